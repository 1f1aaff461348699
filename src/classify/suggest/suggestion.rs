//! A category that a person may choose, and what speaks for it.

use std::fmt;

use crate::classify::review::Score;
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
    /// How many decided labels have it in all.
    pub of: u32,
    /// Whether the category's name or definition has it.
    pub is_defined: bool,
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
        parts.extend(self.words.iter().map(WordHint::to_string));
        if parts.is_empty() {
            return f.write_str("parts of its words are in decided labels");
        }
        f.write_str(&parts.join("; "))
    }
}

/// `3 of 4 decided labels with “mural”, and its definition`
impl fmt::Display for WordHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let labels = if self.of == 1 { "label" } else { "labels" };
        match (self.labels, self.is_defined) {
            (0, _) => write!(f, "its definition has “{}”", self.word),
            (some, defined) => write!(
                f,
                "{some} of {} decided {labels} with “{}”{}",
                self.of,
                self.word,
                if defined { ", and its definition" } else { "" }
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_says_what_speaks_for_it() {
        let word = |word: &str, labels, of, is_defined| WordHint {
            word: String::from(word),
            labels,
            of,
            is_defined,
        };
        let suggestion = Suggestion {
            category: CategoryId(0),
            score: 10_000,
            rule: Some(RuleHint { pattern: String::from("mural"), line: Line(4) }),
            like: Some(LikeHint { label: String::from("Murals"), line: Line(9), score: 8_765 }),
            words: vec![
                word("mural", 3, 4, true),
                word("wall", 1, 1, false),
                word("art", 0, 2, true),
            ],
        };
        assert_eq!(
            suggestion.to_string(),
            "`mural` fits (rules.csv line 4); 0.87 like “Murals” (labels.csv line 9); \
             3 of 4 decided labels with “mural”, and its definition; 1 of 1 decided label with “wall”; \
             its definition has “art”"
        );
    }
}
