//! Where the tables are: header rows, column roles, row roles, and the arithmetic proof.
//!
//! A sheet is read in five steps: each cell's kind (`grid`), where tables begin and end
//! (`regions`, `header`), what each column holds (`columns`), which rows are the sum of
//! which others (`sums`, `body`), and which amounts are the spend (`spend`).

mod body;
mod columns;
#[cfg(test)]
pub(crate) mod example;
mod formula;
mod grid;
mod header;
mod headings;
mod hints;
mod joint;
mod layout;
mod left_out;
mod lexicon;
mod numbers;
mod profile;
mod recap;
mod regions;
mod repair;
mod roles;
mod row_bases;
mod say;
mod signs;
mod spend;
mod sums;
mod table;
mod uncounted;
mod units;

pub use headings::{Headings, heading_role};
pub use layout::{About, detect, detect_workbook};
pub use lexicon::is_money_in;
pub use say::is_rounding;
pub use table::{Amounts, Check, Column, Line, Printed, SheetLayout, Table, Unit};
