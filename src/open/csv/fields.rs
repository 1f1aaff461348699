//! The fields of one record of delimited text.

use std::ops::Range;

use memchr::{memchr, memchr2, memchr3};

/// A quoted field longer than this is one whose closing mark was forgotten: no spreadsheet
/// program holds more than 32,767 characters in a cell.
const LONGEST_QUOTED: usize = 64 * 1024;

/// Text of which more may come.
#[derive(Copy, Clone)]
pub(super) struct Stretch<'b> {
    /// What is there so far.
    pub(super) bytes: &'b [u8],
    /// Whether nothing comes after it.
    pub(super) ended: bool,
}

/// The fields of the record that was scanned last.
pub(super) struct Fields {
    delimiter: u8,
    places: Vec<Place>,
    unquoted: Vec<u8>,
    /// The field that begins with a quotation mark that is never closed.
    pub(super) unclosed: Option<u16>,
}

/// Where a field is.
#[derive(Clone, Debug)]
enum Place {
    /// As it stands, in the stretch.
    Plain(Range<usize>),
    /// With its quotation marks resolved, in a place of its own.
    Unquoted(Range<usize>),
}

/// What the scan of one record came to.
pub(super) enum Scanned {
    /// The record ends here; the next begins there.
    Record(usize),
    /// The stretch ends before the record does.
    More,
}

impl Fields {
    /// No fields yet; `delimiter` parts them.
    pub(super) fn new(delimiter: u8) -> Fields {
        Fields { delimiter, places: Vec::new(), unquoted: Vec::new(), unclosed: None }
    }

    /// The fields in order; `bytes` are those of the stretch that was scanned.
    pub(super) fn of<'r>(&'r self, bytes: &'r [u8]) -> impl Iterator<Item = &'r [u8]> {
        self.places.iter().map(move |place| match place {
            Place::Plain(range) => &bytes[range.clone()],
            Place::Unquoted(range) => &self.unquoted[range.clone()],
        })
    }

    /// Number of fields.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Finds the fields of the record that begins at `from`.
    pub(super) fn scan(&mut self, text: Stretch<'_>, from: usize) -> Scanned {
        self.places.clear();
        self.unquoted.clear();
        self.unclosed = None;
        let mut at = from;
        if at == text.bytes.len() {
            return Scanned::More;
        }
        loop {
            let end = match text.bytes[at..].first() {
                Some(b'"') => self.scan_quoted(text, at),
                Some(b' ') => self.scan_spaced(text, at),
                _ => self.scan_plain(text, at),
            };
            let Some(end) = end else { return Scanned::More };
            match text.bytes.get(end) {
                Some(&byte) if byte == self.delimiter => at = end + 1,
                Some(b'\r') => match text.bytes.get(end + 1) {
                    Some(b'\n') => return Scanned::Record(end + 2),
                    None if !text.ended => return Scanned::More,
                    _ => return Scanned::Record(end + 1),
                },
                Some(_) => return Scanned::Record(end + 1),
                None => return Scanned::Record(end),
            }
        }
    }

    /// Takes the field at `at` up to the next delimiter or line end, and gives where that is.
    fn scan_plain(&mut self, text: Stretch<'_>, at: usize) -> Option<usize> {
        let rest = &text.bytes[at..];
        let end = match memchr3(self.delimiter, b'\n', b'\r', rest) {
            Some(length) => at + length,
            None if text.ended => text.bytes.len(),
            None => return None,
        };
        self.places.push(Place::Plain(at..end));
        Some(end)
    }

    /// Takes the quoted field at `at`. A mark that is never closed, or that is closed lines
    /// below by what is plainly the opening of another field, is taken for a plain sign.
    fn scan_quoted(&mut self, text: Stretch<'_>, at: usize) -> Option<usize> {
        let start = self.unquoted.len();
        let mut from = at + 1;
        let mut lines = false;
        loop {
            let rest = &text.bytes[from..];
            let Some(length) = memchr(b'"', rest) else {
                if !text.ended && text.bytes.len() - at <= LONGEST_QUOTED {
                    return None;
                }
                return self.take_as_unclosed(text, at, start);
            };
            let quote = from + length;
            lines |= memchr2(b'\n', b'\r', &rest[..length]).is_some();
            self.unquoted.extend_from_slice(&text.bytes[from..quote]);
            match text.bytes.get(quote + 1) {
                None if !text.ended => return None,
                Some(b'"') => {
                    self.unquoted.push(b'"');
                    from = quote + 2;
                }
                Some(&byte) if byte != self.delimiter && byte != b'\n' && byte != b'\r' => {
                    if lines || quote - at > LONGEST_QUOTED {
                        return self.take_as_unclosed(text, at, start);
                    }
                    // Signs between the closing mark and the delimiter belong to the field.
                    let tail = &text.bytes[quote + 1..];
                    let end = match memchr3(self.delimiter, b'\n', b'\r', tail) {
                        Some(length) => quote + 1 + length,
                        None if text.ended => text.bytes.len(),
                        None => return None,
                    };
                    self.unquoted.extend_from_slice(&text.bytes[quote + 1..end]);
                    self.places.push(Place::Unquoted(start..self.unquoted.len()));
                    return Some(end);
                }
                _ if quote - at > LONGEST_QUOTED => return self.take_as_unclosed(text, at, start),
                _ => {
                    self.places.push(Place::Unquoted(start..self.unquoted.len()));
                    return Some(quote + 1);
                }
            }
        }
    }

    /// Takes the field at `at`, which begins with blanks. Quotation marks after them are taken
    /// for such if they enclose the rest of the field on its line: `a, "6,000"` is one amount,
    /// and no two.
    fn scan_spaced(&mut self, text: Stretch<'_>, at: usize) -> Option<usize> {
        let rest = &text.bytes[at..];
        let open = match rest.iter().position(|&byte| byte != b' ') {
            None if !text.ended => return None,
            Some(blanks) if rest[blanks] == b'"' => at + blanks + 1,
            _ => return self.scan_plain(text, at),
        };
        let line_end = match memchr2(b'\n', b'\r', &text.bytes[open..]) {
            None if !text.ended => return None,
            found => found.map_or(text.bytes.len(), |length| open + length),
        };
        let close = memchr(b'"', &text.bytes[open..line_end]).map(|length| open + length);
        match close {
            Some(close)
                if text.bytes[close + 1..line_end]
                    .first()
                    .is_none_or(|&byte| byte == self.delimiter) =>
            {
                self.places.push(Place::Plain(open..close));
                Some(close + 1)
            }
            _ => self.scan_plain(text, at),
        }
    }

    fn take_as_unclosed(&mut self, text: Stretch<'_>, at: usize, start: usize) -> Option<usize> {
        self.unquoted.truncate(start);
        let field = u16::try_from(self.places.len()).unwrap_or(u16::MAX);
        self.unclosed.get_or_insert(field);
        self.scan_plain(text, at)
    }
}
