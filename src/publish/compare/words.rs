//! Changes and their causes in words. Text from a spreadsheet is in them as it is: whoever shows
//! them makes it safe.

use std::fmt;

use rust_decimal::Decimal;

use super::{FigureChange, Report};
use crate::compare::{
    Cause, CauseSum, Change, ChangeKind, Comparison, FileChange, FileKind, HeldLine, Movement,
};
use crate::model::{Money, Period};
use crate::total::{AreaBucket, CategoryBucket};

/// What happened to a line, in one word.
pub fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Excluded => "excluded",
        ChangeKind::Counted => "counted",
        ChangeKind::Revalued => "re-valued",
        ChangeKind::Recoded => "re-coded",
        ChangeKind::Area => "other-area",
        ChangeKind::Redated => "re-dated",
        ChangeKind::Relabelled => "re-labelled",
    }
}

/// What happened to a file, in one word.
pub fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Added => "added",
        FileKind::Removed => "removed",
        FileKind::Changed => "changed",
        FileKind::Moved => "moved",
        FileKind::Verdict => "verdict",
    }
}

/// What happened to a file, in one sentence.
pub fn file_story(change: &FileChange) -> String {
    let lines = |count: u64| if count == 1 { "1 line".into() } else { format!("{count} lines") };
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let mut told = Vec::new();
            if old.file != new.file {
                told.push(format!("was {}", old.file));
            }
            if old.verdict != new.verdict {
                told.push(format!("{} → {}", old.verdict, new.verdict));
            }
            if old.entries != new.entries {
                told.push(format!("{} → {}", lines(old.entries), lines(new.entries)));
            }
            if old.sum != new.sum {
                told.push(format!("{} → {}", old.sum.in_pounds(), new.sum.in_pounds()));
            }
            if told.is_empty() {
                told.push(String::from("other bytes, and the same sum"));
            }
            told.join(", ")
        }
        (Some(file), None) | (None, Some(file)) => {
            format!("{}, {} with {}", file.verdict, lines(file.entries), file.sum.in_pounds())
        }
        (None, None) => String::new(),
    }
}

/// `+£250.00`, `-£5.00`
pub fn signed(money: Money) -> String {
    let sign = if money.is_negative() { "" } else { "+" };
    format!("{sign}{}", money.in_pounds())
}

/// How far a figure moved, as people read it: `+£250.00`, `-1.25 points`.
pub fn moved_by(figure: &FigureChange) -> String {
    match Money::new(figure.by()) {
        Some(money) if figure.is_spend() => signed(money),
        _ => {
            let sign = if figure.by().is_sign_negative() { "" } else { "+" };
            let unit = if figure.unit == "percent" { " points" } else { "" };
            format!("{sign}{}{unit}", figure.by())
        }
    }
}

/// A value of a figure as people read it.
pub fn value(figure: &FigureChange, number: Decimal) -> String {
    match Money::new(number) {
        Some(money) if figure.is_spend() => money.in_pounds().to_string(),
        _ if figure.unit == "percent" => format!("{number} %"),
        _ => number.to_string(),
    }
}

/// Everything that moved a figure, the largest cause first; empty for what is no spend.
pub fn reasons(report: &Report, figure: &FigureChange) -> Vec<Reason> {
    let movement = figure.movement.and_then(|at| report.found.movements.get(at));
    let causes = movement.map_or(&[][..], |movement: &Movement| &movement.causes);
    causes.iter().map(|sum| cause(&report.found, sum)).collect()
}

/// Why a figure moved, and how far for that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// `2 lines re-coded from other`
    pub says: String,
    /// The cell, if it is one line.
    pub at: Option<String>,
    /// `+£200.00`
    pub amount: String,
}

/// `1 line re-valued (Q1.xlsx!Spend!D9, +£50.00)`
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at.iter().map(|at| format!("{at}, ")).collect::<String>();
        write!(f, "{} ({at}{})", self.says, self.amount)
    }
}

fn cause(found: &Comparison, sum: &CauseSum) -> Reason {
    let coded = |to: &str, category: Option<CategoryBucket>| match category {
        Some(category) => format!("re-coded {to} {}", found.category_id(category)),
        None => format!("re-coded {to} several categories"),
    };
    let area = |area| found.area_id(area).unwrap_or("an area that is not known");
    let (lines, one) = if sum.lines == 1 {
        ("1 line".into(), true)
    } else {
        (format!("{} lines", sum.lines), false)
    };
    let says = match sum.cause {
        Cause::Added => String::from("added"),
        Cause::Removed => String::from("removed"),
        Cause::Excluded(reason) => format!("excluded, because {}", because(found.word(reason))),
        Cause::Counted(reason) => {
            format!(
                "counted that {} excluded, because {}",
                if one { "was" } else { "were" },
                because(found.word(reason))
            )
        }
        Cause::Revalued => String::from("re-valued"),
        Cause::Shares => String::from("split in other shares"),
        Cause::CodedFrom(category) => coded("from", category),
        Cause::CodedTo(category) => coded("to", category),
        Cause::AreaFrom(from) => format!("moved from {}", area(from)),
        Cause::AreaTo(to) => format!("moved to {}", area(to)),
        Cause::DatedFrom(period) => format!("re-dated from {period}"),
        Cause::DatedTo(period) => format!("re-dated to {period}"),
        Cause::YearsMoved => String::from("unchanged, but financial years begin in another month"),
    };
    let at = sum.largest.and_then(|at| found.changes.get(at)).and_then(Change::line);
    Reason {
        says: format!("{lines} {says}"),
        at: at.filter(|_| one).map(|line| place(found, line)),
        amount: signed(sum.amount),
    }
}

/// A reason as the end of a sentence.
fn because(reason: &str) -> &str {
    let reason = reason.trim().trim_end_matches('.');
    if reason.is_empty() { "of no stated reason" } else { reason }
}

/// `Q1.xlsx!Spend!D9`
pub(super) fn place(found: &Comparison, line: &HeldLine) -> String {
    let (file, sheet) = (found.word(line.file), found.word(line.sheet));
    let parted = if sheet.is_empty() { "" } else { "!" };
    format!("{file}!{sheet}{parted}{}", line.at)
}

/// What a line is coded as: `arts`, `arts 40; spaces 60`, `review` or `excluded`.
pub(super) fn coding(found: &Comparison, line: Option<&HeldLine>) -> String {
    let Some(line) = line else { return String::new() };
    if !line.counts {
        return String::from("excluded");
    }
    let whole = line.parts.len() == 1;
    let words = line.parts.iter().map(|part| {
        let id = found.category_id(part.category);
        match part.share {
            Some(share) if !whole => {
                format!("{id} {}", Decimal::new(i64::from(share), 2).normalize())
            }
            _ => id.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join("; ")
}

/// Everything else that happened to a line, and why.
pub fn reason(found: &Comparison, change: &Change) -> String {
    let (old, new) = match (&change.old, &change.new) {
        (Some(old), Some(new)) => (old, new),
        _ if !found.is_with_its_file(change) => return String::new(),
        (None, _) => return String::from("its file was added"),
        (_, None) => return String::from("its file was removed"),
    };
    match change.kind {
        ChangeKind::Excluded => return found.word(new.reason).to_owned(),
        ChangeKind::Counted => return format!("was excluded: {}", found.word(old.reason)),
        _ => {}
    }
    let mut told = Vec::new();
    if is_coded_otherwise(old, new) {
        told.push(format!("now {}, before {}", by(found, new), by(found, old)));
    }
    if old.area != new.area {
        let area = |area: AreaBucket| found.area_id(area).unwrap_or("area not known");
        told.push(format!("area {} → {}", area(old.area), area(new.area)));
    }
    if old.period != new.period {
        told.push(format!("period {} → {}", days(old.period), days(new.period)));
    }
    if old.date != new.date {
        let date = |date: Option<_>| {
            date.map_or("none".into(), |date: crate::model::Date| date.to_string())
        };
        told.push(format!("date {} → {}", date(old.date), date(new.date)));
    }
    if old.label != new.label {
        told.push(format!("the label was “{}”", found.word(old.label)));
    }
    if old.at != new.at {
        told.push(format!("stood in {}", old.at));
    }
    told.join("; ")
}

/// Whether the coding is another one, whatever became of the amount.
pub(super) fn is_coded_otherwise(old: &HeldLine, new: &HeldLine) -> bool {
    let shares = |line: &HeldLine| -> Vec<_> {
        line.parts.iter().map(|part| (part.category, part.share)).collect()
    };
    shares(old) != shares(new)
}

/// How a line was coded.
fn by(found: &Comparison, line: &HeldLine) -> String {
    let (method, reason) = (found.word(line.method), found.word(line.reason));
    match (method, reason) {
        ("none", _) => String::from("undecided"),
        (method, "") => format!("by {method}"),
        (method, reason) => format!("by {method} ({reason})"),
    }
}

fn days(period: Option<Period>) -> String {
    period.map_or("not known".into(), |period| format!("{} to {}", period.start, period.end))
}

/// What is told of a line that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineStory {
    /// File, sheet and cell.
    pub at: String,
    /// The area's id.
    pub area: String,
    /// The label.
    pub label: String,
    /// The amount, or both if it changed.
    pub amounts: String,
    /// The coding, or both if it changed.
    pub categories: String,
    /// Everything else.
    pub reason: String,
}

/// What is told of a line that changed.
pub fn line_story(found: &Comparison, change: &Change) -> LineStory {
    let Some(line) = change.line() else { return LineStory::default() };
    let both = |told: &dyn Fn(&HeldLine) -> String| {
        let (old, new) = (change.old.as_ref().map(told), change.new.as_ref().map(told));
        match (old, new) {
            (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
            (old, new) => new.or(old).unwrap_or_default(),
        }
    };
    LineStory {
        at: place(found, line),
        area: found.area_id(line.area).unwrap_or("–").to_owned(),
        label: found.word(line.label).to_owned(),
        amounts: both(&|line| line.amount.in_pounds().to_string()),
        categories: both(&|line| coding(found, Some(line))),
        reason: reason(found, change),
    }
}

/// A time as people read it: `22 November 2026, 06:26 UTC`.
pub fn time(written_at: &str) -> String {
    match written_at.parse::<jiff::Timestamp>() {
        Ok(time) => time.strftime("%-d %B %Y, %H:%M UTC").to_string(),
        Err(_) => written_at.to_owned(),
    }
}
