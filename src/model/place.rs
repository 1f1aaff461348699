//! Places in a spreadsheet, as the spreadsheet program shows them.

use std::fmt;

/// One cell, counted from zero inside, printed as `D9`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAt {
    /// Row, from zero.
    pub row: u32,
    /// Column, from zero.
    pub col: u32,
}

impl CellAt {
    /// The cell at `row` and `col`, both from zero.
    pub fn new(row: u32, col: u32) -> CellAt {
        CellAt { row, col }
    }
}

impl fmt::Display for CellAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Letters(self.col), u64::from(self.row) + 1)
    }
}

/// A column, from zero, printed in letters: `A`, `Z`, `AA`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Letters(pub u32);

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = u64::from(self.0) + 1;
        let mut letters = [0u8; 8];
        let mut at = letters.len();
        while rest > 0 {
            at -= 1;
            letters[at] = b'A' + ((rest - 1) % 26) as u8;
            rest = (rest - 1) / 26;
        }
        letters[at..].iter().try_for_each(|&letter| write!(f, "{}", letter as char))
    }
}

/// A stretch of rows, from the first to the last, both from zero: `row 7`, `rows 3 to 8`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Rows(pub u32, pub u32);

impl Rows {
    /// The words that go with the stretch: one row adds up, several add up.
    pub fn add_up(self) -> &'static str {
        if self.0 == self.1 { "adds up" } else { "add up" }
    }
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (u64::from(self.0) + 1, u64::from(self.1) + 1);
        if first == last { write!(f, "row {first}") } else { write!(f, "rows {first} to {last}") }
    }
}

/// The column that `letters` name, from zero; `None` when they name none.
pub fn column_of(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 6 {
        return None;
    }
    letters
        .bytes()
        .try_fold(0u64, |sum, byte| {
            let letter = byte.to_ascii_uppercase();
            letter.is_ascii_uppercase().then(|| sum * 26 + u64::from(letter - b'A') + 1)
        })
        .and_then(|column| u32::try_from(column - 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_print_and_read_as_the_spreadsheet_shows_them() {
        for (col, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16_383, "XFD")] {
            assert_eq!(Letters(col).to_string(), letters);
            assert_eq!(column_of(letters), Some(col));
        }
        assert_eq!(CellAt::new(8, 3).to_string(), "D9");
        assert_eq!(column_of("D9"), None);
    }

    #[test]
    fn one_row_is_not_told_as_many() {
        let told = |rows: Rows| format!("{rows} {}", rows.add_up());
        assert_eq!(told(Rows(6, 6)), "row 7 adds up");
        assert_eq!(told(Rows(2, 7)), "rows 3 to 8 add up");
    }
}
