//! The sheet that is filled in.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, XlsxError,
};

use super::super::review_xlsx::categories;
use super::super::xlsx_page::Page;
use super::{NotMade, SampleList, plan_text};
use crate::audit::{COLUMNS, Column, SampleRow};
use crate::mapping::Mappings;

/// A3.
const PAPER: u8 = 8;

/// Writes the lines.
pub(super) fn write(
    page: &mut Page<'_>,
    list: &SampleList<'_>,
    title: &str,
) -> Result<(), NotMade> {
    page.title(title)?;
    page.note(
        "Open each file at its sheet and cell, hold it against the evidence, and write what you find into the \
         shaded columns: ok where all is well. The sheet “How to” explains them.",
    )?;
    page.note(
        "When all lines are tested, save the file and say: crosscast sample --evaluate FILE",
    )?;
    plan(page, list)?;
    page.row += 1;
    let header = page.row;
    for (col, (column, name)) in (0u16..).zip(COLUMNS) {
        let style = if column.is_filled_in() { &page.styles.head_input } else { &page.styles.head };
        page.head(col, name, width(column), style)?;
    }
    page.row += 1;
    for row in list.rows {
        for (col, (column, _)) in (0u16..).zip(COLUMNS) {
            cell(page, col, column, row, list)?;
        }
        page.end_row()?;
    }
    let last = page.row.saturating_sub(1);
    for (col, (column, _)) in (0u16..).zip(COLUMNS) {
        if let Some(rule) = rule(column, list.mappings)?
            && !list.rows.is_empty()
        {
            page.sheet.add_data_validation(header + 1, col, last, col, &rule)?;
        }
    }
    let last_col = u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX);
    page.sheet
        .autofilter(header, 0, last, last_col)?
        .set_freeze_panes(header + 1, 1)?
        .set_zoom(80)
        .set_landscape()
        .set_paper_size(PAPER)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(header, header)?
        .set_footer("&L&A&RPage &P of &N");
    Ok(())
}

/// The plan in one row, small and cut at the edge of its cells: it is for the program.
fn plan(page: &mut Page<'_>, list: &SampleList<'_>) -> Result<(), NotMade> {
    let small = Format::new().set_font_size(7);
    let cut = small.clone().set_align(FormatAlign::Fill);
    let row = page.row;
    page.sheet.write_string_with_format(row, 0, "plan", &small)?;
    for (col, piece) in (1u16..).zip(plan_text::pieces(list.plan)?) {
        page.sheet.write_string_with_format(row, col, piece, &cut)?;
    }
    page.row += 1;
    Ok(())
}

fn cell(
    page: &mut Page<'_>,
    col: u16,
    column: Column,
    row: &SampleRow,
    list: &SampleList<'_>,
) -> Result<(), XlsxError> {
    let styles = page.styles;
    match column {
        Column::Number => page.figure(col, &row.number, &styles.count),
        Column::File => page.text(col, &row.file),
        Column::Sheet => page.text(col, &row.sheet),
        Column::Cell => page.text(col, &row.cell),
        Column::Area => page.text(col, &row.area),
        Column::Period => {
            let period = row.period.map(|period| format!("{} to {}", period.start, period.end));
            page.text(col, &period.unwrap_or_default())
        }
        Column::Section => page.text(col, &row.section),
        Column::Label => page.text(col, &row.label),
        Column::Amount => page.figure(col, &row.amount, &styles.money),
        Column::Category => page.text(col, &row.coded.to_string()),
        Column::Method => page.text(col, &row.method),
        Column::Reason => page.text(col, &row.reason),
        Column::Hits => page.text(col, &row.hits.to_string()),
        Column::AmountFound => {
            page.sheet.write_blank(page.row, col, &styles.input_money)?;
            Ok(())
        }
        Column::CategoryFound | Column::Note | Column::TestedBy => page.input(col, ""),
        Column::Entry => page.text(col, &row.entry),
        Column::Check => page.text(col, &row.drawn().check(&list.plan.run)),
    }
}

/// What a cell of `column` may hold, and what is said beside it. What does not fit is a warning: every
/// answer is checked again when the list is judged.
fn rule(column: Column, mappings: &Mappings) -> Result<Option<DataValidation>, XlsxError> {
    Ok(Some(match column {
        Column::CategoryFound => DataValidation::new()
            .allow_list_formula(Formula::new(categories::choices(mappings)))
            .set_error_style(DataValidationErrorStyle::Information)
            .set_error_title("Not on the list")?
            .set_error_message("Good for ok, an id, or shares like spaces 60; arts 40.")?
            .set_input_title("Category found")?
            .set_input_message(
                "ok if it is coded rightly; else choose from the list. Empty: not tested.",
            )?,
        Column::AmountFound => said(
            "Amount found",
            "ok if it is the amount as read; else pounds, 0 if there is nothing. Empty: not tested.",
        )?,
        Column::Note => said("Note", "What was looked at, and what is to be said of it.")?,
        Column::TestedBy => said("Who", "Your name or initials.")?,
        _ => return Ok(None),
    }))
}

fn said(title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    DataValidation::new().allow_any_value().set_input_title(title)?.set_input_message(message)
}

/// The width of a column in characters.
fn width(column: Column) -> u16 {
    match column {
        Column::Number | Column::Hits => 8,
        Column::Cell => 7,
        Column::Method => 11,
        Column::Sheet | Column::Period | Column::TestedBy | Column::Check => 13,
        Column::Section | Column::Amount | Column::AmountFound => 16,
        Column::Area | Column::Category | Column::Entry => 20,
        Column::CategoryFound => 26,
        Column::Label | Column::Reason | Column::Note => 32,
        Column::File => 36,
    }
}
