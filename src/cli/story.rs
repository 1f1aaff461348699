//! How one workbook was read, as a story for people.

use std::fmt::Write;

use crate::detect::{Column, SheetLayout, Table, is_rounding};
use crate::gather::SourceFile;
use crate::model::place::{Letters, Rows};
use crate::model::{CellAt, Finding, Refusal, Role, RowRole};
use crate::open::{Sheet, Visibility};
use crate::pipeline::Read;

use super::terminal::shown;

/// Width of a line of text from the sheet.
const WIDTH: usize = 60;

/// Tells how a file was read. Writing into a string cannot fail.
pub fn tell(
    source: &SourceFile,
    read: Result<&Read, &Refusal>,
    entries: usize,
    findings: &[Finding],
) -> String {
    let mut text = String::new();
    let _ = write!(text, "{}", shown(&source.name, 200));
    match read {
        Err(refusal) => {
            let _ =
                writeln!(text, "\n  cannot be read: {}\n  → {}", refusal.reason, refusal.remedy);
        }
        Ok(read) => {
            let format = read.workbook.format.as_str();
            let _ = writeln!(text, " ({format}, {entries} entries)");
            for (sheet, layout) in read.workbook.sheets.iter().zip(&read.layouts) {
                tell_sheet(&mut text, sheet, layout);
            }
        }
    }
    for finding in findings {
        let place = finding.place();
        let place =
            if place.is_empty() { String::new() } else { format!(" {}", shown(&place, 60)) };
        let _ = writeln!(text, "  {}{place}: {}", finding.severity(), shown(&finding.says, 1_000));
        if !finding.remedy.is_empty() {
            let _ = writeln!(text, "    → {}", shown(&finding.remedy, 400));
        }
    }
    text.push('\n');
    text
}

fn tell_sheet(text: &mut String, sheet: &Sheet, layout: &SheetLayout) {
    let name = if sheet.name.is_empty() { "the file" } else { &sheet.name };
    let hidden = if sheet.visibility == Visibility::Visible { "" } else { " (hidden)" };
    let _ = writeln!(text, "\n  {}{hidden}: {} rows", shown(name, WIDTH), sheet.row_count());
    tell_rows(text, sheet, layout);
    for table in &layout.tables {
        tell_table(text, table);
    }
}

/// The rows with their roles; runs of one role that say nothing new are drawn together.
fn tell_rows(text: &mut String, sheet: &Sheet, layout: &SheetLayout) {
    let mut at = 0;
    while at < layout.rows.len() {
        let (role, reason) = layout.rows[at];
        let run = layout.rows[at..].iter().take_while(|&&row| row == (role, reason)).count();
        let last = at + run - 1;
        let (from, to) = (sheet.row_at(at).row + 1, sheet.row_at(last).row + 1);
        let told = matches!(role, RowRole::Entry | RowRole::LeftOut | RowRole::Note) && run > 1;
        let because = reason.map(|reason| format!(" – {reason}")).unwrap_or_default();
        if told {
            let rows = format!("{from}–{to}");
            let _ = writeln!(text, "    {rows:>9}  {role:<12} {run} rows{because}");
            at += run;
        } else {
            let words = first_words(sheet, at);
            let _ = writeln!(text, "    {from:>9}  {role:<12} {}{because}", shown(&words, WIDTH));
            at += 1;
        }
    }
}

fn first_words(sheet: &Sheet, at: usize) -> String {
    let row = sheet.row_at(at);
    let words: Vec<&str> =
        row.cells.iter().filter_map(|cell| sheet.text_of(cell)).map(str::trim).collect();
    words.join(" | ")
}

fn tell_table(text: &mut String, table: &Table) {
    let _ = writeln!(text, "    the table in {}:", Rows(table.span.0, table.span.1));
    for (column, sum) in table.columns.iter().zip(table.sums()) {
        let letter = Letters(u32::from(column.col));
        let heading = shown(&column.heading, WIDTH);
        let taken = if column.taken { "  ← the spend" } else { "" };
        match (column.role, column.basis) {
            (Role::Amount, Some(basis)) => {
                let _ = writeln!(
                    text,
                    "      {letter:<3} {heading:<40} {basis:<10} {:>5} lines {:>16}{taken}",
                    sum.lines,
                    sum.amount.in_pounds()
                );
            }
            (role, _) => {
                let _ = writeln!(text, "      {letter:<3} {heading:<40} {role}");
            }
        }
    }
    for check in &table.checks {
        let column: &Column = &table.columns[usize::from(check.column)];
        if !column.taken {
            continue;
        }
        let difference = check.difference().pence();
        let verdict = if difference.is_zero() {
            String::from("ties")
        } else if is_rounding(check) {
            format!("ties within rounding ({})", difference.in_pounds())
        } else {
            format!("DIFFERS by {}", difference.in_pounds())
        };
        let rows = Rows(check.lines.0, check.lines.1);
        let _ = writeln!(
            text,
            "      {} {}: {} printed, {rows} {} to {}: {verdict}",
            check.role,
            CellAt::new(check.at.row, check.at.col),
            check.printed.in_pounds(),
            rows.add_up(),
            check.sum.in_pounds()
        );
    }
}
