//! How far two coders agree who coded the same labels without knowing of each other.
//!
//! Raw agreement is the share of labels that both gave the same answer. Some of that is chance: who
//! codes nearly everything alike agrees with anybody who does so, too. Cohen's kappa takes off what two
//! coders would agree on by chance if each kept to the shares of categories that they used
//! (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
//! Measurement 20, 1960, 37–46); see [`Kappa`].
//!
//! A label has one answer of each coder. `unclear` is an answer like any category, and a split is an
//! answer of its own: it agrees with the very same split only, whatever the order of its shares.

mod kappa;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Estimate;
use crate::mapping::{Answer, Coding};
use crate::model::AreaId;
use crate::model::key::LabelKey;

pub use kappa::Kappa;

/// How two coders agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// How many labels both coded: all that follows is about these.
    pub both: u64,
    /// How many the first alone coded.
    pub only_first: u64,
    /// How many the second alone coded.
    pub only_second: u64,
    /// How many of those that both coded have the same answer of both.
    pub agreed: u64,
    /// The same as a share with its 95 % interval; `None` when there is no label that both coded.
    pub share: Option<Estimate>,
    /// Over all answers; `None` when it is undefined.
    pub kappa: Option<Kappa>,
    /// Each answer that either gave, that of the most labels first.
    pub answers: Vec<ByAnswer>,
    /// The labels that they coded differently: those of the largest categories first, then by area
    /// and label.
    pub disagreements: Vec<Disagreement>,
}

/// One answer against all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByAnswer {
    /// The answer; of a split, the shares by category.
    pub answer: Answer,
    /// To how many labels both gave it.
    pub both: u64,
    /// To how many the first alone gave it.
    pub only_first: u64,
    /// To how many the second alone gave it.
    pub only_second: u64,
    /// Of this answer against the rest; `None` when it is undefined.
    pub kappa: Option<Kappa>,
}

/// A label with two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Whose it is, if known.
    pub area: Option<AreaId>,
    /// The label as the first has it.
    pub label: String,
    /// What the first says.
    pub first: Answer,
    /// What the second says.
    pub second: Answer,
}

impl Agreement {
    /// Compares what two coders say. Labels are matched by area and key, in whatever order they
    /// stand; each stands once in a list.
    pub fn of(first: &[Coding], second: &[Coding]) -> Agreement {
        let theirs: FxHashMap<Place<'_>, &Coding> =
            second.iter().map(|coding| (place(coding), coding)).collect();
        let mut counts: BTreeMap<Answer, Counts> = BTreeMap::new();
        let (mut both, mut agreed, mut differ) = (0, 0, Vec::new());
        for coding in first {
            let Some(other) = theirs.get(&place(coding)) else { continue };
            let (mine, other) = (plain(&coding.answer), plain(&other.answer));
            both += 1;
            counts.entry(mine.clone()).or_default().first += 1;
            counts.entry(other.clone()).or_default().second += 1;
            if mine == other {
                agreed += 1;
                counts.entry(mine).or_default().both += 1;
            } else {
                differ.push((coding, mine, other));
            }
        }
        let chance =
            counts.values().map(|one| u128::from(one.first) * u128::from(one.second)).sum();
        let answers = by_answer(counts, both);
        Agreement {
            both,
            only_first: first.len() as u64 - both,
            only_second: second.len() as u64 - both,
            agreed,
            share: Estimate::of_count(agreed, both),
            kappa: Kappa::of(agreed, both, chance),
            disagreements: disagreements(differ, &answers),
            answers,
        }
    }
}

type Place<'a> = (Option<AreaId>, &'a LabelKey);

fn place(coding: &Coding) -> Place<'_> {
    (coding.area, &coding.key)
}

/// The answer in the one form that all answers have that come to the same.
fn plain(answer: &Answer) -> Answer {
    let shares = answer.shares();
    match *shares.as_slice() {
        [(None, _)] => Answer::Unclear,
        [(Some(category), _)] => Answer::One(category),
        _ => Answer::Split(
            shares.into_iter().filter_map(|(category, share)| Some((category?, share))).collect(),
        ),
    }
}

/// How often an answer was given: by the first, by the second, by both to one label.
#[derive(Copy, Clone, Debug, Default)]
struct Counts {
    first: u64,
    second: u64,
    both: u64,
}

/// Each answer against the rest, in a table of two by two.
fn by_answer(counts: BTreeMap<Answer, Counts>, labels: u64) -> Vec<ByAnswer> {
    let row = |(answer, Counts { first, second, both }): (Answer, Counts)| {
        let neither = labels + both - first - second;
        let product = |one: u64, other: u64| u128::from(one) * u128::from(other);
        let chance = product(first, second) + product(labels - first, labels - second);
        ByAnswer {
            answer,
            both,
            only_first: first - both,
            only_second: second - both,
            kappa: Kappa::of(both + neither, labels, chance),
        }
    };
    let mut rows: Vec<ByAnswer> = counts.into_iter().map(row).collect();
    // The sort is stable: of equals the first in order.
    rows.sort_by_key(|one| Reverse(one.both + one.only_first + one.only_second));
    rows
}

fn disagreements(
    differ: Vec<(&Coding, Answer, Answer)>,
    answers: &[ByAnswer],
) -> Vec<Disagreement> {
    let ranks: BTreeMap<&Answer, usize> =
        answers.iter().enumerate().map(|(rank, one)| (&one.answer, rank)).collect();
    let rank = |answer: &Answer| ranks.get(answer).copied();
    let mut differ = differ;
    differ.sort_by_cached_key(|(coding, first, second)| {
        let (first, second) = (rank(first), rank(second));
        let area = (coding.area.is_none(), coding.area);
        let label = (coding.label.clone(), coding.key.clone());
        (first.min(second), first.max(second), first, area, label)
    });
    let told = differ.into_iter().map(|(coding, first, second)| Disagreement {
        area: coding.area,
        label: coding.label.clone(),
        first,
        second,
    });
    told.collect()
}

#[cfg(test)]
mod tests;
