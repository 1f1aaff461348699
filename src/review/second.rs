//! Which decided labels a second person codes again.
//!
//! The sample is systematic, from a list in order of category (W. G. Cochran, "Sampling Techniques",
//! 3rd edition 1977, chapter 8): all decided labels are put in a row, category after category, then the
//! splits, then what is unclear; within each in the order of a hash. From a place that the seed
//! chooses, every label that lies a fixed step further is taken, where the step is the number of labels
//! by the size of the sample, and need not be whole. So each label has the same chance to be taken, each
//! category has its share of the sample to within one label, and one that has at least a step's worth of
//! labels is never left out.
//!
//! The hash is SHA-256 over the seed, the area and the key of the label: the same labels and the same
//! seed give the same sample on any machine. A second hash puts the sample in order, so that where a
//! label stands says nothing of its category.

use sha2::{Digest, Sha256};

use crate::mapping::{Answer, Mappings};
use crate::model::CategoryId;

use super::DecidedLabel;

/// The labels for a second person, in the order in which they are to be shown: `wanted` of them, or
/// all if there are no more.
pub fn second_sample<'a>(
    labels: &'a [DecidedLabel],
    mappings: &Mappings,
    wanted: usize,
    seed: u64,
) -> Vec<&'a DecidedLabel> {
    let lot = Lot { mappings, seed };
    let mut row: Vec<(Stratum, Hash, &DecidedLabel)> = labels
        .iter()
        .map(|label| (Stratum::of(&label.coding.answer), lot.draw("take", label), label))
        .collect();
    row.sort_by_key(|&(stratum, hash, _)| (stratum, hash));
    let taken = places(row.len(), wanted, lot.start(row.len()));
    let mut sample: Vec<(Hash, &DecidedLabel)> = taken
        .filter_map(|place| row.get(place))
        .map(|&(.., label)| (lot.draw("show", label), label))
        .collect();
    sample.sort_by_key(|&(hash, _)| hash);
    sample.into_iter().map(|(_, label)| label).collect()
}

/// What is to be represented in proportion.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stratum {
    Category(CategoryId),
    Split,
    Unclear,
}

impl Stratum {
    fn of(answer: &Answer) -> Stratum {
        match answer {
            Answer::One(category) => Stratum::Category(*category),
            Answer::Split(_) => Stratum::Split,
            Answer::Unclear => Stratum::Unclear,
        }
    }
}

/// The places of `wanted` of `all` things, a step of `all / wanted` apart. `start` is counted in
/// parts of a place, of which there are as many as are wanted.
fn places(all: usize, wanted: usize, start: u64) -> impl Iterator<Item = usize> {
    let wanted = wanted.min(all);
    let (whole, parts) = (all as u128, wanted.max(1) as u128);
    let place = move |nth: usize| (nth as u128 * whole + u128::from(start) % whole) / parts;
    (0..wanted).map(move |nth| usize::try_from(place(nth)).unwrap_or(usize::MAX))
}

type Hash = [u8; 32];

/// Chance that can be repeated.
struct Lot<'a> {
    mappings: &'a Mappings,
    seed: u64,
}

impl Lot<'_> {
    fn draw(&self, purpose: &str, label: &DecidedLabel) -> Hash {
        let area = label.coding.area.and_then(|area| self.mappings.areas.get(area.index()));
        let area = area.map_or("", |area| area.id.as_str());
        let mut hasher = self.begin(purpose);
        for part in [area, label.coding.key.words()] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().into()
    }

    /// A number below `all`.
    fn start(&self, all: usize) -> u64 {
        let hash = self.begin("start").finalize();
        let number = hash.iter().take(8).fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        number % (all as u64).max(1)
    }

    fn begin(&self, purpose: &str) -> Sha256 {
        let mut hasher = Sha256::new();
        hasher.update(purpose.as_bytes());
        hasher.update(self.seed.to_le_bytes());
        hasher
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::mapping::Coding;
    use crate::model::AreaId;
    use crate::model::key::label_key;
    use crate::review::FirstPlaces;

    fn label(at: usize, category: u16) -> DecidedLabel {
        let label = format!("label number {at}");
        let answer = match category {
            0 => Answer::Unclear,
            1 => Answer::Split(vec![(CategoryId(0), 5_000), (CategoryId(1), 5_000)]),
            _ => Answer::One(CategoryId(category)),
        };
        let coding = Coding { area: Some(AreaId(0)), key: label_key(&label), label, answer };
        DecidedLabel { coding, section: String::new(), places: FirstPlaces::default() }
    }

    fn labels(categories: &[u16]) -> Vec<DecidedLabel> {
        categories.iter().enumerate().map(|(at, &category)| label(at, category)).collect()
    }

    fn sample(labels: &[DecidedLabel], wanted: usize, seed: u64) -> Vec<String> {
        let mappings = Mappings::default();
        let sample = second_sample(labels, &mappings, wanted, seed);
        sample.into_iter().map(|one| one.coding.label.clone()).collect()
    }

    #[test]
    fn the_seed_alone_decides() {
        let labels = labels(&[2; 60]);
        let first = sample(&labels, 10, 1);
        let mut turned = labels.clone();
        turned.reverse();
        assert_eq!(sample(&turned, 10, 1), first);
        assert_ne!(sample(&labels, 10, 2), first);
        assert_eq!(sample(&[], 10, 1), [""; 0]);
        assert_eq!(sample(&labels, 0, 1), [""; 0]);
    }

    #[test]
    fn where_a_label_stands_says_nothing_of_its_category() {
        let all = labels(&[[2; 50], [3; 50]].concat());
        let mappings = Mappings::default();
        let shown = second_sample(&all, &mappings, 100, 1);
        let first_half = shown.iter().take(50);
        let of_two = first_half.filter(|one| one.coding.answer == Answer::One(CategoryId(2)));
        let count = of_two.count();
        assert!((15..=35).contains(&count), "{count} of the first 50");
    }

    proptest! {
        #[test]
        fn each_category_has_its_share_to_within_one(
            categories in prop::collection::vec(0u16..6, 0..200),
            wanted in 1usize..60,
            seed: u64,
        ) {
            let labels = labels(&categories);
            let mappings = Mappings::default();
            let taken = second_sample(&labels, &mappings, wanted, seed);
            prop_assert_eq!(taken.len(), wanted.min(labels.len()));
            let mut names: Vec<&str> = taken.iter().map(|one| &*one.coding.label).collect();
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), taken.len(), "each once");
            let count = |labels: &mut dyn Iterator<Item = &DecidedLabel>| {
                let mut counts: BTreeMap<Stratum, usize> = BTreeMap::new();
                labels.for_each(|one| *counts.entry(Stratum::of(&one.coding.answer)).or_default() += 1);
                counts
            };
            let (of_all, of_taken) = (count(&mut labels.iter()), count(&mut taken.into_iter()));
            for (stratum, all) in of_all {
                let taken = of_taken.get(&stratum).copied().unwrap_or(0);
                let share = all * wanted.min(labels.len());
                prop_assert!(taken >= share / labels.len(), "{stratum:?}: {taken} of {all}");
                prop_assert!(taken <= share.div_ceil(labels.len()), "{stratum:?}: {taken} of {all}");
            }
        }
    }
}
