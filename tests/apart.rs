//! A file that is read in a process of its own comes out as if this process had read it, and what
//! brings that process down costs that file only.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crosscast::gather::{Format, SourceFile, identify};
use crosscast::model::Limits;
use crosscast::open::{Apart, Workbook, open, open_apart};

fn crosscast() -> Apart {
    Apart { program: Some(PathBuf::from(env!("CARGO_BIN_EXE_crosscast"))) }
}

/// The workbooks under the folders that are there, in order; text is never read apart.
fn workbooks() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("samples"), root.join("tests")];
    folders.extend(
        std::env::var_os("CROSSCAST_CORPORA").map(|corpora| Path::new(&corpora).join("workbooks")),
    );
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(walkdir::WalkDir::new)
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| {
            path.extension().is_some_and(|ending| {
                matches!(&*ending.to_string_lossy(), "xls" | "ods" | "xlsx" | "xlsb" | "xlsm")
            })
        })
        .collect();
    files.sort();
    let limits = Limits::default();
    files.iter().map(|path| identify(path, &path.to_string_lossy(), &limits)).collect()
}

#[test]
fn a_workbook_is_the_same_whichever_process_reads_it() {
    // Nothing is so small that it would be read here.
    let limits = Limits { apart_bytes: 0, ..Limits::default() };
    let apart = crosscast();
    let mut compared = 0;
    let mut times = [Duration::ZERO; 2];
    for file in workbooks() {
        let Ok(format) = file.format else { continue };
        // Old workbooks and OpenDocuments all; of the others a part, because they are many.
        if matches!(format, Format::Xlsx | Format::Xlsb) && file.bytes % 4 != 0 {
            continue;
        }
        let start = Instant::now();
        let here = open(&file, &limits);
        times[0] += start.elapsed();
        let start = Instant::now();
        let there = open_apart(&file, &limits, &apart);
        times[1] += start.elapsed();
        match (here, there) {
            (Ok(here), Ok(there)) => assert_same(&here, &there, &file.name),
            (Err(here), Err(there)) => assert_eq!(here, there, "{}", file.name),
            (here, there) => panic!("{}: here {here:?}, there {there:?}", file.name),
        }
        compared += 1;
    }
    println!("{compared} workbooks; here {:?}, apart {:?}", times[0], times[1]);
    assert!(compared > 20, "only {compared} workbooks were compared");
}

fn assert_same(here: &Workbook, there: &Workbook, name: &str) {
    assert_eq!(here.format, there.format, "{name}");
    assert_eq!(here.findings, there.findings, "{name}");
    assert_eq!(here.sheets.len(), there.sheets.len(), "{name}");
    for (one, other) in here.sheets.iter().zip(&there.sheets) {
        // Everything that a sheet holds, its texts and cells and rows with it.
        assert!(format!("{one:?}") == format!("{other:?}"), "{name} [{}]", one.name);
    }
}

#[test]
fn a_reader_that_is_denied_memory_costs_its_file_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..3_000 {
        sheet.write(row, 0, format!("{row} {}", "x".repeat(32_000))).unwrap();
    }
    book.save(&path).unwrap();
    let file = identify(&path, "large.xlsx", &Limits::default());
    let apart = Limits { apart_bytes: 0, unpacked_ratio: u64::MAX, ..Limits::default() };
    // The texts alone take half as much again.
    let tight = Limits { child_memory_bytes: 64 * 1024 * 1024, ..apart.clone() };
    let refusal = open_apart(&file, &tight, &crosscast()).unwrap_err();
    assert!(refusal.reason.contains("more memory than the limit"), "{}", refusal.reason);
    assert!(refusal.remedy.contains("child_memory_bytes"), "{}", refusal.remedy);
    let start = Instant::now();
    assert!(open(&file, &apart).is_ok());
    let here = start.elapsed();
    let start = Instant::now();
    assert!(open_apart(&file, &apart, &crosscast()).is_ok());
    println!("96 MB of text: here {here:?}, apart {:?}", start.elapsed());
}

#[test]
fn the_command_is_of_no_use_by_itself() {
    let command = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_crosscast"));
        command.arg("read-apart").args(arguments).output().unwrap()
    };
    assert_eq!(command(&["pdf", "a.pdf"]).status.code(), Some(64));
    assert_eq!(command(&["xls", "a.xls", "zebra=1"]).status.code(), Some(64));
    // A file that is not there is a refusal, handed on like any other.
    let gone = command(&["xls", "gone.xls"]);
    assert_eq!(gone.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&gone.stdout).contains("cannot be read from the disk"));
}
