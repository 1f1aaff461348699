//! Why a run ends without a result.

use std::path::PathBuf;

use crate::gather::GatherError;
use crate::publish::OutError;
use crate::publish::entries_csv::Damaged;
use crate::reconcile::control::Unbalanced;
use crate::total::CrossCastError;

/// Why a run cannot start, cannot write, or must not publish. Earlier output is untouched.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The inbox cannot be listed.
    #[error(transparent)]
    Gather(#[from] GatherError),
    /// There is nothing in the inbox.
    #[error("there is no spreadsheet in {0}{passed}: drop the returns into it and run again", passed = passed(.1))]
    Empty(PathBuf, usize),
    /// The results cannot be written.
    #[error(transparent)]
    Out(#[from] OutError),
    /// Pounds or rows went missing on the way.
    #[error(transparent)]
    Unbalanced(#[from] Unbalanced),
    /// Down and across disagree.
    #[error("internal error: {0}; nothing was written, please report this")]
    CrossCast(#[from] CrossCastError),
    /// What was written a moment ago cannot be read back.
    #[error("internal error: {0}; nothing was written, please report this")]
    Unreadable(#[from] Damaged),
    /// A promise of this program is broken.
    #[error("internal error: {0}; nothing was written, please report this")]
    Internal(String),
}

fn passed(skipped: &usize) -> String {
    match skipped {
        0 => String::new(),
        1 => String::from(" (one other file was passed over)"),
        many => format!(" ({many} other files were passed over)"),
    }
}
