//! Does it add up: printed totals, duplicates, the control account.

pub mod control;
mod cumulative;
mod file_row;
mod tie_out;

pub use cumulative::{Cumulative, superseded};
pub use file_row::{FileArea, FileRow, Verdict};
pub use tie_out::TieOut;
