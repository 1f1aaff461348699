//! One run at a time writes a folder, and says who it is.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

use super::neighbours::{at, is_link};
use super::{LOCK, OutError};
use crate::mapping::{sign, signed};

/// The mark of a folder in the making, held until it is dropped or the program dies.
#[derive(Debug)]
pub(super) struct Mark {
    /// Open, and locked where the disk knows locks.
    file: File,
    /// Who left the mark that was there, in brackets; `None` when there was none.
    pub(super) found: Option<String>,
}

impl Mark {
    /// Takes the mark of `partial`, so that no two runs write one folder and what a run left that
    /// was killed is told from what a run is writing.
    pub(super) fn take(partial: &Path, out: &Path) -> Result<Mark, OutError> {
        let path = partial.join(LOCK);
        if is_link(&path) {
            return Err(OutError::NotOurs(partial.to_path_buf()));
        }
        let was_there = path.exists();
        let mut open = OpenOptions::new();
        // What another run wrote into it is read before it is written over.
        let open = open.create(true).read(true).write(true).truncate(false);
        let mut file = open.open(&path).map_err(at(&path))?;
        let busy = |file: &mut File| Err(OutError::Busy(out.to_path_buf(), signed(file)));
        match file.try_lock() {
            // The other run finished just now and took its folder along.
            Ok(()) if !path.exists() => return busy(&mut file),
            Err(TryLockError::WouldBlock) => return busy(&mut file),
            // A disk that knows no locks.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let found = was_there.then(|| signed(&mut file));
        Ok(Mark { file, found })
    }

    /// Writes down whose it is now.
    pub(super) fn sign(&mut self, partial: &Path) -> Result<(), OutError> {
        sign(&mut self.file).map_err(at(&partial.join(LOCK)))
    }
}

/// How long a run waits for another to exchange its folders.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Held while folders beside `out` are given other names, so that no run begins between two of
/// them. `None` where the system lets no folder be locked.
pub(super) fn door(out: &Path) -> Result<Option<File>, OutError> {
    let Some(file) = out.parent().and_then(|folder| File::open(folder).ok()) else {
        return Ok(None);
    };
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
        }
    }
    Err(OutError::Busy(out.to_path_buf(), String::new()))
}

/// Exchanges two folders in one step; says whether the system can.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

/// Exchanges two folders in one step; says whether the system can.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Removes the mark of a folder that is finished.
pub(super) fn unmark(partial: &Path, mark: Option<Mark>) -> Result<(), OutError> {
    // An open file would keep some systems from renaming its folder.
    drop(mark);
    let path = partial.join(LOCK);
    fs::remove_file(&path).map_err(at(&path))
}
