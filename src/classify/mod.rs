//! From a label to a category, with the evidence.
//!
//! A cascade that stops at the first certain answer, one file a step:
//!
//! | step | file | asks |
//! |---|---|---|
//! | 1, 2 | `exact` | was this very label decided, for this area or for the programme? |
//! | 3, 4 | `rules` | does a rule fit, of this area or of the programme? |
//! | 5 | `fuzzy` | is a decided label like it, and does all that was decided speak so much more for its category than for any other that it must mean the same? |
//! | 6 | `suggest`, `review` | then a person decides: which categories come near, and why is none certain? |
//!
//! [`Coder`] walks the steps, [`CachedCoder`] walks them once for each distinct label and counts
//! which mappings were of use, [`Trace`] tells the walk as a story. Labels are compared as
//! [`crate::model::key`] says; scores are integers, in ten-thousandths.

mod cache;
mod coder;
mod decision;
mod exact;
mod explain;
mod fuzzy;
mod health;
mod log2;
mod review;
mod rules;
#[cfg(test)]
mod sample;
mod shares;
mod suggest;
mod usage;
mod weighing;
mod wording;

pub use cache::CachedCoder;
pub use coder::Coder;
pub use decision::{Decision, Method, Rival};
pub use explain::{Step, Trace};
pub use fuzzy::{LabelIndex, turns};
pub use shares::split_pence;
pub use suggest::{LikeHint, RuleHint, Suggestion, WordHint};
pub use usage::Usage;
pub use weighing::Weighing;

/// Ten-thousandths in a whole: the score of what is certain.
pub const WHOLE: u32 = 10_000;
