//! Delimited text as records of fields.
//!
//! Read by our own hand and not by the `csv` crate for three things that spend files need and
//! it does not give: blank lines keep their number, a quotation mark that is never closed costs
//! one field and not the rest of the file, and fields are handed on without being copied first.
//! On sound files both agree, which a test holds.

use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr, memchr2, memchr3};

/// How much is read at a time.
const CHUNK: usize = 256 * 1024;
/// A quoted field longer than this is one whose closing mark was forgotten: no spreadsheet
/// program holds more than 32,767 characters in a cell.
const LONGEST_QUOTED: usize = 64 * 1024;

/// A stream of records.
pub(super) struct Records<R> {
    source: R,
    delimiter: u8,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
    fields: Vec<Field>,
    unquoted: Vec<u8>,
    unclosed: Option<u16>,
}

/// Where a field is.
#[derive(Clone, Debug)]
enum Field {
    /// As it stands, in the buffer.
    Plain(Range<usize>),
    /// With its quotation marks resolved, in a place of its own.
    Unquoted(Range<usize>),
}

/// One record.
pub(super) struct Record<'r> {
    fields: &'r [Field],
    buffer: &'r [u8],
    unquoted: &'r [u8],
    /// The field that begins with a quotation mark that is never closed.
    pub(super) unclosed: Option<u16>,
}

impl<'r> Record<'r> {
    /// The fields in order; one empty field for a blank line.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'r [u8]> {
        let (buffer, unquoted) = (self.buffer, self.unquoted);
        self.fields.iter().map(move |field| match field {
            Field::Plain(range) => &buffer[range.clone()],
            Field::Unquoted(range) => &unquoted[range.clone()],
        })
    }

    /// Number of fields.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether the line is blank.
    pub(super) fn is_blank(&self) -> bool {
        self.fields().all(|field| field.trim_ascii().is_empty())
    }
}

/// What the scan of one record came to.
enum Scanned {
    /// The record ends here; the next begins there.
    Record(usize),
    /// The buffer ends before the record does.
    More,
}

impl<R: Read> Records<R> {
    /// Reads `source`, which is in UTF-8, with fields parted by `delimiter`.
    pub(super) fn new(source: R, delimiter: u8) -> Records<R> {
        Records {
            source,
            delimiter,
            buffer: vec![0; CHUNK],
            at: 0,
            filled: 0,
            ended: false,
            fields: Vec::new(),
            unquoted: Vec::new(),
            unclosed: None,
        }
    }

    /// The next record, or nothing at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        loop {
            if self.at == self.filled && self.ended {
                return Ok(None);
            }
            match self.scan() {
                Scanned::Record(next) => {
                    self.at = next;
                    return Ok(Some(Record {
                        fields: &self.fields,
                        buffer: &self.buffer,
                        unquoted: &self.unquoted,
                        unclosed: self.unclosed,
                    }));
                }
                Scanned::More => self.fill()?,
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.at..self.filled, 0);
        self.filled -= self.at;
        self.at = 0;
        if self.filled == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let read = loop {
            match self.source.read(&mut self.buffer[self.filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.ended = read == 0;
        self.filled += read;
        Ok(())
    }

    fn scan(&mut self) -> Scanned {
        self.fields.clear();
        self.unquoted.clear();
        self.unclosed = None;
        let mut at = self.at;
        if at == self.filled {
            return Scanned::More;
        }
        loop {
            let end = match self.buffer[at..self.filled].first() {
                Some(b'"') => self.scan_quoted(at),
                Some(b' ') => self.scan_spaced(at),
                _ => self.scan_plain(at),
            };
            let Some(end) = end else { return Scanned::More };
            match self.buffer[..self.filled].get(end) {
                Some(&byte) if byte == self.delimiter => at = end + 1,
                Some(b'\r') => match self.buffer[..self.filled].get(end + 1) {
                    Some(b'\n') => return Scanned::Record(end + 2),
                    None if !self.ended => return Scanned::More,
                    _ => return Scanned::Record(end + 1),
                },
                Some(_) => return Scanned::Record(end + 1),
                None => return Scanned::Record(end),
            }
        }
    }

    /// Takes the field at `at` up to the next delimiter or line end, and gives where that is.
    fn scan_plain(&mut self, at: usize) -> Option<usize> {
        let rest = &self.buffer[at..self.filled];
        let end = match memchr3(self.delimiter, b'\n', b'\r', rest) {
            Some(length) => at + length,
            None if self.ended => self.filled,
            None => return None,
        };
        self.fields.push(Field::Plain(at..end));
        Some(end)
    }

    /// Takes the quoted field at `at`. A mark that is never closed, or that is closed lines
    /// below by what is plainly the opening of another field, is taken for a plain sign.
    fn scan_quoted(&mut self, at: usize) -> Option<usize> {
        let start = self.unquoted.len();
        let mut from = at + 1;
        let mut lines = false;
        loop {
            let rest = &self.buffer[from..self.filled];
            let Some(length) = memchr(b'"', rest) else {
                if !self.ended && self.filled - at <= LONGEST_QUOTED {
                    return None;
                }
                return self.take_as_unclosed(at, start);
            };
            let quote = from + length;
            lines |= memchr2(b'\n', b'\r', &rest[..length]).is_some();
            self.unquoted.extend_from_slice(&self.buffer[from..quote]);
            match self.buffer[..self.filled].get(quote + 1) {
                None if !self.ended => return None,
                Some(b'"') => {
                    self.unquoted.push(b'"');
                    from = quote + 2;
                }
                Some(&byte) if byte != self.delimiter && byte != b'\n' && byte != b'\r' => {
                    if lines || quote - at > LONGEST_QUOTED {
                        return self.take_as_unclosed(at, start);
                    }
                    // Signs between the closing mark and the delimiter belong to the field.
                    let tail = &self.buffer[quote + 1..self.filled];
                    let end = match memchr3(self.delimiter, b'\n', b'\r', tail) {
                        Some(length) => quote + 1 + length,
                        None if self.ended => self.filled,
                        None => return None,
                    };
                    self.unquoted.extend_from_slice(&self.buffer[quote + 1..end]);
                    self.fields.push(Field::Unquoted(start..self.unquoted.len()));
                    return Some(end);
                }
                _ if quote - at > LONGEST_QUOTED => return self.take_as_unclosed(at, start),
                _ => {
                    self.fields.push(Field::Unquoted(start..self.unquoted.len()));
                    return Some(quote + 1);
                }
            }
        }
    }

    /// Takes the field at `at`, which begins with blanks. Quotation marks after them are taken
    /// for such if they enclose the rest of the field on its line: `a, "6,000"` is one amount,
    /// and no two.
    fn scan_spaced(&mut self, at: usize) -> Option<usize> {
        let rest = &self.buffer[at..self.filled];
        let open = match rest.iter().position(|&byte| byte != b' ') {
            None if !self.ended => return None,
            Some(blanks) if rest[blanks] == b'"' => at + blanks + 1,
            _ => return self.scan_plain(at),
        };
        let line_end = match memchr2(b'\n', b'\r', &self.buffer[open..self.filled]) {
            None if !self.ended => return None,
            found => found.map_or(self.filled, |length| open + length),
        };
        let close = memchr(b'"', &self.buffer[open..line_end]).map(|length| open + length);
        match close {
            Some(close)
                if self.buffer[close + 1..line_end]
                    .first()
                    .is_none_or(|&byte| byte == self.delimiter) =>
            {
                self.fields.push(Field::Plain(open..close));
                Some(close + 1)
            }
            _ => self.scan_plain(at),
        }
    }

    fn take_as_unclosed(&mut self, at: usize, start: usize) -> Option<usize> {
        self.unquoted.truncate(start);
        let field = u16::try_from(self.fields.len()).unwrap_or(u16::MAX);
        self.unclosed.get_or_insert(field);
        self.scan_plain(at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Dribble<'a>(&'a [u8], usize);

    impl Read for Dribble<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(self.0.len()).min(buffer.len());
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    fn records(text: &str, step: usize) -> (Vec<Vec<String>>, usize) {
        let mut records = Records::new(Dribble(text.as_bytes(), step), b',');
        let mut all = Vec::new();
        let mut unclosed = 0;
        while let Some(record) = records.next().unwrap() {
            let words = |field: &[u8]| String::from_utf8_lossy(field).into_owned();
            all.push(record.fields().map(words).collect());
            unclosed += usize::from(record.unclosed.is_some());
        }
        (all, unclosed)
    }

    #[test]
    fn records_are_read_wherever_the_stream_is_cut() {
        for (text, expected) in [
            ("a,b\n1,2\n", vec![vec!["a", "b"], vec!["1", "2"]]),
            ("a\r\n\r\nb", vec![vec!["a"], vec![""], vec!["b"]]),
            ("a\r\rb\r", vec![vec!["a"], vec![""], vec!["b"]]),
            ("\"a,\"\"b\"\"\n2\",3", vec![vec!["a,\"b\"\n2", "3"]]),
            ("\"a\"b,c\"d\",\"\"", vec![vec!["ab", "c\"d\"", ""]]),
            (",\n", vec![vec!["", ""]]),
            ("a, \"6,000\"\n \"b\"c, \"d\n", vec![vec!["a", "6,000"], vec![" \"b\"c", " \"d"]]),
            ("a,", vec![vec!["a", ""]]),
            ("", vec![]),
        ] {
            for step in [1, 2, 3, 100] {
                assert_eq!(records(text, step), (to_owned(&expected), 0), "{text:?} by {step}");
            }
        }
    }

    fn to_owned(records: &[Vec<&str>]) -> Vec<Vec<String>> {
        records.iter().map(|record| record.iter().map(ToString::to_string).collect()).collect()
    }

    #[test]
    fn an_unclosed_quotation_mark_costs_one_field() {
        let never = "a,\"b,1\nc,d,2\ne,f,3\n";
        let expected = [vec!["a", "\"b", "1"], vec!["c", "d", "2"], vec!["e", "f", "3"]];
        assert_eq!(records(never, 100), (to_owned(&expected), 1));
        let by_another = "a,\"b,1\nc,\"d\",2\n";
        let expected = [vec!["a", "\"b", "1"], vec!["c", "d", "2"]];
        assert_eq!(records(by_another, 3), (to_owned(&expected), 1));
    }

    #[test]
    fn a_long_file_after_an_unclosed_mark_is_not_held_in_memory() {
        let text = format!("a,\"b\n{}", "c,d\n".repeat(200_000));
        let mut records = Records::new(text.as_bytes(), b',');
        let mut count = 0;
        while records.next().unwrap().is_some() {
            count += 1;
        }
        assert_eq!(count, 200_001);
        assert!(records.buffer.len() <= 2 * CHUNK, "{}", records.buffer.len());
    }

    fn sound_field() -> impl Strategy<Value = String> {
        prop::string::string_regex("[a-z,\" \n£]{0,6}").unwrap()
    }

    proptest! {
        #[test]
        fn sound_files_read_as_the_csv_crate_reads_them(
            rows in prop::collection::vec(prop::collection::vec(sound_field(), 2..5), 0..6),
            step in 1_usize..20,
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(records(&text, step), (rows, 0));
        }
    }
}
