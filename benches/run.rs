//! The whole run on a generated inbox beside its floor: reading every cell of the same files with
//! the same number of threads, and doing nothing with it. Each pair is measured one after the other,
//! so that a busy machine slows both; medians are printed.
//!
//! `cargo bench --bench run` measures an inbox of returns and a workbook of 500,000 rows;
//! `cargo bench --bench run -- text` a text file of 5 million lines, and `-- growth` how time
//! grows with lines and with files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot start is of no use"
)]
#![expect(clippy::print_stdout, reason = "what is measured is shown")]

mod inbox;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx, open_workbook};
use crosscast::open::Apart;
use crosscast::pipeline::{self, Request};
use inbox::Programme;

/// How many times each pair is measured.
const ROUNDS: usize = 5;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_asked = |name: &str| asked.iter().any(|arg| arg == name);
    if asked.is_empty() || is_asked("returns") {
        let programme = Programme::new(24);
        programme.returns(24, 5, |dice| 500 + dice.below(2_000));
        compare("120 returns", &programme);
    }
    if asked.is_empty() || is_asked("ledger") {
        let programme = Programme::new(24);
        programme.xlsx_ledger(500_000);
        compare("a workbook of 500,000 rows", &programme);
    }
    if is_asked("text") {
        let programme = Programme::new(24);
        programme.csv_ledger(5_000_000);
        compare("a text file of 5,000,000 lines", &programme);
    }
    if is_asked("growth") {
        growth();
    }
}

/// One run and one pass of the floor, again and again.
fn compare(what: &str, programme: &Programme) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (mut runs, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        runs.push(timed(|| run(programme, threads)));
        floors.push(timed(|| floor(&programme.inbox(), threads)));
    }
    let mut ratios: Vec<f64> = runs
        .iter()
        .zip(&floors)
        .map(|(run, floor)| run.as_secs_f64() / floor.as_secs_f64())
        .collect();
    ratios.sort_by(f64::total_cmp);
    let (run, floor) = (median(&mut runs), median(&mut floors));
    println!(
        "{what}, {threads} threads: run {run:.2?}, floor {floor:.2?}, ratio {:.2} ({:.2} to {:.2}), peak memory {}",
        ratios[ROUNDS / 2],
        ratios[0],
        ratios[ROUNDS - 1],
        peak_memory(programme).map_or_else(|| "not known here".to_owned(), |mb| format!("{mb} MB")),
    );
}

/// How time and memory grow from one inbox to one ten times as large.
fn growth() {
    for lines in [50_000, 500_000, 5_000_000] {
        let programme = Programme::new(24);
        programme.csv_ledger(lines);
        alone(&format!("a text file of {lines} lines"), &programme);
    }
    for areas in [12, 120] {
        let programme = Programme::new(areas);
        programme.returns(areas, 5, |_| 600);
        alone(&format!("{} returns of 600 lines", areas * 5), &programme);
    }
}

fn alone(what: &str, programme: &Programme) {
    let mut runs: Vec<Duration> = (0..3).map(|_| timed(|| run(programme, 1))).collect();
    let memory = peak_memory(programme).unwrap_or_default();
    println!("{what}, 1 thread: {:.2?}, peak memory {memory} MB", median(&mut runs));
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn run(programme: &Programme, threads: usize) {
    let (inbox, out) = (programme.inbox(), programme.out());
    let request = Request {
        inbox: &inbox,
        out: &out,
        mappings: &programme.mappings,
        threads,
        apart: &Apart::default(),
    };
    let outcome = pipeline::run(&request, &|_, _, _| {}).unwrap();
    assert!(outcome.spend.lines > 0);
}

fn floor(inbox: &Path, threads: usize) {
    let files: Vec<PathBuf> =
        std::fs::read_dir(inbox).unwrap().map(|file| file.unwrap().path()).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    std::hint::black_box(cells(file));
                }
            });
        }
    });
}

/// Reads every cell of a file.
fn cells(path: &Path) -> usize {
    let mut cells = 0;
    if path.extension().is_some_and(|extension| extension == "csv") {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).unwrap();
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).unwrap() {
            cells += record.len();
        }
        return cells;
    }
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    for name in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&name).unwrap();
        while let Some(cell) = reader.next_cell().unwrap() {
            std::hint::black_box(cell.get_value());
            cells += 1;
        }
    }
    cells
}

/// The most memory that a run of the program itself holds, in megabytes, where the system tells.
fn peak_memory(programme: &Programme) -> Option<u64> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscast"))
        .arg("run")
        .arg(programme.inbox())
        .arg("--out")
        .arg(programme.out())
        .arg("--mappings")
        .arg(programme.mapped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(kilobytes.map(|kilobytes: u64| kilobytes / 1024));
        std::thread::sleep(Duration::from_millis(5));
    }
    peak
}
