//! What a run that was interrupted left beside the folder, and what became of it.

use std::fmt;
use std::path::PathBuf;

/// A run that was interrupted, as the next one found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interrupted {
    /// Who it was, in brackets; nothing when nobody knows.
    pub by: String,
    /// What it left, and what became of it.
    pub left: Left,
    /// Where the results that it had replaced were kept because somebody had changed them.
    pub kept: Option<PathBuf>,
}

/// What an interrupted run left, and what became of it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// Results that were not finished: they were cleared away, and those before them stand.
    Unfinished,
    /// Whole results under another name, and none in their place: they were put there.
    NotInPlace,
    /// The results that it had replaced: they were cleared away.
    Replaced,
}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let became = match self.left {
            Left::Unfinished => {
                "its unfinished results were cleared away, and those before it were left as they were"
            }
            Left::NotInPlace => "the last whole results were put back into their place",
            Left::Replaced => "its results were whole, and what they replaced was cleared away",
        };
        write!(f, "an earlier run{} was interrupted: {became}", self.by)?;
        match &self.kept {
            None => Ok(()),
            Some(kept) => write!(
                f,
                "; somebody had changed or added files in what it replaced, which is kept in {}/",
                kept.display()
            ),
        }
    }
}
