//! Small workbooks with one planted fault each, and as many with none: does crosscast give the
//! right verdict, and say the planted cause first?
//!
//! `faults/make_faults.py` makes them and writes `faults/expected.csv` from what it planted.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::path::PathBuf;

use crosscast::detect::Headings;
use crosscast::extract::AreaFinder;
use crosscast::gather::identify;
use crosscast::mapping::Mappings;
use crosscast::model::{Code, Finding, Money, Severity};
use crosscast::pipeline::Read;
use crosscast::reconcile::{TieOut, checked_totals};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    file: String,
    verdict: String,
    code: String,
    sheet: String,
    cell: String,
    cause: String,
    about: String,
    spend: String,
    planted: String,
}

impl Expected {
    /// `Spend!D9`
    fn place(&self) -> String {
        match self.sheet.as_str() {
            "" => self.cell.clone(),
            sheet => format!("{sheet}!{}", self.cell),
        }
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

fn expected() -> Vec<Expected> {
    let mut rows = csv::Reader::from_path(folder().join("expected.csv")).unwrap();
    rows.deserialize().map(Result::unwrap).collect()
}

/// What crosscast makes of one workbook.
struct Found {
    verdict: &'static str,
    spend: Money,
    /// The code and the place of each finding.
    findings: Vec<(Finding, String)>,
    /// For each total with causes its place, the first cause, and the cells that it names.
    causes: Vec<(String, &'static str, Vec<String>)>,
}

fn read(name: &str) -> Found {
    let mappings = Mappings::default();
    let path = folder().join(name);
    let source = identify(&path, name, &mappings.settings.limits);
    let read = Read::new(&source, &mappings, &Headings::new(&mappings.columns)).unwrap();
    let (extracted, findings) = read.entries(&source, &mappings, &AreaFinder::new(&mappings));
    let causes = checked_totals(&read.workbook, &read.layouts)
        .into_iter()
        .filter(|total| !total.causes.is_empty())
        .map(|total| {
            let sheet = &read.workbook.sheets[total.sheet].name;
            let bang = if sheet.is_empty() { "" } else { "!" };
            let first = &total.causes[0];
            let cells = first.cells.iter().map(ToString::to_string).collect();
            (format!("{sheet}{bang}{}", total.check.at), first.kind.as_str(), cells)
        })
        .collect();
    Found {
        verdict: TieOut::of(&read.layouts).verdict(extracted.entries.len() as u64).as_str(),
        spend: extracted.entries.iter().map(|entry| entry.amount).sum(),
        findings: findings
            .into_iter()
            .map(|finding| {
                let place = finding.place();
                (finding, place)
            })
            .collect(),
        causes,
    }
}

/// Says what is wrong with each workbook of a folder that `judge` finds fault with.
fn judged(folder: &str, at_least: usize, judge: impl Fn(&Expected, &Found) -> Vec<String>) {
    let all: Vec<Expected> =
        expected().into_iter().filter(|one| one.file.starts_with(folder)).collect();
    assert!(all.len() >= at_least, "{} workbooks in {folder}", all.len());
    let mut failed = String::new();
    for one in &all {
        let found = read(&one.file);
        let mut wrong = judge(one, &found);
        if found.verdict != one.verdict {
            wrong.push(format!("verdict {}, not {}", found.verdict, one.verdict));
        }
        if found.spend.to_string() != one.spend {
            wrong.push(format!("spend {}, not {}", found.spend, one.spend));
        }
        if !wrong.is_empty() {
            failed += &format!("{} ({}): {}\n", one.file, one.planted, wrong.join("; "));
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

#[test]
fn each_planted_fault_is_found_where_it_is_and_its_cause_told_first() {
    judged("faulty/", 36, |one, found| {
        let mut wrong = Vec::new();
        let place = one.place();
        let coded =
            |(finding, at): &(Finding, String)| finding.code.as_str() == one.code && *at == place;
        if !found.findings.iter().any(coded) {
            wrong.push(format!("no {} at {place}", one.code));
        }
        let at_cell = found.causes.iter().find(|(at, ..)| *at == place);
        match at_cell {
            None if one.cause.is_empty() => {}
            Some((_, kind, cells)) if *kind == one.cause && cells.contains(&one.about) => {}
            _ => wrong.push(format!("causes {:?}, not {} {}", found.causes, one.cause, one.about)),
        }
        wrong
    });
}

#[test]
fn nothing_is_said_against_a_workbook_in_which_nothing_is_wrong() {
    // No area and no period is given to these files, and some of their rows are hidden.
    let beside = [Code::AreaUnknown, Code::PeriodUnknown, Code::HiddenRows];
    judged("clean/", 32, |one, found| {
        let mut wrong: Vec<String> = found
            .findings
            .iter()
            .filter(|(finding, _)| finding.severity() != Severity::Note)
            .filter(|(finding, _)| !beside.contains(&finding.code))
            .map(|(finding, at)| format!("{} at {at}: {}", finding.code, finding.says))
            .collect();
        wrong.extend(found.causes.iter().map(|cause| format!("{cause:?}")));
        if !one.code.is_empty()
            && !found.findings.iter().any(|(finding, _)| finding.code.as_str() == one.code)
        {
            wrong.push(format!("no {}", one.code));
        }
        wrong
    });
}

#[test]
fn every_cause_is_planted_at_least_once() {
    let planted: Vec<String> = expected().into_iter().map(|one| one.cause).collect();
    for kind in crosscast::reconcile::CauseKind::ALL {
        assert!(planted.iter().any(|cause| cause == kind.as_str()), "{kind} is never planted");
    }
}

#[test]
fn each_workbook_is_small_and_expected() {
    for sub in ["faulty", "clean"] {
        for entry in folder().join(sub).read_dir().unwrap() {
            let entry = entry.unwrap();
            let name = format!("{sub}/{}", entry.file_name().to_string_lossy());
            assert!(entry.metadata().unwrap().len() <= 10_000, "{name} is large");
            assert!(expected().iter().any(|one| one.file == name), "{name} is not in expected.csv");
        }
    }
}
