//! How a child that read a file came to its end, in plain words.

use std::io;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

use crate::model::{Limits, Refusal};

/// What is known of the end of a child that gave no answer.
pub(super) struct Death {
    /// Whether it was ended because it took too long by the clock.
    pub(super) late: bool,
    /// How it ended, if that can be told.
    pub(super) ended: Option<ExitStatus>,
    /// What was wrong with its answer.
    pub(super) error: io::Error,
}

/// How a child ended.
enum Cause {
    Time,
    Memory,
    Astray,
    Answer,
}

/// Waits a moment for a child whose answer broke off, so that its own end can be told from ours;
/// then ends it.
pub(super) fn settle(child: &mut Child) -> io::Result<ExitStatus> {
    for _ in 0..50 {
        if let Some(ended) = child.try_wait()? {
            return Ok(ended);
        }
        sleep(Duration::from_millis(2));
    }
    // It goes on and says nothing that makes sense.
    let _ = child.kill();
    child.wait()
}

impl Death {
    /// Why the file cannot be read, and what to do.
    pub(super) fn refusal(&self, limits: &Limits) -> Refusal {
        match self.cause() {
            Cause::Time => Refusal::new(
                format!(
                    "reading it takes more than {} seconds, which is the limit",
                    limits.child_seconds
                ),
                "Open it in Excel, save it as .xlsx, and send that; or raise `child_seconds` in crosscast.toml.",
            ),
            Cause::Memory => Refusal::new(
                format!(
                    "reading it takes more memory than the limit of {} MiB",
                    limits.child_memory_bytes / (1024 * 1024)
                ),
                "Open it in Excel, save it as .xlsx, and send that; or raise `child_memory_bytes` in crosscast.toml.",
            ),
            Cause::Astray => Refusal::new(
                "it is damaged: its inside brings its reader down",
                "Open it in the program that made it, save it again as .xlsx, or ask for it again.",
            ),
            Cause::Answer => Refusal::new(
                format!("the process that read it gave no answer that makes sense: {}", self.error),
                "Run again; if it stays so, save the file as .xlsx, and report this with the file.",
            ),
        }
    }

    #[cfg(unix)]
    fn cause(&self) -> Cause {
        use rustix::process::Signal;
        use std::os::unix::process::ExitStatusExt;
        let signal = self.ended.and_then(|ended| ended.signal());
        let is = |wanted: Signal| signal == Some(wanted.as_raw());
        if self.late || is(Signal::XCPU) {
            Cause::Time
        } else if is(Signal::ABORT) || is(Signal::KILL) {
            // A program that is denied memory aborts; where memory is short, the system kills.
            Cause::Memory
        } else if signal.is_some() {
            Cause::Astray
        } else {
            Cause::Answer
        }
    }

    #[cfg(not(unix))]
    fn cause(&self) -> Cause {
        match self.ended {
            _ if self.late => Cause::Time,
            Some(ended) if !ended.success() => Cause::Astray,
            _ => Cause::Answer,
        }
    }
}

/// The refusal when there is no child at all.
pub(super) fn not_started(program: &Path, error: &str) -> Refusal {
    Refusal::new(
        format!(
            "it is read in a process of its own for safety, and `{}` cannot be started: {error}",
            program.display()
        ),
        "Run again; if crosscast was replaced or moved while it ran, that is enough.",
    )
}
