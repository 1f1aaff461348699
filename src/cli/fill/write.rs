//! A page and its memory, written so that nobody's changes are lost.

use std::fs;
use std::io;
use std::path::Path;

use crate::fill::Memory;
use crate::mapping::replace;

use super::{memory_of, read};

/// Writes the page and its memory beside it. A page that is not as it was filled is replaced only by `force`.
///
/// # Errors
///
/// Why it was not written, and what to do.
pub(super) fn write(page: &Path, bytes: &[u8], memory: &Memory, force: bool) -> Result<(), String> {
    let beside = memory_of(page);
    if !force {
        is_ours(page, bytes, &beside)?;
    }
    let failed = |path: &Path, error: &dyn std::fmt::Display| {
        format!("cannot write {}: {error}", path.display())
    };
    let json = memory.to_json().map_err(|error| failed(&beside, &error))?;
    if let Some(folder) = page.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    }
    replace(page, bytes).map_err(|error| failed(page, &error))?;
    replace(&beside, &json).map_err(|error| failed(&beside, &error))
}

/// Whether nothing that a person wrote would be lost.
fn is_ours(page: &Path, bytes: &[u8], beside: &Path) -> Result<(), String> {
    let there = match read(page) {
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("cannot write {}: {error}", page.display())),
    };
    let as_filled = match read(beside) {
        Ok(memory) => Memory::read(&memory).is_ok_and(|memory| memory.is_of(&there)),
        Err(_) => false,
    };
    if as_filled || there == bytes {
        return Ok(());
    }
    let why = if beside.exists() {
        "somebody changed it since it was filled"
    } else {
        "it is there already and crosscast did not fill it"
    };
    Err(format!(
        "{} was left as it is: {why}. Put the changes into the template and fill it again with --force, or name another folder with --into",
        page.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fill::Origin;

    #[test]
    fn a_page_is_filled_again_until_somebody_changes_it() {
        let dir = tempfile::tempdir().unwrap();
        let page = dir.path().join("filled/page.md");
        let fill = |bytes: &[u8], force| {
            write(&page, bytes, &Memory::new(Origin::default(), bytes, Vec::new()), force)
        };
        fill(b"one", false).unwrap();
        fill(b"two", false).unwrap();
        fs::write(&page, "two and a half").unwrap();
        assert!(fill(b"three", false).unwrap_err().contains("somebody changed it"));
        assert_eq!(fs::read(&page).unwrap(), b"two and a half");
        fill(b"three", true).unwrap();
        assert_eq!(fs::read(&page).unwrap(), b"three");
        fs::remove_file(memory_of(&page)).unwrap();
        assert!(fill(b"four", false).unwrap_err().contains("did not fill it"));
        fs::write(memory_of(&page), "{").unwrap();
        assert!(fill(b"four", false).is_err());
        fs::remove_file(&page).unwrap();
        fill(b"four", false).unwrap();
    }
}
