//! What is written: one line for each entry, or for each share of an entry that is split.

use crate::classify::{Decision, Method};
use crate::extract::Entry;
use crate::mapping::{Answer, Mappings};
use crate::model::{LabelFrom, Money};
use crate::total::CategoryBucket;

use super::super::csv_field::{Reader, Record, header, put_cell, put_digits};
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
    /// The file and the sheet, for each sheet, as they stand in each of its lines.
    places: Vec<Vec<u8>>,
    out: Vec<u8>,
}

/// What follows the amount on the lines of entries with the same words, one for each share: the
/// category, how it was found, and what became of the entry.
#[derive(Debug)]
pub struct CodingFields(Vec<Vec<u8>>);

impl<'a> EntryLines<'a> {
    /// No lines yet.
    pub fn new(names: &'a FileNames<'a>, mappings: &'a Mappings) -> EntryLines<'a> {
        let place = |sheet: usize| {
            let mut fields = Vec::new();
            let mut line = Record::go_on(&mut fields);
            line.text(names.file);
            line.text(names.sheet(sheet));
            fields
        };
        let places = (0..names.sheets.len().max(1)).map(place).collect();
        EntryLines { names, mappings, places, out: Vec::new() }
    }

    /// What lines of the same words say of their coding. Of `parts` only the buckets matter.
    pub fn coding(
        &self,
        decision: &Decision,
        parts: &[(CategoryBucket, Money)],
        label_from: LabelFrom,
        reason: &str,
    ) -> CodingFields {
        let of_part = |(at, &(bucket, _)): (usize, &(CategoryBucket, Money))| {
            let mut fields = Vec::new();
            let mut line = Record::go_on(&mut fields);
            coding(&mut line, self.mappings, decision, at, bucket);
            end(line, label_from, reason);
            fields
        };
        CodingFields(parts.iter().enumerate().map(of_part).collect())
    }

    /// Writes the line or lines of an entry of which `coding` was worked out before.
    pub fn push_coded(
        &mut self,
        entry: &Entry<'_>,
        parts: &[(CategoryBucket, Money)],
        coding: &CodingFields,
    ) {
        for ((at, &(_, amount)), fields) in parts.iter().enumerate().zip(&coding.0) {
            self.begin(entry, "", at, amount).fields(fields);
        }
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
                end(line, entry.label_from, reason);
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
            end(line, entry.label_from, reason);
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
        put_cell(id, entry.cell);
        let cell = cell..id.len();
        id.extend_from_slice(suffix.as_bytes());
        if part > 0 {
            id.push(b'-');
            put_digits(id, part as u64 + 1, 1);
        }
        match self.places.get(entry.sheet) {
            Some(place) => line.fields(place),
            None => {
                line.text(self.names.file);
                line.empty();
            }
        }
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

/// Writes why, and where the label came from.
fn end(mut line: Record<'_>, label_from: LabelFrom, reason: &str) {
    line.text(reason);
    line.word(label_from.as_str());
    line.end();
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
mod tests;
