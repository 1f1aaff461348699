//! The output folder, replaced as a whole or not at all.
//!
//! A run writes into `<out>.partial` beside the folder. When everything is written and on the
//! disk, the two folders are exchanged in one step, and the old one is renamed to `<out>.previous` and
//! removed. Where the system knows no such step, the old folder is renamed before the new one takes
//! its place. Whenever the run is interrupted, the old or the new folder is whole; the next run
//! brings what it finds to its end before it begins, and says so: see `interrupted.rs`.
//!
//! The old folder is removed only if it holds what the last run wrote and nothing else. If
//! somebody changed a file in it or put one there, it is kept under another name. What former runs left
//! in its `history/` is the runs' own; see `history.rs`.

mod aside;
mod error;
mod history;
mod interrupted;
mod lock;
mod neighbours;
mod stamps;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

pub use self::aside::SetAside;
pub use self::error::OutError;
pub use self::history::{HISTORY, entries_in};
pub use self::interrupted::{Interrupted, Left};
use self::lock::{Mark, door, exchange, unmark};
use self::neighbours::{
    Settled, at, beside, check_ours, clear, listed, real_path, rename, settle, sync, sync_folder,
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
    mark: Option<Mark>,
    in_place: bool,
    interrupted: Option<Interrupted>,
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
        let door = door(&out)?;
        let (partial, previous) = (beside(&out, "partial"), beside(&out, "previous"));
        let finished = settle_finished(&out, &partial)?;
        check_ours(&partial, &partial.join(LOCK))?;
        let was_there = partial.exists();
        fs::create_dir_all(&partial).map_err(at(&partial))?;
        let mark = Mark::take(&partial, &out).inspect_err(|_| {
            // Only if it is empty, and so not another run's.
            let _ = fs::remove_dir(&partial);
        })?;
        // One that was killed before it could leave its mark left a folder all the same.
        let found = mark.found.clone().or_else(|| was_there.then(String::new));
        // From here on the folder is ours, and is removed on every way out.
        let mark = Some(mark);
        let mut folder = OutFolder { out, partial, mark, in_place: false, interrupted: None };
        let left = folder.take_over(found, finished, &previous);
        // Before anything is dropped, which needs the door, too.
        drop(door);
        folder.interrupted = left?;
        Ok(folder)
    }

    /// Signs the mark, clears away what an earlier run left, and checks what is to be replaced.
    fn take_over(
        &mut self,
        found: Option<String>,
        finished: Settled,
        previous: &Path,
    ) -> Result<Option<Interrupted>, OutError> {
        if let Some(mark) = &mut self.mark {
            mark.sign(&self.partial)?;
        }
        clear(&self.partial, &[LOCK])?;
        let aside = settle(&self.out, previous)?;
        check_ours(&self.out, &self.out.join(run_json::NAME))?;
        Ok(what_was_left(found, [finished, aside]))
    }

    /// What was found of an earlier run that was interrupted.
    pub fn interrupted(&self) -> Option<&Interrupted> {
        self.interrupted.as_ref()
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
        // A folder that somebody took away is not made anew: what was in it would be missing.
        let mark = self.partial.join(LOCK);
        fs::symlink_metadata(&mark).map_err(at(&mark))?;
        match (File::create(&path), path.parent()) {
            (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(parent).map_err(at(parent))?;
                File::create(&path)
            }
            (created, _) => created,
        }
        .map_err(at(&path))
    }

    /// Brings finished files to the disk, so that [`OutFolder::finish`] has less to wait for.
    pub fn bring_down(&self, names: &[&str]) -> Result<(), OutError> {
        names.iter().map(|name| self.partial.join(name)).try_for_each(|path| {
            let file = fs::OpenOptions::new().write(true).open(&path);
            file.and_then(|file| file.sync_all()).map_err(at(&path))
        })
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
        let _door = door(&self.out)?;
        unmark(&self.partial, self.mark.take())?;
        let previous = beside(&self.out, "previous");
        if exchange(&self.partial, &self.out) {
            self.in_place = true;
            rename(&self.partial, &previous)?;
        } else {
            if self.out.exists() {
                rename(&self.out, &previous)?;
            }
            if let Err(error) = rename(&self.partial, &self.out) {
                settle(&self.out, &previous)?;
                return Err(error);
            }
            self.in_place = true;
        }
        if let Some(parent) = self.out.parent() {
            sync_folder(parent);
        }
        let kept = match settle(&self.out, &previous)? {
            Settled::Kept(kept) => Some(kept),
            _ => None,
        };
        Ok(Finished { out: self.out.clone(), kept })
    }
}

impl Drop for OutFolder {
    fn drop(&mut self) {
        if self.in_place {
            // What bears the name by now is another run's.
            return;
        }
        // Nobody is there to hear of a failure, and the next run clears what is left. The mark goes
        // last, because it shows whose the folder is.
        let _door = door(&self.out);
        let _ = clear(&self.partial, &[LOCK]);
        let _ = unmark(&self.partial, self.mark.take());
        let _ = fs::remove_dir(&self.partial);
    }
}

/// Brings a folder to its end which a run had finished, and which bears the name of one in the making
/// because the run was interrupted while folders were exchanged: it holds whole results, new or old.
fn settle_finished(out: &Path, partial: &Path) -> Result<Settled, OutError> {
    let is_marked = partial.join(LOCK).exists();
    let holds_results = run_json::outputs_of(&partial.join(run_json::NAME)).is_some();
    if is_marked || !holds_results { Ok(Settled::Nothing) } else { settle(out, partial) }
}

/// What is to be said of an earlier run, by the mark that it left and by what became of the folders
/// that it had finished or set aside.
fn what_was_left(mark: Option<String>, settled: [Settled; 2]) -> Option<Interrupted> {
    let left = if settled.contains(&Settled::PutBack) {
        Left::NotInPlace
    } else if mark.is_some() {
        Left::Unfinished
    } else if settled.iter().all(|settled| *settled == Settled::Nothing) {
        return None;
    } else {
        Left::Replaced
    };
    let kept = settled.into_iter().find_map(|settled| match settled {
        Settled::Kept(kept) => Some(kept),
        _ => None,
    });
    Some(Interrupted { by: mark.unwrap_or_default(), left, kept })
}

#[cfg(test)]
mod tests;
