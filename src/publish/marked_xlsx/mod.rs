//! A return as a workbook, with what became of each row beside it.
//!
//! The copy holds what was read: every cell at its place, as text, number or date. Formulas stand as
//! their values and text is never run. At the right of each sheet three columns are added: what the row was
//! taken for, its category, and the amount that counts; notes on cells say what needs a word. Hidden
//! rows and sheets are shown, and said to be hidden. The return itself is not touched.

mod copy;
mod marks;
mod notes;
mod sheet_names;
mod status;
mod styles;
mod summary;

use rust_xlsxwriter::{Color, Workbook, Worksheet, XlsxError};

use crate::detect::SheetLayout;
use crate::gather::Format;
use crate::mapping::Mappings;
use crate::model::Finding;
use crate::open::{self, Visibility};
use crate::reconcile::CheckedTotal;

use super::card::Card;
use super::xlsx_cell::properties;
use copy::{Copied, copy, first_free_column};
pub use marks::Marks;
use notes::Notes;
use styles::Styles;
use summary::Remarks;

/// The headings of the added columns.
pub const ADDED: [&str; 3] = ["crosscast: status", "category", "amount counted"];
/// The name of the first sheet.
pub const SUMMARY: &str = "crosscast";

/// How the sentence begins by which a copy says what it is.
pub const BEGINS: &str = "This is a copy that crosscast made of what it read";

/// Columns of an xlsx sheet.
const COLUMNS: u16 = 16_384;
/// Rows of an xlsx sheet.
const ROWS: u32 = 1_048_576;

/// A return with all that is known of it.
#[derive(Copy, Clone, Debug)]
pub struct MarkedReturn<'a> {
    /// Its tie-out card.
    pub card: &'a Card,
    /// Its sheets.
    pub workbook: &'a open::Workbook,
    /// Their layouts, in the same order.
    pub layouts: &'a [SheetLayout],
    /// Its printed totals.
    pub totals: &'a [CheckedTotal<'a>],
    /// What was found.
    pub findings: &'a [Finding],
    /// What became of its entries.
    pub marks: &'a Marks,
}

/// The whole workbook.
pub fn render(marked: &MarkedReturn<'_>, mappings: &Mappings) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&mappings.settings.programme)?);
    let styles = Styles::new(&mappings.settings.currency);
    let sheets = &marked.workbook.sheets;
    let (own, names) = sheet_names::names(SUMMARY, sheets.iter().map(|sheet| sheet.name.as_str()));
    workbook.add_worksheet().set_name(&own)?;
    let mut remarks = Remarks { lost: 0, no_room: Vec::new(), more_notes: 0, hidden: Vec::new() };
    for (at, ((sheet, layout), name)) in sheets.iter().zip(marked.layouts).zip(&names).enumerate() {
        let out = workbook.add_worksheet().set_name(name)?;
        for_print(out);
        if sheet.visibility != Visibility::Visible {
            out.set_tab_color(Color::RGB(0x99_99_99));
            remarks.hidden.push(format!("‘{name}’"));
        }
        if first_free_column(sheet).is_none() {
            remarks
                .no_room
                .push(format!("‘{name}’ (the last column is {})", notes::letters(COLUMNS - 1)));
        }
        let mut totals: Vec<&CheckedTotal<'_>> =
            marked.totals.iter().filter(|total| total.sheet == at).collect();
        totals.sort_by_key(|total| total.check.at);
        let marks = marked.marks.of_sheet(at);
        let is_text = marked.workbook.format == Format::Csv;
        let copied = Copied { sheet, layout, marks, totals, is_text };
        let mut notes = Notes::default();
        remarks.lost += copy(&copied, out, &styles, &mut notes)?;
        let here = |finding: &&Finding| finding.sheet.as_deref().unwrap_or_default() == sheet.name;
        notes.findings(marked.findings.iter().filter(here));
        remarks.more_notes += notes.write(out)?;
    }
    for_print(workbook.worksheet_from_index(0)?);
    summary::write(workbook.worksheet_from_index(0)?, &styles, marked.card, &remarks)?;
    workbook.save_to_buffer()
}

/// A4, across, and as wide as the page, so that the added columns stand beside their rows on paper.
fn for_print(sheet: &mut Worksheet) {
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
}
