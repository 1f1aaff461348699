//! What one file says that an area spent: enough of it to see whether another file says the same.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::extract::Entry;
use crate::model::{AreaId, Basis, Date, Money, Period, Tally};

use super::ToDate;

/// Which claim of a file: its area, and for amounts that count from the beginning the sheet, since
/// each sheet may count to another day.
pub type Part = (Option<AreaId>, Option<usize>);

/// The spend of one area in one file. Lines are held as hashes, eight bytes each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which file, in the order of the inbox.
    pub file: usize,
    /// The file as the inbox names it.
    pub name: Arc<str>,
    /// Whose spend it is, if known.
    pub area: Option<AreaId>,
    /// Whether its amounts count from the beginning.
    pub to_date: bool,
    /// The sheet, if so.
    sheet: Option<usize>,
    /// From the first to the last day of its lines; `None` when a line has no period.
    pub period: Option<Period>,
    /// Up to which day it counts, if it counts from the beginning and that is known.
    pub until: Option<Date>,
    /// Whether each line bears its own date.
    pub all_dated: bool,
    /// What it adds up to.
    pub sum: Tally,
    /// The same for each period that its lines give, where they give several.
    pub parts: BTreeMap<Period, Tally>,
    /// Whether a person said that it counts, whatever else says the same.
    pub kept: bool,
    /// Its lines that say what was spent to date beside what was spent in the period.
    pub to_dates: Vec<ToDate>,
    /// What each label comes to, for amounts that count from the beginning.
    by_label: BTreeMap<u64, Money>,
    /// Its lines by label, amount and date, sorted; equal lines stand as often as they occur.
    pub(super) lines: Vec<u64>,
    /// Its labels, sorted, each once.
    pub(super) labels: Vec<u64>,
}

/// The claims of one file in the making.
#[derive(Debug)]
pub struct Claims {
    file: usize,
    name: Arc<str>,
    kept: bool,
    parts: BTreeMap<Part, Claim>,
}

/// A label as claims compare it. Like all hashes here it is the same in each run.
pub(super) fn hash(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

impl Claims {
    /// No claim yet for the file at `file` in the inbox.
    pub fn new(file: usize, name: Arc<str>, kept: bool) -> Claims {
        Claims { file, name, kept, parts: BTreeMap::new() }
    }

    /// A label that compares as `key`, as [`Claims::add`] wants it.
    pub fn label(key: &str) -> u64 {
        hash(key)
    }

    /// Adds one entry, whose `label` is given by [`Claims::label`].
    pub fn add(&mut self, entry: &Entry<'_>, label: u64) {
        let part = part_of(entry);
        let claim = self.parts.entry(part).or_insert_with(|| Claim {
            file: self.file,
            name: Arc::clone(&self.name),
            area: part.0,
            to_date: part.1.is_some(),
            sheet: part.1,
            period: entry.period,
            until: None,
            all_dated: true,
            sum: Tally::ZERO,
            parts: BTreeMap::new(),
            kept: self.kept,
            to_dates: Vec::new(),
            by_label: BTreeMap::new(),
            lines: Vec::new(),
            labels: Vec::new(),
        });
        let one = Tally::one(entry.amount);
        claim.sum += one;
        claim.period = claim.period.zip(entry.period).map(|(whole, own)| Period {
            start: whole.start.min(own.start),
            end: whole.end.max(own.end),
        });
        claim.until = claim.until.max(entry.until);
        claim.all_dated &= entry.date.is_some();
        if let Some(period) = entry.period {
            *claim.parts.entry(period).or_default() += one;
        }
        claim.labels.push(label);
        if claim.to_date {
            *claim.by_label.entry(label).or_default() += entry.amount;
        }
        let mut pence = entry.amount.pence().exact();
        pence.rescale(2);
        claim.lines.push(hash((label, pence.mantissa(), entry.date)));
    }

    /// Notes what the entry that was added last says was spent to date.
    pub fn add_to_date(&mut self, part: Part, line: ToDate) {
        if let Some(claim) = self.parts.get_mut(&part) {
            claim.to_dates.push(line);
        }
    }

    /// The claims, by area.
    pub fn finish(self) -> Vec<Claim> {
        let finish = |mut claim: Claim| {
            claim.lines.sort_unstable();
            claim.labels.sort_unstable();
            claim.labels.dedup();
            claim.labels.shrink_to_fit();
            claim.until = claim.until.filter(|_| claim.to_date);
            claim
        };
        self.parts.into_values().map(finish).collect()
    }
}

/// Which claim an entry belongs to.
pub fn part_of(entry: &Entry<'_>) -> Part {
    (entry.area, (entry.basis == Basis::ToDate).then_some(entry.sheet))
}

impl Claim {
    /// Which claim of its file it is.
    pub fn part(&self) -> Part {
        (self.area, self.sheet)
    }

    /// How many different lines it has.
    pub(super) fn distinct(&self) -> usize {
        self.lines.chunk_by(|one, other| one == other).count()
    }

    /// How many of its lines stand in `other`, too; of equal lines as many as both have.
    pub(super) fn lines_in(&self, other: &Claim) -> usize {
        in_both(&self.lines, &other.lines)
    }

    /// Whether at least half of the labels of the one that has fewer stand in both.
    pub(super) fn same_headings(&self, other: &Claim) -> bool {
        let fewer = self.labels.len().min(other.labels.len());
        in_both(&self.labels, &other.labels) * 2 >= fewer && fewer > 0
    }

    /// Whether at least half of its labels stand in `later`, too.
    pub(super) fn headings_stay_in(&self, later: &Claim) -> bool {
        in_both(&self.labels, &later.labels) * 2 >= self.labels.len()
    }

    /// Whether any of its lines can be about a day of `period`.
    pub(super) fn speaks_of(&self, period: Period) -> bool {
        self.parts.keys().any(|part| part.overlaps(&period))
    }

    /// Whether any of its lines can be about the same day as one of `other`.
    pub(super) fn meets(&self, other: &Claim) -> bool {
        self.parts.keys().any(|&part| other.speaks_of(part))
    }

    /// Whether no more than half of the labels of `earlier` come to less here: what counts from the beginning falls
    /// only where it is corrected.
    pub(super) fn goes_on_from(&self, earlier: &Claim) -> bool {
        let shared = earlier
            .by_label
            .iter()
            .filter_map(|(label, &before)| Some((before, *self.by_label.get(label)?)));
        let (mut all, mut fell) = (0, 0);
        for (before, now) in shared {
            all += 1;
            fell += usize::from(now < before);
        }
        fell * 2 <= all
    }

    /// How many digits its sum pins down: 1,234.50 has five, 500.00 has one.
    pub(super) fn digits(&self) -> u32 {
        digits(self.sum.amount)
    }
}

fn digits(amount: Money) -> u32 {
    let mantissa = amount.exact().normalize().mantissa().unsigned_abs();
    let mut rest = mantissa;
    while rest != 0 && rest.is_multiple_of(10) {
        rest /= 10;
    }
    rest.checked_ilog10().map_or(0, |log| log + 1)
}

/// How many values two sorted lists share.
fn in_both(one: &[u64], other: &[u64]) -> usize {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut shared = 0;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    shared
}
