//! A comparison for the person at the terminal.

use std::fmt::Write as _;
use std::path::Path;

use rust_decimal::Decimal;

use crate::compare::{Change, ChangeKind, FileKind};
use crate::publish::compare::{
    FigureChange, Report, RunName, file_kind, file_story, kind, line_story, moved_by, reasons,
    signed, time, value,
};

use super::super::summary::counted;
use super::super::terminal::{Terminal, Volume, shown};

/// How many lines of each list are shown unless all are asked for.
const SHOWN: usize = 12;
/// How many reasons of one figure.
const REASONS: usize = 4;
/// The width of a line of text from outside.
const WIDTH: usize = 300;

/// Everything that changed, the largest first. `written` is where all of it was written.
pub fn text(report: &Report, written: Option<&Path>, terminal: &Terminal) -> String {
    let most = if terminal.volume == Volume::Verbose { usize::MAX } else { SHOWN };
    let told = Told { report, written, most, terminal };
    let mut text = format!("{} → {}\n", name(&report.old), name(&report.new));
    if report.is_empty() {
        let unchanged = counted(report.found.unchanged, "line", "lines");
        let says = format!("Nothing changed: {unchanged}, and every figure, as before");
        let _ = writeln!(text, "{}", terminal.good(&says));
    } else {
        let (old, new) = report.spend();
        let says =
            format!("Programme: {} → {}, {}", old.in_pounds(), new.in_pounds(), signed(new - old));
        let _ = writeln!(text, "{}", terminal.bold(&says));
    }
    told.mappings(&mut text);
    for note in &report.notes {
        let _ = writeln!(text, "{}", terminal.bad(&shown(note, 1_000)));
    }
    told.files(&mut text);
    told.kinds(&mut text);
    told.figures(&mut text);
    told.lines(&mut text);
    if let Some(dir) = written {
        let _ = writeln!(text, "\nEverything is in {}/", shown(&dir.to_string_lossy(), 200));
    }
    text
}

fn name(run: &RunName) -> String {
    let folder = shown(&run.folder, 200);
    match &run.written_at {
        Some(at) => format!("{folder} (written {})", shown(&time(at), 40)),
        None => folder,
    }
}

struct Told<'a> {
    report: &'a Report,
    written: Option<&'a Path>,
    most: usize,
    terminal: &'a Terminal,
}

impl Told<'_> {
    fn head(&self, text: &mut String, head: &str) {
        let _ = writeln!(text, "\n{}", self.terminal.bold(head));
    }

    fn and_more(&self, text: &mut String, all: usize, file: &str) {
        let Some(more) = all.checked_sub(self.most).filter(|&more| more > 0) else { return };
        let _ = match self.written {
            Some(dir) => {
                let path = dir.join(file);
                writeln!(text, "  … and {more} more: see {}", shown(&path.to_string_lossy(), 200))
            }
            None => {
                writeln!(text, "  … and {more} more (--verbose shows all, --out DIR writes all)")
            }
        };
    }

    fn mappings(&self, text: &mut String) {
        let Some(files) = self.report.mappings.as_ref().filter(|files| !files.is_empty()) else {
            return;
        };
        let _ = writeln!(text, "Changed between the runs: {}", shown(&files.join(", "), WIDTH));
    }

    fn files(&self, text: &mut String) {
        let files = &self.report.found.files;
        if files.is_empty() {
            return;
        }
        let counts = FileKind::ALL.into_iter().filter_map(|one| {
            let count = files.iter().filter(|file| file.kind == one).count();
            let says =
                if one == FileKind::Verdict { "with another verdict" } else { file_kind(one) };
            (count > 0).then(|| format!("{count} {says}"))
        });
        self.head(text, &format!("Files: {}", counts.collect::<Vec<_>>().join(", ")));
        for change in files.iter().take(self.most) {
            let file = change.new.as_ref().or(change.old.as_ref());
            let file = file.map_or("", |file| &file.file);
            let told = format!("{:<8} {file}: {}", file_kind(change.kind), file_story(change));
            let _ = writeln!(text, "  {}", aligned(&told, 9));
        }
        self.and_more(text, files.len(), "compare.csv");
    }

    fn kinds(&self, text: &mut String) {
        let found = &self.report.found;
        if found.kinds.is_empty() {
            return;
        }
        self.head(text, "Lines of spend:");
        for one in ChangeKind::ALL {
            let Some(sum) = found.kinds.get(&one) else { continue };
            let difference = match sum.difference {
                none if none.is_zero() => String::new(),
                by => format!("  {:>16} for the programme", signed(by)),
            };
            let lines = counted(sum.lines, "line", "lines");
            let told = format!(
                "  {lines:>12} {:<12} {:>16}{difference}",
                kind(one),
                sum.amount.in_pounds()
            );
            let _ = writeln!(text, "{}", told.trim_end());
        }
        let _ = writeln!(text, "  {:>12} unchanged", counted(found.unchanged, "line", "lines"));
    }

    fn figures(&self, text: &mut String) {
        let figures = &self.report.figures;
        if figures.is_empty() {
            if !self.report.found.changes.is_empty() {
                text.push_str("\nNo published figure moved.\n");
            }
            return;
        }
        self.head(text, "Figures that moved, the largest movement first:");
        let of_spend: Vec<&FigureChange> = figures.iter().filter(|one| one.is_spend()).collect();
        for &figure in of_spend.iter().take(self.most) {
            let _ = writeln!(text, "  {}", moved(figure));
            let all = reasons(self.report, figure);
            let most = if self.most == usize::MAX { usize::MAX } else { REASONS };
            for reason in all.iter().take(most) {
                let _ = writeln!(text, "      {}", shown(&reason.to_string(), WIDTH));
            }
            if let Some(more) = all.len().checked_sub(most).filter(|&more| more > 0) {
                let _ = writeln!(
                    text,
                    "      and for {}",
                    counted(more as u64, "more reason", "more reasons")
                );
            }
        }
        self.and_more(text, of_spend.len(), "figures.csv");
        let others: Vec<&FigureChange> = figures.iter().filter(|one| !one.is_spend()).collect();
        for &figure in &others {
            let _ = writeln!(text, "  {}", moved(figure));
        }
    }

    fn lines(&self, text: &mut String) {
        let changes = &self.report.found.changes;
        if changes.is_empty() {
            return;
        }
        self.head(text, "Lines that changed, the most money first:");
        for change in changes.iter().take(self.most) {
            let told = format!("{:<11} {}", kind(change.kind), self.line(change));
            let _ = writeln!(text, "  {}", aligned(&told, 12));
        }
        self.and_more(text, changes.len(), "compare.csv");
    }

    fn line(&self, change: &Change) -> String {
        let story = line_story(&self.report.found, change);
        let mut told = format!("{} “{}”, {}", story.at, shown(&story.label, 60), story.amounts);
        for part in [&story.categories, &story.reason].into_iter().filter(|part| !part.is_empty()) {
            let _ = write!(told, ", {part}");
        }
        told
    }
}

/// A word in its column, and what follows made harmless.
fn aligned(told: &str, column: usize) -> String {
    let (word, rest) = told.split_at_checked(column).unwrap_or((told, ""));
    format!("{word}{}", shown(rest, WIDTH))
}

/// `area.noel-park.total  £1,000.00 → £1,250.00  +£250.00`
fn moved(figure: &FigureChange) -> String {
    let number =
        |number: Option<Decimal>| number.map_or("–".into(), |number| value(figure, number));
    let by = moved_by(figure);
    format!("{}  {} → {}  {by}", shown(&figure.id, 120), number(figure.old), number(figure.new))
}
