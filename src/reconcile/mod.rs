//! Does it add up: printed totals, duplicates, the control account.

pub mod control;
