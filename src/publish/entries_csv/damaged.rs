//! Why a file of entries cannot be read back.

use std::path::{Path, PathBuf};

/// What is wrong with a file of entries, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {says}; say `crosscast run` to have it written anew", file.display(), place(*line, column))]
pub struct Damaged {
    /// The file.
    pub file: PathBuf,
    /// Its line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The column; empty for the line as a whole.
    pub column: &'static str,
    /// What is wrong.
    pub says: String,
}

fn place(line: u64, column: &str) -> String {
    match (line, column) {
        (0, _) => String::new(),
        (line, "") => format!(", line {line}"),
        (line, column) => format!(", line {line}, {column}"),
    }
}

impl Damaged {
    /// Something wrong with the file as a whole.
    pub(in super::super) fn whole(file: &Path, says: impl Into<String>) -> Damaged {
        Damaged { file: file.to_path_buf(), line: 0, column: "", says: says.into() }
    }

    /// What the reader of CSV found.
    pub(in super::super) fn csv(file: &Path, error: &csv::Error) -> Damaged {
        let line = error.position().map_or(0, csv::Position::line);
        let says = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!("the line has {len} fields and not {expected_len}")
            }
            csv::ErrorKind::Utf8 { .. } => String::from("the line is not UTF-8"),
            csv::ErrorKind::Io(error) => format!("it cannot be read: {error}"),
            _ => error.to_string(),
        };
        Damaged { file: file.to_path_buf(), line, column: "", says }
    }
}
