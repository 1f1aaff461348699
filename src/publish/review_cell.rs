//! What stands in each column of the review list, whatever the format.

use std::borrow::Cow;
use std::fmt::Write;

use rustc_hash::FxHashMap;

use crate::mapping::Mappings;
use crate::model::guard::would_run;
use crate::model::{CategoryId, Money, Percent};
use crate::review::{Column, Groups, Question, StopLine};

use super::names::area_id;

/// What the review list shows.
#[derive(Clone, Debug)]
pub struct ReviewList<'a> {
    /// The questions, in the order of [`crate::review::Queue::questions`].
    pub questions: &'a [Question<'a>],
    /// How few of them hold most of the money.
    pub stop_line: Option<StopLine>,
    pub(super) mappings: &'a Mappings,
    pub(super) groups: Groups,
    choices: Vec<&'a str>,
}

/// One cell of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ReviewCell<'a> {
    /// Text that came from outside, not yet made safe.
    Text(Cow<'a, str>),
    /// Pounds.
    Money(Money),
    /// A count.
    Count(u64),
    /// Per cent.
    Percent(Percent),
    /// A score in ten-thousandths.
    Score(u32),
    /// Nothing: not known, or to be filled in.
    Empty,
}

impl<'a> ReviewList<'a> {
    /// Groups `questions` and names what can be chosen for them.
    pub fn new(
        questions: &'a [Question<'a>],
        stop_line: Option<StopLine>,
        mappings: &'a Mappings,
    ) -> ReviewList<'a> {
        let (groups, choices) = (Groups::of(questions), choices(mappings));
        ReviewList { questions, stop_line, mappings, groups, choices }
    }

    /// What a person chooses for a category.
    pub(super) fn choice(&self, category: CategoryId) -> &'a str {
        self.choices.get(category.index()).copied().unwrap_or_default()
    }

    /// What stands in `column` for the question at `at`.
    pub(super) fn cell(&self, at: usize, column: Column) -> ReviewCell<'a> {
        let question = &self.questions[at];
        let offered = |place: usize| question.suggestions.get(place);
        let text = |text: &'a str| ReviewCell::Text(Cow::Borrowed(text));
        let made = |text: Option<String>| {
            text.map_or(ReviewCell::Empty, |text| ReviewCell::Text(Cow::Owned(text)))
        };
        match column {
            Column::Area => text(area_id(self.mappings, question.area)),
            Column::Label => text(question.label),
            Column::Section => text(question.section),
            Column::Amount => ReviewCell::Money(question.sum.amount),
            Column::Lines => ReviewCell::Count(question.sum.lines),
            Column::SoFar => question.so_far.map_or(ReviewCell::Empty, ReviewCell::Percent),
            Column::Group => match self.groups.leader(at) {
                Some(leader) => text(self.questions[leader].label),
                None => ReviewCell::Empty,
            },
            Column::Suggestion(place) => match offered(place) {
                Some(offered) => text(self.choice(offered.category)),
                None => ReviewCell::Empty,
            },
            Column::Score(place) => {
                offered(place).map_or(ReviewCell::Empty, |offered| ReviewCell::Score(offered.score))
            }
            Column::Reason(place) => made(offered(place).map(ToString::to_string)),
            Column::Similar => made(Some(self.similar(question))),
            Column::Where => made(Some(joined(question.places))),
            Column::Category | Column::Scope | Column::Split | Column::Note | Column::DecidedBy => {
                ReviewCell::Empty
            }
        }
    }

    /// `Mural project (Arts, culture and heritage, 0.87) | …`
    fn similar(&self, question: &Question<'_>) -> String {
        let likes = question.suggestions.iter().filter_map(|offered| {
            let like = offered.like.as_ref()?;
            let category = self.choice(offered.category);
            let (ones, hundredths) = (like.score / 10_000, like.score % 10_000 / 100);
            Some(format!("{} ({category}, {ones}.{hundredths:02})", like.label))
        });
        joined(likes)
    }
}

/// What people choose for each category: its name, or its id where the name would not do because
/// another category has it too or a spreadsheet program would run it.
pub(super) fn choices(mappings: &Mappings) -> Vec<&str> {
    let mut named: FxHashMap<String, u32> = FxHashMap::default();
    for category in &mappings.categories {
        *named.entry(category.name.to_lowercase()).or_default() += 1;
    }
    let chosen = mappings.categories.iter().map(|category| {
        let is_shared = named.get(&category.name.to_lowercase()).is_some_and(|&many| many > 1);
        let by_id = is_shared || would_run(&category.name);
        if by_id { category.id.as_str() } else { category.name.as_str() }
    });
    chosen.collect()
}

/// `parts`, parted by ` | `.
pub(super) fn joined(parts: impl IntoIterator<Item = impl std::fmt::Display>) -> String {
    let mut text = String::new();
    for part in parts {
        let between = if text.is_empty() { "" } else { " | " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{between}{part}");
    }
    text
}

/// Questions for the tests of this room.
#[cfg(test)]
pub(super) mod example {
    use super::*;
    use crate::classify::{LikeHint, Suggestion};
    use crate::mapping::Line;
    use crate::model::{AreaId, CellAt, Tally};
    use crate::review::LinePlace;
    use std::sync::Arc;

    /// A question for each label, of one area and the other in turn.
    pub(in crate::publish) fn asked<'a>(labels: &[&'a str]) -> Vec<Question<'a>> {
        (0u16..)
            .zip(labels)
            .map(|(at, label)| Question {
                area: Some(AreaId(at % 2)),
                label,
                section: "",
                sum: Tally { lines: 2, amount: Money::from_pence(-1_050) },
                places: &[],
                suggestions: &[],
                so_far: Some(Percent::whole(94)),
            })
            .collect()
    }

    pub(in crate::publish) fn suggestions() -> [Suggestion; 2] {
        [(1, "grants", 8_500), (0, "=staff, part time", 400)].map(|(category, label, score)| {
            let like = Some(LikeHint { label: label.to_owned(), line: Line(2), score });
            let category = CategoryId(category);
            Suggestion { category, score, rule: None, like, words: Vec::new() }
        })
    }

    pub(in crate::publish) fn places() -> [LinePlace; 2] {
        [8, 9].map(|row| LinePlace {
            file: Arc::from("a.xlsx"),
            sheet: 0,
            cell: CellAt::new(row, 3),
            sheet_name: Arc::from("Q1"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::mappings;
    use super::*;

    #[test]
    fn a_category_is_chosen_by_its_name_where_that_will_do() {
        let mut mappings = mappings();
        assert_eq!(choices(&mappings), ["Delivery costs", "Small grants"]);
        mappings.categories[0].name = String::from("small Grants");
        assert_eq!(choices(&mappings), ["delivery", "small-grants"]);
        mappings.categories[0].name = String::from("=1+1");
        assert_eq!(choices(&mappings), ["delivery", "Small grants"]);
    }
}
