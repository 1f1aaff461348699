//! What one file comes to: its rendered lines, its sums, its questions, its account.

use std::sync::Arc;

use crate::extract::Entry;
use crate::mapping::{Answer, Mappings};
use crate::model::{Basis, Code, Finding, Money, Period, Refusal, RowRole, Tally};
use crate::publish::card::{Card, MarkedCopy};
use crate::publish::marked_xlsx::Marks;
use crate::publish::{FileNames, Spool, entries_csv, rows_csv};
use crate::reconcile::asks::{Ask, Returned, asks};
use crate::reconcile::control::{FileAccount, Reading};
use crate::reconcile::{
    CauseKind, CheckedTotal, Cumulative, FileArea, FileProof, FileRow, TieOut, Verdict,
    checked_totals,
};
use crate::review::{LinePlace, OpenLine, Queue};
use crate::total::{SpendLine, Totals};

use super::papers::{self, About, Paper};
use super::parts::Parts;
use super::{Desk, Item, Read};

/// What becomes of a file before it is opened.
pub(super) enum Fate {
    /// It is read.
    Read,
    /// It cannot be.
    Refused(Refusal),
    /// It is byte for byte this other one.
    Duplicate(Arc<str>),
}

/// What one thread made of one file.
pub(super) enum Worked<'i> {
    /// All of it.
    Done(Box<Done>),
    /// It is cumulative, and others may overtake it.
    Waits(Waiting<'i>),
}

/// A cumulative return that waits for the others.
pub(super) struct Waiting<'i> {
    pub(super) item: &'i Item<'i>,
    pub(super) read: Read,
    pub(super) cumulative: Cumulative,
}

impl Waiting<'_> {
    /// Which file, in the order of the inbox.
    pub(super) fn at(&self) -> usize {
        self.item.at
    }
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
    /// What is written about it alone, or why that failed.
    pub(super) papers: Result<Vec<Paper>, String>,
}

/// A file that was not read.
pub(super) fn unread(
    item: &Item<'_>,
    verdict: Verdict,
    reason: String,
    finding: Finding,
    asks: Vec<Ask>,
    mappings: &Mappings,
) -> Done {
    let reading = match verdict {
        Verdict::Duplicate => Reading::Duplicate,
        _ => Reading::Refused,
    };
    let file = Arc::clone(&item.source.name);
    let row = row(item, verdict, reason, mappings);
    let findings = vec![Finding { file: Arc::clone(&file), ..finding }];
    let about = About { findings: &findings, asks, provisional: &[], content: None };
    let card = papers::card(&row, about, mappings);
    Done {
        at: item.at,
        papers: papers::papers(&row.proof.card, &card, None),
        row,
        account: FileAccount::new(file, reading),
        findings,
        entries_csv: Spool::default(),
        rows_csv: Spool::default(),
        totals: Totals::new(1),
        queue: Queue::default(),
    }
}

fn row(item: &Item<'_>, verdict: Verdict, reason: String, mappings: &Mappings) -> FileRow {
    let area = FileArea::NotKnown;
    FileRow {
        file: Arc::clone(&item.source.name),
        sha256: Arc::clone(&item.source.sha256),
        format: item.source.format.as_ref().ok().copied(),
        area,
        period: None,
        sheets: 0,
        entries: 0,
        entries_sum: Money::ZERO,
        printed_total: None,
        difference: None,
        verdict,
        reason,
        proof: FileProof { card: papers::card_path(item, area, mappings), ..FileProof::default() },
    }
}

/// Codes, renders and reduces the entries of a file. `overtaken` names the later cumulative return
/// that says again what this one says.
pub(super) fn finish(
    desk: &Desk<'_>,
    item: &Item<'_>,
    read: &Read,
    overtaken: Option<&str>,
) -> Done {
    let (done, card, marked) = work(desk, item, read, overtaken);
    Done { papers: papers::papers(&done.row.proof.card, &card, marked), ..done }
}

/// The same, with the card and the marked copy before they are pages.
pub(super) fn work(
    desk: &Desk<'_>,
    item: &Item<'_>,
    read: &Read,
    overtaken: Option<&str>,
) -> (Done, Card, Option<Vec<u8>>) {
    let (extracted, findings) = read.entries(item.source, desk.mappings, &desk.finder);
    let printed = checked_totals(&read.workbook, &read.layouts);
    let returned = Returned {
        workbook: &read.workbook,
        layouts: &read.layouts,
        totals: &printed,
        findings: &findings,
    };
    let asks = asks(&returned);
    let no_copy = desk.marking.against(read, &asks);
    let names = FileNames::new(item.source, &read.workbook);
    let mut coding = Coding {
        desk,
        names: &names,
        places: read.workbook.sheets.iter().map(|sheet| Arc::from(sheet.name.as_str())).collect(),
        lines: entries_csv::EntryLines::new(&names, desk.mappings),
        spool: Spool::default(),
        account: FileAccount::new(Arc::clone(&item.source.name), Reading::Read),
        totals: Totals::new(desk.mappings.settings.financial_year_start),
        queue: Queue::default(),
        area: None,
        period: None,
        marks: no_copy.is_none().then(Marks::default),
    };
    let excluded = overtaken.map(|by| format!("{by} gives the same spend up to a later day"));
    for entry in &extracted.entries {
        coding.entry(entry, excluded.as_deref());
        coding.lines.spool(&mut coding.spool);
    }
    let mut account = coding.account;
    account.rounding = extracted.rounding;
    count_reading(&mut account, read);
    let entries = extracted.entries.len() as u64;
    // A large ledger is not held twice: as entries, and as rows being rendered.
    drop(extracted);
    let mut rows_csv = Spool::default();
    for (sheet, layout) in read.workbook.sheets.iter().zip(&read.layouts) {
        rows_csv::spool(&mut rows_csv, &item.source.name, sheet, layout);
    }
    let mut entries_csv = coding.spool;
    entries_csv.take(&mut coding.lines.finish());
    let spend = account.coded + account.unclear + account.review;
    account.totals = coding.totals.all();
    let tie_out = TieOut::of(&read.layouts);
    let mut findings: Vec<Finding> = findings
        .into_iter()
        .map(|finding| Finding { file: Arc::clone(&item.source.name), ..finding })
        .collect();
    findings.extend(excluded.as_ref().map(|says| Finding {
        file: Arc::clone(&item.source.name),
        ..Finding::new(
            Code::CumulativeSuperseded,
            format!("{says}; this return's lines are excluded"),
            "Write basis spent for it in mappings/files.csv if it is other money.",
        )
    }));
    let verdict = if account.rows_by_role[RowRole::LeftOut as usize] == account.rows_opened
        && account.rows_opened > 0
        && read.layouts.iter().all(|layout| layout.tables.is_empty())
    {
        Verdict::Ignored
    } else {
        tie_out.verdict(entries)
    };
    let area = coding.area.unwrap_or_default();
    let row = FileRow {
        area,
        period: coding.period,
        sheets: read.workbook.sheets.len() as u64,
        entries: spend.lines,
        entries_sum: spend.amount,
        printed_total: tie_out.printed.map(|(printed, _)| printed),
        difference: tie_out.printed.map(|(printed, sum)| printed - sum),
        proof: FileProof {
            card: papers::card_path(item, area, desk.mappings),
            ..proof(read, &tie_out, &printed, account.review.amount)
        },
        ..row(item, verdict, excluded.unwrap_or_default(), desk.mappings)
    };
    let content = papers::Content {
        read,
        totals: &printed,
        queue: &coding.queue,
        excluded: account.excluded,
    };
    let about = About { findings: &findings, asks, provisional: &[], content: Some(content) };
    let mut card = papers::card(&row, about, desk.mappings);
    let about = papers::MarkedAbout {
        read,
        totals: &printed,
        findings: &findings,
        marks: coding.marks.as_ref().ok_or(no_copy.as_ref().unwrap_or(&MarkedCopy::NotMeant)),
    };
    let marked = papers::marked_copy(&mut card, &row.proof.card, &about, desk.mappings);
    let done = Done {
        at: item.at,
        row,
        account,
        findings,
        entries_csv,
        rows_csv,
        totals: coding.totals,
        queue: coding.queue,
        papers: Ok(Vec::new()),
    };
    (done, card, marked)
}

/// How far a file is proved, in figures.
fn proof(read: &Read, tie_out: &TieOut, printed: &[CheckedTotal<'_>], review: Money) -> FileProof {
    let tables = read.layouts.iter().flat_map(|layout| &layout.tables);
    let taken = tables.filter(|table| !table.lines.is_empty()).flat_map(|table| &table.columns);
    let mut basis: Vec<Basis> =
        taken.filter(|column| column.taken).filter_map(|column| column.basis).collect();
    basis.sort_unstable();
    basis.dedup();
    let mut causes: Vec<CauseKind> =
        printed.iter().flat_map(|total| &total.causes).map(|cause| cause.kind).collect();
    causes.sort_unstable();
    causes.dedup();
    FileProof {
        basis,
        totals_agree: tie_out.agree as u64,
        totals_differ: tie_out.differ as u64,
        causes,
        review,
        card: String::new(),
    }
}

/// Counts rows and pounds as they were opened and detected, independently of the entries.
fn count_reading(account: &mut FileAccount, read: &Read) {
    for (sheet, layout) in read.workbook.sheets.iter().zip(&read.layouts) {
        account.rows_opened += sheet.row_count() as u64;
        for (role, _) in &layout.rows {
            account.count_row(*role);
        }
        for table in &layout.tables {
            for (_, sum) in
                table.columns.iter().zip(table.sums()).filter(|(column, _)| column.taken)
            {
                account.amounts_read += sum;
            }
        }
    }
}

/// The entries of one file on their way into lines, sums and questions.
struct Coding<'d, 'm> {
    desk: &'d Desk<'m>,
    names: &'d FileNames<'d>,
    places: Vec<Arc<str>>,
    lines: entries_csv::EntryLines<'d>,
    spool: Spool,
    account: FileAccount,
    totals: Totals,
    queue: Queue,
    area: Option<FileArea>,
    period: Option<Period>,
    /// Kept when the return is to be given back with marks.
    marks: Option<Marks>,
}

impl Coding<'_, '_> {
    fn entry(&mut self, entry: &Entry<'_>, excluded: Option<&str>) {
        let one = Tally::one(entry.amount);
        self.account.entries += one;
        self.widen(entry);
        if let Some(reason) = excluded.filter(|_| entry.basis == Basis::ToDate) {
            self.account.excluded += one;
            self.told(entry, entries_csv::Fate::Excluded { reason });
            return;
        }
        let decision =
            self.desk.coder.decide(entry.area, &entry.label, &entry.section, &entry.description);
        let parts = Parts::of(entry.amount, decision.answer.as_ref());
        let parts = parts.as_slice();
        match &decision.answer {
            Some(Answer::Unclear) => self.account.unclear += one,
            Some(_) => self.account.coded += one,
            None => self.account.review += one,
        }
        self.told(entry, entries_csv::Fate::Spend { decision: &decision, parts });
        self.totals.add(&SpendLine {
            area: entry.area,
            period: entry.period,
            key: decision.key.words(),
            label: &entry.label,
            amount: entry.amount,
            parts,
        });
        if decision.answer.is_none() {
            let place = LinePlace {
                file: Arc::clone(&self.account.file),
                sheet: entry.sheet,
                cell: entry.cell,
                sheet_name: Arc::clone(&self.places[entry.sheet]),
            };
            self.queue.add(&OpenLine {
                area: entry.area,
                key: decision.key.words(),
                label: &entry.label,
                section: &entry.section,
                amount: entry.amount,
                place: &place,
            });
        }
    }

    fn told(&mut self, entry: &Entry<'_>, fate: entries_csv::Fate<'_>) {
        self.lines.push(entry, fate);
        if let Some(marks) = &mut self.marks {
            marks.push(entry, fate, self.desk.mappings);
        }
    }

    fn widen(&mut self, entry: &Entry<'_>) {
        if let Some(area) = entry.area {
            self.area = Some(self.area.unwrap_or_default().with(area));
        }
        if let Some(period) = entry.period {
            let whole = self.period.get_or_insert(period);
            whole.start = whole.start.min(period.start);
            whole.end = whole.end.max(period.end);
        }
        debug_assert!(entry.sheet < self.names.sheets.len());
    }
}
