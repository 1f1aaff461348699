//! What one coder says about one label.

use super::Answer;
use crate::model::AreaId;
use crate::model::key::LabelKey;

/// A label of an area, and what somebody (or a run) says that it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Whose label it is, if known.
    pub area: Option<AreaId>,
    /// The label as it is compared: with the area it says which label is meant.
    pub key: LabelKey,
    /// The label as it is written.
    pub label: String,
    /// What it is said to mean.
    pub answer: Answer,
}
