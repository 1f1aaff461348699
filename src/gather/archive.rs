//! The archive that a modern workbook is, opened within bounds.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use zip::ZipArchive;

use crate::model::{Limits, Refusal};

/// Bytes that the list of parts may take for each part: twice what any spreadsheet program writes.
const LISTED: u64 = 256;
/// Bytes that may be read beside it until the list is found.
const SOUGHT: u64 = 1024 * 1024;

/// Why an archive cannot be opened.
#[derive(Debug)]
pub enum NotOpened {
    /// Its list of parts makes no sense; the reader's own word.
    Damaged(String),
    /// It lists more parts than the limit allows.
    TooMany(Refusal),
}

/// A source that gives a bounded number of bytes while the list of parts is read, and any number
/// afterwards: a list of millions would otherwise be held before it can be counted.
#[derive(Debug)]
pub struct Metered<R> {
    source: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        let left = self.left.get();
        if left < u64::MAX {
            let left = left.checked_sub(read as u64);
            self.left.set(left.unwrap_or(0));
            left.ok_or_else(|| io::Error::other("its list of parts is too long"))?;
        }
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.source.seek(to)
    }
}

/// Opens the archive in `source`, if it lists no more parts than the limit.
///
/// # Errors
///
/// It is damaged or lists too many.
pub fn archive<R: Read + Seek>(
    source: R,
    limits: &Limits,
) -> Result<ZipArchive<Metered<R>>, NotOpened> {
    let parts = u64::try_from(limits.zip_entries).unwrap_or(u64::MAX);
    let left = Rc::new(Cell::new(parts.saturating_mul(LISTED).saturating_add(SOUGHT)));
    let opened = ZipArchive::new(Metered { source, left: Rc::clone(&left) });
    let spent = left.replace(u64::MAX) == 0;
    match opened {
        Ok(archive) if archive.len() > limits.zip_entries => Err(too_many(limits)),
        Ok(archive) => Ok(archive),
        Err(_) if spent => Err(too_many(limits)),
        Err(error) => Err(NotOpened::Damaged(error.to_string())),
    }
}

fn too_many(limits: &Limits) -> NotOpened {
    NotOpened::TooMany(Refusal::new(
        format!("its archive has too many parts: the limit is {}", limits.zip_entries),
        "Open it in Excel or LibreOffice and save it again, or raise `zip_entries` in crosscast.toml.",
    ))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn with_parts(parts: usize, name: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for part in 0..parts {
            writer.start_file(format!("{part}{name}"), SimpleFileOptions::default()).unwrap();
            writer.write_all(b"x").unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn refused(bytes: Vec<u8>, limits: &Limits) -> String {
        match archive(Cursor::new(bytes), limits).unwrap_err() {
            NotOpened::TooMany(refusal) => refusal.remedy,
            NotOpened::Damaged(why) => panic!("damaged: {why}"),
        }
    }

    #[test]
    fn an_archive_of_too_many_parts_is_refused_before_they_are_held() {
        let limits = Limits { zip_entries: 10, ..Limits::default() };
        assert_eq!(archive(Cursor::new(with_parts(10, "")), &limits).unwrap().len(), 10);
        assert!(refused(with_parts(11, ""), &limits).contains("zip_entries"));
        // So many that the list is not even read to its end.
        let long = "a".repeat(60_000);
        assert!(refused(with_parts(40, &long), &limits).contains("zip_entries"));
    }

    #[test]
    fn what_is_no_archive_is_damaged_and_not_too_large() {
        let limits = Limits::default();
        let damaged = archive(Cursor::new(b"PK\x03\x04".to_vec()), &limits);
        assert!(matches!(damaged, Err(NotOpened::Damaged(_))));
    }
}
