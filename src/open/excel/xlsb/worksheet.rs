//! One pass over the records of a sheet.

use std::io::{self, Read};

use super::records::{Record, Records};
use crate::model::CellAt;
use crate::open::excel::Shared;
use crate::open::excel::shared_strings::SheetStrings;
use crate::open::number;
use crate::open::number_format::Style;
use crate::open::reading::Reading;
use crate::open::sheet::{CellFlags, Value};

const ROW: u32 = 0;
const COLUMN_INFO: u32 = 60;
const MERGED: u32 = 176;
const BEGIN_CELLS: u32 = 145;
const END_CELLS: u32 = 146;

/// The last row and column that a sheet can have.
const LAST: CellAt = CellAt { row: 1_048_575, col: 16_383 };

/// Reads a sheet's records into `reading`. On an error, what came before it has been read.
pub(in crate::open) fn read_worksheet(
    records: &mut Records<impl Read>,
    shared: &Shared<'_>,
    strings: &mut SheetStrings<'_>,
    reading: &mut Reading<'_>,
) -> io::Result<()> {
    reading.hidden_is_known();
    let mut row = 0;
    let mut in_cells = false;
    while let Some(record) = records.next()? {
        match record.kind {
            BEGIN_CELLS => in_cells = true,
            END_CELLS => in_cells = false,
            ROW if in_cells => {
                row = record.word(0).unwrap_or(row);
                if record.byte(11).is_some_and(|flags| flags & 0x10 != 0) {
                    reading.hide_rows(row..=row);
                }
            }
            COLUMN_INFO if record.byte(16).is_some_and(|flags| flags & 1 != 0) => {
                if let (Some(first), Some(last)) = (record.word(0), record.word(4)) {
                    reading.hide_columns(first..=last);
                }
            }
            MERGED => reading.builder().sheet_mut().merged.extend(region(&record)),
            _ if in_cells => {
                if let Some(kind) = Kind::of(record.kind) {
                    let cell = Pass { shared, strings, reading }.cell(&record, kind, row);
                    if cell.is_none() {
                        let at = CellAt::new(row.min(LAST.row), 0);
                        reading.lost(at, "a record that is cut short, in this row");
                    }
                }
            }
            _ => {}
        }
        if reading.is_full() {
            return Ok(());
        }
    }
    if in_cells { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

fn region(record: &Record<'_>) -> Option<(CellAt, CellAt)> {
    let [top, bottom, left, right] = [0, 4, 8, 12].map(|at| record.word(at));
    let (top, bottom, left, right) = (top?, bottom?, left?, right?);
    (bottom <= LAST.row && right <= LAST.col && top <= bottom && left <= right)
        .then(|| (CellAt::new(top, left), CellAt::new(bottom, right)))
}

/// What a cell's record holds.
#[derive(Copy, Clone)]
enum Kind {
    Packed,
    Error,
    Truth,
    Float,
    Text,
    RichText,
    Shared,
}

impl Kind {
    /// By the kind of record. Blank cells are none, as is what is no cell.
    fn of(record: u32) -> Option<(Kind, bool)> {
        Some(match record {
            2 => (Kind::Packed, false),
            3 => (Kind::Error, false),
            4 => (Kind::Truth, false),
            5 => (Kind::Float, false),
            6 => (Kind::Text, false),
            7 => (Kind::Shared, false),
            8 => (Kind::Text, true),
            9 => (Kind::Float, true),
            10 => (Kind::Truth, true),
            11 => (Kind::Error, true),
            62 => (Kind::RichText, false),
            _ => return None,
        })
    }
}

struct Pass<'p, 's, 'l> {
    shared: &'p Shared<'p>,
    strings: &'p mut SheetStrings<'s>,
    reading: &'p mut Reading<'l>,
}

impl Pass<'_, '_, '_> {
    /// Puts the cell of `record`: column, style in three bytes, value. `None` when the record is
    /// cut short.
    fn cell(self, record: &Record<'_>, (kind, is_formula): (Kind, bool), row: u32) -> Option<()> {
        let reading = self.reading;
        let at = CellAt::new(row, record.word(0)?);
        if at.row > LAST.row || at.col > LAST.col {
            reading.lost(LAST, "a cell beyond the end of the sheet");
            return Some(());
        }
        let style = (record.word(4)? & 0xFF_FFFF) as usize;
        let Style { shown, mut flags } = self.shared.styles.get(style).copied().unwrap_or_default();
        if is_formula {
            flags = flags.with(CellFlags::FORMULA);
            reading.builder().push_formula(at, "");
        }
        match kind {
            Kind::Packed | Kind::Float => {
                let float = match kind {
                    Kind::Packed => unpacked(record.word(8)?),
                    _ => record.float(8)?,
                };
                match number::from_float(float) {
                    Some(number) => {
                        reading.put_number(at, flags, number, shown, self.shared.epoch);
                    }
                    None => {
                        let text = float.to_string();
                        reading.put_unreadable(at, flags, &text, "a number too large to read");
                    }
                }
            }
            Kind::Error => reading.put_error(at, flags, error_code(record.byte(8)?)),
            Kind::Truth => reading.put(at, flags, Value::Other),
            Kind::Text => reading.put_text(at, flags, &record.text(8)?.0),
            // A byte of flags comes first.
            Kind::RichText => reading.put_text(at, flags, &record.text(9)?.0),
            Kind::Shared => match self.strings.get(record.word(8)? as usize, reading) {
                Some(Some(text)) => reading.put(at, flags, Value::Text(text)),
                Some(None) => {}
                None => reading.lost(at, "a reference to a text that is not in the file"),
            },
        }
        Some(())
    }
}

/// A number in thirty bits: whole or the upper half of a binary number, and perhaps hundredths.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 != 0 {
        f64::from(packed as i32 >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

fn error_code(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#ERROR!",
    }
}
