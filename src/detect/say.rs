//! What is to be said about a table's arithmetic.

use crate::model::place::{Letters, Rows};
use crate::model::{CellAt, Code, Finding, Money};

use super::table::{Check, Table};

/// Whether a total differs from its lines by no more than rounding in the sheet: up to a penny for
/// each line of a proven total, or what a total in whole pounds leaves off of lines in pence.
pub fn is_rounding(check: &Check) -> bool {
    let lines = i64::from(check.lines.1 - check.lines.0 + 1).min(100);
    let off = check.difference().abs();
    check.proven && off <= Money::from_pence(lines)
        || check.printed.is_whole()
            && !check.sum.is_whole()
            && off <= Money::from_pence(50)
            && check.printed.abs() >= Money::from_pence(10_000)
}

/// Findings about the printed totals of the spend columns, and about what is missing.
pub(super) fn about(table: &Table) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut printed = false;
    for check in &table.checks {
        let column = &table.columns[usize::from(check.column)];
        if !column.taken {
            continue;
        }
        printed = true;
        let difference = check.difference().pence();
        if difference.is_zero() {
            continue;
        }
        let col = Letters(u32::from(column.col));
        let rows = Rows(check.lines.0, check.lines.1);
        let says = format!(
            "the sheet prints {} and {rows} of column {col} {} to {}: {} {}",
            check.printed.in_pounds(),
            rows.add_up(),
            check.sum.in_pounds(),
            difference.abs().in_pounds(),
            if difference.is_negative() {
                "too little is printed"
            } else {
                "is missing from the lines"
            },
        );
        let finding = if is_rounding(check) {
            Finding::new(Code::TotalRounded, says, "")
        } else {
            Finding::new(
                Code::TotalDiffers,
                says,
                "Ask the partnership which is right; the lines are what is counted.",
            )
        };
        findings.push(finding.at(check.at));
    }
    if table.columns.iter().any(|column| column.taken) && !printed && table.lines.len() > 1 {
        findings.push(Finding::new(
            Code::NoTotalPrinted,
            format!(
                "no total is printed for {} lines, so nothing proves their sum",
                table.lines.len()
            ),
            "",
        ));
    }
    if table.header_rows.is_empty() && !table.carried {
        findings.push(
            Finding::new(
                Code::NoHeader,
                "the table has no header row: its columns were told by what they hold",
                "Name the header row in mappings/files.csv if there is one.",
            )
            .at(CellAt::new(table.span.0, 0)),
        );
    }
    findings
}
