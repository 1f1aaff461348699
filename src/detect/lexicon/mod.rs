//! The words of spend sheets: what headings mean, and how rows say that they are no line.

mod headings;
mod rows;
mod totals;

pub(super) use headings::{Meaning, is_heading, meaning};
pub use rows::is_money_in;
pub(super) use rows::{is_balance, is_count, is_income, is_parameter};
pub(super) use totals::named;

/// Lower-case words parted by single spaces; `%` and `£` stay as words of their own.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if gap && !plain.is_empty() {
                plain.push(' ');
            }
            gap = false;
            plain.extend(c.to_lowercase());
        } else if matches!(c, '%' | '£' | '€' | '$') {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push(c);
            gap = true;
        } else if !matches!(c, '\'' | '’') {
            gap = true;
        }
    }
    plain
}

/// Where `phrase` stands in `text` as whole words.
fn position(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        let edge = |c: Option<char>| c.is_none_or(|c| c == ' ');
        let symbol = !phrase.chars().all(|c| c.is_alphanumeric() || c == ' ');
        let ends = after.is_none() || !phrase.ends_with(" in") && !phrase.ends_with(" out");
        symbol || (edge(before) && edge(after) && ends)
    })
}

fn has(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| position(text, phrase).is_some())
}
