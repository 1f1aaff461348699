//! Why a figure moved, in the words of a comparison. A figure that follows from others is explained by these.

use rust_decimal::Decimal;

use crate::compare::{Change, Comparison};
use crate::figure::Kind;
use crate::publish::compare::{
    FigureChange, Report, file_kind, file_story, kind, line_story, moved_by, reasons, value,
};

use super::own;

/// How many of what moved a figure are named.
const NAMED: usize = 4;

/// Everything that is known of why the figure `id` moved by so much, the largest reason first.
pub(super) fn why(report: &Report, id: &str, by: Decimal) -> Vec<String> {
    let mut told = match change(report, id).filter(|change| change.is_spend()) {
        Some(change) => reasons(report, change).iter().map(ToString::to_string).collect(),
        None => own::why(report, id, by).unwrap_or_else(|| by_others(report, id)),
    };
    if told.is_empty() {
        told = by_everything(report);
    }
    if let Some(more) = told.len().checked_sub(NAMED).filter(|&more| more > 0) {
        told.truncate(NAMED);
        told.push(format!("and for {more} more: `crosscast compare` lists all"));
    }
    told
}

/// Why a figure moved that follows from others.
fn by_others(report: &Report, id: &str) -> Vec<String> {
    let spend = |wanted: &dyn Fn(&str) -> bool| spend(report, wanted);
    if let Some(of) = id.strip_suffix(".share").filter(|of| !of.ends_with(".allocation")) {
        let part = match change(report, of).filter(|change| change.is_spend()) {
            Some(change) => vec![moved_words(report, change)],
            // A sum of spend that is not among those that moved did not move.
            None if Kind::of(of) == Kind::Spend => Vec::new(),
            None => by_others(report, of),
        };
        let whole = whole_of(of);
        let whole = spend(&|one| one == whole && one != of);
        return part.into_iter().chain(whole).collect();
    }
    let parts: Vec<&str> = id.split('.').collect();
    match parts.as_slice() {
        ["area", area, ..] => {
            let (total, part) = (format!("area.{area}.total"), format!("area.{area}.category."));
            spend(&|one| one == total || one.starts_with(&part))
        }
        ["programme", "category", category, _] => {
            let of_areas = format!(".category.{category}");
            spend(&|one| one.starts_with("area.") && one.ends_with(&of_areas))
        }
        ["programme", ..] => spend(&|one| one.starts_with("area") && one.ends_with(".total")),
        _ => Vec::new(),
    }
}

/// `area.noel-park.total` for a part of it, `programme.total` for an area's total.
fn whole_of(id: &str) -> String {
    match id.split('.').collect::<Vec<_>>().as_slice() {
        ["area", area, kind, ..] if *kind != "total" => format!("area.{area}.total"),
        ["area-not-known", kind, ..] if *kind != "total" => String::from("area-not-known.total"),
        _ => String::from("programme.total"),
    }
}

/// `area.noel-park.total £1,000.00 → £1,250.00, +£250.00: 1 line re-valued (…)`
fn moved_words(report: &Report, change: &FigureChange) -> String {
    let number = |number: Option<_>| number.map_or("–".into(), |number| value(change, number));
    let why: Vec<String> = reasons(report, change).iter().map(ToString::to_string).collect();
    format!(
        "{} {} → {}, {}: {}",
        change.id,
        number(change.old),
        number(change.new),
        moved_by(change),
        why.join("; ")
    )
}

/// How the figures of spend moved that are `wanted`.
pub(super) fn spend(report: &Report, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
    let moved = report.figures.iter().filter(|one| one.is_spend() && wanted(&one.id));
    moved.map(|one| moved_words(report, one)).collect()
}

/// A line that changed, and how.
pub(super) fn line_words(found: &Comparison, change: &Change) -> String {
    let story = line_story(found, change);
    let told = [&story.amounts, &story.categories, &story.reason];
    let told: Vec<&str> =
        told.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("line {}: {} “{}”, {}", kind(change.kind), story.at, story.label, told.join(", "))
}

/// Everything that changed between the runs, in short.
fn by_everything(report: &Report) -> Vec<String> {
    let mut told: Vec<String> = report
        .found
        .files
        .iter()
        .map(|change| {
            let file = change.new.as_ref().or(change.old.as_ref());
            let name = file.map_or("", |file| file.file.as_str());
            format!("file {}: {name}: {}", file_kind(change.kind), file_story(change))
        })
        .collect();
    told.extend(report.found.kinds.iter().map(|(one, sum)| {
        let lines = if sum.lines == 1 { "line" } else { "lines" };
        format!("{} {lines} {}", sum.lines, kind(*one))
    }));
    if let Some(files) = report.mappings.as_ref().filter(|files| !files.is_empty()) {
        told.push(format!("changed between the runs: {}", files.join(", ")));
    }
    if told.is_empty() {
        told.extend(report.notes.iter().cloned());
    }
    if told.is_empty() {
        told.push(String::from("no file, line or mapping file changed between the runs"));
    }
    told
}

/// How a figure moved, if it did.
fn change<'r>(report: &'r Report, id: &str) -> Option<&'r FigureChange> {
    report.figures.iter().find(|change| change.id == id)
}
