//! How far down the queue it pays to go.

use std::fmt;

use crate::model::Percent;

use super::Question;

/// The first questions, and how much of the undecided money they hold.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct StopLine {
    /// How many questions lie above the line.
    pub labels: usize,
    /// How many there are.
    pub of: usize,
    /// Share of the undecided money (without signs) above the line.
    pub share: Percent,
}

impl StopLine {
    /// The fewest of `questions`, as [`super::Queue::questions`] orders them, that hold at
    /// least `wanted` of the money; `None` when no question has money.
    pub fn at(questions: &[Question<'_>], wanted: Percent) -> Option<StopLine> {
        let above = questions.partition_point(|question| question.so_far < Some(wanted));
        let share = questions.get(above)?.so_far?;
        Some(StopLine { labels: above + 1, of: questions.len(), share })
    }
}

/// `the first 23 of 334 labels hold 94 % of the unmatched money`
impl fmt::Display for StopLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = self.share.floor().exact();
        match (self.labels, self.of) {
            (1, 1) => f.write_str("one label holds all the unmatched money"),
            (1, of) => write!(f, "the first of {of} labels holds {share} % of the unmatched money"),
            (labels, of) => {
                write!(f, "the first {labels} of {of} labels hold {share} % of the unmatched money")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Money, Tally};

    fn questions(pence: &[i64]) -> Vec<Question<'static>> {
        let whole: i64 = pence.iter().sum();
        let mut so_far = 0;
        pence
            .iter()
            .map(|&pence| {
                so_far += pence;
                Question {
                    area: None,
                    label: "",
                    section: "",
                    sum: Tally::one(Money::from_pence(pence)),
                    places: &[],
                    suggestions: &[],
                    so_far: Percent::of(Money::from_pence(so_far), Money::from_pence(whole)),
                }
            })
            .collect()
    }

    #[test]
    fn the_line_is_drawn_where_enough_money_is_above_it() {
        for (pence, wanted, says) in [
            (
                &[600, 300, 99, 1][..],
                90,
                "the first 2 of 4 labels hold 90 % of the unmatched money",
            ),
            (&[600, 300, 99, 1], 91, "the first 3 of 4 labels hold 99 % of the unmatched money"),
            (&[600, 1], 90, "the first of 2 labels holds 99 % of the unmatched money"),
            (&[5], 90, "one label holds all the unmatched money"),
        ] {
            let line = StopLine::at(&questions(pence), Percent::whole(wanted)).unwrap();
            assert_eq!(line.to_string(), says);
        }
    }

    #[test]
    fn no_money_no_line() {
        assert_eq!(StopLine::at(&[], Percent::whole(90)), None);
        assert_eq!(StopLine::at(&questions(&[0, 0]), Percent::whole(90)), None);
    }
}
