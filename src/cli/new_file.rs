//! Files that a command makes for a person: one that is there is never overwritten.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use super::exit::Exit;
use super::terminal::{Terminal, shown};

/// Writes `bytes` to `path`; says why when that cannot be. `option` names another file.
pub fn write(path: &Path, bytes: &[u8], option: &str, terminal: &Terminal) -> Result<(), Exit> {
    create(path, bytes).map_err(|error| {
        let path = path.display();
        let says = match error.kind() {
            io::ErrorKind::AlreadyExists => format!(
                "`{path}` is there already and was not changed: move it away, or name another file with {option}"
            ),
            _ => format!("`{path}` cannot be written: {error}"),
        };
        terminal.error(&shown(&says, 2_000));
        Exit::CannotWrite
    })
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| {
        // Half a list is none.
        let _ = std::fs::remove_file(path);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("second.xlsx");
        create(&path, b"one").unwrap();
        let error = create(&path, b"two").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
    }
}
