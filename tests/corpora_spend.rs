//! Spend tables that others published: does `check --json` find the lines that two people counted?
//!
//! Reads `spend/truth.csv` in the folder that `CROSSCAST_CORPORA` names; without it the tests say
//! that they were skipped. Both with the repository's mappings and with none.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a failed test, and a skipped one")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crosscast::detect::{Check, Headings};
use crosscast::extract::AreaFinder;
use crosscast::gather::identify;
use crosscast::mapping::Mappings;
use crosscast::model::Code;
use crosscast::pipeline::Read;
use crosscast::publish::check_json;
use rust_decimal::Decimal;

/// Of 23 tables so many must be read as people read them.
const ENOUGH: usize = 20;

#[test]
fn published_spend_is_read_without_any_mappings() {
    measure(&Mappings::default());
}

#[test]
fn published_spend_is_read_with_our_mappings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("mappings");
    measure(&Mappings::load(&folder, None).unwrap());
}

fn measure(mappings: &Mappings) {
    let Some(corpora) = std::env::var_os("CROSSCAST_CORPORA").map(PathBuf::from) else {
        println!("skipped: CROSSCAST_CORPORA is not set");
        return;
    };
    let spend = corpora.join("spend");
    let mut truths = csv::Reader::from_path(spend.join("truth.csv")).unwrap();
    let (mut all, mut failed) = (0, Vec::new());
    for truth in truths.deserialize::<BTreeMap<String, String>>() {
        let truth = truth.unwrap();
        all += 1;
        let wanted = (truth["n_lines"].parse().unwrap(), exact(&truth["sum_lines"]));
        let found =
            columns(&spend, &truth["path"], &truth["sheet"], &truth["amount_col"], mappings);
        if !found.contains(&wanted) {
            failed.push(format!(
                "{} {} {}: {found:?}, not {wanted:?}",
                truth["path"], truth["sheet"], truth["amount_col"]
            ));
        }
    }
    let found = all - failed.len();
    let failed = failed.join("\n");
    println!("{found} of {all} tables are read exactly; not these:\n{failed}");
    assert!(found >= ENOUGH, "{found} of {all} tables are read exactly:\n{failed}");
}

/// The printed totals that two people read are found, and those that do not agree with their lines
/// in the source are reported by as much as they are wrong.
#[test]
fn printed_totals_are_reproduced_and_wrong_ones_reported() {
    let Some(corpora) = std::env::var_os("CROSSCAST_CORPORA").map(PathBuf::from) else {
        println!("skipped: CROSSCAST_CORPORA is not set");
        return;
    };
    let mappings = Mappings::default();
    let spend = corpora.join("spend");
    let mut truths = csv::Reader::from_path(spend.join("truth.csv")).unwrap();
    let (mut stated, mut wrong, mut failed) = (0, Vec::new(), Vec::new());
    for truth in truths.deserialize::<BTreeMap<String, String>>() {
        let truth = truth.unwrap();
        if truth["stated_total"].is_empty() {
            continue;
        }
        stated += 1;
        let printed = exact(&truth["stated_total"]);
        let off = printed - exact(&truth["sum_lines"]);
        let found = printed_totals(&spend, &truth["path"], &truth["sheet"], &mappings);
        let right = found.iter().any(|one| one.printed == printed && one.off == off && one.said);
        if !right {
            failed.push(format!("{} {}: {found:?}", truth["path"], truth["sheet"]));
        }
        if !off.is_zero() {
            wrong.push((truth["path"].clone(), off.to_string()));
        }
    }
    let known = [("2017-01.csv", "31649694.25"), ("2019-03.csv", "0.01")];
    let known = known.map(|(file, off)| (format!("odileeds_public_bodies/{file}"), off.to_owned()));
    assert_eq!(wrong, known);
    assert!(stated >= 10, "{stated} totals are stated");
    assert!(failed.is_empty(), "of {stated} stated totals not these:\n{}", failed.join("\n"));
}

/// A printed total of any amount column.
#[derive(Debug)]
struct PrintedTotal {
    printed: Decimal,
    /// Printed less lines.
    off: Decimal,
    /// Whether a finding at its cell gives the difference; nothing is to be said when it agrees.
    said: bool,
}

fn printed_totals(
    folder: &Path,
    path: &str,
    sheet: &str,
    mappings: &Mappings,
) -> Vec<PrintedTotal> {
    let source = identify(&folder.join(path), path, &mappings.settings.limits);
    let read = Read::new(&source, mappings, &Headings::new(&mappings.columns)).unwrap();
    let findings = read.entries(&source, mappings, &AreaFinder::new(mappings)).1;
    let sheets = read.workbook.sheets.iter().zip(&read.layouts);
    let of_sheet = sheets.filter(|(one, _)| one.name == sheet);
    let checks = of_sheet.flat_map(|(_, layout)| &layout.tables).flat_map(|table| &table.checks);
    let total = |check: &Check| {
        let off = check.difference().pence();
        let says = off.abs().in_pounds().to_string();
        let told = findings.iter().any(|finding| {
            finding.cell == Some(check.at)
                && finding.code == Code::TotalDiffers
                && finding.says.contains(&says)
        });
        PrintedTotal {
            printed: check.printed.pence().exact(),
            off: off.exact(),
            said: told || off.is_zero(),
        }
    };
    checks.map(total).collect()
}

/// Lines and sum of the column `letter` in each table of the sheet, as `check --json` gives them.
fn columns(
    folder: &Path,
    path: &str,
    sheet: &str,
    letter: &str,
    mappings: &Mappings,
) -> Vec<(u64, Decimal)> {
    let source = identify(&folder.join(path), path, &mappings.settings.limits);
    let read = Read::new(&source, mappings, &Headings::new(&mappings.columns));
    let findings = match &read {
        Ok(read) => read.entries(&source, mappings, &AreaFinder::new(mappings)).1,
        Err(_) => Vec::new(),
    };
    let read = read.as_ref().map(|read| (&read.workbook, read.layouts.as_slice()));
    let json = check_json::render(&source, read, &findings).unwrap();
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut found = Vec::new();
    for one in answer["sheets"].as_array().unwrap() {
        if one["name"] != sheet {
            continue;
        }
        for table in one["tables"].as_array().unwrap() {
            for column in table["columns"].as_array().unwrap() {
                if let (true, Some(lines)) =
                    (column["letter"] == letter, column["entries"].as_u64())
                {
                    found.push((lines, exact(column["sum"].as_str().unwrap())));
                }
            }
        }
    }
    found
}

fn exact(amount: &str) -> Decimal {
    Decimal::from_str_exact(amount).unwrap()
}
