//! What can be called the largest: what stays so whatever becomes of the money that is not coded.

use std::collections::BTreeMap;

use crate::model::Money;
use crate::total::{AreaBucket, CategoryBucket, Tables};

/// How much of each area's money may yet come to any category, because it waits for a decision or nobody can
/// know. Labels are taken without their signs, since a refund may come to another category than the spend.
pub fn open_money(tables: &Tables<'_>) -> BTreeMap<AreaBucket, Money> {
    let is_open = |category: &CategoryBucket| !matches!(category, CategoryBucket::Category(_));
    let mut open: BTreeMap<AreaBucket, Money> = BTreeMap::new();
    for label in tables.labels.iter().filter(|label| label.categories.keys().any(is_open)) {
        *open.entry(label.area).or_default() += label.sum.amount.abs();
    }
    // A label that is only partly open, or whose lines make up for one another, says less than the sums do.
    for &(area, _) in &tables.categories.rows {
        let net = [CategoryBucket::Review, CategoryBucket::Unclear]
            .map(|bucket| tables.categories.cell(area, bucket).unwrap_or_default().amount.abs());
        let net: Money = net.into_iter().sum();
        let of_area = open.entry(area).or_default();
        *of_area = net.max(*of_area);
    }
    open
}

/// The one of `coded` that is larger than each other one by more than `open`, which may all come to that other
/// one. There is none of nothing.
pub fn largest_for_certain<T: Copy + Ord>(
    coded: impl Iterator<Item = (Money, T)>,
    open: Money,
) -> Option<T> {
    let mut coded: Vec<(Money, T)> = coded.collect();
    coded.sort_unstable();
    // What came back may have come back from the largest.
    let back: Money = coded.iter().map(|(amount, _)| -(*amount).min(Money::ZERO)).sum();
    let (most, largest) = coded.pop()?;
    let second = coded.pop().map_or(Money::ZERO, |(second, _)| second).max(Money::ZERO);
    (most > second + open + back).then_some(largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_the_largest_that_may_yet_be_overtaken() {
        for (coded, open, expected) in [
            (&[(500, 'a'), (300, 'b')][..], 0, Some('a')),
            (&[(500, 'a'), (300, 'b')], 199, Some('a')),
            (&[(500, 'a'), (300, 'b')], 200, None),
            (&[(500, 'a'), (500, 'b')], 0, None),
            (&[(500, 'a')], 500, None),
            (&[(500, 'a'), (-300, 'b')], 199, Some('a')),
            (&[(500, 'a'), (-300, 'b')], 200, None),
            (&[(0, 'a')], 0, None),
            (&[], 0, None),
        ] {
            let coded = coded.iter().map(|&(pence, name)| (Money::from_pence(pence), name));
            assert_eq!(largest_for_certain(coded, Money::from_pence(open)), expected);
        }
    }
}
