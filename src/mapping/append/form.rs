//! The form in which a file of decisions is kept, so that new lines look like the old ones.

use std::borrow::Cow;
use std::io;

use csv::{ByteRecord, ReaderBuilder};

use super::super::decode::decode;
use super::super::delimiter::{declared_delimiter, likely_delimiter, plain};
use super::super::label::HEADINGS;

/// The byte order mark of UTF-8.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What the first line of the file and the lines below it look like.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// What parts the fields.
    pub(super) delimiter: u8,
    /// What ends a line.
    pub(super) ending: &'static str,
    /// The names of the columns as they are compared; empty for a file without any line.
    pub(super) columns: Vec<String>,
    /// Where the line that names the columns ends, before its line ending.
    pub(super) named_until: usize,
    /// The most fields that a line fills, whether they have names or not.
    pub(super) widest: usize,
}

/// The text of the file without its mark, and whether it must be put into UTF-8.
pub(super) fn text(bytes: &[u8]) -> io::Result<(Cow<'_, str>, bool)> {
    let unmarked = bytes.strip_prefix(MARK);
    if let Ok(text) = std::str::from_utf8(unmarked.unwrap_or(bytes)) {
        return Ok((Cow::Borrowed(text), false));
    }
    let invalid = || {
        let says = "it holds bytes that are no text; save it as `CSV UTF-8` first";
        io::Error::new(io::ErrorKind::InvalidData, says)
    };
    match decode(bytes) {
        Ok(text) if unmarked.is_none() && !text.contains('\u{fffd}') => Ok((text, true)),
        _ => Err(invalid()),
    }
}

impl Form {
    pub(super) fn of(text: &str) -> Form {
        let (rest, declared, _) = declared_delimiter(text);
        let delimiter = declared.unwrap_or_else(|| likely_delimiter(rest, HEADINGS));
        let skipped = text.len() - rest.len();
        let mut form = Form {
            delimiter,
            ending: ending(text),
            columns: Vec::new(),
            named_until: text.len(),
            widest: 0,
        };
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(rest.as_bytes());
        let mut record = ByteRecord::new();
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let filled = |field: &[u8]| !field.trim_ascii().is_empty();
            let width = record.iter().rposition(filled).map_or(0, |last| last + 1);
            if form.columns.is_empty() && width > 0 {
                form.columns =
                    record.iter().map(|name| plain(&String::from_utf8_lossy(name))).collect();
                let until = usize::try_from(reader.position().byte()).unwrap_or(rest.len());
                let line = rest.get(..until).unwrap_or(rest);
                form.named_until = skipped + line.trim_end_matches(['\r', '\n']).len();
            }
            form.widest = form.widest.max(width);
        }
        form
    }
}

/// The first line ending that there is.
fn ending(text: &str) -> &'static str {
    match text.find(['\r', '\n']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}
