//! Small labels gathered, large ones shown.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::Tally;
use crate::total::CategoryBucket;

use super::{Gathered, Group};

/// How many groups are shown at most; one more when only one would be gathered.
const SHOWN: usize = 12;

/// A group is small when it is under one part in so many of the area's spend.
const SMALL: i64 = 100;

/// What a label holds in each category.
pub(super) type ByCategory = Vec<(CategoryBucket, Tally)>;

/// The larger sums first, refunds by their size.
pub(super) fn larger(one: Tally, other: Tally) -> Ordering {
    size(other).cmp(&size(one))
}

/// Sums by category, those of one category together, in order.
pub(super) fn by_category<'t>(
    sums: impl IntoIterator<Item = (&'t CategoryBucket, &'t Tally)>,
) -> ByCategory {
    let mut together: BTreeMap<CategoryBucket, Tally> = BTreeMap::new();
    for (&category, &sum) in sums {
        *together.entry(category).or_default() += sum;
    }
    together.into_iter().collect()
}

impl Gathered {
    /// Takes in one more label.
    pub(super) fn take(&mut self, sum: Tally, categories: &[(CategoryBucket, Tally)]) {
        self.labels += 1;
        self.sum += sum;
        let all = self.by_category.iter().chain(categories);
        self.by_category = by_category(all.map(|(category, sum)| (category, sum)));
    }
}

/// Parts the groups into those that are shown, the most money first, and the small ones. One alone is
/// never gathered: its sum would be told without its name.
pub(super) fn gather(
    mut groups: Vec<(Group, ByCategory)>,
    total: Tally,
) -> (Vec<Group>, Option<Gathered>) {
    groups.sort_by(|(one, _), (other, _)| larger(one.sum, other.sum));
    let small =
        |(group, _): &(Group, ByCategory)| size(group.sum) * Decimal::from(SMALL) < size(total);
    let shown = groups.iter().take(SHOWN).take_while(|group| !small(group)).count();
    let mut other = None;
    if groups.len() > shown + 1 {
        let mut gathered = Gathered::default();
        for (group, categories) in groups.drain(shown..) {
            gathered.take(group.sum, &categories);
        }
        other = Some(gathered);
    }
    let mut shown: Vec<Group> = groups.into_iter().map(|(group, _)| group).collect();
    // Stable, so that equals stay in the order of their keys.
    shown.sort_by_key(|group| Reverse(group.sum.amount));
    (shown, other)
}

fn size(sum: Tally) -> Decimal {
    sum.amount.abs().exact()
}
