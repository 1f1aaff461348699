//! What is written about each return: its tie-out card and its marked copy.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

mod outcome;

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use crosscast::gather::{self, Format};
use crosscast::mapping::{Mappings, MarkedCopies};
use crosscast::model::amount::{DecimalSign, Reading, read_amount};
use crosscast::model::{CellAt, Limits, Money};
use crosscast::open::{self, Sheet, Value, Workbook};
use crosscast::pipeline;
use crosscast::publish::safe_text::without_controls;
use outcome::{Written, ours};

fn mappings() -> Mappings {
    Mappings::load(&ours("mappings"), None).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn marked(path: &Path, mappings: &Mappings) -> Option<Vec<u8>> {
    let name = path.file_name().unwrap().to_string_lossy();
    let source = gather::identify(path, &name, &mappings.settings.limits);
    pipeline::mark(&source, mappings, &open::Apart::default()).ok().map(|marked| marked.workbook)
}

fn read(bytes: &[u8]) -> Workbook {
    open::open_bytes(bytes, Format::Xlsx, &Limits::default()).unwrap()
}

/// The text in a cell of a copy.
fn text(sheet: &Sheet, cell: &str) -> String {
    let at = (0..200)
        .flat_map(|row| (0..20).map(move |col| CellAt::new(row, col)))
        .find(|at| at.to_string() == cell)
        .unwrap();
    let row = sheet.find_row(at.row).map(|row| sheet.row_at(row));
    let cell = row.and_then(|row| row.cell(u16::try_from(at.col).unwrap()).copied());
    match cell.map(|cell| cell.value) {
        Some(Value::Text(text)) => sheet.text(text).to_owned(),
        Some(Value::Number(number)) => number.normalize().to_string(),
        Some(Value::Date(day)) => day.to_string(),
        Some(other) => format!("{other:?}"),
        None => String::new(),
    }
}

fn copy_of(content: &str) -> Vec<Sheet> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("return.csv");
    std::fs::write(&path, content).unwrap();
    let sheets = read(&marked(&path, &Mappings::default()).unwrap()).sheets;
    assert_eq!(std::fs::read_to_string(&path).unwrap(), content, "the return was touched");
    sheets
}

#[test]
fn a_copy_of_every_sample_holds_each_cell_at_its_place() {
    let mappings = mappings();
    let mut copied = 0;
    for file in walkdir::WalkDir::new(ours("samples")).sort_by_file_name() {
        let path = file.unwrap().into_path();
        let Some(name) = path.is_file().then(|| path.to_string_lossy().into_owned()) else {
            continue;
        };
        let before = std::fs::read(&path).unwrap();
        let Some(bytes) = marked(&path, &mappings) else { continue };
        assert_eq!(marked(&path, &mappings), Some(bytes.clone()), "{name}: the bytes differ");
        assert_eq!(std::fs::read(&path).unwrap(), before, "{name} was touched");
        let source = gather::identify(&path, &name, &Limits::default());
        let original = open::open(&source, &Limits::default()).unwrap();
        let copy = read(&bytes);
        assert_eq!(copy.sheets.len(), original.sheets.len() + 1, "{name}");
        let mut calamine: Xlsx<_> =
            calamine::open_workbook_from_rs(Cursor::new(bytes.as_slice())).unwrap();
        for (sheet, of) in copy.sheets[1..].iter().zip(&original.sheets) {
            same_cells(&name, sheet, of, &mut calamine);
            assert!(calamine.worksheet_formula(&sheet.name).unwrap().is_empty(), "{name}");
        }
        copied += 1;
    }
    assert!(copied > 25, "only {copied} samples were copied");
}

/// Every cell of the sheet `of` stands in its copy, and calamine sees it there, too.
fn same_cells(name: &str, copy: &Sheet, of: &Sheet, calamine: &mut Xlsx<Cursor<&[u8]>>) {
    let range = calamine.worksheet_range(&copy.name).unwrap();
    for row in of.rows() {
        let there = copy.row_at(copy.find_row(row.row).unwrap());
        assert!(!there.hidden, "{name}: hidden rows are shown");
        for cell in row.cells {
            let at = CellAt::new(row.row, u32::from(cell.col));
            let value = there.cell(cell.col).unwrap_or_else(|| panic!("{name}: {at}")).value;
            let seen = range.get_value((row.row, u32::from(cell.col))).unwrap();
            match (cell.value, value) {
                (Value::Text(was), Value::Text(is)) => {
                    assert_eq!(without_controls(of.text(was)), copy.text(is), "{name}: {at}");
                    assert!(matches!(seen, Data::String(_)), "{name}: {at}: {seen:?}");
                }
                (Value::Number(was), Value::Number(is)) => {
                    assert_eq!(was.normalize(), is.normalize(), "{name}: {at}");
                    assert!(matches!(seen, Data::Float(_)), "{name}: {at}: {seen:?}");
                }
                // Only a text file has amounts as words.
                (Value::Text(was), Value::Number(is)) => {
                    assert!(of.name.is_empty(), "{name}: {at}");
                    let amount = read_amount(of.text(was), DecimalSign::Point);
                    assert_eq!(amount, Reading::Amount(Money::new(is).unwrap()), "{name}: {at}");
                }
                (Value::Date(was), Value::Date(is)) => assert_eq!(was, is, "{name}: {at}"),
                (Value::Error(was), Value::Text(is)) => {
                    assert_eq!(of.text(was), copy.text(is), "{name}: {at}");
                }
                (Value::Other | Value::Uncalculated, Value::Text(_)) => {}
                (was, is) => panic!("{name}: {at} was {was:?} and is {is:?}"),
            }
        }
    }
}

#[test]
fn each_row_says_what_it_was_taken_for() {
    let sheets = copy_of(
        "Spend 2018/19\n\nItem,Budget,Spent\nHall hire,20.00,10.50\nYouth club,30.00,20.25\nPrinting,5.00,TBC\n\
         Total,55.00,31.75\n\nSigned by the treasurer\n",
    );
    let sheet = &sheets[1];
    for (cell, says) in [
        ("A4", "Hall hire"),
        ("B4", "20"),
        ("C4", "10.5"),
        ("D1", "title"),
        ("D3", "crosscast: status"),
        ("E3", "category"),
        ("F3", "amount counted"),
        ("D4", "entry"),
        ("E4", "to be decided"),
        ("F4", "10.5"),
        ("D6", "line without an amount that counts"),
        ("F6", ""),
        ("D7", "total differs by £1.00"),
        ("F7", ""),
        ("D9", "note"),
    ] {
        assert_eq!(text(sheet, cell), says, "{cell}");
    }
    let summary: String = sheets[0]
        .rows()
        .flat_map(|row| row.cells)
        .filter_map(|cell| sheets[0].text_of(cell))
        .fold(String::new(), |all, text| all + text + "\n");
    assert_eq!(sheets[0].name, "crosscast");
    for says in [
        "It does not tie out: the printed total differs from its lines by £1.00.",
        "Cell C6 says “TBC” for the amount. What is the amount?",
        "Cell C7 prints £31.75 as the total, and the lines in C4:C6 add up to £30.75.",
    ] {
        assert!(summary.contains(says), "{says}\n{summary}");
    }
}

#[test]
fn a_printed_total_carries_a_note_with_its_sum() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("return.csv");
    std::fs::write(&path, "Item,Spent\nHall,10.50\nClub,20.25\nTotal,31.75\n").unwrap();
    let bytes = marked(&path, &Mappings::default()).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(
        !names.iter().any(|name| name.contains("vba") || name.contains("external")),
        "{names:?}"
    );
    let mut notes = String::new();
    for name in names.iter().filter(|name| name.contains("comments")) {
        std::io::Read::read_to_string(&mut package.by_name(name).unwrap(), &mut notes).unwrap();
    }
    assert!(notes.contains("ref=\"B4\""), "{notes}");
    assert!(notes.contains("£31.75 is printed; the lines in B2:B3 add up to £30.75."), "{notes}");
}

#[test]
fn hostile_text_stays_text() {
    let evil = "=HYPERLINK(\"http://x.example\";\"y\")";
    let sheets = copy_of(&format!(
        "Item,Spent\n\"{}\",10.50\n+1+1,20.25\nTotal,30.75\n",
        evil.replace('"', "\"\"")
    ));
    assert_eq!(text(&sheets[1], "A2"), evil);
    assert_eq!(text(&sheets[1], "A3"), "+1+1");
    assert!(sheets.iter().all(|sheet| sheet.formulas.is_empty()));
}

#[test]
fn every_file_has_a_card_and_what_is_asked_has_a_marked_copy() {
    let mappings = mappings();
    let written = Written::by_run(&ours("samples"), &mappings, 2);
    let files = written.files();
    let rows = written.table("files.csv");
    assert!(rows.len() > 30);
    let mut copies = 0;
    for row in &rows {
        let card = files.get(&row["card"]).unwrap_or_else(|| panic!("{} has no card", row["file"]));
        let page = String::from_utf8(card.clone()).unwrap();
        assert!(page.contains("Internal: "), "{}", row["file"]);
        let copy = row["card"].replace(".html", ".marked.xlsx");
        let not_asked = page.contains("about its rows");
        let readable = row["verdict"] != "refused" && row["verdict"] != "duplicate";
        assert_eq!(files.contains_key(&copy), !not_asked && readable, "{}", row["file"]);
        assert_eq!(page.contains(".marked.xlsx\">"), !not_asked && readable, "{}", row["file"]);
        copies += usize::from(files.contains_key(&copy));
    }
    assert!((3..10).contains(&copies), "{copies} copies");
    let is_card = |name: &&String| name.starts_with("returns/") && name.ends_with(".html");
    let cards = files.keys().filter(is_card).count();
    assert_eq!(cards, rows.len(), "one card a file");
    let none = Mappings {
        settings: crosscast::mapping::Settings {
            marked: MarkedCopies::None,
            ..mappings.settings.clone()
        },
        ..mappings
    };
    let without = Written::by_run(&ours("samples"), &none, 1).files();
    assert!(!without.keys().any(|name| name.ends_with(".marked.xlsx")));
    for (name, bytes) in without.iter().filter(|(name, _)| *name != "run.json") {
        // Only the words about marked copies depend on the setting; nothing depends on the threads.
        let same = files.get(name) == Some(bytes) || name.starts_with("returns/");
        assert!(same, "{name}");
    }
}

#[test]
fn copies_are_never_written_over_unless_that_is_asked() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("Q1.csv");
    std::fs::write(&path, "Item,Spent\nHall,10.50\nClub,20.25\nTotal,30.75\n").unwrap();
    let mark = |more: &[&str]| {
        let ran = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_crosscast")))
            .arg("mark")
            .arg("Q1.csv")
            .args(more)
            .current_dir(dir.path())
            .output()
            .unwrap();
        (
            ran.status.code(),
            String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap(),
        )
    };
    let copy = dir.path().join("marked/Q1.marked.xlsx");
    assert_eq!(mark(&[]).0, Some(0));
    let first = std::fs::read(&copy).unwrap();
    std::fs::write(&copy, "mine").unwrap();
    let (code, said) = mark(&[]);
    assert_eq!(code, Some(74), "{said}");
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(std::fs::read(&copy).unwrap(), b"mine");
    assert_eq!(mark(&["--force"]).0, Some(0));
    assert_eq!(std::fs::read(&copy).unwrap(), first);
}
