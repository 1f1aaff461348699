//! Every amount that counts, with its words.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::context::Context;
use super::notes::{Notes, short};
use super::ownership::{self, Owner};
use super::period::{self, When};
use super::words::{Columns, cell_text};
use super::{AreaMatch, Entry};
use crate::detect::{Column, Line, SheetLayout, Table};
use crate::model::amount::{DecimalSign, Reading, read_amount};
use crate::model::date::{DayOrder, day_order, read_date};
use crate::model::period::{PeriodWords, read_period};
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
    for (at, (sheet, layout)) in workbook.sheets.iter().zip(layouts).enumerate() {
        let mut notes = Notes::new(findings, &sheet.name, context.settings.limits.findings);
        let mut rounded = Rounded::default();
        for (table_at, table) in layout.tables.iter().enumerate() {
            if table.lines.is_empty() || !table.columns.iter().any(|column| column.taken) {
                continue;
            }
            let mut reader = TableReader {
                sheet,
                sheet_at: at,
                table,
                columns: Columns::new(sheet, table),
                context,
                owner: ownership::owner(workbook, layouts, context, at, table_at),
                when: period::when(workbook, layouts, context, at, table_at),
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
struct Rounded {
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

struct TableReader<'a, 'n, 'f, 'm> {
    sheet: &'a Sheet,
    sheet_at: usize,
    table: &'a Table,
    columns: Columns<'a>,
    context: &'n Context<'m>,
    owner: Owner,
    when: When,
    day_order: DayOrder,
    areas: FxHashMap<Cow<'a, str>, Option<AreaId>>,
    notes: &'n mut Notes<'f>,
    rounded: &'n mut Rounded,
}

impl<'a> TableReader<'a, '_, '_, '_> {
    fn read(&mut self, entries: &mut Vec<Entry<'a>>) {
        let before = entries.len();
        self.day_order = self.agreed_day_order();
        let mut carried = Carried::default();
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

            let column = self.columns.words(&rows[..1], Role::Section);
            let section = self.columns.section(line, carried.section(self.table, line, column));
            let description = self.columns.words(&rows, Role::Description);
            let label = self.label(&rows, &description, &section, line);
            let (date, in_date_column) = self.date(&row);
            let own_period = self.period(&row).or(in_date_column);
            let area = match self.area(&row) {
                Some(area) => area,
                None => {
                    relies_on_owner = true;
                    self.owner.area
                }
            };
            match (date, &mut days) {
                (Some(date), Some((first, last))) => {
                    *first = date.min(*first);
                    *last = date.max(*last);
                }
                (Some(date), None) => days = Some((date, date)),
                (None, _) => all_dated = false,
            }
            for (index, column) in self.taken() {
                let Some((cell, money)) = self.amount(line, &row, index, column) else { continue };
                entries.push(Entry {
                    sheet: self.sheet_at,
                    cell,
                    area,
                    period: self.within_said(column.period.or(own_period)).or(self.when.period),
                    date,
                    section: section.clone(),
                    label: label.clone(),
                    description: description.clone(),
                    basis: column.basis.unwrap_or(Basis::Spent),
                    amount: self.rounded.pence(money, cell),
                });
            }
        }
        let new = &mut entries[before..];
        if relies_on_owner
            && !new.is_empty()
            && let Some(finding) = self.owner.finding.take()
        {
            self.notes.sheet(finding);
        }
        let span = days.filter(|_| all_dated).and_then(|(first, last)| Period::new(first, last));
        let mut without = new.iter_mut().filter(|entry| entry.period.is_none()).peekable();
        if without.peek().is_some() && span.is_none() {
            self.notes.sheet(period::missing(self.when));
        }
        without.for_each(|entry| entry.period = span);
    }

    fn row(&self, row: u32) -> Option<Row<'a>> {
        self.sheet.find_row(row).map(|at| self.sheet.row_at(at))
    }

    fn taken(&self) -> impl Iterator<Item = (u16, &'a Column)> + use<'a> {
        let columns = (0..).zip(&self.table.columns);
        columns.filter(|(_, column)| column.role == Role::Amount && column.taken)
    }

    /// The words that name the line: its label, or else its description, payee or section.
    fn label(
        &mut self,
        rows: &[Row<'a>],
        description: &Cow<'a, str>,
        section: &Cow<'a, str>,
        line: &Line,
    ) -> Cow<'a, str> {
        let label = self.columns.words(rows, Role::Label);
        if !label.is_empty() {
            return label;
        }
        if !description.is_empty() {
            return description.clone();
        }
        let payee = self.columns.words(rows, Role::Payee);
        if !payee.is_empty() {
            return payee;
        }
        if section.is_empty() {
            let cell = line.amounts.first().map(|&(_, cell, _)| cell);
            let cell = cell.unwrap_or(CellAt::new(line.row, 0));
            let says = || String::from("the line has an amount and no words");
            self.notes.at(Code::LabelMissing, cell, says, "Say in the sheet what it was spent on.");
        }
        section.clone()
    }

    /// The amount of `line` in the `index`-th column; a cell that holds something else is said.
    fn amount(
        &mut self,
        line: &Line,
        row: &Row<'a>,
        index: u16,
        column: &Column,
    ) -> Option<(CellAt, Money)> {
        let known = line.amounts.iter().find(|(at, _, _)| *at == index);
        if let Some(&(_, cell, money)) = known {
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

    /// The area that the line's own column names. `None` when it has no such cell;
    /// `Some(None)` when the name is unknown.
    fn area(&mut self, row: &Row<'a>) -> Option<Option<AreaId>> {
        if let Some(area) = self.context.said(self.sheet_at).area {
            return Some(Some(area));
        }
        let (col, cell) = self.columns.first(row, Role::Area)?;
        let text = cell_text(self.sheet, cell)?;
        if let Some(&known) = self.areas.get(&text) {
            return Some(known);
        }
        let name = |area: AreaId| self.context.area_name(area);
        let (area, finding) = match self.context.finder.find(&text) {
            AreaMatch::Known(area) => (Some(area), None),
            AreaMatch::Likely(area) => {
                let says = format!("“{}” was taken for {}", short(&text), name(area));
                let remedy = "If that is right, add it as an alias in areas.csv.";
                (Some(area), Some((Code::AreaLikely, says, remedy)))
            }
            AreaMatch::Unsure(areas) => {
                let names: Vec<&str> = areas.into_iter().map(name).collect();
                let says = format!("“{}” may be {}", short(&text), names.join(" or "));
                (None, Some((Code::AreaUnknown, says, ownership::REMEDY)))
            }
            AreaMatch::Unknown => {
                let says = format!("areas.csv does not know the area “{}”", short(&text));
                (None, Some((Code::AreaUnknown, says, ownership::REMEDY)))
            }
        };
        if let Some((code, says, remedy)) = finding {
            let at = CellAt::new(row.row, u32::from(col));
            self.notes.at(code, at, || says, remedy);
        }
        self.areas.insert(text, area);
        Some(area)
    }

    /// The line's own date, or the month that its date column gives instead.
    fn date(&mut self, row: &Row<'a>) -> (Option<Date>, Option<Period>) {
        let Some((col, cell)) = self.columns.first(row, Role::Date) else { return (None, None) };
        let says = match cell.value {
            Value::Date(date) => return (Some(date), None),
            Value::Text(text) => {
                let text = self.sheet.text(text).trim();
                match read_date(text, self.day_order) {
                    Ok(Some(date)) => return (Some(date), None),
                    Ok(None) => {
                        let fy_start = self.context.settings.financial_year_start;
                        if let Some(PeriodWords::Dated(period)) = read_period(text, fy_start) {
                            return (None, Some(period));
                        }
                        format!("“{}” is not a date", short(text))
                    }
                    Err(_) => format!("“{}” is a day that does not exist", short(text)),
                }
            }
            Value::Number(number) => format!("{number} is not shown as a date"),
            Value::Other | Value::Error(_) | Value::Uncalculated => return (None, None),
        };
        let at = CellAt::new(row.row, u32::from(col));
        self.notes.at(Code::DateUnreadable, at, || says, "Correct the date in the sheet.");
        (None, None)
    }

    /// The period that the line's own column gives.
    fn period(&mut self, row: &Row<'a>) -> Option<Period> {
        let (col, cell) = self.columns.first(row, Role::Period)?;
        if let Value::Date(date) = cell.value {
            return Period::month(date.year(), date.month().unsigned_abs());
        }
        let text = cell_text(self.sheet, cell)?;
        let settings = self.context.settings;
        let period = read_period(&text, settings.financial_year_start)
            .and_then(|words| period::resolve(words, self.when.period, settings));
        if period.is_none() {
            let at = CellAt::new(row.row, u32::from(col));
            let says = || format!("“{}” gives no certain period", short(&text));
            self.notes.at(Code::PeriodUnknown, at, says, "Write the period with its year.");
        }
        period
    }

    /// A person's word about the period stands; a part of that period may be more exact.
    fn within_said(&self, period: Option<Period>) -> Option<Period> {
        match self.context.said(self.sheet_at).period {
            Some(said) => period.filter(|part| said.covers(part)),
            None => period,
        }
    }

    fn agreed_day_order(&self) -> DayOrder {
        let texts = self.table.lines.iter().filter_map(|line| {
            let (_, cell) = self.columns.first(&self.row(line.row)?, Role::Date)?;
            self.sheet.text_of(cell)
        });
        day_order(texts)
    }
}

/// A section column often names the section on its first line only.
#[derive(Default)]
struct Carried<'a> {
    words: Cow<'a, str>,
    rows: Vec<u32>,
    last: Option<u32>,
}

impl<'a> Carried<'a> {
    /// The section of `line`: its own words, or those of the line above, unless another section
    /// row or a printed sum stands between.
    fn section(&mut self, table: &Table, line: &Line, own: Cow<'a, str>) -> Cow<'a, str> {
        let after = self.last.replace(line.row);
        let between = |row: u32| after.is_some_and(|after| after < row && row < line.row);
        let broken =
            self.rows != line.sections || table.checks.iter().any(|check| between(check.at.row));
        if !own.is_empty() || broken {
            self.words = own;
            self.rows.clone_from(&line.sections);
        }
        self.words.clone()
    }
}
