//! The words that causes are told in: sentences that can be sent to whoever kept the sheet.

use std::fmt::{Display, Write};

use crate::model::{CellAt, Money};

use super::evidence::{ClosedLine, Evidence};

/// How many rows are named before the rest is counted.
const NAMED: usize = 5;
/// How much of a label is quoted.
const LABEL: usize = 60;

/// `row 12 (Coach hire, £900.00)`.
pub(super) fn line(evidence: &Evidence, line: &ClosedLine) -> String {
    let row = u64::from(line.at.row) + 1;
    match evidence.label(line.at.row) {
        Some(label) => format!("row {row} ({}, {})", quoted(label), line.money.in_pounds()),
        None => format!("row {row} ({})", line.money.in_pounds()),
    }
}

/// `row 12 (Coach hire, £900.00)` or `rows 12 and 13 (£1,000.00 in all)`.
pub(super) fn lines(evidence: &Evidence, several: &[&ClosedLine]) -> String {
    match several {
        [one] => line(evidence, one),
        _ => {
            let sum: Money = several.iter().map(|line| line.money).sum();
            let rows = several.iter().map(|line| line.at.row);
            format!("{} ({} in all)", rows_named(rows), sum.in_pounds())
        }
    }
}

/// `row 4`, `rows 4 and 7`, `rows 4, 7 and 9`, `rows 4, 5, 6, 8, 9 and 12 more`.
pub(super) fn rows_named(rows: impl ExactSizeIterator<Item = u32>) -> String {
    let word = if rows.len() == 1 { "row" } else { "rows" };
    format!("{word} {}", listed(rows.map(|row| u64::from(row) + 1)))
}

/// `D4`, `D4 and D7`, `D4, D7 and D9`, and at some length the rest counted.
pub(super) fn listed(items: impl ExactSizeIterator<Item = impl Display>) -> String {
    let count = items.len();
    let mut text = String::new();
    for (at, item) in items.enumerate() {
        if at == NAMED && count > NAMED + 1 {
            let _ = write!(text, " and {} more", count - NAMED);
            break;
        }
        match at {
            0 => {}
            _ if at + 1 == count => text.push_str(" and "),
            _ => text.push_str(", "),
        }
        let _ = write!(text, "{item}");
    }
    text
}

/// The first letter made large.
pub(super) fn sentence(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => text,
    }
}

/// `is` or `are`.
pub(super) fn is_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// The cells of lines.
pub(super) fn cells(lines: &[&ClosedLine]) -> Vec<CellAt> {
    lines.iter().map(|line| line.at).collect()
}

/// A label on one line and not too long.
pub(super) fn quoted(label: &str) -> String {
    let one_line = label.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= LABEL {
        return one_line;
    }
    one_line.chars().take(LABEL - 1).chain(['…']).collect()
}
