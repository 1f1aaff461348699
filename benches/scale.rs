//! Programmes as large as they get.
//!
//! - `cargo bench --bench scale -- make FOLDER KIND` makes `FOLDER/inbox`, `FOLDER/mappings` and
//!   `FOLDER/truth.csv`, the same bytes every time. `benches/peers` measures other tools on them.
//! - `cargo bench --bench scale -- floor INBOX THREADS` reads every cell and does nothing with it.
//! - `cargo bench --bench scale -- growth` tells how time and memory grow (`growth small`: a tenth).

#![allow(clippy::unwrap_used, reason = "a bench that cannot start is of no use")]
#![expect(clippy::print_stdout, reason = "what is measured is shown")]

#[path = "scale/mod.rs"]
#[allow(dead_code, reason = "another bench uses the rest")]
mod scale;

use std::path::Path;

use scale::programme::{Kind, Size, make};
use scale::{floor, growth};

/// What can be made.
const KINDS: [(&str, Kind); 5] = [
    ("programme30", Kind::Returns(Size { areas: 10, files: 30, lines: 20_000, ..PROGRAMME })),
    ("programme840", Kind::Returns(PROGRAMME)),
    ("programme10000", Kind::Returns(Size { files: 10_000, lines: 1_500_000, ..PROGRAMME })),
    ("xlsx1m", Kind::XlsxLedger(1_000_000)),
    ("csv10m", Kind::CsvLedger(10_000_000)),
];

/// 600 xlsx, 60 xls, 60 ods, 120 csv.
const PROGRAMME: Size =
    Size { areas: 150, files: 840, lines: 1_280_000, known: 3_000, distinct: 3_000 };

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    match asked.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", folder, name] => {
            let kind = KINDS.iter().find(|(known, _)| *known == name);
            make(Path::new(folder), &kind.unwrap_or_else(|| panic!("no kind {name}")).1);
        }
        ["floor", inbox, threads] => {
            println!("{} cells", floor::read(Path::new(inbox), threads.parse().unwrap()));
        }
        ["growth"] => growth::measure(1, |row| println!("{row}")),
        ["growth", "small"] => growth::measure(10, |row| println!("{row}")),
        _ => {
            let kinds = KINDS.map(|(name, _)| name).join(", ");
            println!("cargo bench --bench scale -- make FOLDER KIND, with a kind of {kinds}");
            println!("cargo bench --bench scale -- floor INBOX THREADS");
            println!("cargo bench --bench scale -- growth, or growth small");
        }
    }
}
