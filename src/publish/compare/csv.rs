//! `compare.csv` and `figures.csv`.

use super::super::csv_field::{Reader, Record, header};
use super::Report;
use super::words::{coding, file_kind, file_story, kind, reason, reasons};
use crate::compare::{Change, Comparison, FileChange};
use crate::model::Money;

/// The columns of `compare.csv`. `difference` is what the line adds to the spend of the programme; a file
/// has none of its own, so that the column adds up.
pub const CHANGES_COLUMNS: [&str; 12] = [
    "kind",
    "file",
    "sheet",
    "cell",
    "area",
    "label",
    "old_amount",
    "new_amount",
    "old_category",
    "new_category",
    "difference",
    "reason",
];

/// The columns of `figures.csv`.
pub const FIGURES_COLUMNS: [&str; 6] = ["figure", "unit", "old", "new", "difference", "reasons"];

/// `compare.csv`: files first, then lines, the most money first.
pub fn changes(report: &Report) -> Vec<u8> {
    let mut out = header(Reader::Person, &CHANGES_COLUMNS);
    for file in &report.found.files {
        put_file(&mut out, file);
    }
    for change in &report.found.changes {
        put_line(&mut out, &report.found, change);
    }
    out
}

fn put_file(out: &mut Vec<u8>, change: &FileChange) {
    let mut line = Record::begin(out);
    line.word(&format!("file-{}", file_kind(change.kind)));
    let file = change.new.as_ref().or(change.old.as_ref());
    line.text(file.map_or("", |file| &file.file));
    (0..9).for_each(|_| line.empty());
    line.text(&file_story(change));
    line.end();
}

fn put_line(out: &mut Vec<u8>, found: &Comparison, change: &Change) {
    let Some(at) = change.line() else { return };
    let mut line = Record::begin(out);
    line.word(kind(change.kind));
    line.text(found.word(at.file));
    line.text(found.word(at.sheet));
    line.word(&at.at.to_string());
    line.text(found.area_id(at.area).unwrap_or_default());
    line.text(found.word(at.label));
    line.money_or_empty(change.old.as_ref().map(|old| old.amount));
    line.money_or_empty(change.new.as_ref().map(|new| new.amount));
    line.text(&coding(found, change.old.as_ref()));
    line.text(&coding(found, change.new.as_ref()));
    line.money(change.difference());
    line.text(&reason(found, change));
    line.end();
}

/// `figures.csv`: money first, the largest movement first.
pub fn figures(report: &Report) -> Vec<u8> {
    let mut out = header(Reader::Person, &FIGURES_COLUMNS);
    for figure in &report.figures {
        let number = |number: rust_decimal::Decimal| match Money::new(number) {
            Some(money) if figure.is_spend() => money.to_string(),
            _ => number.to_string(),
        };
        let said: Vec<String> = reasons(report, figure).iter().map(ToString::to_string).collect();
        let mut line = Record::begin(&mut out);
        line.text(&figure.id);
        line.text(&figure.unit);
        line.word(&figure.old.map(number).unwrap_or_default());
        line.word(&figure.new.map(number).unwrap_or_default());
        line.word(&number(figure.by()));
        line.text(&said.join("; "));
        line.end();
    }
    out
}
