//! Every decided label by its words, so that the labels like a new one are found without
//! comparing it with each.
//!
//! The likeness of two labels is the weight of the words that they share, both sides counted,
//! over the weight of all their words: 1 for the same words in any order. A misspelt word shares
//! in proportion to its own likeness.

mod exhaustive;
mod near;

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::turning::turns;
use super::vocabulary::{Heard, Vocabulary};
use crate::classify::WHOLE;
use crate::model::key::LabelKey;

/// Labels by their words. Labels with the same words are one form.
#[derive(Debug, Default)]
pub struct LabelIndex {
    vocabulary: Vocabulary,
    forms: Vec<Form>,
    /// What the words of each form weigh together; apart from the forms, because a search looks
    /// at the weight of many and at the rest of few.
    weights: Vec<u32>,
    /// For each word, the forms that have it, ascending.
    holders: Vec<Vec<u32>>,
}

/// The labels that have the same words.
#[derive(Debug)]
struct Form {
    /// Ids of the words, ascending.
    words: Box<[u32]>,
    /// Its turning words.
    turns: u32,
    /// The labels, by their numbers, ascending.
    labels: Vec<u32>,
}

/// A form that is like the label asked about.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Like<'i> {
    /// How like, in ten-thousandths.
    pub score: u32,
    /// Whether a turning word parts them.
    pub turned: bool,
    /// The numbers of the labels with this form, ascending.
    pub labels: &'i [u32],
}

impl LabelIndex {
    /// Likeness below this, in ten-thousandths, is not looked for: it is of no use even as a
    /// suggestion.
    pub const FLOOR: u32 = 3_000;

    /// Puts the keys in, each under its place in the order given.
    pub fn new<'k>(keys: impl IntoIterator<Item = &'k LabelKey>) -> LabelIndex {
        let mut index = LabelIndex::default();
        let mut places: FxHashMap<Box<[u32]>, usize> = FxHashMap::default();
        for (label, key) in (0u32..).zip(keys) {
            let sorted = key.sorted();
            let turns = turns(sorted.iter().copied());
            let mut words: Box<[u32]> =
                sorted.into_iter().map(|word| index.vocabulary.add(word)).collect();
            words.sort_unstable();
            let place = *places.entry(words.clone()).or_insert_with(|| {
                index.forms.push(Form { words, turns, labels: Vec::new() });
                index.forms.len() - 1
            });
            index.forms[place].labels.push(label);
        }
        for (place, form) in (0u32..).zip(&index.forms) {
            for &word in &form.words {
                let word = word as usize;
                if index.holders.len() <= word {
                    index.holders.resize(word + 1, Vec::new());
                }
                index.holders[word].push(place);
            }
        }
        let held: Vec<u32> = index.holders.iter().map(|forms| forms.len() as u32).collect();
        index.vocabulary.weigh(&held, index.forms.len() as u32);
        let weight = |form: &Form| form.words.iter().map(|&id| index.vocabulary.weight(id)).sum();
        index.weights = index.forms.iter().map(weight).collect();
        index
    }

    /// Calls `found` for every form whose likeness to `key` is at least [`LabelIndex::FLOOR`].
    /// The order is not set.
    pub fn search<'i>(&'i self, key: &LabelKey, found: impl FnMut(Like<'i>)) {
        let (heard, turns) = self.hear(key);
        let total: u32 = heard.iter().map(|word| word.weight).sum();
        let exact =
            heard.iter().all(|word| word.meant.iter().all(|&(_, likeness)| likeness == WHOLE));
        let mut reached: Vec<Like<'i>> = Vec::new();
        SCRATCH.with_borrow_mut(|scratch| {
            let Scratch { shared, touched } = scratch;
            if shared.len() < self.forms.len() {
                shared.resize(self.forms.len(), 0);
            }
            let mut left = total;
            for word in &heard {
                // Sharing no more than the words that are left, a form not yet met cannot reach
                // the floor.
                let new_ones = most_like(left, total) >= Self::FLOOR;
                left -= word.weight;
                for &(id, likeness) in &word.meant {
                    let worth = worth(word.weight, self.vocabulary.weight(id), likeness);
                    for &form in &self.holders[id as usize] {
                        let sum = &mut shared[form as usize];
                        if *sum == 0 {
                            if !new_ones {
                                continue;
                            }
                            touched.push(form);
                        }
                        *sum = sum.saturating_add(worth);
                    }
                }
            }
            for place in touched.drain(..) {
                let place = place as usize;
                let sum = std::mem::take(&mut shared[place]);
                let weight = total + self.weights[place];
                // The same as comparing the score, without dividing.
                if sum < Self::FLOOR * weight {
                    continue;
                }
                let form = &self.forms[place];
                // With misspellings the sum is only a bound: two words may have meant the same.
                let sum = if exact { sum } else { self.shared(&heard, form) };
                let score = score(sum, weight);
                if score >= Self::FLOOR {
                    let turned = form.turns != turns;
                    reached.push(Like { score, turned, labels: &form.labels });
                }
            }
        });
        // After the scratch is clean again, whatever the caller does.
        reached.into_iter().for_each(found);
    }

    /// The words of `key`, the heaviest first, and its turning words.
    fn hear(&self, key: &LabelKey) -> (Vec<Heard>, u32) {
        let words = key.sorted();
        let turns = turns(words.iter().copied());
        let mut heard: Vec<Heard> =
            words.into_iter().map(|word| self.vocabulary.hear(word)).collect();
        heard.sort_by_key(|word| std::cmp::Reverse(word.weight));
        (heard, turns)
    }

    /// The weight of what is shared, times [`WHOLE`]: each word of the form is shared once, by the first
    /// word that likes it best.
    fn shared(&self, heard: &[Heard], form: &Form) -> u32 {
        let mut taken: Vec<u32> = Vec::new();
        let mut sum = 0;
        for word in heard {
            let best = word
                .meant
                .iter()
                .filter(|(id, _)| form.words.binary_search(id).is_ok() && !taken.contains(id))
                .max_by_key(|&&(id, likeness)| {
                    (
                        worth(word.weight, self.vocabulary.weight(id), likeness),
                        std::cmp::Reverse(id),
                    )
                });
            if let Some(&(id, likeness)) = best {
                taken.push(id);
                sum += worth(word.weight, self.vocabulary.weight(id), likeness);
            }
        }
        sum
    }
}

/// What a shared word adds: its weight on both sides, times its likeness in ten-thousandths. A
/// word weighs a few hundred at most and at most [`LabelKey::WORDS_COMPARED`] are shared, so that
/// the sum fits.
fn worth(one: u32, other: u32, likeness: u32) -> u32 {
    (one + other) * likeness
}

/// The likeness of two labels that share `shared` and weigh `weight` together.
fn score(shared: u32, weight: u32) -> u32 {
    shared / weight.max(1)
}

/// The most likeness that sharing words of `weight` can give a label of `total`: a form has at
/// least the words that it shares, and none of them weighs more than the word that meant it.
fn most_like(weight: u32, total: u32) -> u32 {
    score(worth(weight, weight, WHOLE), total + weight)
}

/// What a search adds up, kept from one to the next: all zero between them.
#[derive(Default)]
struct Scratch {
    shared: Vec<u32>,
    touched: Vec<u32>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::key::label_key;

    fn keys(labels: &[String]) -> Vec<LabelKey> {
        labels.iter().map(|label| label_key(label)).collect()
    }

    /// The score of each label that the index finds, by its number.
    fn found(index: &LabelIndex, label: &str) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        index.search(&label_key(label), |like| {
            found.extend(like.labels.iter().map(|&label| (label, like.score)));
        });
        found.sort_unstable();
        found
    }

    fn likeness(label: &str, known: &[&str]) -> u32 {
        let labels: Vec<String> = known.iter().map(|&label| label.to_owned()).collect();
        let found = found(&LabelIndex::new(&keys(&labels)), label);
        found.iter().find(|(label, _)| *label == 0).map_or(0, |(_, score)| *score)
    }

    #[test]
    fn likeness_is_high_for_the_same_thing_and_low_for_another() {
        for (label, known, least, most) in [
            ("Social care - adults", "Adult social care", 10_000, 10_000),
            ("Mural Project", "Murals", 8_700, 9_999),
            ("Office equipmemt", "Office equipment", 9_000, 9_999),
            ("Housing benefit", "Housing repairs", 0, 6_000),
            ("Unallocated", "Allocated", 0, 0),
            ("Highways", "Rates", 0, 0),
        ] {
            let others = ["Small grants", "Community festival", "Work club", "Housing", "Repairs"];
            let found = likeness(label, &[&[known], others.as_slice()].concat());
            assert!((least..=most).contains(&found), "{label} / {known}: {found}");
        }
    }

    proptest! {
        #[test]
        fn the_index_finds_what_comparing_with_all_finds(
            known in proptest::collection::vec(
                "(community|small|youth|commun[a-z]ty|festiv[a-z]l|grant|[a-c]{5,6})( (project|club|fund|festival|hub|[a-c]{5})){0,3}",
                0..40,
            ),
            label in "(community|smal|youth|comunity|festival|grant|[a-c]{5,6})( (project|club|found|festival|non|[a-c]{5})){0,4}",
        ) {
            let known = keys(&known);
            let index = LabelIndex::new(&known);
            let all: Vec<(u32, u32)> = (0..)
                .zip(index.compare_all(&label_key(&label), &known))
                .filter(|(_, score)| *score >= LabelIndex::FLOOR)
                .collect();
            prop_assert_eq!(found(&index, &label), all);
        }
    }
}
