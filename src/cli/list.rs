//! A filled review list, opened: for now only as CSV.

use std::fs::File;
use std::path::Path;

use crate::mapping::Mistake;
use crate::model::Limits;
use crate::review::FilledRow;

use super::exit::Exit;
use super::terminal::{Terminal, shown};

/// A filled review list.
#[derive(Debug, Default)]
pub struct FilledList {
    /// Its rows.
    pub rows: Vec<FilledRow>,
    /// The cells that cannot be read.
    pub unreadable: Vec<Mistake>,
}

/// The list at `path`; says what is wrong with it as a whole.
pub fn open(path: &Path, _limits: &Limits, terminal: &Terminal) -> Result<FilledList, Exit> {
    if !path.is_file() {
        let says = format!("there is no file `{}`: name the filled review list", path.display());
        terminal.error(&shown(&says, 1_000));
        return Err(Exit::Usage);
    }
    let wrong = |error: &dyn std::fmt::Display| {
        terminal.error(&shown(&format!("{}: {error}", path.display()), 1_000));
        Exit::Config
    };
    let file = File::open(path).map_err(|error| wrong(&error))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader.headers().map_err(|error| wrong(&error))?.clone();
    let mut list = FilledList::default();
    for (record, row) in reader.records().zip(2..) {
        let record = record.map_err(|error| wrong(&error))?;
        let field = |name: &str| {
            let at = header.iter().position(|column| column == name);
            at.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned()
        };
        list.rows.push(FilledRow {
            row,
            area: field("area"),
            label: field("label"),
            group: field("group"),
            category: field("category"),
            scope: field("scope"),
            split: field("split"),
            note: field("note"),
            decided_by: field("decided_by"),
        });
    }
    Ok(list)
}
