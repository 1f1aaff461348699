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
    /// There is a folder of that name which no run has written.
    #[error(
        "{0} holds files and was not written by crosscast, so it is not replaced: give another \
         folder to --out, or empty this one"
    )]
    NotOurs(PathBuf),
    /// Another run is at work.
    #[error("another run is writing {0}: wait until it is done, or give another folder to --out")]
    Busy(PathBuf),
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
    #[error("cannot write {path}: {source}")]
    Io {
        /// What was to be written, renamed or removed.
        path: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
}
