//! What is wrong with a mapping file.

use std::fmt;

/// A line of a mapping file, from 1 as an editor shows it, for messages and evidence.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(pub u32);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One mistake in a mapping file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, inside the mappings folder; empty for the folder itself.
    pub file: String,
    /// Line in the file, from 1; 0 for the file as a whole.
    pub line: u32,
    /// Name of the column; empty for the line as a whole.
    pub column: String,
    /// What is wrong.
    pub says: String,
    /// What would be right.
    pub remedy: String,
}

/// `labels.csv, line 12, category: what is wrong; what would be right`
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, ", {}", self.column)?;
        }
        if !self.file.is_empty() {
            f.write_str(": ")?;
        }
        f.write_str(&self.says)?;
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "; {}", self.remedy) }
    }
}

/// All the mistakes, found in one reading: by file, then by line.
#[derive(Debug, thiserror::Error)]
#[error("{} in the mapping files", count(.0.len()))]
pub struct Mistakes(pub Vec<Mistake>);

fn count(mistakes: usize) -> String {
    if mistakes == 1 { String::from("1 mistake") } else { format!("{mistakes} mistakes") }
}

/// Collects the mistakes of one file.
#[derive(Debug)]
pub(super) struct Complaints {
    file: String,
    mistakes: Vec<Mistake>,
}

impl Complaints {
    /// None so far about `file`.
    pub(super) fn about(file: &str) -> Complaints {
        Complaints { file: file.to_owned(), mistakes: Vec::new() }
    }

    /// Something wrong in one column of one line.
    pub(super) fn at(
        &mut self,
        line: u32,
        column: &str,
        says: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.mistakes.push(Mistake {
            file: self.file.clone(),
            line,
            column: column.to_owned(),
            says: says.into(),
            remedy: remedy.into(),
        });
    }

    /// Something wrong with the file as a whole.
    pub(super) fn whole(&mut self, says: impl Into<String>, remedy: impl Into<String>) {
        self.at(0, "", says, remedy);
    }

    /// What was wrong, from the first line to the last.
    pub(super) fn into_mistakes(mut self) -> Vec<Mistake> {
        self.mistakes.sort_by_key(|mistake| mistake.line);
        self.mistakes
    }
}
