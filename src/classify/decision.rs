//! What was decided about a label, and why.

use crate::mapping::{Answer, Line};
use crate::model::CategoryId;
use crate::model::key::LabelKey;

/// Which step of the cascade decided.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// This area's exact label.
    AreaLabel,
    /// The programme's exact label.
    Label,
    /// This area's rule.
    AreaRule,
    /// A programme rule.
    Rule,
    /// A likeness to a label that is decided.
    Fuzzy,
    /// A decided split over categories.
    Split,
    /// Decided to be unknowable from the label.
    Unclear,
    /// Nothing decided: for review.
    #[default]
    None,
}

impl Method {
    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::AreaLabel => "area_label",
            Method::Label => "label",
            Method::AreaRule => "area_rule",
            Method::Rule => "rule",
            Method::Fuzzy => "fuzzy",
            Method::Split => "split",
            Method::Unclear => "unclear",
            Method::None => "none",
        }
    }
}

/// The best candidate of another category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// Its category.
    pub category: CategoryId,
    /// The decided label that stands for it.
    pub label: String,
    /// Its score in ten-thousandths.
    pub score: u32,
}

/// What was decided about one label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The label as it was compared: labels with one key are one label.
    pub key: LabelKey,
    /// The answer; `None` is for review.
    pub answer: Option<Answer>,
    /// Which step gave it.
    pub method: Method,
    /// Score in ten-thousandths: 10,000 for exact labels and rules, the likeness for fuzzy, the
    /// likeness of the best candidate for review.
    pub score: u32,
    /// The decided label or pattern that matched, or the nearest for review.
    pub matched: String,
    /// The line of `labels.csv` or `rules.csv` that decided.
    pub line: Option<Line>,
    /// The best candidate of another category, where likeness was used.
    pub rival: Option<Rival>,
    /// Why, in one plain sentence.
    pub reason: String,
}
