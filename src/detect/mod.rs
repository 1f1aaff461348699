//! Where the tables are: header rows, column roles, row roles, and the arithmetic proof.

mod table;

pub use table::{Check, Column, Line, SheetLayout, Table};
