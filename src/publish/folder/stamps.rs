//! How the files of the output folder look from outside, by which it is seen whether anybody touched them.

use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::neighbours::{beside, listed, real_path};

/// One file of an output folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Its path inside the folder, with `/` between folders.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub written: u128,
}

/// The files of the output folder `out`, by name.
///
/// # Errors
///
/// The folder is not there, or a file of it cannot be looked at.
pub fn stamps(out: &Path) -> io::Result<Vec<Stamp>> {
    let stamp = |(name, bytes): (String, u64)| {
        let written = fs::metadata(out.join(&name))?.modified()?;
        let since = written.duration_since(UNIX_EPOCH).map_err(io::Error::other)?;
        Ok(Stamp { name, bytes, written: since.as_nanos() })
    };
    listed(out)?.into_iter().map(stamp).collect()
}

/// Whether a run that wrote `out` was interrupted, or is at work.
pub fn is_unfinished(out: &Path) -> bool {
    // Runs write beside the folder itself, not beside a link to it.
    real_path(out).map_or(true, |out| {
        ["partial", "previous"]
            .iter()
            .any(|state| fs::symlink_metadata(beside(&out, state)).is_ok())
    })
}
