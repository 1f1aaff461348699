//! Words that stand where an amount is expected.

use super::{Reading, figure};

/// What a text that is no number says of an amount.
pub(super) fn reading(text: &str) -> Reading {
    let text = figure::without_footnote(text);
    let bare = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let bare = figure::strip_currency_front(bare).unwrap_or(bare).trim();
    let is = |words: &[&str]| words.iter().any(|word| bare.eq_ignore_ascii_case(word));
    if is(NIL) || is_dash(bare) {
        Reading::Nil
    } else if is(PENDING) || begins_with(bare, "awaiting ") || begins_with(bare, "waiting for ") {
        Reading::Pending
    } else if is_inexact(text) {
        Reading::Unreadable
    } else {
        Reading::Words
    }
}

const NIL: &[&str] = &["nil", "none", "zero"];

const PENDING: &[&str] = &[
    "n/a",
    "n.a.",
    "na",
    "tbc",
    "tba",
    "tbd",
    "t.b.c.",
    "pending",
    "to follow",
    "awaiting",
    "awaited",
    "outstanding",
    "to be confirmed",
    "to be advised",
    "to be agreed",
    "not known",
    "not yet known",
    "unknown",
];

/// Words that make an amount inexact.
const ABOUT: &[&str] = &[
    "ca",
    "circa",
    "approx",
    "approximately",
    "about",
    "around",
    "est",
    "estimate",
    "estimated",
    "nearly",
    "say",
];

/// Words that may stand between amounts, and say nothing by themselves.
const BETWEEN: &[&str] = &[
    "or",
    "to",
    "and",
    "up",
    "plus",
    "vat",
    "inc",
    "incl",
    "including",
    "ex",
    "exc",
    "excl",
    "excluding",
    "only",
    "paid",
    "each",
    "gbp",
    "k",
    "p",
    "m",
    "cr",
    "dr",
    "of",
    "from",
    "e",
    "over",
    "under",
    "max",
    "min",
    "tbc",
];

fn begins_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        && text.len() < start.len() + 40
}

/// Whether the text is a dash or two, and not a line drawn with dashes.
fn is_dash(text: &str) -> bool {
    (1..=3).contains(&text.chars().count()) && text.chars().all(figure::is_minus)
}

/// Whether the text is made of amounts and such words alone, and one of them says that it is
/// about money: a currency sign, an "approximately", a question mark.
fn is_inexact(text: &str) -> bool {
    if text.len() > 60 || text.contains(['%', '@', '#', ':']) {
        return false;
    }
    let currency = text.contains(['£', '€', '$']);
    let digit = text.contains(|c: char| matches!(c, '1'..='9'));
    let is_doubt = |c: char| matches!(c, '?' | '~' | '≈' | '<' | '>');
    if text.chars().all(|c| c == '?') {
        return true;
    }
    let doubt = text.contains(is_doubt);
    if !digit || (doubt && !currency) {
        let figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ') || is_doubt(c);
        return doubt && (currency || text.chars().all(figure));
    }
    let mut about = false;
    let mut end = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let at = end + text[end..].find(word).unwrap_or(0);
        end = at + word.len();
        let is = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        // `C1` is a code, and `2009 estimate` is a heading.
        let apart = !text[end..].starts_with(|c: char| c.is_ascii_digit())
            && !text[..at].contains(|c: char| c.is_ascii_digit());
        if is(ABOUT) || word == "c" {
            about |= apart;
        } else if !is(BETWEEN) {
            return false;
        }
    }
    currency || about
}
