//! Sheets made for tests, and how they are read.

use super::{About, Headings, SheetLayout, detect};
use crate::open::{Sheet, SheetBuilder};

/// The layout of a sheet with these cells, all of them text as in a text file.
pub(crate) fn layout_of(rows: &[&[&str]]) -> SheetLayout {
    let mut builder = SheetBuilder::new("");
    for (row, cells) in (0..).zip(rows) {
        for (col, text) in (0..).zip(*cells) {
            builder.push_text(row, col, text);
        }
    }
    detected(&builder.finish())
}

/// The layout of `sheet`, when nobody has said anything about it.
pub(crate) fn detected(sheet: &Sheet) -> SheetLayout {
    let headings = Headings::default();
    let about =
        About { headings: &headings, fy_start: 4, header_row: None, basis: None, ignore: false };
    detect(sheet, &about, None)
}
