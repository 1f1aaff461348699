//! Excel workbooks up to 2003, through calamine.

use std::io::{Read, Seek};

use calamine::{Reader, SheetType, Xls, XlsError};

use super::Workbook;
use super::foreign;
use super::package::damaged;
use super::reading::Reading;
use super::serial::Epoch;
use crate::gather::Format;
use crate::model::{CellAt, Code, Finding, Limits, Refusal};

/// Reads a workbook.
pub(super) fn read(source: impl Read + Seek, limits: &Limits) -> Result<Workbook, Refusal> {
    let mut book: Xls<_> = Xls::new(source).map_err(|error| match error {
        XlsError::Password => super::password_protected(),
        other => damaged(&other.to_string()),
    })?;
    let epoch = if book.has_1904_epoch() { Epoch::From1904 } else { Epoch::From1900 };
    let mut findings = vec![foreign::hidden_not_checked("xls")];
    let mut listed = book.sheets_metadata().to_vec();
    if listed.len() > limits.sheets {
        findings.push(super::too_many_sheets(listed.len(), limits));
        listed.truncate(limits.sheets);
    }
    let mut sheets = Vec::new();
    for sheet in listed {
        if sheet.typ != SheetType::WorkSheet {
            findings.push(super::left_out(&sheet.name));
            continue;
        }
        let mut reading = Reading::new(&sheet.name, limits);
        reading.builder().sheet_mut().visibility = foreign::visibility(sheet.visible);
        if let Err(error) = fill(&mut book, &sheet.name, epoch, &mut reading) {
            let remedy = "Save the file as .xlsx and run again.";
            let says = format!("the sheet cannot be read to its end: {error}");
            findings.push(Finding::new(Code::SheetUnreadable, says, remedy).on_sheet(&sheet.name));
        }
        sheets.push(reading.finish(&mut findings));
    }
    Ok(Workbook { format: Format::Xls, sheets, findings })
}

fn fill<R: Read + Seek>(
    book: &mut Xls<R>,
    name: &str,
    epoch: Epoch,
    reading: &mut Reading<'_>,
) -> Result<(), XlsError> {
    let formulas = book.worksheet_formula(name)?;
    let from = formulas.start().unwrap_or_default();
    for (row, col, formula) in formulas.used_cells() {
        let at = CellAt::new(from.0 + row as u32, from.1 + col as u32);
        reading.builder().push_formula(at, formula.strip_prefix('=').unwrap_or(formula));
    }
    drop(formulas);
    for region in book.merge_cells_by_sheet_name(name)? {
        let corner = |(row, col)| CellAt::new(row, col);
        let region = (corner(region.start), corner(region.end));
        reading.builder().sheet_mut().merged.push(region);
    }
    let cells = book.worksheet_range(name)?;
    let from = cells.start().unwrap_or_default();
    for (row, col, value) in cells.used_cells() {
        let at = CellAt::new(from.0 + row as u32, from.1 + col as u32);
        foreign::put(reading, at, &foreign::borrowed(value), epoch);
        if reading.is_full() {
            break;
        }
    }
    Ok(())
}
