//! A file put in place of another as a whole, and never through a link.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::path::Path;

/// Puts `bytes` at `path`. What stood there is the old file or the new one; a link gives way, and what it leads to
/// stays as it is. Permissions stay; a new file gets the usual ones; a file that is write-protected stays as it is.
///
/// # Errors
///
/// The disk's; what stood there is then as it was.
pub(super) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let there = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file);
    let permissions = there.map(|there| there.permissions());
    if permissions.as_ref().is_some_and(Permissions::readonly) {
        let says = "the file is write-protected";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, says));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".crosscast-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The system takes off what the user's mask says.
        builder.permissions(Permissions::from_mode(0o666));
    }
    let mut new = builder.tempfile_in(folder.unwrap_or_else(|| Path::new(".")))?;
    new.write_all(bytes)?;
    if let Some(permissions) = permissions {
        new.as_file().set_permissions(permissions)?;
    }
    new.as_file().sync_all()?;
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    #[test]
    fn a_new_file_has_the_usual_mode_and_a_link_gives_way() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        fs::File::create_new(at("usual")).unwrap();
        put(&at("new"), b"1").unwrap();
        assert_eq!(mode("new"), mode("usual"));
        fs::set_permissions(at("new"), Permissions::from_mode(0o640)).unwrap();
        put(&at("new"), b"2").unwrap();
        assert_eq!((fs::read(at("new")).unwrap(), mode("new")), (b"2".to_vec(), 0o640));
        symlink(at("usual"), at("link")).unwrap();
        put(&at("link"), b"3").unwrap();
        assert_eq!(fs::read(at("usual")).unwrap(), b"");
        assert!(fs::symlink_metadata(at("link")).unwrap().is_file());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3);
    }
}
