//! One return, one time: what several files say of the same money counts once.
//!
//! The policy, in the order in which it is applied to the spend of each area. A person's word in
//! `files.csv` (`count`, `signed_off`, `ignore`) comes before all of it.
//!
//! | what is seen | what is done |
//! |---|---|
//! | the same lines, to the penny | the first counts, the others are left out |
//! | another version of a return for the same period, and the names tell which is later | the later supersedes |
//! | every line stands in a larger return about that time | the larger counts |
//! | a return over a longer time comes to what its parts come to | the parts count |
//! | returns that count from the beginning | each later one takes back what the one before it said |
//! | one of these comes to less, because few headings were corrected | the same, and it is said |
//! | one of these comes to less in most headings: a new year, or another account | both count, and the area is provisional |
//! | the same headings for times that overlap, or payments in common, and none of these | all count, and the area is provisional |
//! | the same lines for two areas | both count, and both areas are provisional |
//!
//! What is left out or taken back stays in the results, with the name of what counts instead.

mod carried;
mod claim;
mod finish;
mod netting;
mod overlap;
mod same;
mod settle;
#[cfg(test)]
mod tests;
mod version;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Finding, Period};

use super::Verdict;

pub use carried::ToDate;
pub use claim::{Claim, Claims, Part, part_of};
pub use settle::settle;

/// What becomes of one claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ruling {
    /// Why it does not count, and what is said of the file if none of it does.
    pub left_out: Option<(Verdict, String)>,
    /// When it was spent, where the returns before it tell.
    pub period: Option<Period>,
    /// What says it again.
    pub reversed: Option<Reversal>,
}

/// A later return that counts from the beginning says the same again: what was said before is
/// taken back where the later one counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversal {
    /// The later return.
    pub by: Arc<str>,
    /// When the later return counts.
    pub period: Option<Period>,
}

/// What becomes of the claims of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRulings {
    /// By claim; a claim that is not named counts as it is.
    pub parts: BTreeMap<Part, Ruling>,
    /// What is to be said of it.
    pub findings: Vec<Finding>,
    /// Whether another file may say the same money, and nobody knows.
    pub unclear: bool,
}

impl FileRulings {
    /// What becomes of one claim, if it does not count as it is.
    pub fn of(&self, part: Part) -> Option<&Ruling> {
        self.parts.get(&part)
    }
}
