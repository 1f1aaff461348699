//! Printed totals that do not agree with their lines.

use crate::model::{Code, RowRole};

use super::super::Outcome;
use super::wording::{content, in_cell};
use super::{Ask, Returned};

/// How many causes are told: more is guessing.
const CAUSES: usize = 2;

pub(super) fn ask(returned: &Returned<'_>, asks: &mut Vec<Ask>) {
    for total in returned.totals.iter().filter(|total| total.outcome == Outcome::Differs) {
        let check = total.check;
        let what = if check.role == RowRole::Subtotal { "subtotal" } else { "total" };
        let letters = &total.letter;
        let (first, last) = (u64::from(check.lines.0) + 1, u64::from(check.lines.1) + 1);
        let lines = if first == last {
            format!("the line that it closes, {letters}{first}, is")
        } else {
            format!("the lines in {letters}{first}:{letters}{last} add up to")
        };
        let mut says = format!(
            "{} prints {} as the {what}, and {lines} {}.",
            in_cell(returned.sheet_name(total.sheet), check.at),
            check.printed.in_pounds(),
            check.sum.in_pounds(),
        );
        for cause in total.causes.iter().take(CAUSES) {
            says.push(' ');
            says.push_str(&cause.says);
        }
        says.push_str(" Which is right?");
        asks.push(Ask { sheet: Some(total.sheet), cell: Some(check.at), says });
    }
    for finding in returned.findings.iter().filter(|one| one.code == Code::TotalUnproven) {
        let (Some(sheet), Some(cell)) = (returned.sheet_of(finding), finding.cell) else {
            continue;
        };
        let says = format!(
            "{} prints {} as a total, and no lines stand there that it could add up. Is it a total of \
             something else, or a line of spend of its own?",
            in_cell(returned.sheet_name(sheet), cell),
            content(&returned.workbook.sheets[sheet], cell),
        );
        asks.push(Ask { sheet: Some(sheet), cell: Some(cell), says });
    }
}
