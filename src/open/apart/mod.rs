//! Reading in a process of its own: a child of ours, held to memory and time, that reads one file
//! and hands on what it read. Whatever becomes of it costs that file only.
//!
//! The child is this same program, called again. It is believed no more than the file that it
//! reads: everything that it hands on is bounded and checked.

mod book;
mod child;
mod death;
mod wire;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

pub use self::child::answer;
use self::death::Death;
pub(in crate::open) use self::wire::{Reader, Writer, nonsense};
use super::Workbook;
use crate::gather::Format;
use crate::model::{Limits, Refusal};

/// Whether files may be read in processes of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// The program to call for it, which hands its arguments on to [`answer`]; without one,
    /// everything is read in this process.
    pub program: Option<PathBuf>,
}

/// The word after which the program reads a file for its parent.
const COMMAND: &str = "read-apart";

/// Reads the file at `path` by calling `program`.
pub(super) fn read(
    program: &Path,
    path: &Path,
    format: Format,
    limits: &Limits,
) -> Result<Workbook, Refusal> {
    let child = Command::new(program)
        .args([COMMAND, format.as_str()])
        .arg(path)
        .args(arguments(limits))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let child = child.map_err(|error| death::not_started(program, &error.to_string()))?;
    listen(child, format, limits)
}

/// The limits as arguments: `cells=1000` and so on.
fn arguments(limits: &Limits) -> impl Iterator<Item = OsString> {
    let given = |key| limits.get(key).map(|value| OsString::from(format!("{key}={value}")));
    Limits::BOUNDS.iter().filter_map(move |bound| given(bound.key))
}

/// Takes what the child says, while a watchdog looks at the clock; the child is gone afterwards.
fn listen(mut child: Child, format: Format, limits: &Limits) -> Result<Workbook, Refusal> {
    let said = child.stdout.take();
    let by_the_clock = Duration::from_secs(limits.child_seconds.saturating_mul(2));
    let child = Mutex::new(child);
    let end = || child.lock().unwrap_or_else(PoisonError::into_inner).kill();
    thread::scope(|scope| {
        let (done, waiting) = channel::<()>();
        let watchdog = thread::Builder::new().spawn_scoped(scope, move || {
            let late = waiting.recv_timeout(by_the_clock) == Err(RecvTimeoutError::Timeout);
            if late {
                // It may be gone already: then it is not late any more, and nothing is lost.
                let _ = end();
            }
            late
        });
        let answer = match (&watchdog, said) {
            (Ok(_), Some(said)) => book::decode(said, format, limits),
            _ => Err(nonsense("there is nobody to listen")),
        };
        drop(done);
        let late = watchdog.is_ok_and(|dog| dog.join().unwrap_or(false));
        let mut child = child.lock().unwrap_or_else(PoisonError::into_inner);
        // An answer that makes sense is complete, and one that makes none is not waited for.
        // Killed or not, the child is always waited for, so that none is left behind.
        let ended = match &answer {
            Ok(_) => child.kill().and_then(|()| child.wait()),
            Err(_) => death::settle(&mut child),
        };
        match answer {
            Ok(told) => told,
            Err(error) => Err(Death { late, ended: ended.ok(), error }.refusal(limits)),
        }
    })
}

#[cfg(all(test, unix))]
mod tests;
