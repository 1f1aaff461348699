//! The review loop from end to end: a run asks, a researcher answers in LibreOffice, a dry run names
//! the pounds, the answers are applied, and the next run moves by exactly these pounds.
//!
//! `review_loop/filled.xlsx` is the `review.xlsx` of the first run, filled in and saved by LibreOffice;
//! `review_loop/fill.py` made it.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use crosscast::figure::Kind;
use rust_decimal::Decimal;
use walkdir::WalkDir;

#[test]
fn answers_typed_in_libreoffice_move_what_the_dry_run_named() {
    let project = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review_loop"), project.path());
    let run = || {
        let done = crosscast(project.path(), &["run"]);
        assert!(matches!(done.status.code(), Some(0 | 1)), "{done:?}");
        (
            figures(project.path()),
            std::fs::read_to_string(project.path().join("out/review.csv")).unwrap(),
        )
    };
    let labels = || std::fs::read(project.path().join("mappings/labels.csv")).unwrap();
    let (before, asked) = run();
    let undecided = labels();
    assert!(project.path().join("out/review.xlsx").is_file());

    let apply = ["apply", "filled.xlsx", "--by", "Ruth", "--on", "2026-11-21", "--verbose"];
    let dry = crosscast(project.path(), &[&apply[..], &["--dry-run"]].concat());
    assert_eq!(dry.status.code(), Some(0), "{dry:?}");
    let told = String::from_utf8(dry.stdout).unwrap();
    assert!(told.contains("In all 6 lines with £1,470.25 in 2 areas move."), "{told}");
    assert_eq!(labels(), undecided, "a dry run writes nothing");

    let applied = crosscast(project.path(), &apply);
    assert_eq!(applied.status.code(), Some(0), "{applied:?}");
    let decided = labels();
    assert!(decided.starts_with(&undecided) && decided.len() > undecided.len());
    let again = crosscast(project.path(), &apply);
    assert_eq!(again.status.code(), Some(0), "{again:?}");
    assert_eq!(labels(), decided, "applying twice changes nothing");

    let (after, left) = run();
    for label in
        ["Street mural painting", "Summer fete stalls", "Summer fetes stall", "Board works"]
    {
        assert!(asked.contains(label) && !left.contains(label), "{label}: {left}");
    }
    let moved: BTreeMap<String, Decimal> = before
        .keys()
        .chain(after.keys())
        .map(|id| {
            let of =
                |figures: &BTreeMap<String, Decimal>| figures.get(id).copied().unwrap_or_default();
            (id.clone(), of(&after) - of(&before))
        })
        .filter(|(id, by)| Kind::of(id) != Kind::Derived && !by.is_zero())
        .collect();
    assert_eq!(named(&told), moved, "{told}");
    assert_eq!(moved["programme.category.review"], Decimal::new(-147_025, 2));
}

#[test]
fn while_another_changes_the_mapping_files_nothing_is_written() {
    let project = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review_loop"), project.path());
    crosscast(project.path(), &["run", "--quiet"]);
    let labels = || std::fs::read(project.path().join("mappings/labels.csv")).unwrap();
    let undecided = labels();
    let held = crosscast::mapping::Lock::of(&project.path().join("mappings")).unwrap();
    let apply = ["apply", "filled.xlsx", "--by", "Ruth"];
    let refused = crosscast(project.path(), &apply);
    assert_eq!(refused.status.code(), Some(74), "{refused:?}");
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("another crosscast (process "), "{said}");
    assert!(said.contains("is changing the files in `mappings`"), "{said}");
    assert_eq!(labels(), undecided);
    drop(held);
    assert_eq!(crosscast(project.path(), &apply).status.code(), Some(0));
    assert_ne!(labels(), undecided);
}

/// The movements of money that were told: `  programme.category.spaces  £1.00 → £2.00  +£1.00`.
fn named(told: &str) -> BTreeMap<String, Decimal> {
    told.lines()
        .filter(|line| line.contains(" → ") && line.contains(".category."))
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let by = words.last().unwrap().replace(['£', ',', '+'], "");
            (words[0].to_owned(), by.parse().unwrap())
        })
        .collect()
}

/// The figures in pounds that the last run published.
fn figures(project: &Path) -> BTreeMap<String, Decimal> {
    let text = std::fs::read(project.join("out/summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let figures = summary["figures"].as_array().unwrap().iter();
    figures
        .filter(|figure| figure["unit"] == "GBP")
        .map(|figure| {
            let text = |name: &str| figure[name].as_str().unwrap();
            (text("id").to_owned(), text("value").parse().unwrap())
        })
        .collect()
}

fn crosscast(project: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscast"));
    command.args(arguments).current_dir(project).output().unwrap()
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry.unwrap();
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&place).unwrap();
        } else {
            std::fs::copy(entry.path(), &place).unwrap();
        }
    }
}
