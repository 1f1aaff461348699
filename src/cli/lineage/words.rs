//! What is said of one entry behind a figure.

use crate::model::{Money, Percent};
use crate::pipeline::{Author, Part};
use crate::publish::FileVerdict;

use super::super::terminal::shown;

/// What it was coded as, with its part of a split line, and by which step.
pub(super) fn coded_words(part: &Part) -> String {
    let ids: Vec<&str> = part.categories.iter().map(|(id, _)| id.as_str()).collect();
    let coded = match ids.join(" and ") {
        none if none.is_empty() => String::from("waits"),
        ids => shown(&ids, 160),
    };
    let here = match Percent::of(part.amount, part.whole).filter(|_| part.amount != part.whole) {
        Some(percent) => format!(", here {percent} % of {}", part.whole.in_pounds()),
        None => String::new(),
    };
    match part.method.as_str() {
        "none" => format!("{coded}{here}; "),
        method => format!("{coded}{here}; {}: ", shown(method, 20)),
    }
}

/// `decided by Ruth on 2026-01-05: why`
pub(super) fn author_words(author: &Author, method: &str) -> String {
    if author.line.starts_with("rules.csv") {
        return match author.note.as_str() {
            "" => String::new(),
            note => format!("the rule's note: {note}"),
        };
    }
    let what = if method == "fuzzy" { "the label it is like was decided" } else { "decided" };
    let by = match (author.decided_by.as_str(), author.decided_on.as_str()) {
        ("", _) => format!("{} names nobody", author.line),
        ("starter", _) => format!("{what} by the list that came with crosscast"),
        (by, "") => format!("{what} by {by}"),
        (by, on) => format!("{what} by {by} on {on}"),
    };
    if author.note.is_empty() { by } else { format!("{by}: {}", author.note) }
}

pub(super) fn verdict_words(verdict: &FileVerdict) -> String {
    let pounds = |text: &str| value(text, true);
    match (verdict.verdict.as_str(), verdict.printed_total.as_str()) {
        ("ties", "") => String::from("the file ties out with its printed totals"),
        ("ties", total) => format!("the file ties out with its printed total of {}", pounds(total)),
        ("differs", total) => format!(
            "the file differs from its printed total of {} by {}",
            pounds(total),
            pounds(&verdict.difference)
        ),
        ("no_total", _) => String::from("the file prints no total to hold it against"),
        (other, _) => format!("the file's verdict is {other}"),
    }
}

/// A figure as people read it.
pub(super) fn value(text: &str, is_money: bool) -> String {
    let money = text.parse().ok().and_then(Money::new).filter(|_| is_money);
    money.map_or_else(|| shown(text, 40), |money| money.in_pounds().to_string())
}

pub(super) fn place(part: &Part) -> String {
    match part.sheet.as_str() {
        "" => format!("{}!{}", part.file, part.cell),
        sheet => format!("{} {sheet}!{}", part.file, part.cell),
    }
}

/// The categories and their shares in per cent, each list parted by `; `.
pub(super) fn categories(part: &Part) -> [String; 2] {
    let ids: Vec<&str> = part.categories.iter().map(|(id, _)| id.as_str()).collect();
    let share = |share: &Option<u32>| {
        share.map_or_else(String::new, |share| format!("{}.{:02}", share / 100, share % 100))
    };
    let shares: Vec<String> = part.categories.iter().map(|(_, one)| share(one)).collect();
    [ids.join("; "), shares.join("; ")]
}
