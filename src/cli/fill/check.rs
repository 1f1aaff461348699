//! `crosscast fill --check`: which quoted figures moved, and why.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use crate::compare::CompareError;
use crate::fill::{Kind, Memory, Origin, Quote, SUFFIX, holds, sha256};
use crate::model::Money;
use crate::pipeline::{Moved, QuoteCheck};

use super::super::args;
use super::super::exit::Exit;
use super::super::results;
use super::super::summary::counted;
use super::super::terminal::{Terminal, Volume, shown};
use super::{memory_of, read};

/// A filled page, found by its memory.
struct Page {
    path: PathBuf,
    memory: Memory,
}

/// Says of each page which of its figures moved.
pub(super) fn check(arguments: &args::Fill, terminal: &Terminal) -> Result<Exit, Exit> {
    let pages = pages(arguments).map_err(|says| failed(&says, terminal))?;
    let run = results::of_last_run(&arguments.out, terminal)?;
    let mut against =
        QuoteCheck::new(run, &arguments.out).map_err(|error| results::damaged(&error, terminal))?;
    let (mut text, mut exit) = (String::new(), Exit::TiedOut);
    let (mut checked, mut quoted, mut count) = (0, 0, 0);
    for page in pages {
        let page = match page {
            Ok(page) => page,
            Err(says) => {
                exit = exit.max(failed(&says, terminal));
                continue;
            }
        };
        let moved = against.moved(&page.memory).map_err(|error| {
            let _ = failed(&error.to_string(), terminal);
            match error {
                CompareError::Lines(_) | CompareError::TooMany => Exit::Usage,
                CompareError::CrossCast(_) | CompareError::Unexplained(_) => Exit::Internal,
            }
        });
        let moved = match moved {
            Ok(moved) => moved,
            Err(why) => {
                exit = exit.max(why);
                continue;
            }
        };
        checked += 1;
        quoted += page.memory.quotes.len() as u64;
        count += moved.len() as u64;
        exit = exit.max(page.tell(&mut text, &moved, terminal));
    }
    let on = counted(checked, "page", "pages");
    if count == 0 && checked > 0 {
        let as_quoted = counted(quoted, "figure", "figures");
        let says = format!("Nothing moved: {as_quoted} on {on}, as quoted");
        let _ = writeln!(text, "{}", terminal.good(&says));
    } else if count > 0 {
        let says = format!(
            "{count} of {} on {on} moved; fill the templates again to bring the pages up to date",
            counted(quoted, "quoted figure", "quoted figures")
        );
        let _ = writeln!(text, "{}", terminal.bold(&says));
    }
    if terminal.volume > Volume::Quiet {
        terminal.result(&text);
    }
    Ok(exit)
}

fn failed(says: &str, terminal: &Terminal) -> Exit {
    terminal.error(&shown(says, 2_000));
    Exit::Usage
}

/// The pages that are meant, or why one cannot be checked; all in the folder of pages if none is named.
fn pages(arguments: &args::Fill) -> Result<Vec<Result<Page, String>>, String> {
    if !arguments.pages.is_empty() {
        return Ok(arguments.pages.iter().map(|given| page(given, &arguments.into)).collect());
    }
    let folder = arguments.into.display();
    let nothing = || format!("there is no filled page in `{folder}`: fill one first, or name it");
    let items = match fs::read_dir(&arguments.into) {
        Ok(items) => items,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(nothing()),
        Err(error) => return Err(format!("`{folder}` cannot be read: {error}")),
    };
    let mut found: Vec<PathBuf> = items.filter_map(|item| page_of(&item.ok()?.path())).collect();
    if found.is_empty() {
        return Err(nothing());
    }
    found.sort();
    Ok(found.into_iter().map(Page::at).collect())
}

/// The page that is meant by itself, by its memory or by its template.
fn page(given: &Path, into: &Path) -> Result<Page, String> {
    let by_template = into.join(given.file_name().unwrap_or_default());
    let candidates = [page_of(given), Some(given.to_path_buf()), Some(by_template)];
    let mut with_memory = candidates.into_iter().flatten().filter(|page| memory_of(page).exists());
    match with_memory.next() {
        Some(page) => Page::at(page),
        None => Err(format!(
            "nothing is kept of what `{}` quotes: fill its template first, or name the folder of the filled page with --into",
            given.display()
        )),
    }
}

/// The page of which there is this memory; `None` where the name is not that of a memory.
fn page_of(memory: &Path) -> Option<PathBuf> {
    let name = memory.file_name()?.to_str()?.strip_suffix(SUFFIX)?;
    Some(memory.with_file_name(name))
}

impl Page {
    fn at(path: PathBuf) -> Result<Page, String> {
        let beside = memory_of(&path);
        let said = |why: &dyn std::fmt::Display| format!("{}: {why}", beside.display());
        let bytes = read(&beside).map_err(|error| said(&format!("it cannot be read: {error}")))?;
        let memory = Memory::read(&bytes).map_err(|error| said(&error))?;
        Ok(Page { path, memory })
    }

    /// Says what moved, and what became of the page and its template; whether that needs a person.
    fn tell(&self, text: &mut String, moved: &[Moved], terminal: &Terminal) -> Exit {
        let name = shown(&self.path.to_string_lossy(), 300);
        let (lines, is_whole) = self.lines(text, &name, terminal);
        let is_of_template = self.is_of_template();
        if !is_of_template {
            let template = shown(&self.memory.origin.template, 300);
            let says = format!("{name}: the template {template} changed since: fill it again");
            let _ = writeln!(text, "{}", terminal.bold(&says));
        }
        for one in moved {
            let quote = &one.quote;
            let at = self.memory.quotes.iter().position(|own| own == quote);
            let line = at.and_then(|at| *lines.get(at)?).unwrap_or(quote.line);
            let id = shown(&quote.figure, 200);
            let head = match &one.now {
                None => format!("{name}:{line}  {id}  {} → –", quote.printed),
                Some(now) => format!("{name}:{line}  {id}  {} → {}", quote.printed, now.printed),
            };
            let _ = writeln!(text, "{}", terminal.bold(&shown(&head, 600)));
            let told = match &one.now {
                None => String::from("there is no such figure any more"),
                Some(now) => {
                    let stays = if now.printed == quote.printed {
                        "the page is still right as printed; "
                    } else {
                        ""
                    };
                    let (then, since) = (exact(quote, &quote.value), exact(quote, &now.value));
                    format!("{stays}exactly {then} → {since}")
                }
            };
            let _ = writeln!(text, "      {}", shown(&told, 300));
            for why in &one.why {
                let _ = writeln!(text, "      {}", shown(why, 400));
            }
        }
        if moved.is_empty() && is_whole && is_of_template {
            Exit::TiedOut
        } else {
            Exit::NeedsPerson
        }
    }

    /// Whether the template, if it is still where it was, is as it was.
    fn is_of_template(&self) -> bool {
        let Origin { template, template_sha256, .. } = &self.memory.origin;
        let template = Path::new(template);
        // From another folder the path may lead to the page itself.
        let page = self.path.canonicalize().ok();
        let is_page = page.is_some_and(|page| template.canonicalize().is_ok_and(|own| own == page));
        is_page || read(template).map_or(true, |bytes| sha256(&bytes) == *template_sha256)
    }

    /// Where each quote stands now, and whether all still do; says what somebody changed on the page.
    fn lines(
        &self,
        text: &mut String,
        name: &str,
        terminal: &Terminal,
    ) -> (Vec<Option<usize>>, bool) {
        let quotes = &self.memory.quotes;
        let as_filled = || quotes.iter().map(|quote| Some(quote.line)).collect();
        let page = match read(&self.path) {
            Ok(page) => page,
            Err(error) => {
                let says =
                    format!("{name}: the page cannot be read ({error}); this is of what it quoted");
                let _ = writeln!(text, "{}", shown(&says, 600));
                return (as_filled(), false);
            }
        };
        if self.memory.is_of(&page) {
            return (as_filled(), true);
        }
        let kind = Kind::of(&self.path.to_string_lossy()).unwrap_or(Kind::Text);
        let lines = holds(kind, &page, quotes);
        let gone: Vec<String> = quotes
            .iter()
            .zip(&lines)
            .filter(|(_, line)| line.is_none())
            .map(|(quote, _)| format!("“{}” of line {}", quote.printed, quote.line))
            .collect();
        let says = if gone.is_empty() {
            format!(
                "{name}: somebody changed the page since it was filled; all that it quoted is still in it"
            )
        } else {
            format!(
                "{name}: somebody changed the page since it was filled; no longer in it: {}",
                gone.join(", ")
            )
        };
        let _ = writeln!(text, "{}", terminal.bold(&shown(&says, 1_000)));
        (lines, gone.is_empty())
    }
}

/// An exact value as people read it.
fn exact(quote: &Quote, value: &str) -> String {
    let number = Decimal::from_str_exact(value).ok();
    match (quote.unit.as_str(), number.and_then(Money::new)) {
        ("percent", _) => format!("{value} %"),
        ("files" | "areas" | "labels" | "returns" | "lines", _) | (_, None) => value.to_owned(),
        (_, Some(money)) => money.in_pounds().to_string(),
    }
}
