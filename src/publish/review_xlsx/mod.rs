//! `review.xlsx`: the labels to decide, with drop-downs to fill them in.
//!
//! The sheet "Review" has the columns of `review.csv`; what can be chosen stands on "Categories", and
//! "How to" explains what is filled in. Text is never run as a formula, and what a reader takes for
//! the apostrophe of [`crate::model::guard`] is doubled, so that it comes back as it was.

pub(super) mod categories;
pub(super) mod how_to;
mod questions;
pub mod second;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::review_cell::ReviewList;
use super::xlsx_cell::properties;
use super::xlsx_page::{Page, Styles};

/// How many questions the workbook shows. A person does not come to more, a spreadsheet program
/// opens no more at ease, and `review.csv` has all.
pub const MOST: usize = 20_000;

/// The names of the sheets, in order.
pub const SHEETS: [&str; 3] = ["Review", "Categories", "How to"];

/// The whole file. Fails only by a mistake of this program.
pub fn render(list: &ReviewList<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let programme = &list.mappings.settings.programme;
    workbook.set_properties(&properties(&format!("{programme}: labels to decide"))?);
    let styles = Styles::new(&list.mappings.settings.currency);
    for name in SHEETS {
        let sheet = workbook.add_worksheet().set_name(name)?;
        let mut page = Page::new(sheet, &styles);
        match name {
            "Review" => questions::write(&mut page, list, MOST)?,
            "Categories" => categories::write(&mut page, list.mappings, SHEETS[0], "category")?,
            _ => how_to::write(&mut page)?,
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests;
