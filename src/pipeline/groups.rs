//! Lines of one file that say the same but for their row and their amount. Partnerships use the same few
//! words again and again, so that most lines belong to a group that is known: it was decided, and
//! only its sums grow.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::classify::Decision;
use crate::extract::Entry;
use crate::model::{AreaId, LabelFrom, Money, Period};
use crate::publish::entries_csv::CodingFields;
use crate::reconcile::returns::Claims;
use crate::total::{CategoryBucket, PeriodBucket, SpendLine, Totals};

use super::Desk;

/// What decides about a line.
#[derive(Clone, Copy, Eq, Hash)]
struct Words<'e> {
    area: Option<AreaId>,
    label: &'e str,
    label_from: LabelFrom,
    /// Empty where no rule fits it.
    section: &'e str,
    /// Empty where no rule fits it.
    description: &'e str,
}

impl PartialEq for Words<'_> {
    fn eq(&self, other: &Self) -> bool {
        // A workbook holds equal texts once, so that most equal labels are the same piece of memory.
        (std::ptr::eq(self.label, other.label) || self.label == other.label)
            && (self.area, self.label_from) == (other.area, other.label_from)
            && (self.section, self.description) == (other.section, other.description)
    }
}

/// Lines that were decided alike.
pub(super) struct Group<'e> {
    words: Words<'e>,
    pub(super) decision: Arc<Decision>,
    /// Its label as claims compare it.
    pub(super) label: u64,
    /// What its lines say of their coding, once one of them was written.
    pub(super) coding: Option<CodingFields>,
}

/// What the lines of a group in one section and year come to.
struct Sums {
    lines: u64,
    rows: u64,
    amount: Money,
    parts: Vec<(CategoryBucket, Money)>,
}

/// The groups of one file.
pub(super) struct Groups<'d, 'm, 'e> {
    desk: &'d Desk<'m>,
    at: FxHashMap<Words<'e>, usize>,
    groups: Vec<Group<'e>>,
    /// The section of the line before, and the part of it that rules look at: a section has many lines.
    section: (&'e str, &'e str),
    sums_at: FxHashMap<(usize, &'e str, PeriodBucket), usize>,
    sums: Vec<Sums>,
}

impl<'d, 'm, 'e> Groups<'d, 'm, 'e> {
    pub(super) fn new(desk: &'d Desk<'m>) -> Groups<'d, 'm, 'e> {
        Groups {
            desk,
            at: FxHashMap::default(),
            groups: Vec::new(),
            section: ("", ""),
            sums_at: FxHashMap::default(),
            sums: Vec::new(),
        }
    }

    /// The place of the group of `entry`.
    pub(super) fn of(&mut self, entry: &'e Entry<'_>) -> usize {
        let coder = &self.desk.coder;
        if self.section.0 != &*entry.section {
            self.section = (&entry.section, coder.section_asked(&entry.section));
        }
        let words = Words {
            area: entry.area,
            label: &entry.label,
            label_from: entry.label_from,
            section: self.section.1,
            description: coder.description_asked(&entry.description),
        };
        let groups = &mut self.groups;
        *self.at.entry(words).or_insert_with(|| {
            let decision = coder.decide(words.area, words.label, words.section, words.description);
            let label = Claims::label(decision.key.words());
            groups.push(Group { words, decision, label, coding: None });
            groups.len() - 1
        })
    }

    /// The group at `place`.
    pub(super) fn get(&mut self, place: usize) -> &mut Group<'e> {
        &mut self.groups[place]
    }

    /// Counts one line of the group at `place`, which counts in `period`, with what it was spent on.
    pub(super) fn add(
        &mut self,
        place: usize,
        entry: &'e Entry<'_>,
        period: Option<Period>,
        parts: &[(CategoryBucket, Money)],
    ) {
        let first_month = self.desk.mappings.settings.financial_year_start;
        let bucket = PeriodBucket::of(period, entry.date, first_month);
        let all = &mut self.sums;
        let at = *self.sums_at.entry((place, &*entry.section, bucket)).or_insert_with(|| {
            let parts = parts.iter().map(|&(bucket, _)| (bucket, Money::ZERO)).collect();
            all.push(Sums { lines: 0, rows: 0, amount: Money::ZERO, parts });
            all.len() - 1
        });
        let sums = &mut all[at];
        sums.lines += 1;
        sums.rows = sums.rows.wrapping_add(u64::from(entry.cell.row) + 1);
        sums.amount += entry.amount;
        sums.parts.iter_mut().zip(parts).for_each(|(sum, &(_, part))| sum.1 += part);
    }

    /// Counts what all groups come to.
    pub(super) fn count(&self, totals: &mut Totals) {
        for (&(place, section, bucket), &at) in &self.sums_at {
            let (Group { words, decision, .. }, sums) = (&self.groups[place], &self.sums[at]);
            let line = SpendLine {
                area: words.area,
                period: bucket.period(),
                date: None,
                key: decision.key.words(),
                label: words.label,
                label_from: words.label_from,
                section,
                lines: sums.lines,
                row: 0,
                amount: sums.amount,
                parts: &sums.parts,
            };
            totals.add_alike(&line, bucket, sums.rows, sums.lines);
        }
    }
}
