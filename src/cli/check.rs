//! `crosscast check`: how workbooks are read, without writing anything.

use std::path::Path;

use crate::detect::Headings;
use crate::extract::AreaFinder;
use crate::gather;
use crate::mapping::Mappings;
use crate::model::{Finding, Refusal, Severity};
use crate::open::Apart;
use crate::pipeline::Read;
use crate::publish::check_json;

use super::args;
use super::exit::Exit;
use super::project;
use super::read_apart::this_program;
use super::story;
use super::terminal::Terminal;

/// Reads each file and tells its story.
pub fn check(arguments: &args::Check, terminal: &Terminal) -> Exit {
    let mappings = match project::mappings_if_any(&arguments.mapped.mappings, terminal) {
        Ok(mappings) => mappings,
        Err(exit) => return exit,
    };
    let headings = Headings::new(&mappings.columns);
    let finder = AreaFinder::new(&mappings);
    let apart = this_program();
    let mut exit = Exit::TiedOut;
    for path in &arguments.files {
        match check_one(path, &mappings, (&headings, &finder), &apart, arguments.json) {
            Ok((text, one)) => {
                terminal.result(&text);
                exit = exit.max(one);
            }
            Err(error) => {
                terminal.error(&error.to_string());
                return Exit::Internal;
            }
        }
    }
    exit
}

fn check_one(
    path: &Path,
    mappings: &Mappings,
    (headings, finder): (&Headings, &AreaFinder),
    apart: &Apart,
    json: bool,
) -> serde_json::Result<(String, Exit)> {
    let name = path.to_string_lossy();
    let source = gather::identify(path, &name, &mappings.settings.limits);
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        Read::apart(&source, mappings, headings, apart)
    }))
    .unwrap_or_else(|_| {
        Err(Refusal::new("crosscast itself failed on it", "Please report this with the file."))
    });
    let (entries, findings) = match &read {
        Ok(read) => {
            let (extracted, findings) = read.entries(&source, mappings, finder);
            (extracted.entries.len(), findings)
        }
        Err(_) => (0, Vec::new()),
    };
    let exit = exit_of(read.as_ref().err(), &findings);
    let text = if json {
        let read = read.as_ref().map(|read| (&read.workbook, read.layouts.as_slice()));
        check_json::render(&source, read, &findings)? + "\n"
    } else {
        story::tell(&source, read.as_ref(), entries, &findings)
    };
    Ok((text, exit))
}

fn exit_of(refused: Option<&Refusal>, findings: &[Finding]) -> Exit {
    let worst = findings.iter().map(Finding::severity).max();
    match (refused, worst) {
        (Some(_), _) | (None, Some(Severity::Error)) => Exit::Disagrees,
        (None, Some(Severity::Warning)) => Exit::NeedsPerson,
        _ => Exit::TiedOut,
    }
}
