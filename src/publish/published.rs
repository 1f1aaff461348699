//! The folder that a run wrote, looked into again.

mod evidence;
mod read_back;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::mapping::Mappings;

use super::entries_csv::{self, Damaged, PublishedEntries};
use super::run_json;

pub(super) use self::evidence::FILES;
pub use self::evidence::{PublishedFigure, PublishedLines, RunFacts};
pub use read_back::{FileVerdict, PublishedRegister, RegisterLine};

/// The results of a run, where it wrote them.
#[derive(Clone, Debug)]
pub struct PublishedRun {
    folder: PathBuf,
}

impl PublishedRun {
    /// The results in `folder`; `None` when it holds none.
    pub fn at(folder: &Path) -> Option<PublishedRun> {
        let folder = folder.to_path_buf();
        folder.join(entries_csv::NAME).is_file().then_some(PublishedRun { folder })
    }

    /// The entries, from the first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entries(&self) -> Result<PublishedEntries<File>, Damaged> {
        PublishedEntries::open(&self.entries_path())
    }

    /// Where the entries are.
    pub fn entries_path(&self) -> PathBuf {
        self.folder.join(entries_csv::NAME)
    }

    /// SHA-256 of the entries, in hexadecimal: another run over other files, or by other mapping files,
    /// has another.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn fingerprint(&self) -> Result<String, Damaged> {
        use sha2::Digest as _;
        let path = self.entries_path();
        let failed =
            |error: std::io::Error| Damaged::whole(&path, format!("it cannot be read: {error}"));
        let mut file = File::open(&path).map_err(failed)?;
        let mut hasher = sha2::Sha256::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            match file.read(&mut buffer).map_err(failed)? {
                0 => break,
                read => hasher.update(&buffer[..read]),
            }
        }
        Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The mapping files that are not as they were for this run, by name. `None` when the folder does
    /// not say how they were.
    pub fn changed_since(&self, mappings: &Mappings) -> Option<Vec<String>> {
        let then = run_json::mappings_of(&self.folder.join(run_json::NAME))?;
        let then: Vec<(String, String)> =
            then.into_iter().map(|hashed| (hashed.file, hashed.sha256)).collect();
        let differs = |one: &&(String, String), all: &[(String, String)]| !all.contains(one);
        let gone_or_other = then.iter().filter(|one| differs(one, &mappings.hashes));
        let new_or_other = mappings.hashes.iter().filter(|one| differs(one, &then));
        let mut files: Vec<String> =
            gone_or_other.chain(new_or_other).map(|(file, _)| file.clone()).collect();
        files.sort_unstable();
        files.dedup();
        Some(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mapping_files_that_changed_are_named() {
        let dir = tempfile::tempdir().unwrap();
        assert!(PublishedRun::at(dir.path()).is_none());
        std::fs::write(dir.path().join(entries_csv::NAME), entries_csv::head()).unwrap();
        let run = PublishedRun::at(dir.path()).unwrap();
        assert!(run.entries().unwrap().next_entry().unwrap().is_none());
        let hashes = |hashes: &[(&str, &str)]| Mappings {
            hashes: hashes.iter().map(|&(file, hash)| (file.into(), hash.into())).collect(),
            ..Mappings::default()
        };
        assert_eq!(run.changed_since(&hashes(&[])), None);
        let said = run_json::render(&run_json::tests::run(&[])).unwrap();
        std::fs::write(dir.path().join(run_json::NAME), said).unwrap();
        for (now, changed) in [
            (&[("labels.csv", "aa")][..], &[][..]),
            (&[("labels.csv", "bb")], &["labels.csv"]),
            (&[("areas.csv", "cc"), ("labels.csv", "aa")], &["areas.csv"]),
            (&[], &["labels.csv"]),
        ] {
            let expected: Vec<String> = changed.iter().map(|&file| String::from(file)).collect();
            assert_eq!(run.changed_since(&hashes(now)), Some(expected));
        }
    }
}
