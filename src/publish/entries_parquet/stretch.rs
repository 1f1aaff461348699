//! Some lines of `entries.csv`, taken apart into cells that all lie in one piece of memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use csv_core::{ReadRecordResult, Reader};

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
    /// Where each cell of each line ends in `text`; it begins where the one before it ends.
    ends: Vec<u32>,
    /// For each line that counts its number in the file, and its place in `ends`.
    kept: Vec<(u64, usize)>,
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
            ends: Vec::new(),
            kept: Vec::new(),
        };
        let lines = take_apart(&rest[..length], self.line, &mut cells)?;
        self.from += length;
        self.line += lines;
        Ok(Some(cells))
    }
}

/// Takes `lines` apart, the first of which has the number `first`, and says how many they are.
fn take_apart(lines: &[u8], first: u64, cells: &mut Cells) -> Result<u64, Damaged> {
    let mut text = vec![0; lines.len() + 1];
    let mut ends = [0; COLUMNS.len() + 1];
    let mut reader = Reader::new();
    let (mut from, mut to, mut line) = (0, 0, first);
    loop {
        let damaged = |says: String| Damaged { line, ..Damaged::whole(&cells.path, says) };
        let (result, read, written, fields) =
            reader.read_record(&lines[from..], &mut text[to..], &mut ends);
        from += read;
        let begins = to;
        match result {
            ReadRecordResult::Record if fields == COLUMNS.len() => {
                let status = Column::Status as usize;
                let status = &text[begins + ends[status - 1]..begins + ends[status]];
                // What does not count is written over.
                if line > 1 && status != Status::Excluded.as_str().as_bytes() {
                    cells.kept.push((line, cells.ends.len()));
                    cells.ends.extend(ends[..fields].iter().map(|end| (begins + end) as u32));
                    to += written;
                }
                line += 1;
            }
            ReadRecordResult::Record => {
                let says = format!("the line has {fields} fields and not {}", COLUMNS.len());
                return Err(damaged(says));
            }
            ReadRecordResult::End => break,
            // What is left is read when the reader is told that nothing follows.
            ReadRecordResult::InputEmpty if from == lines.len() && written == 0 => {}
            _ => return Err(damaged(String::from("the line cannot be taken apart"))),
        }
    }
    text.truncate(to);
    if let Err(error) = std::str::from_utf8(&text) {
        return Err(Damaged::whole(&cells.path, format!("the text is not UTF-8: {error}")));
    }
    cells.text = text.into();
    Ok(line - first)
}

impl Cells {
    /// How many lines there are.
    pub(super) fn rows(&self) -> usize {
        self.kept.len()
    }

    /// The cells of a column: of each the number of its line and its text.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = (u64, &[u8])> {
        self.kept.iter().map(move |&(line, first)| {
            let at = first + column;
            let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
            let raw = &self.text[start..self.ends[at] as usize];
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
