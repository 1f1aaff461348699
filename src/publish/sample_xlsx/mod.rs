//! The list of lines to test as a workbook: what to open, what was read, and where to write what was found.
//!
//! The sheet "Sample" is filled in; "Plan" says what was drawn from what and how, "Categories" what can be
//! chosen, "How to" what is asked.

mod how_to;
mod list;
mod plan;
pub mod plan_text;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::review_xlsx::categories;
use super::xlsx_cell::properties;
use super::xlsx_page::{Page, Styles};
use crate::audit::{Plan, SampleRow};
use crate::mapping::Mappings;

/// The names of the sheets, in order.
pub const SHEETS: [&str; 4] = ["Sample", "Plan", "Categories", "How to"];

/// A sample to be tested.
#[derive(Copy, Clone, Debug)]
pub struct SampleList<'a> {
    /// What was drawn from what, and how.
    pub plan: &'a Plan,
    /// The lines.
    pub rows: &'a [SampleRow],
    /// What can be chosen.
    pub mappings: &'a Mappings,
}

/// Why the workbook cannot be made: only by a mistake of this program.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// The workbook itself.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
    /// The plan in it.
    #[error(transparent)]
    Plan(#[from] serde_json::Error),
}

/// The whole file.
///
/// # Errors
///
/// Only by a mistake of this program.
pub fn render(list: &SampleList<'_>) -> Result<Vec<u8>, NotMade> {
    let mut workbook = Workbook::new();
    let settings = &list.mappings.settings;
    let title = format!("{}: lines to test", settings.programme);
    workbook.set_properties(&properties(&title)?);
    let styles = Styles::new(&settings.currency);
    for name in SHEETS {
        let sheet = workbook.add_worksheet().set_name(name)?;
        let mut page = Page::new(sheet, &styles);
        match name {
            "Sample" => list::write(&mut page, list, &title)?,
            "Plan" => plan::write(&mut page, list)?,
            "Categories" => {
                categories::write(&mut page, list.mappings, SHEETS[0], "category found")?;
            }
            _ => how_to::write(&mut page)?,
        }
    }
    Ok(workbook.save_to_buffer()?)
}
