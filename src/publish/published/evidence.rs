//! What a run recorded of itself, read again: its files, its figures, and by what it went.

use std::fs::{self, File};
use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde::Deserialize;

use super::PublishedRun;
use crate::compare::{FileState, Line, LinePart, Lines};
use crate::figure::Figure;
use crate::model::Money;
use crate::model::guard::restore;
use crate::publish::entries_csv::{self, Damaged, PublishedEntries, Status};
use crate::publish::run_json::{self, Hashed};

/// The name of the list of files in the output folder.
pub(in crate::publish) const FILES: &str = "files.csv";

/// What a run says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct RunFacts {
    /// The program's version.
    pub version: String,
    /// When the results were written.
    pub written_at: String,
    /// The mapping files and settings that it went by.
    pub mappings: Vec<Hashed>,
    /// The first month of its financial year; runs of older versions do not say.
    #[serde(default)]
    pub financial_year_start: Option<u8>,
    /// Its edition; runs of older versions have none.
    #[serde(default)]
    pub edition: String,
}

/// One figure as a run published it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedFigure {
    /// Its stable id.
    pub id: String,
    /// Its value.
    pub value: Decimal,
    /// What it counts.
    pub unit: String,
}

impl PublishedRun {
    /// What the run says of itself; `None` when its `run.json` cannot be read.
    pub fn facts(&self) -> Option<RunFacts> {
        let facts: RunFacts =
            serde_json::from_slice(&fs::read(self.folder.join(run_json::NAME)).ok()?).ok()?;
        let known = facts.financial_year_start.filter(|month| (1..=12).contains(month));
        Some(RunFacts { financial_year_start: known, ..facts })
    }

    /// The files of its own that are not as long as the run says that it wrote them, by name: somebody
    /// changed them. Nothing where its `run.json` cannot be read.
    pub fn touched(&self) -> Vec<String> {
        let outputs = run_json::outputs_of(&self.folder.join(run_json::NAME)).unwrap_or_default();
        let is_other = |(name, bytes): &(String, u64)| {
            let now = fs::metadata(self.folder.join(name)).map(|file| file.len());
            // A former run keeps only some of its files.
            now.is_ok_and(|now| now != *bytes)
        };
        outputs.into_iter().filter(is_other).map(|(name, _)| name).collect()
    }

    /// Its figures with exact values; `None` when its `summary.json` cannot be read.
    pub fn exact_figures(&self) -> Option<Vec<PublishedFigure>> {
        let read = |Figure { id, value, unit, .. }: Figure| {
            let value = Decimal::from_str_exact(&value).ok()?;
            Some(PublishedFigure { id, value, unit })
        };
        self.figures().ok()?.into_iter().map(read).collect()
    }

    /// Its files.
    ///
    /// # Errors
    ///
    /// `files.csv` cannot be read.
    pub fn files(&self) -> Result<Vec<FileState>, Damaged> {
        let path = self.folder.join(FILES);
        let file = File::open(&path).map_err(|error| unreadable(&path, 0, &error))?;
        files(&path, file)
    }

    /// Its lines, to be read more than once. Whatever happens to the folder meanwhile, they stay the same.
    ///
    /// # Errors
    ///
    /// `entries.csv` cannot be opened.
    pub fn lines(&self) -> Result<PublishedLines, Damaged> {
        let path = self.folder.join(entries_csv::NAME);
        let file = File::open(&path).map_err(|error| unreadable(&path, 0, &error))?;
        Ok(PublishedLines { path, file })
    }
}

fn damaged(path: &Path, line: u64, says: String) -> Damaged {
    Damaged { file: path.to_path_buf(), line, column: "", says }
}

fn unreadable(path: &Path, line: u64, error: &dyn std::fmt::Display) -> Damaged {
    damaged(path, line, format!("it cannot be read: {error}"))
}

fn files(path: &Path, bytes: impl io::Read) -> Result<Vec<FileState>, Damaged> {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let header = reader.headers().map_err(|error| unreadable(path, 1, &error))?.clone();
    let place = |column: &str| {
        let found = header.iter().position(|name| name == column);
        found.ok_or_else(|| damaged(path, 1, format!("the column `{column}` is missing")))
    };
    let (file, sha256, verdict) = (place("file")?, place("sha256")?, place("verdict")?);
    let (entries, sum, reason) = (place("entries")?, place("entries_sum")?, place("reason")?);
    let mut files = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(path, 0, &error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let text = |at: usize| restore(record.get(at).unwrap_or_default()).to_owned();
        let money = |at: usize| {
            let word = record.get(at).unwrap_or_default();
            let number = Decimal::from_str_exact(word).ok();
            let no_money = || damaged(path, line, format!("`{word}` is not an amount"));
            number.and_then(Money::new).ok_or_else(no_money)
        };
        files.push(FileState {
            file: text(file),
            sha256: text(sha256),
            verdict: text(verdict),
            entries: text(entries).parse().unwrap_or_default(),
            sum: money(sum)?,
            reason: text(reason),
        });
    }
    Ok(files)
}

/// The lines of `entries.csv`, from its beginning as often as they are asked for.
#[derive(Debug)]
pub struct PublishedLines {
    path: PathBuf,
    file: File,
}

impl Lines for PublishedLines {
    type Error = Damaged;

    fn each(&self, take: &mut dyn FnMut(&Line<'_>)) -> Result<(), Damaged> {
        let mut file = &self.file;
        file.rewind().map_err(|error| unreadable(&self.path, 0, &error))?;
        let mut entries = PublishedEntries::new(&self.path, file)?;
        while let Some(entry) = entries.next_entry()? {
            let parts: Vec<LinePart<'_>> = entry
                .parts()
                .map(|part| LinePart {
                    category: part.category,
                    share: part.share,
                    amount: part.amount,
                })
                .collect();
            take(&Line {
                file: entry.file,
                sheet: entry.sheet,
                at: entry.position().1,
                area: entry.area,
                period: entry.period,
                date: entry.date,
                section: entry.section,
                label: entry.label,
                description: entry.description,
                amount: entry.amount,
                parts: &parts,
                lines: entry.tally().lines,
                counts: entry.status != Status::Excluded,
                method: entry.method,
                reason: entry.reason,
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_files_is_read_back() {
        let row = crate::publish::files_csv::tests::file_row();
        let mappings = crate::publish::names::tests::mappings();
        let bytes = crate::publish::files_csv::render(&[row], &mappings);
        let read = files(Path::new("files.csv"), &*bytes).unwrap();
        let [file] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!(
            (&*file.file, &*file.sha256, &*file.verdict),
            ("leaf, hall.csv", "00ff", "differs")
        );
        assert_eq!((file.entries, file.sum), (2, Money::from_pence(1_500)));
        for (from, to, says) in [
            ("verdict", "answer", "files.csv, line 1: the column `verdict` is missing"),
            (",15.00,", ",much,", "files.csv, line 2: `much` is not an amount"),
            (",00ff,", ",", "files.csv: it cannot be read"),
        ] {
            let wrong = String::from_utf8(bytes.clone()).unwrap().replacen(from, to, 1);
            let said = files(Path::new("files.csv"), wrong.as_bytes()).unwrap_err().to_string();
            assert!(said.starts_with(says), "{said}");
        }
    }

    #[test]
    fn a_run_of_an_older_version_does_not_say_when_its_year_begins() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(entries_csv::NAME), entries_csv::head()).unwrap();
        let run = PublishedRun::at(dir.path()).unwrap();
        assert_eq!((run.facts(), run.exact_figures()), (None, None));
        let said = run_json::render(&run_json::tests::run(&[])).unwrap();
        let said = String::from_utf8(said).unwrap();
        for (from, month) in
            [("", Some(4)), ("  \"financial_year_start\": 4,\n", None), ("4,", None)]
        {
            let said = if from == "4," {
                said.replacen(from, "13,", 1)
            } else {
                said.replacen(from, "", 1)
            };
            std::fs::write(dir.path().join(run_json::NAME), said).unwrap();
            let facts = run.facts().unwrap();
            assert_eq!((&*facts.version, facts.financial_year_start), ("0.1.0", month));
        }
    }
}
