//! The verdict on a return in one line, and what it rests on.

use crate::publish::card::Mood;
use crate::publish::card_html::counted;
use crate::reconcile::{FileRow, Outcome, Verdict};

use super::{Content, words};

/// The verdict in one line, and how good the news is.
pub(super) fn of(row: &FileRow, content: Option<&Content<'_>>) -> (Mood, String) {
    let excluded = content.is_some_and(|content| content.excluded.lines > 0);
    if excluded && !row.reason.is_empty() {
        return (Mood::Warn, format!("Read, and not counted: {}.", words(&row.reason)));
    }
    match row.verdict {
        Verdict::Ties => (Mood::Good, ties(content)),
        Verdict::Differs => {
            let (differ, all) =
                (row.proof.totals_differ, row.proof.totals_agree + row.proof.totals_differ);
            let differ = if all == 1 {
                String::from("the printed total differs from its lines")
            } else {
                format!(
                    "{} of {} printed totals {} from {} lines",
                    differ,
                    all,
                    if differ == 1 { "differs" } else { "differ" },
                    if differ == 1 { "its" } else { "their" }
                )
            };
            let by = row.difference.filter(|by| !by.pence().is_zero());
            let by = by.map_or(String::new(), |by| match all {
                1 => format!(" by {}", by.abs().in_pounds()),
                _ => format!(", {} in all", by.abs().in_pounds()),
            });
            (Mood::Bad, format!("It does not tie out: {differ}{by}."))
        }
        Verdict::NoTotal => {
            (Mood::Warn, String::from("It was read, and no total is printed that could prove it."))
        }
        Verdict::NoSpend => (Mood::Warn, String::from("It was read, and there is no spend in it.")),
        Verdict::Refused => (Mood::Bad, format!("It could not be read: {}.", words(&row.reason))),
        Verdict::Superseded => {
            (Mood::Warn, format!("Read, and not counted: {}.", words(&row.reason)))
        }
        Verdict::Duplicate => {
            (Mood::Warn, format!("It was not counted a second time: {}.", words(&row.reason)))
        }
        Verdict::Ignored => {
            (Mood::Warn, String::from("It was left out, as mappings/files.csv says."))
        }
    }
}

/// That every total agrees, and by how much those do not that agree within rounding only.
fn ties(content: Option<&Content<'_>>) -> String {
    let totals = content.map_or(&[][..], |content| content.totals);
    let rounded = totals.iter().filter(|total| total.outcome == Outcome::Rounded);
    let most = rounded.map(|total| total.check.difference().pence().abs()).max();
    match most {
        None => String::from("It ties out: every printed total agrees."),
        Some(most) if totals.len() == 1 => format!(
            "It ties out within rounding: the printed total is {} from its lines.",
            most.in_pounds()
        ),
        Some(most) => format!(
            "It ties out within rounding: no printed total is more than {} from its lines.",
            most.in_pounds()
        ),
    }
}

/// What the verdict rests on, a sentence each.
pub(super) fn rests_on(row: &FileRow, content: Option<&Content<'_>>) -> Vec<String> {
    let Some(content) = content else { return Vec::new() };
    let mut says = Vec::new();
    if row.entries > 0 {
        let read = row.entries_sum + content.reversed;
        let spend = format!(
            "{} of spend {} counted, {} in all",
            counted(row.entries, "line", "lines"),
            if row.entries == 1 { "is" } else { "are" },
            read.in_pounds()
        );
        says.push(match (row.printed_total, row.difference) {
            (Some(printed), Some(difference)) if difference.pence().is_zero() => {
                if row.verdict == Verdict::Differs {
                    format!("{spend}. The differences of the printed totals make up for each other.")
                } else if printed.pence() == read.pence() {
                    format!("{spend}, which is what the return prints.")
                } else {
                    let printed = printed.in_pounds();
                    format!(
                        "{spend}. The totals that the return prints come to {printed}, and the lines \
                         that they close to the same."
                    )
                }
            }
            (Some(printed), Some(difference)) => format!(
                "{spend}. The totals that the return prints come to {}, and the lines that they close \
                 to {}.",
                printed.in_pounds(),
                (printed - difference).in_pounds()
            ),
            _ => format!("{spend}."),
        });
        if !content.reversed.is_zero() {
            says.push(format!(
                "{} of that is taken back where a later return counts that says it again; see what was found.",
                content.reversed.in_pounds()
            ));
        }
    }
    let count =
        |outcome| content.totals.iter().filter(|total| total.outcome == outcome).count() as u64;
    let (agree, rounded, differ) =
        (count(Outcome::Agrees), count(Outcome::Rounded), count(Outcome::Differs));
    if agree + rounded + differ > 1 || rounded > 0 {
        let mut parts = Vec::new();
        for (count, what) in [(agree, "to the penny"), (rounded, "within the sheet's own rounding")]
        {
            if count > 0 {
                let verb = if count == 1 { "agrees" } else { "agree" };
                parts.push(format!(
                    "{} {verb} {what}",
                    counted(count, "printed total", "printed totals")
                ));
            }
        }
        if differ > 0 {
            let verb = if differ == 1 { "differs" } else { "differ" };
            parts.push(format!("{} {verb}", counted(differ, "printed total", "printed totals")));
        }
        let counted = if differ > 0 { " What is counted is the lines." } else { "" };
        says.push(format!("{}.{counted}", parts.join(", ")));
    }
    says
}
