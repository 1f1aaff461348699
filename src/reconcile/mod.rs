//! Does it add up: printed totals, duplicates, the control account.

mod bases;
mod cause;
mod causes;
pub mod control;
mod cumulative;
mod file_row;
mod tie_out;

pub use bases::bases;
pub use cause::{Cause, CauseKind};
pub use causes::{CheckedTotal, Outcome, causes, checked_totals, explained};
pub use cumulative::{Cumulative, superseded};
pub use file_row::{FileArea, FileRow, Verdict};
pub use tie_out::TieOut;
