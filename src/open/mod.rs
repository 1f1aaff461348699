//! From bytes to grids of typed cells, with no meaning yet.
//!
//! Each format has its own reader; all of them fill a `Reading`, so that limits and
//! findings are the same for each. Files are hostile until proven otherwise: sizes are checked
//! before anything is unpacked, and a reader that panics costs its own file only.

mod csv;
mod excel;
mod hidden;
mod number;
mod number_format;
mod ods;
mod package;
mod reading;
mod serial;
mod sheet;
mod trouble;
mod xls;
mod xml;

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use sheet::{
    Cell, CellFlags, Formula, Hidden, Row, Sheet, SheetBuilder, Text, Value, Visibility,
};

use crate::gather::{Format, SourceFile};
use crate::model::{Code, Finding, Limits, Refusal};

/// What was read from one file.
#[derive(Debug)]
pub struct Workbook {
    /// What the file really is.
    pub format: Format,
    /// Its sheets in order, chart and macro sheets left out.
    pub sheets: Vec<Sheet>,
    /// What is to be said of the reading.
    pub findings: Vec<Finding>,
}

/// Reads a file. Never panics; one bad cell or sheet is a finding, not a refusal.
pub fn open(file: &SourceFile, limits: &Limits) -> Result<Workbook, Refusal> {
    let format = file.format.clone()?;
    file.unchanged()?;
    let source = File::open(&file.path).map_err(|error| {
        Refusal::new(
            format!("it cannot be read from the disk: {error}"),
            "Put it back, close it in other programs, and run again.",
        )
    })?;
    let workbook = read(BufReader::with_capacity(64 * 1024, source), format, limits);
    // What was read of a file in the middle of a change is nobody's return, and no reason either.
    file.unchanged()?;
    workbook
}

/// Reads a file that is held in memory.
pub fn open_bytes(bytes: &[u8], format: Format, limits: &Limits) -> Result<Workbook, Refusal> {
    read(Cursor::new(bytes), format, limits)
}

fn read(source: impl Read + Seek, format: Format, limits: &Limits) -> Result<Workbook, Refusal> {
    // The readers of old formats are other people's and panic on damaged files. Nothing that
    // they have touched is used after a panic.
    catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xlsx => excel::read_xlsx(source, limits),
        Format::Xlsb => excel::read_xlsb(source, limits),
        Format::Xls => xls::read(source, limits),
        Format::Ods => ods::read(source, limits),
        Format::Csv => csv::read(source, limits),
    }))
    .unwrap_or_else(|_| Err(package::damaged("its inside makes no sense to the reader")))
}

fn password_protected() -> Refusal {
    Refusal::new(
        "it is protected by a password",
        "Open it with the password, remove the password (File › Info › Protect), and save it again.",
    )
}

fn left_out(sheet: &str) -> Finding {
    let says = "the sheet holds a chart, a dialogue or macros, and no cells";
    Finding::new(Code::SheetLeftOut, says, "").on_sheet(sheet)
}

fn too_many_sheets(found: usize, limits: &Limits) -> Finding {
    Finding::new(
        Code::LimitReached,
        format!("only the first {} of {found} sheets were read", limits.sheets),
        "Split the workbook, or raise `sheets` in crosscast.toml.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Panics;

    impl Read for Panics {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            panic!("as a reader does on a damaged file")
        }
    }

    impl Seek for Panics {
        fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
            Ok(0)
        }
    }

    #[test]
    fn a_panic_in_a_reader_is_a_refusal() {
        for format in [Format::Xlsx, Format::Xlsb, Format::Xls, Format::Ods, Format::Csv] {
            let refusal = read(Panics, format, &Limits::default()).unwrap_err();
            assert!(refusal.reason.contains("damaged"), "{}", refusal.reason);
        }
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused() {
        for bytes in
            [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"\x09\x08", b"<a", b"\"", b"\xFF\xFE\""]
        {
            for format in [Format::Xlsx, Format::Xlsb, Format::Xls, Format::Ods, Format::Csv] {
                if let Err(refusal) = open_bytes(bytes, format, &Limits::default()) {
                    assert!(!refusal.reason.is_empty() && !refusal.remedy.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_file_that_was_refused_stays_refused() {
        let refusal = Refusal::new("it is a PDF", "Ask for the spreadsheet.");
        let file = SourceFile::refused(std::path::Path::new("a.pdf"), "a.pdf", refusal);
        assert_eq!(open(&file, &Limits::default()).unwrap_err().reason, "it is a PDF");
    }
}
