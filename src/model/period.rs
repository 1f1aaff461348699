//! The stretch of time that money belongs to.

use super::Date;

/// From one day to another, both included.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

/// A period as some words give it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum PeriodWords {
    /// A stretch with dates.
    Dated(Period),
    /// "Year 3": a year counted from the area's own beginning.
    Year(u8),
    /// "Q2", "quarter 2" with no year: a quarter of the financial year of the return.
    Quarter(u8),
    /// A month, 1 to 12, with no year.
    Month(u8),
}

/// Reads a period in `text`; `fy_start` is the first month of the financial year (4 in the UK).
/// `None` when the text names none, or more than one that do not make one stretch.
pub fn read_period(_text: &str, _fy_start: u8) -> Option<PeriodWords> {
    None
}
