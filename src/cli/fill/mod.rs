//! `crosscast fill`: figures for pages that writers make, and whether they still hold.

mod check;
mod put;
mod write;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::figure::Figures;
use crate::fill::{self, Filled, Kind, Memory, Mistake, Origin, SUFFIX, sha256};

use super::args;
use super::exit::Exit;
use super::results;
use super::summary::counted;
use super::terminal::{Terminal, Volume, shown};

/// No page that somebody writes is larger.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Fills pages, or says which of their figures moved.
pub fn fill(arguments: &args::Fill, terminal: &Terminal) -> Exit {
    let done = if arguments.check {
        check::check(arguments, terminal)
    } else {
        fill_all(arguments, terminal)
    };
    match done {
        Ok(exit) | Err(exit) => exit,
    }
}

fn fill_all(arguments: &args::Fill, terminal: &Terminal) -> Result<Exit, Exit> {
    let run = results::of_last_run(&arguments.out, terminal)?;
    let damaged = |error| results::damaged(&error, terminal);
    let figures = Figures::new(run.figures().map_err(damaged)?);
    let origin = Origin {
        edition: run.facts().map(|facts| facts.edition).unwrap_or_default(),
        fingerprint: run.fingerprint().map_err(damaged)?,
        ..Origin::default()
    };
    let mut exit = Exit::TiedOut;
    let (mut filled, mut names) = (Vec::new(), BTreeSet::new());
    for template in &arguments.pages {
        let page = arguments.into.join(template.file_name().unwrap_or(OsStr::new("")));
        match one(template, &page, &figures) {
            Ok(_) if !names.insert(page.clone()) => {
                let says = "another template has the same name: fill it --into another folder";
                say(template, &[Mistake { line: 0, column: 0, says: says.into() }], terminal);
                exit = exit.max(Exit::Disagrees);
            }
            Ok((bytes, done)) => filled.push((template, page, bytes, done)),
            Err(mistakes) => {
                say(template, &mistakes, terminal);
                exit = exit.max(Exit::Disagrees);
            }
        }
    }
    for (template, page, bytes, done) in filled {
        let origin = Origin {
            template: template.to_string_lossy().into_owned(),
            template_sha256: sha256(&bytes),
            ..origin.clone()
        };
        let memory = Memory::new(origin, &done.page, done.quotes);
        if let Err(says) = write::write(&page, &done.page, &memory, arguments.force) {
            terminal.error(&shown(&says, 2_000));
            exit = exit.max(Exit::CannotWrite);
            continue;
        }
        let quoted = counted(memory.quotes.len() as u64, "figure", "figures");
        if terminal.volume > Volume::Quiet {
            let says = format!("{}: {quoted}", page.display());
            terminal.result(&format!("{}\n", shown(&says, 1_000)));
        }
        provisional(&memory, &page, terminal);
    }
    Ok(exit)
}

/// The template's bytes, and the page that it becomes.
fn one(template: &Path, page: &Path, figures: &Figures) -> Result<(Vec<u8>, Filled), Vec<Mistake>> {
    let whole = |says: String| vec![Mistake { line: 0, column: 0, says }];
    let name = template.file_name().unwrap_or(OsStr::new("")).to_string_lossy();
    let kind = Kind::of(&name).ok_or_else(|| {
        whole("it is no page that can be filled: save it as .md, .html, .txt or .docx".into())
    })?;
    let bytes = read(template).map_err(|error| whole(format!("it cannot be read: {error}")))?;
    let is_page = |page: PathBuf| template.canonicalize().is_ok_and(|own| own == page);
    if page.canonicalize().is_ok_and(is_page) {
        let says =
            "the page would take the place of its own template: give another folder with --into";
        return Err(whole(says.into()));
    }
    let filled = fill::fill(kind, &bytes, figures)?;
    Ok((bytes, filled))
}

/// All of a file, unless it is too large to be a page.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("it is larger than 64 MiB"));
    }
    Ok(bytes)
}

fn say(template: &Path, mistakes: &[Mistake], terminal: &Terminal) {
    for mistake in mistakes {
        let colon = if mistake.line == 0 { ": " } else { ":" };
        let says = format!("{}{colon}{mistake}", template.display());
        terminal.error(&shown(&says, 2_000));
    }
}

/// Says which figures may change, because they rest on areas that are not settled.
fn provisional(memory: &Memory, page: &Path, terminal: &Terminal) {
    let open: Vec<String> = memory
        .quotes
        .iter()
        .filter(|quote| quote.provisional)
        .map(|quote| format!("{} (line {})", quote.figure, quote.line))
        .collect();
    if open.is_empty() {
        return;
    }
    let figures = counted(open.len() as u64, "figure is", "figures are");
    let says = format!(
        "{}: {figures} provisional, because areas are not settled (see register.csv): {}",
        page.display(),
        open.join(", ")
    );
    terminal.say(&shown(&says, 1_000));
}

/// Where the memory of a page is.
fn memory_of(page: &Path) -> PathBuf {
    let mut name = page.file_name().unwrap_or(OsStr::new("")).to_owned();
    name.push(SUFFIX);
    page.with_file_name(name)
}
