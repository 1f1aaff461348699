//! What a workbook holds before it is written in one format or another.

/// What one cell holds.
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Words(String),
    /// Money, in pence.
    Pence(i64),
    /// The sum of the rows above, from this one on (the first is 0), in pence: a formula where the format has them.
    Sum(u32, i64),
    /// A day, as spreadsheets count them.
    Day(u32),
}

impl Cell {
    /// Text, or nothing.
    pub fn words(words: &str) -> Cell {
        if words.is_empty() { Cell::Empty } else { Cell::Words(words.to_owned()) }
    }
}

/// The cells of a row, from the first column on.
pub type Row = Vec<Cell>;

/// A sheet and its rows.
pub struct Sheet {
    /// Its name on the tab.
    pub name: &'static str,
    /// From the first row on.
    pub rows: Vec<Row>,
}

/// A day as text, such as `05/04/2019`.
pub fn day(serial: u32) -> String {
    // Day 1 of this count is 1 March of the year 0 (after Neri and Schneider, 2023).
    let n = 4 * (serial + 693_899) + 3;
    let (century, n) = (n / 146_097, n % 146_097 / 4 * 4 + 3);
    let (year, of_year) = (n / 1_461, n % 1_461 / 4);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{day:02}/{month:02}/{}", century * 100 + year + next)
}
