//! What headings mean to this programme: its own `columns.csv` first, then the common words.

use rustc_hash::FxHashMap;

use crate::mapping::ColumnWord;
use crate::model::Role;

use super::lexicon::{self, Meaning, plain};

/// Above every rank of the common words: what people wrote down wins.
const WRITTEN_DOWN: u8 = 20;

/// The headings that `columns.csv` names, ready to be looked up.
#[derive(Debug, Default)]
pub struct Headings {
    known: FxHashMap<String, Meaning>,
}

impl Headings {
    /// From the lines of `columns.csv`.
    pub fn new(columns: &[ColumnWord]) -> Headings {
        let known = columns
            .iter()
            .map(|word| {
                let meaning = Meaning { role: word.role, basis: word.basis, rank: WRITTEN_DOWN };
                (plain(&word.heading), meaning)
            })
            .collect();
        Headings { known }
    }

    /// What `heading` means over a column that holds figures or does not.
    pub(super) fn meaning(&self, heading: &str, figures: bool) -> Option<Meaning> {
        let plain = plain(heading);
        self.known.get(&plain).copied().or_else(|| {
            // A programme's list has the heading without the currency that stands beside it.
            let bare = plain.trim_matches(|c: char| matches!(c, '£' | '€' | '$' | ' '));
            self.known.get(bare).copied().or_else(|| lexicon::meaning(heading, figures))
        })
    }

    /// Whether the whole of `text` is a heading.
    pub(super) fn names(&self, text: &str) -> bool {
        self.known.contains_key(&plain(text)) || lexicon::is_heading(text)
    }

    /// Whether `text` has a heading in it.
    pub(super) fn knows(&self, text: &str) -> bool {
        text.len() <= 60
            && (self.meaning(text, true).is_some() || self.meaning(text, false).is_some())
    }
}

/// What `heading` says of itself by `columns.csv` and the common words, whatever its column was taken for.
pub fn heading_role(columns: &[ColumnWord], heading: &str) -> Option<Role> {
    let plain = plain(heading);
    let written = columns.iter().find(|word| self::plain(&word.heading) == plain);
    written
        .map(|word| word.role)
        .or_else(|| lexicon::meaning(heading, false).map(|meaning| meaning.role))
}
