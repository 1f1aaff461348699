//! `crosscast apply`: researchers' answers into `labels.csv`.

use std::io;
use std::path::Path;

use crate::mapping::{LabelsFile, Lock};
use crate::model::Date;
use crate::pipeline::{ApplyError, Proposal, Proposing, propose};
use crate::review::{FilledRow, ListFor};

use super::args;
use super::exit::Exit;
use super::moves;
use super::terminal::{Terminal, Volume, shown};
use super::{list, project, results};

/// Checks the answers, shows what they move, and writes them.
pub fn apply(arguments: &args::Apply, terminal: &Terminal) -> Exit {
    match try_apply(arguments, terminal) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn try_apply(arguments: &args::Apply, terminal: &Terminal) -> Result<Exit, Exit> {
    let dir = arguments.mapped.mappings.as_path();
    let failed = |says: &str, exit: Exit| {
        terminal.error(&shown(says, 2_000));
        exit
    };
    // From loading to writing, so that two at once lose no answer. A dry run writes not even that.
    let lock = if arguments.dry_run || !dir.is_dir() {
        None
    } else {
        Some(Lock::of(dir).map_err(|error| failed(&says_locked(dir, &error), Exit::CannotWrite))?)
    };
    if lock.as_ref().is_some_and(Lock::found_unfinished) {
        terminal.say(
            "an earlier `apply` was interrupted before it had written its answers: what it left was \
             cleared away, and labels.csv is as it was before",
        );
    }
    let labels = LabelsFile::read(dir)
        .map_err(|error| failed(&format!("labels.csv cannot be read: {error}"), Exit::Config))?;
    let mappings = project::mappings_with(dir, &labels, terminal)?;
    let run = results::of_last_run(&arguments.out, terminal)?;
    let limits = &mappings.settings.limits;
    let list = list::open(&arguments.review, limits, ListFor::Deciding, terminal)?;
    let by = by(arguments, &list.rows).ok_or_else(|| {
        failed("nobody is named as the one who decided: say --by NAME", Exit::Usage)
    })?;
    let on = arguments.on.unwrap_or_else(today).to_string();
    let settings = project::settings(dir);
    let asked = Proposing {
        rows: &list.rows,
        run: &run,
        dir,
        settings: settings.as_deref(),
        labels: &labels,
        mappings: &mappings,
        by: &by.name,
        on: &on,
    };
    let proposal = propose(&asked).map_err(|error| refused(&error, terminal))?;
    let follows = "the old figures below are worked out anew by the mapping files as they stand";
    results::say_if_older(&run, &arguments.out, &mappings, follows, terminal);
    let damaged = !list.unreadable.is_empty();
    let shown_moves = moves::Shown { arguments, proposal: &proposal, mappings: &mappings, damaged };
    if terminal.volume > Volume::Quiet {
        let who = format!("{} ({}) on {on}", shown(&by.name, 60), by.said);
        terminal.result(&shown_moves.text(&who, labels.path(), terminal));
    }
    if damaged {
        list::say(&list.unreadable, ListFor::Deciding, terminal);
    }
    if !proposal.checked.problems.is_empty() {
        shown_moves.problems(terminal);
    }
    if damaged || !proposal.checked.problems.is_empty() {
        return Err(Exit::Config);
    }
    match lock {
        Some(lock) if !proposal.checked.accepted.is_empty() => {
            labels.write(&proposal.appended, &lock).map_err(|error| {
                let path = labels.path().display();
                failed(&format!("`{path}` cannot be written: {error}"), Exit::CannotWrite)
            })?;
            say_written(&proposal, labels.path(), terminal);
        }
        _ => {}
    }
    Ok(Exit::TiedOut)
}

fn say_written(proposal: &Proposal, path: &Path, terminal: &Terminal) {
    let count = proposal.checked.accepted.len();
    let decisions = if count == 1 { "decision" } else { "decisions" };
    terminal.say(&format!(
        "{count} {decisions} written to {}; say `crosscast run` to bring the results up to date",
        path.display()
    ));
    if proposal.appended.recoded {
        terminal.say("labels.csv was in another encoding, and is UTF-8 now");
    }
}

fn says_locked(dir: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::WouldBlock => format!("{error}: nothing was written; try again"),
        _ => format!("`{}` cannot be written: {error}", dir.display()),
    }
}

fn refused(error: &ApplyError, terminal: &Terminal) -> Exit {
    let exit = match error {
        ApplyError::Mistakes(mistakes) => {
            return project::say("with these answers; nothing was written", mistakes, terminal);
        }
        ApplyError::Damaged(_) => Exit::Usage,
        ApplyError::Labels(_) => Exit::Config,
        ApplyError::Unbalanced(_) | ApplyError::CrossCast(_) => Exit::Internal,
    };
    terminal.error(&shown(&error.to_string(), 2_000));
    exit
}

/// Who decided, and how that is known.
#[derive(Debug, PartialEq, Eq)]
struct By {
    name: String,
    said: &'static str,
}

fn by(arguments: &args::Apply, rows: &[FilledRow]) -> Option<By> {
    let login = || ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    who(arguments.by.as_deref(), login, rows)
}

/// What was given, else the login name; nobody is needed when each row names somebody.
fn who(
    given: Option<&str>,
    login: impl FnOnce() -> Option<String>,
    rows: &[FilledRow],
) -> Option<By> {
    let named = |name: &str| Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    if let Some(given) = given {
        return named(given).map(|name| By { name, said: "--by" });
    }
    if let Some(name) = login().and_then(|login| named(&login)) {
        return Some(By { name, said: "your login name" });
    }
    let all_say = rows
        .iter()
        .all(|row| !row.decided_by.is_empty() || (row.category.is_empty() && row.split.is_empty()));
    all_say.then(|| By { name: String::from("nobody"), said: "each row says who" })
}

/// The clock's day, in UTC.
fn today() -> Date {
    jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_named_or_nothing_is_written() {
        let answered = |decided_by: &str| FilledRow {
            category: String::from("arts"),
            decided_by: decided_by.to_owned(),
            ..FilledRow::default()
        };
        let rows = [answered("Ruth"), FilledRow::default(), answered("")];
        let login = |name: &str| Some(name.to_owned());
        for (given, login, rows, expected) in [
            (Some(" Ruth "), login("bob"), &rows[..], Some("Ruth (--by)")),
            (Some(" "), login("bob"), &rows, None),
            (None, login("bob"), &rows, Some("bob (your login name)")),
            (None, login(""), &rows, None),
            (None, None, &rows, None),
            (None, None, &rows[..2], Some("nobody (each row says who)")),
        ] {
            let said = who(given, || login, rows).map(|by| format!("{} ({})", by.name, by.said));
            assert_eq!(said.as_deref(), expected);
        }
    }
}
