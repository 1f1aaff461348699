//! `crosscast read-apart`

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;

/// How crosscast calls itself to read one file in a process of its own. What comes out is for the
/// process that called, and changes from version to version.
#[derive(Debug, Args)]
pub struct ReadApart {
    /// What the file is.
    pub format: String,
    /// The file.
    pub path: PathBuf,
    /// The limits, as `cells=1000`.
    pub limits: Vec<OsString>,
}
