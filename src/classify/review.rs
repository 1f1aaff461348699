//! Step 6, its second half: a person decides, because nothing was certain, and is told why.

use super::coder::Coder;
use super::exact::Forms;
use super::fuzzy::{Likeness, Nearest};
use super::suggest::Evidence;
use super::{Decision, Method, WHOLE};
use crate::mapping::{Answer, LabelDecision};

/// A decision for review. `disagreeing` are two rules that fit and give different categories.
pub(super) fn review(
    coder: &Coder<'_>,
    forms: &Forms,
    nearest: &Nearest,
    evidence: &Evidence,
    disagreeing: Option<(u32, u32)>,
    likeness: &Likeness,
) -> Decision {
    let best = nearest.0.first();
    let matched: Option<&LabelDecision> = best.map(|best| coder.label(best.place));
    Decision {
        method: Method::None,
        score: best.map_or(0, |best| best.score),
        matched: matched.map(|label| label.label.clone()).unwrap_or_default(),
        rival: match *likeness {
            Likeness::TooClose(_, lead) => coder.rival(evidence, lead),
            _ => None,
        },
        reason: reason(coder, forms, nearest, disagreeing, likeness),
        ..Decision::default()
    }
}

fn reason(
    coder: &Coder<'_>,
    forms: &Forms,
    nearest: &Nearest,
    disagreeing: Option<(u32, u32)>,
    likeness: &Likeness,
) -> String {
    if let Some((one, other)) = disagreeing {
        let line = |place: u32| coder.mappings().rules[place as usize].line;
        return format!(
            "rules.csv lines {} and {} both fit and give different categories",
            line(one),
            line(other)
        );
    }
    if forms.key.words().is_empty() {
        return String::from("the line has no words to go by");
    }
    let quoted = |place: u32| {
        let label = coder.label(place);
        format!("“{}” (labels.csv line {})", label.label, label.line)
    };
    match likeness {
        Likeness::TooClose(best, lead) => format!(
            "{} like {}, but {}",
            Score(best.score),
            quoted(best.place),
            coder.in_the_lead(*lead)
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
