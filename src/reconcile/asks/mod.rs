//! What only the partnership can answer, as sentences that can be sent to it.
//!
//! Each sentence says where, what is so and what is wanted, and needs nothing beside it. What the
//! programme settles by itself (its mapping files, its settings) is not asked; notes are not, either.

mod about_cells;
mod about_sheets;
mod about_totals;
mod wording;

use crate::detect::SheetLayout;
use crate::model::{CellAt, Finding, Refusal};
use crate::open::Workbook;

use super::CheckedTotal;

/// One question to whoever sent a return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Position of the sheet that it is about; `None` for the file as a whole.
    pub sheet: Option<usize>,
    /// The first cell that it is about.
    pub cell: Option<CellAt>,
    /// The question: plain text on one line.
    pub says: String,
}

/// A return that was read, and what was found in it.
#[derive(Copy, Clone, Debug)]
pub struct Returned<'a> {
    /// Its sheets.
    pub workbook: &'a Workbook,
    /// Their layouts, in the same order.
    pub layouts: &'a [SheetLayout],
    /// Its printed totals.
    pub totals: &'a [CheckedTotal<'a>],
    /// What was found.
    pub findings: &'a [Finding],
}

/// What the sender should be asked: about the file first, then sheet by sheet in the order of cells.
pub fn asks(returned: &Returned<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    about_totals::ask(returned, &mut asks);
    about_cells::ask(returned, &mut asks);
    about_sheets::ask(returned, &mut asks);
    asks.sort_by_key(|ask| (ask.sheet, ask.cell));
    asks.dedup_by(|one, other| one.says == other.says);
    asks
}

/// What to ask when a file cannot be read.
pub fn ask_again(refusal: &Refusal) -> Ask {
    let says = format!(
        "We could not read the file: {}. Please send the spreadsheet again, saved as an Excel workbook \
         (.xlsx) without a password.",
        refusal.reason
    );
    Ask { sheet: None, cell: None, says }
}

/// What to ask when a file is byte for byte the file `other`.
pub fn ask_which(other: &str) -> Ask {
    let says = format!("The file is the same, to the byte, as “{other}”. Was another file meant?");
    Ask { sheet: None, cell: None, says }
}

impl<'a> Returned<'a> {
    /// The name of the sheet at `position`; empty for a text file.
    fn sheet_name(&self, position: usize) -> &'a str {
        self.workbook.sheets.get(position).map_or("", |sheet| sheet.name.as_str())
    }

    /// The position of the sheet that `finding` is about. A file with one sheet needs no name.
    fn sheet_of(&self, finding: &Finding) -> Option<usize> {
        let sheets = &self.workbook.sheets;
        match finding.sheet.as_deref() {
            Some(name) => sheets.iter().position(|sheet| sheet.name == name),
            None => (sheets.len() == 1 && finding.cell.is_some()).then_some(0),
        }
    }
}

#[cfg(test)]
mod tests;
