//! A finished file that another takes the place of.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::OutError;
use super::neighbours::{at, beside, rename};

/// The file under another name, open to be read.
#[derive(Debug)]
pub struct SetAside {
    // Dropped, and so closed, in this order: some systems keep an open file.
    file: File,
    _removed: Removed,
}

/// Removes its file in the end.
#[derive(Debug)]
struct Removed(PathBuf);

impl SetAside {
    /// Sets the file at `path` aside.
    pub(super) fn new(path: &Path) -> Result<SetAside, OutError> {
        let aside = beside(path, "before");
        rename(path, &aside)?;
        let removed = Removed(aside);
        let file = File::open(&removed.0).map_err(at(&removed.0))?;
        Ok(SetAside { file, _removed: removed })
    }

    /// The file, read from its beginning.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }
}

impl Drop for Removed {
    fn drop(&mut self) {
        // What is left is seen as a file that nobody knows, and the folder is kept.
        let _ = fs::remove_file(&self.0);
    }
}
