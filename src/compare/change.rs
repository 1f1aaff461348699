//! What happened to a line.

use super::held::HeldLine;
use crate::model::Money;

/// What happened to a line of spend. A line to which several things happened is told under the first of
/// them.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It counted as spend, and does not any more.
    Excluded,
    /// It did not count as spend, and does now.
    Counted,
    /// Another amount.
    Revalued,
    /// Same amount, other category, shares or state.
    Recoded,
    /// Another area.
    Area,
    /// Another period or date.
    Redated,
    /// Same amount in the same place, and another label.
    Relabelled,
}

impl ChangeKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [ChangeKind; 9] = [
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Excluded,
        ChangeKind::Counted,
        ChangeKind::Revalued,
        ChangeKind::Recoded,
        ChangeKind::Area,
        ChangeKind::Redated,
        ChangeKind::Relabelled,
    ];
}

/// A line that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// As it was.
    pub old: Option<HeldLine>,
    /// As it is.
    pub new: Option<HeldLine>,
}

/// All changes of one kind.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct KindSum {
    /// How many lines.
    pub lines: u64,
    /// The pounds of these lines: as they are, or as they were if they are gone.
    pub amount: Money,
    /// By how much they change the spend.
    pub difference: Money,
}

impl Change {
    /// What happened to a line; `None` when nothing did that touches the spend.
    pub(super) fn of((old, new): (Option<HeldLine>, Option<HeldLine>)) -> Option<Change> {
        let kind = match (&old, &new) {
            (None, None) => return None,
            (None, Some(line)) => line.counts.then_some(ChangeKind::Added),
            (Some(line), None) => line.counts.then_some(ChangeKind::Removed),
            (Some(old), Some(new)) => kind(old, new),
        };
        Some(Change { kind: kind?, old, new })
    }

    /// The line as it is, or as it was if it is gone.
    pub fn line(&self) -> Option<&HeldLine> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// By how much it changes the spend.
    pub fn difference(&self) -> Money {
        let spend = |line: &Option<HeldLine>| line.as_ref().map_or(Money::ZERO, HeldLine::spend);
        spend(&self.new) - spend(&self.old)
    }

    /// The pounds that it is about: the difference if there is one, else what went another way.
    pub fn weight(&self) -> Money {
        let difference = self.difference().abs();
        let amount = self.line().map_or(Money::ZERO, |line| line.amount.abs());
        if difference.is_zero() { amount } else { difference }
    }
}

impl KindSum {
    pub(super) fn add(&mut self, change: &Change) {
        self.lines += 1;
        self.amount += change.line().map_or(Money::ZERO, |line| line.amount);
        self.difference += change.difference();
    }
}

fn kind(old: &HeldLine, new: &HeldLine) -> Option<ChangeKind> {
    Some(match (old.counts, new.counts) {
        (false, false) => return None,
        (true, false) => ChangeKind::Excluded,
        (false, true) => ChangeKind::Counted,
        (true, true) if old.amount != new.amount => ChangeKind::Revalued,
        (true, true) if old.parts != new.parts => ChangeKind::Recoded,
        (true, true) if old.area != new.area => ChangeKind::Area,
        (true, true) if (old.period, old.date) != (new.period, new.date) => ChangeKind::Redated,
        (true, true) if old.label != new.label => ChangeKind::Relabelled,
        (true, true) => return None,
    })
}
