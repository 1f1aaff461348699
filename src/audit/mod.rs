//! A sample of the coded lines for audit, and what its test says of all of them.
//!
//! Monetary-unit sampling: what is drawn are pence, and the line that a penny belongs to is tested, so that
//! a line is the likelier to be tested the more it holds.
//!
//! | file | does |
//! |---|---|
//! | `rate` | per cent as an auditor states them |
//! | `factor` | Poisson factors in whole numbers |
//! | `terms` | how many selections are needed |
//! | `draw` | which lines are tested |
//! | `plan` | a sample with all that is needed to judge it later |
//! | `columns`, `row` | the list that is filled in |
//! | `answered` | the list as it came back |
//! | `limit` | from errors found to the most likely error and its upper limit |
//! | `judge` | amounts, coding and categories |
//!
//! It speaks of what was read and coded. That a return is missing, or a line in it, no sample of lines that
//! are there can find.

mod answered;
mod columns;
mod draw;
mod factor;
mod judge;
mod limit;
mod pence;
mod plan;
mod rate;
mod row;
#[cfg(test)]
mod simulation;
mod terms;

pub use answered::{Answered, FilledSample};
pub use columns::{COLUMNS, Column};
pub use draw::{Hits, Selection, draw};
pub use factor::{Factors, NANO};
pub use judge::{Both, CategoryFound, CategoryJudgement, Judgement, Tested, wrongly_coded};
pub use limit::Limit;
pub use pence::pence;
pub use plan::{Outside, Plan};
pub use rate::{NotARate, Rate};
pub use row::{Coded, Drawn, SampleRow};
pub use terms::{BadTerms, Terms};
