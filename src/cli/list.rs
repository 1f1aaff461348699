//! A filled review list, opened.

use std::path::Path;

use crate::mapping::Mistake;
use crate::model::Limits;
use crate::pipeline::{NotAList, filled_list};
use crate::review::{FilledList, ListFor};

use super::exit::Exit;
use super::read_apart::this_program;
use super::summary::counted;
use super::terminal::{Terminal, shown};

/// The list at `path`; says what is wrong with it as a whole.
pub fn open(
    path: &Path,
    limits: &Limits,
    list_for: ListFor,
    terminal: &Terminal,
) -> Result<FilledList, Exit> {
    if !path.is_file() {
        let says = format!("there is no file `{}`: name the filled review list", path.display());
        terminal.error(&shown(&says, 1_000));
        return Err(Exit::Usage);
    }
    filled_list(path, limits, &this_program(), list_for).map_err(|why| match why {
        NotAList::Refused(refusal) => {
            let says = format!("{}: {}. {}", path.display(), refusal.reason, refusal.remedy);
            terminal.error(&shown(&says, 1_000));
            Exit::Config
        }
        NotAList::Mistakes(mistakes) => say(&mistakes, list_for, terminal),
    })
}

/// Says what is wrong with the list or with cells of it, and what was not done for that.
pub fn say(mistakes: &[Mistake], list_for: ListFor, terminal: &Terminal) -> Exit {
    let count = counted(mistakes.len() as u64, "mistake", "mistakes");
    let done = match list_for {
        ListFor::Deciding => "written",
        ListFor::Comparing => "compared",
    };
    terminal.error(&format!("{count} in the review list; nothing was {done}:"));
    for mistake in mistakes {
        terminal.error(&shown(&mistake.to_string(), 1_000));
    }
    Exit::Config
}
