//! A total at the foot of a sheet that sums several of its tables.

use crate::model::{Money, RowRole};

use super::table::Table;

/// How many tables a total may join to its own.
const TABLES: usize = 100;

/// Proves totals that are the sum of their own table and of those before it, back to one of them.
pub(super) fn prove(tables: &mut [Table]) {
    let spent: Vec<Money> = tables
        .iter()
        .map(|table| running(table).last().map_or(Money::ZERO, |last| last.1))
        .collect();
    for at in 1..tables.len() {
        let above = running(&tables[at]);
        for check in 0..tables[at].checks.len() {
            if let Some(first) = first_table(tables, &spent, &above, at, check) {
                join(tables, first, at, check);
            }
        }
    }
}

/// The table from which on the lines add up to what the `check`-th total of table `at` prints.
fn first_table(
    tables: &[Table],
    spent: &[Money],
    above: &[(u32, Money)],
    at: usize,
    check: usize,
) -> Option<usize> {
    let found = &tables[at].checks[check];
    if found.proven
        || found.role != RowRole::Total
        || spend_column(&tables[at]) != Some(found.column)
    {
        return None;
    }
    let lines = above.partition_point(|&(row, _)| row < found.at.row);
    let mut sum = lines.checked_sub(1).map_or(Money::ZERO, |at| above[at].1);
    (0..at).rev().take(TABLES).find(|&before| {
        sum += spent[before];
        sum.pence() == found.printed.pence() && !sum.is_zero()
    })
}

/// The one column that is taken as spend.
fn spend_column(table: &Table) -> Option<u16> {
    let mut taken = (0..).zip(&table.columns).filter(|(_, column)| column.taken);
    taken.next().filter(|_| taken.next().is_none()).map(|(at, _)| at)
}

/// For each amount of spend its row, and what the spend down to it comes to.
fn running(table: &Table) -> Vec<(u32, Money)> {
    let column = spend_column(table);
    let amounts = table.lines.iter().flat_map(|line| &line.amounts);
    amounts
        .filter(|(at, _, _)| Some(*at) == column)
        .scan(Money::ZERO, |sum, &(_, cell, money)| {
            *sum += money;
            Some((cell.row, *sum))
        })
        .collect()
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
    use crate::detect::example::layout_of;
    use crate::model::RowRole;

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
        let layout = layout_of(&rows);
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
