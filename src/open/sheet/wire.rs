//! A sheet on the way from a process that read it. It is checked as it comes: whoever uses a
//! sheet may rely on its order and on its texts.

use std::io::{self, Read, Write};

use rust_decimal::Decimal;

use super::{Cell, CellFlags, Formula, Hidden, RowSpan, Sheet, Text, Value, Visibility};
use crate::model::{CellAt, Date};
use crate::open::apart::{Reader, Writer, nonsense};

/// Bytes of a cell: its column, its flags, what it is, and sixteen for what it holds.
const CELL: usize = 20;
/// Bytes of cells that are read at a time.
const CHUNK: usize = CELL * 3_000;
/// Rows, columns and regions that a sheet can have.
const MOST: usize = u32::MAX as usize;

const VISIBILITIES: [Visibility; 3] =
    [Visibility::Visible, Visibility::Hidden, Visibility::VeryHidden];

impl Sheet {
    /// Writes all of it.
    pub(in crate::open) fn encode(&self, to: &mut Writer<impl Write>) -> io::Result<()> {
        to.text(&self.name)?;
        let visibility = VISIBILITIES.iter().position(|one| *one == self.visibility);
        to.byte(visibility.unwrap_or_default() as u8)?;
        to.text(&self.text)?;
        to.count(self.cells.len())?;
        for cell in &self.cells {
            to.bytes(&encode_cell(cell))?;
        }
        to.count(self.rows.len())?;
        for span in &self.rows {
            to.word(span.row)?;
            to.byte(u8::from(span.hidden))?;
            to.word(span.end)?;
        }
        match &self.hidden {
            Hidden::NotChecked => to.byte(0)?,
            Hidden::Checked { columns } => {
                to.byte(1)?;
                to.count(columns.len())?;
                for column in columns {
                    to.word((*column).into())?;
                }
            }
        }
        to.count(self.merged.len())?;
        for (first, last) in &self.merged {
            for at in [first, last] {
                to.word(at.row)?;
                to.word(at.col)?;
            }
        }
        to.count(self.formulas.len())?;
        for Formula { at, text } in &self.formulas {
            for word in [at.row, at.col, text.start, text.len] {
                to.word(word)?;
            }
        }
        Ok(())
    }

    /// Takes a sheet of at most `most` cells.
    pub(in crate::open) fn decode(from: &mut Reader<impl Read>, most: usize) -> io::Result<Sheet> {
        let name = from.text()?;
        let visibility = from.one_of(&VISIBILITIES)?;
        let mut sheet = Sheet { name, visibility, text: from.text()?, ..Sheet::default() };
        sheet.cells = cells(from, most, &sheet.text)?;
        sheet.rows = rows(from, &sheet.cells)?;
        if from.one_of(&[false, true])? {
            let mut columns = Vec::new();
            for _ in 0..from.count(1 << 16)? {
                let column = from.word()?;
                columns.push(u16::try_from(column).map_err(|_| nonsense("a column too far"))?);
            }
            sheet.hidden = Hidden::Checked { columns };
        }
        for _ in 0..from.count(MOST)? {
            sheet.merged.push((place(from)?, place(from)?));
        }
        for _ in 0..from.count(MOST)? {
            let at = place(from)?;
            let text = checked(from.word()?, from.word()?, &sheet.text)?;
            if sheet.formulas.last().is_some_and(|last| last.at > at) {
                return Err(nonsense("formulas out of order"));
            }
            sheet.formulas.push(Formula { at, text });
        }
        Ok(sheet)
    }
}

fn place(from: &mut Reader<impl Read>) -> io::Result<CellAt> {
    Ok(CellAt::new(from.word()?, from.word()?))
}

/// A piece of `text` that is there.
fn checked(start: u32, len: u32, text: &str) -> io::Result<Text> {
    let from = start as usize;
    let is_there = from.checked_add(len as usize).is_some_and(|end| text.get(from..end).is_some());
    if is_there { Ok(Text { start, len }) } else { Err(nonsense("a text that is not there")) }
}

fn encode_cell(cell: &Cell) -> [u8; CELL] {
    let mut bytes = [0; CELL];
    bytes[..2].copy_from_slice(&cell.col.to_le_bytes());
    bytes[2] = cell.flags.0;
    let mut put_text = |kind, text: Text| {
        bytes[3] = kind;
        bytes[4..8].copy_from_slice(&text.start.to_le_bytes());
        bytes[8..12].copy_from_slice(&text.len.to_le_bytes());
    };
    match cell.value {
        Value::Text(text) => put_text(0, text),
        Value::Error(text) => put_text(1, text),
        Value::Number(number) => {
            bytes[3] = 2;
            bytes[4..].copy_from_slice(&number.serialize());
        }
        Value::Date(day) => {
            bytes[3] = 3;
            bytes[4..6].copy_from_slice(&day.year().to_le_bytes());
            bytes[6..8].copy_from_slice(&[day.month() as u8, day.day() as u8]);
        }
        Value::Other => bytes[3] = 4,
        Value::Uncalculated => bytes[3] = 5,
    }
    bytes
}

fn cells(from: &mut Reader<impl Read>, most: usize, text: &str) -> io::Result<Vec<Cell>> {
    let count = from.count(most.min(MOST))?;
    let mut cells = Vec::new();
    let mut buffer = [0; CHUNK];
    let mut left = count.saturating_mul(CELL);
    while left > 0 {
        let chunk = &mut buffer[..left.min(CHUNK)];
        from.0.read_exact(chunk)?;
        left -= chunk.len();
        for bytes in chunk.as_chunks::<CELL>().0 {
            cells.push(decode_cell(bytes, text)?);
        }
    }
    cells.shrink_to_fit();
    Ok(cells)
}

fn decode_cell(bytes: &[u8; CELL], text: &str) -> io::Result<Cell> {
    let [low, high, flags, kind, held @ ..] = *bytes;
    let half = |at: usize| u32::from_le_bytes([held[at], held[at + 1], held[at + 2], held[at + 3]]);
    let value = match kind {
        0 => Value::Text(checked(half(0), half(4), text)?),
        1 => Value::Error(checked(half(0), half(4), text)?),
        2 => Value::Number(Decimal::deserialize(held)),
        3 => {
            let year = i16::from_le_bytes([held[0], held[1]]);
            let day = Date::new(year, held[2] as i8, held[3] as i8);
            Value::Date(day.map_err(|_| nonsense("a day that there is not"))?)
        }
        4 => Value::Other,
        5 => Value::Uncalculated,
        _ => return Err(nonsense("a cell of no kind")),
    };
    Ok(Cell { col: u16::from_le_bytes([low, high]), flags: CellFlags(flags), value })
}

/// The rows: in order, none empty, and between them every cell once, by column.
fn rows(from: &mut Reader<impl Read>, cells: &[Cell]) -> io::Result<Vec<RowSpan>> {
    let mut rows: Vec<RowSpan> = Vec::new();
    let mut start = 0;
    for _ in 0..from.count(cells.len())? {
        let span = RowSpan {
            row: from.word()?,
            hidden: from.one_of(&[false, true])?,
            start,
            end: from.word()?,
        };
        let held = cells.get(start as usize..span.end as usize).filter(|held| !held.is_empty());
        let in_order = held.is_some_and(|held| held.is_sorted_by(|a, b| a.col < b.col))
            && rows.last().is_none_or(|last| last.row < span.row);
        if !in_order {
            return Err(nonsense("rows out of order"));
        }
        start = span.end;
        rows.push(span);
    }
    rows.shrink_to_fit();
    if start as usize == cells.len() { Ok(rows) } else { Err(nonsense("cells in no row")) }
}
