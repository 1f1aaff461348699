//! What a table holds and its spend does not: rows left out, rows taken for totals by their sums or
//! their words alone, and lines that no total proves.

use crate::model::place::Rows;
use crate::model::{CellAt, Code, Counted, Finding, Money};

use super::body::Body;
use super::grid::Grid;
use super::sums::Named;
use super::table::{Amounts, Column, Table};

/// Counts the amounts in the columns of spend, row by row.
pub(super) fn amounts(grid: &Grid, body: &Body, columns: &[Column]) -> Amounts {
    let mut amounts = Amounts::default();
    let taken = || columns.iter().filter(|column| column.taken);
    let row = |row: usize| -> Counted {
        let cells = taken().filter_map(|column| {
            let money = grid.money(row, column.col)?;
            Some(Counted::one(column.counted(money), grid.number_of(row)))
        });
        cells.sum()
    };
    for (at, &figures) in body.figures.iter().enumerate() {
        let counted = row(figures);
        amounts.read += counted;
        if body.left_out[at].is_some() {
            amounts.left_out += counted;
        } else if body.is_total[at] {
            amounts.totals += counted;
        }
    }
    for &aside in &body.aside {
        let counted = row(aside);
        amounts.read += counted;
        amounts.left_out += counted;
    }
    amounts
}

/// One finding for each reason why rows with money in a spend column are left out.
pub(super) fn left_out(grid: &Grid, body: &Body, columns: &[Column]) -> Vec<Finding> {
    let mut reasons: Vec<(&'static str, usize, Money, CellAt)> = Vec::new();
    for (at, &row) in body.figures.iter().enumerate() {
        let Some(reason) = body.left_out[at] else { continue };
        for column in columns.iter().filter(|column| column.taken) {
            let Some(money) = grid.money(row, column.col) else { continue };
            let money = column.counted(money);
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

/// Rows of a spend column that add up without saying so, and rows that say that they are totals
/// where there is nothing that they could sum.
pub(super) fn doubtful_totals(grid: &Grid, body: &Body, columns: &[Column]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for closing in &body.closings {
        let row = body.figures[closing.row];
        let spend = columns
            .iter()
            .filter(|column| column.taken)
            .find_map(|column| Some((column.col, column.counted(grid.money(row, column.col)?))));
        let Some((col, money)) = spend else { continue };
        let (first, last) = closing.lines;
        let finding = if first > last {
            Finding::new(
                Code::TotalUnproven,
                format!(
                    "{} is called a total, and no lines stand there that it could sum; it is not counted",
                    money.in_pounds()
                ),
                "If it is a line of spend, give it a label without the word.",
            )
        } else if closing.proven && body.names[closing.row] == Named::No {
            let rows =
                Rows(grid.number_of(body.figures[first]), grid.number_of(body.figures[last]));
            Finding::new(
                Code::TotalUnnamed,
                format!(
                    "{} does not say that it is a total; {rows} {} to it, so it is taken for one",
                    money.in_pounds(),
                    rows.add_up()
                ),
                "",
            )
        } else {
            continue;
        };
        findings.push(finding.at(CellAt::new(grid.number_of(row), u32::from(col))));
    }
    findings
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

#[cfg(test)]
mod tests {
    use crate::detect::example::layout_of;
    use crate::model::Code;

    fn said(rows: &[&[&str]]) -> Vec<(Code, String)> {
        let findings = layout_of(rows).findings;
        findings.iter().map(|finding| (finding.code, finding.place())).collect()
    }

    #[test]
    fn a_sum_that_does_not_say_so_is_said() {
        let rows: [&[&str]; 4] =
            [&["Item", "Spent"], &["Hall", "10.50"], &["Club", "20.25"], &["", "30.75"]];
        assert_eq!(said(&rows), [(Code::TotalUnnamed, "B4".to_owned())]);
    }

    #[test]
    fn a_total_with_nothing_to_sum_is_said() {
        let rows: [&[&str]; 5] = [
            &["Item", "Spent"],
            &["Total programme", "95.10"],
            &["Hall", "10.50"],
            &["Club", "20.25"],
            &["Total", "30.75"],
        ];
        let found = said(&rows);
        assert!(found.contains(&(Code::TotalUnproven, "B2".to_owned())), "{found:?}");
    }

    #[test]
    fn income_is_left_out_with_its_money() {
        let rows: [&[&str]; 7] = [
            &["Item", "Amount"],
            &["Income", ""],
            &["Grant", "500.00"],
            &["Expenditure", ""],
            &["Hall", "10.50"],
            &["Club", "20.25"],
            &["Total expenditure", "30.75"],
        ];
        assert!(said(&rows).contains(&(Code::AmountsLeftOut, "B3".to_owned())));
    }
}
