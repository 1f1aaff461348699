//! How much everything that was decided speaks for each category.
//!
//! Two things count: the decided label of the category that is most like, and what all its
//! decided labels and its definition have in common with this one ([`super::text_model`]), which
//! counts twice. Over fifteen labelled sets this ranked better than either alone and as well as a
//! linear support vector machine; and how far the first is ahead of the second told far better
//! than likeness alone whether it was right.

use crate::classify::coder::Coder;
use crate::classify::exact::Forms;
use crate::classify::fuzzy::{Candidate, Nearest, Pool};
use crate::mapping::Answer;
use crate::model::CategoryId;

/// What speaks for each category, in ten-thousandths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::classify) struct Evidence {
    scores: Vec<u32>,
    /// The likest decided label of each category that no turning word parts.
    likest: Vec<Option<Candidate>>,
}

impl Evidence {
    /// Weighs the label that has these forms and these decided labels near it.
    pub(in crate::classify) fn new(
        coder: &Coder<'_>,
        forms: &Forms,
        nearest: &Nearest,
    ) -> Evidence {
        let mut scores = coder.text_model().shares(&forms.nameless);
        let mut likest: Vec<Option<Candidate>> = vec![None; scores.len()];
        // The first of each category is the likest.
        for candidate in nearest.0.iter().filter(|candidate| !candidate.turned) {
            let Answer::One(category) = coder.label(candidate.place).answer else { continue };
            if let Some(none @ None) = likest.get_mut(category.index()) {
                *none = Some(*candidate);
            }
        }
        for (score, likest) in scores.iter_mut().zip(&likest) {
            let like = likest.map_or(0, |candidate| match candidate.pool {
                // What another area decided is worth knowing and counts half.
                Pool::Elsewhere => candidate.score / 2,
                Pool::Area | Pool::Programme => candidate.score,
            });
            *score = (2 * *score + like) / 3;
        }
        Evidence { scores, likest }
    }

    /// The categories with their scores and likest labels, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (CategoryId, u32, Option<Candidate>)> {
        let ids = (0..=u16::MAX).map(CategoryId);
        ids.zip(&self.scores).zip(&self.likest).map(|((id, &score), &likest)| (id, score, likest))
    }

    /// What speaks for one category.
    pub(in crate::classify) fn score(&self, category: CategoryId) -> u32 {
        self.scores.get(category.index()).copied().unwrap_or_default()
    }

    /// The likest label of a category.
    pub(in crate::classify) fn likest(&self, category: CategoryId) -> Option<Candidate> {
        self.likest.get(category.index()).copied().flatten()
    }

    /// The category that most speaks for, `category` apart, and how much does; the first of equals.
    pub(in crate::classify) fn rival_of(&self, category: CategoryId) -> Option<(CategoryId, u32)> {
        let others = self.iter().filter(|&(other, score, _)| other != category && score > 0);
        let best = others.max_by_key(|&(other, score, _)| (score, std::cmp::Reverse(other)));
        best.map(|(other, score, _)| (other, score))
    }
}
