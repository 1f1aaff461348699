//! How a file that people own is changed: under a lock, and as a whole or not at all.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;

/// Only one program at a time may change the files of a folder. Let go when dropped, and by the
/// system when the program dies.
#[derive(Debug)]
pub struct Lock {
    /// `None` where the disk knows no locks.
    _held: Option<File>,
}

/// The file that bears the mark. It stays, because a mark that comes and goes can be taken twice.
const MARK: &str = ".crosscast.lock";

impl Lock {
    /// Takes the lock of `folder`.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::WouldBlock`] when another program holds it; else the disk's error.
    pub fn of(folder: &Path) -> io::Result<Lock> {
        let path = folder.join(MARK);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _held: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(io::Error::new(
                io::ErrorKind::WouldBlock,
                format!("another crosscast is changing the files in `{}`", folder.display()),
            )),
            Err(TryLockError::Error(_)) => Ok(Lock { _held: None }),
        }
    }
}

/// Puts `bytes` in place of what `path` held. Whoever reads it meanwhile, and whatever stops this,
/// the file is the old one or the new one. Its permissions stay; a link stays a link; a file that is
/// write-protected stays as it is.
///
/// # Errors
///
/// The disk's; the file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(path.to_path_buf()),
        _ => Err(error),
    })?;
    let permissions = fs::metadata(&path).ok().map(|known| known.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        let says = "the file is write-protected";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, says));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut new = tempfile::Builder::new()
        .prefix(".crosscast-")
        .tempfile_in(folder.unwrap_or_else(|| Path::new(".")))?;
    new.write_all(bytes)?;
    if let Some(permissions) = permissions {
        new.as_file().set_permissions(permissions)?;
    }
    new.as_file().sync_all()?;
    new.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holds_the_lock_and_the_next_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let held = Lock::of(dir.path()).unwrap();
        let error = Lock::of(dir.path()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
        drop(held);
        Lock::of(dir.path()).unwrap();
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("labels.csv");
        replace(&path, b"old").unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        assert!(replace(&dir.path().join("nowhere/labels.csv"), b"x").is_err());
    }

    #[test]
    fn a_file_that_is_write_protected_stays_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("labels.csv");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(replace(&path, b"new").unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let dir = tempfile::tempdir().unwrap();
        let (real, link) = (dir.path().join("real.csv"), dir.path().join("link.csv"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        replace(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
