//! The output folder, replaced as a whole or not at all.
//!
//! A run writes into `<out>.partial` beside the folder. When everything is written and on the
//! disk, the old folder is renamed to `<out>.previous`, the new one takes its place, and the old one
//! is removed. Whenever the run is interrupted, the old or the new folder is whole; if it falls
//! between the two renames, the next run puts the old one back before it begins.
//!
//! The old folder is removed only if it holds what the last run wrote and nothing else. If
//! somebody changed a file in it or put one there, it is kept under another name. What former runs left
//! in its `history/` is the runs' own; see `history.rs`.

mod aside;
mod error;
mod history;
mod neighbours;
mod stamps;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

pub use self::aside::SetAside;
pub use self::error::OutError;
pub use self::history::{HISTORY, entries_in};
use self::neighbours::{
    at, beside, check_ours, clear, listed, lock, real_path, rename, settle, sync, sync_folder,
};
pub use self::stamps::{Stamp, is_unfinished, stamps};
use super::{PublishedRun, run_json};

/// Marks a folder in which a run is writing; never part of the result.
const LOCK: &str = ".lock";

/// The output folder of one run, in the making. Dropped unfinished, it leaves no trace.
#[derive(Debug)]
pub struct OutFolder {
    out: PathBuf,
    partial: PathBuf,
    lock: Option<File>,
    in_place: bool,
}

/// How a run ended for its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Where the results are.
    pub out: PathBuf,
    /// Where the former results were kept because somebody had changed or added something.
    pub kept: Option<PathBuf>,
}

impl OutFolder {
    /// Begins to write the folder `out`. Fails at once, and leaves everything as it is, when the
    /// folder could not be replaced in the end.
    pub fn begin(out: &Path) -> Result<OutFolder, OutError> {
        let out = real_path(out)?;
        let parent = out.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(at(parent))?;
        let partial = beside(&out, "partial");
        check_ours(&partial, &partial.join(LOCK))?;
        fs::create_dir_all(&partial).map_err(at(&partial))?;
        let lock = lock(&partial, &out)?;
        // From here on the folder is ours, and is removed on every way out.
        let folder = OutFolder { out, partial, lock, in_place: false };
        clear(&folder.partial)?;
        settle(&folder.out)?;
        check_ours(&folder.out, &folder.out.join(run_json::NAME))?;
        Ok(folder)
    }

    /// A writer for the file `name`, which may lie in a folder of its own (`totals/areas.csv`).
    /// Flush it: what is left in it when it is dropped may be lost without a word.
    pub fn file(&self, name: &str) -> Result<BufWriter<File>, OutError> {
        Ok(BufWriter::with_capacity(1 << 18, self.create(name)?))
    }

    /// Writes the whole file `name`.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), OutError> {
        self.create(name)?.write_all(content).map_err(at(&self.partial.join(name)))
    }

    fn create(&self, name: &str) -> Result<File, OutError> {
        let path = self.partial.join(name);
        match (File::create(&path), path.parent()) {
            (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(parent).map_err(at(parent))?;
                File::create(&path)
            }
            (created, _) => created,
        }
        .map_err(at(&path))
    }

    /// Sets the finished file `name` aside, to be read while another is written in its place.
    pub fn set_aside(&self, name: &str) -> Result<SetAside, OutError> {
        SetAside::new(&self.partial.join(name))
    }

    /// What was written so far, to be looked into.
    pub fn so_far(&self) -> Option<PublishedRun> {
        PublishedRun::at(&self.partial)
    }

    /// An error of writing the file `name`, with its place.
    pub fn failed(&self, name: &str, source: io::Error) -> OutError {
        OutError::Io { path: self.out.join(name), source }
    }

    /// Where they lie until the folder is finished.
    pub fn place(&self) -> &Path {
        &self.partial
    }

    /// The files written so far and their sizes, by name, for [`run_json::Run::outputs`].
    pub fn written(&self) -> Result<Vec<(String, u64)>, OutError> {
        listed(&self.partial).map_err(at(&self.partial))
    }

    /// Brings everything to the disk and puts the new folder in the place of the old.
    pub fn finish(mut self) -> Result<Finished, OutError> {
        sync(&self.partial)?;
        // An open file would keep some systems from renaming its folder.
        drop(self.lock.take());
        let lock = self.partial.join(LOCK);
        fs::remove_file(&lock).map_err(at(&lock))?;
        let previous = beside(&self.out, "previous");
        if self.out.exists() {
            rename(&self.out, &previous)?;
        }
        if let Err(error) = rename(&self.partial, &self.out) {
            settle(&self.out)?;
            return Err(error);
        }
        self.in_place = true;
        if let Some(parent) = self.out.parent() {
            sync_folder(parent);
        }
        let kept = settle(&self.out)?;
        Ok(Finished { out: self.out.clone(), kept })
    }
}

impl Drop for OutFolder {
    fn drop(&mut self) {
        if self.in_place {
            // What bears the name by now is another run's.
            return;
        }
        drop(self.lock.take());
        // Nobody is there to hear of a failure, and the next run clears what is left.
        let _ = fs::remove_dir_all(&self.partial);
    }
}

#[cfg(test)]
mod tests {
    use super::super::run_json::tests::run;
    use super::*;

    /// A whole run that writes `content` as `files.csv`.
    fn write_run(out: &Path, content: &str) -> Finished {
        let folder = OutFolder::begin(out).unwrap();
        folder.write("files.csv", content.as_bytes()).unwrap();
        folder.write("totals/areas.csv", b"area\n").unwrap();
        let written = folder.written().unwrap();
        let outputs: Vec<_> = written.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        assert_eq!(outputs[1], ("totals/areas.csv", 5));
        folder.write(run_json::NAME, &run_json::render(&run(&outputs)).unwrap()).unwrap();
        folder.finish().unwrap()
    }

    fn files(out: &Path) -> String {
        fs::read_to_string(out.join("files.csv")).unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let items = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            items.map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_folder_replaces_the_old_and_leaves_no_trace() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("deep/out");
        assert_eq!(write_run(&out, "old").kept, None);
        assert_eq!(write_run(&out, "newer").kept, None);
        assert_eq!(files(&out), "newer");
        assert_eq!(names(&out), ["files.csv", "run.json", "totals"]);
        assert_eq!(names(&home.path().join("deep")), ["out"]);
    }

    #[test]
    fn a_run_that_does_not_finish_changes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        write_run(&out, "old");
        let folder = OutFolder::begin(&out).unwrap();
        folder.write("files.csv", b"half").unwrap();
        drop(folder);
        assert_eq!(files(&out), "old");
        assert_eq!(names(home.path()), ["out"]);
    }

    #[test]
    fn a_folder_of_somebody_elses_is_not_replaced() {
        let home = tempfile::tempdir().unwrap();
        for theirs in ["out", "out.partial", "out.previous"] {
            let home = home.path().join(format!("home of {theirs}"));
            let document = home.join(theirs).join("thesis.doc");
            fs::create_dir_all(home.join(theirs)).unwrap();
            fs::write(&document, "years of work").unwrap();
            let error = OutFolder::begin(&home.join("out")).unwrap_err();
            assert!(matches!(error, OutError::NotOurs(_)), "{error}");
            assert!(document.exists());
        }
        let file = home.path().join("file");
        fs::write(&file, "x").unwrap();
        assert!(matches!(OutFolder::begin(&file), Err(OutError::NotAFolder(_))));
        assert!(matches!(OutFolder::begin(Path::new("/")), Err(OutError::NoName(_))));
        let empty = home.path().join("empty");
        fs::create_dir(&empty).unwrap();
        write_run(&empty, "into an empty folder");
    }

    #[test]
    fn what_somebody_changed_or_added_is_kept() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        write_run(&out, "first");
        fs::write(out.join("files.csv"), "first, filled in").unwrap();
        let kept = write_run(&out, "second").kept.unwrap();
        assert_eq!(files(&kept), "first, filled in");
        fs::write(out.join("totals/my notes.txt"), "x").unwrap();
        let kept = write_run(&out, "third").kept.unwrap();
        assert!(kept.join("totals/my notes.txt").exists());
        assert_eq!(names(home.path()), ["out", "out.kept-1", "out.kept-2"]);
        assert_eq!(files(&out), "third");
    }

    #[test]
    fn a_run_that_was_killed_is_cleared_away() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        write_run(&out, "old");
        // Killed between the two renames.
        fs::rename(&out, home.path().join("out.previous")).unwrap();
        fs::create_dir(home.path().join("out.partial")).unwrap();
        fs::write(home.path().join("out.partial/.lock"), "").unwrap();
        fs::write(home.path().join("out.partial/files.csv"), "half").unwrap();
        let folder = OutFolder::begin(&out).unwrap();
        assert_eq!(files(&out), "old");
        assert_eq!(folder.written().unwrap(), []);
        drop(folder);
        // Killed after them.
        fs::create_dir(home.path().join("out.previous")).unwrap();
        write_run(&out, "new");
        assert_eq!(names(home.path()), ["out"]);
    }

    #[test]
    fn two_runs_do_not_write_one_folder() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        let first = OutFolder::begin(&out).unwrap();
        assert!(matches!(OutFolder::begin(&out), Err(OutError::Busy(_))));
        first.write("files.csv", b"x").unwrap();
        first.finish().unwrap();
        assert_eq!(files(&out), "x");
    }

    #[test]
    fn a_place_where_nothing_can_be_written_is_told_at_once() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        fs::write(&file, "x").unwrap();
        let error = OutFolder::begin(&file.join("deep/out")).unwrap_err();
        let OutError::NotAFolder(in_the_way) = &error else { panic!("{error}") };
        assert_eq!(in_the_way, &fs::canonicalize(&file).unwrap());
        assert!(error.to_string().starts_with(&format!("{} is a file", in_the_way.display())));
        assert_eq!(names(home.path()), ["file"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let home = tempfile::tempdir().unwrap();
        let real = home.path().join("real");
        write_run(&real, "old");
        let link = home.path().join("link");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_run(&link, "new");
        assert_eq!(files(&real), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
