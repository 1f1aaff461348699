//! What became of each entry, kept until the sheets are copied.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::classify::{Decision, Method};
use crate::extract::Entry;
use crate::mapping::Mappings;
use crate::model::{CellAt, Money};
use crate::total::CategoryBucket;

use super::super::entries_csv::Fate;
use super::super::names::bucket_name;

/// What a copy says of labels that wait.
pub(super) const TO_BE_DECIDED: &str = "to be decided";
/// What it says of labels from which nothing can be known.
const CANNOT_BE_KNOWN: &str = "cannot be known";

/// One entry with what became of it.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) cell: CellAt,
    pub(super) amount: Money,
    /// Its category in words; the reason when it is excluded.
    pub(super) words: Arc<str>,
    pub(super) excluded: bool,
    /// What is to be said of the coding.
    pub(super) note: Option<Box<str>>,
}

/// The entries of one return, sheet by sheet.
#[derive(Debug, Default)]
pub struct Marks {
    sheets: Vec<Vec<Mark>>,
    /// Words that many entries share.
    known: BTreeMap<String, Arc<str>>,
}

impl Marks {
    /// Takes one entry.
    pub fn push(&mut self, entry: &Entry<'_>, fate: Fate<'_>, mappings: &Mappings) {
        let (words, excluded, note) = match fate {
            // The entry itself is marked already.
            Fate::Reversed { reason, .. } => {
                let last = self.sheets.get_mut(entry.sheet).and_then(|marks| marks.last_mut());
                if let Some(mark) = last.filter(|mark| mark.cell == entry.cell) {
                    mark.note = Some(reason.into());
                }
                return;
            }
            Fate::Excluded { reason } => (reason.to_owned(), true, None),
            Fate::Spend { decision, parts } => {
                (category(decision, parts, mappings), false, note(decision))
            }
        };
        let words = match self.known.get(&words) {
            Some(known) => Arc::clone(known),
            None => {
                let kept: Arc<str> = Arc::from(words.as_str());
                self.known.insert(words, Arc::clone(&kept));
                kept
            }
        };
        if self.sheets.len() <= entry.sheet {
            self.sheets.resize_with(entry.sheet + 1, Vec::new);
        }
        let mark = Mark { cell: entry.cell, amount: entry.amount, words, excluded, note };
        self.sheets[entry.sheet].push(mark);
    }

    /// The entries of one sheet, in the order of their cells.
    pub(super) fn of_sheet(&self, sheet: usize) -> Vec<&Mark> {
        let mut marks: Vec<&Mark> = self.sheets.get(sheet).into_iter().flatten().collect();
        marks.sort_by_key(|mark| mark.cell);
        marks
    }
}

fn category(decision: &Decision, parts: &[(CategoryBucket, Money)], mappings: &Mappings) -> String {
    match parts {
        [(CategoryBucket::Review, _)] => String::from(TO_BE_DECIDED),
        [(CategoryBucket::Unclear, _)] => String::from(CANNOT_BE_KNOWN),
        [(bucket, _)] => bucket_name(mappings, *bucket).to_owned(),
        _ => {
            debug_assert_eq!(decision.method, Method::Split);
            let parts = parts.iter().map(|&(bucket, money)| {
                format!("{} {}", bucket_name(mappings, bucket), money.in_pounds())
            });
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}

/// Certain codings need no word.
fn note(decision: &Decision) -> Option<Box<str>> {
    let told = match decision.method {
        Method::AreaLabel | Method::Label | Method::AreaRule | Method::Rule => return None,
        Method::Fuzzy => "Coded by likeness",
        Method::Split => "Split over categories",
        Method::Unclear => "Decided: it cannot be known from the label",
        Method::None => "No category yet",
    };
    let reason = decision.reason.trim_end_matches('.');
    Some(if reason.is_empty() { format!("{told}.") } else { format!("{told}: {reason}.") }.into())
}
