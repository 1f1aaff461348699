//! The folder of a comparison: made, or filled while it is empty. Nothing in it is ever overwritten.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Why a comparison cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// There is something in the folder.
    #[error("`{0}` is not empty, and nothing in it is overwritten: give --out another folder")]
    NotEmpty(PathBuf),
    /// The disk said no.
    #[error("`{0}` cannot be written: {1}")]
    Io(PathBuf, io::Error),
}

/// Writes `files` into the folder `dir`.
///
/// # Errors
///
/// There is something in it, or the disk says no; then nothing that was written stays.
pub fn write(dir: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), NotWritten> {
    let io = |error| NotWritten::Io(dir.to_path_buf(), error);
    fs::create_dir_all(dir).map_err(io)?;
    if fs::read_dir(dir).map_err(io)?.next().is_some() {
        return Err(NotWritten::NotEmpty(dir.to_path_buf()));
    }
    for (at, (name, bytes)) in files.iter().enumerate() {
        let path = dir.join(name);
        if let Err(error) = write_new(&path, bytes) {
            // Half a comparison is none.
            for (name, _) in files.get(..at).unwrap_or_default() {
                let _ = fs::remove_file(dir.join(name));
            }
            return Err(NotWritten::Io(path, error));
        }
    }
    Ok(())
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_empty_folder_is_filled() {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("a/b");
        let files = [("one", b"1".to_vec()), ("two", b"2".to_vec())];
        write(&dir, &files).unwrap();
        assert_eq!(fs::read(dir.join("two")).unwrap(), b"2");
        assert!(matches!(write(&dir, &files), Err(NotWritten::NotEmpty(_))));
        assert!(matches!(write(&dir.join("one"), &files), Err(NotWritten::Io(..))));
        let other = home.path().join("c");
        let wrong = [("one", b"1".to_vec()), ("no/folder", b"2".to_vec())];
        assert!(matches!(write(&other, &wrong), Err(NotWritten::Io(..))));
        assert_eq!(fs::read_dir(&other).unwrap().count(), 0);
    }
}
