//! Excel workbooks since 2007, in XML (xlsx) and in binary records (xlsb). Read in one streaming
//! pass of our own, because it yields what other readers leave out (hidden rows and columns,
//! formulas without a value, any error code) and does not fill the rectangle between two far
//! cells.

mod contents;
mod shared_strings;
#[cfg(test)]
mod tests;
mod xlsb;
mod xlsx;

use std::io;

use self::contents::{Contents, Listed, SheetKind, main_part};
use self::shared_strings::{SharedStrings, SheetStrings};
use super::Workbook;
use super::number_format::Style;
use super::package::{Package, damaged};
use super::reading::Reading;
use super::serial::Epoch;
use crate::gather::Format;
use crate::model::{Code, Finding, Limits, Refusal};

/// What all sheets of a workbook share.
struct Shared<'w> {
    /// Cell styles.
    styles: &'w [Style],
    /// From which day dates count.
    epoch: Epoch,
}

/// How the parts of a workbook are written.
#[derive(Copy, Clone)]
enum Syntax {
    Xml,
    Binary,
}

/// Reads a workbook in XML.
pub(super) fn read_xlsx(package: Package<'_>, limits: &Limits) -> Result<Workbook, Refusal> {
    read(package, Syntax::Xml, limits)
}

/// Reads a workbook in binary records.
pub(super) fn read_xlsb(package: Package<'_>, limits: &Limits) -> Result<Workbook, Refusal> {
    read(package, Syntax::Binary, limits)
}

fn read(mut package: Package<'_>, syntax: Syntax, limits: &Limits) -> Result<Workbook, Refusal> {
    let contents = syntax.contents(&mut package).map_err(|error| damaged(&error.to_string()))?;
    if contents.sheets.is_empty() {
        return Err(damaged("it lists no sheets"));
    }
    let mut findings = Vec::new();
    if contents.relations_lost {
        let says = "the list of parts is damaged, so the sheets may bear each other's names";
        findings.push(breaks_off(says));
    }
    let styles =
        contents.styles.as_deref().map_or(Ok(Vec::new()), |part| syntax.styles(&mut package, part));
    let styles = styles.unwrap_or_else(|error| {
        findings.push(Finding::new(
            Code::CellUnreadable,
            format!("the number formats cannot be read, so dates look like numbers: {error}"),
            "Open the file in Excel or LibreOffice and save it again.",
        ));
        Vec::new()
    });
    let mut strings = SharedStrings::default();
    if let Some(part) = &contents.strings
        && let Err(error) = syntax.strings(&mut package, part, &mut strings, limits.cell_chars)
    {
        findings.push(breaks_off(&format!("the list of texts breaks off: {error}")));
    }
    if strings.cut() > 0 {
        findings.push(Finding::new(
            Code::LimitReached,
            format!(
                "{} texts are longer than {} signs and were cut",
                strings.cut(),
                limits.cell_chars
            ),
            "Shorten the texts, or raise `cell_chars` in crosscast.toml.",
        ));
    }
    let shared = Shared { styles: &styles, epoch: contents.epoch };
    let listed = within_limit(contents.sheets, limits, &mut findings);
    let only = listed.iter().filter(|sheet| sheet.kind == SheetKind::Cells).count() == 1;
    let mut sheets = Vec::new();
    let mut text_so_far = 0;
    for Listed { name, visibility, part, kind, .. } in listed {
        if kind == SheetKind::Other {
            findings.push(super::left_out(&name));
            continue;
        }
        let mut reading = Reading::new(&name, limits).after(text_so_far);
        reading.builder().sheet_mut().visibility = visibility;
        let mut texts = if only && !strings.is_empty() {
            SheetStrings::adopted(std::mem::take(&mut strings), &mut reading)
        } else {
            SheetStrings::copied(&strings)
        };
        let missing = || Err(io::Error::other("the file does not hold it"));
        let read = part.map_or_else(missing, |part| {
            syntax.worksheet(&mut package, &part, &shared, &mut texts, &mut reading)
        });
        if let Err(error) = read {
            let cells = reading.builder().cell_count();
            let says = match cells {
                0 => format!("the sheet cannot be read: {error}"),
                _ => format!("the sheet breaks off after {cells} cells: {error}"),
            };
            findings.push(breaks_off(&says).on_sheet(&name));
        }
        text_so_far = reading.text_so_far();
        sheets.push(reading.finish(&mut findings));
    }
    let format = match syntax {
        Syntax::Xml => Format::Xlsx,
        Syntax::Binary => Format::Xlsb,
    };
    Ok(Workbook { format, sheets, findings })
}

impl Syntax {
    fn contents(self, package: &mut Package<'_>) -> io::Result<Contents> {
        let ending = match self {
            Syntax::Xml => "xml",
            Syntax::Binary => "bin",
        };
        let main = main_part(package, &format!("xl/workbook.{ending}"))?;
        let (mut contents, relations) = Contents::with_parts(package, &main, ending);
        match self {
            Syntax::Xml => xlsx::read_workbook(&mut package.xml(&main)?, &mut contents)?,
            Syntax::Binary => {
                xlsb::read_workbook(&mut xlsb::Records::new(package.part(&main)?), &mut contents)?;
            }
        }
        contents.place(&relations, package, ending);
        Ok(contents)
    }

    fn styles(self, package: &mut Package<'_>, part: &str) -> io::Result<Vec<Style>> {
        match self {
            Syntax::Xml => xlsx::read_styles(&mut package.xml(part)?),
            Syntax::Binary => xlsb::read_styles(&mut xlsb::Records::new(package.part(part)?)),
        }
    }

    fn strings(
        self,
        package: &mut Package<'_>,
        part: &str,
        strings: &mut SharedStrings,
        chars: usize,
    ) -> io::Result<()> {
        match self {
            Syntax::Xml => xlsx::read_strings(&mut package.xml(part)?, strings, chars),
            Syntax::Binary => {
                xlsb::read_strings(&mut xlsb::Records::new(package.part(part)?), strings, chars)
            }
        }
    }

    fn worksheet(
        self,
        package: &mut Package<'_>,
        part: &str,
        shared: &Shared<'_>,
        texts: &mut SheetStrings<'_>,
        reading: &mut Reading<'_>,
    ) -> io::Result<()> {
        match self {
            Syntax::Xml => xlsx::read_worksheet(&mut package.xml(part)?, shared, texts, reading),
            Syntax::Binary => {
                let mut records = xlsb::Records::new(package.part(part)?);
                xlsb::read_worksheet(&mut records, shared, texts, reading)
            }
        }
    }
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
