//! What the coder calls things: ids for people who will look them up.

use super::Coder;
use super::fuzzy::Lead;
use super::review::Score;
use crate::mapping::Answer;
use crate::model::{AreaId, CategoryId};

impl Coder<'_> {
    /// The id of a category.
    pub(super) fn category(&self, category: CategoryId) -> &str {
        self.mappings().categories.get(category.index()).map_or("?", |category| &category.id)
    }

    /// The id of an area.
    pub(super) fn area(&self, area: AreaId) -> &str {
        self.mappings().areas.get(area.index()).map_or("?", |area| &area.id)
    }

    /// Category ids, with per cent for a split.
    pub(super) fn in_words(&self, answer: &Answer) -> String {
        match answer {
            Answer::One(category) => self.category(*category).to_owned(),
            Answer::Unclear => String::from("unclear"),
            Answer::Split(shares) => {
                let parts: Vec<String> = shares
                    .iter()
                    .map(|&(category, share)| {
                        format!("{} {}.{:02} %", self.category(category), share / 100, share % 100)
                    })
                    .collect();
                parts.join(" + ")
            }
        }
    }

    /// How far what was decided speaks for one category more than for any other.
    pub(super) fn in_the_lead(&self, lead: Lead) -> String {
        match lead.rival {
            Some((rival, _)) => format!(
                "what was decided speaks {} more for its category than for {}",
                Score(lead.ahead),
                self.category(rival)
            ),
            None => String::from("nothing that was decided speaks for another category"),
        }
    }
}
