//! What column headings mean.
//!
//! The list stands in `headings.csv` beside this file, one phrase a line. A programme's own
//! `mappings/columns.csv` beats it; it is here so that a new programme works on the first day.

use std::sync::LazyLock;

use crate::model::{Basis, Role};

use super::{plain, position};

/// What a heading means, and how strongly it says so.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Meaning {
    pub(in crate::detect) role: Role,
    pub(in crate::detect) basis: Option<Basis>,
    /// Among columns of one role, the one with the highest rank is taken.
    pub(in crate::detect) rank: u8,
}

impl Meaning {
    /// Headings such as "Amount" or "£" leave open which: what stands above them says more.
    pub(in crate::detect) fn says_little(&self) -> bool {
        self.rank == 0
    }
}

/// A phrase of the list.
struct Phrase {
    text: &'static str,
    meaning: Meaning,
}

static PHRASES: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| include_str!("headings.csv").lines().skip(1).filter_map(phrase).collect());

/// One line of the list: phrase, role, basis, rank.
fn phrase(line: &'static str) -> Option<Phrase> {
    let mut fields = line.split(',');
    let text = fields.next()?;
    let role = fields.next()?.parse().ok()?;
    let basis = fields.next()?.parse().ok();
    let rank = fields.next()?.parse().ok()?;
    Some(Phrase { text, meaning: Meaning { role, basis, rank } })
}

/// What the heading means by the longest phrase in it. Where the column holds `figures`, phrases
/// about amounts are looked for first; where it holds words, the others.
pub(in crate::detect) fn meaning(heading: &str, figures: bool) -> Option<Meaning> {
    let plain = plain(heading);
    if plain.is_empty() {
        return None;
    }
    longest(&plain, figures).or_else(|| longest(&plain, !figures))
}

/// Whether the whole of `text` is a heading: one phrase of the list, or a word of totals.
pub(in crate::detect) fn is_heading(text: &str) -> bool {
    let plain = plain(text);
    PHRASES.iter().any(|phrase| phrase.text == plain) || super::totals::is_word_of_totals(&plain)
}

/// The meaning of the longest phrase about `amounts` that stands in `text`. Of two equally long
/// the later in the text wins, as in "budget spent".
fn longest(text: &str, amounts: bool) -> Option<Meaning> {
    PHRASES
        .iter()
        .filter(|phrase| (phrase.meaning.role == Role::Amount) == amounts)
        // "In" and "out" say what a column is only when nothing else stands in the heading.
        .filter(|phrase| !matches!(phrase.text, "in" | "out") || phrase.text == text)
        .filter_map(|phrase| position(text, phrase.text).map(|at| (phrase.text.len(), at, phrase)))
        .max_by_key(|&(len, at, _)| (len, at))
        .map(|(_, _, phrase)| phrase.meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_a_phrase_in_plain_form() {
        assert_eq!(PHRASES.len(), include_str!("headings.csv").lines().count() - 1);
        for phrase in PHRASES.iter() {
            assert_eq!(phrase.text, plain(phrase.text));
            let is_amount = phrase.meaning.role == Role::Amount;
            assert_eq!(phrase.meaning.basis.is_some(), is_amount, "{}", phrase.text);
        }
    }

    #[test]
    fn headings_mean_what_their_longest_phrase_says() {
        let basis = |heading| meaning(heading, true).and_then(|meaning| meaning.basis);
        assert_eq!(basis("Total Spent to date (£)"), Some(Basis::ToDate));
        assert_eq!(basis("Total Allocated (£)"), Some(Basis::Budget));
        assert_eq!(basis("Amount (£)"), Some(Basis::Spent));
        assert_eq!(basis("Actual spend Q1"), Some(Basis::Spent));
        assert_eq!(basis("Invoice Nett Amount"), Some(Basis::Net));
        assert_eq!(basis("Amount inc. VAT"), Some(Basis::Gross));
        assert_eq!(basis("VAT"), Some(Basis::Vat));
        assert_eq!(basis("Balance remaining"), Some(Basis::Remaining));
        assert_eq!(basis("Unit price"), Some(Basis::Other));
        assert_eq!(basis("In"), Some(Basis::Income));
        assert_eq!(basis("Spent in cash"), Some(Basis::Spent));
        let role = |heading| meaning(heading, false).map(|meaning| meaning.role);
        assert_eq!(role("Item or activity"), Some(Role::Label));
        assert_eq!(role("Supplier Name"), Some(Role::Payee));
        assert_eq!(role("Date Paid"), Some(Role::Date));
        assert_eq!(role("Wibble"), None);
    }
}
