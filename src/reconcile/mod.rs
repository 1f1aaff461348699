//! Does it add up: printed totals, duplicates, the control account.

mod bases;
mod cause;
mod causes;
pub mod control;
mod file_row;
pub mod returns;
mod tie_out;

pub use bases::bases;
pub use cause::{Cause, CauseKind};
pub use causes::{CheckedTotal, Outcome, causes, checked_totals, explained};
pub use file_row::{FileArea, FileRow, Verdict};
pub use tie_out::TieOut;
