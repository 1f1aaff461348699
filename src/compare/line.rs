//! The lines of a run, as they come in.

use crate::model::{CellAt, Date, Money, Period};

/// One entry of a run, with what became of it.
#[derive(Copy, Clone, Debug)]
pub struct Line<'a> {
    /// The file as the inbox names it.
    pub file: &'a str,
    /// The sheet; empty for a text file.
    pub sheet: &'a str,
    /// The cell of the amount.
    pub at: CellAt,
    /// The area's id; empty when it is not known.
    pub area: &'a str,
    /// When it was spent, if known.
    pub period: Option<Period>,
    /// The date on the line, if there is one.
    pub date: Option<Date>,
    /// The sections it stands in.
    pub section: &'a str,
    /// The label.
    pub label: &'a str,
    /// The words beside the label.
    pub description: &'a str,
    /// How much in all.
    pub amount: Money,
    /// What it was spent on; the amounts add up to `amount`.
    pub parts: &'a [LinePart<'a>],
    /// How many lines it counts as: one, or none for what takes a line back.
    pub lines: u64,
    /// Whether it counts as spend; what is excluded does not.
    pub counts: bool,
    /// Which step decided.
    pub method: &'a str,
    /// Why it was decided so, or is excluded.
    pub reason: &'a str,
}

/// One share of a line.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct LinePart<'a> {
    /// A category's id or `unclear`; empty for what waits or is excluded.
    pub category: &'a str,
    /// The share in ten-thousandths, where there is a category.
    pub share: Option<u32>,
    /// How much.
    pub amount: Money,
}

/// The lines of one run, which can be read more than once.
pub trait Lines {
    /// Why they cannot be read.
    type Error;

    /// Shows every line, from the first, to `take`.
    ///
    /// # Errors
    ///
    /// A line cannot be read.
    fn each(&self, take: &mut dyn FnMut(&Line<'_>)) -> Result<(), Self::Error>;
}
