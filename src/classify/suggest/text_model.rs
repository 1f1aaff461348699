//! Which categories the words of a label speak for, learnt from everything that was decided.
//!
//! Every feature of the label votes for the categories of the decided labels that have it, and
//! its vote counts by how telling it is. With n(c, f) of the n(f) decided labels that have feature
//! f in category c, and p(c) the share of c among all of them:
//!
//! - the vote of f for c is P(c | f) = (n(c, f) + p(c)) / (n(f) + 1);
//! - f tells as many bits as P(· | f) differs from p (the Kullback–Leibler divergence), times the
//!   weight of its kind;
//! - what speaks for c is the mean of the votes, weighted by what each tells.
//!
//! So a feature that all categories share has no say, and one vote can be traced to its labels.
//! The names and definitions of the categories count as labels, phrase by phrase: they are what is
//! known before anything was decided. Fixed-point throughout: the same on every machine.

use rustc_hash::FxHashMap;

use super::WordHint;
use super::features::{Feature, Kind, features, word};
use crate::classify::WHOLE;
use crate::classify::log2::log2;
use crate::mapping::{Answer, Category, LabelDecision};
use crate::model::CategoryId;
use crate::model::key::{LabelKey, label_key};

/// The votes of all features.
#[derive(Debug, Default)]
pub(in crate::classify) struct TextModel {
    known: FxHashMap<Feature, Known>,
    /// The votes of one feature after those of another, each ascending by category.
    votes: Vec<Vote>,
    /// Labels of each category, phrases of definitions counted.
    of_category: Vec<u32>,
    labels: u64,
}

/// What is known of a feature.
#[derive(Copy, Clone, Debug)]
struct Known {
    /// Where its votes are.
    from: u32,
    to: u32,
    /// How many labels have it.
    labels: u32,
    /// How much it tells, in 1/16 of 1/1,024 bit.
    tells: u64,
}

/// How many labels of a category have a feature.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
struct Vote {
    category: CategoryId,
    /// Decided labels.
    labels: u32,
    /// Phrases of the category's definition.
    phrases: u32,
}

/// A label or phrase that is learnt from.
struct Lesson {
    key: LabelKey,
    category: CategoryId,
    is_phrase: bool,
}

impl TextModel {
    /// Learns from `labels`, whose keys are `keys`, and from what `categories` are called.
    pub(in crate::classify) fn new<'k>(
        labels: &[LabelDecision],
        keys: impl Iterator<Item = &'k LabelKey>,
        categories: &[Category],
    ) -> TextModel {
        let mut lessons: Vec<Lesson> = Vec::new();
        for (label, key) in labels.iter().zip(keys) {
            if let Answer::One(category) = label.answer {
                lessons.push(Lesson { key: key.clone(), category, is_phrase: false });
            }
        }
        // What many areas decided alike is one lesson.
        let order = |lesson: &Lesson| (lesson.key.words().to_owned(), lesson.category);
        lessons.sort_by_cached_key(order);
        lessons.dedup_by(|one, other| one.key == other.key && one.category == other.category);
        for (at, category) in (0u16..).zip(categories) {
            let phrases = phrases(&category.name).chain(phrases(&category.definition));
            lessons.extend(phrases.map(|phrase| Lesson {
                key: label_key(phrase),
                category: CategoryId(at),
                is_phrase: true,
            }));
        }
        TextModel::learn(&lessons, categories.len())
    }

    fn learn(lessons: &[Lesson], categories: usize) -> TextModel {
        let mut of_category = vec![0u32; categories];
        let mut seen: Vec<(Feature, CategoryId, bool)> = Vec::new();
        for lesson in lessons {
            if let Some(count) = of_category.get_mut(lesson.category.index()) {
                *count += 1;
                let found = features(&lesson.key).into_iter();
                seen.extend(found.map(|feature| (feature, lesson.category, lesson.is_phrase)));
            }
        }
        seen.sort_unstable();
        let mut model =
            TextModel { of_category, labels: lessons.len() as u64, ..TextModel::default() };
        for of_feature in seen.chunk_by(|one, other| one.0 == other.0) {
            let (feature, labels) = (of_feature[0].0, of_feature.len() as u32);
            // A pair that stands in one label only says no more than its words.
            if feature.kind == Kind::Pair && labels < 2 {
                continue;
            }
            let from = model.votes.len();
            for of_category in of_feature.chunk_by(|one, other| one.1 == other.1) {
                let phrases = of_category.iter().filter(|seen| seen.2).count() as u32;
                let labels = of_category.len() as u32 - phrases;
                model.votes.push(Vote { category: of_category[0].1, labels, phrases });
            }
            let tells = model.tells(&model.votes[from..], u64::from(labels));
            let tells = tells * feature.kind.weight();
            let (from, to) = (from as u32, model.votes.len() as u32);
            model.known.insert(feature, Known { from, to, labels, tells });
        }
        model
    }

    /// How much a feature with these votes tells, in 1/1,024 bit.
    fn tells(&self, votes: &[Vote], labels: u64) -> u64 {
        // P(c | f) / p(c) = (n(c, f) · N / N(c) + 1) / (n(f) + 1), its logarithm weighted by P(c | f).
        let mut bits: i128 = 0;
        let mut heard = 0u64;
        for vote in votes {
            let of_category = u64::from(self.of_category[vote.category.index()]);
            let count = u64::from(vote.labels + vote.phrases);
            heard += of_category;
            let ratio = i128::from(log2(count * self.labels + of_category))
                - i128::from(log2(of_category))
                - i128::from(log2(labels + 1));
            bits += ratio * i128::from(count * self.labels + of_category);
        }
        // All categories that it does not vote for have the same ratio.
        bits -= i128::from(log2(labels + 1)) * i128::from(self.labels - heard);
        let whole = i128::from(self.labels.max(1)) * i128::from(labels + 1);
        u64::try_from(bits / whole).unwrap_or_default()
    }

    /// The share of each category among all that was learnt from, in ten-thousandths: what speaks
    /// for it before a word is known.
    pub(in crate::classify) fn before(&self) -> Vec<u32> {
        let share =
            |&count: &u32| (u64::from(count) * u64::from(WHOLE) / self.labels.max(1)) as u32;
        self.of_category.iter().map(share).collect()
    }

    /// What speaks for each category, in ten-thousandths that add up to a whole or, by rounding, a
    /// little less; all nothing when no feature of the label was ever seen.
    pub(in crate::classify) fn shares(&self, key: &LabelKey) -> Vec<u32> {
        // In 1/65,536 of what each feature tells.
        const PART: u64 = 1 << 16;
        let mut said = vec![0u64; self.of_category.len()];
        let (mut told, mut for_all) = (0u64, 0u64);
        for known in features(key).iter().filter_map(|feature| self.known.get(feature)) {
            told += known.tells;
            let one = known.tells * PART / u64::from(known.labels + 1);
            for_all += one;
            for vote in &self.votes[known.from as usize..known.to as usize] {
                said[vote.category.index()] += one * u64::from(vote.labels + vote.phrases);
            }
        }
        if told == 0 {
            return vec![0; said.len()];
        }
        let share = |(said, &of_category): (u64, &u32)| {
            let before =
                u128::from(for_all) * u128::from(of_category) / u128::from(self.labels.max(1));
            let all = (u128::from(said) + before) * u128::from(WHOLE);
            (all / u128::from(told * PART)) as u32
        };
        said.into_iter().zip(&self.of_category).map(share).collect()
    }

    /// The words of `key` that speak for `category` more than for the rest, the most telling first.
    pub(in crate::classify) fn words_for(
        &self,
        key: &LabelKey,
        category: CategoryId,
    ) -> Vec<WordHint> {
        const MOST: usize = 2;
        let mut hints: Vec<(u64, WordHint)> = Vec::new();
        for this in key.sorted() {
            let Some(known) = self.known.get(&word(this)) else { continue };
            let votes = &self.votes[known.from as usize..known.to as usize];
            let Some(vote) = votes.iter().find(|vote| vote.category == category) else { continue };
            let count = u64::from(vote.labels + vote.phrases);
            // More than by chance.
            let of_category = u64::from(self.of_category[category.index()]);
            if count * self.labels <= of_category * u64::from(known.labels) {
                continue;
            }
            let hint = WordHint {
                word: this.to_owned(),
                labels: vote.labels,
                of: votes.iter().map(|vote| vote.labels).sum(),
                is_defined: vote.phrases > 0,
            };
            hints.push((known.tells * count / u64::from(known.labels), hint));
        }
        hints.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.word.cmp(&other.1.word)));
        hints.into_iter().take(MOST).map(|(_, hint)| hint).collect()
    }
}

/// The phrases of a name or a definition.
fn phrases(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', ':', '.', '(', ')'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" or "))
        .flat_map(|part| part.split(" that "))
        .filter(|phrase| !phrase.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::sample::{ARTS, GRANTS, SPACES, mappings};

    fn model(labels: &str) -> TextModel {
        let mappings = mappings(labels, "");
        let keys: Vec<LabelKey> =
            mappings.labels.iter().map(|label| label_key(&label.label)).collect();
        TextModel::new(&mappings.labels, keys.iter(), &mappings.categories)
    }

    const LABELS: &str = ",Mural trail,arts,,\n,Mural on the hall,arts,,\nnoel,Mural trail,arts,,\n\
        ,Hall roof,spaces,,\n,Hall heating,spaces,,\n,Small grants,grants,,\n,Grant to a club,grants,,\n";

    #[test]
    fn what_was_decided_speaks_for_what_has_the_same_words() {
        let model = model(LABELS);
        let best = |label: &str| {
            let shares = model.shares(&label_key(label));
            let all: u32 = shares.iter().sum();
            assert!((9_990..=10_000).contains(&all), "{label}: {shares:?}");
            let (at, share) = shares.iter().enumerate().max_by_key(|(_, share)| **share).unwrap();
            (CategoryId(at as u16), *share)
        };
        for (label, category) in [
            ("New murals", ARTS),
            ("Painting of a muralist", ARTS),
            ("Roofing", SPACES),
            ("Grant", GRANTS),
            ("Arts", ARTS),
        ] {
            let (found, share) = best(label);
            assert_eq!(found, category, "{label}");
            assert!(share > 5_000, "{label}: {share}");
        }
        assert_eq!(model.shares(&label_key("zzz")), [0, 0, 0]);
        assert_eq!(model.shares(&label_key("")), [0, 0, 0]);
    }

    #[test]
    fn a_word_that_all_categories_share_has_no_say() {
        let model = model(",Hall arts,arts,,\n,Hall grants,grants,,\n,Hall spaces,spaces,,\n");
        let shares = model.shares(&label_key("hall"));
        assert!(shares.iter().all(|share| share.abs_diff(shares[0]) < 300), "{shares:?}");
    }

    #[test]
    fn the_words_that_speak_for_a_category_are_named_with_their_labels() {
        let model = model(LABELS);
        let key = label_key("Mural in the hall");
        let hints = |category| -> Vec<(String, u32, u32)> {
            model
                .words_for(&key, category)
                .into_iter()
                .map(|hint| (hint.word, hint.labels, hint.of))
                .collect()
        };
        assert_eq!(hints(ARTS), [(String::from("mural"), 2, 2)]);
        assert_eq!(hints(SPACES), [(String::from("hall"), 2, 3)]);
        assert_eq!(hints(GRANTS), []);
    }

    #[test]
    fn nothing_decided_and_no_definition_says_nothing() {
        let empty = TextModel::new(&[], std::iter::empty(), &[]);
        assert_eq!(empty.shares(&label_key("mural")), [0u32; 0]);
    }
}
