//! Does it add up: printed totals, one return one time, the control account.

pub mod asks;
mod bases;
mod cause;
mod causes;
pub mod control;
mod file_proof;
mod file_row;
mod left_out;
pub mod returns;
mod tie_out;

pub use bases::bases;
pub use cause::{Cause, CauseKind};
pub use causes::{CheckedTotal, Outcome, causes, checked_totals, explained};
pub use file_proof::FileProof;
pub use file_row::{FileArea, FileRow, Verdict};
pub use left_out::{LeftOut, left_out};
pub use tie_out::TieOut;
