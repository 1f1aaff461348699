//! Excel workbooks since 2007. Read in one streaming pass of our own, because it yields what
//! other readers leave out (hidden rows and columns, formulas without a value, any error code)
//! and does not fill the rectangle between two far cells.

mod place;
mod strings;
mod styles;
#[cfg(test)]
mod tests;
mod workbook;
mod worksheet;

use std::io::{Read, Seek};

use self::strings::{SharedStrings, SheetStrings};
use self::styles::read_styles;
use self::workbook::{Listed, SheetKind, read_contents};
use self::worksheet::{Shared, read_worksheet};
use super::Workbook;
use super::package::{Package, damaged};
use super::reading::Reading;
use crate::gather::Format;
use crate::model::{Code, Finding, Limits, Refusal};

/// Reads a workbook.
pub(super) fn read(source: impl Read + Seek, limits: &Limits) -> Result<Workbook, Refusal> {
    let mut package = Package::open(source, limits)?;
    let contents = read_contents(&mut package).map_err(|error| damaged(&error.to_string()))?;
    if contents.sheets.is_empty() {
        return Err(damaged("it lists no sheets"));
    }
    let mut findings = Vec::new();
    if contents.relations_lost {
        let says = "the list of parts is damaged, so the sheets may bear each other's names";
        findings.push(breaks_off(says));
    }
    let mut styles = Vec::new();
    if let Some(part) = &contents.styles {
        match package.xml(part).and_then(|xml| xml.map(|mut xml| read_styles(&mut xml)).transpose())
        {
            Ok(read) => styles = read.unwrap_or_default(),
            Err(error) => findings.push(Finding::new(
                Code::CellUnreadable,
                format!("the number formats cannot be read, so dates look like numbers: {error}"),
                "Open the file in Excel or LibreOffice and save it again.",
            )),
        }
    }
    let mut strings = SharedStrings::default();
    if let Some(part) = &contents.strings {
        let read = package.xml(part).and_then(|xml| {
            xml.map_or(Ok(()), |mut xml| strings.read(&mut xml, limits.cell_chars))
        });
        if let Err(error) = read {
            findings.push(breaks_off(&format!("the list of texts breaks off: {error}")));
        }
    }
    let shared = Shared { styles: &styles, epoch: contents.epoch };
    let listed = within_limit(contents.sheets, limits, &mut findings);
    let only = listed.iter().filter(|sheet| sheet.kind == SheetKind::Cells).count() == 1;
    let mut sheets = Vec::new();
    for Listed { name, visibility, part, kind } in listed {
        if kind == SheetKind::Other {
            findings.push(super::left_out(&name));
            continue;
        }
        let mut reading = Reading::new(&name, limits);
        reading.builder().sheet_mut().visibility = visibility;
        let mut texts = if only && !strings.is_empty() {
            SheetStrings::adopted(std::mem::take(&mut strings), &mut reading)
        } else {
            SheetStrings::copied(&strings)
        };
        let read = match part.as_deref().map_or(Ok(None), |part| package.xml(part)) {
            Ok(Some(mut xml)) => read_worksheet(&mut xml, &shared, &mut texts, &mut reading),
            Ok(None) => Err(std::io::Error::other("the file does not hold it")),
            Err(error) => Err(error),
        };
        if let Err(error) = read {
            let cells = reading.builder().cell_count();
            let says = match cells {
                0 => format!("the sheet cannot be read: {error}"),
                _ => format!("the sheet breaks off after {cells} cells: {error}"),
            };
            findings.push(breaks_off(&says).on_sheet(&name));
        }
        sheets.push(reading.finish(&mut findings));
    }
    Ok(Workbook { format: Format::Xlsx, sheets, findings })
}

fn within_limit(
    mut listed: Vec<Listed>,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Vec<Listed> {
    if listed.len() > limits.sheets {
        findings.push(super::too_many_sheets(listed.len(), limits));
        listed.truncate(limits.sheets);
    }
    listed
}

fn breaks_off(says: &str) -> Finding {
    let remedy = "Open the file in Excel, save it again, or ask for it again.";
    Finding::new(Code::SheetUnreadable, says, remedy)
}
