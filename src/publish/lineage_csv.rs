//! The entries behind a figure, one line each.

use super::csv_field::{Reader, Record, header};
use super::entries_csv::Status;
use crate::model::{Money, Period};

/// The columns, in order.
pub const COLUMNS: [&str; 25] = [
    "figure",
    "entry_id",
    "file",
    "sheet",
    "cell",
    "area",
    "period_start",
    "period_end",
    "section",
    "label",
    "amount",
    "entry_amount",
    "category",
    "share",
    "status",
    "method",
    "matched_label",
    "reason",
    "decision",
    "decided_by",
    "decided_on",
    "note",
    "file_verdict",
    "printed_total",
    "difference",
];

/// What one entry adds to a figure, and on whose word.
#[derive(Copy, Clone, Debug)]
pub struct LineageLine<'a> {
    /// The entry's id, file, sheet, cell and area.
    pub place: [&'a str; 5],
    /// When it was spent, if known.
    pub period: Option<Period>,
    /// Its section and label.
    pub words: [&'a str; 2],
    /// What it adds, and all of it.
    pub amounts: [Money; 2],
    /// Its categories and their shares, as they are shown.
    pub coding: [&'a str; 2],
    /// Whether it is coded, or waits.
    pub status: Status,
    /// Method, matched label, reason; then the line that decided, who, when and why.
    pub decision: [&'a str; 7],
    /// The file's verdict, its printed total and the difference.
    pub file: [&'a str; 3],
}

/// The whole file, for the figure called `figure`.
pub fn render<'a>(figure: &str, lines: impl Iterator<Item = LineageLine<'a>>) -> Vec<u8> {
    let mut out = header(Reader::Person, &COLUMNS);
    for one in lines {
        let mut line = Record::begin(&mut out);
        line.text(figure);
        one.place.iter().for_each(|text| line.text(text));
        line.date(one.period.map(|period| period.start));
        line.date(one.period.map(|period| period.end));
        one.words.iter().for_each(|text| line.text(text));
        one.amounts.iter().for_each(|&amount| line.money(amount));
        one.coding.iter().for_each(|text| line.text(text));
        line.word(one.status.as_str());
        one.decision.iter().for_each(|text| line.text(text));
        let [verdict, printed, difference] = one.file;
        line.text(verdict);
        // Figures that we have written ourselves, which may begin with a minus.
        line.pieces().extend(printed.bytes().filter(is_of_a_figure));
        line.pieces().extend(difference.bytes().filter(is_of_a_figure));
        line.end();
    }
    out
}

fn is_of_a_figure(byte: &u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'.' | b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_has_a_line_of_all_columns_and_none_runs() {
        let line = LineageLine {
            place: ["3fa85f64-1-D9", "=a.xlsx", "Q1", "D9", "noel-park"],
            period: None,
            words: ["", "=1+1"],
            amounts: [Money::from_pence(-500), Money::from_pence(1_000)],
            coding: ["arts", "50"],
            status: Status::Coded,
            decision: ["label", "x", "why, so", "labels.csv line 2", "Ruth", "2026-01-05", "@note"],
            file: ["differs", "10.00", "-2.00"],
        };
        let text = String::from_utf8(render("programme.total", [line].into_iter())).unwrap();
        let expected = "programme.total,3fa85f64-1-D9,'=a.xlsx,Q1,D9,noel-park,,,,'=1+1,-5.00,10.00,arts,50,coded,label,x,\
            \"why, so\",labels.csv line 2,Ruth,2026-01-05,'@note,differs,10.00,-2.00";
        assert_eq!(text.lines().nth(1), Some(expected));
        let fields = csv::Reader::from_reader(text.as_bytes()).records().next().unwrap().unwrap();
        assert_eq!(fields.len(), COLUMNS.len());
    }
}
