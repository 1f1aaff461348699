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

/// What lines of one group have in common.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Alike<'e> {
    label: &'e str,
    section: &'e str,
    /// Empty where no rule looks at it.
    description: &'e str,
    area: Option<AreaId>,
    bucket: PeriodBucket,
    label_from: LabelFrom,
}

/// What was decided about a group, and what it comes to.
pub(super) struct Group {
    pub(super) decision: Arc<Decision>,
    /// Its label as claims compare it.
    pub(super) label: u64,
    /// What its lines say of their coding, once one of them was written.
    pub(super) coding: Option<CodingFields>,
    lines: u64,
    rows: u64,
    amount: Money,
    parts: Vec<(CategoryBucket, Money)>,
}

/// The groups of one file.
pub(super) struct Groups<'d, 'm, 'e> {
    desk: &'d Desk<'m>,
    at: FxHashMap<Alike<'e>, usize>,
    groups: Vec<(Alike<'e>, Group)>,
}

impl<'d, 'm, 'e> Groups<'d, 'm, 'e> {
    pub(super) fn new(desk: &'d Desk<'m>) -> Groups<'d, 'm, 'e> {
        Groups { desk, at: FxHashMap::default(), groups: Vec::new() }
    }

    /// The group of `entry`, when it counts in `period`.
    pub(super) fn of(&mut self, entry: &'e Entry<'_>, period: Option<Period>) -> &mut Group {
        let coder = &self.desk.coder;
        let first_month = self.desk.mappings.settings.financial_year_start;
        let alike = Alike {
            label: &entry.label,
            section: &entry.section,
            description: if coder.looks_at_description() { &entry.description } else { "" },
            area: entry.area,
            bucket: PeriodBucket::of(period, entry.date, first_month),
            label_from: entry.label_from,
        };
        let groups = &mut self.groups;
        let at = *self.at.entry(alike).or_insert_with(|| {
            let decision =
                coder.decide(alike.area, alike.label, alike.section, alike.description);
            groups.push((alike, Group::new(decision)));
            groups.len() - 1
        });
        &mut groups[at].1
    }

    /// Counts what all groups come to.
    pub(super) fn count(&self, totals: &mut Totals) {
        for (alike, group) in self.groups.iter().filter(|(_, group)| group.lines > 0) {
            let line = SpendLine {
                area: alike.area,
                period: alike.bucket.period(),
                date: None,
                key: group.decision.key.words(),
                label: alike.label,
                label_from: alike.label_from,
                section: alike.section,
                lines: group.lines,
                row: 0,
                amount: group.amount,
                parts: &group.parts,
            };
            totals.add_alike(&line, alike.bucket, group.rows, group.lines);
        }
    }
}

impl Group {
    fn new(decision: Arc<Decision>) -> Group {
        Group {
            label: Claims::label(decision.key.words()),
            decision,
            coding: None,
            lines: 0,
            rows: 0,
            amount: Money::ZERO,
            parts: Vec::new(),
        }
    }

    /// Counts one line, with what it was spent on.
    pub(super) fn add(&mut self, entry: &Entry<'_>, parts: &[(CategoryBucket, Money)]) {
        self.lines += 1;
        self.rows = self.rows.wrapping_add(u64::from(entry.cell.row) + 1);
        self.amount += entry.amount;
        if self.parts.is_empty() {
            self.parts.extend_from_slice(parts);
        } else {
            self.parts.iter_mut().zip(parts).for_each(|(sum, &(_, part))| sum.1 += part);
        }
    }
}
