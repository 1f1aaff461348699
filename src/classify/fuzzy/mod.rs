//! Step 5: a decided label is so like this one that it must mean the same.

mod index;
mod turning;
mod vocabulary;

use super::coder::Coder;
use super::review::Score;
use super::{Decision, Method};
use crate::mapping::{Answer, LabelDecision, Settings};
use crate::model::AreaId;
use crate::model::key::LabelKey;
pub use index::LabelIndex;
pub(super) use vocabulary::is_light;

/// Whose decision a candidate is, seen from the line that is coded.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pool {
    /// This area's.
    Area,
    /// The programme's.
    Programme,
    /// Another area's: it may be suggested and decides nothing.
    Elsewhere,
}

/// A decided label that is like the one asked about.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) pool: Pool,
    /// How like, in ten-thousandths.
    pub(super) score: u32,
    /// Whether a turning word parts them: then it decides nothing either.
    pub(super) turned: bool,
    /// Place in [`crate::mapping::Mappings::labels`].
    pub(super) place: u32,
}

/// The best candidate of each answer in each pool, the best of all first.
#[derive(Debug, Default)]
pub(super) struct Nearest(pub(super) Vec<Candidate>);

/// What likeness says.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The first must mean the same; the second is the best of another answer.
    Same(Candidate, Option<Candidate>),
    /// The best is not like enough.
    TooFar(Candidate, Option<Candidate>),
    /// The best two have different answers and are about equally like.
    TooClose(Candidate, Candidate),
    /// The best is split or unclear, which likeness does not pass on.
    NotOne(Candidate),
    /// Nothing is like it.
    Nothing,
}

/// What a search needs to know of each decided label, close together.
#[derive(Debug, Default)]
pub(super) struct Stakes {
    /// Whose the decision is, and a number for its answer. Splits share one number: likeness
    /// passes none of them on.
    of_label: Vec<(Option<AreaId>, usize)>,
    /// How many numbers there are.
    answers: usize,
}

impl Stakes {
    pub(super) fn new(labels: &[LabelDecision]) -> Stakes {
        let category = |answer: &Answer| match answer {
            Answer::One(category) => Some(category.index()),
            _ => None,
        };
        let unclear = labels
            .iter()
            .filter_map(|label| category(&label.answer))
            .max()
            .map_or(0, |last| last + 1);
        let number = |answer: &Answer| match answer {
            Answer::One(category) => category.index(),
            Answer::Unclear => unclear,
            Answer::Split(_) => unclear + 1,
        };
        Stakes {
            of_label: labels.iter().map(|label| (label.area, number(&label.answer))).collect(),
            answers: unclear + 2,
        }
    }
}

impl Nearest {
    /// Looks `key` up for a line of `area`. `index` and `stakes` are of the same labels, in their
    /// order.
    pub(super) fn find(
        index: &LabelIndex,
        stakes: &Stakes,
        area: Option<AreaId>,
        key: &LabelKey,
    ) -> Nearest {
        // One slot for each answer of each pool, turned or not.
        let mut best: Vec<Option<Candidate>> = vec![None; stakes.answers * 6];
        index.search(key, |like| {
            for &place in like.labels {
                let (of, answer) = stakes.of_label[place as usize];
                let pool = match of {
                    None => Pool::Programme,
                    of if of == area => Pool::Area,
                    _ => Pool::Elsewhere,
                };
                let (score, turned) = (like.score, like.turned);
                let slot = &mut best[answer * 6 + pool as usize * 2 + usize::from(turned)];
                let better = slot.is_none_or(|known| {
                    score > known.score || (score == known.score && place < known.place)
                });
                if better {
                    *slot = Some(Candidate { pool, score, turned, place });
                }
            }
        });
        let mut found: Vec<Candidate> = best.into_iter().flatten().collect();
        found.sort_unstable_by_key(Candidate::order);
        Nearest(found)
    }

    /// What likeness to this area's decisions says.
    pub(super) fn of_area(&self, labels: &[LabelDecision], settings: &Settings) -> Likeness {
        let (score, margin) = (settings.fuzzy_score, settings.fuzzy_margin);
        self.judge(labels, score, margin, |candidate| candidate.pool == Pool::Area)
    }

    /// What likeness to this area's and the programme's decisions together says.
    pub(super) fn of_programme(&self, labels: &[LabelDecision], settings: &Settings) -> Likeness {
        let (score, margin) = (settings.fuzzy_score, settings.fuzzy_margin);
        self.judge(labels, score, margin, |candidate| candidate.pool != Pool::Elsewhere)
    }

    /// What likeness says at these thresholds: to this area's decisions first, then with the
    /// programme's.
    pub(super) fn judge_at(&self, labels: &[LabelDecision], score: u32, margin: u32) -> Likeness {
        match self.judge(labels, score, margin, |candidate| candidate.pool == Pool::Area) {
            same @ Likeness::Same(..) => same,
            _ => self.judge(labels, score, margin, |candidate| candidate.pool != Pool::Elsewhere),
        }
    }

    fn judge(
        &self,
        labels: &[LabelDecision],
        least_score: u32,
        least_margin: u32,
        within: impl Fn(&Candidate) -> bool,
    ) -> Likeness {
        let answer = |candidate: &Candidate| &labels[candidate.place as usize].answer;
        let mut candidates =
            self.0.iter().copied().filter(|candidate| !candidate.turned && within(candidate));
        let Some(best) = candidates.next() else { return Likeness::Nothing };
        let rival = candidates.find(|other| answer(other) != answer(&best));
        if best.score < least_score {
            return Likeness::TooFar(best, rival);
        }
        if !matches!(answer(&best), Answer::One(_)) {
            return Likeness::NotOne(best);
        }
        match rival {
            Some(rival) if best.score - rival.score < least_margin => {
                Likeness::TooClose(best, rival)
            }
            rival => Likeness::Same(best, rival),
        }
    }
}

impl Candidate {
    /// Sorts the likest first, this area's before others, then as `labels.csv` has them.
    fn order(&self) -> (std::cmp::Reverse<u32>, bool, Pool, u32) {
        (std::cmp::Reverse(self.score), self.turned, self.pool, self.place)
    }
}

/// The decision that `best` passes on to a label like it.
pub(super) fn decision(coder: &Coder<'_>, best: Candidate, rival: Option<Candidate>) -> Decision {
    let label = coder.label(best.place);
    let margin = match rival {
        Some(rival) => format!("{} above any other category", Score(best.score - rival.score)),
        None => String::from("and nothing of another category is like it"),
    };
    Decision {
        answer: Some(label.answer.clone()),
        method: Method::Fuzzy,
        score: best.score,
        matched: label.label.clone(),
        line: Some(label.line),
        rival: rival.and_then(|rival| coder.rival(rival)),
        reason: format!(
            "labels.csv line {}: {} like “{}”, {margin}",
            label.line,
            Score(best.score),
            label.label
        ),
        ..Decision::default()
    }
}
