//! The records of a delimited text, each with the line that an editor shows for it.

use csv::{ByteRecord, ReaderBuilder, StringRecord};

use super::mistake::Complaints;

/// The records that are not empty, each with its line.
pub(super) fn records(
    text: &str,
    delimiter: u8,
    skipped: u32,
    complaints: &mut Complaints,
) -> Vec<(u32, StringRecord)> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Lines { bytes: text.as_bytes(), at: 0, line: skipped + 1 };
    let mut found = Vec::new();
    let mut record = ByteRecord::new();
    // Reading from memory, in text, cannot fail; should it, the rest would be missing silently.
    while reader.read_byte_record(&mut record).unwrap_or_else(|error| {
        complaints.whole(format!("the file cannot be read: {error}"), "save it as CSV again");
        false
    }) {
        let begins = record.position().map_or(0, csv::Position::byte) as usize;
        let line = lines.at(begins);
        let record = StringRecord::from_byte_record_lossy(std::mem::take(&mut record));
        if record.iter().any(|field| !field.trim().is_empty()) {
            found.push((line, record));
        }
    }
    let odd_quotes = text.bytes().filter(|&byte| byte == b'"').count() % 2 == 1;
    if let Some((line, last)) = found.last()
        && odd_quotes
        && last.iter().any(|field| field.contains('\n'))
    {
        complaints.at(
            *line,
            "",
            "a quotation mark is opened on this line and never closed",
            "close it, or double it if it is part of the words",
        );
    }
    found
}

/// Counts lines up to a place in the text, as an editor does.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the first byte at or after `place` that ends no line: the reader passes over
    /// empty lines and says where they began. `place` never goes back.
    fn at(&mut self, place: usize) -> u32 {
        while let Some(&byte) = self.bytes.get(self.at) {
            let ends =
                byte == b'\n' || (byte == b'\r' && self.bytes.get(self.at + 1) != Some(&b'\n'));
            if self.at >= place && byte != b'\n' && byte != b'\r' {
                break;
            }
            self.line += u32::from(ends);
            self.at += 1;
        }
        self.line
    }
}
