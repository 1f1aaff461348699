//! Up to which day a table counts that counts from the beginning, and when that money was spent.

use super::context::Context;
use super::period::When;
use super::titles::Titles;
use crate::detect::Table;
use crate::model::period::read_until;
use crate::model::{Basis, Date, Period};

/// The shortest that spend to date can be spend of: a year and its budget. A shorter period is the
/// one that is reported on, and says only up to which day the money counts.
const A_YEAR: u32 = 12;

/// The last day of a table whose spend is spend to date: by the headings of its spend, its titles,
/// the sheet's name and the file's name, in this order. `None` where no place names one day, and for
/// all other tables.
pub(super) fn until(titles: &Titles, context: &Context, table: &Table) -> Option<Date> {
    let heading = heading(table)?;
    let fy_start = context.settings.financial_year_start;
    let read = |text: &str| read_until(text, fy_start);
    let above = || {
        let rows = titles.above(table.span.0).flatten();
        let texts = rows.flat_map(|row| row.cells).filter_map(|cell| titles.sheet.text_of(cell));
        let mut days = texts.filter_map(read);
        let first = days.next()?;
        days.all(|other| other == first).then_some(first)
    };
    read(heading)
        .or_else(above)
        .or_else(|| read(&titles.sheet.name))
        .or_else(|| read(context.stem()))
}

/// When the money of a table was spent, and up to which day it counts, given what its surroundings say
/// of both. Spend to date was spent since `year_one`, if that is set; else the returns before it
/// tell. What a person said about the period stands.
pub(super) fn from_the_beginning(
    when: When,
    until: Option<Date>,
    table: &Table,
    context: &Context,
    sheet: usize,
) -> (When, Option<Date>) {
    if heading(table).is_none() {
        return (when, None);
    }
    let said = context.said(sheet).period;
    let whole = when.period.filter(|period| period.months() >= A_YEAR);
    let until = until.or(when.period.map(|period| period.end));
    let begun =
        context.settings.year_one.zip(until).and_then(|(first, until)| Period::new(first, until));
    let period =
        said.or(whole.filter(|whole| until.is_none_or(|day| whole.contains(day)))).or(begun);
    let waiting = when.waiting.filter(|_| period.is_none());
    (When { period, waiting }, until)
}

/// The heading of the spend to date that is taken, if that is what is taken.
fn heading(table: &Table) -> Option<&str> {
    let taken =
        |basis| table.columns.iter().find(|column| column.taken && column.basis == Some(basis));
    taken(Basis::ToDate).map(|column| column.heading.as_str())
}
