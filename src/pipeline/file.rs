//! What one file comes to: its rendered lines, its sums, its questions, its account.

use std::sync::Arc;

use crate::mapping::Mappings;
use crate::model::{Counted, Finding, Money, Refusal, RowRole};
use crate::publish::{OutFolder, Spool, rows_csv};
use crate::reconcile::asks::Ask;
use crate::reconcile::control::{FileAccount, Reading};
use crate::reconcile::returns::{Claim, FileRulings};
use crate::reconcile::{FileArea, FileProof, FileRow, TieOut, Verdict};
use crate::review::Queue;
use crate::total::Totals;

use super::bounded::bounded;
use super::coding::code;
use super::papers::{self, Came, Paper, Seen, Written};
use super::{Desk, Item, Read, RunError};

/// What becomes of a file before it is opened.
pub(super) enum Fate {
    /// It is read.
    Read,
    /// It cannot be.
    Refused(Refusal),
    /// It is byte for byte this other one.
    Duplicate(Arc<str>),
}

/// What one file comes to.
pub(super) struct Done {
    /// Which file, in the order of the inbox.
    pub(super) at: usize,
    pub(super) row: FileRow,
    pub(super) account: FileAccount,
    pub(super) findings: Vec<Finding>,
    pub(super) entries_csv: Spool,
    pub(super) rows_csv: Spool,
    pub(super) totals: Totals,
    pub(super) queue: Queue,
    /// What it says that areas spent, to be held against the other files.
    pub(super) claims: Vec<Claim>,
    /// What is still to be written about it alone, or why that failed.
    pub(super) papers: Result<Vec<Paper>, RunError>,
}

/// A file that was not read.
pub(super) fn unread(
    item: &Item<'_>,
    verdict: Verdict,
    finding: Finding,
    asks: Vec<Ask>,
    mappings: &Mappings,
) -> Done {
    let reading = match verdict {
        Verdict::Duplicate => Reading::Duplicate,
        _ => Reading::Refused,
    };
    let file = Arc::clone(&item.source.name);
    let mut row = row(item, verdict, finding.says.clone());
    let findings = vec![Finding { file: Arc::clone(&file), ..finding }];
    let papers = papers::unread(item, &mut row, &findings, asks, mappings);
    Done {
        at: item.at,
        row,
        account: FileAccount::new(Arc::clone(&file), &item.source.sha256, reading),
        findings,
        entries_csv: Spool::default(),
        rows_csv: Spool::default(),
        totals: Totals::new(1),
        queue: Queue::default(),
        claims: Vec::new(),
        papers: papers.map_err(RunError::Internal),
    }
}

impl Done {
    /// Writes what there is to be said about the file alone.
    pub(super) fn written(mut self, folder: &OutFolder) -> Done {
        let write = |paper: Paper| Ok(folder.write(&paper.path, &paper.bytes)?);
        self.papers = self
            .papers
            .and_then(|papers| papers.into_iter().try_for_each(write))
            .map(|()| Vec::new());
        self
    }
}

fn row(item: &Item<'_>, verdict: Verdict, reason: String) -> FileRow {
    FileRow {
        file: Arc::clone(&item.source.name),
        sha256: Arc::clone(&item.source.sha256),
        format: item.source.format.as_ref().ok().copied(),
        area: FileArea::NotKnown,
        period: None,
        sheets: 0,
        entries: 0,
        entries_sum: Money::ZERO,
        printed_total: None,
        difference: None,
        verdict,
        reason,
        proof: FileProof::default(),
    }
}

/// Codes, renders and reduces the entries of a file, by what was settled about it.
pub(super) fn finish(desk: &Desk<'_>, item: &Item<'_>, read: &Read, rulings: &FileRulings) -> Done {
    let (done, written) = work(desk, item, read, rulings);
    Done { papers: written.papers(&done.row).map_err(RunError::Internal), ..done }
}

/// The same, with what is written about it before it is pages.
pub(super) fn work(
    desk: &Desk<'_>,
    item: &Item<'_>,
    read: &Read,
    rulings: &FileRulings,
) -> (Done, Written) {
    let (extracted, mut findings) = read.entries(item.source, desk.mappings, &desk.finder);
    findings.extend(rulings.findings.iter().cloned());
    let seen = Seen::new(desk, read, &findings);
    let coded = code(desk, item, read, &extracted.entries, rulings, seen.is_marked());
    let mut account = coded.account;
    account.rounding = extracted.rounding;
    count_reading(&mut account, read);
    let entries = extracted.entries.len() as u64;
    // A large ledger is not held twice: as entries, and as rows being rendered.
    drop(extracted);
    let mut rows_csv = Spool::default();
    for (sheet, layout) in read.workbook.sheets.iter().zip(&read.layouts) {
        rows_csv::spool(&mut rows_csv, &item.source.name, sheet, layout);
    }
    let spend = account.spend();
    account.totals = Counted::of(coded.totals.all(), coded.totals.hash());
    let tie_out = TieOut::of(&read.layouts);
    let findings: Vec<Finding> = bounded(findings, desk.mappings.settings.limits.findings)
        .into_iter()
        .map(|finding| Finding { file: Arc::clone(&item.source.name), ..finding })
        .collect();
    let (verdict, reason) = settled(rulings, spend.lines)
        .unwrap_or_else(|| (verdict(read, &account, entries), String::new()));
    let mut row = FileRow {
        area: coded.area.unwrap_or_default(),
        period: coded.period,
        sheets: read.workbook.sheets.len() as u64,
        entries: spend.lines,
        entries_sum: spend.amount,
        printed_total: tie_out.printed.map(|(printed, _)| printed),
        difference: tie_out.printed.map(|(printed, sum)| printed - sum),
        ..row(item, verdict, reason)
    };
    let came = Came {
        findings: &findings,
        rulings,
        queue: &coded.queue,
        excluded: account.excluded,
        reversed: account.reversed,
        review: account.review,
        marks: coded.marks.as_ref(),
    };
    let written = seen.written(item, &mut row, &came, desk.mappings);
    let done = Done {
        at: item.at,
        row,
        account,
        findings,
        entries_csv: coded.lines,
        rows_csv,
        totals: coded.totals,
        queue: coded.queue,
        claims: coded.claims,
        papers: Ok(Vec::new()),
    };
    (done, written)
}

/// What is said of a file none of whose lines counts because others say the same.
fn settled(rulings: &FileRulings, lines: u64) -> Option<(Verdict, String)> {
    let mut left_out = rulings.parts.values().filter_map(|ruling| ruling.left_out.clone());
    left_out.next().filter(|_| lines == 0)
}

fn verdict(read: &Read, account: &FileAccount, entries: u64) -> Verdict {
    let all_left_out =
        account.rows_by_role[RowRole::LeftOut as usize].lines == account.rows_opened.lines;
    let no_table = read.layouts.iter().all(|layout| layout.tables.is_empty());
    if all_left_out && account.rows_opened.lines > 0 && no_table {
        Verdict::Ignored
    } else {
        TieOut::of(&read.layouts).verdict(entries)
    }
}

/// Counts rows and pounds as they were opened and detected, independently of the entries.
fn count_reading(account: &mut FileAccount, read: &Read) {
    for (sheet, layout) in read.workbook.sheets.iter().zip(&read.layouts) {
        for row in sheet.rows() {
            account.rows_opened += Counted::row(row.row);
        }
        for (row, (role, _)) in sheet.rows().zip(&layout.rows) {
            account.count_row(*role, row.row);
        }
        for table in &layout.tables {
            account.amounts_read += table.amounts.read;
            account.amounts_totals += table.amounts.totals;
            account.amounts_left_out += table.amounts.left_out;
        }
    }
}
