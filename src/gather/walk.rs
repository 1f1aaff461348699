//! The walk through the folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::GatherError;
use super::skip::is_skipped;
use crate::model::Refusal;

/// A file that the walk came upon.
pub(super) struct Found {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its path inside the inbox, with `/` between folders.
    pub(super) name: String,
    /// Why it cannot even be looked at.
    pub(super) blocked: Option<Refusal>,
}

/// What the walk gives.
#[derive(Default)]
pub(super) struct Walk {
    /// Files, in no order that matters.
    pub(super) found: Vec<Found>,
    /// Names that were passed over.
    pub(super) skipped: Vec<Arc<str>>,
}

/// Walks `inbox`. Links are not followed: one that leads to a file inside is skipped, because
/// the file itself is read; one that leads out is refused by name. More than `most` files and skipped
/// names are an error: whoever wants a part of them names it.
pub(super) fn walk(inbox: &Path, most: usize) -> Result<Walk, GatherError> {
    let metadata = match inbox.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(GatherError::Missing(inbox.to_path_buf()));
        }
        Err(error) => return Err(GatherError::Unreadable(inbox.to_path_buf(), error)),
    };
    if metadata.is_file() {
        let name = inbox.file_name().unwrap_or(inbox.as_os_str()).to_string_lossy().into_owned();
        let found = Found { path: inbox.to_path_buf(), name, blocked: None };
        return Ok(Walk { found: vec![found], skipped: Vec::new() });
    }
    let home = inbox
        .canonicalize()
        .map_err(|error| GatherError::Unreadable(inbox.to_path_buf(), error))?;
    let mut walk = Walk::default();
    let mut entries = WalkDir::new(inbox).min_depth(1).follow_links(false).into_iter();
    while let Some(entry) = entries.next() {
        if walk.found.len().max(walk.skipped.len()) > most {
            return Err(GatherError::TooMany(inbox.to_path_buf(), most));
        }
        match entry {
            Ok(entry) => {
                if is_skipped(&entry.file_name().to_string_lossy()) {
                    walk.skipped.push(name_in(inbox, entry.path()).into());
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                } else {
                    walk.take(inbox, &home, &entry);
                }
            }
            Err(error) => match error.path().map(Path::to_path_buf) {
                Some(path) if path != inbox => {
                    let name = name_in(inbox, &path);
                    let blocked = Some(Refusal::new(
                        format!("it cannot be looked into: {}", plain(error.io_error())),
                        "Give yourself the right to read it, or copy what is in it.",
                    ));
                    walk.found.push(Found { path, name, blocked });
                }
                _ => {
                    let error = error.into_io_error().unwrap_or_else(|| {
                        std::io::Error::other("the listing of the folder was cut short")
                    });
                    return Err(GatherError::Unreadable(inbox.to_path_buf(), error));
                }
            },
        }
    }
    if walk.found.len() > most {
        return Err(GatherError::TooMany(inbox.to_path_buf(), most));
    }
    Ok(walk)
}

impl Walk {
    fn take(&mut self, inbox: &Path, home: &Path, entry: &DirEntry) {
        let path = entry.path().to_path_buf();
        let name = name_in(inbox, &path);
        let kind = entry.file_type();
        if kind.is_dir() {
            return;
        }
        let blocked = if kind.is_symlink() {
            if path.canonicalize().is_ok_and(|target| target.starts_with(home)) {
                self.skipped.push(name.into());
                return;
            }
            Some(Refusal::new(
                "it is a link that leads out of the folder, or nowhere",
                "Put the file itself into the folder.",
            ))
        } else if kind.is_file() {
            None
        } else {
            Some(Refusal::new(
                "it is not an ordinary file",
                "Put an ordinary file into the folder instead.",
            ))
        };
        self.found.push(Found { path, name, blocked });
    }
}

fn name_in(inbox: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(inbox).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn plain(error: Option<&std::io::Error>) -> String {
    error.map_or_else(|| "it cannot be listed".to_string(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANY: usize = 100;

    fn names(walk: &Walk) -> Vec<String> {
        let mut names: Vec<_> = walk.found.iter().map(|found| found.name.clone()).collect();
        names.sort();
        names
    }

    #[test]
    fn folders_are_walked_and_litter_is_named() {
        let inbox = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(inbox.path().join("North/2024")).unwrap();
        std::fs::create_dir_all(inbox.path().join("__MACOSX")).unwrap();
        for file in ["b.csv", "North/2024/a.csv", "~$b.xlsx", "__MACOSX/b.csv"] {
            std::fs::write(inbox.path().join(file), "x").unwrap();
        }
        let mut walk = walk(inbox.path(), MANY).unwrap();
        walk.skipped.sort();
        assert_eq!(names(&walk), ["North/2024/a.csv", "b.csv"]);
        assert_eq!(walk.skipped, [Arc::from("__MACOSX"), Arc::from("~$b.xlsx")]);
    }

    #[test]
    fn a_missing_inbox_is_an_error_and_a_file_is_an_inbox_of_one() {
        let inbox = tempfile::tempdir().unwrap();
        let gone = inbox.path().join("gone");
        assert!(matches!(walk(&gone, MANY), Err(GatherError::Missing(path)) if path == gone));
        std::fs::write(inbox.path().join("one.csv"), "x").unwrap();
        assert_eq!(names(&walk(&inbox.path().join("one.csv"), MANY).unwrap()), ["one.csv"]);
    }

    #[test]
    fn an_inbox_of_too_many_files_is_not_read_in_part() {
        let inbox = tempfile::tempdir().unwrap();
        for file in ["a.csv", "b.csv", "c.csv"] {
            std::fs::write(inbox.path().join(file), "x").unwrap();
        }
        assert_eq!(names(&walk(inbox.path(), 3).unwrap()).len(), 3);
        let error = walk(inbox.path(), 2).err().unwrap().to_string();
        assert!(error.contains("more than 2 files") && error.contains("`files`"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("far.csv"), "x").unwrap();
        let inbox = tempfile::tempdir().unwrap();
        std::fs::write(inbox.path().join("near.csv"), "x").unwrap();
        let link = |to: &Path, name: &str| {
            std::os::unix::fs::symlink(to, inbox.path().join(name)).unwrap();
        };
        link(&inbox.path().join("near.csv"), "again.csv");
        link(inbox.path(), "loop");
        link(&outside.path().join("far.csv"), "out.csv");
        link(&inbox.path().join("nothing"), "broken.csv");
        let mut walk = walk(inbox.path(), MANY).unwrap();
        walk.skipped.sort();
        assert_eq!(walk.skipped, [Arc::from("again.csv"), Arc::from("loop")]);
        assert_eq!(names(&walk), ["broken.csv", "near.csv", "out.csv"]);
        let blocked = |name: &str| {
            walk.found.iter().any(|found| found.name == name && found.blocked.is_some())
        };
        assert!(blocked("out.csv") && blocked("broken.csv") && !blocked("near.csv"));
    }
}
