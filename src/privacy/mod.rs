//! Which labels may speak of a person, and are not published before somebody has looked at them.

/// What a label may give away.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// It is a description or a payee that stands in for a missing label.
    NotOwnWords,
}

/// Looks at labels. Made once for a run.
#[derive(Debug, Default)]
pub struct Screen {}

impl Screen {
    /// With everything that it looks for.
    pub fn new() -> Screen {
        Screen {}
    }

    /// What `text`, as an area wrote it, may give away; `None` when nothing speaks against publishing it.
    pub fn concern(&self, _text: &str) -> Option<Concern> {
        None
    }
}
