//! Step 6: a person decides. What comes near, and why nothing was certain.

use super::coder::Coder;
use super::fuzzy::{Likeness, Nearest};
use super::{Decision, LikeHint, Method, RuleHint, Suggestion, WHOLE};
use crate::mapping::{Answer, LabelDecision};

/// How many categories a person is offered.
const OFFERED: usize = 3;

/// A decision for review. `disagreeing` are two rules that fit and give different categories.
pub(super) fn review(
    coder: &Coder<'_>,
    nearest: &Nearest,
    disagreeing: Option<(u32, u32)>,
    likeness: &Likeness,
    has_words: bool,
) -> Decision {
    let mut offered: Vec<Suggestion> = Vec::new();
    let mut offer = |new: Suggestion| {
        let room = offered.len() < OFFERED;
        match offered.iter_mut().find(|known| known.category == new.category) {
            Some(known) => known.like = known.like.take().or(new.like),
            None if room => offered.push(new),
            None => {}
        }
    };
    for place in disagreeing.into_iter().flat_map(|(one, other)| [one, other]) {
        let rule = &coder.mappings().rules[place as usize];
        if let Some(category) = rule.category {
            let pattern = rule.include.as_str().to_owned();
            let rule = Some(RuleHint { pattern, line: rule.line });
            offer(Suggestion { category, score: WHOLE, rule, like: None, words: Vec::new() });
        }
    }
    for candidate in &nearest.0 {
        let label = coder.label(candidate.place);
        if let Answer::One(category) = label.answer {
            let score = candidate.score;
            let like = Some(LikeHint { label: label.label.clone(), line: label.line, score });
            offer(Suggestion { category, score, rule: None, like, words: Vec::new() });
        }
    }
    let best = nearest.0.first();
    let matched: Option<&LabelDecision> = best.map(|best| coder.label(best.place));
    Decision {
        method: Method::None,
        score: best.map_or(0, |best| best.score),
        matched: matched.map(|label| label.label.clone()).unwrap_or_default(),
        rival: best.and_then(|best| {
            let answer = &coder.label(best.place).answer;
            let other = |place: u32| &coder.label(place).answer != answer;
            nearest
                .0
                .iter()
                .filter(|candidate| other(candidate.place))
                .find_map(|candidate| coder.rival(*candidate))
        }),
        suggestions: offered,
        reason: reason(coder, nearest, disagreeing, likeness, has_words),
        ..Decision::default()
    }
}

fn reason(
    coder: &Coder<'_>,
    nearest: &Nearest,
    disagreeing: Option<(u32, u32)>,
    likeness: &Likeness,
    has_words: bool,
) -> String {
    if let Some((one, other)) = disagreeing {
        let line = |place: u32| coder.mappings().rules[place as usize].line;
        return format!(
            "rules.csv lines {} and {} both fit and give different categories",
            line(one),
            line(other)
        );
    }
    if !has_words {
        return String::from("the line has no words to go by");
    }
    let quoted = |place: u32| {
        let label = coder.label(place);
        format!("“{}” (labels.csv line {})", label.label, label.line)
    };
    match likeness {
        Likeness::TooClose(best, rival) => format!(
            "{} like {} and {} like {}, which has another category",
            Score(best.score),
            quoted(best.place),
            Score(rival.score),
            quoted(rival.place)
        ),
        Likeness::NotOne(best) => {
            let answer = match coder.label(best.place).answer {
                Answer::Unclear => "unclear",
                _ => "split",
            };
            format!("{} like {}, which is {answer}", Score(best.score), quoted(best.place))
        }
        _ => match nearest.0.first() {
            Some(best) if best.turned => format!(
                "{} like {}, but a word in one of them turns the meaning round",
                Score(best.score),
                quoted(best.place)
            ),
            Some(best) => {
                format!("no rule fits, and only {} like {}", Score(best.score), quoted(best.place))
            }
            None => String::from("no rule fits, and no decided label is like it"),
        },
    }
}

/// Ten-thousandths, printed as `0.93`, cut and not rounded, so that it never shows more than
/// there is.
#[derive(Copy, Clone, Debug)]
pub(super) struct Score(pub(super) u32);

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}", self.0 / WHOLE, self.0 % WHOLE / 100)
    }
}
