//! What a line says of itself: its label, area, date and period.

use std::borrow::Cow;

use super::entries::TableReader;
use super::notes::short;
use super::words::cell_text;
use super::{AreaMatch, ownership, period};
use crate::model::date::{DayOrder, day_order, read_date};
use crate::model::period::{PeriodWords, read_period};
use crate::model::{AreaId, CellAt, Code, Date, LabelFrom, Period, Role};
use crate::open::{Row, Value};

impl<'a> TableReader<'a, '_, '_, '_> {
    /// The words that name the line: its label, or else its description, payee or section; and which.
    pub(super) fn label(
        &self,
        rows: &[Row<'a>],
        description: &Cow<'a, str>,
        section: &Cow<'a, str>,
    ) -> (Cow<'a, str>, LabelFrom) {
        let label = self.columns.words(rows, Role::Label);
        if !label.is_empty() {
            return (label, self.columns.label_from);
        }
        if !description.is_empty() {
            return (description.clone(), LabelFrom::Description);
        }
        let payee = self.columns.words(rows, Role::Payee);
        match payee.is_empty() {
            true => (section.clone(), LabelFrom::Section),
            false => (payee, LabelFrom::Payee),
        }
    }

    /// The area that the line's own column names. `None` when it has no such cell;
    /// `Some(None)` when the name is unknown.
    pub(super) fn area(&mut self, row: &Row<'a>) -> Option<Option<AreaId>> {
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
    pub(super) fn date(&mut self, row: &Row<'a>) -> (Option<Date>, Option<Period>) {
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
    pub(super) fn period(&mut self, row: &Row<'a>) -> Option<Period> {
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
    pub(super) fn within_said(&self, period: Option<Period>) -> Option<Period> {
        match self.context.said(self.sheet_at).period {
            Some(said) => period.filter(|part| said.covers(part)),
            None => period,
        }
    }

    pub(super) fn agreed_day_order(&self) -> DayOrder {
        let texts = self.table.lines.iter().filter_map(|line| {
            let (_, cell) = self.columns.first(&self.row(line.row)?, Role::Date)?;
            self.sheet.text_of(cell)
        });
        day_order(texts)
    }
}
