//! Some lines of `entries.csv`, taken apart into cells that all lie in one piece of memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use csv_core::Reader;

use crate::model::guard::{GUARD, restore};
use crate::publish::entries_csv::{COLUMNS, Column, Damaged, Status};

/// Bytes of a stretch: some tens of thousands of lines, which make one group of rows. Fixed, so that
/// the bytes of the result do not depend on the number of threads.
const BYTES: usize = 8 * 1024 * 1024;

/// Bytes of lines that are taken apart together: few enough that they stay near the processor while their
/// columns are gone through one by one.
const NEAR: usize = 128 * 1024;

/// Reads `entries.csv` a stretch at a time.
pub(super) struct Stretches {
    path: PathBuf,
    file: File,
    /// What was read of the line that the last stretch ends in.
    begun: Vec<u8>,
    /// The number of the next line.
    line: u64,
    ended: bool,
}

/// Whole lines, as they stand in the file, given away some at a time.
pub(super) struct Stretch {
    path: PathBuf,
    lines: Vec<u8>,
    /// Where the next line begins, and its number.
    from: usize,
    line: u64,
}

/// The cells of some lines, those that count as spend.
pub(super) struct Cells {
    path: PathBuf,
    text: Bytes,
    /// Where each cell of each line begins and ends in `text`.
    places: Vec<(u32, u32)>,
    /// The number of each line in the file.
    lines: Vec<u64>,
}

impl Stretches {
    /// Opens the file at `path`, whose first line names the columns.
    pub(super) fn open(path: &Path) -> Result<Stretches, Damaged> {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        Ok(Stretches { path: path.to_path_buf(), file, begun: Vec::new(), line: 1, ended: false })
    }

    /// The next stretch; `None` after the last line.
    pub(super) fn next(&mut self) -> Result<Option<Stretch>, Damaged> {
        if self.ended {
            return Ok(None);
        }
        let mut lines = std::mem::take(&mut self.begun);
        lines.reserve(BYTES + 1);
        loop {
            let room = BYTES.max(lines.len() + 1) - lines.len();
            let read = (&mut self.file).take(room as u64).read_to_end(&mut lines);
            self.ended = read.map_err(|error| unreadable(&self.path, &error))? == 0;
            // No field holds a line break: they are written as blanks.
            match memchr::memrchr(b'\n', &lines) {
                _ if self.ended => break,
                Some(end) => {
                    self.begun = lines.split_off(end + 1);
                    break;
                }
                None => {}
            }
        }
        let first_line = self.line;
        self.line += memchr::memchr_iter(b'\n', &lines).count() as u64;
        Ok(Some(Stretch { path: self.path.clone(), lines, from: 0, line: first_line }))
    }
}

impl Stretch {
    /// The cells of the next lines; `None` after the last. The first line of the file and what is excluded
    /// stay out.
    pub(super) fn cells(&mut self) -> Result<Option<Cells>, Damaged> {
        let rest = &self.lines[self.from..];
        if rest.is_empty() {
            return Ok(None);
        }
        let length = memchr::memrchr(b'\n', &rest[..rest.len().min(NEAR)])
            .or_else(|| memchr::memchr(b'\n', rest))
            .map_or(rest.len(), |end| end + 1);
        let mut cells = Cells {
            path: self.path.clone(),
            text: Bytes::new(),
            places: Vec::new(),
            lines: Vec::new(),
        };
        let lines = take_apart(&rest[..length], self.line, &mut cells)?;
        self.from += length;
        self.line += lines;
        Ok(Some(cells))
    }
}

/// Takes `lines` apart, the first of which has the number `first`, and says how many they are.
fn take_apart(lines: &[u8], first: u64, cells: &mut Cells) -> Result<u64, Damaged> {
    let mut text = lines.to_vec();
    let mut reader = Reader::new();
    let (mut begins, mut next) = (0, first);
    for one in lines.split_inclusive(|&byte| byte == b'\n') {
        let (line, from) = (next, begins);
        (begins, next) = (begins + one.len(), next + 1);
        if one == b"\n" {
            continue;
        }
        let before = cells.places.len();
        // Most lines have no field in quotation marks, and stay where they are.
        match memchr::memchr(b'"', one) {
            None => split(one, from, &mut cells.places),
            Some(_) => unquote(&mut reader, one, &mut text, &mut cells.places),
        }
        let fields = cells.places.len() - before;
        if fields != COLUMNS.len() {
            let says = format!("the line has {fields} fields and not {}", COLUMNS.len());
            return Err(Damaged { line, ..Damaged::whole(&cells.path, says) });
        }
        let (from, to) = cells.places[before + Column::Status as usize];
        let is_excluded = text[from as usize..to as usize] == *Status::Excluded.as_str().as_bytes();
        // The first line names the columns.
        if line == 1 || is_excluded {
            cells.places.truncate(before);
        } else {
            cells.lines.push(line);
        }
    }
    if let Err(error) = std::str::from_utf8(&text) {
        return Err(Damaged::whole(&cells.path, format!("the text is not UTF-8: {error}")));
    }
    cells.text = text.into();
    Ok(next - first)
}

/// The places of the fields of a line without quotation marks that begins at `begins`.
fn split(line: &[u8], begins: usize, places: &mut Vec<(u32, u32)>) {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let mut from = begins;
    for comma in memchr::memchr_iter(b',', line) {
        places.push((from as u32, (begins + comma) as u32));
        from = begins + comma + 1;
    }
    places.push((from as u32, (begins + line.len()) as u32));
}

/// The same for a line with quotation marks; what its fields say is put at the end of `text`.
fn unquote(reader: &mut Reader, line: &[u8], text: &mut Vec<u8>, places: &mut Vec<(u32, u32)>) {
    let mut ends = [0; COLUMNS.len() + 1];
    let begins = text.len();
    text.resize(begins + line.len() + 1, 0);
    let (_, _, written, fields) = reader.read_record(line, &mut text[begins..], &mut ends);
    text.truncate(begins + written);
    let mut from = begins;
    for end in ends.iter().take(fields) {
        places.push((from as u32, (begins + end) as u32));
        from = begins + end;
    }
}

impl Cells {
    /// How many lines there are.
    pub(super) fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The cells of a column: of each the number of its line and its text.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = (u64, &[u8])> {
        let of_line = self.places.chunks_exact(COLUMNS.len());
        self.lines.iter().zip(of_line).map(move |(&line, places)| {
            let (from, to) = places[column];
            let raw = &self.text[from as usize..to as usize];
            (line, if raw.first() == Some(&GUARDED) { unguarded(raw) } else { raw })
        })
    }

    /// The memory that holds `text`, which must be a cell of this column, without a copy.
    pub(super) fn shared(&self, text: &[u8]) -> Bytes {
        self.text.slice_ref(text)
    }

    /// Says what is wrong with a cell.
    pub(super) fn damaged(&self, line: u64, column: usize, says: String) -> Damaged {
        Damaged { file: self.path.clone(), line, column: COLUMNS[column], says }
    }
}

/// How text begins that may have an apostrophe in front that is not its own.
const GUARDED: u8 = GUARD as u8;

fn unguarded(raw: &[u8]) -> &[u8] {
    std::str::from_utf8(raw).map_or(raw, |text| restore(text).as_bytes())
}

fn unreadable(path: &Path, error: &io::Error) -> Damaged {
    Damaged::whole(path, format!("it cannot be read: {error}"))
}
