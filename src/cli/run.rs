//! `crosscast run`: the whole pipeline.

use std::num::NonZero;
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::gather::GatherError;
use crate::pipeline::{self, Outcome, Request, RunError};
use crate::reconcile::Verdict;

use super::args;
use super::exit::Exit;
use super::project;
use super::summary;
use super::terminal::{Terminal, shown};

/// Runs the pipeline and prints what it came to.
pub fn run(arguments: &args::Run, terminal: &Terminal) -> Exit {
    let mappings = match project::mappings(&arguments.mapped.mappings, terminal) {
        Ok(mappings) => mappings,
        Err(exit) => return exit,
    };
    let inbox = project::inbox(arguments.inbox.as_deref());
    if lies_in(&arguments.out, &inbox) {
        let (out, inbox) = (arguments.out.display(), inbox.display());
        let says = format!(
            "{out} lies in the inbox {inbox}, so that the next run would read the results as returns: \
             give a folder outside to --out"
        );
        terminal.error(&shown(&says, 2_000));
        return Exit::Usage;
    }
    let threads = arguments
        .threads
        .map_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get), usize::from);
    let request = Request { inbox: &inbox, out: &arguments.out, mappings: &mappings, threads };
    spool_beside(&arguments.out);
    let bar = terminal.shows_progress().then(progress_bar);
    let outcome = pipeline::run(&request, &|done, all, name| {
        if let Some(bar) = &bar {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
            bar.set_message(shown(name, 50));
        }
    });
    if let Some(bar) = &bar {
        bar.finish_and_clear();
    }
    match outcome {
        Ok(outcome) => {
            summary::print(&outcome, &mappings, terminal);
            exit_of(&outcome, arguments.strict)
        }
        Err(error) => {
            terminal.error(&shown(&error.to_string(), 2_000));
            match error {
                RunError::Gather(GatherError::Missing(_)) | RunError::Empty(..) => Exit::Usage,
                RunError::Gather(_) => Exit::Usage,
                RunError::Out(_) => Exit::CannotWrite,
                RunError::Unbalanced(_)
                | RunError::CrossCast(_)
                | RunError::Unreadable(_)
                | RunError::Internal(_) => Exit::Internal,
            }
        }
    }
}

/// Whether a folder, which need not be there yet, lies in another.
fn lies_in(folder: &Path, other: &Path) -> bool {
    let (Ok(folder), Ok(other)) = (std::path::absolute(folder), other.canonicalize()) else {
        return false;
    };
    let real = |part: &Path| part.canonicalize().ok();
    // The nearest folder that is there tells where the rest will be.
    let parent = folder.ancestors().skip(1).find_map(real);
    parent.is_some_and(|parent| parent.starts_with(&other))
        || real(&folder).is_some_and(|folder| folder.starts_with(&other) && folder != other)
}

/// Has lines that are too many for memory wait on the disk of the results, under no name: where these
/// fit, the lines fit too, and an error that the disk is full is about the disk that people look at.
fn spool_beside(out: &Path) {
    let out = std::path::absolute(out).unwrap_or_else(|_| out.to_path_buf());
    if let Some(folder) = out.ancestors().skip(1).find(|folder| folder.is_dir()) {
        // Only the first word counts, and there is no other.
        let _ = tempfile::env::override_temp_dir(folder);
    }
}

fn exit_of(outcome: &Outcome, strict: bool) -> Exit {
    let [_, warnings, errors] = outcome.findings;
    let disagrees = errors > 0
        || outcome
            .files
            .iter()
            .any(|file| matches!(file.verdict, Verdict::Refused | Verdict::Differs));
    let needs_person = warnings > 0 || outcome.questions > 0;
    match (disagrees, needs_person, strict) {
        (true, _, _) | (_, true, true) => Exit::Disagrees,
        (false, true, false) => Exit::NeedsPerson,
        (false, false, _) => Exit::TiedOut,
    }
}

fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
        bar.set_style(style);
    }
    bar
}
