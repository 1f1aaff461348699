//! Whether a file is still the one that was fingerprinted.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::SystemTime;

use crate::model::Refusal;

/// What the disk says of a file that changes whenever somebody writes to it or puts another in its
/// place. Times are only held to be equal, so that a clock that jumps does no harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
    place: u64,
}

impl Stamp {
    /// Of a file that is open.
    pub(super) fn of(meta: &Metadata) -> Stamp {
        Stamp { bytes: meta.len(), modified: meta.modified().ok(), place: place(meta) }
    }

    /// Whether the file at `path` is still the same.
    ///
    /// # Errors
    ///
    /// It is not: somebody changed it or took it away.
    pub(super) fn holds(&self, path: &Path) -> Result<(), Refusal> {
        match fs::metadata(path) {
            Ok(meta) if meta.is_file() && Stamp::of(&meta) == *self => Ok(()),
            Ok(_) => Err(changed()),
            Err(error) => Err(Refusal::new(
                format!("it was taken away while it was read: {error}"),
                "Put it back and run again.",
            )),
        }
    }
}

/// Somebody wrote to the file meanwhile: what was read may be neither the old nor the new.
fn changed() -> Refusal {
    Refusal::new(
        "it changed while it was read",
        "Wait until nobody saves or copies it any more, and run again.",
    )
}

/// Which file it is on its disk, where the disk tells.
#[cfg(unix)]
fn place(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

/// Which file it is on its disk, where the disk tells.
#[cfg(not(unix))]
fn place(_: &Metadata) -> u64 {
    0
}
