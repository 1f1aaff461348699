//! Every printed total of the spend, with its outcome and the causes that fit a difference.

use crate::detect::{Check, SheetLayout, is_rounding};
use crate::model::place::Letters;
use crate::model::{Code, Finding};
use crate::open::Workbook;

use super::super::Cause;
use super::causes;

/// What a printed total proves.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It agrees with its lines to the penny.
    Agrees,
    /// It agrees when rounding in the sheet is allowed for.
    Rounded,
    /// It does not agree.
    Differs,
}

impl Outcome {
    /// The outcome of one printed total.
    pub fn of(check: &Check) -> Outcome {
        if check.difference().pence().is_zero() {
            Outcome::Agrees
        } else if is_rounding(check) {
            Outcome::Rounded
        } else {
            Outcome::Differs
        }
    }

    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Agrees => "agrees",
            Outcome::Rounded => "rounded",
            Outcome::Differs => "differs",
        }
    }
}

/// One printed total of a column that is taken as spend.
#[derive(Clone, Debug)]
pub struct CheckedTotal<'a> {
    /// Which sheet of the workbook.
    pub sheet: usize,
    /// Which table of the sheet.
    pub table: usize,
    /// What is printed and what its lines come to.
    pub check: &'a Check,
    /// The letter of its column: `D`.
    pub letter: String,
    /// The heading of its column.
    pub heading: &'a str,
    /// Whether it agrees.
    pub outcome: Outcome,
    /// What would explain the difference, best first; empty unless it differs.
    pub causes: Vec<Cause>,
}

/// How many lines are looked at for the causes of all differences of one workbook: far more than
/// a sheet kept by people needs, and a bound for one in which every row claims to be a wrong total.
const LOOKS: usize = 4_000_000;

/// Every printed total of the spend columns of a workbook, in the order of the sheets, and within a
/// table from top to bottom.
pub fn checked_totals<'a>(
    workbook: &Workbook,
    layouts: &'a [SheetLayout],
) -> Vec<CheckedTotal<'a>> {
    let mut looks = LOOKS;
    let mut found = Vec::new();
    for (at, (sheet, layout)) in workbook.sheets.iter().zip(layouts).enumerate() {
        for (nth, table) in layout.tables.iter().enumerate() {
            for check in &table.checks {
                let column = &table.columns[usize::from(check.column)];
                if !column.taken {
                    continue;
                }
                let outcome = Outcome::of(check);
                let mut fitting = Vec::new();
                if outcome == Outcome::Differs {
                    let span = (check.lines.1 - check.lines.0) as usize;
                    let cost = span.min(table.lines.len()) + table.checks.len() + 1;
                    if let Some(left) = looks.checked_sub(cost) {
                        looks = left;
                        fitting = causes(sheet, table, check);
                    }
                }
                found.push(CheckedTotal {
                    sheet: at,
                    table: nth,
                    check,
                    letter: Letters(u32::from(column.col)).to_string(),
                    heading: &column.heading,
                    outcome,
                    causes: fitting,
                });
            }
        }
    }
    found
}

/// One finding for each printed total whose difference can be explained, at the total's cell.
pub fn explained(workbook: &Workbook, totals: &[CheckedTotal<'_>]) -> Vec<Finding> {
    let told = totals.iter().filter(|total| !total.causes.is_empty());
    told.map(|total| {
        let says: Vec<&str> = total.causes.iter().map(|cause| cause.says.as_str()).collect();
        let says = match says.as_slice() {
            [only] => format!("what would explain it: {only}"),
            several => {
                let listed = (1..).zip(several).map(|(at, says)| format!("({at}) {says}"));
                format!("what would explain it: {}", listed.collect::<Vec<_>>().join(" "))
            }
        };
        Finding::new(
            Code::DifferenceExplained,
            says,
            "Ask the partnership whether that is so; the lines are what is counted.",
        )
        .on_sheet(&workbook.sheets[total.sheet].name)
        .at(total.check.at)
    })
    .collect()
}
