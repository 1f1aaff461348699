//! Whether the results are still those that a sample was drawn from.

use rustc_hash::FxHashMap;

use crate::audit::{Answered, FilledSample, pence};
use crate::publish::PublishedRun;
use crate::publish::entries_csv::{Damaged, Status};

/// What became of the results since a sample was drawn from them.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// They are the same, to the byte.
    Same,
    /// They are others. Of the lines of the sample…
    Changed {
        /// … these are no longer there, or no longer coded,
        gone: usize,
        /// … and these have another amount or another category.
        other: usize,
    },
}

/// Holds `sample` against the results of `run`.
///
/// # Errors
///
/// The entries cannot be read.
pub fn since(run: &PublishedRun, sample: &FilledSample) -> Result<Since, Damaged> {
    if run.fingerprint()? == sample.plan.run {
        return Ok(Since::Same);
    }
    let mut wanted: FxHashMap<&str, &Answered> =
        sample.lines.iter().map(|line| (line.entry.as_str(), line)).collect();
    let mut other = 0;
    let mut entries = run.entries()?;
    while let Some(entry) = entries.next_entry()? {
        if entry.status != Status::Coded {
            continue;
        }
        let Some(line) = wanted.remove(entry.entry_id) else { continue };
        let is_coded_so = entry.parts().map(|part| (part.category, part.share.unwrap_or_default()));
        let before = line.coded.0.iter().map(|(id, share)| (id.as_str(), *share));
        if pence(entry.amount) != Some(line.tested.amount) || !is_coded_so.eq(before) {
            other += 1;
        }
    }
    Ok(Since::Changed { gone: wanted.len(), other })
}
