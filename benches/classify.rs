//! Coding against 20,000 known labels: the index beside comparing with every label, and a whole
//! run's worth of entries through the cache.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot start is of no use"
)]

mod labels;

use std::hint::black_box;

use crosscast::classify::{CachedCoder, LabelIndex};
use crosscast::model::key::{LabelKey, label_key};
use labels::{Dice, mappings};
use rayon::prelude::*;

fn main() {
    divan::main();
}

const KNOWN: usize = 20_000;

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
    let known = keys(known, 1);
    let index = LabelIndex::new(&known);
    let asked = keys(1_000, 2);
    let mut turn = asked.iter().cycle();
    bencher.bench_local(|| turn.next().map(|key| index.compare_all(key, &known).into_iter().max()));
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
    let mappings = mappings(KNOWN, &mut dice);
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
