//! Every amount that counts, with its words.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::Entry;
use super::context::Context;
use super::notes::{Notes, short};
use super::ownership::{Owner, Owners};
use super::period::{self, When};
use super::titles::Titles;
use super::until::{from_the_beginning, until};
use super::words::{Carried, Columns};
use crate::detect::{Column, Line, SheetLayout, Table};
use crate::model::amount::{DecimalSign, Reading, read_amount};
use crate::model::date::DayOrder;
use crate::model::{AreaId, Basis, CellAt, Code, Date, Finding, Money, Period, Role};
use crate::open::{Row, Sheet, Value, Workbook};

/// What was extracted from one workbook.
#[derive(Debug, Default)]
pub struct Extracted<'a> {
    /// The entries, by sheet, table, line and column.
    pub entries: Vec<Entry<'a>>,
    /// What rounding to whole pence took away: the exact amounts less the entries.
    pub rounding: Money,
}

/// Extracts the entries of all sheets: for each line of each table, one for each column that is
/// taken. `layouts` stand in the order of the sheets.
pub fn entries<'a>(
    workbook: &'a Workbook,
    layouts: &'a [SheetLayout],
    context: &Context,
    findings: &mut Vec<Finding>,
) -> Extracted<'a> {
    let mut extracted = Extracted::default();
    let sheets = || workbook.sheets.iter().zip(layouts);
    let titles: Vec<Titles> = sheets().map(|(sheet, layout)| Titles::new(sheet, layout)).collect();
    let owners = Owners::new(&titles, context);
    for (at, (sheet, layout)) in sheets().enumerate() {
        let mut notes = Notes::new(findings, &sheet.name, context.settings.limits.findings);
        let mut rounded = Rounded::default();
        for table in &layout.tables {
            if table.lines.is_empty() || !table.columns.iter().any(|column| column.taken) {
                continue;
            }
            let when = period::when(&titles[at], context, at, table.span.0);
            let (when, until) =
                from_the_beginning(when, until(&titles[at], context, table), table, context, at);
            let mut reader = TableReader {
                sheet,
                sheet_at: at,
                table,
                columns: Columns::new(sheet, table, context.columns),
                context,
                owner: owners.owner(at, table.span.0),
                when,
                until,
                day_order: DayOrder::default(),
                areas: FxHashMap::default(),
                notes: &mut notes,
                rounded: &mut rounded,
            };
            reader.read(&mut extracted.entries);
        }
        rounded.note(&mut notes);
        extracted.rounding += rounded.difference;
        notes.finish();
    }
    extracted
}

/// The amounts of one sheet that had parts of a penny.
#[derive(Default)]
pub(super) struct Rounded {
    count: usize,
    first: Option<CellAt>,
    difference: Money,
}

impl Rounded {
    fn pence(&mut self, money: Money, cell: CellAt) -> Money {
        let pence = money.pence();
        if pence != money {
            self.count += 1;
            self.first.get_or_insert(cell);
            self.difference += money - pence;
        }
        pence
    }

    fn note(&self, notes: &mut Notes) {
        if let Some(first) = self.first {
            let (count, difference) = (self.count, self.difference.exact().normalize());
            let amounts =
                if count == 1 { "1 amount has" } else { &format!("{count} amounts have") };
            let says = format!("{amounts} parts of a penny; rounding took £{difference} in all");
            notes.at(Code::AmountRounded, first, || says, "");
        }
    }
}

/// Reads the lines of one table.
pub(super) struct TableReader<'a, 'n, 'f, 'm> {
    pub(super) sheet: &'a Sheet,
    pub(super) sheet_at: usize,
    pub(super) table: &'a Table,
    pub(super) columns: Columns<'a>,
    pub(super) context: &'n Context<'m>,
    pub(super) owner: Owner,
    pub(super) when: When,
    pub(super) until: Option<Date>,
    pub(super) day_order: DayOrder,
    pub(super) areas: FxHashMap<Cow<'a, str>, Option<AreaId>>,
    pub(super) notes: &'n mut Notes<'f>,
    pub(super) rounded: &'n mut Rounded,
}

impl<'a> TableReader<'a, '_, '_, '_> {
    fn read(&mut self, entries: &mut Vec<Entry<'a>>) {
        let before = entries.len();
        // A list that grows by itself holds half as much again in memory.
        entries.reserve_exact(self.table.lines.len() * self.taken().count());
        self.day_order = self.agreed_day_order();
        let mut carried = Carried::new(self.table);
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut days: Option<(Date, Date)> = None;
        let mut all_dated = true;
        let mut relies_on_owner = false;
        for line in &self.table.lines {
            let Some(row) = self.row(line.row) else { continue };
            rows.clear();
            rows.push(row);
            rows.extend(line.continued.iter().filter_map(|&row| self.row(row)));
            rows.sort_by_key(|row| row.row);

            let column = self.columns.words(&rows, Role::Section);
            let section = self.columns.section(line, carried.section(line, column));
            let description = self.columns.words(&rows, Role::Description);
            let (label, label_from) = self.label(&rows, &description, &section);
            let (date, in_date_column) = self.date(&row);
            let own_period = self.period(&row).or(in_date_column);
            let own_area = self.area(&row);
            let area = own_area.unwrap_or(self.owner.area);
            let without_this = entries.len();
            for (index, column) in self.taken() {
                let Some((cell, money)) = self.amount(line, &row, index, column) else { continue };
                let wide = column.period.and_then(|words| {
                    period::resolve(words, self.when.period, self.context.settings)
                });
                entries.push(Entry {
                    sheet: self.sheet_at,
                    cell,
                    area,
                    period: self.within_said(wide.or(own_period)).or(self.when.period),
                    until: self.until,
                    date,
                    section: section.clone(),
                    label: label.clone(),
                    label_from,
                    description: description.clone(),
                    basis: column.basis.unwrap_or(Basis::Spent),
                    amount: self.rounded.pence(money, cell),
                });
            }
            let Some(first) = entries.get(without_this) else { continue };
            if first.label.is_empty() {
                let says = || String::from("the line has an amount and no words");
                let remedy = "Say in the sheet what the money was spent on.";
                self.notes.at(Code::LabelMissing, first.cell, says, remedy);
            }
            relies_on_owner |= own_area.is_none();
            all_dated &= date.is_some();
            days = match (date, days) {
                (Some(date), Some((first, last))) => Some((date.min(first), date.max(last))),
                (Some(date), None) => Some((date, date)),
                (None, days) => days,
            };
        }
        self.unpriced();
        let new = &mut entries[before..];
        if relies_on_owner && let Some(finding) = self.owner.finding.take() {
            self.notes.sheet(finding);
        }
        let span = days.filter(|_| all_dated).and_then(|(first, last)| Period::new(first, last));
        let mut without = new.iter_mut().filter(|entry| entry.period.is_none()).peekable();
        // When money was spent that counts up to a day is seen from the returns before it.
        if without.peek().is_some() && span.is_none() && self.until.is_none() {
            self.notes.sheet(period::missing(self.when));
        }
        without.for_each(|entry| entry.period = span);
    }

    /// Says what stands in the place of amounts in lines that have none.
    fn unpriced(&mut self) {
        for &number in &self.table.unpriced {
            let Some(row) = self.row(number) else { continue };
            let line = Line {
                row: number,
                sections: Vec::new(),
                continued: Vec::new(),
                amounts: Vec::new(),
            };
            for (index, column) in self.taken() {
                self.amount(&line, &row, index, column);
            }
        }
    }

    pub(super) fn row(&self, row: u32) -> Option<Row<'a>> {
        self.sheet.find_row(row).map(|at| self.sheet.row_at(at))
    }

    fn taken(&self) -> impl Iterator<Item = (u16, &'a Column)> + use<'a> {
        let columns = (0..).zip(&self.table.columns);
        columns.filter(|(_, column)| column.role == Role::Amount && column.taken)
    }

    /// The amount of `line` in the `index`-th column; a cell that holds something else is said.
    fn amount(
        &mut self,
        line: &Line,
        row: &Row<'a>,
        index: u16,
        column: &Column,
    ) -> Option<(CellAt, Money)> {
        if let Ok(known) = line.amounts.binary_search_by_key(&index, |&(at, _, _)| at) {
            let (_, cell, money) = line.amounts[known];
            return Some((cell, money));
        }
        let cell = row.cell(column.col)?;
        let at = CellAt::new(row.row, u32::from(column.col));
        let (code, what) = match cell.value {
            Value::Text(text) => {
                let text = self.sheet.text(text).trim();
                match read_amount(text, DecimalSign::Point) {
                    Reading::Nil => return None,
                    Reading::Pending => (Code::AmountPending, format!("“{}”", short(text))),
                    _ => (Code::AmountUnreadable, format!("“{}”", short(text))),
                }
            }
            Value::Error(text) => {
                (Code::AmountUnreadable, format!("the error {}", short(self.sheet.text(text))))
            }
            Value::Date(date) => (Code::AmountUnreadable, format!("the date {date}")),
            Value::Number(number) => (Code::AmountUnreadable, format!("the number {number}")),
            Value::Other => (Code::AmountUnreadable, String::from("a time or a truth value")),
            Value::Uncalculated => {
                (Code::AmountUnreadable, String::from("a formula that was never calculated"))
            }
        };
        let heading = short(&column.heading);
        let (says, remedy) = match code {
            Code::AmountPending => (
                format!("{what} stands for the amount in “{heading}”: it is not counted yet"),
                "Ask for the amount, and read the return again.",
            ),
            _ => (
                format!("{what} stands for the amount in “{heading}” and is not counted"),
                "Correct the cell to an exact amount.",
            ),
        };
        self.notes.at(code, at, || says, remedy);
        None
    }
}

#[cfg(test)]
mod tests;
