//! Step 6, its first half: which categories come near, for a person to choose from, and what
//! speaks for each. Where two rules disagree, theirs come first.

mod evidence;
mod features;
mod suggestion;
mod text_model;

use super::WHOLE;
use super::coder::Coder;
use super::exact::Forms;
use super::fuzzy::{Candidate, Nearest};
pub(super) use evidence::Evidence;
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
    let like = |candidate: Candidate| {
        let label = coder.label(candidate.place);
        LikeHint { label: label.label.clone(), line: label.line, score: candidate.score }
    };
    let evidence = Evidence::new(coder, forms, nearest);
    let mut offered: Vec<Suggestion> = evidence
        .iter()
        .map(|(category, score, likest)| Suggestion {
            category,
            score,
            rule: None,
            like: likest.map(like),
            words: Vec::new(),
        })
        .collect();
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
