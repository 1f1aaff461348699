//! Where to look: the first few places of a label.

use std::fmt;
use std::sync::Arc;

use crate::model::CellAt;

/// Where a line stands. Places are in the order of file, sheet and cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinePlace {
    /// The file as the inbox names it.
    pub file: Arc<str>,
    /// Position of the sheet in its workbook.
    pub sheet: usize,
    /// The cell of the amount.
    pub cell: CellAt,
    /// Name of the sheet; empty for a text file.
    pub sheet_name: Arc<str>,
}

/// `returns/q1.xlsx!Spend!D9`, or `returns/q1.csv!D9`.
impl fmt::Display for LinePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.sheet_name.is_empty() {
            return write!(f, "{}!{}", self.file, self.cell);
        }
        write!(f, "{}!{}!{}", self.file, self.sheet_name, self.cell)
    }
}

/// The first [`FirstPlaces::KEPT`] places, whatever the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstPlaces(Vec<LinePlace>);

impl FirstPlaces {
    /// How many are kept.
    pub const KEPT: usize = 3;

    /// Keeps `place` if it is among the first.
    pub fn add(&mut self, place: &LinePlace) {
        let at = self.0.partition_point(|kept| kept < place);
        if at < FirstPlaces::KEPT && self.0.get(at) != Some(place) {
            self.0.truncate(FirstPlaces::KEPT - 1);
            self.0.insert(at, place.clone());
        }
    }

    /// Keeps the first of both.
    pub fn merge(&mut self, other: &FirstPlaces) {
        other.0.iter().for_each(|place| self.add(place));
    }

    /// The places in order.
    pub fn as_slice(&self) -> &[LinePlace] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_three_are_kept_in_order() {
        let mut places = FirstPlaces::default();
        for (file, row) in [("b", 1), ("a", 9), ("c", 0), ("a", 2), ("b", 0), ("b", 0)] {
            let cell = CellAt::new(row, 0);
            let sheet_name = Arc::from(if file == "a" { "Q1" } else { "" });
            places.add(&LinePlace { file: Arc::from(file), sheet: 0, cell, sheet_name });
        }
        let shown: Vec<String> = places.as_slice().iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["a!Q1!A3", "a!Q1!A10", "b!A1"]);
    }
}
