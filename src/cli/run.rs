//! `crosscast run`: the whole pipeline.

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::time::UNIX_EPOCH;

use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};

use crate::gather::GatherError;
use crate::mapping::Mappings;
use crate::pipeline::{self, Outcome, Request, RunError, RunKey};
use crate::reconcile::Verdict;

use super::args;
use super::exit::Exit;
use super::project;
use super::read_apart::this_program;
use super::summary::{self, Summary};
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
    let apart = this_program();
    let request =
        Request { inbox: &inbox, out: &arguments.out, mappings: &mappings, threads, apart: &apart };
    spool_beside(&arguments.out);
    match again_or_anew(&request, arguments, terminal) {
        Ok(ran) => {
            ran.summary.print(terminal);
            ran.exit(arguments.strict)
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

/// What is said and told of a run, now or when the next run comes to the same.
#[derive(Debug, Serialize, Deserialize)]
struct Ran {
    summary: Summary,
    /// Whether a file cannot be read, or differs from what it prints.
    disagrees: bool,
    /// Whether somebody should look.
    needs_person: bool,
}

/// Runs the pipeline, unless the results are there already: then nothing is read.
fn again_or_anew(
    request: &Request<'_>,
    arguments: &args::Run,
    terminal: &Terminal,
) -> Result<Ran, RunError> {
    let inbox = pipeline::gathered(request)?;
    let key = program().map(|program| RunKey::of(request, &inbox, &program));
    let former = key.as_ref().filter(|_| !arguments.anew);
    if let Some(former) = former.and_then(|key| pipeline::unchanged(request.out, key))
        && let Ok(ran) = serde_json::from_str(&former.said)
    {
        terminal.say(&format!(
            "nothing changed since {}: these are the results of then (--anew reads everything again)",
            shown(&former.written_at, 40)
        ));
        return Ok(ran);
    }
    let bar = terminal.shows_progress().then(progress_bar);
    let outcome = pipeline::run_over(request, &inbox, &|done, all, name| {
        if let Some(bar) = &bar {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
            bar.set_message(shown(name, 50));
        }
    });
    if let Some(bar) = &bar {
        bar.finish_and_clear();
    }
    let outcome = outcome?;
    summary::kept(&outcome, terminal);
    let ran = Ran::of(&outcome, request.mappings);
    // Without it the next run takes longer, and comes to the same.
    if let (Some(key), Ok(said)) = (key, serde_json::to_string(&ran)) {
        let _ = pipeline::remember(request.out, &key, said);
    }
    Ok(ran)
}

/// What tells this build from others of the same version.
fn program() -> Option<String> {
    let file = std::env::current_exe().and_then(fs::metadata).ok()?;
    let built = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {}", file.len(), built.as_nanos()))
}

impl Ran {
    fn of(outcome: &Outcome, mappings: &Mappings) -> Ran {
        let [_, warnings, errors] = outcome.findings;
        let disagrees = errors > 0
            || outcome
                .files
                .iter()
                .any(|file| matches!(file.verdict, Verdict::Refused | Verdict::Differs));
        let needs_person = warnings > 0 || outcome.questions > 0;
        Ran { summary: Summary::of(outcome, mappings), disagrees, needs_person }
    }

    fn exit(&self, strict: bool) -> Exit {
        match (self.disagrees, self.needs_person, strict) {
            (true, _, _) | (_, true, true) => Exit::Disagrees,
            (false, true, false) => Exit::NeedsPerson,
            (false, false, _) => Exit::TiedOut,
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

fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
        bar.set_style(style);
    }
    bar
}
