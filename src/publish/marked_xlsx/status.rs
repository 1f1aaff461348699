//! What each row of a return was taken for, in words for the person who kept it.

use crate::model::{Money, RowRole};
use crate::open::Row;
use crate::reconcile::{CheckedTotal, Outcome};

use super::marks::{Mark, TO_BE_DECIDED};

/// The colour that goes with a status.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    /// None: words around the figures.
    Plain,
    /// Column headings.
    Head,
    /// Counted as spend, with a category.
    Counted,
    /// Counted as spend; its category is to be decided.
    Waits,
    /// A printed total that agrees.
    Agrees,
    /// A printed total that does not.
    Differs,
    /// Not counted.
    LeftOut,
}

/// What is said of one row.
pub(super) struct Status {
    pub(super) says: String,
    pub(super) category: String,
    pub(super) amount: Option<Money>,
    pub(super) tone: Tone,
}

/// The status of a row with its entries and its printed totals.
pub(super) fn of(
    row: &Row<'_>,
    (role, reason): (RowRole, Option<&'static str>),
    marks: &[&Mark],
    totals: &[&CheckedTotal<'_>],
) -> Status {
    let plain = |says: &str| (says.to_owned(), Tone::Plain);
    let hidden = if row.hidden { " (hidden row)" } else { "" };
    let (says, tone) = match role {
        RowRole::Title => plain("title"),
        RowRole::Header => (String::from("header"), Tone::Head),
        RowRole::Section => plain("section"),
        RowRole::Note => plain("note"),
        RowRole::Continuation => plain("goes with the line above"),
        RowRole::Blank => plain(""),
        RowRole::LeftOut => {
            (format!("left out: {}", reason.unwrap_or("no reason is known")), Tone::LeftOut)
        }
        RowRole::Subtotal => total("subtotal", totals),
        RowRole::Total => total("total", totals),
        RowRole::Entry => return entry(row, marks),
    };
    let says = format!("{says}{hidden}");
    Status { says, category: String::new(), amount: None, tone }
}

fn total(what: &str, totals: &[&CheckedTotal<'_>]) -> (String, Tone) {
    let worst = totals.iter().map(|total| total.outcome).max();
    match worst {
        None => (format!("{what}, not of a spend column"), Tone::Plain),
        Some(Outcome::Agrees) => (format!("{what} agrees"), Tone::Agrees),
        Some(Outcome::Rounded) => (format!("{what} agrees within rounding"), Tone::Agrees),
        Some(Outcome::Differs) => {
            let differing = totals.iter().filter(|total| total.outcome == Outcome::Differs);
            let by = differing.map(|total| total.check.difference().abs().in_pounds().to_string());
            (format!("{what} differs by {}", by.collect::<Vec<_>>().join(" and ")), Tone::Differs)
        }
    }
}

fn entry(row: &Row<'_>, marks: &[&Mark]) -> Status {
    let Some(first) = marks.first() else {
        let says = String::from("line without an amount that counts");
        return Status { says, category: String::new(), amount: None, tone: Tone::Plain };
    };
    let amount = marks.iter().map(|mark| mark.amount).sum();
    if first.excluded {
        let says = format!("left out: {}", first.words);
        return Status { says, category: String::new(), amount: None, tone: Tone::LeftOut };
    }
    let mut words: Vec<&str> = Vec::new();
    for mark in marks {
        if !words.contains(&&*mark.words) {
            words.push(&mark.words);
        }
    }
    let says = if row.hidden { "entry (hidden row, counted)" } else { "entry" };
    let tone = if words.contains(&TO_BE_DECIDED) { Tone::Waits } else { Tone::Counted };
    Status { says: says.to_owned(), category: words.join("; "), amount: Some(amount), tone }
}
