//! Any bytes as a file of the inbox.

use std::io::Cursor;

use crosscast::gather::{Format, recognise};
use crosscast::model::{CellAt, Limits, Refusal};
use crosscast::open::{Sheet, Value, Workbook, open_bytes};

use super::{packed, rows};

/// Low enough that a fuzzer meets them.
fn limits() -> Limits {
    Limits {
        file_bytes: 1 << 24,
        unpacked_bytes: 1 << 24,
        sheets: 8,
        cells: 4_000,
        cell_chars: 200,
        findings: 10,
        text_bytes: 1 << 24,
        ..Limits::default()
    }
}

/// What a file is told to be by its content can be read as that, or is refused.
pub fn sniff(bytes: &[u8]) {
    match recognise(&bytes[..bytes.len().min(64 * 1024)], Cursor::new(bytes), &limits()) {
        Ok(format) => holds(bytes, format),
        Err(refusal) => teaches(&refusal),
    }
}

/// Delimited text.
pub fn csv(bytes: &[u8]) {
    holds(bytes, Format::Csv);
}

/// Anything in place of the zip archive of a workbook; the first byte chooses the format.
pub fn zipped(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    holds(rest, [Format::Xlsx, Format::Xlsb, Format::Ods][usize::from(first % 3)]);
}

/// Anything in place of the parts of an Excel workbook.
pub fn xlsx(bytes: &[u8]) {
    holds(&packed::xlsx(bytes), Format::Xlsx);
}

/// Anything in place of the parts of a binary workbook.
pub fn xlsb(bytes: &[u8]) {
    holds(&packed::xlsb(bytes), Format::Xlsb);
}

/// Anything in place of the content of an OpenDocument workbook.
pub fn ods(bytes: &[u8]) {
    holds(&packed::ods(bytes), Format::Ods);
}

/// Anything in place of the records of an old workbook, in a compound file or bare.
pub fn xls(bytes: &[u8]) {
    const BEGIN: &[u8] = b"\x09\x08\x10\0\0\x06\x05\0\xbb\x0d\xcc\x07\0\0\0\0\x06\0\0\0";
    if bytes.starts_with(b"\x09\x08") || bytes.starts_with(b"\xd0\xcf") {
        holds(bytes, Format::Xls);
    } else {
        holds(&[BEGIN, bytes].concat(), Format::Xls);
    }
}

/// A refusal with a reason and a remedy, or sound sheets; and the same each time.
fn holds(bytes: &[u8], format: Format) {
    let limits = limits();
    let read = open_bytes(bytes, format, &limits);
    match &read {
        Err(refusal) => {
            teaches(refusal);
            // Only the reader of old workbooks is other people's, and may panic inside.
            let panicked = refusal.reason.contains("makes no sense to the reader");
            assert!(!panicked || format == Format::Xls, "the reader of {format:?} panicked");
        }
        Ok(workbook) => sound(workbook, &limits),
    }
    same(&read, &open_bytes(bytes, format, &limits));
    if let Ok(workbook) = read {
        rows::accounted(workbook);
    }
}

fn teaches(refusal: &Refusal) {
    assert!(!refusal.reason.is_empty() && !refusal.remedy.is_empty(), "{refusal:?}");
}

fn sound(workbook: &Workbook, limits: &Limits) {
    assert!(workbook.sheets.len() <= limits.sheets);
    for finding in &workbook.findings {
        assert!(!finding.says.is_empty(), "{finding:?}");
    }
    for sheet in &workbook.sheets {
        sound_sheet(sheet, limits);
    }
}

/// Rows and cells in order, none twice, none empty, nothing beyond a limit.
fn sound_sheet(sheet: &Sheet, limits: &Limits) {
    assert!(sheet.cell_count() <= limits.cells, "{} cells", sheet.cell_count());
    assert!(sheet.rows().map(|row| row.row).is_sorted_by(|one, next| one < next));
    for row in sheet.rows() {
        assert!(!row.cells.is_empty(), "row {} is empty", row.row);
        assert!(row.cells.is_sorted_by(|one, next| one.col < next.col), "row {}", row.row);
        for cell in row.cells {
            let place = CellAt::new(row.row, cell.col.into()).to_string();
            assert!(place.ends_with(|last: char| last.is_ascii_digit()), "{place}");
            if let Value::Text(text) | Value::Error(text) = cell.value {
                let text = sheet.text(text);
                assert!(text.chars().count() <= limits.cell_chars, "{place} holds {text:?}");
            }
            if let Some(text) = sheet.text_of(cell) {
                assert!(!text.trim().is_empty(), "{place} is blank");
            }
        }
    }
    assert!(sheet.formulas.is_sorted_by_key(|formula| formula.at));
    for formula in &sheet.formulas {
        assert!(sheet.formula(formula.at).is_some());
    }
    for (first, last) in &sheet.merged {
        assert!(first.row <= last.row && first.col <= last.col, "{first} to {last}");
    }
}

fn same(one: &Result<Workbook, Refusal>, other: &Result<Workbook, Refusal>) {
    let (one, other) = match (one, other) {
        (Ok(one), Ok(other)) => (one, other),
        (Err(one), Err(other)) => return assert_eq!(one, other),
        (one, other) => panic!("read differently: {one:?} and {other:?}"),
    };
    assert_eq!(one.findings, other.findings);
    assert_eq!(one.sheets.len(), other.sheets.len());
    for (one, other) in one.sheets.iter().zip(&other.sheets) {
        assert_eq!((&one.name, one.visibility), (&other.name, other.visibility));
        assert_eq!((&one.hidden, &one.merged), (&other.hidden, &other.merged));
        assert_eq!(one.formulas, other.formulas);
        assert!(
            one.rows()
                .map(|row| (row.row, row.hidden, row.cells))
                .eq(other.rows().map(|row| (row.row, row.hidden, row.cells)))
        );
    }
}
