//! The printed totals of one file against what was read from it.

use crate::detect::SheetLayout;
use crate::model::Money;

use super::{Outcome, Verdict};

/// What the printed totals of the spend columns prove.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct TieOut {
    /// Printed totals that agree, to the penny or within the sheet's own rounding.
    pub agree: usize,
    /// Printed totals that do not.
    pub differ: usize,
    /// The totals that nothing sums further, taken together, and the sum of their lines.
    pub printed: Option<(Money, Money)>,
}

impl TieOut {
    /// Holds the printed totals of all sheets against their lines.
    pub fn of(layouts: &[SheetLayout]) -> TieOut {
        let mut tie_out = TieOut::default();
        for table in layouts.iter().flat_map(|layout| &layout.tables) {
            for check in &table.checks {
                if !table.columns[usize::from(check.column)].taken {
                    continue;
                }
                match Outcome::of(check) {
                    Outcome::Agrees | Outcome::Rounded => tie_out.agree += 1,
                    Outcome::Differs => tie_out.differ += 1,
                }
            }
            for (at, _) in table.columns.iter().enumerate().filter(|(_, column)| column.taken) {
                if let Some(printed) = table.printed(at) {
                    let (total, sum) = tie_out.printed.unwrap_or_default();
                    tie_out.printed = Some((total + printed.total, sum + printed.sum));
                }
            }
        }
        tie_out
    }

    /// What is said of a file with `entries` entries.
    pub fn verdict(&self, entries: u64) -> Verdict {
        match (entries, self.differ, self.agree) {
            (0, _, _) => Verdict::NoSpend,
            (_, 0, 0) => Verdict::NoTotal,
            (_, 0, _) => Verdict::Ties,
            _ => Verdict::Differs,
        }
    }
}
