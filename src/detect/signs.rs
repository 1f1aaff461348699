//! The sign of spend: sheets that print it as negatives, and credit columns that are taken off.

use crate::model::place::Letters;
use crate::model::{CellAt, Code, Finding, Tally};

use super::body::{Body, label};
use super::grid::Grid;
use super::lexicon::plain;
use super::table::{Column, Table};

/// So many lines at least show that a sheet prints spend as negatives, and not a few refunds.
const LINES: usize = 3;

/// Turns the sign of spend columns in which at least four of five lines are negative, as a bank
/// exports what was paid out, and says so.
pub(super) fn settle(columns: &mut [Column], grid: &Grid, body: &Body) -> Option<Finding> {
    let taken: Vec<usize> = body
        .amounts
        .iter()
        .copied()
        .filter(|&at| columns[at].taken && !columns[at].credit)
        .collect();
    let (mut negative, mut filled, mut money_back) = (0, 0, 0);
    let mut first = None;
    for (at, &row) in body.figures.iter().enumerate() {
        if body.is_total[at] || body.left_out[at].is_some() {
            continue;
        }
        let before = negative;
        for &column in &taken {
            let col = columns[column].col;
            let Some(money) = grid.money(row, col).filter(|money| !money.is_zero()) else {
                continue;
            };
            filled += 1;
            if money.is_negative() {
                negative += 1;
                first.get_or_insert(CellAt::new(grid.number_of(row), u32::from(col)));
            }
        }
        if negative > before {
            money_back += usize::from(label(grid, columns, row).is_some_and(says_money_back));
        }
    }
    let headed = taken.iter().any(|&at| says_money_back(&columns[at].heading));
    if negative < LINES || negative * 5 < filled * 4 || money_back * 2 > negative || headed {
        return None;
    }
    for &at in &taken {
        columns[at].turned = true;
    }
    let letters: Vec<String> =
        taken.iter().map(|&at| Letters(u32::from(columns[at].col)).to_string()).collect();
    let says = format!(
        "{negative} of {filled} amounts in column {} are negative: the sheet prints what was paid out \
         with a minus sign, so every sign in it is turned and they count as spend",
        letters.join(", "),
    );
    let remedy = "If they are refunds, say so in the labels or in the heading of the column.";
    Some(Finding::new(Code::SpendNegative, says, remedy).at(first?))
}

/// What the credit columns of a table take off its spend.
pub(super) fn credits(table: &Table) -> Vec<Finding> {
    let columns = (0_u16..).zip(&table.columns);
    let credits = columns.filter(|(_, column)| column.credit && column.taken);
    let mut findings = Vec::new();
    for (at, column) in credits {
        let amounts = table.lines.iter().flat_map(|line| &line.amounts);
        let of_column = amounts.filter(|(of, _, money)| *of == at && !money.is_zero());
        let mut first = None;
        let mut sum = Tally::ZERO;
        for &(_, cell, money) in of_column {
            first.get_or_insert(cell);
            sum += Tally::one(-money);
        }
        let Some(first) = first else { continue };
        let credits =
            if sum.lines == 1 { "1 credit".to_owned() } else { format!("{} credits", sum.lines) };
        let says = format!(
            "{credits} of {} in all in column {} “{}” {} taken off the spend",
            sum.amount.in_pounds(),
            Letters(u32::from(column.col)),
            column.heading,
            if sum.lines == 1 { "is" } else { "are" },
        );
        findings.push(Finding::new(Code::CreditsTakenOff, says, "").at(first));
    }
    findings
}

fn says_money_back(text: &str) -> bool {
    plain(text).split(' ').any(|word| {
        matches!(
            word,
            "refund" | "refunds" | "refunded" | "credit" | "credits" | "rebate" | "reversal"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::SheetLayout;
    use crate::detect::example::layout_of;

    fn layout(rows: &[&[&str]]) -> SheetLayout {
        layout_of(rows)
    }

    #[test]
    fn spend_printed_as_negatives_is_turned_with_its_total() {
        let found = layout(&[
            &["Item", "Amount"],
            &["Hall", "-10.50"],
            &["Club", "-20.25"],
            &["Bus", "-41.10"],
            &["Total", "-71.85"],
        ]);
        assert_eq!(found.tables[0].sums()[1].amount.to_string(), "71.85");
        assert_eq!(found.tables[0].checks[0].printed.to_string(), "71.85");
        assert!(found.findings.iter().any(|finding| finding.code == Code::SpendNegative));
    }

    #[test]
    fn refunds_stay_negative() {
        let refunds = layout(&[
            &["Item", "Amount"],
            &["Refund of hall", "-10.50"],
            &["Refund of bus", "-20.25"],
            &["Refund: club", "-41.10"],
        ]);
        let few = layout(&[
            &["Item", "Amount"],
            &["Hall", "10.50"],
            &["Club", "20.25"],
            &["Bus", "-4.10"],
            &["Bus again", "-4.10"],
        ]);
        for found in [refunds, few] {
            assert!(!found.findings.iter().any(|finding| finding.code == Code::SpendNegative));
        }
    }

    #[test]
    fn credits_are_taken_off_and_said() {
        let found = layout(&[
            &["Item", "Debit", "Credit"],
            &["Hall", "100.50", ""],
            &["Club", "20.25", ""],
            &["Hall, returned", "", "50.00"],
        ]);
        let said = found.findings.iter().find(|finding| finding.code == Code::CreditsTakenOff);
        assert_eq!(
            said.unwrap().says,
            "1 credit of £50.00 in all in column C “Credit” is taken off the spend"
        );
    }
}
