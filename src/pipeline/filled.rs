//! A filled review list from disk to rows.

use std::path::Path;

use crate::gather;
use crate::mapping::Mistake;
use crate::model::{Limits, Refusal};
use crate::open::{self, Apart};
use crate::review::{FilledList, ListFor};

/// Why a file is no review list that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAList {
    /// It cannot be opened.
    Refused(Refusal),
    /// There is no list in it, or it cannot be told which column is which.
    Mistakes(Vec<Mistake>),
}

/// Opens the file at `path`, whatever spreadsheet program saved it, and reads the review list in
/// it, for what it is asked for.
pub fn filled_list(
    path: &Path,
    limits: &Limits,
    apart: &Apart,
    list_for: ListFor,
) -> Result<FilledList, NotAList> {
    let name = path.to_string_lossy();
    let source = gather::identify(path, &name, limits);
    let workbook = open::open_apart(&source, limits, apart).map_err(NotAList::Refused)?;
    FilledList::read(&name, &workbook, list_for).map_err(NotAList::Mistakes)
}
