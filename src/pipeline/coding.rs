//! The entries of one file on their way into lines, sums and questions.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::classify::Decision;
use crate::detect::Column;
use crate::extract::Entry;
use crate::mapping::{Action, Answer};
use crate::model::{Basis, CellAt, Counted, Money, Period};
use crate::publish::marked_xlsx::Marks;
use crate::publish::{FileNames, Spool, entries_csv};
use crate::reconcile::FileArea;
use crate::reconcile::control::{FileAccount, Reading};
use crate::reconcile::returns::{Claim, Claims, FileRulings, Reversal, ToDate, part_of};
use crate::review::{LinePlace, OpenLine, Queue};
use crate::total::{SpendLine, Totals};

use super::groups::Groups;
use super::parts::Parts;
use super::{Desk, Item, Read};

/// What the entries of one file come to.
pub(super) struct Coded {
    pub(super) lines: Spool,
    pub(super) account: FileAccount,
    pub(super) totals: Totals,
    pub(super) queue: Queue,
    /// Whose they are, if any has an area.
    pub(super) area: Option<FileArea>,
    /// From the first to the last day of those that have a period.
    pub(super) period: Option<Period>,
    pub(super) claims: Vec<Claim>,
    /// What became of each, if that is kept.
    pub(super) marks: Option<Marks>,
}

/// Codes and renders `entries` by what was settled about their file. What becomes of each is kept when
/// the return is to be `marked`.
pub(super) fn code(
    desk: &Desk<'_>,
    item: &Item<'_>,
    read: &Read,
    entries: &[Entry<'_>],
    rulings: &FileRulings,
    marked: bool,
) -> Coded {
    let names = FileNames::new(item.source, &read.workbook);
    let name = || Arc::clone(&item.source.name);
    let mut coding = Coding {
        desk,
        rulings,
        places: read.workbook.sheets.iter().map(|sheet| Arc::from(sheet.name.as_str())).collect(),
        lines: entries_csv::EntryLines::new(&names, desk.mappings),
        account: FileAccount::new(name(), &item.source.sha256, Reading::Read),
        totals: Totals::new(desk.mappings.settings.financial_year_start),
        queue: Queue::default(),
        area: None,
        period: None,
        claims: Claims::new(item.at, name(), is_kept(desk, item, read)),
        marks: marked.then(Marks::default),
        to_dates: to_dates(read),
    };
    let mut spool = Spool::default();
    let mut groups = Groups::new(desk);
    for entry in entries {
        coding.entry(entry, &mut groups);
        coding.lines.spool(&mut spool);
    }
    groups.count(&mut coding.totals);
    spool.take(&mut coding.lines.finish());
    Coded {
        lines: spool,
        account: coding.account,
        totals: coding.totals,
        queue: coding.queue,
        area: coding.area,
        period: coding.period,
        claims: coding.claims.finish(),
        marks: coding.marks,
    }
}

/// Whether a person said that the file counts.
fn is_kept(desk: &Desk<'_>, item: &Item<'_>, read: &Read) -> bool {
    let mut sheets = read.workbook.sheets.iter();
    sheets.any(|sheet| {
        let mut words = desk.mappings.words_about(&item.source.name, &sheet.name);
        words.any(|word| word.action.is_some_and(Action::counts))
    })
}

/// The amounts to date of tables that give beside them what was spent in the period.
fn to_dates(read: &Read) -> FxHashMap<(usize, u32), (CellAt, Money)> {
    let mut found = FxHashMap::default();
    for (sheet, layout) in read.layouts.iter().enumerate() {
        for table in &layout.tables {
            let column = |basis: Basis, taken: bool| {
                let is = |column: &Column| column.basis == Some(basis) && column.taken == taken;
                let mut found = (0u16..).zip(&table.columns).filter(|(_, column)| is(column));
                // Several would leave it open which belong together.
                found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
            };
            let (Some(_), Some(to_date)) =
                (column(Basis::Spent, true), column(Basis::ToDate, false))
            else {
                continue;
            };
            for line in &table.lines {
                let amounts = line.amounts.iter().filter(|(column, ..)| *column == to_date);
                found.extend(amounts.map(|&(_, cell, money)| ((sheet, line.row), (cell, money))));
            }
        }
    }
    found
}

struct Coding<'d, 'm> {
    desk: &'d Desk<'m>,
    rulings: &'d FileRulings,
    places: Vec<Arc<str>>,
    lines: entries_csv::EntryLines<'d>,
    account: FileAccount,
    totals: Totals,
    queue: Queue,
    area: Option<FileArea>,
    period: Option<Period>,
    claims: Claims,
    marks: Option<Marks>,
    /// What lines say was spent to date beside what was spent in the period, by sheet and row.
    to_dates: FxHashMap<(usize, u32), (CellAt, Money)>,
}

impl Coding<'_, '_> {
    fn entry<'e>(&mut self, entry: &'e Entry<'_>, groups: &mut Groups<'_, '_, 'e>) {
        self.account.entries += Counted::one(entry.amount, entry.cell.row);
        let ruling = self.rulings.of(part_of(entry));
        let words = entry;
        let mut entry = Cow::Borrowed(entry);
        if let Some(period) = ruling.and_then(|ruling| ruling.period) {
            entry.to_mut().period = Some(period);
        }
        self.widen(&entry);
        let place = groups.of(words);
        let group = groups.get(place);
        let decision = Arc::clone(&group.decision);
        self.claims.add(&entry, group.label);
        if let Some(&(cell, to_date)) = self.to_dates.get(&(entry.sheet, entry.cell.row)) {
            let given = (&self.places[entry.sheet], cell, to_date);
            let line = ToDate::new((decision.key.words(), &entry.label), entry.amount, given);
            self.claims.add_to_date(part_of(&entry), line);
        }
        if let Some((_, reason)) = ruling.and_then(|ruling| ruling.left_out.as_ref()) {
            self.account.excluded += Counted::one(entry.amount, entry.cell.row);
            let fate = entries_csv::Fate::Excluded { reason };
            self.lines.push(&entry, fate);
            self.mark(&entry, fate);
            return;
        }
        let parts = Parts::of(entry.amount, decision.answer.as_ref());
        let parts = parts.as_slice();
        let coding = group.coding.get_or_insert_with(|| {
            self.lines.coding(&decision, parts, entry.label_from, &decision.reason)
        });
        self.lines.push_coded(&entry, parts, coding);
        groups.add(place, words, entry.period, parts);
        self.mark(&entry, entries_csv::Fate::Spend { decision: &decision, parts });
        self.count(&entry, &decision, 1);
        if let Some(reversal) = ruling.and_then(|ruling| ruling.reversed.as_ref()) {
            self.take_back(entry.into_owned(), &decision, reversal);
        }
    }

    fn mark(&mut self, entry: &Entry<'_>, fate: entries_csv::Fate<'_>) {
        if let Some(marks) = &mut self.marks {
            marks.push(entry, fate, self.desk.mappings);
        }
    }

    /// Takes an entry back where the later return counts that says it again.
    fn take_back(&mut self, mut entry: Entry<'_>, decision: &Decision, reversal: &Reversal) {
        self.account.reversed += entry.amount;
        entry.amount = -entry.amount;
        entry.period = reversal.period;
        let parts = Parts::of(entry.amount, decision.answer.as_ref());
        let parts = parts.as_slice();
        let reason = format!("taken back: {} says it again, from the beginning", reversal.by);
        let fate = entries_csv::Fate::Reversed { decision, parts, reason: &reason };
        self.lines.push(&entry, fate);
        self.mark(&entry, fate);
        self.totals.add(&SpendLine {
            area: entry.area,
            period: entry.period,
            date: entry.date,
            key: decision.key.words(),
            label: &entry.label,
            label_from: entry.label_from,
            section: &entry.section,
            lines: 0,
            row: entry.cell.row,
            amount: entry.amount,
            parts,
        });
        self.count(&entry, decision, 0);
    }

    /// Counts an entry as so many `lines` of spend, and notes it where somebody is to decide.
    fn count(&mut self, entry: &Entry<'_>, decision: &Decision, lines: u64) {
        let counted = match lines {
            0 => Counted::pounds(entry.amount),
            _ => Counted::one(entry.amount, entry.cell.row),
        };
        match &decision.answer {
            Some(Answer::Unclear) => self.account.unclear += counted,
            Some(_) => self.account.coded += counted,
            None => self.account.review += counted,
        }
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
                lines,
                amount: entry.amount,
                place: &place,
            });
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
    }
}
