//! `crosscast compare`: what changed between two runs.

mod former;
mod text;

use std::path::Path;

use crate::compare::CompareError;
use crate::pipeline::compare_runs;
use crate::publish::PublishedRun;
use crate::publish::compare::{NAMES, NotWritten, Report, changes, figures, json, page, write};

use super::args;
use super::exit::Exit;
use super::terminal::{Terminal, Volume, shown};

/// Compares two runs, tells what changed, and writes it down if that is wanted.
pub fn compare(arguments: &args::Compare, terminal: &Terminal) -> Exit {
    match try_compare(arguments, terminal) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn try_compare(arguments: &args::Compare, terminal: &Terminal) -> Result<Exit, Exit> {
    let failed = |says: &str, exit: Exit| {
        terminal.error(&shown(says, 2_000));
        exit
    };
    let no_results = |folder: &Path| {
        let folder = folder.display();
        let says =
            format!("there are no results in `{folder}`: name a folder that `crosscast run` wrote");
        failed(&says, Exit::Usage)
    };
    let new = PublishedRun::at(&arguments.new).ok_or_else(|| no_results(&arguments.new))?;
    let old_folder = former::folder(arguments.old.as_deref(), &arguments.new)
        .map_err(|says| failed(&says, Exit::Usage))?;
    let old = PublishedRun::at(&old_folder).ok_or_else(|| no_results(&old_folder))?;
    let (old_name, new_name) = (old_folder.to_string_lossy(), arguments.new.to_string_lossy());
    let compared = compare_runs((&old, &old_name), (&new, &new_name));
    let report = compared.map_err(|error| {
        let exit = match error {
            CompareError::Lines(_) | CompareError::TooMany => Exit::Usage,
            CompareError::CrossCast(_) | CompareError::Unexplained(_) => Exit::Internal,
        };
        failed(&error.to_string(), exit)
    })?;
    if let Some(dir) = &arguments.out {
        let files = files(&report).map_err(|says| failed(&says, Exit::Internal))?;
        write(dir, &files)
            .map_err(|error: NotWritten| failed(&error.to_string(), Exit::CannotWrite))?;
    }
    if arguments.json {
        let bytes = json(&report).map_err(|error| failed(&error.to_string(), Exit::Internal))?;
        terminal.result(&String::from_utf8_lossy(&bytes));
    } else if terminal.volume > Volume::Quiet {
        terminal.result(&text::text(&report, arguments.out.as_deref(), terminal));
    }
    Ok(if report.is_empty() { Exit::TiedOut } else { Exit::NeedsPerson })
}

/// The files of a comparison, each with its name.
fn files(report: &Report) -> Result<[(&'static str, Vec<u8>); 3], String> {
    let [html, lines, moved] = NAMES;
    let page = page(report).map_err(|error| error.to_string())?;
    Ok([(html, page), (lines, changes(report)), (moved, figures(report))])
}
