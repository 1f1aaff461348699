//! What a return holds and its spend does not, by reason.

use std::collections::BTreeMap;

use crate::detect::{SheetLayout, Table};
use crate::model::amount::{DecimalSign, Reading, read_amount};
use crate::model::{Money, RowRole};
use crate::open::{Row, Sheet, Value, Workbook};

/// Rows that were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Why, in plain words.
    pub reason: &'static str,
    /// How many rows.
    pub rows: u64,
    /// How many cells in them, in columns taken as spend, hold an amount.
    pub cells: u64,
    /// What those come to.
    pub amount: Money,
}

/// The rows left out of all sheets, the reason with most pounds first.
pub fn left_out(workbook: &Workbook, layouts: &[SheetLayout]) -> Vec<LeftOut> {
    let mut reasons: BTreeMap<&'static str, LeftOut> = BTreeMap::new();
    for (sheet, layout) in workbook.sheets.iter().zip(layouts) {
        for (row, (role, reason)) in sheet.rows().zip(&layout.rows) {
            if *role != RowRole::LeftOut {
                continue;
            }
            let reason = reason.unwrap_or("no reason is known");
            let sum = reasons.entry(reason).or_insert(LeftOut {
                reason,
                rows: 0,
                cells: 0,
                amount: Money::ZERO,
            });
            sum.rows += 1;
            for money in amounts(sheet, layout, &row) {
                sum.cells += 1;
                sum.amount += money;
            }
        }
    }
    let mut found: Vec<LeftOut> = reasons.into_values().collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.amount.abs()));
    found
}

/// The amounts of one row in the columns that its tables take as spend.
fn amounts<'a>(
    sheet: &'a Sheet,
    layout: &'a SheetLayout,
    row: &Row<'a>,
) -> impl Iterator<Item = Money> + use<'a> {
    let row = *row;
    let here = move |table: &&Table| (table.span.0..=table.span.1).contains(&row.row);
    let columns = layout.tables.iter().filter(here).flat_map(|table| &table.columns);
    columns.filter(|column| column.taken).filter_map(move |column| {
        let money = match row.cell(column.col)?.value {
            Value::Number(number) => Money::new(number)?,
            Value::Text(text) => match read_amount(sheet.text(text), DecimalSign::Point) {
                Reading::Amount(money) => money,
                _ => return None,
            },
            _ => return None,
        };
        Some(column.counted(money))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Column;
    use crate::gather::Format;
    use crate::model::{Basis, Role};
    use crate::open::SheetBuilder;

    #[test]
    fn rows_and_pounds_are_told_by_reason() {
        let mut builder = SheetBuilder::new("");
        let rows = [["Grant", "500.00"], ["Gift", "£20"], ["Opening balance", "1,000.00"]];
        for (row, cells) in (0..).zip(rows) {
            for (col, text) in (0..).zip(cells) {
                builder.push_text(row, col, text);
            }
        }
        let column = |col, role, taken| Column {
            basis: Some(Basis::Spent),
            taken,
            ..Column::new(col, "", role)
        };
        let layout = SheetLayout {
            rows: vec![
                (RowRole::LeftOut, Some("income")),
                (RowRole::LeftOut, Some("income")),
                (RowRole::LeftOut, Some("a balance")),
            ],
            tables: vec![Table {
                span: (0, 2),
                columns: vec![column(0, Role::Label, false), column(1, Role::Amount, true)],
                ..Table::default()
            }],
            ..SheetLayout::default()
        };
        let sheets = vec![builder.finish()];
        let workbook = Workbook { format: Format::Csv, sheets, findings: Vec::new() };
        let said = left_out(&workbook, &[layout]);
        let said: Vec<_> =
            said.iter().map(|one| (one.reason, one.rows, one.cells, one.amount)).collect();
        let pounds = |pounds: i64| Money::from_pence(pounds * 100);
        assert_eq!(said, [("a balance", 1, 1, pounds(1_000)), ("income", 2, 2, pounds(520))]);
    }
}
