//! A filled review list, opened.

use std::fs::File;
use std::path::Path;

use crate::review::FilledRow;

use super::exit::Exit;
use super::terminal::{Terminal, shown};

/// The rows of the list at `path`; says what is wrong with the list as a whole.
pub fn rows(path: &Path, terminal: &Terminal) -> Result<Vec<FilledRow>, Exit> {
    let wrong = |says: &dyn std::fmt::Display, exit| {
        terminal.error(&shown(&format!("{}: {says}", path.display()), 1_000));
        exit
    };
    let file = File::open(path).map_err(|error| wrong(&error, Exit::Usage))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader.headers().map_err(|error| wrong(&error, Exit::Config))?.clone();
    let mut rows = Vec::new();
    for (record, row) in reader.records().zip(2..) {
        let record = record.map_err(|error| wrong(&error, Exit::Config))?;
        let field = |name: &str| {
            let at = header.iter().position(|column| column == name);
            at.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned()
        };
        rows.push(FilledRow {
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
    Ok(rows)
}
