//! Only the labels that are very like a new one, without looking at those that share light words
//! with it.

use super::{LabelIndex, Like, most_like, score, worth};
use crate::classify::WHOLE;
use crate::model::key::LabelKey;

impl LabelIndex {
    /// The same as [`LabelIndex::search`] for a likeness of at least `floor`. The higher it is, the
    /// quicker: a form that shares none of the heaviest words cannot reach it, so that only the
    /// forms with one of those are looked at.
    pub fn search_near<'i>(&'i self, key: &LabelKey, floor: u32, mut found: impl FnMut(Like<'i>)) {
        let floor = floor.max(Self::FLOOR);
        let (heard, turns) = self.hear(key);
        let total: u32 = heard.iter().map(|word| word.weight).sum();
        let exact =
            heard.iter().all(|word| word.meant.iter().all(|&(_, likeness)| likeness == WHOLE));
        let mut near: Vec<u32> = Vec::new();
        let mut left = total;
        for word in &heard {
            if most_like(left, total) < floor {
                break;
            }
            left -= word.weight;
            near.extend(word.meant.iter().flat_map(|&(id, _)| &self.holders[id as usize]));
        }
        near.sort_unstable();
        near.dedup();
        for place in near {
            let (form, weight) = (&self.forms[place as usize], self.weights[place as usize]);
            // Neither side shares more than it has. (The form's words may weigh less than what was
            // heard for them when one is misspelt.)
            let shareable = if exact { weight.min(total) } else { total };
            if score(worth(shareable, shareable, WHOLE), total + weight) < floor {
                continue;
            }
            let score = score(self.shared(&heard, form), total + weight);
            if score >= floor {
                found(Like { score, turned: form.turns != turns, labels: &form.labels });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::key::label_key;

    proptest! {
        #[test]
        fn what_is_near_is_what_comparing_with_all_finds(
            known in proptest::collection::vec(
                "(community|small|youth|commun[a-z]ty|festiv[a-z]l|grant|[a-c]{5,6})( (project|club|fund|festival|hub|[a-c]{5})){0,3}",
                0..40,
            ),
            label in "(community|smal|youth|comunity|festival|grant|[a-c]{5,6})( (project|club|found|festival|non|[a-c]{5})){0,4}",
            floor in 0u32..=10_000,
        ) {
            let keys: Vec<LabelKey> = known.iter().map(|label| label_key(label)).collect();
            let index = LabelIndex::new(&keys);
            for asked in keys.iter().chain([&label_key(&label)]) {
                let mut near = Vec::new();
                index.search_near(asked, floor, |like| {
                    near.extend(like.labels.iter().map(|&label| (label, like.score)));
                });
                near.sort_unstable();
                let all: Vec<(u32, u32)> = (0..)
                    .zip(index.compare_all(asked, &keys))
                    .filter(|(_, score)| *score >= floor.max(LabelIndex::FLOOR))
                    .collect();
                prop_assert_eq!(near, all);
            }
        }
    }
}
