//! How far each figure moved, and because of which lines.

use std::collections::BTreeMap;

use super::change::Change;
use super::held::{HeldLine, Word};
use crate::model::Money;
use crate::total::{AreaBucket, CategoryBucket, PeriodBucket, Tables};

/// A figure of spend.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureKey {
    /// Whose; `None` is the whole programme.
    pub area: Option<AreaBucket>,
    /// Of what.
    pub of: FigureOf,
}

/// What a figure adds up.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureOf {
    /// All spend.
    Total,
    /// What was spent on one thing.
    Category(CategoryBucket),
    /// What was spent in one period.
    Period(PeriodBucket),
}

/// Why pounds came to a figure or left it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The line was not there.
    Added,
    /// The line is not there any more.
    Removed,
    /// The line counts as spend no more, for this reason.
    Excluded(Word),
    /// The line did not count as spend, for this reason, and does now.
    Counted(Word),
    /// The line has another amount.
    Revalued,
    /// The line is split in other shares.
    Shares,
    /// The line was coded as this (`None`: as several) before.
    CodedFrom(Option<CategoryBucket>),
    /// The line is coded as this (`None`: as several) now.
    CodedTo(Option<CategoryBucket>),
    /// The line was this area's.
    AreaFrom(AreaBucket),
    /// The line is this area's now.
    AreaTo(AreaBucket),
    /// The line was of this period.
    DatedFrom(PeriodBucket),
    /// The line is of this period now.
    DatedTo(PeriodBucket),
    /// The line is as it was, and financial years begin in another month.
    YearsMoved,
}

/// All lines that moved a figure for one cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseSum {
    /// Why.
    pub cause: Cause,
    /// How many lines.
    pub lines: u64,
    /// By how much they moved the figure.
    pub amount: Money,
    /// The largest of these changes, as a position in [`super::Comparison::changes`]; `None` for lines
    /// that did not change.
    pub largest: Option<usize>,
}

/// A figure that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Which.
    pub key: FigureKey,
    /// What it was; `None` when there was no such figure.
    pub old: Option<Money>,
    /// What it is; `None` when there is no such figure any more.
    pub new: Option<Money>,
    /// Why, the largest cause first. The amounts add up to [`Movement::by`].
    pub causes: Vec<CauseSum>,
}

impl Movement {
    /// How far it moved. What is not there counts as nothing.
    pub fn by(&self) -> Money {
        self.new.unwrap_or_default() - self.old.unwrap_or_default()
    }
}

/// A figure whose causes do not come to its movement: a mistake of this program.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Unexplained {
    /// Which.
    pub key: FigureKey,
    /// How far it moved.
    pub moved: Money,
    /// What its causes come to.
    pub explained: Money,
}

/// Every figure of spend, as the old and as the new run has it.
pub type FigurePairs = BTreeMap<FigureKey, (Option<Money>, Option<Money>)>;

/// The figures of both runs side by side.
pub(super) fn figure_pairs(old: &Tables<'_>, new: &Tables<'_>) -> FigurePairs {
    let mut figures = FigurePairs::new();
    each_figure(old, |key, amount| figures.entry(key).or_default().0 = Some(amount));
    each_figure(new, |key, amount| figures.entry(key).or_default().1 = Some(amount));
    figures
}

/// The causes of all figures, in the making.
#[derive(Debug)]
pub(super) struct Causes {
    old_year: u8,
    new_year: u8,
    causes: BTreeMap<FigureKey, BTreeMap<Cause, CauseSum>>,
}

impl Causes {
    /// None yet. Financial years begin with these months, 1 to 12.
    pub(super) fn new(old_year: u8, new_year: u8) -> Causes {
        Causes { old_year, new_year, causes: BTreeMap::new() }
    }

    /// Whether a line moves figures though nothing happened to it.
    pub(super) fn years_moved(&self) -> bool {
        self.old_year != self.new_year
    }

    /// Takes a line that is the same in both runs.
    pub(super) fn unchanged(&mut self, line: &HeldLine) {
        self.moved(Some(line), Some(line), None);
    }

    /// Takes the change at a position of the list of changes.
    pub(super) fn changed(&mut self, change: &Change, at: usize) {
        self.moved(change.old.as_ref(), change.new.as_ref(), Some(at));
    }

    fn moved(&mut self, old: Option<&HeldLine>, new: Option<&HeldLine>, at: Option<usize>) {
        let mut moved: Vec<(FigureKey, Option<Money>, Option<Money>)> = Vec::new();
        for (key, amount) in old.into_iter().flat_map(|line| figures(line, self.old_year)) {
            match moved.iter_mut().find(|one| one.0 == key) {
                Some((_, old, _)) => *old = Some(old.unwrap_or_default() + amount),
                None => moved.push((key, Some(amount), None)),
            }
        }
        for (key, amount) in new.into_iter().flat_map(|line| figures(line, self.new_year)) {
            match moved.iter_mut().find(|one| one.0 == key) {
                Some((.., new)) => *new = Some(new.unwrap_or_default() + amount),
                None => moved.push((key, None, Some(amount))),
            }
        }
        for (key, before, after) in moved {
            let by = after.unwrap_or_default() - before.unwrap_or_default();
            if by.is_zero() {
                continue;
            }
            let years = (self.old_year, self.new_year);
            let cause = cause(key, (old, before.is_some()), (new, after.is_some()), years);
            let sums = self.causes.entry(key).or_default();
            let sum = sums.entry(cause).or_insert(CauseSum {
                cause,
                lines: 0,
                amount: Money::ZERO,
                largest: at,
            });
            sum.lines += 1;
            sum.amount += by;
        }
    }

    /// Holds the causes against the figures of both runs, to the penny, and gives those that moved, the
    /// largest movement first.
    pub(super) fn explain(mut self, figures: &FigurePairs) -> Result<Vec<Movement>, Unexplained> {
        let mut movements = Vec::new();
        let strangers = self.causes.keys().filter(|key| !figures.contains_key(key)).copied();
        let strangers: Vec<FigureKey> = strangers.collect();
        let all = figures.iter().map(|(&key, &pair)| (key, pair));
        for (key, (old, new)) in all.chain(strangers.into_iter().map(|key| (key, (None, None)))) {
            let causes = self.causes.remove(&key).unwrap_or_default();
            let mut movement = Movement { key, old, new, causes: causes.into_values().collect() };
            let (moved, explained) =
                (movement.by(), movement.causes.iter().map(|cause| cause.amount).sum());
            if moved != explained {
                return Err(Unexplained { key, moved, explained });
            }
            if !moved.is_zero() {
                movement.causes.sort_by_key(|sum| (std::cmp::Reverse(sum.amount.abs()), sum.cause));
                movements.push(movement);
            }
        }
        movements.sort_by_key(|movement| std::cmp::Reverse(movement.by().abs()));
        Ok(movements)
    }
}

/// The figures that a line counts in, and with how much; one may be named twice.
fn figures(line: &HeldLine, first_month: u8) -> impl Iterator<Item = (FigureKey, Money)> {
    let areas = [None, Some(line.area)].into_iter().filter(|_| line.counts);
    areas.flat_map(move |area| {
        let period = FigureOf::Period(PeriodBucket::of(line.period, line.date, first_month));
        let whole = [FigureOf::Total, period].map(|of| (FigureKey { area, of }, line.amount));
        let part = move |part: &super::HeldPart| {
            (FigureKey { area, of: FigureOf::Category(part.category) }, part.amount)
        };
        whole.into_iter().chain(line.parts.iter().map(part))
    })
}

/// Why a line counts otherwise in a figure. Each side is the line and whether the figure counts it.
fn cause(
    key: FigureKey,
    (old, in_old): (Option<&HeldLine>, bool),
    (new, in_new): (Option<&HeldLine>, bool),
    (old_year, new_year): (u8, u8),
) -> Cause {
    let (old, new) = match (old, new) {
        (None, _) => return Cause::Added,
        (_, None) => return Cause::Removed,
        (Some(old), Some(new)) => (old, new),
    };
    if !new.counts {
        return Cause::Excluded(new.reason);
    }
    if !old.counts {
        return Cause::Counted(old.reason);
    }
    if in_old && in_new {
        return if old.amount == new.amount { Cause::Shares } else { Cause::Revalued };
    }
    let came = in_new;
    if key.area.is_some() && old.area != new.area {
        return if came { Cause::AreaFrom(old.area) } else { Cause::AreaTo(new.area) };
    }
    match key.of {
        FigureOf::Category(_) if came => Cause::CodedFrom(old.category()),
        FigureOf::Category(_) => Cause::CodedTo(new.category()),
        FigureOf::Period(_) if old.period == new.period => Cause::YearsMoved,
        FigureOf::Period(_) if came => {
            Cause::DatedFrom(PeriodBucket::of(old.period, old.date, old_year))
        }
        FigureOf::Period(_) => Cause::DatedTo(PeriodBucket::of(new.period, new.date, new_year)),
        // All spend of the same area counts the line on both sides.
        FigureOf::Total => Cause::Revalued,
    }
}

/// Every figure of spend in the tables.
fn each_figure(tables: &Tables<'_>, mut take: impl FnMut(FigureKey, Money)) {
    let mut put = |area, of, amount| take(FigureKey { area, of }, amount);
    put(None, FigureOf::Total, tables.categories.total.amount);
    for &(category, sum) in &tables.categories.columns {
        put(None, FigureOf::Category(category), sum.amount);
    }
    for &(period, sum) in &tables.periods.columns {
        put(None, FigureOf::Period(period), sum.amount);
    }
    for &(area, sum) in &tables.categories.rows {
        put(Some(area), FigureOf::Total, sum.amount);
    }
    for (area, category, sum) in tables.categories.cells() {
        put(Some(area), FigureOf::Category(category), sum.amount);
    }
    for (area, period, sum) in tables.periods.cells() {
        put(Some(area), FigureOf::Period(period), sum.amount);
    }
}
