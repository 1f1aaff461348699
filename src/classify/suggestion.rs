//! A category that a person may choose, and what speaks for it.

use std::fmt;

use super::review::Score;
use crate::mapping::Line;
use crate::model::CategoryId;

/// A category offered for review. Never applied by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The category.
    pub category: CategoryId,
    /// How much speaks for it, in ten-thousandths. Not a probability: it ranks.
    pub score: u32,
    /// The rule that fits and that another rule contradicts.
    pub rule: Option<RuleHint>,
    /// The decided label of this category that is most like.
    pub like: Option<LikeHint>,
    /// Words of the label that stand in decided labels of this category more than in others, the
    /// most telling first.
    pub words: Vec<WordHint>,
}

/// A rule that speaks for a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleHint {
    /// Its pattern.
    pub pattern: String,
    /// Its line in `rules.csv`.
    pub line: Line,
}

/// A decided label that speaks for its category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikeHint {
    /// The label.
    pub label: String,
    /// Its line in `labels.csv`.
    pub line: Line,
    /// How like it is, in ten-thousandths.
    pub score: u32,
}

/// A word that speaks for a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordHint {
    /// The word as labels are compared.
    pub word: String,
    /// How many decided labels of the category have it.
    pub labels: u32,
    /// How many decided labels have it.
    pub of: u32,
}

/// Why, in a few plain words.
impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        if let Some(rule) = &self.rule {
            parts.push(format!("`{}` fits (rules.csv line {})", rule.pattern, rule.line));
        }
        if let Some(like) = &self.like {
            parts.push(format!(
                "{} like “{}” (labels.csv line {})",
                Score(like.score),
                like.label,
                like.line
            ));
        }
        parts.extend(self.words.iter().map(|hint| {
            format!("“{}” is in {} of {} decided labels", hint.word, hint.labels, hint.of)
        }));
        f.write_str(&parts.join("; "))
    }
}
