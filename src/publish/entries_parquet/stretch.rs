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

/// Whole lines, as they stand in the file.
pub(super) struct Stretch {
    path: PathBuf,
    first_line: u64,
    lines: Vec<u8>,
}

/// The cells of the lines that count as spend.
pub(super) struct Cells {
    path: PathBuf,
    text: Bytes,
    /// Where each cell of each line ends in `text`; it begins where the one before it ends.
    ends: Vec<u32>,
    /// For each line that counts its number in the file, and its number among `ends`.
    kept: Vec<(u64, usize)>,
}

impl Stretches {
    /// Opens the file at `path`, whose first line names the columns.
    pub(super) fn open(path: &Path) -> Result<Stretches, Damaged> {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        Ok(Stretches {
            path: path.to_path_buf(),
            file,
            begun: Vec::new(),
            line: 1,
            ended: false,
        })
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
        Ok(Some(Stretch { path: self.path.clone(), first_line, lines }))
    }
}

impl Stretch {
    /// Takes the lines apart. The first line of the file and what is excluded stay out.
    pub(super) fn cells(self) -> Result<Cells, Damaged> {
        let mut text = vec![0; self.lines.len() + 1];
        let mut ends = [0; COLUMNS.len() + 1];
        let mut cells =
            Cells { path: self.path, text: Bytes::new(), ends: Vec::new(), kept: Vec::new() };
        let mut reader = Reader::new();
        let (mut from, mut to, mut line) = (0, 0, self.first_line);
        let mut start = 0;
        loop {
            let (result, read, written, fields) =
                reader.read_record(&self.lines[from..], &mut text[to..], &mut ends);
            from += read;
            let begins = to;
            to += written;
            match result {
                ReadRecordResult::Record => {
                    if fields != COLUMNS.len() {
                        let says = format!("the line has {fields} fields and not {}", COLUMNS.len());
                        return Err(Damaged { line, ..Damaged::whole(&cells.path, says) });
                    }
                    let field = |column: Column| {
                        let at = column as usize;
                        let first = if at == 0 { 0 } else { ends[at - 1] };
                        &text[begins + first..begins + ends[at]]
                    };
                    let excluded = field(Column::Status) == Status::Excluded.as_str().as_bytes();
                    if line > 1 && !excluded {
                        cells.kept.push((line, cells.ends.len()));
                        cells.ends.extend(ends[..fields].iter().map(|end| (begins + end) as u32));
                        start = to;
                    } else {
                        // Its cells are written over.
                        to = begins;
                    }
                    line += 1;
                }
                ReadRecordResult::End => break,
                // What is left is read when the reader is told that nothing follows.
                ReadRecordResult::InputEmpty if from == self.lines.len() => {}
                _ => {
                    let says = "the line cannot be taken apart";
                    return Err(Damaged { line, ..Damaged::whole(&cells.path, says) });
                }
            }
        }
        text.truncate(start);
        if let Err(error) = std::str::from_utf8(&text) {
            return Err(Damaged::whole(&cells.path, format!("the text is not UTF-8: {error}")));
        }
        cells.text = text.into();
        Ok(cells)
    }
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
