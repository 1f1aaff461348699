//! The output folder, replaced as a whole or not at all.
//!
//! A run writes into `<out>.partial` beside the folder. When everything is written and on the
//! disk, the old folder is renamed to `<out>.previous`, the new one takes its place, and the old one
//! is removed. Whenever the run is interrupted, the old or the new folder is whole; if it falls
//! between the two renames, the next run puts the old one back before it begins.
//!
//! The old folder is removed only if it holds what the last run wrote and nothing else. If
//! somebody changed a file in it or put one there, it is kept under another name.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::run_json;

/// Marks a folder in which a run is writing; never part of the result.
const LOCK: &str = ".lock";

/// Why the outputs cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutError {
    /// The path does not end in a name.
    #[error("{0} cannot be the output folder: give a folder with a name of its own, such as out")]
    NoName(PathBuf),
    /// There is a file of that name.
    #[error("{0} is a file: give another folder to --out, or move the file away")]
    NotAFolder(PathBuf),
    /// There is a folder of that name which no run has written.
    #[error(
        "{0} holds files and was not written by crosscast, so it is not replaced: give another \
         folder to --out, or empty this one"
    )]
    NotOurs(PathBuf),
    /// Another run is at work.
    #[error("another run is writing {0}: wait until it is done, or give another folder to --out")]
    Busy(PathBuf),
    /// The disk said no.
    #[error("cannot write {path}: {source}")]
    Io {
        /// What was to be written, renamed or removed.
        path: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
}

/// The output folder of one run, in the making. Dropped unfinished, it leaves no trace.
#[derive(Debug)]
pub struct OutFolder {
    out: PathBuf,
    partial: PathBuf,
    lock: Option<File>,
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
        let folder = OutFolder { out, partial, lock };
        clear(&folder.partial)?;
        settle(&folder.out)?;
        check_ours(&folder.out, &folder.out.join(run_json::NAME))?;
        Ok(folder)
    }

    /// A writer for the file `name`, which may lie in a folder of its own (`totals/areas.csv`).
    /// Flush it: what is left in it when it is dropped may be lost without a word.
    pub fn file(&self, name: &str) -> Result<BufWriter<File>, OutError> {
        let path = self.partial.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        let file = File::create(&path).map_err(at(&path))?;
        Ok(BufWriter::with_capacity(1 << 18, file))
    }

    /// Writes the whole file `name`.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), OutError> {
        let mut file = self.file(name)?;
        file.write_all(content).and_then(|()| file.flush()).map_err(at(&self.partial.join(name)))
    }

    /// An error of writing the file `name`, with its place.
    pub fn failed(&self, name: &str, source: io::Error) -> OutError {
        OutError::Io { path: self.out.join(name), source }
    }

    /// The files written so far and their sizes, by name, for [`run_json::Run::outputs`].
    pub fn written(&self) -> Result<Vec<(String, u64)>, OutError> {
        listed(&self.partial).map_err(at(&self.partial))
    }

    /// Brings everything to the disk and puts the new folder in the place of the old.
    pub fn finish(mut self) -> Result<Finished, OutError> {
        for (name, _) in self.written()? {
            let path = self.partial.join(name);
            File::open(&path).and_then(|file| file.sync_all()).map_err(at(&path))?;
        }
        // An open file would keep some systems from renaming its folder.
        drop(self.lock.take());
        let lock = self.partial.join(LOCK);
        fs::remove_file(&lock).map_err(at(&lock))?;
        let previous = beside(&self.out, "previous");
        if self.out.exists() {
            fs::rename(&self.out, &previous).map_err(at(&self.out))?;
        }
        if let Err(source) = fs::rename(&self.partial, &self.out) {
            settle(&self.out)?;
            return Err(OutError::Io { path: self.out.clone(), source });
        }
        sync_parent(&self.out);
        let kept = settle(&self.out)?;
        Ok(Finished { out: self.out.clone(), kept })
    }
}

impl Drop for OutFolder {
    fn drop(&mut self) {
        drop(self.lock.take());
        // Nobody is there to hear of a failure, and the next run clears what is left.
        let _ = fs::remove_dir_all(&self.partial);
    }
}

fn at(path: &Path) -> impl Fn(io::Error) -> OutError {
    move |source| OutError::Io { path: path.to_path_buf(), source }
}

/// `out` behind any links, so that a link stays a link.
fn real_path(out: &Path) -> Result<PathBuf, OutError> {
    let path = fs::canonicalize(out).or_else(|_| std::path::absolute(out)).map_err(at(out))?;
    if path.file_name().is_none() {
        return Err(OutError::NoName(out.to_path_buf()));
    }
    if path.exists() && !path.is_dir() {
        return Err(OutError::NotAFolder(out.to_path_buf()));
    }
    Ok(path)
}

/// The name of `out` with something added, in the same folder.
fn beside(out: &Path, what: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(what);
    out.with_file_name(name)
}

fn free_name(out: &Path) -> PathBuf {
    let mut names = (1u32..).map(|number| beside(out, &format!("kept-{number}")));
    names.find(|name| !name.exists()).unwrap_or_else(|| beside(out, "kept"))
}

/// Takes the mark of `partial`, so that no two runs write one folder and what a run left that
/// was killed is told from what a run is writing. `None` where the disk knows no locks.
fn lock(partial: &Path, out: &Path) -> Result<Option<File>, OutError> {
    let path = partial.join(LOCK);
    let file = File::create(&path).map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) if path.exists() => Ok(Some(file)),
        // The other run finished just now and took its folder along.
        Ok(()) | Err(TryLockError::WouldBlock) => Err(OutError::Busy(out.to_path_buf())),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Removes what a killed run left in `partial`, its mark excepted.
fn clear(partial: &Path) -> Result<(), OutError> {
    for item in fs::read_dir(partial).map_err(at(partial))? {
        let item = item.map_err(at(partial))?;
        if item.file_name() != LOCK {
            remove(&item.path())?;
        }
    }
    Ok(())
}

/// Brings the folder that a run set aside to its end: back into its place when nothing else is
/// there; away when its files are as a run wrote them; else to a name of its own, which is given.
fn settle(out: &Path) -> Result<Option<PathBuf>, OutError> {
    let previous = beside(out, "previous");
    if !previous.exists() {
        return Ok(None);
    }
    if !out.exists() {
        fs::rename(&previous, out).map_err(at(&previous))?;
        return Ok(None);
    }
    check_ours(&previous, &previous.join(run_json::NAME))?;
    if was_touched(&previous) {
        let kept = free_name(out);
        fs::rename(&previous, &kept).map_err(at(&kept))?;
        return Ok(Some(kept));
    }
    remove(&previous)?;
    Ok(None)
}

/// Refuses a folder that holds files and not the one that shows that a run made it.
fn check_ours(folder: &Path, shown_by: &Path) -> Result<(), OutError> {
    let made_by_a_run = match shown_by.file_name() {
        Some(name) if name == run_json::NAME => run_json::outputs_of(shown_by).is_some(),
        _ => shown_by.exists(),
    };
    if made_by_a_run || !folder.exists() {
        return Ok(());
    }
    let mut items = fs::read_dir(folder).map_err(at(folder))?;
    if items.next().is_none() { Ok(()) } else { Err(OutError::NotOurs(folder.to_path_buf())) }
}

/// Whether `folder` holds anything else than what the run that wrote it says that it wrote.
fn was_touched(folder: &Path) -> bool {
    let Ok(found) = listed(folder) else { return true };
    if found.is_empty() {
        return false;
    }
    let Some(written) = run_json::outputs_of(&folder.join(run_json::NAME)) else { return true };
    found.iter().any(|(name, bytes)| name != run_json::NAME && written.get(name) != Some(bytes))
}

/// The files under `folder` and their sizes, by name with `/` between folders.
fn listed(folder: &Path) -> io::Result<Vec<(String, u64)>> {
    let mut found = Vec::new();
    for item in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let item = item.map_err(io::Error::from)?;
        if item.file_type().is_dir() || item.file_name() == LOCK {
            continue;
        }
        let inside = item.path().strip_prefix(folder).unwrap_or(item.path());
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        found.push((parts.join("/"), item.metadata().map_err(io::Error::from)?.len()));
    }
    Ok(found)
}

fn remove(path: &Path) -> Result<(), OutError> {
    let removed = match fs::symlink_metadata(path) {
        Err(_) => return Ok(()),
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    };
    removed.map_err(at(path))
}

/// Brings the renames to the disk, where the system lets a folder be opened for that.
fn sync_parent(out: &Path) {
    if let Some(parent) = out.parent()
        && let Ok(folder) = File::open(parent)
    {
        let _ = folder.sync_all();
    }
}
