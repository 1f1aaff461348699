//! How one file is read, as JSON for other programs. The shape is stable.

use serde::Serialize;

use crate::detect::{SheetLayout, Table};
use crate::gather::SourceFile;
use crate::model::place::Letters;
use crate::model::{Finding, Refusal, RowRole};
use crate::open::{Sheet, Workbook};

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    sha256: &'a str,
    format: Option<&'static str>,
    refused: Option<Refused<'a>>,
    sheets: Vec<SheetView<'a>>,
    findings: Vec<FindingView<'a>>,
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
    })
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
