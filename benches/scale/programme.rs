//! A folder with an inbox, the mapping files that go with it, and the truth about its money.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use rayon::prelude::*;

use super::dice::Dice;
use super::labels::Labels;
use super::returns::{Return, ledger_headings, payment};
use super::{ods, text, xls, xlsx};

const SEED: u64 = 6;
/// The first financial year begins in April of this year.
const FIRST_YEAR: usize = 2012;
/// Its first day, as spreadsheets count days.
const FIRST_APRIL: u32 = 41_000;
const YEARS: usize = 15;
/// Rows of payments on one sheet: a sheet has at most 1,048,576 rows.
const SHEET_ROWS: usize = 1_000_000;

/// Ten million lines are more than is read unless somebody says so.
const LARGE_FILES: &str = "[limits]\nfile_bytes = 1073741824\ncells = 100000000\nrows = 20000000\n";

/// How large a programme is.
#[derive(Clone, Copy)]
pub struct Size {
    /// Areas.
    pub areas: usize,
    /// Returns: one an area and year, or four and five when there are more.
    pub files: usize,
    /// Lines of spending in all returns.
    pub lines: usize,
    /// Labels that somebody decided.
    pub known: usize,
    /// Labels that partnerships write.
    pub distinct: usize,
}

/// What a folder is made of.
pub enum Kind {
    /// Returns in four formats.
    Returns(Size),
    /// A workbook of this many payments.
    XlsxLedger(usize),
    /// A text file of this many payments.
    CsvLedger(usize),
}

/// Where, and how much.
struct Truth {
    area: usize,
    file: String,
    lines: usize,
    pence: i64,
}

/// Makes `folder/inbox`, `folder/mappings` and `folder/truth.csv`.
pub fn make(folder: &Path, kind: &Kind) {
    let inbox = folder.join("inbox");
    fs::create_dir_all(&inbox).unwrap();
    let (areas, known, distinct) = match kind {
        Kind::Returns(size) => (size.areas, size.known, size.distinct),
        Kind::XlsxLedger(_) | Kind::CsvLedger(_) => (1, 3_000, 3_000),
    };
    let labels = Labels::new(SEED, known, distinct);
    write_mappings(&folder.join("mappings"), areas, &labels);
    if matches!(kind, Kind::CsvLedger(_)) {
        fs::write(folder.join("crosscast.toml"), LARGE_FILES).unwrap();
    }
    let truth = match kind {
        Kind::Returns(size) => returns(&inbox, size, &labels),
        Kind::XlsxLedger(lines) => vec![xlsx_ledger(&inbox, *lines, &labels)],
        Kind::CsvLedger(lines) => vec![csv_ledger(&inbox, *lines, &labels)],
    };
    write_truth(&folder.join("truth.csv"), areas, &truth);
}

fn returns(inbox: &Path, size: &Size, labels: &Labels) -> Vec<Truth> {
    let words = vocabularies(size, labels);
    let mut dice = Dice::new(SEED, usize::MAX);
    let mean = size.lines / size.files;
    let mut lines: Vec<usize> =
        (0..size.files).map(|_| mean / 4 + dice.below(mean * 3 / 2)).collect();
    even_out(&mut lines, size.lines);
    let whole = |at: usize| -> Truth {
        let (area, period) = (at % size.areas, period(at, size));
        let name = area_name(area);
        let made = Return {
            area: &name,
            area_at: area,
            period: &period.written,
            first_day: period.first_day,
            days: period.days,
            words: &words[area],
            lines: lines[at],
        };
        let (sheets, pence) = made.sheets(&mut Dice::new(SEED, at));
        // Of fourteen returns ten are xlsx, one is xls, one ods, two are text.
        let (ending, write): (_, fn(&Path, &[_])) = match at % 14 {
            3 => ("xls", xls::write),
            7 => ("ods", ods::write),
            5 | 11 => ("csv", text::write),
            _ => ("xlsx", xlsx::write),
        };
        let file = format!("{name} {}.{ending}", period.short);
        write(&inbox.join(&file), &sheets);
        Truth { area, file, lines: lines[at], pence }
    };
    (0..size.files).into_par_iter().map(whole).collect()
}

/// The words of each area: every label is some area's, and areas share some.
fn vocabularies<'a>(size: &Size, labels: &'a Labels) -> Vec<Vec<&'a str>> {
    let mut dice = Dice::new(SEED, usize::MAX - 2);
    let mut all: Vec<&str> = labels.written.iter().map(String::as_str).collect();
    dice.shuffle(&mut all);
    let own = all.len().div_ceil(size.areas);
    (0..size.areas)
        .map(|area| {
            let mut words: Vec<&str> = all.iter().skip(area * own).take(own).copied().collect();
            let shared = dice.below(own + 1) + usize::from(words.is_empty());
            words.extend((0..shared).map(|_| all[dice.below(all.len())]));
            words
        })
        .collect()
}

/// Adds to the first or takes from the largest until all make `wanted`.
fn even_out(lines: &mut [usize], wanted: usize) {
    let files = lines.len();
    let mut at = 0;
    let mut sum: usize = lines.iter().sum();
    while sum != wanted {
        if sum < wanted {
            lines[at % files] += 1;
            sum += 1;
        } else if lines[at % files] > 1 {
            lines[at % files] -= 1;
            sum -= 1;
        }
        at += 1;
    }
}

struct Period {
    /// In the file's name.
    short: String,
    /// In the return.
    written: String,
    first_day: u32,
    days: u32,
}

/// The period of a return: a year, or a part of one when a year has several returns.
fn period(at: usize, size: &Size) -> Period {
    let (area, turn) = (at % size.areas, at / size.areas);
    let parts = size.files.div_ceil(size.areas * YEARS);
    // Areas begin in different years and leave none out.
    let late = YEARS.saturating_sub(size.files.div_ceil(size.areas));
    let (year, part) = (FIRST_YEAR + area % (late + 1) + turn % YEARS, turn / YEARS);
    let name = format!("{year}-{:02}", (year + 1) % 100);
    let since = year - FIRST_YEAR;
    let april = FIRST_APRIL + (365 * since + since / 4) as u32;
    if parts == 1 {
        return Period {
            written: name.replace('-', "/"),
            short: name,
            first_day: april,
            days: 365,
        };
    }
    let next = year + 1;
    let leap = if next.is_multiple_of(4) { 29 } else { 28 };
    let (short, written, after, days) = match (part, parts) {
        (0, _) => ("April to June", format!("1 April {year} to 30 June {year}"), 0, 91),
        (1, _) => ("July to September", format!("1 July {year} to 30 September {year}"), 91, 92),
        (2, _) => {
            ("October to December", format!("1 October {year} to 31 December {year}"), 183, 92)
        }
        (3, ..5) => ("January to March", format!("1 January {next} to 31 March {next}"), 275, 90),
        (3, _) => {
            ("January and February", format!("1 January {next} to {leap} February {next}"), 275, 59)
        }
        _ => ("March", format!("1 March {next} to 31 March {next}"), 335, 30),
    };
    Period { short: format!("{name} {short}"), written, first_day: april + after, days }
}

fn xlsx_ledger(inbox: &Path, lines: usize, labels: &Labels) -> Truth {
    let file = format!("{} ledger 2019-20.xlsx", area_name(0));
    let mut dice = Dice::new(SEED, 0);
    let mut book = xlsx::new_book();
    let look = xlsx::Look::new();
    let (mut pence, mut at) = (0, 0);
    while at < lines {
        let page = book.add_worksheet();
        xlsx::write_row(page, 0, &ledger_headings(), &look);
        for row in 1..=(lines - at).min(SHEET_ROWS) {
            let (cells, paid) = payment(at, &labels.written, &mut dice);
            xlsx::write_row(page, row as u32, &cells, &look);
            (pence, at) = (pence + paid, at + 1);
        }
    }
    book.save(inbox.join(&file)).unwrap();
    Truth { area: 0, file, lines, pence }
}

fn csv_ledger(inbox: &Path, lines: usize, labels: &Labels) -> Truth {
    let file = format!("{} ledger 2019-20.csv", area_name(0));
    let mut dice = Dice::new(SEED, 0);
    let mut out = BufWriter::new(fs::File::create(inbox.join(&file)).unwrap());
    text::write_row(&mut out, &ledger_headings()).unwrap();
    let mut pence = 0;
    for at in 0..lines {
        let (cells, paid) = payment(at, &labels.written, &mut dice);
        text::write_row(&mut out, &cells).unwrap();
        pence += paid;
    }
    out.flush().unwrap();
    Truth { area: 0, file, lines, pence }
}

/// The mapping files that this crate ships, but for the labels; and the invented areas.
fn write_mappings(folder: &Path, areas: usize, labels: &Labels) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("mappings");
    fs::create_dir_all(folder).unwrap();
    for name in ["categories.csv", "columns.csv", "rules.csv", "areas.csv"] {
        fs::copy(shipped.join(name), folder.join(name)).unwrap();
    }
    let list = fs::OpenOptions::new().append(true).open(folder.join("areas.csv")).unwrap();
    let mut list = BufWriter::new(list);
    (0..areas)
        .for_each(|area| writeln!(list, "{},{},,,,,", area_id(area), area_name(area)).unwrap());
    let mut out = BufWriter::new(fs::File::create(folder.join("labels.csv")).unwrap());
    writeln!(out, "area,label,category,share,decided_by,decided_on,note").unwrap();
    for (label, category) in &labels.known {
        writeln!(out, ",{label},{category},,bench,2026-11-01,").unwrap();
    }
}

/// What each file, each area and the whole programme spent.
fn write_truth(path: &Path, areas: usize, truth: &[Truth]) {
    let mut out = BufWriter::new(fs::File::create(path).unwrap());
    writeln!(out, "level,name,lines,sum").unwrap();
    let mut write = |level: &str, name: &str, lines: usize, pence: i64| {
        writeln!(out, "{level},{name},{lines},{}.{:02}", pence / 100, pence % 100).unwrap();
    };
    let sum = |of: &dyn Fn(&&Truth) -> bool| {
        truth
            .iter()
            .filter(of)
            .fold((0, 0), |(lines, pence), one| (lines + one.lines, pence + one.pence))
    };
    let (lines, pence) = sum(&|_| true);
    write("programme", "", lines, pence);
    for area in 0..areas {
        let (lines, pence) = sum(&|one| one.area == area);
        write("area", &area_id(area), lines, pence);
    }
    truth.iter().for_each(|one| write("file", &one.file, one.lines, one.pence));
}

fn area_id(area: usize) -> String {
    format!("bench-{area:03}")
}

fn area_name(area: usize) -> String {
    const FIRST: [&str; 16] = [
        "Ash", "Birch", "Cray", "Dun", "Elm", "Fal", "Gor", "Hazel", "Ivel", "Jay", "Kel", "Lark",
        "Marl", "Nettle", "Otter", "Plum",
    ];
    const SECOND: [&str; 16] = [
        "bourne", "croft", "dene", "garth", "toft", "holt", "mere", "ness", "pool", "stow",
        "thorpe", "wick", "worthy", "ridge", "cliffe", "haven",
    ];
    let (first, second, round) = (area % 16, area / 16 % 16, area / 256);
    let name = format!("{}{}", FIRST[first], SECOND[second]);
    if round == 0 { name } else { format!("{name} {}", SECOND[round % 16]) }
}
