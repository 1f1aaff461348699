//! `review.csv`: the labels to decide, biggest money first, for people to fill in.
//!
//! `so_far_percent` is the share of the undecided money (without signs) that this line and all
//! above it hold: where it nears 100 is where it stops paying to go on. `category` and `note` are empty:
//! they are what people fill in.

use crate::mapping::Mappings;
use crate::review::Question;

use super::csv_field::{Reader, Record, header};
use super::names::{area_id, bucket_name};
use crate::total::CategoryBucket;

/// The columns, in order.
pub const COLUMNS: [&str; 16] = [
    "area",
    "label",
    "section",
    "amount",
    "lines",
    "so_far_percent",
    "suggestion_1",
    "score_1",
    "suggestion_2",
    "score_2",
    "suggestion_3",
    "score_3",
    "similar",
    "where",
    "category",
    "note",
];

/// How many suggestions a line has room for.
const SUGGESTIONS: usize = 3;

/// The whole file, in the order of `questions`.
pub fn render(questions: &[Question<'_>], mappings: &Mappings) -> Vec<u8> {
    let mut out = header(Reader::Person, &COLUMNS);
    let mut text = String::new();
    for question in questions {
        let mut line = Record::begin(&mut out);
        line.text(area_id(mappings, question.area));
        line.text(question.label);
        line.text(question.section);
        line.money(question.sum.amount);
        line.count(question.sum.lines);
        line.percent(question.so_far);
        for at in 0..SUGGESTIONS {
            match question.suggestions.get(at) {
                Some(offered) => {
                    let category = CategoryBucket::Category(offered.category);
                    line.text(bucket_name(mappings, category));
                    line.score(offered.score);
                }
                None => {
                    line.empty();
                    line.empty();
                }
            }
        }
        let likes = question.suggestions.iter().take(SUGGESTIONS);
        join(&mut text, likes.filter_map(|offered| offered.like.as_ref()).map(|like| &like.label));
        line.text(&text);
        join(&mut text, question.places);
        line.text(&text);
        line.empty();
        line.empty();
        line.end();
    }
    out
}

/// Puts `parts` into `text`, parted by ` | `.
fn join(text: &mut String, parts: impl IntoIterator<Item = impl ToString>) {
    text.clear();
    for part in parts {
        if !text.is_empty() {
            text.push_str(" | ");
        }
        text.push_str(&part.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::mappings;
    use super::*;
    use crate::classify::{LikeHint, Suggestion};
    use crate::mapping::Line;
    use crate::model::{AreaId, CategoryId, CellAt, Money, Percent, Tally};
    use crate::review::LinePlace;
    use std::sync::Arc;

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let documented = "area, label, section, amount, lines, so_far_percent, suggestion_1, score_1, \
            suggestion_2, score_2, suggestion_3, score_3, similar, where, category, note";
        assert_eq!(COLUMNS.join(", "), documented);
    }

    #[test]
    fn a_question_comes_with_all_that_helps_to_answer_it() {
        let offered = |category, label: &str, score| Suggestion {
            category: CategoryId(category),
            score,
            rule: None,
            like: Some(LikeHint { label: label.to_owned(), line: Line(2), score }),
            words: Vec::new(),
        };
        let suggestions = [offered(1, "grants", 8_500), offered(0, "=staff, part time", 400)];
        let place = |row, sheet_name| LinePlace {
            file: Arc::from("a.xlsx"),
            sheet: 0,
            cell: CellAt::new(row, 3),
            sheet_name: Arc::from(sheet_name),
        };
        let question = Question {
            area: Some(AreaId(0)),
            label: "+ Grants £",
            section: "",
            sum: Tally { lines: 2, amount: Money::from_pence(-1_050) },
            places: &[place(8, "Q1"), place(9, "Q1")],
            suggestions: &suggestions,
            so_far: Some(Percent::whole(94)),
        };
        let text = String::from_utf8(render(&[question], &mappings())).unwrap();
        let expected = "\u{feff}area,label,section,amount,lines,so_far_percent,suggestion_1,score_1,suggestion_2,score_2,suggestion_3,score_3,similar,where,category,note\n\
            noel-park,'+ Grants £,,-10.50,2,94.00,Small grants,0.8500,Delivery costs,0.0400,,,\"grants | =staff, part time\",a.xlsx!Q1!D9 | a.xlsx!Q1!D10,,\n";
        assert_eq!(text, expected);
    }
}
