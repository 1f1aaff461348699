//! What `files.csv` tells of how far a file is proved.

use crate::model::{Basis, Money};

use super::CauseKind;

/// How far one file is proved, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileProof {
    /// What the amounts that were taken measure, each basis once.
    pub basis: Vec<Basis>,
    /// Printed totals that agree, to the penny or within rounding.
    pub totals_agree: u64,
    /// Printed totals that do not.
    pub totals_differ: u64,
    /// The causes that fit those that do not, each kind once.
    pub causes: Vec<CauseKind>,
    /// What waits for a decision.
    pub review: Money,
    /// The tie-out card, inside the output folder.
    pub card: String,
}
