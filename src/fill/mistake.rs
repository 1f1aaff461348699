//! What is wrong with a template.

use std::fmt;

/// One mistake, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from one; the paragraph of a Word document. Zero for the file as a whole.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
    /// What is wrong, and what to do.
    pub says: String,
}

impl Mistake {
    /// About the file as a whole.
    pub(super) fn whole(says: impl Into<String>) -> Mistake {
        Mistake { line: 0, column: 0, says: says.into() }
    }
}

/// `3:12: there is no figure …`
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.says),
            line => write!(f, "{line}:{}: {}", self.column, self.says),
        }
    }
}
