//! Excel workbooks up to 2003. The cells come through calamine; what it does not tell (hidden
//! rows and columns) and what it does not guard against come from our own look at the records.

mod cells;
mod container;
mod facts;
mod styles;

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::RangeInclusive;

use calamine::{Reader, SheetType, Xls, XlsError};
use rustc_hash::FxHashMap;

use self::container::contained;
use self::facts::{Facts, whole_records};
use super::Workbook;
use super::package::damaged;
use super::reading::Reading;
use super::serial::Epoch;
use super::sheet::CellFlags;
use crate::gather::{Compound, Format, Stream};
use crate::model::limits::XLS_SPANNED_CELLS;
use crate::model::{CellAt, Code, Finding, Limits, Refusal};

/// Reads a workbook.
pub(super) fn read(source: impl Read + Seek, limits: &Limits) -> Result<Workbook, Refusal> {
    let Stream { content: mut stream, is_cut } =
        workbook_stream(source).map_err(|error| damaged(&error.to_string()))?;
    let mut findings = Vec::new();
    if is_cut {
        // Half a record must not be read as a whole one.
        stream.truncate(whole_records(&stream));
        findings.push(Finding::new(
            Code::SheetUnreadable,
            "the file breaks off before its end; what came before was read",
            "Ask for the file again: it may have been cut off on the way.",
        ));
    }
    let mut facts = disarm(&mut stream).ok_or_else(|| damaged("its sheets overlap"))?;
    if facts.protected {
        return Err(super::password_protected());
    }
    if facts.rectangles() > XLS_SPANNED_CELLS {
        return Err(Refusal::new(
            format!(
                "its cells lie so far apart that they span more than {XLS_SPANNED_CELLS} places"
            ),
            "Open it in Excel, delete what stands far from the figures, and save it as .xlsx.",
        ));
    }
    let file = contained(&stream).ok_or_else(|| damaged("its workbook is too long to be true"))?;
    drop(stream);
    let mut book: Xls<_> = Xls::new(Cursor::new(file)).map_err(|error| match error {
        XlsError::Password => super::password_protected(),
        other => damaged(&other.to_string()),
    })?;
    let epoch = if book.has_1904_epoch() { Epoch::From1904 } else { Epoch::From1900 };
    let mut listed = book.sheets_metadata().to_vec();
    let knows_hidden = facts.sheets.len() == listed.len();
    if !knows_hidden {
        findings.push(hidden_not_checked());
    }
    if listed.len() > limits.sheets {
        findings.push(super::too_many_sheets(listed.len(), limits));
        listed.truncate(limits.sheets);
    }
    let mut sheets = Vec::new();
    let mut text_so_far = 0;
    for (at, sheet) in listed.into_iter().enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            findings.push(super::left_out(&sheet.name));
            continue;
        }
        let mut reading = Reading::new(&sheet.name, limits).after(text_so_far);
        reading.builder().sheet_mut().visibility = cells::visibility(sheet.visible);
        let mut flags = FxHashMap::default();
        if knows_hidden {
            let facts = std::mem::take(&mut facts.sheets[at]);
            hide(&mut reading, facts.hidden_rows, facts.hidden_columns);
            flags = facts.flags;
        }
        if let Err(error) = fill(&mut book, &sheet.name, epoch, &flags, &mut reading) {
            let remedy = "Save the file as .xlsx and run again.";
            let says = format!("the sheet cannot be read to its end: {error}");
            findings.push(Finding::new(Code::SheetUnreadable, says, remedy).on_sheet(&sheet.name));
        }
        text_so_far = reading.text_so_far();
        sheets.push(reading.finish(&mut findings));
    }
    Ok(Workbook { format: Format::Xls, sheets, findings })
}

fn fill<R: Read + Seek>(
    book: &mut Xls<R>,
    name: &str,
    epoch: Epoch,
    styled: &FxHashMap<(u32, u32), CellFlags>,
    reading: &mut Reading<'_>,
) -> Result<(), XlsError> {
    let formulas = book.worksheet_formula(name)?;
    let from = formulas.start().unwrap_or_default();
    for (row, col, formula) in formulas.used_cells() {
        let at = CellAt::new(from.0 + row as u32, from.1 + col as u32);
        // What calamine cannot put into words is a formula all the same.
        let known = Some(formula.as_str()).filter(|text| !text.starts_with("Unrecognised formula"));
        let text = known.unwrap_or_default();
        reading.builder().push_formula(at, text.strip_prefix('=').unwrap_or(text));
    }
    for region in book.merge_cells_by_sheet_name(name)? {
        let corner = |(row, col)| CellAt::new(row, col);
        let region = (corner(region.start), corner(region.end));
        reading.builder().sheet_mut().merged.push(region);
    }
    let range = book.worksheet_range(name)?;
    let from = range.start().unwrap_or_default();
    for (row, col, value) in range.used_cells() {
        let at = CellAt::new(from.0 + row as u32, from.1 + col as u32);
        let place = (at.row, at.col);
        let mut flags = styled.get(&place).copied().unwrap_or_default();
        if formulas.get_value(place).is_some_and(|formula| !formula.is_empty()) {
            flags = flags.with(CellFlags::FORMULA);
        }
        cells::put(reading, at, flags, value, epoch);
        if reading.is_full() {
            break;
        }
    }
    Ok(())
}

/// Reads the facts, and takes the announcements of size out of the stream. In a stream whose
/// sheets overlap that may bring others to light; one where it goes on is made to harm.
fn disarm(stream: &mut [u8]) -> Option<Facts> {
    for _ in 0..4 {
        let facts = Facts::read(stream);
        if facts.announcements.is_empty() {
            return Some(facts);
        }
        for &at in &facts.announcements {
            stream[at..at + 2].fill(0);
        }
    }
    None
}

/// The stream that holds the workbook: of a compound file, or the file itself.
fn workbook_stream(mut source: impl Read + Seek) -> std::io::Result<Stream> {
    let mut head = [0; 2];
    source.read_exact(&mut head)?;
    source.seek(SeekFrom::Start(0))?;
    if head == [0x09, 0x08] {
        let mut content = Vec::new();
        source.read_to_end(&mut content)?;
        let is_cut = whole_records(&content) < content.len();
        return Ok(Stream { content, is_cut });
    }
    let mut file = Compound::open(source)?;
    let stream = match file.stream("Workbook")? {
        Some(stream) => Some(stream),
        None => file.stream("Book")?,
    };
    stream.ok_or_else(|| std::io::Error::other("it holds no workbook"))
}

fn hide(reading: &mut Reading<'_>, mut rows: Vec<u32>, columns: Vec<RangeInclusive<u32>>) {
    reading.hidden_is_known();
    rows.sort_unstable();
    for row in rows {
        reading.hide_rows(row..=row);
    }
    for columns in columns {
        reading.hide_columns(columns);
    }
}

fn hidden_not_checked() -> Finding {
    Finding::new(
        Code::HiddenNotChecked,
        "it cannot be told which rows and columns of this workbook are hidden; all were read",
        "If rows may be hidden, save the file as .xlsx and run again.",
    )
}
