//! What a run leaves for the next one, so that nothing is read again where nothing changed.
//!
//! Beside `out/` lies `out.cache`: by which bytes, mapping files and program the results were made, how each
//! file of `out/` looked when it was finished, and what was said about it. If all that is still so, the results
//! are those that a new run would write. The file may be deleted at any time; one that is damaged, of another
//! version, or about another `out/` is as good as none.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::gather::Inbox;
use crate::publish::{Stamp, is_unfinished, run_json, stamps};

use super::{Request, inputs, mapping_files};

/// What tells a run from all others that could come to something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunKey {
    hash: String,
    /// What `run.json` says that tells these results from others.
    edition: String,
}

#[derive(Serialize, Deserialize)]
struct Cache {
    key: RunKey,
    /// When the results were written, as `run.json` says.
    written_at: String,
    outputs: Vec<Stamp>,
    /// What was said about them, in a form of the caller's own.
    said: String,
}

/// Results that a new run would write again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchanged {
    /// When they were written.
    pub written_at: String,
    /// What [`remember`] was given.
    pub said: String,
}

impl RunKey {
    /// The key of a run over `inbox` by `program`, which is anything that tells one build of it from another.
    pub fn of(request: &Request<'_>, inbox: &Inbox, program: &str) -> RunKey {
        let mut hasher = Sha256::new();
        let mut tell = |words: &[u8]| {
            hasher.update((words.len() as u64).to_le_bytes());
            hasher.update(words);
        };
        tell(env!("CARGO_PKG_VERSION").as_bytes());
        tell(program.as_bytes());
        tell(request.inbox.to_string_lossy().as_bytes());
        for input in inputs(inbox) {
            tell(input.file.as_bytes());
            tell(input.sha256.as_bytes());
        }
        tell(b"mappings");
        for mapping in mapping_files(request.mappings) {
            tell(mapping.file.as_bytes());
            tell(mapping.sha256.as_bytes());
        }
        tell(&(inbox.skipped.len() as u64).to_le_bytes());
        let edition = run_json::edition(&inputs(inbox), &mapping_files(request.mappings));
        RunKey { hash: hex(&hasher.finalize()), edition }
    }
}

/// The results in `out`, if the run of `key` wrote them and nobody touched them since.
pub fn unchanged(out: &Path, key: &RunKey) -> Option<Unchanged> {
    let content = fs::read(place(out)).ok()?;
    let (seal, content) = content.split_at_checked(SEAL)?;
    if seal != sealed(content).as_bytes() {
        return None;
    }
    let cache: Cache = serde_json::from_slice(content).ok()?;
    let same = cache.key == *key && !is_unfinished(out) && stamps(out).ok()? == cache.outputs;
    same.then_some(Unchanged { written_at: cache.written_at, said: cache.said })
}

/// Remembers that the run of `key` wrote what is now in `out`, and what was said about it. If another run
/// wrote it meanwhile, over other files, nothing is remembered.
///
/// # Errors
///
/// The folder cannot be looked at, or the disk takes no more. The results are not affected.
pub fn remember(out: &Path, key: &RunKey, said: String) -> io::Result<()> {
    let outputs = stamps(out)?;
    let run = out.join(run_json::NAME);
    let Some(written_at) = run_json::written_at_of(&run) else { return Ok(()) };
    if run_json::edition_of(&run).as_ref() != Some(&key.edition) {
        return Ok(());
    }
    let cache = Cache { key: key.clone(), written_at, outputs, said };
    let content = serde_json::to_vec(&cache)?;
    let place = place(out);
    // Always the same name, so that what a run leaves that is killed here is written over by the next. If two
    // write at once, the seal tells what came of it.
    let partial = beside(out, ".cache.partial");
    let mut file = File::create(&partial)?;
    let written =
        file.write_all(sealed(&content).as_bytes()).and_then(|()| file.write_all(&content));
    drop(file);
    written.and_then(|()| fs::rename(&partial, &place)).inspect_err(|_| {
        // A disk that is full gets its room back.
        let _ = fs::remove_file(&partial);
    })
}

/// Length of the line in front of the content.
const SEAL: usize = 65;

/// The line in front of `content`, by which it is seen whether all of it is there.
fn sealed(content: &[u8]) -> String {
    format!("{}\n", hex(&Sha256::digest(content)))
}

fn place(out: &Path) -> PathBuf {
    beside(out, ".cache")
}

fn beside(out: &Path, ending: &str) -> PathBuf {
    let mut name = out.file_name().map_or_else(|| OsString::from("out"), OsString::from);
    name.push(ending);
    out.with_file_name(name)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(of: &str) -> RunKey {
        RunKey { hash: of.to_owned(), edition: String::from("0a1b2c3d") }
    }

    /// What a run says of itself.
    const RUN: &str = "{\"written_at\": \"2026-01-02T03:04:05Z\", \"edition\": \"0a1b2c3d\"}";

    /// An output folder that was remembered.
    fn remembered() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        fs::create_dir_all(out.join("areas")).unwrap();
        fs::write(out.join("entries.csv"), "one").unwrap();
        fs::write(out.join("areas/a.csv"), "two").unwrap();
        fs::write(out.join("run.json"), RUN).unwrap();
        remember(&out, &key("k"), String::from("all is well")).unwrap();
        (home, out)
    }

    #[test]
    fn what_nobody_touched_is_known_again() {
        let (home, out) = remembered();
        assert_eq!(unchanged(&out, &key("k")).unwrap().said, "all is well");
        assert_eq!(unchanged(&out, &key("other")), None);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2, "nothing else is left behind");
    }

    #[test]
    fn what_another_run_wrote_meanwhile_is_not_taken_for_ones_own() {
        let (_home, out) = remembered();
        fs::write(out.join("run.json"), RUN.replace("0a1b", "ffff")).unwrap();
        remember(&out, &key("k"), String::new()).unwrap();
        assert_eq!(unchanged(&out, &key("k")), None);
    }

    #[test]
    fn any_change_to_the_results_is_seen() {
        let later = || std::time::SystemTime::now() + std::time::Duration::from_secs(2);
        let changes: [fn(&Path) -> io::Result<()>; 5] = [
            |out| fs::write(out.join("entries.csv"), "longer"),
            |out| fs::remove_file(out.join("areas/a.csv")),
            |out| fs::write(out.join("areas/b.csv"), "two"),
            |out| fs::create_dir(out.with_file_name("out.partial")),
            |out| fs::remove_dir_all(out),
        ];
        for (at, change) in changes.iter().enumerate() {
            let (_home, out) = remembered();
            change(&out).unwrap();
            assert_eq!(unchanged(&out, &key("k")), None, "change {at}");
        }
        let (_home, out) = remembered();
        let file = fs::File::options().write(true).open(out.join("entries.csv")).unwrap();
        file.set_modified(later()).unwrap();
        assert_eq!(unchanged(&out, &key("k")), None, "as long as before, and written later");
    }

    #[cfg(unix)]
    #[test]
    fn what_an_interrupted_run_left_is_seen_behind_a_link() {
        let home = tempfile::tempdir().unwrap();
        let (real, link) = (home.path().join("disk/real"), home.path().join("out"));
        fs::create_dir_all(&real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        fs::write(link.join("entries.csv"), "one").unwrap();
        fs::write(link.join("run.json"), RUN).unwrap();
        remember(&link, &key("k"), String::new()).unwrap();
        assert!(unchanged(&link, &key("k")).is_some());
        for left in ["real.partial", "real.previous"] {
            let left = real.with_file_name(left);
            fs::create_dir(&left).unwrap();
            assert_eq!(unchanged(&link, &key("k")), None);
            fs::remove_dir(&left).unwrap();
        }
    }

    #[test]
    fn what_a_killed_run_left_of_a_cache_is_written_over() {
        let (home, out) = remembered();
        fs::write(beside(&out, ".cache.partial"), "half of").unwrap();
        assert!(unchanged(&out, &key("k")).is_some());
        remember(&out, &key("k"), String::new()).unwrap();
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn a_damaged_cache_is_as_good_as_none() {
        let (_home, out) = remembered();
        let whole = fs::read(place(&out)).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(place(&out), &damaged).unwrap();
            assert_eq!(unchanged(&out, &key("k")), None, "byte {at}");
            fs::write(place(&out), &whole[..at]).unwrap();
            assert_eq!(unchanged(&out, &key("k")), None, "cut at {at}");
        }
        fs::write(place(&out), &whole).unwrap();
        assert!(unchanged(&out, &key("k")).is_some());
    }
}
