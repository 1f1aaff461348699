//! `files.csv`: one line for each file of the inbox, whatever became of it.

use crate::mapping::Mappings;

use super::csv_field::{Reader, Record, header};
use super::names::area_id;
use crate::reconcile::{FileArea, FileRow};

/// The columns, in order.
pub const COLUMNS: [&str; 19] = [
    "file",
    "sha256",
    "format",
    "area",
    "period_start",
    "period_end",
    "sheets",
    "entries",
    "entries_sum",
    "printed_total",
    "difference",
    "verdict",
    "reason",
    "basis",
    "totals_agree",
    "totals_differ",
    "causes",
    "review_amount",
    "card",
];

/// What stands for the area of a file with money of several: no area has such an id.
pub const SEVERAL_AREAS: &str = "(several)";

/// The whole file, in the order of `rows`.
pub fn render(rows: &[FileRow], mappings: &Mappings) -> Vec<u8> {
    let mut out = header(Reader::Program, &COLUMNS);
    for row in rows {
        let mut line = Record::begin(&mut out);
        line.text(&row.file);
        line.text(&row.sha256);
        line.word(row.format.map_or("", |format| format.as_str()));
        line.text(area(row.area, mappings));
        line.date(row.period.map(|period| period.start));
        line.date(row.period.map(|period| period.end));
        line.count(row.sheets);
        line.count(row.entries);
        line.money(row.entries_sum);
        line.money_or_empty(row.printed_total);
        line.money_or_empty(row.difference);
        line.word(row.verdict.as_str());
        line.text(&row.reason);
        let proof = &row.proof;
        line.text(&joined(proof.basis.iter().map(|basis| basis.as_str())));
        line.count(proof.totals_agree);
        line.count(proof.totals_differ);
        line.text(&joined(proof.causes.iter().map(|cause| cause.as_str())));
        line.money(proof.review);
        line.text(&proof.card);
        line.end();
    }
    out
}

/// Several words in one field, parted by semicolons.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(";")
}

/// The id of a file's area as this file spells it.
pub(super) fn area(area: FileArea, mappings: &Mappings) -> &str {
    match area {
        FileArea::NotKnown => "",
        FileArea::One(area) => area_id(mappings, Some(area)),
        FileArea::Several => SEVERAL_AREAS,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::names::tests::mappings;
    use super::*;
    use crate::gather::Format;
    use crate::model::{AreaId, Basis, Money, Period};
    use crate::reconcile::{CauseKind, FileProof, Verdict};
    use jiff::civil::date;
    use std::sync::Arc;

    /// A file that differs, for the tests of this room.
    pub(in crate::publish) fn file_row() -> FileRow {
        FileRow {
            file: Arc::from("leaf, hall.csv"),
            sha256: Arc::from("00ff"),
            format: Some(Format::Csv),
            area: FileArea::One(AreaId(1)),
            period: Some(Period { start: date(2014, 4, 1), end: date(2014, 6, 30) }),
            sheets: 1,
            entries: 2,
            entries_sum: Money::from_pence(1_500),
            printed_total: Some(Money::from_pence(201_500)),
            difference: Some(Money::from_pence(200_000)),
            verdict: Verdict::Differs,
            reason: String::from("the printed total is £2,000.00 more"),
            proof: FileProof {
                basis: vec![Basis::Spent],
                totals_agree: 1,
                totals_differ: 1,
                causes: vec![CauseKind::OneLine, CauseKind::Vat],
                review: Money::from_pence(500),
                card: String::from("returns/leaf-hall/leaf-hall-csv.html"),
            },
        }
    }

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let documented = "file, sha256, format, area, period_start, period_end, sheets, entries, \
            entries_sum, printed_total, difference, verdict, reason, basis, totals_agree, \
            totals_differ, causes, review_amount, card";
        assert_eq!(COLUMNS.join(", "), documented);
    }

    #[test]
    fn a_file_has_a_line_whatever_became_of_it() {
        let refused = FileRow {
            file: Arc::from("-scan.pdf"),
            sha256: Arc::from(""),
            format: None,
            area: FileArea::NotKnown,
            period: None,
            sheets: 0,
            entries: 0,
            entries_sum: Money::ZERO,
            printed_total: None,
            difference: None,
            verdict: Verdict::Refused,
            reason: String::from("a PDF"),
            proof: FileProof::default(),
        };
        let several = FileRow { area: FileArea::Several, ..refused.clone() };
        let text = render(&[file_row(), refused, several], &mappings());
        let expected = "\
            file,sha256,format,area,period_start,period_end,sheets,entries,entries_sum,printed_total,difference,verdict,reason,basis,totals_agree,totals_differ,causes,review_amount,card\n\
            \"leaf, hall.csv\",00ff,csv,leaf-hall,2014-04-01,2014-06-30,1,2,15.00,2015.00,2000.00,differs,\"the printed total is £2,000.00 more\",spent,1,1,\"one_line;vat\",5.00,returns/leaf-hall/leaf-hall-csv.html\n\
            '-scan.pdf,,,,,,0,0,0.00,,,refused,a PDF,,0,0,,0.00,\n\
            '-scan.pdf,,,(several),,,0,0,0.00,,,refused,a PDF,,0,0,,0.00,\n";
        assert_eq!(String::from_utf8(text).unwrap(), expected);
    }
}
