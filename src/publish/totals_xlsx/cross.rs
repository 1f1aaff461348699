//! A sheet that is added down and across.

use rust_xlsxwriter::XlsxError;

use crate::model::Money;
use crate::total::CrossTable;

use super::page::Page;

/// How many columns a person can still look at; the rest are shown as one.
const WIDEST: usize = 200;

/// A table and what to call its rows and columns.
pub(super) struct Labelled<'a, R, C> {
    pub(super) table: &'a CrossTable<R, C>,
    pub(super) row: &'a dyn Fn(R) -> String,
    pub(super) column: &'a dyn Fn(C) -> String,
}

/// Writes the table, its sums down and across, and the difference of the two.
pub(super) fn write<R: Copy + Ord, C: Copy + Ord>(
    page: &mut Page<'_>,
    title: &str,
    labelled: &Labelled<'_, R, C>,
) -> Result<(), XlsxError> {
    let Labelled { table, row: row_name, column: column_name } = labelled;
    let (alone, together) = table.columns.split_at(table.columns.len().min(WIDEST));
    let mut names: Vec<String> = alone.iter().map(|&(column, _)| column_name(column)).collect();
    if !together.is_empty() {
        names.push(format!("{} others", together.len()));
    }
    let last_col = u16::try_from(names.len()).unwrap_or(u16::MAX);
    let sum_col = last_col + 1;

    page.title(title)?;
    page.note("Each row is added across, each column down; both ways must come to one sum.")?;
    let amounts = names.iter().map(|name| (name.as_str(), 15));
    page.head([("Area", 30)].into_iter().chain(amounts).chain([("All", 17)]))?;

    let first_row = page.row();
    for &(row, across) in &table.rows {
        page.text(0, &row_name(row))?;
        for (col, &(column, _)) in (1u16..).zip(alone) {
            if let Some(cell) = table.cell(row, column) {
                page.money(col, cell.amount)?;
            }
        }
        let rest = together.iter().filter_map(|&(column, _)| table.cell(row, column));
        if !together.is_empty() {
            page.money(last_col, rest.map(|cell| cell.amount).sum())?;
        }
        page.sum(sum_col, (page.row(), 1, page.row(), last_col), across.amount)?;
        page.next_row();
    }

    let total_row = page.row();
    let last_row = total_row.saturating_sub(1);
    let rest: Money = together.iter().map(|(_, sum)| sum.amount).sum();
    let shown = alone.iter().map(|(_, sum)| sum.amount);
    let sums: Vec<Money> = shown.chain((!together.is_empty()).then_some(rest)).collect();
    page.sum_text(0, "All")?;
    for (col, &sum) in (1u16..).zip(&sums) {
        page.sum(col, (first_row, col, last_row, col), sum)?;
    }
    page.sum(sum_col, (first_row, sum_col, last_row, sum_col), table.total.amount)?;
    page.next_row();

    let down: Money = table.rows.iter().map(|(_, sum)| sum.amount).sum();
    let across: Money = sums.iter().copied().sum();
    page.sum_text(0, "Added down: the last column")?;
    page.sum(1, (first_row, sum_col, last_row, sum_col), down)?;
    page.next_row();
    page.sum_text(0, "Added across: the last row")?;
    page.sum(1, (total_row, 1, total_row, last_col), across)?;
    page.next_row();
    page.sum_text(0, "Down less across (must be 0.00)")?;
    page.difference(1, (page.row() - 2, page.row() - 1), down - across)?;
    page.next_row();
    Ok(())
}
