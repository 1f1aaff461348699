//! What changed between two runs: files, lines, and each figure that moved, because of which lines.
//!
//! Both runs come as plain lines, in the order in which they were published. [`compare`] reads them as
//! streams: a line that stands in both runs, unchanged and in its place, leaves nothing behind but its
//! fingerprint, so that memory grows with what changed and not with what is there.
//!
//! | step | file |
//! |---|---|
//! | which files of one run are which of the other | `files` |
//! | lines that are the same in both fall away | `fingerprint` |
//! | the others are matched, the surest likeness first | `pairing` |
//! | what happened to each | `change` |
//! | what that does to each figure | `movement` |
//!
//! The causes of a figure's movement are worked out line by line, the figures themselves by
//! [`crate::total::Totals`], each run for itself. That both come to the same is checked to the penny.

mod change;
mod comparison;
mod files;
mod fingerprint;
mod held;
mod line;
mod movement;
mod names;
mod pairing;

pub use change::{Change, ChangeKind, KindSum};
pub use comparison::{CompareError, Comparison, Side, compare};
pub use files::{FileChange, FileKind, FileState};
pub use held::{HeldLine, HeldPart, Word};
pub use line::{Line, LinePart, Lines};
pub use movement::{Cause, CauseSum, FigureKey, FigureOf, FigurePairs, Movement, Unexplained};

#[cfg(test)]
mod tests;
