//! Labels of one area that are near-identical: the same words in another order, or one word misspelt.
//!
//! The guards are those of coding by likeness, and more: the same categories, no other number, no word
//! that turns the meaning round. Each label is looked at once and compared with a few, so that the work grows
//! with the labels and not with their pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use strsim::osa_distance;

use crate::classify::turns;
use crate::mapping::Mappings;
use crate::model::key::{LabelKey, label_key};
use crate::total::{CategoryBucket, LabelLine};

/// Letters of a word that may be misspelt.
const SPELLABLE: std::ops::RangeInclusive<usize> = 6..=30;

/// Letters of two words of which no decided label has either: shorter ones may be two names.
const UNKNOWN: usize = 8;

/// Words of a label that is looked at for misspellings.
const WORDS: usize = 12;

/// What knows which labels are near-identical.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// The words of the decided labels: they are spelt right.
    known: FxHashSet<String>,
}

/// Labels with the same words in any order.
struct Form<'k> {
    words: Vec<&'k str>,
    /// Places of the labels, the first by key first.
    places: Vec<usize>,
    lines: u64,
}

impl Near {
    pub(super) fn new(mappings: &Mappings) -> Near {
        let mut known = FxHashSet::default();
        for label in &mappings.labels {
            known.extend(label_key(&label.label).words().split(' ').map(str::to_owned));
        }
        Near { known }
    }

    /// The places of the labels of one area, near-identical ones together, in the order of their first
    /// keys.
    pub(super) fn together(&self, lines: &[LabelLine<'_>]) -> Vec<Vec<usize>> {
        let mut order: Vec<usize> = (0..lines.len()).collect();
        order.sort_unstable_by_key(|&place| lines[place].key);
        let (forms, mut groups) = forms(lines, &order);
        let joins = self.joins(lines, &forms);
        let mut places: Vec<Vec<usize>> = forms.into_iter().map(|form| form.places).collect();
        for (from, to) in joins {
            let moved = std::mem::take(&mut places[from]);
            places[to].extend(moved);
        }
        groups.extend(places.into_iter().filter(|places| !places.is_empty()));
        for group in &mut groups {
            group.sort_unstable_by_key(|&place| lines[place].key);
        }
        groups.sort_unstable_by_key(|group| group.first().map(|&place| lines[place].key));
        groups
    }

    /// Which form joins which. A form that joins another is joined by none.
    fn joins(&self, lines: &[LabelLine<'_>], forms: &[Form<'_>]) -> Vec<(usize, usize)> {
        let mut first: FxHashMap<u64, usize> = FxHashMap::default();
        let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (at, form) in forms.iter().enumerate() {
            let categories = &lines[form.places[0]].categories;
            for_misspellings(form, categories.keys(), |hash| {
                let other = *first.entry(hash).or_insert(at);
                if other != at {
                    pairs.insert((other, at));
                }
            });
        }
        let mut role: Vec<Option<bool>> = vec![None; forms.len()];
        let mut joins = Vec::new();
        for (one, other) in pairs {
            let same = lines[forms[one].places[0]]
                .categories
                .keys()
                .eq(lines[forms[other].places[0]].categories.keys());
            let Some(swap) = self.meant(&forms[one], &forms[other]).filter(|_| same) else {
                continue;
            };
            let (from, to) = if swap { (one, other) } else { (other, one) };
            if role[from].is_none() && role[to] != Some(true) {
                (role[from], role[to]) = (Some(true), Some(false));
                joins.push((from, to));
            }
        }
        joins
    }

    /// Whether one form is a misspelling of the other: `Some(true)` when the first is.
    fn meant(&self, one: &Form<'_>, other: &Form<'_>) -> Option<bool> {
        let apart: Vec<(&str, &str)> = differing(&one.words, &other.words)?;
        let [(a, b)] = apart.as_slice() else { return None };
        let near = osa_distance(a, b) == 1
            && a.chars().next() == b.chars().next()
            && turns([*a]) == turns([*b]);
        if !near {
            return None;
        }
        match (self.known.contains(*a), self.known.contains(*b)) {
            (true, true) => None,
            (true, false) => Some(false),
            (false, true) => Some(true),
            (false, false) if a.chars().count().min(b.chars().count()) < UNKNOWN => None,
            (false, false) => Some(one.lines < other.lines),
        }
    }
}

/// The forms of the labels in `order`, and the labels that are taken with no other.
fn forms<'k>(lines: &[LabelLine<'k>], order: &[usize]) -> (Vec<Form<'k>>, Vec<Vec<usize>>) {
    let mut known: BTreeMap<(Vec<&str>, Vec<CategoryBucket>), usize> = BTreeMap::new();
    let (mut forms, mut alone): (Vec<Form<'k>>, Vec<Vec<usize>>) = Default::default();
    for &place in order {
        let line = &lines[place];
        let mut words: Vec<&'k str> = line.key.split(' ').filter(|word| !word.is_empty()).collect();
        if !line.own_words || words.is_empty() || words.len() > LabelKey::WORDS_COMPARED {
            alone.push(vec![place]);
            continue;
        }
        words.sort_unstable();
        let categories: Vec<CategoryBucket> = line.categories.keys().copied().collect();
        let at = *known.entry((words.clone(), categories)).or_insert(forms.len());
        match forms.get_mut(at) {
            Some(form) => {
                form.places.push(place);
                form.lines += line.sum.lines;
            }
            None => forms.push(Form { words, places: vec![place], lines: line.sum.lines }),
        }
    }
    (forms, alone)
}

/// Calls `found` with a number for each way of leaving out a letter of a word of `form`, or none. Two forms of
/// which one word is a misspelling of the other have one number in common.
fn for_misspellings<'c>(
    form: &Form<'_>,
    categories: impl Iterator<Item = &'c CategoryBucket>,
    mut found: impl FnMut(u64),
) {
    if form.words.len() > WORDS {
        return;
    }
    let mut of_form = FxHasher::default();
    for category in categories {
        category.hash(&mut of_form);
    }
    let of_form = of_form.finish();
    for (at, word) in form.words.iter().enumerate() {
        let letters: Vec<char> = word.chars().collect();
        if !SPELLABLE.contains(&letters.len())
            || !letters.iter().all(|letter| letter.is_alphabetic())
        {
            continue;
        }
        let mut rest = FxHasher::default();
        of_form.hash(&mut rest);
        for other in form.words.iter().enumerate().filter(|&(other, _)| other != at) {
            other.1.hash(&mut rest);
        }
        let rest = rest.finish();
        for left_out in 0..=letters.len() {
            let mut hash = FxHasher::default();
            rest.hash(&mut hash);
            for (_, letter) in letters.iter().enumerate().filter(|&(at, _)| at != left_out) {
                letter.hash(&mut hash);
            }
            found(hash.finish());
        }
    }
}

/// The words, sorted, that only one of two forms has, in pairs; `None` when they have not as many.
fn differing<'k>(one: &[&'k str], other: &[&'k str]) -> Option<Vec<(&'k str, &'k str)>> {
    if one.len() != other.len() {
        return None;
    }
    let only = |these: &[&'k str], those: &[&'k str]| -> Vec<&'k str> {
        these.iter().filter(|word| those.binary_search(word).is_err()).copied().collect()
    };
    let (one, other) = (only(one, other), only(other, one));
    (one.len() == other.len()).then(|| one.into_iter().zip(other).collect())
}
