//! The child's side: it binds itself, reads, and hands on what it read.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::Path;

use super::book;
use crate::gather::Format;
use crate::model::{Limits, Refusal};

/// Reads the file at `path` as `format` within the limits in `arguments` (as `cells=1000`), and
/// writes what was read, or why it cannot be, to `out`. Binds this whole process to the limits
/// first: call it in a process that does nothing else.
///
/// # Errors
///
/// The arguments make no sense, the process cannot be bound, or `out` cannot be written.
pub fn answer(
    format: &str,
    path: &Path,
    arguments: &[impl AsRef<OsStr>],
    out: impl Write,
) -> io::Result<()> {
    let wrong =
        || io::Error::new(io::ErrorKind::InvalidInput, "this is no question of crosscast's");
    let format = [Format::Xlsx, Format::Xlsb, Format::Xls, Format::Ods, Format::Csv]
        .into_iter()
        .find(|known| known.as_str() == format)
        .ok_or_else(wrong)?;
    let mut limits = Limits::default();
    for argument in arguments {
        let (key, value) =
            argument.as_ref().to_str().and_then(|one| one.split_once('=')).ok_or_else(wrong)?;
        let value = value.parse().map_err(|_| wrong())?;
        if !limits.set(key, value) {
            return Err(wrong());
        }
    }
    bind(&limits)?;
    let read = File::open(path).map_err(|error| {
        Refusal::new(
            format!("it cannot be read from the disk: {error}"),
            "Put it back, close it in other programs, and run again.",
        )
    });
    let read = read.and_then(|source| {
        crate::open::whole(BufReader::with_capacity(64 * 1024, source), format, &limits)
    });
    book::encode(&read, out)
}

/// Holds this process to the memory and seconds of the limits. It writes no file and leaves no
/// memory behind; it ends when its parent does.
#[cfg(unix)]
fn bind(limits: &Limits) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let at_most = |resource, soft: u64, hard: u64| {
        // Whoever started the program may have bound it more tightly, and nobody can go beyond.
        let hard = getrlimit(resource).maximum.map_or(hard, |bound| bound.min(hard));
        setrlimit(resource, Rlimit { current: Some(soft.min(hard)), maximum: Some(hard) })
    };
    at_most(Resource::Core, 0, 0)?;
    at_most(Resource::Fsize, 0, 0)?;
    let seconds = limits.child_seconds;
    // At the first the process is told, which ends it; at the second it is killed.
    at_most(Resource::Cpu, seconds, seconds.saturating_add(1))?;
    // Not every system bounds addresses; the watchdog stays where one does not.
    let memory = at_most(Resource::As, limits.child_memory_bytes, limits.child_memory_bytes);
    if cfg!(target_os = "linux") {
        memory?;
    }
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    Ok(())
}

/// Elsewhere the parent's watchdog is all there is.
#[cfg(not(unix))]
fn bind(_: &Limits) -> io::Result<()> {
    Ok(())
}
