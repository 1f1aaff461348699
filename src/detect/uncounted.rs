//! What a table holds and its spend does not: rows left out, and lines that no total proves.

use crate::model::{CellAt, Code, Finding, Money};

use super::body::Body;
use super::grid::Grid;
use super::table::{Column, Table};

/// One finding for each reason why rows with money in a spend column are left out.
pub(super) fn left_out(grid: &Grid, body: &Body, columns: &[Column]) -> Vec<Finding> {
    let mut reasons: Vec<(&'static str, usize, Money, CellAt)> = Vec::new();
    for (at, &row) in body.figures.iter().enumerate() {
        let Some(reason) = body.left_out[at] else { continue };
        for column in columns.iter().filter(|column| column.taken) {
            let Some(money) = grid.money(row, column.col) else { continue };
            let cell = CellAt::new(grid.number_of(row), u32::from(column.col));
            match reasons.iter_mut().find(|(known, ..)| *known == reason) {
                Some((_, count, sum, _)) => {
                    *count += 1;
                    *sum += money;
                }
                None => reasons.push((reason, 1, money, cell)),
            }
        }
    }
    let said = |(reason, count, sum, cell): (&str, usize, Money, CellAt)| {
        let rows = if count == 1 { "1 amount".to_owned() } else { format!("{count} amounts") };
        let says = format!("{rows} of {} in all are left out: {reason}", sum.in_pounds());
        Finding::new(Code::AmountsLeftOut, says, "").at(cell)
    };
    reasons.into_iter().map(said).collect()
}

/// Lines of a spend column that stand outside every total that is printed for it.
pub(super) fn outside_totals(table: &Table) -> Option<Finding> {
    let mut outside: Option<(usize, Money, CellAt)> = None;
    for (at, column) in (0u16..).zip(&table.columns) {
        let printed = || table.checks.iter().filter(move |check| check.column == at);
        if !column.taken || printed().next().is_none() {
            continue;
        }
        let mut closed: Vec<(u32, u32)> = printed().map(|check| check.lines).collect();
        closed.sort_unstable();
        let mut next = 0;
        let mut reach = 0;
        for line in &table.lines {
            while closed.get(next).is_some_and(|lines| lines.0 <= line.row) {
                reach = reach.max(closed[next].1 + 1);
                next += 1;
            }
            let amount = line.amounts.iter().find(|(of, _, _)| *of == at);
            if let (Some(&(_, cell, money)), true) = (amount, line.row >= reach) {
                let (count, sum, _) = outside.get_or_insert((0, Money::ZERO, cell));
                *count += 1;
                *sum += money;
            }
        }
    }
    let (count, sum, first) = outside?;
    let lines = if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
    let says = format!("{lines} of {} in all stand outside every printed total", sum.in_pounds());
    Some(
        Finding::new(Code::LinesOutsideTotals, says, "Check that they belong to the return.")
            .at(first),
    )
}
