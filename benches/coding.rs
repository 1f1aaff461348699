//! How the time of coding grows, one measure at a time: with entries, with distinct labels among
//! them, and with labels that are decided already. Each doubling is measured against the one
//! before; the exponent is how the last eightfold took longer (1.00 is in proportion).
//!
//! `cargo bench --bench coding`, or `-- once` for the first line only. The memory shown is the most that the process ever held.

#![expect(clippy::print_stdout, reason = "what is measured is shown")]

mod labels;

use std::time::{Duration, Instant};

use crosscast::classify::CachedCoder;
use labels::{Dice, mappings};
use rayon::prelude::*;

/// The size that stays while another grows.
const ENTRIES: usize = 1_000_000;
const DISTINCT: usize = 50_000;
const KNOWN: usize = 20_000;

fn main() {
    let all = coded(ENTRIES, DISTINCT, KNOWN);
    let memory = peak_memory().map_or_else(|| "not known here".to_owned(), |mb| format!("{mb} MB"));
    println!(
        "{ENTRIES} entries, {DISTINCT} distinct labels, {KNOWN} decided: {all:.2?}, memory with all that is made up {memory}"
    );
    if std::env::args().any(|arg| arg == "once") {
        return;
    }
    grow("entries", ENTRIES, |entries| coded(entries, DISTINCT, KNOWN));
    grow("distinct labels", DISTINCT, |distinct| coded(ENTRIES, distinct, KNOWN));
    grow("decided labels", KNOWN, |known| coded(ENTRIES, DISTINCT, known));
}

/// Measures a quarter, a half, the whole and the double of `size`.
fn grow(what: &str, size: usize, measure: impl Fn(usize) -> Duration) {
    let sizes = [size / 4, size / 2, size, size * 2];
    let times = sizes.map(&measure);
    let shown: Vec<String> =
        sizes.iter().zip(&times).map(|(size, time)| format!("{size}: {time:.2?}")).collect();
    let exponent = (times[3].as_secs_f64() / times[0].as_secs_f64()).log2() / 3.0;
    println!("{what}: {}; grows with exponent {exponent:.2}", shown.join(", "));
}

/// The best of three, on all threads, getting ready included.
fn coded(entries: usize, distinct: usize, known: usize) -> Duration {
    let mut dice = Dice(1);
    let mappings = mappings(known, &mut dice);
    let distinct: Vec<String> = (0..distinct).map(|_| dice.label()).collect();
    let entries: Vec<u32> = (0..entries).map(|_| dice.below(distinct.len()) as u32).collect();
    let once = || {
        let start = Instant::now();
        let coder = CachedCoder::new(&mappings);
        let coded = entries
            .par_iter()
            .filter(|&&at| coder.decide(None, &distinct[at as usize], "", "").answer.is_some())
            .count();
        assert!(coded > 0, "nothing was coded");
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

/// In megabytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1_024)
}
