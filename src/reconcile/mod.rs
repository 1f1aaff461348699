//! Does it add up: printed totals, duplicates, the control account.

mod cause;
pub mod control;
mod file_row;
pub mod returns;
mod tie_out;

pub use cause::{Cause, CauseKind};
pub use file_row::{FileArea, FileRow, Verdict};
pub use tie_out::TieOut;
