//! From a label to a category, with the evidence.

mod decision;

pub use decision::{Decision, Method, Rival};
