//! What is written: one line for each entry, or for each share of an entry that is split.

use crate::classify::{Decision, Method};
use crate::extract::Entry;
use crate::mapping::{Answer, Mappings};
use crate::model::Money;
use crate::total::CategoryBucket;

use super::super::csv_field::{Reader, Record, header, put, put_digits};
use super::super::names::{FileNames, area_id, bucket_id, category_id};
use super::super::spool::Spool;
use super::{COLUMNS, Status};

/// What became of an entry.
#[derive(Copy, Clone, Debug)]
pub enum Fate<'a> {
    /// It counts as spend.
    Spend {
        /// What was decided about its label.
        decision: &'a Decision,
        /// What it was spent on: parts that add up to its amount, in the order of the decision's
        /// shares.
        parts: &'a [(CategoryBucket, Money)],
    },
    /// It is taken back, because a later return says it again: an entry of the opposite amount.
    Reversed {
        /// What was decided about its label.
        decision: &'a Decision,
        /// What it was spent on: parts that add up to the opposite of its amount.
        parts: &'a [(CategoryBucket, Money)],
        /// Why, in one plain sentence.
        reason: &'a str,
    },
    /// It does not count as spend.
    Excluded {
        /// Why, in one plain sentence.
        reason: &'a str,
    },
}

/// The first line of the file.
pub fn head() -> Vec<u8> {
    header(Reader::Program, &COLUMNS)
}

/// The lines of one input file in the making.
#[derive(Debug)]
pub struct EntryLines<'a> {
    names: &'a FileNames<'a>,
    mappings: &'a Mappings,
    out: Vec<u8>,
}

impl<'a> EntryLines<'a> {
    /// No lines yet.
    pub fn new(names: &'a FileNames<'a>, mappings: &'a Mappings) -> EntryLines<'a> {
        EntryLines { names, mappings, out: Vec::new() }
    }

    /// Writes the line or lines of one entry.
    pub fn push(&mut self, entry: &Entry<'_>, fate: Fate<'_>) {
        match fate {
            Fate::Spend { decision, parts } => {
                self.parts(entry, "", decision, parts, &decision.reason);
            }
            Fate::Reversed { decision, parts, reason } => {
                self.parts(entry, super::REVERSED, decision, parts, reason);
            }
            Fate::Excluded { reason } => {
                let mut line = self.begin(entry, "", 0, entry.amount);
                line.empty();
                line.empty();
                line.word(Method::None.as_str());
                (0..4).for_each(|_| line.empty());
                line.word(Status::Excluded.as_str());
                line.text(reason);
                line.end();
            }
        }
    }

    fn parts(
        &mut self,
        entry: &Entry<'_>,
        suffix: &str,
        decision: &Decision,
        parts: &[(CategoryBucket, Money)],
        reason: &str,
    ) {
        let mappings = self.mappings;
        for (at, &(bucket, amount)) in parts.iter().enumerate() {
            let mut line = self.begin(entry, suffix, at, amount);
            coding(&mut line, mappings, decision, at, bucket);
            line.text(reason);
            line.end();
        }
    }

    /// Moves the lines so far into `spool` once there are enough of them to be worth it.
    pub fn spool(&mut self, spool: &mut Spool) {
        spool.take_many(&mut self.out);
    }

    /// The finished lines that no spool has taken.
    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    /// Writes what is known of an entry before anybody decides on it.
    fn begin(&mut self, entry: &Entry<'_>, suffix: &str, part: usize, amount: Money) -> Record<'_> {
        let mut line = Record::begin(&mut self.out);
        let id = line.pieces();
        id.extend_from_slice(self.names.short_hash().as_bytes());
        id.push(b'-');
        put_digits(id, entry.sheet as u64 + 1, 1);
        id.push(b'-');
        let cell = id.len();
        put(id, format_args!("{}", entry.cell));
        let cell = cell..id.len();
        id.extend_from_slice(suffix.as_bytes());
        if part > 0 {
            id.push(b'-');
            put_digits(id, part as u64 + 1, 1);
        }
        line.text(self.names.file);
        line.text(self.names.sheet(entry.sheet));
        line.count(u64::from(entry.cell.row) + 1);
        line.pieces().extend_from_within(cell);
        line.text(area_id(self.mappings, entry.area));
        line.date(entry.period.map(|period| period.start));
        line.date(entry.period.map(|period| period.end));
        line.date(entry.date);
        line.text(&entry.section);
        line.text(&entry.label);
        line.text(&entry.description);
        line.word(entry.basis.as_str());
        line.money(amount);
        line
    }
}

/// Writes what was decided on the `part`-th share of an entry.
fn coding(
    line: &mut Record<'_>,
    mappings: &Mappings,
    decision: &Decision,
    part: usize,
    bucket: CategoryBucket,
) {
    if bucket == CategoryBucket::Review {
        line.empty();
        line.empty();
    } else {
        line.text(bucket_id(mappings, bucket));
        match &decision.answer {
            Some(Answer::Split(shares)) => match shares.get(part) {
                Some(&(_, share)) => line.score(share),
                None => line.empty(),
            },
            _ => line.score(WHOLE),
        }
    }
    line.word(decision.method.as_str());
    line.score(decision.score);
    line.text(&decision.matched);
    match &decision.rival {
        Some(rival) => {
            line.text(category_id(mappings, rival.category));
            line.score(rival.score);
        }
        None => {
            line.empty();
            line.empty();
        }
    }
    let waits = bucket == CategoryBucket::Review;
    line.word(if waits { Status::Review } else { Status::Coded }.as_str());
}

/// A share that is the whole, in ten-thousandths.
const WHOLE: u32 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Rival;
    use crate::model::{AreaId, Basis, CategoryId, CellAt, Period};
    use crate::publish::names::tests::mappings;
    use jiff::civil::date;
    use std::borrow::Cow;

    const DELIVERY: CategoryId = CategoryId(0);
    const GRANTS: CategoryId = CategoryId(1);

    fn entry() -> Entry<'static> {
        Entry {
            sheet: 0,
            cell: CellAt::new(8, 3),
            area: Some(AreaId(0)),
            period: Some(Period { start: date(2014, 4, 1), end: date(2015, 3, 31) }),
            until: None,
            date: None,
            section: Cow::Borrowed("Projects"),
            label: Cow::Borrowed("=Mural, \"big\""),
            description: Cow::Borrowed(""),
            basis: Basis::Spent,
            amount: Money::from_pence(-50_001),
        }
    }

    fn decision(answer: Option<Answer>, method: Method) -> Decision {
        Decision {
            key: Default::default(),
            answer,
            method,
            score: 9_731,
            matched: String::from("mural"),
            line: None,
            rival: None,
            reason: String::from("like \"mural\""),
        }
    }

    fn lines(push: impl FnOnce(&mut EntryLines<'_>)) -> String {
        let names = FileNames { file: "a/b.xlsx", sha256: "3fa85f6407bc", sheets: vec!["Q1"] };
        let mappings = mappings();
        let mut lines = EntryLines::new(&names, &mappings);
        push(&mut lines);
        String::from_utf8(lines.finish()).unwrap()
    }

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let documented = "entry_id, file, sheet, row, cell, area, period_start, period_end, date, section, \
            label, description, basis, amount, category, share, method, score, matched_label, \
            rival_category, rival_score, status, reason";
        assert_eq!(COLUMNS.join(", "), documented);
        assert!(head().starts_with(b"entry_id,file,"));
    }

    #[test]
    fn a_coded_line_carries_its_evidence() {
        let mut decision = decision(Some(Answer::One(DELIVERY)), Method::Fuzzy);
        let label = String::from("murals");
        decision.rival = Some(Rival { category: GRANTS, label, score: 5_000 });
        let parts = [(CategoryBucket::Category(DELIVERY), entry().amount)];
        let line =
            lines(|out| out.push(&entry(), Fate::Spend { decision: &decision, parts: &parts }));
        let expected = "3fa85f64-1-D9,a/b.xlsx,Q1,9,D9,noel-park,2014-04-01,2015-03-31,,Projects,\
            \"'=Mural, \"\"big\"\"\",,spent,-500.01,delivery,1.0000,fuzzy,0.9731,mural,small-grants,0.5000,\
            coded,\"like \"\"mural\"\"\"\n";
        assert_eq!(line, expected);
    }

    #[test]
    fn a_split_has_a_line_for_each_share() {
        let shares = vec![(DELIVERY, 3_333), (GRANTS, 6_667)];
        let decision = decision(Some(Answer::Split(shares)), Method::Split);
        let parts = [
            (CategoryBucket::Category(DELIVERY), Money::from_pence(-16_665)),
            (CategoryBucket::Category(GRANTS), Money::from_pence(-33_336)),
        ];
        let text =
            lines(|out| out.push(&entry(), Fate::Spend { decision: &decision, parts: &parts }));
        let told: Vec<(&str, bool)> = text
            .lines()
            .map(|line| (line.split(',').next().unwrap(), line.contains("split")))
            .collect();
        assert_eq!(told, [("3fa85f64-1-D9", true), ("3fa85f64-1-D9-2", true)]);
        assert!(text.contains(",-166.65,delivery,0.3333,split,"), "{text}");
        assert!(text.contains(",-333.36,small-grants,0.6667,split,"), "{text}");
    }

    #[test]
    fn what_waits_and_what_is_excluded_have_no_category() {
        let waits = decision(None, Method::None);
        let parts = [(CategoryBucket::Review, entry().amount)];
        let unclear = decision(Some(Answer::Unclear), Method::Unclear);
        let unclear_parts = [(CategoryBucket::Unclear, entry().amount)];
        let text = lines(|out| {
            let bare = Entry { area: None, period: None, basis: Basis::Budget, ..entry() };
            out.push(&bare, Fate::Excluded { reason: "a budget" });
            out.push(&bare, Fate::Spend { decision: &waits, parts: &parts });
            out.push(&bare, Fate::Spend { decision: &unclear, parts: &unclear_parts });
        });
        let ends: Vec<&str> =
            text.lines().map(|line| line.split("-500.01,").nth(1).unwrap()).collect();
        let expected = [
            ",,none,,,,,excluded,a budget",
            ",,none,0.9731,mural,,,review,\"like \"\"mural\"\"\"",
            "unclear,1.0000,unclear,0.9731,mural,,,coded,\"like \"\"mural\"\"\"",
        ];
        assert_eq!(ends, expected);
        assert!(text.starts_with("3fa85f64-1-D9,a/b.xlsx,Q1,9,D9,,,,,Projects,"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        assert!(reader.records().all(|record| record.unwrap().len() == COLUMNS.len()));
    }
}
