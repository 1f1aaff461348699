//! `crosscast run`: the whole pipeline.

use std::num::NonZero;

use indicatif::{ProgressBar, ProgressStyle};

use crate::gather::GatherError;
use crate::pipeline::{self, Outcome, Request, RunError};
use crate::reconcile::Verdict;

use super::args;
use super::exit::Exit;
use super::project;
use super::read_apart::this_program;
use super::summary;
use super::terminal::{Terminal, shown};

/// Runs the pipeline and prints what it came to.
pub fn run(arguments: &args::Run, terminal: &Terminal) -> Exit {
    let mappings = match project::mappings(&arguments.mapped.mappings, terminal) {
        Ok(mappings) => mappings,
        Err(exit) => return exit,
    };
    let inbox = project::inbox(arguments.inbox.as_deref());
    let threads = arguments
        .threads
        .map_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get), usize::from);
    let apart = this_program();
    let request =
        Request { inbox: &inbox, out: &arguments.out, mappings: &mappings, threads, apart: &apart };
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
