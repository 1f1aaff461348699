//! Binary records: a kind, a length, and as many bytes.

use std::io::{self, BufRead, BufReader, Read};

use crate::model::limits::PIECE_BYTES;

/// A stream of records.
pub(in crate::open) struct Records<R> {
    source: BufReader<R>,
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    /// Reads the records of a part.
    pub(in crate::open) fn new(source: R) -> Records<R> {
        Records { source: BufReader::with_capacity(64 * 1024, source), data: Vec::new() }
    }

    /// The next record, or nothing at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        if self.source.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let kind = self.packed(2)?;
        let length = u64::from(self.packed(4)?);
        if length > PIECE_BYTES as u64 {
            return Err(io::Error::other("a single piece of it is longer than 64 MiB"));
        }
        self.data.clear();
        let read = (&mut self.source).take(length).read_to_end(&mut self.data)?;
        if (read as u64) < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(Record { kind, data: &self.data }))
    }

    /// A number of seven bits a byte, the lowest first; the top bit says that more follow.
    fn packed(&mut self, bytes: u32) -> io::Result<u32> {
        let mut number = 0;
        for place in 0..bytes {
            let mut byte = [0];
            self.source.read_exact(&mut byte)?;
            number |= u32::from(byte[0] & 0x7F) << (7 * place);
            if byte[0] & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }
}

/// One record.
pub(super) struct Record<'r> {
    /// What it is about.
    pub(super) kind: u32,
    data: &'r [u8],
}

impl Record<'_> {
    /// The byte at `at`.
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.data.get(at).copied()
    }

    /// The number of two bytes at `at`.
    pub(super) fn half(&self, at: usize) -> Option<u16> {
        self.data.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    /// The number of four bytes at `at`.
    pub(super) fn word(&self, at: usize) -> Option<u32> {
        self.data.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// The binary number at `at`.
    pub(super) fn float(&self, at: usize) -> Option<f64> {
        self.data.get(at..)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
    }

    /// The text at `at`, a length in characters and UTF-16, and where it ends. A length of all
    /// ones means no text.
    pub(super) fn text(&self, at: usize) -> Option<(String, usize)> {
        let length = match self.word(at)? {
            u32::MAX => 0,
            length => usize::try_from(length).ok()?,
        };
        let end = (at + 4).checked_add(length.checked_mul(2)?)?;
        let units = self.data.get(at + 4..end)?.chunks_exact(2);
        let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let signs = char::decode_utf16(units);
        Some((signs.map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(), end))
    }
}
