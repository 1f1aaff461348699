//! The project folder: which mapping files and settings a command works with.

use std::path::{Path, PathBuf};

use crate::mapping::{LabelsFile, Mappings, Mistakes};

use super::exit::Exit;
use super::terminal::{Terminal, shown};

const SETTINGS: &str = "crosscast.toml";

/// How many mistakes are listed; nobody mends more at a time.
const MISTAKES_SHOWN: usize = 100;

/// Reads the mapping files in `dir` and the settings beside it; says every mistake in them at once.
pub fn mappings(dir: &Path, terminal: &Terminal) -> Result<Mappings, Exit> {
    let loaded = Mappings::load(dir, settings(dir).as_deref());
    loaded.map_err(|mistakes| say("nothing was read", &mistakes, terminal))
}

/// The same, with `labels.csv` as it was read a moment ago.
pub fn mappings_with(
    dir: &Path,
    labels: &LabelsFile,
    terminal: &Terminal,
) -> Result<Mappings, Exit> {
    match labels.bytes() {
        None => mappings(dir, terminal),
        Some(bytes) => Mappings::load_with_labels(dir, settings(dir).as_deref(), bytes)
            .map_err(|mistakes| say("nothing was read", &mistakes, terminal)),
    }
}

/// The settings beside the folder of the mapping files, if there are any.
pub fn settings(dir: &Path) -> Option<PathBuf> {
    let beside = settings_file(dir);
    beside.is_file().then_some(beside)
}

/// Says all mistakes, and what follows from them.
pub fn say(follows: &str, mistakes: &Mistakes, terminal: &Terminal) -> Exit {
    terminal.error(&format!("{mistakes}; {follows}:"));
    list(mistakes, terminal)
}

/// The settings file that belongs to the mapping files in `dir`, whether it is there or not.
pub fn settings_file(dir: &Path) -> PathBuf {
    dir.parent().unwrap_or(Path::new("")).join(SETTINGS)
}

/// Lists mistakes, and says how the program ends for them.
pub fn list(mistakes: &Mistakes, terminal: &Terminal) -> Exit {
    for mistake in mistakes.0.iter().take(MISTAKES_SHOWN) {
        terminal.error(&shown(&mistake.to_string(), 1_000));
    }
    let more = mistakes.0.len().saturating_sub(MISTAKES_SHOWN);
    if more > 0 {
        terminal.error(&format!("and {more} more: mend these first, and run again"));
    }
    Exit::Config
}

/// The same for commands that can do without: no folder, no mappings.
pub fn mappings_if_any(dir: &Path, terminal: &Terminal) -> Result<Mappings, Exit> {
    if dir.is_dir() {
        return mappings(dir, terminal);
    }
    terminal.say(&format!(
        "no folder {}: reading without areas, categories and headings of a programme",
        dir.display()
    ));
    Ok(Mappings::default())
}

/// The inbox: what was given, else `inbox/`, else `samples/`.
pub fn inbox(given: Option<&Path>) -> PathBuf {
    match given {
        Some(path) => path.to_path_buf(),
        None if Path::new("inbox").is_dir() => PathBuf::from("inbox"),
        None => PathBuf::from("samples"),
    }
}
