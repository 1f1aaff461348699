//! Which former run is meant.

use std::path::{Path, PathBuf};

use crate::publish::{HISTORY, PublishedRun, entries_in};

/// How many former runs are named when one is not found.
const NAMED: usize = 10;

/// The folder of the old run: `given` as a folder or as the beginning of a name in the history of `new`;
/// the latest one there when nothing is given.
pub fn folder(given: Option<&Path>, new: &Path) -> Result<PathBuf, String> {
    let entries: Vec<(String, PathBuf)> = entries_in(new).collect();
    let history = new.join(HISTORY);
    let history = history.display();
    let Some(given) = given else {
        return entries.into_iter().next_back().map(|(_, folder)| folder).ok_or_else(|| {
            format!("there is no former run in `{history}` to compare with: name a folder that a run wrote; the next run that comes to something else keeps this one")
        });
    };
    if PublishedRun::at(given).is_some() {
        return Ok(given.to_path_buf());
    }
    // Times are written with colons, and names of folders without.
    let name = given.to_string_lossy().replace(':', "-");
    let found: Vec<&(String, PathBuf)> = match entries.iter().find(|(entry, _)| *entry == name) {
        Some(exactly) => vec![exactly],
        None => entries
            .iter()
            .filter(|(entry, _)| entry.starts_with(&name) && !name.is_empty())
            .collect(),
    };
    let list = |entries: &[&(String, PathBuf)]| {
        let latest = entries.iter().rev().take(NAMED).map(|(entry, _)| entry.as_str());
        latest.collect::<Vec<_>>().join(", ")
    };
    match found.as_slice() {
        [(_, folder)] => Ok(folder.clone()),
        [] if entries.is_empty() => Err(format!(
            "`{}` is no folder that a run wrote, and there are no former runs in `{history}`",
            given.display()
        )),
        [] => Err(format!(
            "`{}` is no folder that a run wrote, and no former run in `{history}`; there are: {}",
            given.display(),
            list(&entries.iter().collect::<Vec<_>>())
        )),
        several => Err(format!(
            "`{}` may be any of {} former runs in `{history}`: {}",
            given.display(),
            several.len(),
            list(several)
        )),
    }
}
