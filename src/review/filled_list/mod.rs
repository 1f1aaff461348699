//! A filled list, read back from whatever a spreadsheet program made of it.
//!
//! The row that names the columns is looked for on every sheet; columns may stand in any order and
//! among others, rows in any order and hidden by a filter. What is read is what was typed: whether it
//! is right is asked later.

mod header;

use std::borrow::Cow;
use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::mapping::Mistake;
use crate::model::Code;
use crate::model::guard::restore;
use crate::open::{Cell, CellFlags, Row, Sheet, Value, Workbook};

use super::{Column, FilledRow};
pub use header::ListFor;

use header::{FOUND_BY, Header};

/// How far down the columns may be named.
const HEADER_WITHIN: u32 = 50;

/// A review list as it came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledList {
    /// The rows that have a label or an answer, from top to bottom.
    pub rows: Vec<FilledRow>,
    /// Cells that cannot be read, each with its row; they are empty in `rows`. While there are any,
    /// the list is not to be trusted as a whole.
    pub unreadable: Vec<Mistake>,
}

impl FilledList {
    /// Reads the list in `workbook`, which messages call `name`. Fails when there is no list in it,
    /// when it is not one for what is asked, or when it cannot be told which column is which; all
    /// that is wrong is said at once.
    pub fn read(
        name: &str,
        workbook: &Workbook,
        list_for: ListFor,
    ) -> Result<FilledList, Vec<Mistake>> {
        let (sheet, header) = find(name, workbook, list_for)?;
        let mut list = FilledList { rows: Vec::new(), unreadable: cut_short(name, workbook) };
        for row in sheet.rows().filter(|row| row.row > header.row) {
            list.take(name, sheet, &header, row);
        }
        Ok(list)
    }

    fn take(&mut self, name: &str, sheet: &Sheet, header: &Header, row: Row<'_>) {
        let line = row.row.saturating_add(1);
        let mut filled = FilledRow { row: line, ..FilledRow::default() };
        let mut unreadable = Vec::new();
        for &(column, col) in &header.columns {
            let Some(into) = filled.field(column) else { continue };
            match row.cell(col).map_or(Ok(Cow::Borrowed("")), |cell| typed(sheet, cell)) {
                Ok(text) => *into = text.into_owned(),
                Err(holds) => {
                    unreadable.push(Mistake {
                        file: name.to_owned(),
                        line,
                        column: column.name().to_owned(),
                        says: format!("the cell holds {holds}"),
                        remedy: String::from("type what it should say as text"),
                    });
                }
            }
        }
        let is_a_header = Column::named(&filled.label) == Some(Column::Label)
            && Column::named(&filled.category) == Some(Column::Category);
        let has_an_answer = !filled.category.is_empty() || !filled.split.is_empty();
        if !is_a_header && (!filled.label.is_empty() || has_an_answer || !unreadable.is_empty()) {
            self.rows.push(filled);
            self.unreadable.append(&mut unreadable);
        }
    }
}

impl FilledRow {
    /// Where the words of `column` go; `None` for columns that nobody asks about.
    fn field(&mut self, column: Column) -> Option<&mut String> {
        match column {
            Column::Area => Some(&mut self.area),
            Column::Label => Some(&mut self.label),
            Column::Group => Some(&mut self.group),
            Column::Category => Some(&mut self.category),
            Column::Scope => Some(&mut self.scope),
            Column::Split => Some(&mut self.split),
            Column::Note => Some(&mut self.note),
            Column::DecidedBy => Some(&mut self.decided_by),
            _ => None,
        }
    }
}

/// The sheet that holds the list, and the row that names its columns.
fn find<'w>(
    name: &str,
    workbook: &'w Workbook,
    list_for: ListFor,
) -> Result<(&'w Sheet, Header), Vec<Mistake>> {
    let mut whole: Vec<(&Sheet, Header)> = Vec::new();
    let mut nearest: Option<Header> = None;
    for sheet in &workbook.sheets {
        let top = sheet.rows().take_while(|row| row.row < HEADER_WITHIN);
        // The first of those that name the most.
        let header = top.map(|row| Header::of(sheet, row)).min_by_key(|header| {
            (header.missing(&FOUND_BY).count(), Reverse(header.columns.len()))
        });
        match header {
            Some(header) if header.missing(&FOUND_BY).next().is_none() => {
                whole.push((sheet, header))
            }
            Some(header) if header.missing(&FOUND_BY).count() + 1 < FOUND_BY.len() => {
                nearest.get_or_insert(header);
            }
            _ => {}
        }
    }
    let about_all = |says: String, remedy: &str| vec![header::about_all(name, says, remedy)];
    if whole.len() > 1 {
        let names: Vec<String> =
            whole.iter().map(|(sheet, _)| format!("“{}”", sheet.name)).collect();
        let says = format!("the sheets {} hold a review list each", names.join(" and "));
        return Err(about_all(says, "keep one of them in the file"));
    }
    match (whole.pop(), nearest) {
        (Some((sheet, header)), _) => match header.mistakes(name, list_for) {
            mistakes if mistakes.is_empty() => Ok((sheet, header)),
            mistakes => Err(mistakes),
        },
        (None, Some(header)) => Err(header.mistakes(name, list_for)),
        (None, None) => {
            let names = FOUND_BY.map(|column| format!("`{}`", column.name())).join(", ");
            let says = format!(
                "none of the first {HEADER_WITHIN} rows of a sheet names the columns {names}"
            );
            Err(about_all(says, "give the review.xlsx or review.csv that a run has written"))
        }
    }
}

/// What says that the file was not read to its end, or not as it was meant.
fn cut_short(name: &str, workbook: &Workbook) -> Vec<Mistake> {
    let findings = workbook.findings.iter();
    findings
        .filter(|finding| {
            matches!(finding.code, Code::LimitReached | Code::SheetUnreadable | Code::UnclosedQuote)
        })
        .map(|finding| Mistake {
            file: name.to_owned(),
            line: finding.cell.map_or(0, |cell| cell.row.saturating_add(1)),
            column: String::new(),
            says: finding.says.clone(),
            remedy: run_on(&finding.remedy),
        })
        .collect()
}

/// A sentence as it goes on after a semicolon.
fn run_on(sentence: &str) -> String {
    let sentence = sentence.strip_suffix('.').unwrap_or(sentence);
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What somebody typed into a cell, without the space around it; or what it holds instead.
fn typed<'s>(sheet: &'s Sheet, cell: &Cell) -> Result<Cow<'s, str>, String> {
    match cell.value {
        Value::Text(text) => Ok(Cow::Borrowed(restore(sheet.text(text).trim()).trim())),
        Value::Number(number) => Ok(Cow::Owned(shown(number, cell.flags))),
        Value::Date(date) => Ok(Cow::Owned(date.to_string())),
        Value::Other => Err(String::from("a time of day, or true or false")),
        Value::Error(code) => Err(format!("the error {}", sheet.text(code))),
        Value::Uncalculated => Err(String::from("a formula that was never calculated")),
    }
}

/// A number as a person would type it.
fn shown(number: Decimal, flags: CellFlags) -> String {
    if flags.has(CellFlags::PERCENT)
        && let Some(percent) = number.checked_mul(Decimal::ONE_HUNDRED)
    {
        return format!("{}%", percent.normalize());
    }
    number.normalize().to_string()
}

#[cfg(test)]
mod tests;
