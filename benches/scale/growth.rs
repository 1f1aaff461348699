//! How time and memory grow, one measure at a time: each is doubled three times while the others
//! stay, and a straight line is laid through the logarithms. Its slope is the exponent: 1.00 is in
//! proportion, 2.00 would be quadratic, 0.00 is no growth.

use std::path::PathBuf;

use super::measure::{Taken, median, run};
use super::programme::{Kind, Size, make};

/// How much each measure is multiplied by.
const TIMES: [usize; 4] = [1, 2, 4, 8];
const ROUNDS: usize = 3;

/// The smallest size of each measure. A return has as many lines as a year of payments.
const BASE: Size = Size { areas: 150, files: 240, lines: 120_000, known: 3_000, distinct: 3_000 };
/// Threads while another measure grows.
const THREADS: usize = 2;

/// Measures all, with everything divided by `by`; `show` gets a Markdown table row by row.
pub fn measure(by: usize, show: impl Fn(&str)) {
    let base = Size { files: BASE.files / by, lines: BASE.lines / by, areas: 150 / by, ..BASE };
    show("| grows | sizes | seconds | exponent of time | megabytes | exponent of memory |");
    show("|---|---|---|---|---|---|");
    let returns = |times: usize, change: fn(&mut Size, usize)| {
        let mut size = base;
        change(&mut size, times);
        (Kind::Returns(size), THREADS)
    };
    show(&grow("files, and lines with them", base.files, |times| {
        returns(times, |size, times| {
            (size.files, size.lines) = (size.files * times, size.lines * times)
        })
    }));
    show(&grow("files, for the same lines", base.files, |times| {
        returns(times, |size, times| size.files *= times)
    }));
    show(&grow("lines, in the same files", base.lines, |times| {
        returns(times, |size, times| size.lines *= times)
    }));
    let rows = 250_000 / by;
    show(&grow("rows of one text file", rows, |times| (Kind::CsvLedger(rows * times), THREADS)));
    let rows = 125_000 / by;
    show(&grow("rows of one workbook", rows, |times| (Kind::XlsxLedger(rows * times), THREADS)));
    show(&grow("known labels", base.known, |times| {
        returns(times, |size, times| size.known *= times)
    }));
    show(&grow("distinct labels", base.distinct, |times| {
        returns(times, |size, times| size.distinct *= times)
    }));
    show(&grow("threads", 1, |threads| {
        (Kind::Returns(Size { lines: base.lines * 4, files: base.files * 4, ..base }), threads)
    }));
}

/// A row of the table. The four sizes take turns, so that a busy moment does not fall on one alone.
fn grow(what: &str, first: usize, size: impl Fn(usize) -> (Kind, usize)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let made: Vec<(PathBuf, usize)> = TIMES
        .iter()
        .map(|&times| {
            let (kind, threads) = size(times);
            let path = folder.path().join(times.to_string());
            make(&path, &kind);
            (path, threads)
        })
        .collect();
    let mut taken = [const { Vec::new() }; TIMES.len()];
    for _ in 0..ROUNDS {
        for ((path, threads), taken) in made.iter().zip(&mut taken) {
            taken.push(run(path, *threads));
        }
    }
    let taken = taken.map(|taken: Vec<Taken>| median(&taken));
    let sizes = listed(TIMES.map(|times| (first * times).to_string()));
    let seconds = taken.map(|taken| taken.time.as_secs_f64());
    let megabytes = taken.map(|taken| taken.megabytes as f64);
    format!(
        "| {what} | {sizes} | {} | {:.2} | {} | {:.2} |",
        listed(seconds.map(|seconds| format!("{seconds:.2}"))),
        exponent(seconds),
        listed(megabytes.map(|megabytes| format!("{megabytes:.0}"))),
        exponent(megabytes),
    )
}

fn listed(parts: [String; TIMES.len()]) -> String {
    parts.join(" · ")
}

/// The slope of the line of least squares through the logarithms of sizes and of what they take.
fn exponent(taken: [f64; TIMES.len()]) -> f64 {
    let points = TIMES.map(|times| (times as f64).log2()).into_iter().zip(taken.map(f64::log2));
    let count = TIMES.len() as f64;
    let (x, y) = points.clone().fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
    let (x, y) = (x / count, y / count);
    let along: f64 = points.clone().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let across: f64 = points.map(|point| (point.0 - x).powi(2)).sum();
    along / across
}
