//! What people typed into the cells of any list.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::mapping::Mistake;
use crate::model::Code;
use crate::model::guard::restore;
use crate::open::{Cell, CellFlags, Sheet, Value, Workbook};

/// What says that the file was not read to its end, or not as it was meant.
pub fn cut_short(name: &str, workbook: &Workbook) -> Vec<Mistake> {
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
pub fn typed<'s>(sheet: &'s Sheet, cell: &Cell) -> Result<Cow<'s, str>, String> {
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
