//! The results of all files, as they come: lines are written at once, the rest is summed.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use crate::classify::Coder;
use crate::mapping::Mappings;
use crate::model::{Finding, Money, Percent, Severity, Tally};
use crate::publish::{
    OutFolder, ReviewList, control_csv, entries_csv, files_csv, findings_csv, review_csv,
    review_xlsx, rows_csv, summary_json, totals_csv, totals_xlsx,
};
use crate::reconcile::FileRow;
use crate::reconcile::control::{self, ControlLine, FileAccount};
use crate::review::{Queue, StopLine};
use crate::total::{CategoryLine, Totals};

use super::RunError;
use super::file::Done;
use super::suggestions::suggestions;

/// What a run came to, for the terminal.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Where the results are.
    pub out: PathBuf,
    /// Where the former results were kept because somebody had changed them.
    pub kept: Option<PathBuf>,
    /// One for each file of the inbox.
    pub files: Vec<FileRow>,
    /// How many other files were passed over.
    pub skipped: usize,
    /// The programme by category.
    pub programme: Vec<CategoryLine>,
    /// Lines and pounds of spend in all.
    pub spend: Tally,
    /// The programme's control account, stage by stage.
    pub control: Vec<ControlLine>,
    /// Number of labels to be decided, and what they hold.
    pub questions: usize,
    /// What they come to.
    pub review: Money,
    /// How few of them hold most of the money.
    pub stop_line: Option<StopLine>,
    /// Number of findings that are notes, warnings and errors.
    pub findings: [usize; 3],
    /// The errors themselves, to be shown.
    pub errors: Vec<Finding>,
}

/// Results in the making.
pub(super) struct Results<'a> {
    folder: &'a OutFolder,
    mappings: &'a Mappings,
    entries: BufWriter<File>,
    rows: BufWriter<File>,
    files: Vec<(usize, FileRow, FileAccount)>,
    findings: Vec<(usize, Finding)>,
    totals: Totals,
    queue: Queue,
}

/// What is needed when all files have come.
pub(super) struct Finish<'a> {
    pub(super) folder: &'a OutFolder,
    pub(super) coder: &'a Coder<'a>,
    pub(super) threads: usize,
    /// How many files were found.
    pub(super) found: usize,
    /// How many were passed over.
    pub(super) skipped: usize,
}

const ENTRIES: &str = entries_csv::NAME;
const ROWS: &str = "rows.csv";

impl<'a> Results<'a> {
    pub(super) fn begin(
        folder: &'a OutFolder,
        mappings: &'a Mappings,
        files: usize,
    ) -> Result<Results<'a>, RunError> {
        let mut results = Results {
            folder,
            mappings,
            entries: folder.file(ENTRIES)?,
            rows: folder.file(ROWS)?,
            files: Vec::with_capacity(files),
            findings: Vec::new(),
            totals: Totals::new(mappings.settings.financial_year_start),
            queue: Queue::default(),
        };
        let head = |file: &mut BufWriter<File>, name, head: Vec<u8>| {
            file.write_all(&head).map_err(|error| folder.failed(name, error))
        };
        head(&mut results.entries, ENTRIES, entries_csv::head())?;
        head(&mut results.rows, ROWS, rows_csv::head())?;
        Ok(results)
    }

    /// Takes what one file came to.
    pub(super) fn take(&mut self, done: Done) -> Result<(), RunError> {
        let folder = self.folder;
        let failed = |name| move |error| folder.failed(name, error);
        done.entries_csv.pour(&mut self.entries).map_err(failed(ENTRIES))?;
        done.rows_csv.pour(&mut self.rows).map_err(failed(ROWS))?;
        for paper in done.papers.map_err(RunError::Internal)? {
            folder.write(&paper.path, &paper.bytes)?;
        }
        self.totals.merge(done.totals);
        self.queue.merge(done.queue);
        self.findings.extend(done.findings.into_iter().map(|finding| (done.at, finding)));
        self.files.push((done.at, done.row, done.account));
        Ok(())
    }

    /// Takes what is to be said of the mapping files.
    pub(super) fn mappings_used(&mut self, findings: Vec<Finding>) -> Result<(), RunError> {
        self.findings.extend(findings.into_iter().map(|finding| (usize::MAX, finding)));
        Ok(())
    }

    /// Proves that nothing went missing, and writes the sums.
    pub(super) fn finish(mut self, finish: &Finish<'_>) -> Result<Outcome, RunError> {
        let folder = finish.folder;
        self.entries.flush().map_err(|error| folder.failed(ENTRIES, error))?;
        self.rows.flush().map_err(|error| folder.failed(ROWS, error))?;
        self.files.sort_by_key(|(at, _, _)| *at);
        // Stable: what was said of one file stays in its order.
        self.findings.sort_by_key(|(at, _)| *at);
        let findings: Vec<Finding> =
            self.findings.into_iter().map(|(_, finding)| finding).collect();
        let (files, accounts): (Vec<FileRow>, Vec<FileAccount>) =
            self.files.into_iter().map(|(_, row, account)| (row, account)).unzip();
        let account = control::control_account(finish.found as u64, self.totals.all(), &accounts);
        control::check(&account)?;
        let tables = self.totals.tables(self.mappings.categories.len())?;
        let mut questions = self.queue.questions();
        let offered = suggestions(&questions, finish.coder, finish.threads);
        for (question, offered) in questions.iter_mut().zip(&offered) {
            question.suggestions = offered;
        }
        let stop_line = StopLine::at(&questions, Percent::whole(90));
        let list = ReviewList::new(&questions, stop_line, self.mappings);

        folder.write("files.csv", &files_csv::render(&files, self.mappings))?;
        folder.write("control.csv", &control_csv::render(&account))?;
        let mut said = findings_csv::head();
        findings_csv::render(&mut said, &findings);
        folder.write("findings.csv", &said)?;
        folder.write("review.csv", &review_csv::render(&list))?;
        folder.write("totals/areas.csv", &totals_csv::areas(&tables, self.mappings))?;
        folder.write("totals/programme.csv", &totals_csv::programme(&tables, self.mappings))?;
        folder.write("totals/labels.csv", &totals_csv::labels(&tables, self.mappings))?;
        folder.write("totals/periods.csv", &totals_csv::periods(&tables, self.mappings))?;
        let internal = |error: &dyn std::fmt::Display| RunError::Internal(error.to_string());
        let figures = summary_json::figures(&tables, &files, self.mappings);
        let summary = summary_json::render(&self.mappings.settings.programme, &figures)
            .map_err(|error| internal(&error))?;
        folder.write("summary.json", &summary)?;
        let book = totals_xlsx::Book {
            tables: &tables,
            control: &account,
            files: &files,
            mappings: self.mappings,
        };
        let workbook = totals_xlsx::render(&book).map_err(|error| internal(&error))?;
        folder.write("totals.xlsx", &workbook)?;
        let workbook = review_xlsx::render(&list).map_err(|error| internal(&error))?;
        folder.write("review.xlsx", &workbook)?;

        let count =
            |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
        Ok(Outcome {
            skipped: finish.skipped,
            programme: tables.programme.clone(),
            spend: self.totals.all(),
            control: account.into_iter().filter(|line| line.file.is_none()).collect(),
            questions: questions.len(),
            review: self.queue.all().amount,
            stop_line,
            findings: [count(Severity::Note), count(Severity::Warning), count(Severity::Error)],
            errors: findings
                .into_iter()
                .filter(|finding| finding.severity() == Severity::Error)
                .collect(),
            files,
            ..Outcome::default()
        })
    }
}
