//! Counting what is wrong with cells, so that a sheet has one finding of a kind and not a
//! thousand.

use crate::model::{CellAt, Code, Finding};

/// How many cells of a sheet share a trouble, and the first of them.
#[derive(Debug, Default)]
pub(super) struct Tally {
    cells: u64,
    first: Option<(CellAt, String)>,
}

impl Tally {
    /// Counts the cell at `at`; `what` is told of the first cell only.
    pub(super) fn count(&mut self, at: CellAt, what: &str) {
        self.cells += 1;
        if self.first.is_none() {
            self.first = Some((at, what.to_string()));
        }
    }

    /// One finding for all cells counted, at the first of them. `words` names the trouble.
    pub(super) fn report(
        self,
        sheet: &str,
        findings: &mut Vec<Finding>,
        code: Code,
        words: impl Fn(&str) -> String,
        remedy: &str,
    ) {
        let Some((at, what)) = self.first else { return };
        let says = match self.cells {
            1 => format!("one cell holds {}", words(&what)),
            cells => format!("{cells} cells hold {}, the first in {at}", words(&what)),
        };
        let finding = Finding::new(code, says, remedy).at(at);
        findings.push(if sheet.is_empty() { finding } else { finding.on_sheet(sheet) });
    }
}
