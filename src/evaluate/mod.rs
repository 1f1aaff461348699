//! How often the coding is right: measured on labels whose categories are known already.
//!
//! What is judged is a *unit*: a distinct label of an area, compared as
//! [`crate::model::key`] says. Its lines stand and fall together. By labels, a unit is right when
//! it is given the category that most of its lines have; by lines and by pounds, each line is
//! held against its own category. A unit is asked about with the words of its first line.
//!
//! | file | does |
//! |---|---|
//! | `unit` | gathers the lines of a labelled set into units |
//! | `mode` | deals units into groups: what one group is judged from is what the others teach |
//! | `learn` | makes mappings of what a group of units teaches |
//! | `accord` | finds how many areas must say the same before it counts for the programme |
//! | `judge` | asks the coder about each unit and holds the answer against the truth |
//! | `estimate` | shares with their 95 % intervals |
//! | `report` | adds up: coverage, precision, steps, categories, suggestions, what was wrong |
//! | `calibrate` | finds the thresholds that keep a wanted precision |
//! | `agreement` | says how far two coders of the same labels agree |
//!
//! Nothing that is judged teaches its own answer: with [`Mode::Folds`] and [`Mode::ByArea`] the
//! labels of the mapping files and the rules of single areas are left out altogether, because
//! they may well come from the very lines that are judged. The programme's rules, its categories
//! and its thresholds stay.

mod accord;
mod agreement;
mod calibrate;
mod estimate;
mod judge;
mod learn;
mod mode;
mod report;
#[cfg(test)]
mod sample;
mod unit;

pub use agreement::{Agreement, ByAnswer, Disagreement, Kappa};
pub use calibrate::{Calibration, Reached, calibrate};
pub use estimate::{Estimate, Share};
pub use judge::Thresholds;
pub use mode::Mode;
pub use report::{ByCategory, ByStep, Evaluation, Found, Measure, Measured, Wrong, evaluate};
