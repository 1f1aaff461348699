//! What is asked about a sheet or the file as a whole.

use crate::model::{CellAt, Code, Finding, Money, RowRole};

use super::wording::{cells, content, in_cell, on_sheet, quoted};
use super::{Ask, Returned};

/// How many sheets are named one by one.
const SHEETS: usize = 5;

pub(super) fn ask(returned: &Returned<'_>, asks: &mut Vec<Ask>) {
    for finding in returned.findings {
        let sheet = returned.sheet_of(finding);
        let says = match finding.code {
            Code::NeverCalculated => Some(format!(
                "{} formulas were never calculated{}. Please open the file in a spreadsheet program, \
                 save it, and send it again.",
                place(returned, finding),
                finding.cell.map_or(String::new(), |cell| format!(", the first in {cell}")),
            )),
            Code::ErrorCell => error_in_a_spend_column(returned, finding),
            Code::SheetUnreadable => Some(format!(
                "{}: {}. Please save it again and send it.",
                place(returned, finding),
                finding.says
            )),
            Code::CellUnreadable => Some(format!(
                "{}{}: {}. What should stand there?",
                place(returned, finding),
                finding.cell.map_or(String::new(), |cell| format!(", {cell}")),
                finding.says
            )),
            Code::HiddenRows => hidden_rows(returned, finding),
            Code::LinesOutsideTotals => Some(format!(
                "{} {}{}. Do they belong to the return?",
                place(returned, finding),
                finding.says,
                finding.cell.map_or(String::new(), |cell| format!(", the first in {cell}")),
            )),
            Code::SpendColumnChosen => Some(format!(
                "{} {}. Which column is what was spent in the period?",
                place(returned, finding),
                finding.says
            )),
            Code::NoSpendColumn => Some(format!(
                "{} {}. Which column is what was spent in the period?",
                place(returned, finding),
                finding.says
            )),
            Code::TableRepeats => Some(format!(
                "{} {}. Is it the same money?",
                place(returned, finding),
                finding.says
            )),
            Code::ReturnsOverlap => Some(format!(
                "We hold more than one return for the same time: {}. Does one take the place of the other, or is \
                 it other money?",
                finding.says
            )),
            Code::RemainingDiffers
            | Code::VatDiffers
            | Code::ToDateDiffers
            | Code::CarriedDiffers => {
                Some(format!("{}: {}. Which is right?", place(returned, finding), finding.says))
            }
            Code::AmountsScaled | Code::SpendNegative | Code::IncomeAmongSpend => {
                Some(format!("{}: {}. Is that right?", place(returned, finding), finding.says))
            }
            _ => None,
        };
        asks.extend(says.map(|says| Ask { sheet, cell: finding.cell, says }));
    }
    for (code, question) in [
        (Code::AreaUnknown, "Which area is the return for?"),
        (Code::PeriodUnknown, "Which period is the return for, from which day to which?"),
    ] {
        asks.extend(about_the_file(returned, code, question));
    }
    let lines: usize = returned
        .layouts
        .iter()
        .flat_map(|layout| &layout.tables)
        .map(|table| table.lines.len())
        .sum();
    // A sheet that a person said to leave out is not asked about.
    let ignored = returned.layouts.iter().any(|layout| {
        let left_out = |(role, _): &(RowRole, _)| *role == RowRole::LeftOut;
        !layout.rows.is_empty() && layout.tables.is_empty() && layout.rows.iter().all(left_out)
    });
    if lines == 0 && !ignored {
        let says = String::from(
            "We found no line of spend in the file. Was nothing spent, or was another file meant?",
        );
        asks.push(Ask { sheet: None, cell: None, says });
    }
}

fn place(returned: &Returned<'_>, finding: &Finding) -> String {
    let sheet = returned.sheet_of(finding);
    on_sheet(sheet.map_or("", |sheet| returned.sheet_name(sheet)))
}

/// What is asked once for the file, however many sheets it is found on. Findings about single cells are
/// for the programme's own lists to settle.
fn about_the_file(returned: &Returned<'_>, code: Code, question: &str) -> Option<Ask> {
    let found = || {
        let of_code = returned.findings.iter().filter(move |finding| finding.code == code);
        of_code.filter(|finding| finding.cell.is_none())
    };
    found().next()?;
    let mut names: Vec<String> = Vec::new();
    for name in found().filter_map(|finding| finding.sheet.as_deref()) {
        let name = quoted(name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut says = String::from(question);
    if names.len() < returned.workbook.sheets.len() {
        let more = names.len().saturating_sub(SHEETS);
        names.truncate(SHEETS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        says.push_str(&format!(" It is not clear on {}{more}.", names.join(", ")));
    }
    Some(Ask { sheet: None, cell: None, says })
}

/// An error matters where an amount should stand; one in a line is asked about there.
fn error_in_a_spend_column(returned: &Returned<'_>, finding: &Finding) -> Option<String> {
    let (sheet, cell) = (returned.sheet_of(finding)?, finding.cell?);
    let asked = returned
        .findings
        .iter()
        .any(|other| other.code == Code::AmountUnreadable && other.sheet == finding.sheet);
    let spend = returned.layouts[sheet].tables.iter().any(|table| {
        let taken = table.columns.iter().filter(|column| column.taken);
        taken.map(|column| u32::from(column.col)).any(|col| col == cell.col)
    });
    (spend && !asked).then(|| {
        format!(
            "{} holds {}. Please mend the formula and send the file again.",
            in_cell(returned.sheet_name(sheet), cell),
            content(&returned.workbook.sheets[sheet], cell)
        )
    })
}

/// Hidden rows are asked about when there is money in them.
fn hidden_rows(returned: &Returned<'_>, finding: &Finding) -> Option<String> {
    let sheet = returned.sheet_of(finding)?;
    let grid = &returned.workbook.sheets[sheet];
    let hidden = |row| grid.find_row(row).is_some_and(|at| grid.row_at(at).hidden);
    let mut sum = Money::ZERO;
    let mut places: Vec<CellAt> = Vec::new();
    for table in &returned.layouts[sheet].tables {
        for line in table.lines.iter().filter(|line| hidden(line.row)) {
            for &(column, cell, money) in &line.amounts {
                if table.columns[usize::from(column)].taken {
                    sum += money;
                    places.push(cell);
                }
            }
        }
    }
    (!places.is_empty()).then(|| {
        format!(
            "{} some rows are hidden or filtered away, and {} of spend stands in them ({}). Is it \
             meant to be counted?",
            on_sheet(returned.sheet_name(sheet)),
            sum.in_pounds(),
            cells(&places)
        )
    })
}
