//! The coded lines of the last run, a sample of them, and the sample as it comes back.

mod answers;
mod filled;
mod since;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::audit::{BadTerms, Coded, Outside, Plan, SampleRow, Selection, Terms, pence};
use crate::model::Tally;
use crate::publish::PublishedRun;
use crate::publish::entries_csv::{Damaged, PublishedEntry, Status};

pub use filled::filled_sample;
pub use since::{Since, since};

/// A sample that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnSample {
    /// From what, and how.
    pub plan: Plan,
    /// The lines to test, in the order of the run.
    pub rows: Vec<SampleRow>,
}

/// Why no sample can be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSample {
    /// The entries of the run cannot be read.
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// The terms ask for what no sample can do.
    #[error(transparent)]
    Terms(#[from] BadTerms),
}

/// Draws lines to test from the coded spend of `run`.
///
/// What is drawn from are coded lines of more than nothing. Refunds and lines that net others, lines
/// of nothing, and what is unclear or waits for a decision are counted, and left outside.
///
/// # Errors
///
/// The entries cannot be read, or no sample can be drawn on these terms.
pub fn draw_sample(run: &PublishedRun, terms: Terms) -> Result<DrawnSample, NoSample> {
    terms.selections()?;
    let mut amounts = Vec::new();
    let mut categories: BTreeMap<String, Tally> = BTreeMap::new();
    let mut outside = Outside::default();
    let taken_back = taken_back(run)?;
    let mut entries = run.entries()?;
    while let Some(entry) = entries.next_entry()? {
        match Kind::of(&entry, &taken_back) {
            Kind::InPopulation(amount) => {
                amounts.push(amount);
                for part in entry.parts() {
                    *categories.entry(part.category.to_owned()).or_default() +=
                        Tally::one(part.amount);
                }
            }
            Kind::Outside(into) => *into(&mut outside) += Tally::one(entry.amount),
            Kind::NoSpend => {}
        }
    }
    let fingerprint = run.fingerprint()?;
    let categories = categories.into_iter().collect();
    let (plan, selections) = Plan::draw(terms, fingerprint, &amounts, categories, outside)?;
    Ok(DrawnSample { rows: rows(run, &selections, &taken_back)?, plan })
}

/// The ids of entries that others take back.
fn taken_back(run: &PublishedRun) -> Result<FxHashSet<String>, Damaged> {
    let mut found = FxHashSet::default();
    let mut entries = run.entries()?;
    while let Some(entry) = entries.next_entry()? {
        found.extend(entry.takes_back().map(String::from));
    }
    Ok(found)
}

/// What an entry is to a sample.
enum Kind {
    /// So many pence can be drawn from.
    InPopulation(u64),
    /// It is counted here.
    Outside(fn(&mut Outside) -> &mut Tally),
    /// It does not count as spend.
    NoSpend,
}

impl Kind {
    fn of(entry: &PublishedEntry<'_>, taken_back: &FxHashSet<String>) -> Kind {
        // An entry and what takes it back are together no spend.
        if entry.is_reversal() || taken_back.contains(entry.entry_id) {
            return Kind::NoSpend;
        }
        match entry.status {
            Status::Excluded => return Kind::NoSpend,
            Status::Review => return Kind::Outside(|outside| &mut outside.review),
            Status::Coded => {}
        }
        if entry.parts().any(|part| part.category == "unclear") {
            return Kind::Outside(|outside| &mut outside.unclear);
        }
        match pence(entry.amount) {
            None => Kind::Outside(|outside| &mut outside.credits),
            Some(0) => Kind::Outside(|outside| &mut outside.zero),
            Some(amount) => Kind::InPopulation(amount),
        }
    }
}

/// The rows of the selected lines.
fn rows(
    run: &PublishedRun,
    selections: &[Selection],
    taken_back: &FxHashSet<String>,
) -> Result<Vec<SampleRow>, Damaged> {
    let mut rows = Vec::new();
    let mut wanted = selections.iter().peekable();
    let mut entries = run.entries()?;
    let mut at = 0;
    while let (Some(selection), Some(entry)) = (wanted.peek(), entries.next_entry()?) {
        if !matches!(Kind::of(&entry, taken_back), Kind::InPopulation(_)) {
            continue;
        }
        if selection.at == at {
            let parts = entry.parts();
            let coded =
                parts.map(|part| (part.category.to_owned(), part.share.unwrap_or_default()));
            rows.push(SampleRow {
                number: u32::try_from(rows.len() + 1).unwrap_or(u32::MAX),
                entry: entry.entry_id.to_owned(),
                file: entry.file.to_owned(),
                sheet: entry.sheet.to_owned(),
                cell: entry.cell.to_owned(),
                area: entry.area.to_owned(),
                period: entry.period,
                section: entry.section.to_owned(),
                label: entry.label.to_owned(),
                amount: entry.amount,
                coded: Coded(coded.collect()),
                method: entry.method.to_owned(),
                reason: entry.reason.to_owned(),
                hits: selection.hits,
            });
            wanted.next();
        }
        at += 1;
    }
    Ok(rows)
}
