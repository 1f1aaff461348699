//! `history/`: what former runs left for comparison, inside the output folder.
//!
//! Each entry is a folder named after the time at which its run was written, and holds that run's
//! light files: what it read, its figures, its files and its lines. A run gathers the entries into its own folder before that takes the place of the old
//! one, so that the history is as whole as the rest. Files are linked where the disk can, so that
//! nothing is copied; links that somebody put there are never followed.
//!
//! An entry tells by its own `run.json` what belongs to it. What else lies there is somebody's, and
//! the output folder is then kept, as with anything else that somebody put there.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::super::published::FILES;
use super::super::summary_json;
use super::super::{entries_csv, run_json};
use super::neighbours::{at, was_touched};
use super::{OutError, OutFolder};

/// The name of the folder.
pub const HISTORY: &str = "history";

/// The files of an entry, [`run_json::NAME`] first: it says how large the others are.
const LIGHT: [&str; 4] = [run_json::NAME, FILES, summary_json::NAME, entries_csv::NAME];

impl OutFolder {
    /// Takes the history of the folder that is replaced along, and that run itself as its newest entry
    /// if the new one came to something else. The newest `keep` entries stay. To be called after
    /// [`OutFolder::written`]: the history is no part of what this run says that it wrote.
    pub fn keep_history(&self, keep: usize) -> Result<(), OutError> {
        let mut entries: BTreeMap<String, PathBuf> = entries_in(&self.out).collect();
        if let Some(stamp) = stamp_of(&self.out)
            && self.is_another_run()
        {
            entries.insert(free_stamp(&entries, stamp), self.out.clone());
        }
        // What somebody changed is kept under another name; writing there must not reach in here.
        let link = !was_touched(&self.out);
        let spare = entries.len().saturating_sub(keep);
        for (stamp, from) in entries.into_iter().skip(spare) {
            let to = self.partial.join(HISTORY).join(stamp);
            fs::create_dir_all(&to).map_err(at(&to))?;
            for name in LIGHT {
                let (from, to) = (from.join(name), to.join(name));
                let linked = link && fs::hard_link(&from, &to).is_ok();
                if !linked {
                    fs::copy(&from, &to).map_err(at(&to))?;
                }
            }
        }
        Ok(())
    }

    /// Whether the run in the making differs from the one that it replaces in any file of an entry,
    /// the clock aside.
    fn is_another_run(&self) -> bool {
        let same = |name: &&str| is_same(&self.out.join(name), &self.partial.join(name));
        !LIGHT.iter().skip(1).all(|name| same(name).unwrap_or(false))
    }
}

/// The former runs that `out` keeps, the oldest first: the name of each and its folder.
pub fn entries_in(out: &Path) -> impl Iterator<Item = (String, PathBuf)> {
    let history = out.join(HISTORY);
    let items = fs::read_dir(&history).ok().filter(|_| is_real(&history, fs::Metadata::is_dir));
    let mut found: Vec<(String, PathBuf)> = items
        .into_iter()
        .flatten()
        .filter_map(|item| {
            let folder = item.ok()?.path();
            let name = folder.file_name()?.to_str()?.to_owned();
            let stamp = stamp_of(&folder).filter(|_| is_real(&folder, fs::Metadata::is_dir))?;
            let number = name.strip_prefix(&stamp)?.strip_prefix('-');
            let is_ours =
                name == stamp || number.is_some_and(|number| number.parse::<u8>().is_ok());
            is_ours.then_some((name, folder))
        })
        .collect();
    found.sort();
    found.into_iter()
}

/// Whether a file of the output folder, by its name with `/` between folders, is one that a run wrote into
/// the history.
pub(super) fn is_ours(out: &Path, name: &str) -> bool {
    let mut parts = name.split('/');
    let (Some(HISTORY), Some(stamp), Some(file), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    LIGHT.contains(&file) && entries_in(out).any(|(entry, _)| entry == stamp)
}

/// The name of an entry for the run in `folder`, when its files are there and as that run wrote
/// them.
fn stamp_of(folder: &Path) -> Option<String> {
    let said = folder.join(run_json::NAME);
    if !is_real(&said, fs::Metadata::is_file) {
        return None;
    }
    let written = run_json::outputs_of(&said)?;
    let as_written = |name: &str| {
        is_real(&folder.join(name), |meta| meta.is_file() && written.get(name) == Some(&meta.len()))
    };
    let when: jiff::Timestamp = run_json::written_at_of(&said)?.parse().ok()?;
    // Some systems know no colons in names.
    LIGHT.iter().skip(1).all(|name| as_written(name)).then(|| when.to_string().replace(':', "-"))
}

/// The name, or the name with a number when two runs fall into one second.
fn free_stamp(entries: &BTreeMap<String, PathBuf>, stamp: String) -> String {
    let numbered = (2u8..).map(|number| format!("{stamp}-{number}"));
    let mut names = std::iter::once(stamp.clone()).chain(numbered);
    names.find(|name| !entries.contains_key(name)).unwrap_or(stamp)
}

/// Whether there is such a thing, and not a link to one.
fn is_real(path: &Path, what: impl Fn(&fs::Metadata) -> bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| what(&meta))
}

/// Whether two files have the same bytes.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (io::BufReader::new(one), io::BufReader::new(other));
    let (mut these, mut those) = ([0; 8192], [0; 8192]);
    loop {
        let read = one.read(&mut these)?;
        if read == 0 {
            return Ok(true);
        }
        other.read_exact(&mut those[..read])?;
        if these[..read] != those[..read] {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests;
