//! `crosscast compare --json`: the same for other programs. Amounts are decimal strings.

use serde::Serialize;

use super::words::{coding, file_kind, kind, place, reason, reasons};
use super::{Report, RunName};
use crate::compare::{ChangeKind, FileState};

#[derive(Serialize)]
struct Shape<'r> {
    old: Run<'r>,
    new: Run<'r>,
    mappings_changed: &'r Option<Vec<String>>,
    notes: &'r [String],
    unchanged_lines: u64,
    kinds: Vec<Kind>,
    figures: Vec<Figure<'r>>,
    files: Vec<File<'r>>,
    lines: Vec<Line<'r>>,
}

#[derive(Serialize)]
struct Run<'r> {
    folder: &'r str,
    written_at: Option<&'r str>,
    version: Option<&'r str>,
    spend: String,
    lines: u64,
}

#[derive(Serialize)]
struct Kind {
    kind: &'static str,
    lines: u64,
    amount: String,
    difference: String,
}

#[derive(Serialize)]
struct Figure<'r> {
    figure: &'r str,
    unit: &'r str,
    old: Option<String>,
    new: Option<String>,
    difference: String,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct File<'r> {
    kind: &'static str,
    old: Option<State<'r>>,
    new: Option<State<'r>>,
}

#[derive(Serialize)]
struct State<'r> {
    file: &'r str,
    sha256: &'r str,
    verdict: &'r str,
    entries: u64,
    sum: String,
}

#[derive(Serialize)]
struct Line<'r> {
    kind: &'static str,
    at: String,
    area: Option<&'r str>,
    label: &'r str,
    old_amount: Option<String>,
    new_amount: Option<String>,
    old_category: String,
    new_category: String,
    difference: String,
    reason: String,
}

/// The whole answer.
pub fn render(report: &Report) -> serde_json::Result<Vec<u8>> {
    let found = &report.found;
    let kinds = ChangeKind::ALL.into_iter().filter_map(|one| {
        found.kinds.get(&one).map(|sum| Kind {
            kind: kind(one),
            lines: sum.lines,
            amount: sum.amount.to_string(),
            difference: sum.difference.to_string(),
        })
    });
    let figures = report.figures.iter().map(|figure| Figure {
        figure: &figure.id,
        unit: &figure.unit,
        old: figure.old.map(|old| old.to_string()),
        new: figure.new.map(|new| new.to_string()),
        difference: figure.by().to_string(),
        reasons: reasons(report, figure).iter().map(ToString::to_string).collect(),
    });
    let lines = found.changes.iter().filter_map(|change| {
        let line = change.line()?;
        Some(Line {
            kind: kind(change.kind),
            at: place(found, line),
            area: found.area_id(line.area),
            label: found.word(line.label),
            old_amount: change.old.as_ref().map(|old| old.amount.to_string()),
            new_amount: change.new.as_ref().map(|new| new.amount.to_string()),
            old_category: coding(found, change.old.as_ref()),
            new_category: coding(found, change.new.as_ref()),
            difference: change.difference().to_string(),
            reason: reason(found, change),
        })
    });
    let files = found.files.iter().map(|file| File {
        kind: file_kind(file.kind),
        old: file.old.as_ref().map(state),
        new: file.new.as_ref().map(state),
    });
    let (before, after) = found.spend;
    let mut out = serde_json::to_vec(&Shape {
        old: run(&report.old, before),
        new: run(&report.new, after),
        mappings_changed: &report.mappings,
        notes: &report.notes,
        unchanged_lines: found.unchanged,
        kinds: kinds.collect(),
        figures: figures.collect(),
        files: files.collect(),
        lines: lines.collect(),
    })?;
    out.push(b'\n');
    Ok(out)
}

fn run(name: &RunName, spend: crate::model::Tally) -> Run<'_> {
    Run {
        folder: &name.folder,
        written_at: name.written_at.as_deref(),
        version: name.version.as_deref(),
        spend: spend.amount.to_string(),
        lines: spend.lines,
    }
}

fn state(file: &FileState) -> State<'_> {
    State {
        file: &file.file,
        sha256: &file.sha256,
        verdict: &file.verdict,
        entries: file.entries,
        sum: file.sum.to_string(),
    }
}
