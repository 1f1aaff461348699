//! The printed totals of a return, one by one.

use super::Cause;
use crate::detect::{Check, Column, SheetLayout, is_rounding};

/// How a printed total stands to its lines.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Equal, to the penny.
    Agrees,
    /// Equal when rounding in the sheet is allowed for.
    Rounded,
    /// Not equal.
    Differs,
}

/// One printed total of a column that is taken as spend.
#[derive(Clone, Debug)]
pub struct PrintedTotal<'a> {
    /// Position of its sheet in the workbook.
    pub sheet: usize,
    /// What is printed, and what its lines add up to.
    pub check: &'a Check,
    /// The column that it stands in.
    pub column: &'a Column,
    /// How the two stand to each other.
    pub outcome: Outcome,
    /// What would explain a difference.
    pub causes: Vec<Cause>,
}

impl PrintedTotal<'_> {
    /// Whether it is not what its lines add up to, rounding allowed for.
    pub fn differs(&self) -> bool {
        self.outcome == Outcome::Differs
    }
}

/// The printed totals of all sheets, from top to bottom and left to right.
pub fn printed_totals(layouts: &[SheetLayout]) -> Vec<PrintedTotal<'_>> {
    let mut found = Vec::new();
    for (sheet, layout) in layouts.iter().enumerate() {
        let from = found.len();
        for table in &layout.tables {
            for check in &table.checks {
                let column = &table.columns[usize::from(check.column)];
                if column.taken {
                    let (outcome, causes) = (outcome(check), Vec::new());
                    found.push(PrintedTotal { sheet, check, column, outcome, causes });
                }
            }
        }
        found[from..].sort_by_key(|total: &PrintedTotal<'_>| total.check.at);
    }
    found
}

fn outcome(check: &Check) -> Outcome {
    if check.difference().pence().is_zero() {
        Outcome::Agrees
    } else if is_rounding(check) {
        Outcome::Rounded
    } else {
        Outcome::Differs
    }
}
