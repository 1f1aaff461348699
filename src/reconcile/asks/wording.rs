//! Places and cells as a letter names them.

use crate::model::CellAt;
use crate::model::control::without_controls;
use crate::open::{Sheet, Value};

/// How many cells are named one by one.
const NAMED: usize = 8;
/// How much of a cell's text is repeated.
const LONGEST: usize = 60;

/// `In ‘Q1’ cell D9`, or `Cell D9` where the file has no sheets.
pub(super) fn in_cell(sheet: &str, cell: CellAt) -> String {
    if sheet.is_empty() {
        format!("Cell {cell}")
    } else {
        format!("In {} cell {cell}", quoted(sheet))
    }
}

/// `On ‘Q1’`, or `In the file`.
pub(super) fn on_sheet(sheet: &str) -> String {
    if sheet.is_empty() { String::from("In the file") } else { format!("On {}", quoted(sheet)) }
}

/// The name of a sheet in quotation marks.
pub(super) fn quoted(sheet: &str) -> String {
    format!("‘{}’", without_controls(sheet))
}

/// `D9`, `D9 and D10`, `D9, D10 and 4 more`.
pub(super) fn cells(cells: &[CellAt]) -> String {
    let mut names: Vec<String> = cells.iter().take(NAMED).map(ToString::to_string).collect();
    if let Some(more @ 1..) = cells.len().checked_sub(NAMED) {
        names.push(format!("{more} more"));
    }
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) }
}

/// What stands in a cell, as a reader sees it: `“TBC”`, `the error #REF!`.
pub(super) fn content(sheet: &Sheet, at: CellAt) -> String {
    let cell = || {
        let row = sheet.row_at(sheet.find_row(at.row)?);
        row.cell(u16::try_from(at.col).ok()?).copied()
    };
    match cell().map(|cell| cell.value) {
        Some(Value::Text(text)) => format!("“{}”", short(sheet.text(text).trim())),
        Some(Value::Number(number)) => format!("the number {number}"),
        Some(Value::Date(date)) => format!("the date {}", date.strftime("%-d %B %Y")),
        Some(Value::Error(text)) => format!("the error {}", short(sheet.text(text))),
        Some(Value::Other) => String::from("a time or a yes/no"),
        Some(Value::Uncalculated) => String::from("a formula that was never calculated"),
        None => String::from("nothing"),
    }
}

/// `text` on one line, cut to a length that fits a sentence.
pub(super) fn short(text: &str) -> String {
    let text = without_controls(text);
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.into_owned(),
    }
}

/// `1 line`, `3 lines`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_as_words() {
        let at = |row| CellAt::new(row, 3);
        assert_eq!(in_cell("Q1", at(8)), "In ‘Q1’ cell D9");
        assert_eq!(in_cell("", at(8)), "Cell D9");
        assert_eq!(on_sheet(""), "In the file");
        assert_eq!(cells(&[at(0)]), "D1");
        assert_eq!(cells(&[at(0), at(1), at(2)]), "D1, D2 and D3");
        let many: Vec<CellAt> = (0..10).map(at).collect();
        assert_eq!(cells(&many), "D1, D2, D3, D4, D5, D6, D7, D8 and 2 more");
        assert_eq!(short("two\nlines"), "two lines");
    }
}
