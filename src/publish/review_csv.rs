//! `review.csv`: the labels to decide, biggest money first, for people to fill in.
//!
//! `so_far_percent` is the share of the undecided money (without signs) that this line and all
//! above it hold: where it nears 100 is where it stops paying to go on. From `category` on the
//! columns are empty: they are what people fill in.

use crate::review::COLUMNS;

use super::csv_field::{Reader, Record, header};
use super::review_cell::{ReviewCell, ReviewList};

/// The whole file, in the order of the questions.
pub fn render(list: &ReviewList<'_>) -> Vec<u8> {
    let mut out = header(Reader::Person, &COLUMNS.map(|(_, name)| name));
    for at in 0..list.questions.len() {
        let mut line = Record::begin(&mut out);
        for (column, _) in COLUMNS {
            match list.cell(at, column) {
                ReviewCell::Text(text) => line.text(&text),
                ReviewCell::Money(money) => line.money(money),
                ReviewCell::Count(count) => line.count(count),
                ReviewCell::Percent(percent) => line.percent(Some(percent)),
                ReviewCell::Score(score) => line.score(score),
                ReviewCell::Empty => line.empty(),
            }
        }
        line.end();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::mappings;
    use super::super::review_cell::example::{asked, places, suggestions};
    use super::*;

    #[test]
    fn a_question_comes_with_all_that_helps_to_answer_it() {
        let (mappings, suggestions) = (mappings(), suggestions());
        let places = places();
        let mut questions = asked(&["+ Grants £", "Hall", "grants"]);
        questions[0].suggestions = &suggestions;
        questions[0].places = &places;
        let list = ReviewList::new(&questions, None, &mappings);
        let text = String::from_utf8(render(&list)).unwrap();
        let expected = "\u{feff}area,label,section,amount,lines,so_far_percent,group,suggestion_1,score_1,reason_1,suggestion_2,score_2,reason_2,suggestion_3,score_3,reason_3,similar,where,category,scope,split,note,decided_by\n\
            noel-park,'+ Grants £,,-10.50,2,94.00,'+ Grants £,\
            Small grants,0.8500,0.85 like “grants” (labels.csv line 2),\
            Delivery costs,0.0400,\"0.04 like “=staff, part time” (labels.csv line 2)\",,,,\
            \"grants (Small grants, 0.85) | =staff, part time (Delivery costs, 0.04)\",\
            a.xlsx!Q1!D9 | a.xlsx!Q1!D10,,,,,\n\
            leaf-hall,Hall,,-10.50,2,94.00,,,,,,,,,,,,,,,,,\n\
            noel-park,grants,,-10.50,2,94.00,'+ Grants £,,,,,,,,,,,,,,,,\n";
        assert_eq!(text, expected);
    }
}
