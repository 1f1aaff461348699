//! What may be called the largest: only what is it whatever becomes of the money that is still open.

use std::collections::BTreeSet;

use crate::figure::largest_for_certain;
use crate::model::Money;
use crate::total::{CategoryBucket, LabelLine};

use super::OfArea;
use super::tables::AreaTables;

/// The place of the amount that is the largest, even if all `open` money came to another one.
pub(super) fn largest(amounts: &[Money], open: Money) -> Option<usize> {
    largest_for_certain(amounts.iter().copied().zip(0..), open)
}

impl AreaTables<'_> {
    /// The line of the category that is the largest for certain: whatever becomes of each label that waits for
    /// a decision or of which nobody can know.
    pub(super) fn largest_category(&self, of_area: &OfArea<'_>) -> Option<usize> {
        let is_open = |category: &CategoryBucket| !matches!(category, CategoryBucket::Category(_));
        let labels = labels_of(of_area);
        let open: Money = labels
            .iter()
            .filter(|label| label.categories.keys().any(is_open))
            .map(|label| label.sum.amount.abs())
            .sum();
        let in_tables: Money = self
            .category_of
            .iter()
            .filter(|(category, _)| is_open(category))
            .map(|(_, amount)| amount.abs())
            .sum();
        let coded: Vec<Money> = self
            .category_of
            .iter()
            .filter(|(category, _)| !is_open(category))
            .map(|&(_, amount)| amount)
            .collect();
        largest(&coded, open.max(in_tables))
    }

    /// The line of the own label that is the largest for certain: whatever those are that are withheld, or
    /// gathered because they are small, and even if all of them were one.
    pub(super) fn largest_label(&self, of_area: &OfArea<'_>) -> Option<usize> {
        let shown: BTreeSet<&str> =
            self.own.groups.iter().flat_map(|group| &group.keys).map(String::as_str).collect();
        let open: Money = labels_of(of_area)
            .iter()
            .filter(|label| !shown.contains(label.key))
            .map(|label| label.sum.amount.abs())
            .sum();
        let groups: Vec<Money> = self.own.groups.iter().map(|group| group.sum.amount).collect();
        largest(&groups, open)
    }
}

/// The labels of an area, as its lines have them.
fn labels_of<'a>(of_area: &OfArea<'a>) -> &'a [LabelLine<'a>] {
    let all = &of_area.context.tables.labels;
    let from = all.partition_point(|label| label.area < of_area.bucket);
    let to = all.partition_point(|label| label.area <= of_area.bucket);
    all.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_it_for_certain_or_nothing_is() {
        for (amounts, open, expected) in [
            (&[][..], 0, None),
            (&[5], 0, Some(0)),
            (&[5], 5, None),
            (&[5, 5], 0, None),
            (&[3, 9, 4], 4, Some(1)),
            (&[3, 9, 4], 5, None),
            (&[13, -9], 3, Some(0)),
            (&[3, -9], 2, None),
            (&[0], 0, None),
            (&[-1, -2], 0, None),
        ] {
            let amounts: Vec<Money> = amounts.iter().map(|&one| Money::from_pence(one)).collect();
            assert_eq!(largest(&amounts, Money::from_pence(open)), expected, "{amounts:?}, {open}");
        }
    }
}
