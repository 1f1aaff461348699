//! Writers' own pages with placeholders for figures, filled so that they stay true.
//!
//! A placeholder is a figure's id and, behind a `|`, how it is to be printed: `{{area:noel-park.total}}`,
//! `{{programme.category:delivery | share}}`. A `:` may stand for any point of the id. Without a format, money is
//! printed in whole pounds, a percentage as a share, a count as a count. `\{{` is a literal `{{`. Everything else of
//! the page stays as it is, byte for byte.
//!
//! | step | file |
//! |---|---|
//! | where placeholders are | `scan` |
//! | which figure each means, and whether the format fits it | `wish`, `suggest` |
//! | which of them stand in one column of a table | `column` |
//! | which of these add up, and printing them so that they do | `family`, `print` |
//! | the page, and what it quotes | `page`, `docx` |
//! | what is kept of it beside the page | `memory` |
//!
//! # Rounding in tables
//!
//! Placeholders in one column of one table (a pipe table of Markdown, a `<table>` of HTML, a table of a Word document)
//! with the same format are rounded together if they are parts of one whole: categories, periods, own labels or
//! headings of one area or of the programme, regions, or one thing over several areas. They then add up, as they
//! are printed, to the figure of the column that is exactly their sum (a total row), or else to their own rounded sum;
//! shares of one whole add up to their rounded share of it. The method is that of the largest remainder. Anything else in
//! the column is rounded by itself, and so is a figure that has no other beside it. `pounds:rounded` takes one
//! step and one unit for the whole column. A figure that stands twice in a column counts once.

mod column;
mod docx;
mod family;
mod memory;
mod mistake;
mod page;
mod print;
mod scan;
mod suggest;
#[cfg(test)]
mod tests;
mod wish;

pub use memory::{Memory, NoMemory, Origin, Quote, SUFFIX, sha256};
pub use mistake::Mistake;
pub use page::{Filled, Kind, fill, holds};
pub use print::print_again;
