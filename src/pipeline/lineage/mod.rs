//! From a published figure back to the entries, cells and decisions that it is made of.
//!
//! What the run wrote is added up again, so that a figure that does not follow from its entries is noticed.

mod author;
mod derived;
mod figure_id;
mod recount;

use std::cmp::Reverse;

use crate::figure::Figure;
use crate::figure::period_id;
use crate::mapping::{Mappings, did_you_mean};
use crate::model::{Money, Period, Tally};
use crate::publish::PublishedRun;
use crate::publish::entries_csv::{Damaged, PublishedEntry, Status};
use crate::total::{CrossCastError, PeriodBucket};

pub use author::Author;
pub use figure_id::{FigureId, Of};
pub use recount::Recount;

use author::Authors;

/// A figure, followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// As it was published.
    pub figure: Figure,
    /// What it is made of.
    pub made: Made,
}

/// What a figure is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// A sum of entries, the largest first.
    Sum {
        /// How it is summed, where the id does not say it.
        says: String,
        /// The entries, or their parts.
        parts: Vec<Part>,
        /// What they come to.
        sum: Tally,
    },
    /// A number, a share or what lies in the middle, worked out again.
    Count(Recount),
    /// A figure of a kind that cannot be followed.
    Unknown,
}

/// What one entry adds to a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The entry's id.
    pub entry: String,
    /// Path inside the inbox.
    pub file: String,
    /// The sheet; empty for a text file.
    pub sheet: String,
    /// The cell of the amount.
    pub cell: String,
    /// The area's id; empty when it is not known.
    pub area: String,
    /// When it was spent, if known.
    pub period: Option<Period>,
    /// The sections that it stands in.
    pub section: String,
    /// The label.
    pub label: String,
    /// What it adds.
    pub amount: Money,
    /// All of the entry.
    pub whole: Money,
    /// Its categories as they were published: ids, `unclear`, or nothing for what waits; each with its
    /// share in ten-thousandths.
    pub categories: Vec<(String, Option<u32>)>,
    /// Whether it is coded, or waits.
    pub status: Status,
    /// Which step decided.
    pub method: String,
    /// The decided label or pattern that matched, or came nearest.
    pub matched: String,
    /// Why.
    pub reason: String,
    /// Whose decision that was.
    pub author: Option<Author>,
}

/// Why a figure cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLineage {
    /// The results cannot be read.
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// The sums of the entries contradict each other.
    #[error(transparent)]
    Sums(#[from] CrossCastError),
    /// There is no such figure.
    #[error("there is no figure `{0}` in summary.json; {1}")]
    NoFigure(String, String),
}

/// Follows the figure `id` of `run` to what it is made of. As in a template, a `:` may stand for any point of the id.
///
/// # Errors
///
/// There is no such figure, or the results cannot be read.
pub fn follow(run: &PublishedRun, mappings: &Mappings, id: &str) -> Result<Lineage, NoLineage> {
    let figures = run.figures()?;
    let with_points = id.replace(':', ".");
    let of_id = |id: &str| figures.iter().find(|figure| figure.id == id).cloned();
    let Some(figure) = of_id(id).or_else(|| of_id(&with_points)) else {
        let known = figures.iter().map(|figure| figure.id.as_str());
        let otherwise = "out/summary.json lists them all, like `programme.total`";
        return Err(NoLineage::NoFigure(id.to_owned(), did_you_mean(id, known, otherwise)));
    };
    let id = figure.id.as_str();
    let made = match FigureId::read(id) {
        Some(FigureId::Spend { area, of }) => sum(run, mappings, area, of)?,
        Some(FigureId::Coverage(by)) => Made::Count(recount::coverage(run, by)?),
        Some(FigureId::Count(what)) => {
            recount::count(run, what)?.map_or(Made::Unknown, Made::Count)
        }
        None => derived::made(run, mappings, id)?,
    };
    Ok(Lineage { figure, made })
}

impl Lineage {
    /// What the parts come to beyond what was published; `None` where nothing was added up again, or the
    /// figure is no number.
    pub fn difference(&self) -> Option<Money> {
        let published = self.figure.value.parse().ok().and_then(Money::new)?;
        match &self.made {
            Made::Sum { sum, .. } => Some(sum.amount - published),
            Made::Count(counted) => Some(counted.value? - published),
            Made::Unknown => None,
        }
    }
}

fn sum(
    run: &PublishedRun,
    mappings: &Mappings,
    area: Option<&str>,
    of: Of<'_>,
) -> Result<Made, Damaged> {
    let authors = Authors::of(mappings);
    let first_month = mappings.settings.financial_year_start;
    let (mut parts, mut sum) = (Vec::new(), Tally::ZERO);
    let mut entries = run.entries()?;
    while let Some(entry) = entries.next_entry()? {
        let is_spend = entry.status != Status::Excluded;
        if !is_spend || area.is_some_and(|area| area != entry.area) {
            continue;
        }
        let amount = match of {
            Of::All => Some(entry.amount),
            Of::Period(period) => {
                let own = period_id(PeriodBucket::of(entry.period, entry.date, first_month));
                (own == period).then_some(entry.amount)
            }
            Of::Category(category) => in_category(&entry, category),
        };
        if let Some(amount) = amount {
            sum += Tally { amount, ..entry.tally() };
            parts.push(Part::of(&entry, amount, &authors));
        }
    }
    largest_first(&mut parts);
    Ok(Made::Sum { says: String::new(), parts, sum })
}

fn largest_first(parts: &mut [Part]) {
    // Stable: of equals, the first of the run stands first.
    parts.sort_by_key(|part| Reverse(part.amount.abs()));
}

/// How much of an entry is in a category; `None` when nothing is.
fn in_category(entry: &PublishedEntry<'_>, category: &str) -> Option<Money> {
    let wanted = if category == "review" { "" } else { category };
    let mut parts = entry.parts().filter(|part| part.category == wanted).peekable();
    parts.peek()?;
    Some(parts.map(|part| part.amount).sum())
}

impl Part {
    fn of(entry: &PublishedEntry<'_>, amount: Money, authors: &Authors<'_>) -> Part {
        Part {
            entry: entry.entry_id.to_owned(),
            file: entry.file.to_owned(),
            sheet: entry.sheet.to_owned(),
            cell: entry.cell.to_owned(),
            area: entry.area.to_owned(),
            period: entry.period,
            section: entry.section.to_owned(),
            label: entry.label.to_owned(),
            amount,
            whole: entry.amount,
            categories: entry.parts().map(|part| (part.category.to_owned(), part.share)).collect(),
            status: entry.status,
            method: entry.method.to_owned(),
            matched: entry.matched_label.to_owned(),
            reason: entry.reason.to_owned(),
            author: authors.find(entry),
        }
    }
}
