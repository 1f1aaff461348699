//! The figures and the verdicts of a run, read back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::super::entries_csv::Damaged;
use super::super::register_csv;
use super::super::summary_json;
use super::super::withheld_csv;
use super::PublishedRun;
use crate::figure::Figure;
use crate::model::guard::restore;
use crate::register::Status;

/// What a run said of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileVerdict {
    /// The answer, as [`crate::reconcile::Verdict::as_str`] spells it.
    pub verdict: String,
    /// What its printed totals of spend come to, in pounds; empty when there are none.
    pub printed_total: String,
    /// Printed less added up, in pounds; empty when there is no printed total.
    pub difference: String,
    /// Why.
    pub reason: String,
}

/// The register of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedRegister {
    /// Its lines, in the order of the file.
    pub lines: Vec<RegisterLine>,
}

/// How one area stands in one financial year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterLine {
    /// The area's id.
    pub area: String,
    /// The financial year; empty where no return gives any.
    pub period: String,
    /// As [`crate::register::Status::as_str`] spells it.
    pub status: String,
    /// Of how many of its months returns speak.
    pub months: u64,
    /// How many returns of the area give no period.
    pub undated: u64,
    /// Why the area's figures may change.
    pub provisional: String,
}

impl RegisterLine {
    /// Whether it shows that the area sent a return that counts.
    pub fn is_received(&self) -> bool {
        self.undated > 0 || self.status != Status::NotReceived.as_str()
    }
}

impl PublishedRegister {
    /// The ids of the areas that have a line of which `holds` is true, in order.
    pub fn areas(&self, holds: impl Fn(&RegisterLine) -> bool) -> Vec<String> {
        let held = self.lines.iter().filter(|line| holds(line));
        let areas: BTreeSet<&str> = held.map(|line| line.area.as_str()).collect();
        areas.into_iter().map(String::from).collect()
    }
}

impl PublishedRun {
    /// Who sent what.
    ///
    /// # Errors
    ///
    /// `register.csv` cannot be read, or lacks a column.
    pub fn register(&self) -> Result<PublishedRegister, Damaged> {
        let mut register = PublishedRegister::default();
        let columns = ["area", "period", "status", "months", "undated_returns", "provisional"];
        each_line(&self.folder.join(register_csv::NAME), &columns, |line| {
            let [area, period, status, months, undated, provisional] = line else { return };
            register.lines.push(RegisterLine {
                area: area.clone(),
                period: period.clone(),
                status: status.clone(),
                months: months.parse().unwrap_or_default(),
                undated: undated.parse().unwrap_or_default(),
                provisional: provisional.clone(),
            });
        })?;
        Ok(register)
    }

    /// The figures that a page may quote, in the order of the file.
    ///
    /// # Errors
    ///
    /// `summary.json` cannot be read, or is none.
    pub fn figures(&self) -> Result<Vec<Figure>, Damaged> {
        #[derive(Deserialize)]
        struct Summary {
            figures: Vec<Figure>,
        }
        let path = self.folder.join(summary_json::NAME);
        let damaged = |says: String| Damaged::whole(&path, says);
        let text =
            std::fs::read(&path).map_err(|error| damaged(format!("it cannot be read: {error}")))?;
        let summary: Summary =
            serde_json::from_slice(&text).map_err(|error| damaged(error.to_string()))?;
        Ok(summary.figures)
    }

    /// How many labels are not published.
    ///
    /// # Errors
    ///
    /// `withheld.csv` cannot be read, or lacks a column.
    pub fn withheld(&self) -> Result<usize, Damaged> {
        let mut labels = 0;
        each_line(&self.folder.join(withheld_csv::NAME), &["label"], |_| labels += 1)?;
        Ok(labels)
    }

    /// How many findings are of this severity.
    ///
    /// # Errors
    ///
    /// `findings.csv` cannot be read, or lacks a column.
    pub fn findings(&self, severity: &str) -> Result<usize, Damaged> {
        let mut findings = 0;
        each_line(&self.folder.join("findings.csv"), &["severity"], |line| {
            findings += usize::from(line.first().is_some_and(|one| one == severity));
        })?;
        Ok(findings)
    }

    /// What was said of each file, by its name.
    ///
    /// # Errors
    ///
    /// `files.csv` cannot be read, or lacks a column.
    pub fn verdicts(&self) -> Result<BTreeMap<String, FileVerdict>, Damaged> {
        let mut found = BTreeMap::new();
        let columns = ["file", "verdict", "printed_total", "difference", "reason"];
        each_line(&self.folder.join(super::FILES), &columns, |line| {
            let [file, verdict, printed_total, difference, reason] = line else { return };
            let verdict = FileVerdict {
                verdict: verdict.clone(),
                printed_total: printed_total.clone(),
                difference: difference.clone(),
                reason: reason.clone(),
            };
            found.insert(file.clone(), verdict);
        })?;
        Ok(found)
    }

    /// The categories of each label of an area, as `totals/labels.csv` has them.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or lacks a column.
    pub fn label_categories(&self) -> Result<Vec<String>, Damaged> {
        let mut found = Vec::new();
        each_line(&self.folder.join("totals/labels.csv"), &["categories"], |line| {
            found.extend(line.iter().cloned());
        })?;
        Ok(found)
    }
}

/// Shows the fields of `columns` in each line of the file at `path`, as they were before they were made safe.
fn each_line(
    path: &Path,
    columns: &[&str],
    mut take: impl FnMut(&[String]),
) -> Result<(), Damaged> {
    let bytes = std::fs::read(path)
        .map_err(|error| Damaged::whole(path, format!("it cannot be read: {error}")))?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().map_err(|error| Damaged::csv(path, &error))?.clone();
    let places = columns.iter().map(|column| {
        let place = header.iter().position(|name| name == *column);
        place.ok_or_else(|| Damaged::whole(path, format!("the column `{column}` is missing")))
    });
    let places: Vec<usize> = places.collect::<Result<_, _>>()?;
    for record in reader.records() {
        let record = record.map_err(|error| Damaged::csv(path, &error))?;
        let field = |&place: &usize| restore(record.get(place).unwrap_or_default()).to_owned();
        take(&places.iter().map(field).collect::<Vec<_>>());
    }
    Ok(())
}
