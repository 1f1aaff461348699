//! How a file that people own is changed: under a lock, and as a whole or not at all.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;

use super::owner::{sign, signed};

/// Only one program at a time may change the files of a folder. Let go when dropped, and by the
/// system when the program dies.
#[derive(Debug)]
pub struct Lock {
    /// Locked where the disk knows locks.
    _held: File,
    found_unfinished: bool,
}

/// The file that bears the mark. It stays, because a mark that comes and goes can be taken twice.
const MARK: &str = ".crosscast.lock";

/// What the name of a file in the making begins and ends with.
const UNFINISHED: [&str; 2] = [".crosscast-", ".unfinished"];

impl Lock {
    /// Takes the lock of `folder`, and clears away what one that was interrupted left there.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::WouldBlock`] when another program holds it, which is named; else the disk's error.
    pub fn of(folder: &Path) -> io::Result<Lock> {
        let path = folder.join(MARK);
        if fs::symlink_metadata(&path).is_ok_and(|meta| !meta.is_file()) {
            return Err(io::Error::other(format!("`{}` is no ordinary file", path.display())));
        }
        let mut open = OpenOptions::new();
        let open = open.create(true).truncate(false).read(true).write(true);
        let mut file = open.open(&path)?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            let says = format!(
                "another crosscast{} is changing the files in `{}`",
                signed(&mut file),
                folder.display()
            );
            return Err(io::Error::new(io::ErrorKind::WouldBlock, says));
        }
        sign(&mut file)?;
        Ok(Lock { _held: file, found_unfinished: clear_unfinished(folder) })
    }

    /// Whether one that was interrupted had left a file unfinished, which was cleared away.
    pub fn found_unfinished(&self) -> bool {
        self.found_unfinished
    }
}

/// Removes files that were in the making when their program died; says whether there were any.
fn clear_unfinished(folder: &Path) -> bool {
    let is_one = |name: &str| {
        UNFINISHED[0].len() + UNFINISHED[1].len() <= name.len()
            && name.starts_with(UNFINISHED[0])
            && name.ends_with(UNFINISHED[1])
    };
    let items = fs::read_dir(folder).into_iter().flatten().flatten();
    let found = items.filter(|item| item.file_name().to_str().is_some_and(is_one));
    found.filter(|item| fs::remove_file(item.path()).is_ok()).count() > 0
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
        .prefix(UNFINISHED[0])
        .suffix(UNFINISHED[1])
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
        let owner = format!("(process {} on ", std::process::id());
        assert!(error.to_string().contains(&owner), "{error}");
        drop(held);
        assert!(!Lock::of(dir.path()).unwrap().found_unfinished());
    }

    #[test]
    fn what_was_left_unfinished_is_cleared_away_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let names =
            [".crosscast-a1B2.unfinished", ".crosscast-notes", "labels.csv", "x.unfinished"];
        names.iter().for_each(|name| fs::write(dir.path().join(name), "x").unwrap());
        assert!(Lock::of(dir.path()).unwrap().found_unfinished());
        let left = |name: &&&str| dir.path().join(name).exists();
        assert_eq!(
            names.iter().filter(left).collect::<Vec<_>>(),
            names[1..].iter().collect::<Vec<_>>()
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_leads_elsewhere_is_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let theirs = dir.path().join("theirs");
        fs::write(&theirs, "years of work").unwrap();
        std::os::unix::fs::symlink(&theirs, dir.path().join(MARK)).unwrap();
        assert!(Lock::of(dir.path()).is_err());
        assert_eq!(fs::read(&theirs).unwrap(), b"years of work");
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
