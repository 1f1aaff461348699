//! The list for a second coder: labels that are decided, with nothing that tells how.
//!
//! It looks like the review list and is read like it. Its columns are those that say which label is
//! meant and where to look, and those that are filled in: no suggestion, no likeness, no group, no
//! amount. Who fills it in stands in `decided_by` already.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::super::names::area_id;
use super::super::review_cell::joined;
use super::super::xlsx_cell::properties;
use super::super::xlsx_page::{Page, Styles};
use super::{categories, how_to, questions};
use crate::mapping::Mappings;
use crate::review::{Column, DecidedLabel};

/// The names of the sheets, in order.
pub const SHEETS: [&str; 3] = ["Labels", "Categories", "How to"];

/// The columns, in order.
const COLUMNS: [Column; 8] = [
    Column::Area,
    Column::Label,
    Column::Section,
    Column::Where,
    Column::Category,
    Column::Split,
    Column::Note,
    Column::DecidedBy,
];

const FILLED_IN: [(&str, &str); 4] = [
    (
        "category",
        "What you think the money was spent on: a name from the list that the cell offers, or its id; \
         “unclear” if nobody can tell from the label. Leave it empty if you do not want to decide.",
    ),
    (
        "split",
        "Only if one category will not do, and then in place of it: shares in per cent that add up to \
         100, like 60 and 40, each behind the name or id of its category and parted by a semicolon.",
    ),
    ("note", "What made you hesitate, in a few words. May be empty."),
    ("decided_by", "Your name. It stands there already."),
];

const HOW: [(&str, &str); 3] = [
    (
        "by yourself",
        "These labels were coded before by somebody else or by the program. That you do not know how, \
         and do not ask, is the point: where two people agree who do not know of each other, the label \
         says enough.",
    ),
    (
        "in any order",
        "The order of the rows was drawn by lot. Sort and filter as you like; do not rename columns, and \
         leave area and label as they are: they say which label is meant.",
    ),
    (
        "and then",
        "Save the file and give it back. The command crosscast agree compares it with what was decided: \
         how often both agree, how much of that is chance, and on which labels they differ.",
    ),
];

/// A list for a second coder.
#[derive(Copy, Clone, Debug)]
pub struct SecondList<'a> {
    /// Who is to fill it in.
    pub coder: &'a str,
    /// The labels in the order in which they are shown.
    pub labels: &'a [&'a DecidedLabel],
    /// What can be chosen.
    pub mappings: &'a Mappings,
}

/// The whole file.
///
/// # Errors
///
/// Only by a mistake of this program.
pub fn render(list: &SecondList<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let settings = &list.mappings.settings;
    let title = format!("{}: labels for a second coder", settings.programme);
    workbook.set_properties(&properties(&title)?);
    let styles = Styles::new(&settings.currency);
    for name in SHEETS {
        let sheet = workbook.add_worksheet().set_name(name)?;
        let mut page = Page::new(sheet, &styles);
        match name {
            "Labels" => labels(&mut page, list, &title)?,
            "Categories" => categories::write(&mut page, list.mappings, SHEETS[0], "category")?,
            _ => {
                page.title("How to code a second time")?;
                page.row += 1;
                how_to::table(&mut page, "What you fill in", &styles.head_input, &FILLED_IN)?;
                how_to::table(&mut page, "How to go about it", &styles.head, &HOW)?;
                page.sheet.set_landscape().set_print_fit_to_pages(1, 0);
            }
        }
    }
    workbook.save_to_buffer()
}

fn labels(page: &mut Page<'_>, list: &SecondList<'_>, title: &str) -> Result<(), XlsxError> {
    page.title(title)?;
    page.note(
        "Choose a category for each label, without asking how it was coded before, in the shaded columns \
         at the right.",
    )?;
    page.note("The sheet “How to” explains them; “Categories” says what belongs in each.")?;
    page.row += 1;
    let header = page.row;
    for (col, column) in (0u16..).zip(COLUMNS) {
        let style = if column.is_filled_in() { &page.styles.head_input } else { &page.styles.head };
        page.head(col, column.name(), width(column), style)?;
    }
    page.row += 1;
    for label in list.labels {
        for (col, column) in (0u16..).zip(COLUMNS) {
            cell(page, col, column, label, list)?;
        }
        page.end_row()?;
    }
    let last = page.row.saturating_sub(1);
    for (col, column) in (0u16..).zip(COLUMNS) {
        if let Some(rule) = questions::rule(column, list.mappings)?
            && !list.labels.is_empty()
        {
            page.sheet.add_data_validation(header + 1, col, last, col, &rule)?;
        }
    }
    let last_col = u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX);
    page.sheet
        .autofilter(header, 0, last, last_col)?
        .set_freeze_panes(header + 1, 2)?
        .set_zoom(90)
        .set_landscape()
        .set_paper_size(questions::PAPER)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(header, header)?
        .set_footer("&L&A&RPage &P of &N");
    Ok(())
}

fn cell(
    page: &mut Page<'_>,
    col: u16,
    column: Column,
    label: &DecidedLabel,
    list: &SecondList<'_>,
) -> Result<(), XlsxError> {
    match column {
        Column::Area => page.text(col, area_id(list.mappings, label.coding.area)),
        Column::Label => page.text(col, &label.coding.label),
        Column::Section => page.text(col, &label.section),
        Column::Where => page.text(col, &joined(label.places.as_slice())),
        Column::DecidedBy => page.input(col, list.coder),
        _ => page.input(col, ""),
    }
}

/// The width of a column in characters. There is more room than in the review list.
fn width(column: Column) -> u16 {
    match column {
        Column::Section => 24,
        Column::Label | Column::Where => 40,
        _ => questions::width(column),
    }
}

#[cfg(test)]
mod tests;
