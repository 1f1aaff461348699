//! How one file is read, as JSON for other programs. The shape is stable.

use serde::Serialize;

use crate::detect::{SheetLayout, Table};
use crate::gather::SourceFile;
use crate::model::place::Letters;
use crate::model::{Finding, Refusal, RowRole};
use crate::open::{Sheet, Workbook};
use crate::reconcile::checked_totals;

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    sha256: &'a str,
    format: Option<&'static str>,
    refused: Option<Refused<'a>>,
    sheets: Vec<SheetView<'a>>,
    findings: Vec<FindingView<'a>>,
    causes: Vec<CauseView>,
}

/// What would explain that a printed total and its lines do not agree.
#[derive(Serialize)]
struct CauseView {
    /// The total: `Q1!D9`.
    at: String,
    kind: &'static str,
    /// The cells that it is about.
    cells: Vec<String>,
    says: String,
}

#[derive(Serialize)]
struct Refused<'a> {
    reason: &'a str,
    remedy: &'a str,
}

#[derive(Serialize)]
struct SheetView<'a> {
    name: &'a str,
    visibility: &'static str,
    rows: Vec<RowView>,
    tables: Vec<TableView<'a>>,
}

#[derive(Serialize)]
struct RowView {
    row: u32,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct TableView<'a> {
    header_rows: Vec<u32>,
    first_row: u32,
    last_row: u32,
    columns: Vec<ColumnView<'a>>,
}

#[derive(Serialize)]
struct ColumnView<'a> {
    letter: String,
    heading: &'a str,
    role: &'static str,
    #[serde(flatten)]
    amounts: Option<Amounts>,
}

#[derive(Serialize)]
struct Amounts {
    basis: &'static str,
    spend: bool,
    entries: u64,
    sum: String,
    printed_total: Option<String>,
    difference: Option<String>,
}

#[derive(Serialize)]
struct FindingView<'a> {
    code: &'static str,
    severity: &'static str,
    at: String,
    says: &'a str,
    #[serde(rename = "do")]
    remedy: &'a str,
}

/// The whole answer for one file: what was read, or why not.
pub fn render(
    file: &SourceFile,
    read: Result<(&Workbook, &[SheetLayout]), &Refusal>,
    findings: &[Finding],
) -> serde_json::Result<String> {
    let sheets = match read {
        Ok((workbook, layouts)) => {
            workbook.sheets.iter().zip(layouts).map(|(sheet, layout)| view(sheet, layout)).collect()
        }
        Err(_) => Vec::new(),
    };
    let format = match read {
        Ok((workbook, _)) => Some(workbook.format.as_str()),
        Err(_) => file.format.as_ref().ok().map(|format| format.as_str()),
    };
    serde_json::to_string(&File {
        file: &file.name,
        sha256: &file.sha256,
        format,
        refused: read
            .err()
            .map(|refusal| Refused { reason: &refusal.reason, remedy: &refusal.remedy }),
        sheets,
        findings: findings
            .iter()
            .map(|finding| FindingView {
                code: finding.code.as_str(),
                severity: finding.severity().as_str(),
                at: finding.place(),
                says: &finding.says,
                remedy: &finding.remedy,
            })
            .collect(),
        causes: read.map_or_else(|_| Vec::new(), |(workbook, layouts)| causes(workbook, layouts)),
    })
}

fn causes(workbook: &Workbook, layouts: &[SheetLayout]) -> Vec<CauseView> {
    let mut told = Vec::new();
    for total in checked_totals(workbook, layouts) {
        let sheet = &workbook.sheets[total.sheet].name;
        told.extend(total.causes.into_iter().map(|cause| CauseView {
            at: if sheet.is_empty() {
                total.check.at.to_string()
            } else {
                format!("{sheet}!{}", total.check.at)
            },
            kind: cause.kind.as_str(),
            cells: cause.cells.iter().map(ToString::to_string).collect(),
            says: cause.says,
        }));
    }
    told
}

fn view<'a>(sheet: &'a Sheet, layout: &'a SheetLayout) -> SheetView<'a> {
    SheetView {
        name: &sheet.name,
        visibility: sheet.visibility.as_str(),
        rows: sheet
            .rows()
            .zip(&layout.rows)
            .filter(|(_, (role, _))| *role != RowRole::Blank)
            .map(|(row, &(role, reason))| RowView { row: row.row + 1, role: role.as_str(), reason })
            .collect(),
        tables: layout.tables.iter().map(table_view).collect(),
    }
}

fn table_view(table: &Table) -> TableView<'_> {
    let sums = table.sums();
    TableView {
        header_rows: table.header_rows.iter().map(|row| row + 1).collect(),
        first_row: table.span.0 + 1,
        last_row: table.span.1 + 1,
        columns: table
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| ColumnView {
                letter: Letters(u32::from(column.col)).to_string(),
                heading: &column.heading,
                role: column.role.as_str(),
                amounts: column.basis.map(|basis| {
                    let sum = sums[at];
                    let printed = table.printed(at);
                    Amounts {
                        basis: basis.as_str(),
                        spend: column.taken,
                        entries: sum.lines,
                        sum: sum.amount.to_string(),
                        printed_total: printed.map(|printed| printed.total.to_string()),
                        difference: printed.map(|printed| printed.difference().to_string()),
                    }
                }),
            })
            .collect(),
    }
}
