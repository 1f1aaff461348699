//! The words of the decided labels: how much each weighs, and which one a misspelt word meant.

use rustc_hash::FxHashMap;
use strsim::osa_distance;

use crate::classify::WHOLE;
use crate::classify::log2::log2;

/// Words that any label could carry: they weigh as little as a word that every label has.
const LIGHT: [&str; 24] = [
    "activity",
    "big",
    "budget",
    "cost",
    "delivery",
    "expenditure",
    "expense",
    "fund",
    "funding",
    "general",
    "in",
    "initiative",
    "local",
    "new",
    "other",
    "our",
    "payment",
    "programme",
    "project",
    "scheme",
    "spend",
    "to",
    "various",
    "with",
];

/// Whether any label could carry `word`.
pub(in crate::classify) fn is_light(word: &str) -> bool {
    LIGHT.binary_search(&word).is_ok()
}

/// What the lightest words weigh; a word that one label in `n` has weighs 1 + log2 n times that.
const LIGHTEST: u32 = 16;

/// The words of all decided labels.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
    weights: Vec<u32>,
    /// The heaviest weight: that of a word which no decided label has, too.
    rare: u32,
    /// Words that a misspelling can mean, by first letter and length in letters.
    shelves: FxHashMap<(char, usize), Vec<Spelt>>,
}

/// A word that a misspelling can mean.
#[derive(Debug)]
struct Spelt {
    word: Box<str>,
    id: u32,
    letters: u64,
}

/// A word of a label, as the vocabulary knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heard {
    /// What it weighs.
    pub(super) weight: u32,
    /// The known words that it is or may have meant, each with the likeness.
    pub(super) meant: Vec<(u32, u32)>,
}

impl Vocabulary {
    /// Adds `word` if it is new; its id.
    pub(super) fn add(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.insert(word.into(), id);
        if let Some((first, length)) = spellable(word) {
            let spelt = Spelt { word: word.into(), id, letters: letters(word) };
            self.shelves.entry((first, length)).or_default().push(spelt);
        }
        id
    }

    /// Weighs every word; `holders` is how many of the `labels` distinct labels have each.
    pub(super) fn weigh(&mut self, holders: &[u32], labels: u32) {
        self.rare = weight_of(1, labels);
        self.weights = holders.iter().map(|&held| weight_of(held, labels)).collect();
        for word in LIGHT {
            if let Some(&id) = self.ids.get(word) {
                self.weights[id as usize] = LIGHTEST;
            }
        }
    }

    /// The id of `word`, if some decided label has it.
    pub(super) fn id(&self, word: &str) -> Option<u32> {
        self.ids.get(word).copied()
    }

    /// The weight of the word `id`.
    pub(super) fn weight(&self, id: u32) -> u32 {
        self.weights[id as usize]
    }

    /// What is known of `word`. A word that some decided label has is taken to be spelt right; any
    /// other may have meant one with the same first letter that at most a fifth of the letters
    /// parts from it.
    pub(super) fn hear(&self, word: &str) -> Heard {
        if let Some(&id) = self.ids.get(word) {
            return Heard { weight: self.weight(id), meant: vec![(id, WHOLE)] };
        }
        if is_light(word) {
            return Heard { weight: LIGHTEST, meant: Vec::new() };
        }
        let mut meant = Vec::new();
        if let Some((first, length)) = spellable(word) {
            let have = letters(word);
            for other_length in length - length / 5..=length + length / 4 {
                let longest = length.max(other_length);
                let most_apart = most_apart(longest);
                for other in self.shelves.get(&(first, other_length)).into_iter().flatten() {
                    // Each step between two spellings changes at most one letter for another.
                    let (gone, come) = (have & !other.letters, other.letters & !have);
                    if gone.count_ones().max(come.count_ones()) as usize > most_apart {
                        continue;
                    }
                    let apart = osa_distance(word, &other.word);
                    if apart <= most_apart {
                        let likeness = WHOLE as usize * (longest - apart) / longest;
                        meant.push((other.id, likeness as u32));
                    }
                }
            }
            meant.sort_unstable();
        }
        // What it may have meant weighs; what nothing is like is as rare as can be.
        let weight = meant.iter().map(|&(id, _)| self.weight(id)).max().unwrap_or(self.rare);
        Heard { weight, meant }
    }
}

/// [`LIGHTEST`] × (1 + log2(labels / held)).
fn weight_of(held: u32, labels: u32) -> u32 {
    let bits = log2(u64::from(labels)).saturating_sub(log2(u64::from(held)));
    LIGHTEST + (bits * u64::from(LIGHTEST) / 1_024) as u32
}

/// Whether `word`, which no decided label has, could be a misspelling of `other` at all.
pub(super) fn may_be_misspelt(word: &str, other: &str) -> bool {
    let shelf = |word| spellable(word).map(|(first, _)| first);
    !is_light(word) && shelf(word).is_some() && shelf(word) == shelf(other)
}

/// How many steps may part a misspelling from what it means, of which the longer has so many
/// letters: a fifth.
pub(super) fn most_apart(longest: usize) -> usize {
    longest / 5
}

/// First letter and length of a word that can be misspelt: five letters or more, no digits, and
/// not so long that it is no word.
fn spellable(word: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 40;
    let length = word.chars().count();
    let fits = (5..=LONGEST).contains(&length) && word.chars().all(char::is_alphabetic);
    word.chars().next().filter(|_| fits).map(|first| (first, length))
}

/// Which letters a word has, a bit a letter; other scripts share the bits.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |bits, c| bits | 1 << (u32::from(c) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[(&str, u32)], labels: u32) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for (word, _) in words {
            vocabulary.add(word);
        }
        let holders: Vec<u32> = words.iter().map(|(_, held)| *held).collect();
        vocabulary.weigh(&holders, labels);
        vocabulary
    }

    #[test]
    fn rare_words_weigh_more_and_light_words_hardly_anything() {
        let words = vocabulary(&[("mural", 1), ("community", 64), ("project", 100)], 128);
        let weights: Vec<u32> =
            ["mural", "community", "project", "unheard"].map(|word| words.hear(word).weight).into();
        assert_eq!(weights, [128, 32, LIGHTEST, 128]);
        assert_eq!(words.hear("scheme").weight, LIGHTEST);
    }

    #[test]
    fn a_misspelt_word_is_heard_and_a_known_one_is_itself() {
        let words = vocabulary(&[("equipment", 1), ("sport", 1), ("hub", 1), ("allocated", 1)], 4);
        for (word, meant) in [
            ("equipment", vec![(0, 10_000)]),
            ("equiptment", vec![(0, 9_000)]),
            ("eqiupment", vec![(0, 8_888)]),
            ("spirt", vec![(1, 8_000)]),
            ("spots", vec![]),
            ("hob", vec![]),
            ("unallocated", vec![]),
        ] {
            assert_eq!(words.hear(word).meant, meant, "{word}");
        }
        assert!(LIGHT.is_sorted());
    }
}
