//! One run of the whole pipeline into a folder of its own, and what it wrote there.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crosscast::mapping::Mappings;
use crosscast::open::Apart;
use crosscast::pipeline::{self, Request};
use rust_decimal::Decimal;
use tempfile::TempDir;

/// A line of a table: the column's name and the text.
pub type Line = BTreeMap<String, String>;

/// A finished run; its files are there as long as this is.
pub struct Written {
    _home: TempDir,
    out: PathBuf,
}

impl Written {
    /// Runs the pipeline on an inbox.
    pub fn by_run(inbox: &Path, mappings: &Mappings, threads: usize) -> Written {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        let request = Request { inbox, out: &out, mappings, threads, apart: &Apart::default() };
        pipeline::run(&request, &|_, _, _| {}).unwrap_or_else(|error| panic!("{error}"));
        Written { _home: home, out }
    }

    /// The lines of one of its tables.
    pub fn table(&self, name: &str) -> Vec<Line> {
        table(&self.out.join(name))
    }

    /// Every file with its bytes, by name.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&self.out) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let name = entry.path().strip_prefix(&self.out).unwrap();
                let bytes = std::fs::read(entry.path()).unwrap();
                files.insert(name.to_string_lossy().into_owned(), bytes);
            }
        }
        files
    }
}

/// The lines of a table in CSV.
pub fn table(path: &Path) -> Vec<Line> {
    let mut reader =
        csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().map(|line| line.unwrap()).collect()
}

/// The amount in a column; nothing is nothing.
pub fn amount(line: &Line, column: &str) -> Decimal {
    let text = &line[column];
    if text.is_empty() {
        return Decimal::ZERO;
    }
    Decimal::from_str_exact(text).unwrap_or_else(|_| panic!("{column} is {text}: {line:?}"))
}

/// A folder or file of this repository.
pub fn ours(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
