//! Coding against 20,000 known labels: the index beside comparing with every label, and a whole
//! run's worth of entries through the cache.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot start is of no use"
)]

use std::hint::black_box;

use crosscast::classify::{CachedCoder, LabelIndex};
use crosscast::mapping::{
    Answer, Category, LabelDecision, Line, Mappings, Rule, RuleField, pattern,
};
use crosscast::model::CategoryId;
use crosscast::model::key::{LabelKey, label_key};
use rayon::prelude::*;

fn main() {
    divan::main();
}

const KNOWN: usize = 20_000;

const COMMON: [&str; 40] = [
    "community",
    "youth",
    "project",
    "grants",
    "small",
    "club",
    "group",
    "festival",
    "event",
    "worker",
    "costs",
    "training",
    "park",
    "play",
    "equipment",
    "hall",
    "centre",
    "summer",
    "support",
    "development",
    "garden",
    "family",
    "children",
    "older",
    "people",
    "health",
    "advice",
    "sports",
    "arts",
    "music",
    "food",
    "bank",
    "hub",
    "office",
    "rent",
    "salary",
    "volunteer",
    "newsletter",
    "website",
    "school",
];

/// Numbers that look drawn at random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    /// Two to six words: some common, some names that few labels have.
    fn label(&mut self) -> String {
        let mut words = Vec::new();
        for _ in 0..2 + self.below(5) {
            if self.below(3) > 0 {
                // Squared, so that some words are far more common than others.
                let at = self.below(COMMON.len()) * self.below(COMMON.len()) / COMMON.len();
                words.push(COMMON[at].to_owned());
            } else {
                words.push(self.name());
            }
        }
        words.join(" ")
    }

    fn name(&mut self) -> String {
        const PARTS: [&str; 20] = [
            "ash", "brook", "cree", "dale", "ell", "ford", "green", "ham", "ing", "ket", "ley",
            "mere", "nor", "over", "pen", "rick", "stoke", "thorn", "wick", "worth",
        ];
        let mut name = String::new();
        for _ in 0..2 + self.below(2) {
            name.push_str(PARTS[self.below(PARTS.len())]);
        }
        name
    }
}

fn keys(count: usize, seed: u64) -> Vec<LabelKey> {
    let mut dice = Dice(seed);
    (0..count).map(|_| label_key(&dice.label())).collect()
}

#[divan::bench(args = [1_250, 5_000, 20_000, 80_000])]
fn index(bencher: divan::Bencher<'_, '_>, known: usize) {
    let index = LabelIndex::new(&keys(known, 1));
    let asked = keys(1_000, 2);
    let mut turn = asked.iter().cycle();
    bencher.bench_local(|| {
        let mut best = 0;
        if let Some(key) = turn.next() {
            index.search(key, |like| best = best.max(like.score));
        }
        black_box(best)
    });
}

#[divan::bench(args = [KNOWN], sample_count = 10)]
fn every_label(bencher: divan::Bencher<'_, '_>, known: usize) {
    let index = LabelIndex::new(&keys(known, 1));
    let asked = keys(1_000, 2);
    let mut turn = asked.iter().cycle();
    bencher.bench_local(|| {
        let mut best = 0;
        if let Some(key) = turn.next() {
            index.search_all(key, |like| best = best.max(like.score));
        }
        black_box(best)
    });
}

/// What the index takes the place of: strsim on the sorted words of every known label.
#[divan::bench(args = [KNOWN], sample_count = 10)]
fn every_label_by_edit_distance(bencher: divan::Bencher<'_, '_>, known: usize) {
    let sorted = |keys: Vec<LabelKey>| -> Vec<String> {
        keys.iter().map(|key| key.sorted().join(" ")).collect()
    };
    let known = sorted(keys(known, 1));
    let asked = sorted(keys(1_000, 2));
    let mut turn = asked.iter().cycle();
    bencher.bench_local(|| {
        turn.next().map(|label| {
            known
                .iter()
                .map(|other| strsim::normalized_damerau_levenshtein(label, other))
                .fold(0.0, f64::max)
        })
    });
}

/// A million entries with 50,000 distinct labels, on all threads, with 100 rules.
#[divan::bench(sample_count = 3)]
fn a_million_entries(bencher: divan::Bencher<'_, '_>) {
    let mut dice = Dice(1);
    let category = |id: usize| CategoryId((id % 19) as u16);
    let categories = (0..19)
        .map(|id| Category {
            id: format!("c{id}"),
            name: String::new(),
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
        })
        .collect();
    let labels = (0..KNOWN)
        .map(|id| LabelDecision {
            area: None,
            label: dice.label(),
            answer: Answer::One(category(id)),
            decided_by: String::new(),
            decided_on: String::new(),
            note: String::new(),
            line: Line(id as u32 + 2),
        })
        .collect();
    let rules = (0..100)
        .map(|id| Rule {
            area: None,
            field: RuleField::Label,
            include: pattern(&format!(r"\b({}|{}) (costs?|fees?)\b", dice.name(), dice.name()))
                .unwrap_or_else(|reason| panic!("{reason}")),
            exclude: None,
            category: Some(category(id)),
            note: String::new(),
            line: Line(id as u32 + 2),
        })
        .collect();
    let mappings = Mappings { categories, labels, rules, ..Mappings::default() };
    let distinct: Vec<String> = (0..50_000).map(|_| dice.label()).collect();
    let entries: Vec<usize> = (0..1_000_000).map(|_| dice.below(distinct.len())).collect();
    bencher.bench_local(|| {
        let coder = CachedCoder::new(&mappings);
        entries
            .par_iter()
            .filter(|&&at| coder.decide(None, &distinct[at], "", "").answer.is_some())
            .count()
    });
}
