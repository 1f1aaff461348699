//! `compare.html`: one page for people.

use askama::Template;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::words::{
    LineStory, Reason, file_kind, file_story, kind, line_story, moved_by, reasons, signed, time,
    value,
};
use super::{FigureChange, Report};
use crate::compare::{Change, ChangeKind, FileChange};
use crate::model::control::without_controls;

/// How many figures, files and lines stand on the page; the others are in the tables beside it.
const MOST: usize = 200;
/// How many reasons of one figure.
const REASONS: usize = 8;
/// How many bars.
const BARS: usize = 12;
/// The length of the longest bar, in units of the picture.
const LONGEST: u32 = 100;

#[derive(Template)]
#[template(path = "compare.html")]
struct Page {
    old: Name,
    new: Name,
    nothing: bool,
    spend: [String; 3],
    kinds: Vec<[String; 4]>,
    unchanged: u64,
    mappings: Option<Vec<String>>,
    notes: Vec<String>,
    bars: Vec<Bar>,
    figures: Vec<Figure>,
    more_figures: usize,
    files: Vec<[String; 3]>,
    more_files: usize,
    lines: Vec<Line>,
    more_lines: usize,
}

struct Name {
    folder: String,
    written_at: String,
}

/// How far one category moved. The picture is twice as wide as the longest bar, nothing in its middle.
struct Bar {
    figure: String,
    difference: String,
    from: u32,
    length: u32,
    goes_down: bool,
}

struct Figure {
    id: String,
    old: String,
    new: String,
    difference: String,
    reasons: Vec<Reason>,
    more: usize,
}

struct Line {
    kind: &'static str,
    told: LineStory,
    difference: String,
}

/// The whole page.
///
/// # Errors
///
/// None that a report could cause.
pub fn render(report: &Report) -> Result<Vec<u8>, askama::Error> {
    let found = &report.found;
    let (old, new) = report.spend();
    let name = |run: &super::RunName| Name {
        folder: clean(&run.folder),
        written_at: run.written_at.as_deref().map(|at| clean(&time(at))).unwrap_or_default(),
    };
    let kinds = ChangeKind::ALL.into_iter().filter_map(|one| {
        let sum = found.kinds.get(&one)?;
        let amount = sum.amount.in_pounds().to_string();
        Some([said(one).to_owned(), sum.lines.to_string(), amount, signed(sum.difference)])
    });
    let mut page = Page {
        old: name(&report.old),
        new: name(&report.new),
        nothing: report.is_empty(),
        spend: [old.in_pounds().to_string(), new.in_pounds().to_string(), signed(new - old)],
        kinds: kinds.collect(),
        unchanged: found.unchanged,
        mappings: report
            .mappings
            .as_ref()
            .map(|files| files.iter().map(|file| clean(file)).collect()),
        notes: report.notes.iter().map(|note| clean(note)).collect(),
        bars: bars(&report.figures),
        figures: report.figures.iter().take(MOST).map(|one| figure(report, one)).collect(),
        more_figures: report.figures.len().saturating_sub(MOST),
        files: found.files.iter().take(MOST).map(file).collect(),
        more_files: found.files.len().saturating_sub(MOST),
        lines: found.changes.iter().take(MOST).map(|one| line(report, one)).collect(),
        more_lines: found.changes.len().saturating_sub(MOST),
    }
    .render()?;
    page.push('\n');
    Ok(page.into_bytes())
}

fn clean(text: &str) -> String {
    without_controls(text).into_owned()
}

/// A kind as the heading of a row.
fn said(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "Added",
        ChangeKind::Removed => "Removed",
        ChangeKind::Excluded => "Excluded: counted before, not any more",
        ChangeKind::Counted => "Counted: excluded before",
        ChangeKind::Revalued => "Re-valued: another amount",
        ChangeKind::Recoded => "Re-coded: same amount, another category",
        ChangeKind::Area => "Moved to another area",
        ChangeKind::Redated => "Re-dated: another period or date",
        ChangeKind::Relabelled => "Re-labelled: same amount, another label",
    }
}

/// The categories of the programme that moved, the furthest first.
fn bars(figures: &[FigureChange]) -> Vec<Bar> {
    const STEM: &str = "programme.category.";
    let of_category = figures.iter().filter(|figure| figure.id.starts_with(STEM));
    let moved: Vec<&FigureChange> = of_category.take(BARS).collect();
    let most = moved.iter().map(|figure| figure.by().abs()).max().unwrap_or_default();
    moved
        .into_iter()
        .map(|figure| {
            let goes_down = figure.by().is_sign_negative();
            let length = figure.by().abs().checked_mul(Decimal::from(LONGEST));
            let length = length.and_then(|long| long.checked_div(most)?.round().to_u32());
            let length = length.unwrap_or_default().clamp(1, LONGEST);
            Bar {
                figure: clean(figure.id.strip_prefix(STEM).unwrap_or(&figure.id)),
                difference: moved_by(figure),
                from: if goes_down { LONGEST - length } else { LONGEST },
                length,
                goes_down,
            }
        })
        .collect()
}

fn figure(report: &Report, figure: &FigureChange) -> Figure {
    let number =
        |number: Option<Decimal>| number.map_or("–".into(), |number| value(figure, number));
    let all = reasons(report, figure);
    Figure {
        id: clean(&figure.id),
        old: number(figure.old),
        new: number(figure.new),
        difference: moved_by(figure),
        more: all.len().saturating_sub(REASONS),
        reasons: all.into_iter().take(REASONS).map(reason).collect(),
    }
}

fn reason(reason: Reason) -> Reason {
    Reason { says: clean(&reason.says), at: reason.at.map(|at| clean(&at)), ..reason }
}

fn file(change: &FileChange) -> [String; 3] {
    let name = change.new.as_ref().or(change.old.as_ref()).map(|file| clean(&file.file));
    [file_kind(change.kind).to_owned(), name.unwrap_or_default(), clean(&file_story(change))]
}

fn line(report: &Report, change: &Change) -> Line {
    let told = line_story(&report.found, change);
    Line {
        kind: kind(change.kind),
        told: LineStory {
            at: clean(&told.at),
            area: clean(&told.area),
            label: clean(&told.label),
            categories: clean(&told.categories),
            reason: clean(&told.reason),
            ..told
        },
        difference: signed(change.difference()),
    }
}
