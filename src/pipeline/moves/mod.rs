//! What would move: the entries of the last run coded again, by the mapping files as they stand and
//! by those with new answers.

mod figures;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::classify::{CachedCoder, Decision};
use crate::mapping::{Answer, Mappings};
use crate::model::key::{LabelKey, label_key};
use crate::model::{AreaId, Money, Tally};
use crate::publish::PublishedRun;
use crate::publish::entries_csv::{PublishedEntry, Status};
use crate::review::Accepted;
use crate::total::{AreaBucket, CategoryBucket, SpendLine, Totals};

use super::ApplyError;
use super::parts::Parts;

pub use figures::FigureMove;

/// Everything that new answers move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// What each answer decides, in the order of the answers.
    pub answers: Vec<AnswerMove>,
    /// Labels that no answer names and that are coded otherwise, because they are like one that is;
    /// the largest money first.
    pub followers: Vec<Follower>,
    /// Lines and pounds that move, with all that follows.
    pub moved: Tally,
    /// How many areas have such a line; money of no known area counts as one.
    pub areas: usize,
    /// What waited for a decision, and what still will.
    pub review: (Tally, Tally),
    /// The published figures that change, the largest movement first.
    pub figures: Vec<FigureMove>,
}

/// The lines that one answer decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerMove {
    /// From where they come.
    pub flows: Vec<Flow>,
}

/// Lines that go the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// What they were coded as; `None` waited for a decision.
    pub from: Option<Answer>,
    /// What they will be coded as.
    pub to: Option<Answer>,
    /// How many, and how much.
    pub sum: Tally,
    /// How many areas have one.
    pub areas: usize,
}

/// A label that is coded otherwise though no answer names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// Whose, if known.
    pub area: Option<AreaId>,
    /// How it is first written.
    pub label: String,
    /// The decided label that it is like.
    pub like: String,
    /// What moves.
    pub flow: Flow,
}

impl Moves {
    /// Codes the entries of `run` by `old` and by `new`, which differ in nothing but the `accepted`
    /// answers.
    pub(super) fn of(
        run: &PublishedRun,
        old: &Mappings,
        new: &Mappings,
        accepted: &[Accepted],
    ) -> Result<Moves, ApplyError> {
        let mut weighing = Weighing::new(old, new, accepted);
        let mut entries = run.entries()?;
        while let Some(entry) = entries.next_entry()? {
            if entry.status != Status::Excluded {
                weighing.entry(&entry);
            }
        }
        weighing.finish()
    }
}

/// The ways that lines go, by where from and where to, with their areas.
type Ways = BTreeMap<(Option<Answer>, Option<Answer>), (Tally, BTreeSet<AreaBucket>)>;

/// One side of the comparison.
struct Side<'m> {
    coder: CachedCoder<'m>,
    totals: Totals,
    mappings: &'m Mappings,
}

struct Weighing<'m> {
    old: Side<'m>,
    new: Side<'m>,
    areas: FxHashMap<&'m str, AreaId>,
    /// The line of `labels.csv` and the place of each accepted answer.
    accepted: FxHashMap<(Option<AreaId>, LabelKey), (u32, usize)>,
    answers: Vec<Ways>,
    /// By area and key; with the first spelling and the label that it is like.
    followers: BTreeMap<(AreaBucket, String), (String, String, Ways)>,
    moved: Tally,
    moved_areas: BTreeSet<AreaBucket>,
    review: (Tally, Tally),
    /// What each bucket gains.
    gains: BTreeMap<CategoryBucket, Money>,
}

impl<'m> Side<'m> {
    fn new(mappings: &'m Mappings) -> Side<'m> {
        let totals = Totals::new(mappings.settings.financial_year_start);
        Side { coder: CachedCoder::new(mappings), totals, mappings }
    }
}

impl<'m> Weighing<'m> {
    fn new(old: &'m Mappings, new: &'m Mappings, accepted: &[Accepted]) -> Weighing<'m> {
        let lines: FxHashMap<(Option<AreaId>, LabelKey), u32> = new
            .labels
            .iter()
            .map(|label| ((label.area, label_key(&label.label)), label.line.0))
            .collect();
        let accepted_lines = accepted.iter().enumerate().filter_map(|(at, one)| {
            let place = (one.area, one.key.clone());
            let line = *lines.get(&place)?;
            Some((place, (line, at)))
        });
        let ids = old.areas.iter().zip(0..=u16::MAX);
        Weighing {
            areas: ids.map(|(area, at)| (&*area.id, AreaId(at))).collect(),
            accepted: accepted_lines.collect(),
            answers: vec![Ways::new(); accepted.len()],
            old: Side::new(old),
            new: Side::new(new),
            followers: BTreeMap::new(),
            moved: Tally::ZERO,
            moved_areas: BTreeSet::new(),
            review: (Tally::ZERO, Tally::ZERO),
            gains: BTreeMap::new(),
        }
    }

    fn entry(&mut self, entry: &PublishedEntry<'_>) {
        let area = self.areas.get(entry.area).copied();
        let bucket = AreaBucket::from(area);
        let one = entry.tally();
        let code = |side: &mut Side<'_>| {
            let decision = side.coder.decide(area, entry.label, entry.section, entry.description);
            let parts = Parts::of(entry.amount, decision.answer.as_ref());
            side.totals.add(&SpendLine {
                area,
                period: entry.period,
                date: entry.date,
                key: decision.key.words(),
                label: entry.label,
                label_from: entry.label_from,
                section: entry.section,
                lines: one.lines,
                row: entry.row.saturating_sub(1),
                amount: entry.amount,
                parts: parts.as_slice(),
            });
            (decision, parts)
        };
        let (old, old_parts) = code(&mut self.old);
        let (new, new_parts) = code(&mut self.new);
        if old.answer.is_none() {
            self.review.0 += one;
        }
        if new.answer.is_none() {
            self.review.1 += one;
        }
        let stays = shares(&old) == shares(&new);
        if !stays {
            self.moved += one;
            self.moved_areas.insert(bucket);
            for &(bucket, part) in old_parts.as_slice() {
                *self.gains.entry(bucket).or_default() += -part;
            }
            for &(bucket, part) in new_parts.as_slice() {
                *self.gains.entry(bucket).or_default() += part;
            }
        }
        let ways = match self.answer(area, &new) {
            Some(at) => self.answers.get_mut(at),
            None if stays => None,
            None => {
                let key = (bucket, new.key.words().to_owned());
                let spelt = || (entry.label.to_owned(), new.matched.clone(), Ways::new());
                Some(&mut self.followers.entry(key).or_insert_with(spelt).2)
            }
        };
        if let Some(ways) = ways {
            let way = ways.entry((old.answer.clone(), new.answer.clone())).or_default();
            way.0 += one;
            way.1.insert(bucket);
        }
    }

    /// Which of the accepted answers made this decision.
    fn answer(&self, area: Option<AreaId>, new: &Decision) -> Option<usize> {
        let line = new.line?.0;
        let of = |area| self.accepted.get(&(area, new.key.clone()));
        let found = area.and_then(|area| of(Some(area))).or_else(|| of(None));
        found.filter(|&&(decided, _)| decided == line).map(|&(_, at)| at)
    }

    /// Proves that what one bucket gains the others lose, and lays everything out.
    fn finish(self) -> Result<Moves, ApplyError> {
        let gained: Money = self.gains.values().copied().sum();
        let (old, new) = (self.old.totals.all(), self.new.totals.all());
        if !gained.is_zero() || old != new {
            let says = format!(
                "the pounds that move do not balance: {} came in and {} went out, off by {gained}",
                old.amount, new.amount
            );
            return Err(ApplyError::Unbalanced(says));
        }
        let before = self.old.totals.tables(self.old.mappings.categories.len())?;
        let after = self.new.totals.tables(self.new.mappings.categories.len())?;
        let mut followers: Vec<Follower> = Vec::new();
        for ((area, _), (label, like, ways)) in self.followers {
            followers.extend(flows(ways).into_iter().map(|flow| Follower {
                area: area.area(),
                label: label.clone(),
                like: like.clone(),
                flow,
            }));
        }
        followers.sort_by_key(|one| std::cmp::Reverse(one.flow.sum.amount.abs()));
        Ok(Moves {
            answers: self
                .answers
                .into_iter()
                .map(|ways| AnswerMove { flows: flows(ways) })
                .collect(),
            followers,
            moved: self.moved,
            areas: self.moved_areas.len(),
            review: self.review,
            figures: figures::moved(&before, self.old.mappings, &after, self.new.mappings),
        })
    }
}

fn shares(decision: &Decision) -> Option<Vec<(Option<crate::model::CategoryId>, u32)>> {
    decision.answer.as_ref().map(Answer::shares)
}

fn flows(ways: Ways) -> Vec<Flow> {
    let flow = |((from, to), (sum, areas)): (_, (Tally, BTreeSet<AreaBucket>))| Flow {
        from,
        to,
        sum,
        areas: areas.len(),
    };
    ways.into_iter().map(flow).collect()
}

#[cfg(test)]
mod tests;
