//! What a tested sample says of everything that it was drawn from.

use std::collections::BTreeSet;

use super::limit::{Limit, Limits, Misstated};
use super::{Hits, Plan};
use crate::model::{Money, Tally};

/// A line of the sample, and what the tester found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// How it came into the sample.
    pub hits: Hits,
    /// The amount as read, in pence; above nothing.
    pub amount: u64,
    /// What it was coded as: parts in pence, by the id of their category, that add up to it.
    pub coded: Vec<(String, u64)>,
    /// The amount that was found; `None` where that was not tested.
    pub amount_found: Option<u64>,
    /// The category that was found; `None` where that was not tested.
    pub category_found: Option<CategoryFound>,
}

/// What a tester says that a line was spent on, by the id of its category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryFound {
    /// The parts of the amount as read.
    pub of_read: Vec<(String, u64)>,
    /// The parts of the amount that was found; of the amount as read where that was not tested.
    pub of_found: Vec<(String, u64)>,
}

/// What the sample says. Each limit holds by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Amounts; `None` when no amount was tested.
    pub amounts: Option<Both>,
    /// Money in the wrong category; `None` when no category was tested.
    pub coding: Option<Limit>,
    /// The figure of each category, wrong by amounts and by coding together; empty when no category
    /// was tested.
    pub categories: Vec<CategoryJudgement>,
    /// Lines whose amount was not tested though others were: counted as if there were nothing.
    pub amounts_not_tested: u32,
    /// Lines whose category was not tested though others were: counted as if it were wrong.
    pub coding_not_tested: u32,
}

/// Errors of either direction.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// More was read than there is.
    pub over: Limit,
    /// Less was read than there is, in lines that were read.
    pub under: Limit,
}

/// One category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryJudgement {
    /// Its id.
    pub category: String,
    /// What is coded as it, of what could be selected.
    pub coded: Tally,
    /// How many lines of the sample are coded as it.
    pub tested: u32,
    /// Its figure is too high, or too low.
    pub error: Both,
}

impl Plan {
    /// Works out what `lines`, the whole sample with its answers, say.
    ///
    /// A category is judged as a part of the whole (a domain): a line that is not of the category has no
    /// error in it, and the interval stays that of the whole sample. So the limit of a category is as
    /// sure as that of the programme, and as wide: about what is tolerable for the programme, however
    /// small the category is; unless so much of it was tested that less than that can be wrong.
    pub fn judge(&self, lines: &[Tested]) -> Judgement {
        let amounts = lines.iter().any(|line| line.amount_found.is_some());
        let coding = lines.iter().any(|line| line.category_found.is_some());
        let mut all = All { lines, amounts, limits: self.limits(lines) };
        let count = |one: &dyn Fn(&Tested) -> bool, asked: bool| {
            if asked { lines.iter().filter(|line| one(line)).count() as u32 } else { 0 }
        };
        let whole = super::pence(self.population.amount).map_or(0, u128::from);
        Judgement {
            amounts: amounts.then(|| all.amounts(whole)),
            coding: coding.then(|| all.coding(whole)),
            categories: if coding { all.categories(&self.categories) } else { Vec::new() },
            amounts_not_tested: count(&|line| line.amount_found.is_none(), amounts),
            coding_not_tested: count(&|line| line.category_found.is_none(), coding),
        }
    }

    fn limits(&self, lines: &[Tested]) -> Limits {
        let is_drawn = lines.len() as u64 != self.population.lines;
        Limits::new(self.interval, self.terms.confidence, is_drawn)
    }
}

struct All<'a> {
    lines: &'a [Tested],
    /// Whether amounts were tested at all.
    amounts: bool,
    limits: Limits,
}

impl All<'_> {
    fn amounts(&mut self, whole: u128) -> Both {
        let over = |line: &Tested| line.amount.saturating_sub(line.amount_found.unwrap_or(0));
        let under = |line: &Tested| line.amount_found.unwrap_or(0).saturating_sub(line.amount);
        let most = Some(self.most(whole, |line| line.amount, over));
        Both { over: self.limit(over, most), under: self.limit(under, None) }
    }

    fn coding(&mut self, whole: u128) -> Limit {
        let most = self.most(whole, |line| line.amount, wrongly_coded);
        self.limit(wrongly_coded, Some(most))
    }

    fn categories(&mut self, categories: &[(String, Tally)]) -> Vec<CategoryJudgement> {
        let mut known: Vec<(String, Tally)> = categories.to_vec();
        let found = self.lines.iter().filter_map(|line| line.category_found.as_ref());
        let mut others: BTreeSet<&str> = found
            .flat_map(|found| &found.of_found)
            .map(|(category, _)| category.as_str())
            .collect();
        for (category, _) in categories {
            others.remove(category.as_str());
        }
        known.extend(others.into_iter().map(|category| (category.to_owned(), Tally::ZERO)));
        known.into_iter().map(|(category, coded)| self.category(category, coded)).collect()
    }

    fn category(&mut self, category: String, coded: Tally) -> CategoryJudgement {
        let amounts = self.amounts;
        let read = |line: &Tested| part(&line.coded, &category);
        let found = |line: &Tested| {
            let is_tested = line.amount_found.is_some() || !amounts;
            match &line.category_found {
                Some(found) if is_tested => part(&found.of_found, &category),
                _ => 0,
            }
        };
        let over = |line: &Tested| read(line).saturating_sub(found(line));
        let under = |line: &Tested| found(line).saturating_sub(read(line));
        let whole = super::pence(coded.amount).map_or(0, u128::from);
        let most = Some(self.most(whole, read, over));
        let tested = self.lines.iter().filter(|line| read(line) > 0).count();
        let error = Both { over: self.limit(over, most), under: self.limit(under, None) };
        CategoryJudgement { category, coded, tested: tested as u32, error }
    }

    fn limit(&mut self, error: impl Fn(&Tested) -> u64, most: Option<u128>) -> Limit {
        let tested = self.lines.iter().map(|line| Misstated {
            hits: line.hits,
            book: line.amount,
            error: error(line),
        });
        self.limits.of(tested, most)
    }

    /// All that can be wrong of `whole`: what was not tested, and what was found to be wrong.
    fn most(
        &self,
        whole: u128,
        read: impl Fn(&Tested) -> u64,
        error: impl Fn(&Tested) -> u64,
    ) -> u128 {
        let sum = |of: &dyn Fn(&Tested) -> u64| -> u128 {
            self.lines.iter().map(|line| u128::from(of(line))).sum()
        };
        whole.saturating_sub(sum(&read)) + sum(&error)
    }
}

/// How much of a line, as it was read, does not belong where it was coded.
pub fn wrongly_coded(line: &Tested) -> u64 {
    let right = |found: &CategoryFound| -> u64 {
        let coded = line.coded.iter();
        coded.map(|(category, read)| (*read).min(part(&found.of_read, category))).sum()
    };
    line.amount - line.category_found.as_ref().map_or(0, right).min(line.amount)
}

fn part(parts: &[(String, u64)], category: &str) -> u64 {
    parts.iter().filter(|(id, _)| id == category).map(|(_, pence)| pence).sum()
}

impl Limit {
    /// Whether so much can be borne.
    pub fn is_within(&self, tolerable: Money) -> bool {
        self.upper <= tolerable
    }
}

#[cfg(test)]
mod tests;
