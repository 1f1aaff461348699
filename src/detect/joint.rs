//! A total at the foot of a sheet that sums several of its tables.

use crate::model::{Money, RowRole};

use super::table::Table;

/// Proves totals that are the sum of their own table and of those before it, back to one of them.
pub(super) fn prove(tables: &mut [Table]) {
    for at in 1..tables.len() {
        for check in 0..tables[at].checks.len() {
            if let Some(first) = first_table(tables, at, check) {
                join(tables, first, at, check);
            }
        }
    }
}

/// The table from which on the lines add up to what the `check`-th total of table `at` prints.
fn first_table(tables: &[Table], at: usize, check: usize) -> Option<usize> {
    let found = &tables[at].checks[check];
    if found.proven
        || found.role != RowRole::Total
        || spend_column(&tables[at]) != Some(found.column)
    {
        return None;
    }
    let mut sum = spend(&tables[at], found.at.row)?;
    (0..at).rev().find(|&before| {
        sum += spend(&tables[before], u32::MAX).unwrap_or_default();
        sum.pence() == found.printed.pence() && !sum.is_zero()
    })
}

/// The one column that is taken as spend.
fn spend_column(table: &Table) -> Option<u16> {
    let mut taken = (0..).zip(&table.columns).filter(|(_, column)| column.taken);
    taken.next().filter(|_| taken.next().is_none()).map(|(at, _)| at)
}

/// The spend of the lines above row `before`.
fn spend(table: &Table, before: u32) -> Option<Money> {
    let column = spend_column(table)?;
    let lines = table.lines.iter().filter(|line| line.row < before);
    let amounts = lines.flat_map(|line| &line.amounts).filter(|(at, _, _)| *at == column);
    Some(amounts.map(|&(_, _, money)| money).sum())
}

fn join(tables: &mut [Table], first: usize, at: usize, check: usize) {
    for (table, inner) in tables.iter_mut().enumerate().take(at + 1).skip(first) {
        let spend = spend_column(inner);
        for (other, found) in inner.checks.iter_mut().enumerate() {
            let this = table == at && other == check;
            if !this && Some(found.column) == spend && found.role == RowRole::Total {
                found.role = RowRole::Subtotal;
            }
        }
    }
    let from = tables[first].lines.first().map_or(tables[first].span.0, |line| line.row);
    let found = &mut tables[at].checks[check];
    found.sum = found.printed;
    found.lines.0 = from;
    found.proven = true;
}

#[cfg(test)]
mod tests {
    use crate::detect::{About, Headings, detect};
    use crate::model::RowRole;
    use crate::open::SheetBuilder;

    #[test]
    fn a_total_of_two_tables_is_proved_and_their_own_become_subtotals() {
        let rows: [&[&str]; 11] = [
            &["Item", "Spent"],
            &["Worker", "812.40"],
            &["Office", "91.15"],
            &["Total staff", "903.55"],
            &[],
            &["Activity", "Spent"],
            &["Fun day", "440.10"],
            &["Choir", "55.55"],
            &["Total plan", "495.65"],
            &[],
            &["TOTAL SPENT", "1399.20"],
        ];
        let mut builder = SheetBuilder::new("");
        for (row, cells) in (0..).zip(rows) {
            for (col, text) in (0..).zip(cells) {
                builder.push_text(row, col, text);
            }
        }
        let headings = Headings::default();
        let about = About {
            headings: &headings,
            fy_start: 4,
            header_row: None,
            basis: None,
            ignore: false,
        };
        let layout = detect(&builder.finish(), &about, None);
        let found: Vec<_> = layout
            .tables
            .iter()
            .flat_map(|table| &table.checks)
            .map(|check| (check.role, check.printed.to_string(), check.proven))
            .collect();
        assert_eq!(
            found,
            [
                (RowRole::Subtotal, "903.55".to_owned(), true),
                (RowRole::Subtotal, "495.65".to_owned(), true),
                (RowRole::Total, "1399.20".to_owned(), true),
            ]
        );
        assert!(layout.findings.is_empty(), "{:?}", layout.findings);
    }
}
