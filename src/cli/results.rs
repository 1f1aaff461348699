//! The results of the last run, found again.

use std::path::Path;

use crate::mapping::Mappings;
use crate::publish::PublishedRun;
use crate::publish::entries_csv::Damaged;

use super::exit::Exit;
use super::terminal::{Terminal, shown};

/// The results in `out`; says what to do when there are none.
pub fn of_last_run(out: &Path, terminal: &Terminal) -> Result<PublishedRun, Exit> {
    PublishedRun::at(out).ok_or_else(|| {
        let mut set_aside = out.to_path_buf();
        set_aside.as_mut_os_string().push(".previous");
        let (out, interrupted) = (out.display(), PublishedRun::at(&set_aside).is_some());
        let says = if interrupted {
            format!(
                "there are no results in `{out}`, because a run was interrupted while it replaced \
                 them: they are in `{}` and come back when you say `crosscast run`",
                set_aside.display()
            )
        } else {
            format!(
                "there are no results in `{out}`: say `crosscast run` first, or name them with --out"
            )
        };
        terminal.error(&shown(&says, 2_000));
        Exit::Usage
    })
}

/// Says when the mapping files are no longer those of the run, and what `follows`.
pub fn say_if_older(
    run: &PublishedRun,
    out: &Path,
    mappings: &Mappings,
    follows: &str,
    terminal: &Terminal,
) {
    let out = out.display();
    let why = match run.changed_since(mappings) {
        Some(changed) if changed.is_empty() => return,
        Some(changed) => format!("{} changed since", changed.join(", ")),
        None => format!("{out}/run.json does not say by which mapping files"),
    };
    let says = format!("the results in {out}/ are those of an older run ({why}); {follows}");
    terminal.say(&shown(&says, 2_000));
}

/// Says what is wrong with the results.
pub fn damaged(damaged: &Damaged, terminal: &Terminal) -> Exit {
    terminal.error(&shown(&damaged.to_string(), 2_000));
    Exit::Usage
}
