//! The folders beside the output folder: what is being written, what was set aside, and what
//! must not be touched.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::super::run_json;
use super::{LOCK, OutError, history};

/// An error of the disk, with its place.
pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> OutError {
    move |source| OutError::Io { path: path.to_path_buf(), source }
}

/// `out` behind any links, so that a link stays a link.
pub(super) fn real_path(out: &Path) -> Result<PathBuf, OutError> {
    let path = fs::canonicalize(out).or_else(|_| std::path::absolute(out)).map_err(at(out))?;
    if is_link(&path) {
        return Err(OutError::DeadLink(out.to_path_buf()));
    }
    if path.file_name().is_none() {
        return Err(OutError::NoName(out.to_path_buf()));
    }
    // The folder itself, or one that it is to be made in.
    if let Some(file) = path.ancestors().find(|path| path.exists() && !path.is_dir()) {
        let named = if *file == path { out } else { file };
        return Err(OutError::NotAFolder(named.to_path_buf()));
    }
    Ok(path)
}

/// The name of `out` with something added, in the same folder.
pub(super) fn beside(out: &Path, what: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(what);
    out.with_file_name(name)
}

fn free_name(out: &Path) -> PathBuf {
    let mut names = (1u32..).map(|number| beside(out, &format!("kept-{number}")));
    names.find(|name| !name.exists()).unwrap_or_else(|| beside(out, "kept"))
}

/// Marks a folder whose files were found as a run wrote them, and which is being removed: when that is
/// interrupted, what is left of it is nobody's work.
const DOOMED: &str = ".doomed";

/// Removes what is in `folder`, the files `but` excepted; says whether there was anything.
pub(super) fn clear(folder: &Path, but: &[&str]) -> Result<bool, OutError> {
    let mut any = false;
    for item in fs::read_dir(folder).map_err(at(folder))? {
        let item = item.map_err(at(folder))?;
        if !but.iter().any(|name| item.file_name() == *name) {
            remove(&item.path())?;
            any = true;
        }
    }
    Ok(any)
}

/// Whether there is a link of that name, wherever it leads.
pub(super) fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink())
}

/// What became of a folder that a run set aside.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// There was none.
    Nothing,
    /// Nothing else was in its place, so it was put back.
    PutBack,
    /// Its files were as a run wrote them, so it was removed.
    Removed,
    /// Somebody had changed it, so it was given a name of its own.
    Kept(PathBuf),
}

/// Brings the folder that a run set aside under the name `aside` to its end.
pub(super) fn settle(out: &Path, aside: &Path) -> Result<Settled, OutError> {
    if fs::symlink_metadata(aside).is_err() {
        return Ok(Settled::Nothing);
    }
    check_ours(aside, &aside.join(run_json::NAME))?;
    if !out.exists() {
        rename(aside, out)?;
        return Ok(Settled::PutBack);
    }
    let doomed = aside.join(DOOMED);
    if !doomed.exists() && was_touched(aside) {
        let kept = free_name(out);
        rename(aside, &kept)?;
        return Ok(Settled::Kept(kept));
    }
    // What shows that a run wrote the folder goes last: whatever stops this, the next run knows it.
    File::create(&doomed).map_err(at(&doomed))?;
    clear(aside, &[run_json::NAME, DOOMED])?;
    remove(&doomed)?;
    remove(aside)?;
    Ok(Settled::Removed)
}

/// Refuses a folder that holds files and not the one that shows that a run made it.
pub(super) fn check_ours(folder: &Path, shown_by: &Path) -> Result<(), OutError> {
    let made_by_a_run = match shown_by.file_name() {
        Some(name) if name == run_json::NAME => run_json::outputs_of(shown_by).is_some(),
        _ => shown_by.exists(),
    };
    // A link under the name of one of our folders leads into somebody else's.
    if is_link(folder) {
        return Err(OutError::NotOurs(folder.to_path_buf()));
    }
    if made_by_a_run || !folder.exists() {
        return Ok(());
    }
    let mut items = fs::read_dir(folder).map_err(at(folder))?;
    if items.next().is_none() { Ok(()) } else { Err(OutError::NotOurs(folder.to_path_buf())) }
}

/// Whether `folder` holds anything else than what the run that wrote it says that it wrote.
pub(super) fn was_touched(folder: &Path) -> bool {
    let Ok(found) = listed(folder) else { return true };
    if found.is_empty() {
        return false;
    }
    let Some(written) = run_json::outputs_of(&folder.join(run_json::NAME)) else { return true };
    let is_a_runs = |(name, bytes): &(String, u64)| {
        name == run_json::NAME || written.get(name) == Some(bytes) || history::is_ours(folder, name)
    };
    !found.iter().all(is_a_runs)
}

/// The files under `folder` and their sizes, by name with `/` between folders.
pub(super) fn listed(folder: &Path) -> io::Result<Vec<(String, u64)>> {
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

pub(super) fn remove(path: &Path) -> Result<(), OutError> {
    let removed = match fs::symlink_metadata(path) {
        Err(_) => return Ok(()),
        Ok(meta) if meta.is_dir() => remove_folder(path),
        Ok(_) => fs::remove_file(path),
    };
    removed.map_err(at(path))
}

/// Removes a folder; the folders in it by several threads, because there may be thousands of small files.
fn remove_folder(path: &Path) -> io::Result<()> {
    let inside = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    inside.par_iter().try_for_each(|item| match item.file_type()?.is_dir() {
        true => remove_folder(&item.path()),
        false => fs::remove_file(item.path()),
    })?;
    fs::remove_dir(path)
}

/// Gives a folder another name.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), OutError> {
    let failed = |source| OutError::InUse { path: from.to_path_buf(), source };
    fs::rename(from, to).map_err(failed)
}

/// How many files are brought to the disk at a time. Most of that is waiting, and disks bring many files
/// down together in hardly more time than one.
const AT_A_TIME: usize = 64;

/// Brings everything under `folder` to the disk.
pub(super) fn sync(folder: &Path) -> Result<(), OutError> {
    if sync_disk(folder) { Ok(()) } else { sync_each(folder) }
}

/// Brings all that waits for the disk of `folder` there at once, which takes far less time than to ask for
/// thousands of files one by one; `false` where the system cannot, or where that failed.
#[cfg(target_os = "linux")]
fn sync_disk(folder: &Path) -> bool {
    File::open(folder).is_ok_and(|folder| rustix::fs::syncfs(folder).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn sync_disk(_: &Path) -> bool {
    false
}

fn sync_each(folder: &Path) -> Result<(), OutError> {
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for item in walkdir::WalkDir::new(folder) {
        let item = item.map_err(io::Error::from).map_err(at(folder))?;
        let to = if item.file_type().is_dir() { &mut folders } else { &mut files };
        to.push(item.into_path());
    }
    let next = AtomicUsize::new(0);
    let some = || -> Result<(), OutError> {
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let file = OpenOptions::new().write(true).open(path);
            file.and_then(|file| file.sync_all()).map_err(at(path))?;
        }
        Ok(())
    };
    let threads = AT_A_TIME.min(files.len());
    std::thread::scope(|scope| {
        let at_work: Vec<_> = (0..threads).map(|_| scope.spawn(some)).collect();
        let done = at_work.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err(at(folder)(io::Error::other("a thread died"))))
        });
        done.collect::<Result<Vec<()>, OutError>>()
    })?;
    // The names last: they lead to what is whole.
    folders.iter().for_each(|folder| sync_folder(folder));
    Ok(())
}

/// Brings the names in a folder to the disk, where the system lets a folder be opened for that.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
