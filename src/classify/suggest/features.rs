//! What of a label the text model looks at: its words, pairs of words that stand side by side, and
//! runs of four letters, so that a word that was never seen may still look familiar.

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

use crate::model::key::LabelKey;

/// A feature, by its kind and the hash of its text. Two that fall together cost a little
/// sharpness and nothing else.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Feature {
    pub(super) kind: Kind,
    hash: u64,
}

/// What a feature is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// A word.
    Word,
    /// Two words side by side.
    Pair,
    /// Four letters of a word, its edges counting as letters.
    Letters,
}

impl Kind {
    /// What a feature of this kind counts, in sixteenths of a word. Found by comparing models over
    /// fifteen labelled sets.
    pub(super) fn weight(self) -> u64 {
        match self {
            Kind::Word => 16,
            Kind::Pair => 8,
            Kind::Letters => 3,
        }
    }
}

/// A word as a feature.
pub(super) fn word(word: &str) -> Feature {
    feature(Kind::Word, word.bytes())
}

/// The features of a label, each once, ascending. A long label is looked at by its first words.
pub(super) fn features(key: &LabelKey) -> Vec<Feature> {
    let words: Vec<&str> = key
        .words()
        .split(' ')
        .filter(|word| !word.is_empty())
        .take(LabelKey::WORDS_COMPARED)
        .collect();
    let mut found: Vec<Feature> = Vec::with_capacity(words.len() * 6);
    for (at, &this) in words.iter().enumerate() {
        found.push(word(this));
        if let Some(next) = words.get(at + 1) {
            found.push(feature(Kind::Pair, this.bytes().chain([b' ']).chain(next.bytes())));
        }
        letters(this, &mut found);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The runs of four letters of `<word>`.
fn letters(word: &str, found: &mut Vec<Feature>) {
    const RUN: usize = 4;
    const LONGEST: usize = 40;
    let edged: Vec<char> =
        ['<'].into_iter().chain(word.chars().take(LONGEST)).chain(['>']).collect();
    found.extend(edged.windows(RUN).map(|run| {
        let mut hasher = FxHasher::default();
        run.iter().for_each(|&letter| hasher.write_u32(u32::from(letter)));
        Feature { kind: Kind::Letters, hash: hasher.finish() }
    }));
}

fn feature(kind: Kind, text: impl Iterator<Item = u8>) -> Feature {
    let mut hasher = FxHasher::default();
    text.for_each(|byte| hasher.write_u8(byte));
    Feature { kind, hash: hasher.finish() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::key::label_key;

    #[test]
    fn words_pairs_and_runs_of_letters_are_looked_at() {
        let kinds = |label: &str| {
            let found = features(&label_key(label));
            [Kind::Word, Kind::Pair, Kind::Letters]
                .map(|kind| found.iter().filter(|feature| feature.kind == kind).count())
        };
        assert_eq!(kinds("mural"), [1, 0, 4]);
        assert_eq!(kinds("mural trail"), [2, 1, 8]);
        assert_eq!(kinds("hub"), [1, 0, 2]);
        assert_eq!(kinds("mural mural"), [1, 1, 4]);
        assert_eq!(kinds(""), [0, 0, 0]);
        assert_eq!(kinds(&"x1 ".repeat(5_000))[0], 1);
    }

    #[test]
    fn a_misspelt_word_shares_most_of_its_letters() {
        let (one, other) =
            (features(&label_key("photography")), features(&label_key("photografy")));
        let shared = one.iter().filter(|feature| other.contains(feature)).count();
        assert!(shared >= 6, "{shared}");
    }
}
