//! Step 6, its first half: which categories come near, for a person to choose from.
//!
//! Two things speak for a category: the decided label of it that is most like, and what all its
//! decided labels and its definition have in common with this one ([`super::text_model`]), which
//! counts twice. Over fifteen labelled sets this ranked better than either alone and as well as a
//! linear support vector machine. Where two rules disagree, theirs come first.

mod features;
mod suggestion;
mod text_model;

use super::WHOLE;
use super::coder::Coder;
use super::exact::Forms;
use super::fuzzy::{Nearest, Pool};
use crate::mapping::Answer;
use crate::model::CategoryId;
pub use suggestion::{LikeHint, RuleHint, Suggestion, WordHint};
pub(super) use text_model::TextModel;

/// How many categories a person is offered.
const OFFERED: usize = 3;

/// Up to three categories, the best first. `disagreeing` are two rules that fit and give
/// different categories.
pub(super) fn suggest(
    coder: &Coder<'_>,
    forms: &Forms,
    nearest: &Nearest,
    disagreeing: Option<(u32, u32)>,
) -> Vec<Suggestion> {
    let model = coder.text_model();
    let before = model.before();
    let mut offered: Vec<Suggestion> = (0u16..)
        .zip(model.shares(&forms.nameless))
        .map(|(category, share)| Suggestion {
            category: CategoryId(category),
            score: 2 * share,
            rule: None,
            like: None,
            words: Vec::new(),
        })
        .collect();
    // The first of each category is the likest.
    for candidate in nearest.0.iter().filter(|candidate| !candidate.turned) {
        let label = coder.label(candidate.place);
        let Answer::One(category) = label.answer else { continue };
        let Some(known) = offered.get_mut(category.index()) else { continue };
        if known.like.is_none() {
            let score = candidate.score;
            // What another area decided is worth knowing and counts half.
            let elsewhere = candidate.pool == Pool::Elsewhere;
            known.score += if elsewhere { score / 2 } else { score };
            known.like = Some(LikeHint { label: label.label.clone(), line: label.line, score });
        }
    }
    for known in &mut offered {
        known.score /= 3;
    }
    for place in disagreeing.into_iter().flat_map(|(one, other)| [one, other]) {
        let rule = &coder.mappings().rules[place as usize];
        let known = rule.category.and_then(|category| offered.get_mut(category.index()));
        if let Some(known) = known {
            let pattern = rule.include.as_str().to_owned();
            known.rule = Some(RuleHint { pattern, line: rule.line });
            known.score = WHOLE;
        }
    }
    // What only the number of its decided labels speaks for has no reason to be offered.
    offered.retain(|known| {
        known.like.is_some()
            || known.rule.is_some()
            || known.score * 3 / 2 > before[known.category.index()]
    });
    // Stable: of equals the first in the order of the categories.
    offered.sort_by_key(|known| std::cmp::Reverse(known.score));
    offered.truncate(OFFERED);
    for known in &mut offered {
        known.words = model.words_for(&forms.nameless, known.category);
    }
    offered
}
