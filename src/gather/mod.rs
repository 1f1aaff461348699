//! Which files there are, and what they really are.
//!
//! The name of a file is never believed: its format is told by its content. Nothing that was
//! found is left unsaid: a file is listed with its format, listed with the reason why it cannot
//! be read, or named among the skipped.

mod archive;
mod compound;
mod hash;
mod identify;
mod ole;
mod skip;
mod sniff;
mod stamp;
mod walk;
mod zipped;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Limits, Refusal};
use stamp::Stamp;

pub use archive::{Metered, NotOpened, archive};
pub use compound::{Compound, Stream};
pub use identify::{identify, recognise};

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
    /// What tells whether it is still the file that was fingerprinted; `None` when it was not.
    seen: Option<Stamp>,
}

impl SourceFile {
    /// That the file on the disk is still the one whose fingerprint this is. To be asked before
    /// and after it is read, so that what was read is what the fingerprint names.
    ///
    /// # Errors
    ///
    /// Somebody changed it or took it away.
    pub fn unchanged(&self) -> Result<(), Refusal> {
        self.seen.as_ref().map_or(Ok(()), |seen| seen.holds(&self.path))
    }

    /// A file of which only the name and the format are known, whose content was read from elsewhere.
    pub fn known_by_name(name: &str, format: Format) -> SourceFile {
        SourceFile {
            name: Arc::from(name),
            path: PathBuf::from(name),
            bytes: 0,
            sha256: Arc::from(""),
            format: Ok(format),
            seen: None,
        }
    }

    /// A file that is there and cannot be read.
    pub(crate) fn refused(path: &Path, name: &str, refusal: Refusal) -> SourceFile {
        SourceFile {
            name: Arc::from(name),
            path: path.to_path_buf(),
            bytes: 0,
            sha256: Arc::from(""),
            format: Err(refusal),
            seen: None,
        }
    }
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
    /// It holds more files than the limit.
    #[error(
        "the folder {0} holds more than {1} files, and none was read: name a folder further in, or raise `files` in crosscast.toml"
    )]
    TooMany(PathBuf, usize),
    /// It cannot be listed.
    #[error("the folder {0} cannot be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
}

/// Lists the files under `inbox` and finds out what each is, in parallel. A single file is an
/// inbox of one. Files and skipped names come in the order of their bytes.
pub fn gather(inbox: &Path, limits: &Limits) -> Result<Inbox, GatherError> {
    let walk::Walk { found, mut skipped } = walk::walk(inbox, limits.files)?;
    let mut files: Vec<SourceFile> = found
        .into_par_iter()
        .map(|found| match found.blocked {
            None => identify(&found.path, &found.name, limits),
            Some(refusal) => SourceFile::refused(&found.path, &found.name, refusal),
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    skipped.sort();
    Ok(Inbox { files, skipped })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inbox_is_listed_in_order_with_what_each_file_is() {
        let inbox = tempfile::tempdir().unwrap();
        std::fs::create_dir(inbox.path().join("North")).unwrap();
        for (name, content) in [
            ("b.xlsx", &b"Item,Amount\nRent,5\n"[..]),
            ("North/a.csv", b"Item,Amount\nRent,5\n"),
            ("Z.xls", b"<html><table>"),
            ("a.csv", b""),
            ("~$b.xlsx", b"x"),
        ] {
            std::fs::write(inbox.path().join(name), content).unwrap();
        }
        let found = gather(inbox.path(), &Limits::default()).unwrap();
        let names: Vec<_> = found.files.iter().map(|file| file.name.as_ref()).collect();
        assert_eq!(names, ["North/a.csv", "Z.xls", "a.csv", "b.xlsx"]);
        assert_eq!(found.files[0].format, Ok(Format::Csv));
        assert_eq!(found.files[3].format, Ok(Format::Csv));
        assert_eq!(found.files[0].sha256, found.files[3].sha256);
        let reason = |at: usize| found.files[at].format.clone().unwrap_err().reason;
        assert!(reason(1).contains("web page") && reason(2).contains("empty"));
        assert_eq!(found.skipped, [Arc::from("~$b.xlsx")]);
    }
}
