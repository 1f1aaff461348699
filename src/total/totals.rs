//! The running sums.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use crate::model::{AreaId, Date, LabelFrom, Money, Period, Spellings, Tally};

use super::{AreaBucket, CategoryBucket, PeriodBucket};

/// What stands between the sections of a line.
const SECTIONS: &str = " / ";

/// One line of spend, decided.
#[derive(Copy, Clone, Debug)]
pub struct SpendLine<'a> {
    /// Whose it is, if known.
    pub area: Option<AreaId>,
    /// When it was, if known.
    pub period: Option<Period>,
    /// Its own day, if it has one.
    pub date: Option<Date>,
    /// The label as it is compared; labels with one key are one label.
    pub key: &'a str,
    /// The label as it is written.
    pub label: &'a str,
    /// Which words of the line it is.
    pub label_from: LabelFrom,
    /// The sections that it stands in, outermost first, joined by ` / `.
    pub section: &'a str,
    /// How many lines it counts as: one, or none for what takes a line back.
    pub lines: u64,
    /// The row that it stands in, from zero.
    pub row: u32,
    /// How much.
    pub amount: Money,
    /// What it was spent on: parts that add up to `amount`.
    pub parts: &'a [(CategoryBucket, Money)],
}

/// Sums of lines of spend. Grows with areas, categories, periods and distinct labels, not
/// with lines. Ordered by itself, so that no order of adding or merging shows in the result,
/// and no choice of labels in a hostile sheet makes it slow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    pub(super) financial_year_start: u8,
    pub(super) areas: BTreeMap<AreaBucket, AreaSums>,
    pub(super) all: Tally,
    /// The sum of the row numbers of the lines.
    hash: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AreaSums {
    pub(super) all: Tally,
    pub(super) categories: BTreeMap<CategoryBucket, Tally>,
    pub(super) periods: BTreeMap<PeriodBucket, Tally>,
    pub(super) labels: BTreeMap<Box<str>, LabelSums>,
    /// By the outermost section; empty for lines in none.
    pub(super) sections: BTreeMap<Box<str>, Tally>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LabelSums {
    pub(super) all: Tally,
    /// Whether on any line it is about a single payment.
    pub(super) not_own_words: bool,
    pub(super) spellings: Spellings,
    pub(super) categories: BTreeMap<CategoryBucket, Tally>,
}

impl Totals {
    /// Nothing yet. `financial_year_start` is the first month of the financial year, 1 to 12.
    pub fn new(financial_year_start: u8) -> Totals {
        Totals { financial_year_start, areas: BTreeMap::new(), all: Tally::ZERO, hash: 0 }
    }

    /// Lines and pounds so far.
    pub fn all(&self) -> Tally {
        self.all
    }

    /// The sum of the row numbers of the lines so far, as the spreadsheets show them: a hash
    /// total, which wraps around.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// Counts one line.
    pub fn add(&mut self, line: &SpendLine<'_>) {
        let bucket = PeriodBucket::of(line.period, line.date, self.financial_year_start);
        self.add_alike(line, bucket, line.lines * (u64::from(line.row) + 1), 1);
    }

    /// Counts several lines of the period `bucket` at once that differ in their row, day and amount only.
    /// `line` has the sums of their lines, amounts and parts; `rows` is the sum of the row numbers of those
    /// that count as a line, and `written` how many they are with those that do not.
    pub fn add_alike(
        &mut self,
        line: &SpendLine<'_>,
        bucket: PeriodBucket,
        rows: u64,
        written: u64,
    ) {
        let one = Tally { lines: line.lines, amount: line.amount };
        self.all += one;
        self.hash = self.hash.wrapping_add(rows);
        let area = self.areas.entry(AreaBucket::from(line.area)).or_default();
        area.all += one;
        *area.periods.entry(bucket).or_default() += one;
        for &(bucket, part) in line.parts {
            *area.categories.entry(bucket).or_default() +=
                Tally { lines: line.lines, amount: part };
        }
        let (section, _) = line.section.split_once(SECTIONS).unwrap_or((line.section, ""));
        match area.sections.get_mut(section) {
            Some(sum) => *sum += one,
            None => {
                area.sections.insert(Box::from(section), one);
            }
        }
        match area.labels.get_mut(line.key) {
            Some(label) => label.add(line, written),
            None => area.labels.entry(Box::from(line.key)).or_default().add(line, written),
        }
    }

    /// Counts what `other` counted.
    pub fn merge(&mut self, other: Totals) {
        self.all += other.all;
        self.hash = self.hash.wrapping_add(other.hash);
        for (area, theirs) in other.areas {
            match self.areas.entry(area) {
                Slot::Vacant(slot) => {
                    slot.insert(theirs);
                }
                Slot::Occupied(mut slot) => slot.get_mut().merge(theirs),
            }
        }
    }
}

impl AreaSums {
    fn merge(&mut self, other: AreaSums) {
        self.all += other.all;
        for (bucket, theirs) in other.categories {
            *self.categories.entry(bucket).or_default() += theirs;
        }
        for (bucket, theirs) in other.periods {
            *self.periods.entry(bucket).or_default() += theirs;
        }
        for (section, theirs) in other.sections {
            *self.sections.entry(section).or_default() += theirs;
        }
        for (key, theirs) in other.labels {
            match self.labels.entry(key) {
                Slot::Vacant(slot) => {
                    slot.insert(theirs);
                }
                Slot::Occupied(mut slot) => slot.get_mut().merge(theirs),
            }
        }
    }
}

impl LabelSums {
    fn add(&mut self, line: &SpendLine<'_>, written: u64) {
        self.all += Tally { lines: line.lines, amount: line.amount };
        self.spellings.add_times(line.label, written);
        self.not_own_words |= !line.label_from.is_own_words();
        for &(bucket, part) in line.parts {
            *self.categories.entry(bucket).or_default() +=
                Tally { lines: line.lines, amount: part };
        }
    }

    fn merge(&mut self, other: LabelSums) {
        self.all += other.all;
        self.spellings.merge(other.spellings);
        self.not_own_words |= other.not_own_words;
        for (bucket, theirs) in other.categories {
            *self.categories.entry(bucket).or_default() += theirs;
        }
    }
}
