//! Figures across the areas: what is usual, and what is not.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Money, Percent};
use crate::total::{AreaBucket, CategoryBucket, bucket_id};

use super::Sources;
use super::certain::{largest_for_certain, open_money};
use super::id::Whose;
use super::list::List;

pub(super) fn add(list: &mut List<'_>, from: &Sources<'_>) {
    let Sources { tables, register, mappings, .. } = *from;
    let largest = largest_in(from);
    for line in &tables.programme {
        if !matches!(line.category, CategoryBucket::Category(_)) {
            continue;
        }
        let provisional = register.category_is_provisional(tables, line.category);
        let id = Whose::Programme.category(bucket_id(mappings, line.category));
        let number = largest.get(&line.category).copied().unwrap_or_default();
        list.count(format!("{id}.largest-in"), "areas", number);
        let (mut amounts, mut shares) = (Vec::new(), Vec::new());
        for &(area, of_area) in &tables.categories.rows {
            if area == AreaBucket::NotKnown {
                continue;
            }
            let Some(sum) = tables.categories.cell(area, line.category) else { continue };
            // What came back, or came to nothing, is not spent on it.
            if sum.amount <= Money::ZERO {
                continue;
            }
            amounts.push(sum.amount);
            if of_area.amount > Money::ZERO {
                shares.extend(Percent::exact_of(sum.amount, of_area.amount));
            }
        }
        list.count(format!("{id}.areas"), "areas", amounts.len());
        amounts.sort_unstable();
        shares.sort_unstable();
        let (middle, ends) = (median(&amounts, Money::mean), amounts.first().zip(amounts.last()));
        if let (Some(median), Some((&least, &most))) = (middle, ends) {
            list.money(format!("{id}.median"), median, provisional);
            list.money(format!("{id}.least"), least, provisional);
            list.money(format!("{id}.most"), most, provisional);
        }
        // The middle is found of exact shares, and only then rounded.
        let mean = |one: Decimal, other: Decimal| (one + other) / Decimal::TWO;
        for (what, share) in [
            ("median-share", median(&shares, mean)),
            ("least-share", shares.first().copied()),
            ("most-share", shares.last().copied()),
        ] {
            list.percent(format!("{id}.{what}"), share.map(Percent::new), None, provisional);
        }
    }
}

/// The one in the middle of what is sorted; the mean of both where there are two.
fn median<T: Copy>(sorted: &[T], mean: impl Fn(T, T) -> T) -> Option<T> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if !sorted.len().is_multiple_of(2) {
        return Some(upper);
    }
    Some(mean(sorted[sorted.len() / 2 - 1], upper))
}

/// In how many areas each category is the largest for certain: by more than what may yet come to any other,
/// because it waits for a decision or nobody can know.
fn largest_in(from: &Sources<'_>) -> BTreeMap<CategoryBucket, usize> {
    let table = &from.tables.categories;
    let open = open_money(from.tables);
    let mut counts = BTreeMap::new();
    for &(area, _) in table.rows.iter().filter(|(area, _)| *area != AreaBucket::NotKnown) {
        let coded = table
            .columns
            .iter()
            .filter(|(category, _)| matches!(category, CategoryBucket::Category(_)))
            .map(|&(category, _)| {
                (table.cell(area, category).unwrap_or_default().amount, category)
            });
        let open = open.get(&area).copied().unwrap_or_default();
        if let Some(category) = largest_for_certain(coded, open) {
            *counts.entry(category).or_default() += 1;
        }
    }
    counts
}
