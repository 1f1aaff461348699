//! The sheet that is filled in.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, XlsxError};

use crate::mapping::Mappings;
use crate::review::{COLUMNS, Column, SCOPES};

use super::super::review_cell::{ReviewCell, ReviewList};
use super::super::xlsx_page::Page;
use super::categories;

/// A3.
pub(super) const PAPER: u8 = 8;

/// Writes the first `most` questions.
pub(super) fn write(
    page: &mut Page<'_>,
    list: &ReviewList<'_>,
    most: usize,
) -> Result<(), XlsxError> {
    let shown = list.questions.len().min(most);
    heading(page, list, shown)?;
    let header = page.row;
    for (col, (column, name)) in (0u16..).zip(COLUMNS) {
        let style = if column.is_filled_in() { &page.styles.head_input } else { &page.styles.head };
        page.head(col, name, width(column), style)?;
    }
    page.row += 1;
    for at in 0..shown {
        question(page, list, at)?;
        page.end_row()?;
    }
    let last = page.row.saturating_sub(1);
    for (col, (column, _)) in (0u16..).zip(COLUMNS) {
        if let Some(rule) = rule(column, list.mappings)?
            && shown > 0
        {
            page.sheet.add_data_validation(header + 1, col, last, col, &rule)?;
        }
    }
    let last_col = u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX);
    page.sheet
        .autofilter(header, 0, last, last_col)?
        .set_freeze_panes(header + 1, 2)?
        .set_zoom(80)
        .set_landscape()
        .set_paper_size(PAPER)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(header, header)?
        .set_footer("&L&A&RPage &P of &N");
    Ok(())
}

/// What stands above the table.
fn heading(page: &mut Page<'_>, list: &ReviewList<'_>, shown: usize) -> Result<(), XlsxError> {
    let programme = &list.mappings.settings.programme;
    page.title(&format!("{programme}: labels to decide"))?;
    page.note(
        "Choose a category for each label, from the top down, in the shaded columns at the right. \
         The sheet “How to” explains them; “Categories” says what belongs in each.",
    )?;
    page.note(
        "Save the file, then see what your answers would move: \
         crosscast apply review.xlsx --dry-run",
    )?;
    match list.stop_line {
        None if list.questions.is_empty() => page.note("No label waits for a decision.")?,
        None => {}
        Some(stop) => page.note(&format!(
            "Where to stop: {stop}. Down to there so_far_percent is in bold and shaded."
        ))?,
    }
    if shown < list.questions.len() {
        page.note(&format!(
            "This workbook holds the first {shown} of {} labels; review.csv holds all.",
            list.questions.len()
        ))?;
    }
    page.row += 1;
    Ok(())
}

fn question(page: &mut Page<'_>, list: &ReviewList<'_>, at: usize) -> Result<(), XlsxError> {
    let styles = page.styles;
    let is_above = list.stop_line.is_some_and(|stop| at < stop.labels);
    for (col, (column, _)) in (0u16..).zip(COLUMNS) {
        match list.cell(at, column) {
            ReviewCell::Text(text) => page.text(col, &text)?,
            ReviewCell::Money(money) => page.figure(col, &money, &styles.money)?,
            ReviewCell::Count(count) => page.figure(col, &count, &styles.count)?,
            ReviewCell::Percent(percent) if is_above => {
                page.figure(col, &percent, &styles.percent_above)?;
            }
            ReviewCell::Percent(percent) => page.figure(col, &percent, &styles.percent)?,
            // Cut and not rounded, as the reasons say it.
            ReviewCell::Score(score) => {
                let score = format!("{}.{:02}", score / 10_000, score % 10_000 / 100);
                page.figure(col, &score, &styles.score)?;
            }
            ReviewCell::Empty if column.is_filled_in() => {
                page.sheet.write_blank(page.row, col, &styles.input)?;
            }
            ReviewCell::Empty => page.text(col, "")?,
        }
    }
    Ok(())
}

/// What a cell of `column` may hold, and what is said beside it. What does not fit is a warning:
/// every answer is checked again when it is applied.
pub(super) fn rule(
    column: Column,
    mappings: &Mappings,
) -> Result<Option<DataValidation>, XlsxError> {
    let choosing = |rule: DataValidation, message: &str| {
        rule.set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("Not on the list")?
            .set_error_message(message)
    };
    Ok(Some(match column {
        Column::Category => {
            let from = Formula::new(categories::choices(mappings));
            choosing(
                DataValidation::new().allow_list_formula(from),
                "This is neither a name nor an id on the sheet “Categories”.",
            )?
            .set_input_title("Category")?
            .set_input_message(
                "Choose from the list; the sheet “Categories” says what belongs in each. \
                 Choose “unclear” if nobody can tell from the label.",
            )?
        }
        Column::Scope => choosing(
            DataValidation::new().allow_list_strings(&SCOPES)?,
            "Choose “this area”, “this group” or “whole programme”, or leave it empty.",
        )?
        .set_input_title("Whom the answer is for")?
        .set_input_message(
            "Empty is “this area”. “this group” is all rows with the same name in the column group, \
             “whole programme” this label in any area.",
        )?,
        Column::Split => said(
            "Several categories",
            "Only if one will not do: names or ids with per cent that add up to 100, like \
             spaces 60; arts 40. Leave category empty then.",
        )?,
        Column::Note => said("Why", "In a few words, for those who ask later. May be empty.")?,
        Column::DecidedBy => said("Who", "Your name or initials. May be empty.")?,
        _ => return Ok(None),
    }))
}

fn said(title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    DataValidation::new().allow_any_value().set_input_title(title)?.set_input_message(message)
}

/// The width of a column in characters.
pub(super) fn width(column: Column) -> u16 {
    match column {
        Column::Lines => 7,
        Column::Score(_) => 9,
        Column::Scope => 14,
        Column::Section => 15,
        Column::Amount | Column::SoFar | Column::DecidedBy => 16,
        Column::Area | Column::Group | Column::Suggestion(_) | Column::Split => 20,
        Column::Note => 22,
        Column::Category | Column::Reason(_) => 26,
        Column::Similar | Column::Where => 32,
        Column::Label => 32,
    }
}
