//! Step 5: a decided label is so like this one that it must mean the same.

mod index;
mod turning;
mod vocabulary;

use super::coder::Coder;
use super::review::Score;
use super::suggest::Evidence;
use super::{Decision, Method};
use crate::mapping::{Answer, LabelDecision};
use crate::model::key::LabelKey;
use crate::model::{AreaId, CategoryId};
pub use index::LabelIndex;
pub use turning::turns;
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
    /// This one must mean the same: what was decided speaks so much more for its category than for
    /// any other.
    Same(Candidate, Lead),
    /// The best is not like enough.
    TooFar(Candidate),
    /// What was decided speaks about as much for another category, or more.
    TooClose(Candidate, Lead),
    /// The best is split or unclear, which likeness does not pass on.
    NotOne(Candidate),
    /// Nothing is like it.
    Nothing,
}

/// How far the evidence for a category is ahead of that for any other, in ten-thousandths.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// Nothing when another is ahead.
    pub(super) ahead: u32,
    /// The best of the others, and what speaks for it; `None` when nothing does.
    pub(super) rival: Option<(CategoryId, u32)>,
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

    /// Whether any decided label is like enough to decide anything at `score`.
    pub(super) fn reaches(&self, score: u32) -> bool {
        let decides =
            |candidate: &Candidate| !candidate.turned && candidate.pool != Pool::Elsewhere;
        self.0.iter().any(|candidate| decides(candidate) && candidate.score >= score)
    }

    /// What likeness to this area's decisions says.
    pub(super) fn of_area(&self, scales: &Scales<'_>) -> Likeness {
        self.judge(scales, |candidate| candidate.pool == Pool::Area)
    }

    /// What likeness to this area's and the programme's decisions together says.
    pub(super) fn of_programme(&self, scales: &Scales<'_>) -> Likeness {
        self.judge(scales, |candidate| candidate.pool != Pool::Elsewhere)
    }

    /// What likeness says: to this area's decisions first, then with the programme's.
    pub(super) fn of_either(&self, scales: &Scales<'_>) -> Likeness {
        match self.of_area(scales) {
            same @ Likeness::Same(..) => same,
            _ => self.of_programme(scales),
        }
    }

    fn judge(&self, scales: &Scales<'_>, within: impl Fn(&Candidate) -> bool) -> Likeness {
        let answer = |candidate: &Candidate| &scales.labels[candidate.place as usize].answer;
        let mut candidates =
            self.0.iter().copied().filter(|candidate| !candidate.turned && within(candidate));
        let Some(best) = candidates.next() else { return Likeness::Nothing };
        if best.score < scales.score {
            return Likeness::TooFar(best);
        }
        let Answer::One(category) = *answer(&best) else { return Likeness::NotOne(best) };
        let rival = scales.evidence.rival_of(category);
        let mut ahead =
            scales.evidence.score(category).saturating_sub(rival.map_or(0, |one| one.1));
        // What is split or unclear has no evidence of its own, but it may be as like.
        if let Some(other) = candidates.find(|other| !matches!(answer(other), Answer::One(_))) {
            ahead = ahead.min(best.score - other.score);
        }
        let lead = Lead { ahead, rival };
        if ahead < scales.margin {
            Likeness::TooClose(best, lead)
        } else {
            Likeness::Same(best, lead)
        }
    }
}

/// What likeness is judged by.
#[derive(Copy, Clone, Debug)]
pub(super) struct Scales<'a> {
    pub(super) labels: &'a [LabelDecision],
    pub(super) evidence: &'a Evidence,
    /// How like the decided label must be, in ten-thousandths.
    pub(super) score: u32,
    /// How far its category must be ahead, in ten-thousandths.
    pub(super) margin: u32,
}

impl Candidate {
    /// Sorts the likest first, this area's before others, then as `labels.csv` has them.
    fn order(&self) -> (std::cmp::Reverse<u32>, bool, Pool, u32) {
        (std::cmp::Reverse(self.score), self.turned, self.pool, self.place)
    }
}

/// The decision that `best` passes on to a label like it.
pub(super) fn decision(
    coder: &Coder<'_>,
    evidence: &Evidence,
    best: Candidate,
    lead: Lead,
) -> Decision {
    let label = coder.label(best.place);
    Decision {
        answer: Some(label.answer.clone()),
        method: Method::Fuzzy,
        score: best.score,
        matched: label.label.clone(),
        line: Some(label.line),
        rival: coder.rival(evidence, lead),
        reason: format!(
            "labels.csv line {}: {} like “{}”, and {}",
            label.line,
            Score(best.score),
            label.label,
            coder.in_the_lead(lead),
        ),
        ..Decision::default()
    }
}
