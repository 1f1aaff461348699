//! Our own readers of xlsx and ods against calamine's, over every workbook of the corpora.

#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use calamine::{Data, DataRef, Ods, Reader, Xlsb, Xlsx};
use crosscast::gather::{Format, identify};
use crosscast::model::{CellAt, Limits};
use crosscast::open::{Sheet, Value, open};

/// Workbooks where calamine is known to be wrong or to stop, each with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("BadWorkbook.xlsx", "it lists no sheets: we refuse it, calamine opens it as nothing"),
    ("Workbook_2.xlsx", "a negative day is kept as the number that it is, with a finding"),
    (
        "dates-leap-year-1900-xlsx.xlsx",
        "29 February 1900 never was: kept as a number, with a finding",
    ),
    ("sheet_ref_error.xlsb", "calamine leaves out formulas that end in an error"),
];

fn corpora() -> Option<PathBuf> {
    let folder = std::env::var_os("CROSSCAST_CORPORA").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: CROSSCAST_CORPORA is not set");
    }
    folder
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    files
}

#[test]
fn xlsx_cells_are_those_that_calamine_reads() {
    compare_all(Format::Xlsx, 100, |path| {
        let mut book = Xlsx::new(BufReader::new(File::open(path).ok()?)).ok()?;
        Some(Box::new(move |sheet: &str| {
            let mut reader = book.worksheet_cells_reader(sheet).ok()?;
            let mut cells = Cells::new();
            while let Some(cell) = reader.next_cell().ok()? {
                let (row, col) = cell.get_position();
                insert(&mut cells, CellAt::new(row, col), cell.get_value());
            }
            Some(cells)
        }))
    });
}

#[test]
fn ods_cells_are_those_that_calamine_reads() {
    compare_all(Format::Ods, 20, |path| {
        let mut book = Ods::new(BufReader::new(File::open(path).ok()?)).ok()?;
        Some(Box::new(move |sheet: &str| {
            let range = book.worksheet_range(sheet).ok()?;
            let from = range.start().unwrap_or_default();
            let mut cells = Cells::new();
            for (row, col, value) in range.used_cells() {
                let at = CellAt::new(from.0 + row as u32, from.1 + col as u32);
                insert(&mut cells, at, &borrowed(value));
            }
            Some(cells)
        }))
    });
}

#[test]
fn xlsb_cells_are_those_that_calamine_reads() {
    compare_all(Format::Xlsb, 15, |path| {
        let mut book = Xlsb::new(BufReader::new(File::open(path).ok()?)).ok()?;
        Some(Box::new(move |sheet: &str| {
            let mut reader = book.worksheet_cells_reader(sheet).ok()?;
            let mut cells = Cells::new();
            while let Some(cell) = reader.next_cell().ok()? {
                let (row, col) = cell.get_position();
                insert(&mut cells, CellAt::new(row, col), cell.get_value());
            }
            Some(cells)
        }))
    });
}

/// Gives calamine's cells of a sheet; nothing when calamine cannot read it.
type SheetReader = Box<dyn FnMut(&str) -> Option<Cells>>;

fn compare_all(format: Format, at_least: usize, theirs: impl Fn(&Path) -> Option<SheetReader>) {
    let Some(corpora) = corpora() else { return };
    let limits = Limits::default();
    let (mut compared, mut cells, mut differences) = (0, 0, Vec::new());
    for path in files_under(&corpora) {
        let file = identify(&path, &path.to_string_lossy(), &limits);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if file.format != Ok(format) || EXCEPTIONS.iter().any(|(file, _)| *file == name) {
            continue;
        }
        let Some(mut theirs) = theirs(&path) else { continue };
        let Ok(ours) = open(&file, &limits) else {
            differences.push(format!("{name}: refused by us, not by calamine"));
            continue;
        };
        for sheet in &ours.sheets {
            let Some(expected) = theirs(&sheet.name) else { continue };
            let found = our_cells(sheet);
            compared += 1;
            cells += expected.len();
            differences.extend(
                compare(&expected, &found)
                    .map(|difference| format!("{name} [{}] {difference}", sheet.name)),
            );
        }
    }
    println!("{compared} sheets, {cells} cells");
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
    assert!(compared >= at_least, "only {compared} sheets were compared");
}

type Cells = BTreeMap<CellAt, String>;

fn compare<'a>(expected: &'a Cells, found: &'a Cells) -> impl Iterator<Item = String> + 'a {
    let wrong = expected.iter().filter_map(move |(at, theirs)| match found.get(at) {
        Some(ours) if same(theirs, ours) => None,
        ours => Some(format!("{at}: calamine {theirs:?}, we {ours:?}")),
    });
    let more = found.iter().filter(move |(at, _)| !expected.contains_key(at));
    wrong.chain(more.map(|(at, ours)| format!("{at}: calamine nothing, we {ours:?}"))).take(3)
}

/// Numbers are the same when they agree to fifteen digits; texts, when they agree but for
/// blanks at their ends.
fn same(theirs: &str, ours: &str) -> bool {
    if theirs.trim() == ours.trim() {
        return true;
    }
    match (theirs.parse::<f64>(), ours.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() <= a.abs() * 1e-14,
        _ => false,
    }
}

fn insert(cells: &mut Cells, at: CellAt, value: &DataRef<'_>) {
    let text = match value {
        DataRef::Empty => return,
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => text.to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::DateTime(day) if day.is_datetime() && day.as_f64() >= 1.0 => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) if text.contains('-') => text.chars().take(10).collect(),
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_) => "other".into(),
    };
    if !text.trim().is_empty() {
        cells.insert(at, text);
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(day) => DataRef::DateTime(*day),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn our_cells(sheet: &Sheet) -> Cells {
    let cells = sheet.rows().flat_map(|row| row.cells.iter().map(move |cell| (row.row, cell)));
    cells
        .filter_map(|(row, cell)| {
            let text = match cell.value {
                Value::Text(text) | Value::Error(text) => sheet.text(text).to_string(),
                Value::Number(number) => number.to_string(),
                Value::Date(day) => day.to_string(),
                Value::Other => "other".into(),
                Value::Uncalculated => return None,
            };
            Some((CellAt::new(row, cell.col.into()), text))
        })
        .collect()
}
