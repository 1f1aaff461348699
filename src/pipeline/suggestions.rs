//! What each open question may mean, worked out when all of them are known: most labels of a run
//! are decided and need no suggestion.

use crate::classify::{Coder, Suggestion};
use crate::review::Question;

use super::ordered;

/// The suggestions for each question, in their order.
pub(super) fn suggestions(
    questions: &[Question<'_>],
    coder: &Coder<'_>,
    threads: usize,
) -> Vec<Vec<Suggestion>> {
    let mut found = Vec::with_capacity(questions.len());
    // Large enough that threads do not wait for each other.
    const AT_ONCE: usize = 256;
    let chunks: Vec<&[Question<'_>]> = questions.chunks(AT_ONCE).collect();
    let suggest = |chunk: &&[Question<'_>]| -> Vec<Vec<Suggestion>> {
        let one = |question: &Question<'_>| {
            coder.suggest(question.area, question.label, question.section, "")
        };
        chunk.iter().map(one).collect()
    };
    let took: Result<(), std::convert::Infallible> =
        ordered::in_order(&chunks, threads, suggest, |some| {
            found.extend(some);
            Ok(())
        });
    match took {
        Ok(()) => found,
    }
}
