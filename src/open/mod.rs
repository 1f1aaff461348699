//! From bytes to grids of typed cells, with no meaning yet.
//!
//! Each format has its own reader; all of them fill a `Reading`, so that limits and
//! findings are the same for each. Files are hostile until proven otherwise: sizes are checked
//! before anything is unpacked, a reader that panics costs its own file only, and what may do
//! worse is read in a process of its own.

mod apart;
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
mod window;
mod xls;
mod xml;

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

pub use apart::{Apart, answer};
pub use sheet::{
    Cell, CellFlags, Formula, Hidden, Row, Sheet, SheetBuilder, Text, Value, Visibility,
};

use self::package::Package;
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

/// Reads a file in this process. Never panics; one bad cell or sheet is a finding, not a refusal.
pub fn open(file: &SourceFile, limits: &Limits) -> Result<Workbook, Refusal> {
    open_apart(file, limits, &Apart::default())
}

/// The same, in a process of its own where that is wiser: for an old workbook, whose reader is
/// somebody else's and holds all of it, and for one that unpacks to more than `apart_bytes`.
pub fn open_apart(file: &SourceFile, limits: &Limits, apart: &Apart) -> Result<Workbook, Refusal> {
    let format = file.format.clone()?;
    file.unchanged()?;
    let read = read_apart(&file.path, format, limits, apart);
    // What was read of a file in the middle of a change is nobody's return, and no reason either.
    file.unchanged()?;
    read
}

fn read_apart(
    path: &Path,
    format: Format,
    limits: &Limits,
    apart: &Apart,
) -> Result<Workbook, Refusal> {
    let Some(program) = &apart.program else { return whole(opened(path)?, format, limits) };
    if format != Format::Xls
        && let Some(book) = read(opened(path)?, format, limits, limits.apart_bytes)?
    {
        return Ok(book);
    }
    apart::read(program, path, format, limits)
}

/// Reads a file that is held in memory.
pub fn open_bytes(bytes: &[u8], format: Format, limits: &Limits) -> Result<Workbook, Refusal> {
    whole(Cursor::new(bytes), format, limits)
}

fn opened(path: &Path) -> Result<impl Read + Seek, Refusal> {
    let source = File::open(path).map_err(|error| {
        Refusal::new(
            format!("it cannot be read from the disk: {error}"),
            "Put it back, close it in other programs, and run again.",
        )
    })?;
    Ok(BufReader::with_capacity(64 * 1024, source))
}

/// Reads a file, however much it unpacks to.
fn whole(source: impl Read + Seek, format: Format, limits: &Limits) -> Result<Workbook, Refusal> {
    let read = read(source, format, limits, u64::MAX)?;
    read.ok_or_else(|| package::damaged("its size makes no sense"))
}

/// Reads a file; nothing when it is a workbook that unpacks to more than `most` bytes.
fn read(
    source: impl Read + Seek,
    format: Format,
    limits: &Limits,
    most: u64,
) -> Result<Option<Workbook>, Refusal> {
    let read = || {
        let package = match format {
            Format::Xls => return xls::read(source, limits).map(Some),
            Format::Csv => return csv::read(source, limits).map(Some),
            Format::Xlsx | Format::Xlsb | Format::Ods => Package::open(source, limits)?,
        };
        if package.unpacked() > most {
            return Ok(None);
        }
        match format {
            Format::Ods => ods::read(package, limits),
            Format::Xlsb => excel::read_xlsb(package, limits),
            _ => excel::read_xlsx(package, limits),
        }
        .map(Some)
    };
    // The readers of old formats are other people's and panic on damaged files. Nothing that
    // they have touched is used after a panic.
    catch_unwind(AssertUnwindSafe(read))
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
            let refusal = whole(Panics, format, &Limits::default()).unwrap_err();
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
