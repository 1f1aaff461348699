//! What was read of each sheet, as its card shows it.

use crate::detect::{SheetLayout, Table};
use crate::model::place::{Letters, Rows};
use crate::model::{CellAt, Money, Role, RowRole};
use crate::open::{Sheet, Visibility, Workbook};
use crate::publish::card::{Capped, ColumnRead, SheetRead, TableRead, TotalRead};
use crate::reconcile::CheckedTotal;

use super::super::Read;
use super::columns::why;
use super::words;

/// How many sheets a card shows.
const SHEETS: usize = 20;
/// How many tables of a sheet.
const TABLES: usize = 20;
/// How many columns of a table.
const COLUMNS: usize = 40;
/// How many tables without a total.
const UNPROVEN: usize = 20;

/// What was read of the sheets.
pub(super) fn read(workbook: &Workbook, layouts: &[SheetLayout]) -> Capped<SheetRead> {
    let mut sheets = workbook.sheets.iter().zip(layouts);
    let shown = sheets.by_ref().take(SHEETS).map(|(sheet, layout)| one(sheet, layout)).collect();
    Capped { shown, more: sheets.count() as u64 }
}

/// Tables of spend for which no total is printed.
pub(super) fn unproven(
    workbook: &Workbook,
    layouts: &[SheetLayout],
) -> Capped<(String, u64, Money)> {
    let mut found = Vec::new();
    for (sheet, layout) in workbook.sheets.iter().zip(layouts) {
        for table in &layout.tables {
            let checked = |at: usize| table.checks.iter().any(|one| usize::from(one.column) == at);
            let sums = table.sums();
            let of_table = table.columns.iter().zip(sums).enumerate();
            let spend = of_table
                .filter(|(at, (column, sum))| column.taken && sum.lines > 0 && !checked(*at));
            let sum: crate::model::Tally = spend.map(|(_, (_, sum))| sum).sum();
            if sum.lines > 0 {
                let rows = Rows(table.span.0, table.span.1);
                let place = match name(sheet).as_str() {
                    THE_FILE => format!("The table in {rows}"),
                    name => format!("‘{name}’, {rows}"),
                };
                found.push((place, sum.lines, sum.amount));
            }
        }
    }
    Capped::new(found, UNPROVEN)
}

/// A printed total as a card shows it.
pub(super) fn total(read: &Read, total: &CheckedTotal<'_>) -> TotalRead {
    let (check, letters) = (total.check, &total.letter);
    let (first, last) = (u64::from(check.lines.0) + 1, u64::from(check.lines.1) + 1);
    let sheet = read.workbook.sheets.get(total.sheet).map_or("", |sheet| sheet.name.as_str());
    TotalRead {
        place: place(sheet, check.at),
        role: check.role,
        printed: check.printed,
        sum: check.sum,
        lines: if first == last {
            format!("{letters}{first}")
        } else {
            format!("{letters}{first}:{letters}{last}")
        },
        outcome: total.outcome,
        causes: total.causes.iter().map(|cause| words(&cause.says)).collect(),
    }
}

/// `Q1!D9`, or `D9` where the file has no sheets.
pub(super) fn place(sheet: &str, cell: CellAt) -> String {
    if sheet.is_empty() { cell.to_string() } else { format!("{}!{cell}", words(sheet)) }
}

const THE_FILE: &str = "The file";

fn name(sheet: &Sheet) -> String {
    if sheet.name.is_empty() { String::from(THE_FILE) } else { words(&sheet.name) }
}

fn one(sheet: &Sheet, layout: &SheetLayout) -> SheetRead {
    let mut rows = [0_u64; RowRole::ALL.len()];
    for (role, _) in &layout.rows {
        rows[*role as usize] += 1;
    }
    let rows = RowRole::ALL.into_iter().zip(rows).filter(|(_, rows)| *rows > 0).collect();
    let mut tables = layout.tables.iter();
    let shown = tables.by_ref().take(TABLES).map(table).collect();
    SheetRead {
        name: name(sheet),
        hidden: sheet.visibility != Visibility::Visible,
        rows,
        tables: Capped { shown, more: tables.count() as u64 },
    }
}

fn table(table: &Table) -> TableRead {
    let header = match (table.header_rows.first(), table.header_rows.last(), table.carried) {
        (_, _, true) => String::from("its headings are those of an earlier sheet"),
        (Some(&first), Some(&last), _) => format!("its headings are in {}", Rows(first, last)),
        _ => String::from("it has no headings"),
    };
    let mut columns = table.columns.iter().zip(table.sums());
    let shown = columns.by_ref().take(COLUMNS).map(|(column, sum)| ColumnRead {
        letters: Letters(u32::from(column.col)).to_string(),
        heading: words(&column.heading),
        role: column.role,
        basis: column.basis.filter(|_| column.role == Role::Amount),
        taken: column.taken,
        sum: (column.role == Role::Amount).then_some((sum.lines, sum.amount)),
        why: why(column, table),
    });
    let shown = shown.collect();
    TableRead {
        place: Rows(table.span.0, table.span.1).to_string(),
        header,
        columns: Capped { shown, more: columns.count() as u64 },
    }
}
