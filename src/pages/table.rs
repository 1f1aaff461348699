//! A table of spend as it is printed: rounded so that its lines add up to its total.

use rust_decimal::Decimal;

use crate::figure::{Figures, Format, Printed};
use crate::model::{Money, Tally};

use super::Sentence;

/// A page that cannot be made: a mistake of this program, never of the sheets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// A page wants a figure that nobody counted.
    #[error("a page prints the figure {0}, and there is none")]
    NoFigure(String),
    /// The lines of a table are not the whole of it.
    #[error("the lines of {table} come to {found}, and {whole} is {expected}")]
    DoesNotAddUp {
        /// Which table of the page.
        table: &'static str,
        /// The id of its total.
        whole: String,
        /// What the lines come to.
        found: Money,
        /// What they should come to.
        expected: Money,
    },
}

/// What a table is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Its name in files for machines, and of its heading in a page: `labels`.
    pub id: &'static str,
    /// What stands above it.
    pub heading: String,
    /// What is to be said of it in a sentence.
    pub caption: Sentence,
    /// What its lines are: `Category`.
    pub of: &'static str,
    /// Its lines: each with its name, the id of its figure, and what it comes to.
    pub lines: Vec<(Sentence, String, Tally)>,
    /// The same of its total.
    pub total: (String, Tally),
}

/// A table of spend as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in files for machines, and of its heading in a page: `labels`.
    pub id: &'static str,
    /// What stands above it.
    pub heading: String,
    /// What is to be said of it in a sentence.
    pub caption: Sentence,
    /// What its lines are: `Category`.
    pub of: &'static str,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What they add up to, as they are printed.
    pub total: Printed,
    /// Lines of spend in all, and what they come to exactly.
    pub sum: Tally,
    /// Whether its lines have shares: there are none of nothing, and of less than nothing.
    pub has_shares: bool,
}

/// One line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub name: Sentence,
    /// How much, in whole pounds.
    pub pounds: Printed,
    /// What part of the total, in whole per cents.
    pub share: Option<Printed>,
    /// Lines of spend, and what they come to exactly.
    pub sum: Tally,
    /// The length of its bar, in per cent of the longest; a bar of nothing or less has none.
    pub bar: Decimal,
}

impl Table {
    /// Rounds the figures of `parts` so that they add up as they are printed.
    ///
    /// # Errors
    ///
    /// When the lines do not add up to the total, or a figure is not there.
    pub fn new(parts: Parts, figures: &Figures) -> Result<Table, PageError> {
        let Parts { id, heading, caption, of, lines, total: (whole, sum) } = parts;
        let found: Money = lines.iter().map(|(_, _, sum)| sum.amount).sum();
        if found != sum.amount {
            let expected = sum.amount;
            return Err(PageError::DoesNotAddUp { table: id, whole, found, expected });
        }
        let ids: Vec<String> = lines.iter().map(|(_, id, _)| id.clone()).collect();
        let missing = || {
            let mut all = ids.iter().chain([&whole]);
            let id = all.find(|id| figures.exact(id).is_none()).unwrap_or(&whole);
            PageError::NoFigure(id.clone())
        };
        let mut pounds = figures.column(&ids, Some(&whole), Format::Pounds).ok_or_else(missing)?;
        let total = pounds.pop().ok_or_else(missing)?;
        let has_shares = figures.exact(&whole).is_some_and(|whole| whole > Decimal::ZERO);
        let shares = match has_shares {
            true => figures.column(&ids, Some(&whole), Format::Share(0)).ok_or_else(missing)?,
            false => Vec::new(),
        };
        let longest = lines.iter().map(|(_, _, sum)| sum.amount).max().unwrap_or_default();
        let mut shares = shares.into_iter();
        let lines = lines
            .into_iter()
            .zip(pounds)
            .map(|((name, _, sum), pounds)| {
                let bar = bar(sum.amount, longest);
                Line { name, pounds, share: shares.next(), sum, bar }
            })
            .collect();
        Ok(Table { id, heading, caption, of, lines, total, sum, has_shares })
    }
}

/// The length of a bar, in per cent of the longest one with one place.
pub fn bar(amount: Money, longest: Money) -> Decimal {
    let part = amount.exact().max(Decimal::ZERO).checked_div(longest.exact());
    (part.unwrap_or_default() * Decimal::ONE_HUNDRED).round_dp(1).normalize()
}
