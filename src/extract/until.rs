//! Up to which day a table counts that counts from the beginning.

use super::context::Context;
use super::titles::Titles;
use crate::detect::Table;
use crate::model::period::read_until;
use crate::model::{Basis, Date};

/// The last day of a table whose spend is spend to date: by the headings of its spend, its titles,
/// the sheet's name and the file's name, in this order. `None` where no place names one day, and for
/// all other tables.
pub(super) fn until(titles: &Titles, context: &Context, table: &Table) -> Option<Date> {
    let mut spend =
        table.columns.iter().filter(|column| column.taken && column.basis == Some(Basis::ToDate));
    let heading = &spend.next()?.heading;
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
