//! The likeness of labels by its definition, one pair after the other: what the index is checked
//! and measured against.

use strsim::osa_distance;

use super::{LabelIndex, score, worth};
use crate::classify::WHOLE;
use crate::classify::fuzzy::vocabulary::{may_be_misspelt, most_apart};
use crate::model::key::LabelKey;

impl LabelIndex {
    /// The likeness of `key` to each of `known`, which are labels of the index, in ten-thousandths.
    /// Every word of one is held against every word of the other.
    pub fn compare_all(&self, key: &LabelKey, known: &[LabelKey]) -> Vec<u32> {
        let mut asked: Vec<(&str, u32)> = key
            .sorted()
            .into_iter()
            .map(|word| (word, self.vocabulary.hear(word).weight))
            .collect();
        asked.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        known.iter().map(|other| self.compare(&asked, other)).collect()
    }

    fn compare(&self, asked: &[(&str, u32)], known: &LabelKey) -> u32 {
        let mut left: Vec<(u32, &str)> = known
            .sorted()
            .into_iter()
            .filter_map(|word| Some((self.vocabulary.id(word)?, word)))
            .collect();
        let weight = |id: u32| self.vocabulary.weight(id);
        let total: u32 = asked.iter().map(|(_, weight)| weight).sum::<u32>()
            + left.iter().map(|&(id, _)| weight(id)).sum::<u32>();
        let mut shared = 0;
        for &(word, heard) in asked {
            let best = left
                .iter()
                .enumerate()
                .map(|(at, &(id, other))| {
                    (worth(heard, weight(id), self.alike(word, other)), std::cmp::Reverse(id), at)
                })
                .max();
            if let Some((worth, _, at)) = best.filter(|(worth, ..)| *worth > 0) {
                shared += worth;
                left.remove(at);
            }
        }
        score(shared, total)
    }

    /// How like two words are: the same, or a misspelling that at most a fifth of the letters parts
    /// from what it means.
    fn alike(&self, word: &str, other: &str) -> u32 {
        if word == other {
            return WHOLE;
        }
        // A word that some decided label has is taken to be spelt right.
        if self.vocabulary.id(word).is_some() || !may_be_misspelt(word, other) {
            return 0;
        }
        let longest = word.chars().count().max(other.chars().count());
        let apart = osa_distance(word, other);
        if apart > most_apart(longest) {
            return 0;
        }
        (WHOLE as usize * (longest - apart) / longest) as u32
    }
}
