//! `programme.xlsx`: the programme's article as a workbook, with charts that the reader's own program draws, so
//! that they can be taken into a document and restyled there.
//!
//! The workbook bears a fixed date of creation, so that the same results give the same bytes.

mod about;
mod chart;
mod sheet;
mod sheets;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::super::xlsx_cell::properties;
use super::super::xlsx_page::Styles;
use super::programme_csv::Lists;
use sheet::Sheet;

/// The names of the sheets, in order; the last one only when there is a category of delivery costs.
pub const SHEETS: [&str; 5] = ["About", "Categories", "Years", "Regions", "Delivery"];

/// The whole file. Fails only by a mistake of this program.
pub fn render(lists: &Lists<'_>, currency: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&lists.page.programme)?);
    let styles = Styles::new(currency);
    for name in SHEETS {
        if name == "Delivery" && lists.page.delivery.is_none() {
            continue;
        }
        let worksheet = workbook.add_worksheet().set_name(name)?;
        // On one sheet of paper with its chart; the areas may take several.
        let pages = if name == "Delivery" { 0 } else { 1 };
        worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, pages);
        let mut sheet = Sheet::new(worksheet, &styles, name, lists);
        match name {
            "About" => about::write(&mut sheet)?,
            "Categories" => sheets::categories(&mut sheet)?,
            "Years" => sheets::years(&mut sheet)?,
            "Regions" => sheets::regions(&mut sheet)?,
            _ => sheets::delivery(&mut sheet)?,
        }
    }
    workbook.save_to_buffer()
}
