//! Delimited text as records of fields.
//!
//! Read by our own hand and not by the `csv` crate for three things that spend files need and
//! it does not give: blank lines keep their number, a quotation mark that is never closed costs
//! one field and not the rest of the file, and fields are handed on without being copied first.
//! On sound files both agree, which a test holds.

use std::io::{self, Read};

use super::fields::{Fields, Scanned, Stretch};
use crate::open::window::Window;

/// How much is read at a time.
const CHUNK: usize = 256 * 1024;

/// A stream of records.
pub(super) struct Records<R> {
    source: R,
    window: Window,
    fields: Fields,
}

/// One record.
pub(super) struct Record<'r> {
    fields: &'r Fields,
    buffer: &'r [u8],
}

impl<'r> Record<'r> {
    /// The fields in order; one empty field for a blank line.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'r [u8]> {
        self.fields.of(self.buffer)
    }

    /// Number of fields.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether the line is blank.
    pub(super) fn is_blank(&self) -> bool {
        self.fields().all(|field| field.trim_ascii().is_empty())
    }

    /// The field that begins with a quotation mark that is never closed.
    pub(super) fn unclosed(&self) -> Option<u16> {
        self.fields.unclosed
    }
}

impl<R: Read> Records<R> {
    /// Reads `source`, which is in UTF-8, with fields parted by `delimiter`.
    pub(super) fn new(source: R, delimiter: u8) -> Records<R> {
        Records { source, window: Window::new(CHUNK), fields: Fields::new(delimiter) }
    }

    /// The next record, or nothing at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        loop {
            let window = &mut self.window;
            if window.rest().is_empty() && window.ended {
                return Ok(None);
            }
            let text = Stretch { bytes: &window.buffer[..window.filled], ended: window.ended };
            match self.fields.scan(text, window.at) {
                Scanned::Record(next) => {
                    window.at = next;
                    return Ok(Some(Record { fields: &self.fields, buffer: &self.window.buffer }));
                }
                Scanned::More => window.fill(&mut self.source, "line")?,
            }
        }
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
            unclosed += usize::from(record.unclosed().is_some());
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
        assert!(records.window.buffer.len() <= 2 * CHUNK, "{}", records.window.buffer.len());
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
