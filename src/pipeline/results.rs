//! The results of all files, as they come: lines are written at once, the rest is summed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use crate::classify::Coder;
use crate::extract::AreaFinder;
use crate::mapping::Mappings;
use crate::model::{Counted, Finding, Money, Percent, Severity, Tally};
use crate::own_labels::own_labels;
use crate::privacy::Screen;
use crate::publish::{
    Interrupted, OutFolder, ReviewList, Segments, Spool, entries_csv, rows_csv, withheld_csv,
};
use crate::reconcile::FileRow;
use crate::reconcile::control::{self, ControlLine, FileAccount};
use crate::reconcile::returns::{self, Claim, FileRulings};
use crate::review::{Queue, StopLine};
use crate::total::{CategoryLine, Totals};

use super::file::Done;
use super::outputs::Outputs;
use super::register::Making;
use super::suggestions::suggestions;
use super::{RunError, exports, sums};

/// What a run came to, for the terminal.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Where the results are.
    pub out: PathBuf,
    /// Where the former results were kept because somebody had changed them.
    pub kept: Option<PathBuf>,
    /// What an earlier run left that was interrupted, and what became of it.
    pub interrupted: Option<Interrupted>,
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
    /// How many areas sent a return that counts, and how many there are.
    pub areas: [usize; 2],
    /// How many areas are not settled.
    pub provisional: usize,
    /// Number of findings that are notes, warnings and errors.
    pub findings: [usize; 3],
    /// The errors themselves, to be shown.
    pub errors: Vec<Finding>,
}

/// Results in the making.
pub(super) struct Results<'a> {
    folder: &'a OutFolder,
    mappings: &'a Mappings,
    entries: Segments<'a>,
    rows: BufWriter<File>,
    files: BTreeMap<usize, FileResult>,
    /// Entries of files about which something was settled after they were read.
    again: BTreeMap<usize, Spool>,
    mappings_used: Vec<Finding>,
    totals: Totals,
    queue: Queue,
    claims: Vec<Claim>,
    rulings: BTreeMap<usize, FileRulings>,
}

/// What is kept of one file.
pub(super) struct FileResult {
    pub(super) row: FileRow,
    pub(super) account: FileAccount,
    pub(super) findings: Vec<Finding>,
}

/// What is needed when all files have come.
pub(super) struct Finish<'a> {
    pub(super) folder: &'a OutFolder,
    pub(super) coder: &'a Coder<'a>,
    pub(super) finder: &'a AreaFinder,
    pub(super) threads: usize,
    /// The files that were found.
    pub(super) found: Counted,
    /// How many were passed over.
    pub(super) skipped: usize,
    /// What tells these results from others.
    pub(super) edition: &'a str,
}

const ROWS: &str = "rows.csv";

impl<'a> Results<'a> {
    pub(super) fn begin(
        folder: &'a OutFolder,
        mappings: &'a Mappings,
    ) -> Result<Results<'a>, RunError> {
        let mut rows = folder.file(ROWS)?;
        rows.write_all(&rows_csv::head()).map_err(|error| folder.failed(ROWS, error))?;
        Ok(Results {
            folder,
            mappings,
            entries: Segments::begin(folder, entries_csv::NAME, &entries_csv::head())?,
            rows,
            files: BTreeMap::new(),
            again: BTreeMap::new(),
            mappings_used: Vec::new(),
            totals: Totals::new(mappings.settings.financial_year_start),
            queue: Queue::default(),
            claims: Vec::new(),
            rulings: BTreeMap::new(),
        })
    }

    /// Takes what one file came to. Files come in the order of the inbox.
    pub(super) fn take(&mut self, done: Done) -> Result<(), RunError> {
        let folder = self.folder;
        self.entries.take(done.entries_csv)?;
        done.rows_csv.pour(&mut self.rows).map_err(|error| folder.failed(ROWS, error))?;
        done.papers?;
        self.totals.merge(done.totals);
        self.queue.merge(done.queue);
        self.claims.extend(done.claims);
        let Done { row, account, findings, .. } = done;
        self.files.insert(done.at, FileResult { row, account, findings });
        Ok(())
    }

    /// Settles which files say the same money, now that all have come. Those about which that tells
    /// something are to be worked on again.
    pub(super) fn settle(&mut self) -> BTreeMap<usize, FileRulings> {
        self.rulings = returns::settle(&self.claims);
        self.rulings.clone()
    }

    /// Takes what a file comes to by what was settled about it, in place of what it came to alone.
    pub(super) fn take_again(&mut self, done: Done) -> Result<(), RunError> {
        done.papers?;
        let Done { row, account, findings, .. } = done;
        self.files.insert(done.at, FileResult { row, account, findings });
        self.again.insert(done.at, done.entries_csv);
        Ok(())
    }

    /// Takes what is to be said of the mapping files.
    pub(super) fn mappings_used(&mut self, findings: Vec<Finding>) {
        self.mappings_used.extend(findings);
    }

    /// Proves that nothing went missing, and writes the sums.
    pub(super) fn finish(mut self, finish: &Finish<'_>) -> Result<Outcome, RunError> {
        let folder = finish.folder;
        self.rows.flush().map_err(|error| folder.failed(ROWS, error))?;
        let settled = !self.again.is_empty();
        self.entries.finish(self.again)?;
        if settled && let Some(run) = folder.so_far() {
            (self.totals, self.queue) = sums::of(&run, self.mappings)?;
        }
        let tables = self.totals.tables(self.mappings.categories.len())?;
        let register = Making {
            files: &self.files,
            claims: &self.claims,
            rulings: &self.rulings,
            tables: &tables,
            finder: finish.finder,
            mappings: self.mappings,
        }
        .register();
        let mut files = Vec::with_capacity(self.files.len());
        let mut accounts = Vec::with_capacity(self.files.len());
        let mut findings = Vec::new();
        for file in self.files.into_values() {
            files.push(file.row);
            accounts.push(file.account);
            findings.extend(file.findings);
        }
        findings.extend(register.findings(self.mappings));
        findings.extend(self.mappings_used);
        let own = own_labels(&tables, self.mappings, &Screen::new());
        findings.extend(withheld_csv::finding(&own));
        let totals = Counted::of(self.totals.all(), self.totals.hash());
        let account = control::control_account(finish.found, totals, &accounts);
        control::check(&account)?;
        let mut questions = self.queue.questions();
        let offered = suggestions(&questions, finish.coder, finish.threads);
        for (question, offered) in questions.iter_mut().zip(&offered) {
            question.suggestions = offered;
        }
        let stop_line = StopLine::at(&questions, Percent::whole(90));
        let list = ReviewList::new(&questions, stop_line, self.mappings);

        let count =
            |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
        let by_severity = [Severity::Note, Severity::Warning, Severity::Error].map(count);
        let outputs = Outputs {
            folder,
            mappings: self.mappings,
            edition: finish.edition,
            tables: &tables,
            own: &own,
            register: &register,
            files: &files,
            account: &account,
            findings: &findings,
            by_severity,
            review: &list,
        };
        std::thread::scope(|scope| {
            // The long files go to the disk while the others are made.
            let down = scope.spawn(|| folder.bring_down(&[entries_csv::NAME, ROWS]));
            let (lines, others) = rayon::join(|| exports::entries(folder), || outputs.write());
            lines.and(others)?;
            let down =
                down.join().map_err(|_| RunError::Internal(String::from("a thread died")))?;
            Ok::<(), RunError>(down?)
        })?;

        Ok(Outcome {
            skipped: finish.skipped,
            programme: tables.programme.clone(),
            spend: self.totals.all(),
            control: account.into_iter().filter(|line| line.file.is_none()).collect(),
            questions: questions.len(),
            review: self.queue.all().amount,
            stop_line,
            findings: by_severity,
            errors: findings
                .into_iter()
                .filter(|finding| finding.severity() == Severity::Error)
                .collect(),
            areas: [register.areas_received() as usize, register.areas.len()],
            provisional: register.areas.iter().filter(|area| !area.provisional.is_empty()).count(),
            files,
            ..Outcome::default()
        })
    }
}
