//! What would explain that a printed total and its lines do not agree.

use std::fmt;

use crate::model::CellAt;

/// A usual cause of a difference, each with an arithmetic sign of its own.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CauseKind {
    /// Each line or the total itself was rounded.
    Rounding,
    /// One line equals the difference: it is missing from the total, or was added to it twice.
    OneLine,
    /// The difference is twice a line, which was added with the wrong sign.
    Sign,
    /// Two digits of a line or of the total changed places: the difference is divisible by nine.
    Transposed,
    /// The rows that are hidden or filtered away come to the difference.
    Hidden,
    /// The total is with VAT and the lines are without, or the other way round.
    Vat,
    /// A line stands twice, and once of it equals the difference.
    Repeated,
    /// A subtotal was added as if it were a line.
    SubtotalIncluded,
    /// A line stands outside the range that the total's formula adds up.
    OutsideRange,
    /// The total was typed, or its formula was not calculated again: the lines have changed since.
    NotRecalculated,
    /// The total leaves out a part of the sheet that has a subtotal of its own.
    SubtotalMissing,
    /// The total adds up other printed totals, and the difference is theirs.
    Carried,
    /// Amounts that are kept as text, which a formula passes over.
    TextAmount,
}

impl CauseKind {
    /// Every cause.
    pub const ALL: [CauseKind; 13] = [
        CauseKind::Rounding,
        CauseKind::OneLine,
        CauseKind::Sign,
        CauseKind::Transposed,
        CauseKind::Hidden,
        CauseKind::Vat,
        CauseKind::Repeated,
        CauseKind::SubtotalIncluded,
        CauseKind::OutsideRange,
        CauseKind::NotRecalculated,
        CauseKind::SubtotalMissing,
        CauseKind::Carried,
        CauseKind::TextAmount,
    ];

    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            CauseKind::Rounding => "rounding",
            CauseKind::OneLine => "one_line",
            CauseKind::Sign => "sign",
            CauseKind::Transposed => "transposed",
            CauseKind::Hidden => "hidden",
            CauseKind::Vat => "vat",
            CauseKind::Repeated => "repeated",
            CauseKind::SubtotalIncluded => "subtotal_included",
            CauseKind::OutsideRange => "outside_range",
            CauseKind::NotRecalculated => "not_recalculated",
            CauseKind::SubtotalMissing => "subtotal_missing",
            CauseKind::Carried => "carried",
            CauseKind::TextAmount => "text_amount",
        }
    }
}

impl fmt::Display for CauseKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A cause that fits one difference. That it fits does not prove that it is the cause: whoever
/// kept the sheet can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Which.
    pub kind: CauseKind,
    /// The cells that it is about: for a cause in the lines, the lines' cells from top to bottom;
    /// for one in the total, the total's.
    pub cells: Vec<CellAt>,
    /// One sentence for the person who kept the sheet, with cells and pounds.
    pub says: String,
}
