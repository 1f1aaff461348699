//! Why the output folder cannot be written.

use std::io;
use std::path::PathBuf;

/// Why the outputs cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutError {
    /// The path does not end in a name.
    #[error("{0} cannot be the output folder: give a folder with a name of its own, such as out")]
    NoName(PathBuf),
    /// There is a file of that name.
    #[error("{0} is a file: give another folder to --out, or move the file away")]
    NotAFolder(PathBuf),
    /// There is a link of that name, and nothing where it leads.
    #[error("{0} is a link that leads nowhere: give another folder to --out, or mend the link")]
    DeadLink(PathBuf),
    /// There is a folder of that name which no run has written.
    #[error(
        "{0} holds files and was not written by crosscast, so it is not replaced: give another \
         folder to --out, or empty this one"
    )]
    NotOurs(PathBuf),
    /// Another run is at work: which folder, and who it is, in brackets, if that is known.
    #[error(
        "another run{1} is writing {0}: wait until it is done, or give another folder to --out"
    )]
    Busy(PathBuf, String),
    /// A folder cannot be given another name.
    #[error(
        "cannot replace {path}: {source}; close what is open of it in other programs and run again"
    )]
    InUse {
        /// The folder.
        path: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
    /// The disk said no.
    #[error("cannot write {path}: {source}{}", what_to_do(source.kind()))]
    Io {
        /// What was to be written, renamed or removed.
        path: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
}

/// What a person can do about it, behind a semicolon; nothing where nobody knows.
fn what_to_do(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "; make room on that disk, or give a folder on another one to --out, and run again"
        }
        io::ErrorKind::FileTooLarge => {
            "; no file may grow so large here: raise that limit (ulimit -f), and run again"
        }
        io::ErrorKind::PermissionDenied => {
            "; give yourself the right to write there, or give another folder to --out"
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "; nothing can be written on that disk: give a folder on another one to --out"
        }
        io::ErrorKind::NotFound => {
            "; it was there a moment ago, so somebody took it away: run again and leave it there"
        }
        _ => "",
    }
}
