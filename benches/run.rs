//! The whole run on a generated inbox beside its floor: reading every cell of the same files with
//! the same number of threads, and doing nothing with it. Each pair is measured one after the other,
//! so that a busy machine slows both; medians are printed.
//!
//! `cargo bench --bench run` measures an inbox of returns and a workbook of 500,000 rows;
//! `cargo bench --bench run -- text` a text file of 5 million lines. How time grows is told by
//! `cargo bench --bench scale -- growth`.

#![allow(clippy::unwrap_used, reason = "a bench that cannot start is of no use")]
#![expect(clippy::print_stdout, reason = "what is measured is shown")]

#[path = "scale/mod.rs"]
#[allow(dead_code, reason = "another bench uses the rest")]
mod scale;

use std::time::Instant;

use scale::floor;
use scale::measure::{median, run};
use scale::programme::{Kind, Size, make};

/// How many times each pair is measured.
const ROUNDS: usize = 5;

/// Returns with many words: 200 of its own for each area.
const RETURNS: Size = Size { areas: 24, files: 120, lines: 180_000, known: 3_000, distinct: 4_800 };

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_asked = |name: &str| asked.iter().any(|arg| arg == name);
    if asked.is_empty() || is_asked("returns") {
        compare("120 returns", &Kind::Returns(RETURNS));
    }
    if asked.is_empty() || is_asked("ledger") {
        compare("a workbook of 500,000 rows", &Kind::XlsxLedger(500_000));
    }
    if is_asked("text") {
        compare("a text file of 5,000,000 lines", &Kind::CsvLedger(5_000_000));
    }
}

/// One run and one pass of the floor, again and again.
fn compare(what: &str, kind: &Kind) {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), kind);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (mut runs, mut floors, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let run = run(folder.path(), threads);
        let start = Instant::now();
        std::hint::black_box(floor::read(&folder.path().join("inbox"), threads));
        let floor = start.elapsed();
        ratios.push(run.time.as_secs_f64() / floor.as_secs_f64());
        runs.push(run);
        floors.push(floor);
    }
    ratios.sort_by(f64::total_cmp);
    floors.sort_unstable();
    let run = median(&runs);
    println!(
        "{what}, {threads} threads: run {:.2?}, floor {:.2?}, ratio {:.2} ({:.2} to {:.2}), peak memory {} MB",
        run.time,
        floors[ROUNDS / 2],
        ratios[ROUNDS / 2],
        ratios[0],
        ratios[ROUNDS - 1],
        run.megabytes,
    );
}
