//! Excel's binary workbooks, cell by cell through calamine.

use std::io::{Read, Seek};

use calamine::{Reader, SheetType, Xlsb, XlsbError};

use super::Workbook;
use super::foreign;
use super::package::{Package, damaged};
use super::reading::Reading;
use super::serial::Epoch;
use crate::gather::Format;
use crate::model::{CellAt, Code, Finding, Limits, Refusal};

/// Reads a workbook.
pub(super) fn read(mut source: impl Read + Seek, limits: &Limits) -> Result<Workbook, Refusal> {
    Package::open(&mut source, limits)?;
    let mut book: Xlsb<_> = Xlsb::new(source).map_err(|error| match error {
        XlsbError::Password => super::password_protected(),
        other => damaged(&other.to_string()),
    })?;
    let epoch = if book.has_1904_epoch() { Epoch::From1904 } else { Epoch::From1900 };
    let mut findings = vec![foreign::hidden_not_checked("xlsb")];
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
    Ok(Workbook { format: Format::Xlsb, sheets, findings })
}

fn fill<R: Read + Seek>(
    book: &mut Xlsb<R>,
    name: &str,
    epoch: Epoch,
    reading: &mut Reading<'_>,
) -> Result<(), XlsbError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut last = CellAt::new(0, 0);
    loop {
        match cells.next_cell() {
            Ok(Some(cell)) => {
                let (row, col) = cell.get_position();
                last = CellAt::new(row, col);
                foreign::put(reading, last, cell.get_value(), epoch);
            }
            Ok(None) => return Ok(()),
            // The reader goes on with the next cell after an error code that it does not know.
            Err(XlsbError::CellError(_)) => {
                reading.lost(last, "an error that is not known, in the cell after this one");
            }
            Err(error) => return Err(error),
        }
        if reading.is_full() {
            return Ok(());
        }
    }
}
