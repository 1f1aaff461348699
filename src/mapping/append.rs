//! Decisions added to `labels.csv`, which stays as people have it.

use std::io;
use std::path::{Path, PathBuf};

use super::bytes::{LABELS, bytes_of};
use super::mistake::Complaints;
use super::{Answer, Category, Lock, Mappings, Mistakes, replace};
use crate::model::key::label_key;

mod form;
mod lines;

use form::Form;

/// A decision to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDecision<'a> {
    /// The area's id; empty for the whole programme.
    pub area: &'a str,
    /// The label as the return has it.
    pub label: &'a str,
    /// What it means.
    pub answer: &'a Answer,
    /// Who decided.
    pub decided_by: &'a str,
    /// When, like `2026-11-21`.
    pub decided_on: &'a str,
    /// Why; may be empty.
    pub note: &'a str,
}

/// `labels.csv` as it was read.
#[derive(Debug)]
pub struct LabelsFile {
    path: PathBuf,
    /// `None` when there is no such file yet.
    bytes: Option<Vec<u8>>,
}

/// What the file is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// Whether the file was in another encoding and is UTF-8 now.
    pub recoded: bool,
}

impl LabelsFile {
    /// Reads the file in the folder `dir`.
    ///
    /// # Errors
    ///
    /// The disk's.
    pub fn read(dir: &Path) -> io::Result<LabelsFile> {
        let path = dir.join(LABELS);
        let bytes = found(bytes_of(&path))?;
        Ok(LabelsFile { path, bytes })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its bytes; `None` when there is no such file yet.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.bytes.as_deref()
    }

    /// The file with `new` at its end. What it holds stays as it is, byte for byte, but for the
    /// names of columns that it lacks, and unless it is in an encoding that cannot hold every
    /// label.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::InvalidData`] when it holds bytes that are no text.
    pub fn with(&self, new: &[NewDecision<'_>], categories: &[Category]) -> io::Result<Appended> {
        let was = self.bytes.as_deref().unwrap_or_default();
        if new.is_empty() {
            return Ok(Appended { bytes: was.to_vec(), recoded: false });
        }
        let (text, recoded) = form::text(was)?;
        let form = Form::of(&text);
        let marked = recoded || was.is_empty() || was.starts_with(form::MARK);
        let mut bytes = if marked { form::MARK.to_vec() } else { Vec::new() };
        lines::append(&mut bytes, &text, &form, new, categories);
        Ok(Appended { bytes, recoded })
    }

    /// Puts `appended` in place of the file. The lock shows that no other crosscast does the same.
    ///
    /// # Errors
    ///
    /// The disk's; or somebody changed the file since it was read. It is then as it was.
    pub fn write(&self, appended: &Appended, _lock: &Lock) -> io::Result<()> {
        if found(bytes_of(&self.path))? != self.bytes {
            return Err(io::Error::other("somebody changed it meanwhile; apply the answers again"));
        }
        replace(&self.path, &appended.bytes)
    }
}

impl Appended {
    /// The mapping files as they will be: checked as always, and each of `new` found in them.
    ///
    /// # Errors
    ///
    /// The mistakes that there would be.
    pub fn load(
        &self,
        dir: &Path,
        settings: Option<&Path>,
        new: &[NewDecision<'_>],
    ) -> Result<Mappings, Mistakes> {
        let mappings = Mappings::load_with_labels(dir, settings, &self.bytes)?;
        let mut complaints = Complaints::about(LABELS);
        let read: rustc_hash::FxHashSet<(&str, String, Vec<_>)> = mappings
            .labels
            .iter()
            .map(|label| {
                let area = label.area.and_then(|area| mappings.areas.get(area.index()));
                let area = area.map_or("", |area| area.id.as_str());
                (area, label_key(&label.label).into_words(), label.answer.shares())
            })
            .collect();
        for one in new {
            let wanted = (one.area, label_key(one.label).into_words(), one.answer.shares());
            if !read.contains(&wanted) {
                complaints.whole(
                    format!("`{}` would not be read back as it was decided", one.label),
                    "leave its row empty, and write a rule for it in rules.csv",
                );
            }
        }
        let mistakes = complaints.into_mistakes();
        if mistakes.is_empty() { Ok(mappings) } else { Err(Mistakes(mistakes)) }
    }
}

/// No file is no error.
fn found(bytes: io::Result<Vec<u8>>) -> io::Result<Option<Vec<u8>>> {
    match bytes {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
