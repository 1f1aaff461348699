//! A page and its memory, written so that nobody's changes are lost.

use std::fs;
use std::io;
use std::path::{Component, Path};

use crate::fill::{Memory, Origin};

use super::put::put;
use super::{memory_of, read};

/// Writes the page and its memory beside it. A page that is not as it was filled, or was filled from another template,
/// is replaced only by `force`; what is no memory of a page never.
///
/// # Errors
///
/// Why it was not written, and what to do.
pub(super) fn write(page: &Path, bytes: &[u8], memory: &Memory, force: bool) -> Result<(), String> {
    let beside = memory_of(page);
    let known = memory_there(&beside)?;
    if !force {
        is_ours(page, bytes, known.as_ref(), &memory.origin)?;
    }
    let failed = |path: &Path, error: &dyn std::fmt::Display| {
        format!("cannot write {}: {error}", path.display())
    };
    let json = memory.to_json().map_err(|error| failed(&beside, &error))?;
    if let Some(folder) = page.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    }
    put(page, bytes).map_err(|error| failed(page, &error))?;
    put(&beside, &json).map_err(|error| failed(&beside, &error))
}

/// The memory that is beside the page.
fn memory_there(beside: &Path) -> Result<Option<Memory>, String> {
    let foreign = |why: &dyn std::fmt::Display| {
        format!(
            "{} stands where the memory of the page would be, and nothing was written: {why}",
            beside.display()
        )
    };
    match fs::symlink_metadata(beside) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(foreign(&error)),
        Ok(there) if !there.is_file() => {
            return Err(foreign(
                &"it is a link or a folder, and not what `crosscast fill` wrote; move it away",
            ));
        }
        Ok(_) => {}
    }
    let bytes = read(beside).map_err(|error| foreign(&error))?;
    Memory::read(&bytes).map(Some).map_err(|error| foreign(&error))
}

/// Whether nothing that a person wrote would be lost.
fn is_ours(
    page: &Path,
    bytes: &[u8],
    known: Option<&Memory>,
    origin: &Origin,
) -> Result<(), String> {
    let there = match read(page) {
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("cannot write {}: {error}", page.display())),
    };
    if let Some(known) = known.filter(|known| !is_same_template(&known.origin, origin)) {
        return Err(format!(
            "{} was left as it is: it was filled from another template, {}. Name another folder with --into, or replace it with --force",
            page.display(),
            known.origin.template
        ));
    }
    if known.is_some_and(|known| known.is_of(&there)) || there == bytes {
        return Ok(());
    }
    let why = match known {
        Some(_) => "somebody changed it since it was filled",
        None => "it is there already and crosscast did not fill it",
    };
    Err(format!(
        "{} was left as it is: {why}. Put the changes into the template and fill it again with --force, or name another folder with --into",
        page.display()
    ))
}

/// Whether both are one file, or say the same.
fn is_same_template(known: &Origin, now: &Origin) -> bool {
    let (one, other) = (Path::new(&known.template), Path::new(&now.template));
    let steps = |path| Path::components(path).filter(|step| *step != Component::CurDir);
    known.template_sha256 == now.template_sha256
        || steps(one).eq(steps(other))
        || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        fs::remove_file(&page).unwrap();
        fs::write(memory_of(&page), "{\"mine\": 1}").unwrap();
        for force in [false, true] {
            assert!(fill(b"four", force).unwrap_err().contains("not what `crosscast fill` wrote"));
        }
        assert!(!page.exists());
        assert_eq!(fs::read(memory_of(&page)).unwrap(), b"{\"mine\": 1}");
    }

    #[test]
    fn a_page_of_another_template_stays() {
        let dir = tempfile::tempdir().unwrap();
        let page = dir.path().join("page.md");
        let fill = |template: &str, bytes: &[u8], force| {
            let (template, template_sha256) = (template.to_owned(), crate::fill::sha256(bytes));
            let origin = Origin { template, template_sha256, ..Origin::default() };
            write(&page, bytes, &Memory::new(origin, bytes, Vec::new()), force)
        };
        fill("a/page.md", b"one", false).unwrap();
        fill("./a/page.md", b"two", false).unwrap();
        assert!(fill("b/page.md", b"three", false).unwrap_err().contains("./a/page.md"));
        assert_eq!(fs::read(&page).unwrap(), b"two");
        fill("b/page.md", b"three", true).unwrap();
        assert_eq!(fs::read(&page).unwrap(), b"three");
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        let dir = tempfile::tempdir().unwrap();
        let (page, other) = (dir.path().join("page.md"), dir.path().join("other"));
        fs::write(&other, "mine").unwrap();
        std::os::unix::fs::symlink(&other, memory_of(&page)).unwrap();
        let memory = Memory::new(Origin::default(), b"one", Vec::new());
        assert!(write(&page, b"one", &memory, true).unwrap_err().contains("it is a link"));
        assert_eq!(fs::read(&other).unwrap(), b"mine");
    }
}
