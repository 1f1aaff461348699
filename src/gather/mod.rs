//! Which files there are, and what they really are.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Limits, Refusal};

/// What a file is, told by its content.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Excel since 2007, with or without macros.
    Xlsx,
    /// Excel's binary form.
    Xlsb,
    /// Excel up to 2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Delimited text.
    Csv,
}

impl Format {
    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Csv => "csv",
        }
    }
}

/// One file of the inbox.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path inside the inbox, with `/` between folders: the name that every output uses.
    pub name: Arc<str>,
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its content, in lower-case hexadecimal; empty when it could not be read.
    pub sha256: Arc<str>,
    /// What it is, or why it cannot be read.
    pub format: Result<Format, Refusal>,
}

/// What was found in an inbox.
#[derive(Debug, Default)]
pub struct Inbox {
    /// The files, by name.
    pub files: Vec<SourceFile>,
    /// Lock files, hidden files and litter that were passed over.
    pub skipped: Vec<Arc<str>>,
}

/// Why an inbox cannot be gathered.
#[derive(Debug, thiserror::Error)]
pub enum GatherError {
    /// There is no such folder.
    #[error("there is no folder {0}: give the folder that holds the spreadsheets")]
    Missing(PathBuf),
    /// It cannot be listed.
    #[error("the folder {0} cannot be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
}

/// Lists the files under `inbox` and finds out what each is.
pub fn gather(_inbox: &Path, _limits: &Limits) -> Result<Inbox, GatherError> {
    Ok(Inbox::default())
}

/// Finds out what one file is.
pub fn identify(_path: &Path, _name: &str, _limits: &Limits) -> SourceFile {
    unreachable!()
}
