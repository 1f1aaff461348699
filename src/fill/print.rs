//! Figures as a page prints them, so that those of one column add up.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::figure::{Figures, Format, apportion, nearest, part_and_whole};

use super::family::families;
use super::memory::Quote;
use super::wish::{Is, Wish};

/// What is printed for one wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    /// `None` where there is no such figure, or its format does not fit it.
    pub(super) text: Option<String>,
    /// From one; figures with the same number were rounded together, those without by themselves.
    pub(super) together: Option<u32>,
}

/// What is printed for each wish, in order. `columns` gives for each the column in which it stands, if it stands in one.
pub(super) fn print(wishes: &[Wish], columns: &[Option<u32>], figures: &Figures) -> Vec<Words> {
    let alone = |wish: &Wish| Words {
        text: figures.print(&wish.figure, wish.format).map(|printed| printed.text),
        together: None,
    };
    let mut words: Vec<Words> = wishes.iter().map(alone).collect();
    let mut numbers: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let mut together: BTreeMap<(u32, String), Vec<usize>> = BTreeMap::new();
    for (at, (wish, column)) in wishes.iter().zip(columns).enumerate() {
        if let (Some(column), Some(_)) = (column, &words[at].text)
            && is_rounded(wish, figures)
        {
            together.entry((*column, wish.format.to_string())).or_default().push(at);
        }
    }
    let together = together.into_values().filter(|members| members.len() > 1);
    for (nth, members) in together.enumerate() {
        let mut ids: Vec<&str> = members.iter().map(|&at| wishes[at].figure.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let format = wishes[members[0]].format;
        let Some(printed) = column(&ids, format, figures) else { continue };
        for at in members {
            if let Ok(found) = ids.binary_search(&wishes[at].figure.as_str()) {
                let (text, group) = &printed[found];
                let next = u32::try_from(numbers.len() + 1).unwrap_or(u32::MAX);
                words[at] = Words {
                    text: Some(text.clone()),
                    together: group.map(|group| *numbers.entry((nth, group)).or_insert(next)),
                };
            }
        }
    }
    words
}

/// What would be printed now for what was quoted then; `None` for a figure that is no longer there.
pub fn print_again(quotes: &[Quote], figures: &Figures) -> Vec<Option<String>> {
    let wish = |quote: &Quote| Wish { figure: quote.figure.clone(), format: quote.format };
    let wishes: Vec<Wish> = quotes.iter().map(wish).collect();
    let columns: Vec<Option<u32>> = quotes.iter().map(|quote| quote.in_column).collect();
    print(&wishes, &columns, figures).into_iter().map(|words| words.text).collect()
}

/// Whether printing it loses anything that others in its column may make up for.
fn is_rounded(wish: &Wish, figures: &Figures) -> bool {
    match wish.format {
        Format::Count | Format::Pence => false,
        Format::Words => {
            figures.get(&wish.figure).is_some_and(|figure| Is::of(figure, figures) == Is::Money)
        }
        Format::Pounds | Format::Rounded | Format::Share(_) => true,
    }
}

/// Prints different figures that stand in one column in one format, each with the group in which it was rounded.
fn column(ids: &[&str], format: Format, figures: &Figures) -> Option<Vec<(String, Option<usize>)>> {
    let of_shares = matches!(format, Format::Share(_));
    // From the sums themselves, as outside of a table: what was rounded once is not rounded again.
    let share = |id: &str| figures.exact_share(id).filter(|_| of_shares);
    let values = ids.iter().map(|id| share(id).or_else(|| figures.exact(id)));
    let values: Vec<Decimal> = values.collect::<Option<_>>()?;
    let bases: Vec<&str> = ids
        .iter()
        .map(|id| id.strip_suffix(".share").filter(|_| of_shares).unwrap_or(id))
        .collect();
    let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
    let step = format.step(largest);
    let mut rounded: Vec<Option<Decimal>> = vec![None; ids.len()];
    // One step and one unit bind a whole column together.
    let all = (format == Format::Rounded && ids.len() > 1).then_some(0);
    let mut groups: Vec<Option<usize>> = vec![all; ids.len()];
    let mut open = families(&bases, of_shares);
    for (at, value) in values.iter().enumerate() {
        if !open.iter().any(|family| family.contains(&at)) {
            rounded[at] = Some(nearest(*value, step));
        }
    }
    while !open.is_empty() {
        // A whole that is itself a part of something is rounded before its own parts are.
        let whole = |family: &Vec<usize>| -> Option<usize> {
            let sum: Decimal = family.iter().map(|&at| values[at]).sum();
            let outside = (0..values.len()).filter(|at| !of_shares && !family.contains(at));
            outside.into_iter().find(|&at| values[at] == sum)
        };
        let ready = |family: &Vec<usize>| whole(family).is_none_or(|at| rounded[at].is_some());
        let next = open.iter().position(ready).unwrap_or_default();
        let family = open.remove(next);
        let (parts, sum) = if of_shares {
            shares(&family, &bases, figures)?
        } else {
            let parts: Vec<Decimal> = family.iter().map(|&at| values[at]).collect();
            let sum = parts.iter().sum();
            (parts, sum)
        };
        let whole = whole(&family);
        let group = whole.and_then(|at| groups[at]).or(all).unwrap_or(family[0] + 1);
        for &at in family.iter().chain(&whole) {
            groups[at] = Some(group);
        }
        let printed_whole = whole.and_then(|at| rounded[at]);
        let printed_whole = printed_whole.unwrap_or_else(|| nearest(sum, step));
        for (at, part) in family.into_iter().zip(apportion(&parts, printed_whole, step)) {
            rounded[at] = Some(part);
        }
    }
    let print = |value: Option<Decimal>| Some(format.print(value?, largest));
    rounded.into_iter().zip(groups).map(|(value, group)| Some((print(value)?, group))).collect()
}

/// The exact per cents that the figures `bases` of a family are of their whole, and that their sum is.
fn shares(family: &[usize], bases: &[&str], figures: &Figures) -> Option<(Vec<Decimal>, Decimal)> {
    let whole = figures.exact(&part_and_whole(bases.get(*family.first()?)?).1)?;
    let percent = |part: Decimal| part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED);
    let amounts: Vec<Decimal> =
        family.iter().map(|&at| figures.exact(bases[at])).collect::<Option<_>>()?;
    let parts = amounts.iter().map(|&amount| percent(amount)).collect::<Option<_>>()?;
    Some((parts, percent(amounts.iter().sum())?))
}
