//! One pass over a table of an OpenDocument.

use std::io;

use super::super::number;
use super::super::number_format::Shown;
use super::super::reading::Reading;
use super::super::serial::{Epoch, iso_day};
use super::super::sheet::{CellFlags, Value};
use super::super::xml::{Tag, Token, Xml};
use super::formula::plain_formula;
use super::paragraphs::Paragraphs;
use super::styles::TableStyles;
use crate::model::CellAt;
use crate::model::limits::ODS_REPEATED_CELLS;

/// The last row and column that a sheet can have.
const LAST: CellAt = CellAt { row: 1_048_575, col: 16_383 };

/// The pass over one table.
pub(super) struct TablePass<'p, 'l> {
    styles: &'p TableStyles,
    reading: &'p mut Reading<'l>,
    /// Tables inside cells, which are not read, nest.
    depth: u32,
    next_row: u32,
    rows: u32,
    next_col: u32,
    next_column: u32,
    /// The cells of a row that is repeated, to be put once more for each repetition.
    row_cells: Vec<FilledCell>,
    cell: Option<OpenCell>,
    words: Paragraphs,
    /// Cells of the whole workbook that repeat others.
    repeated: &'p mut u64,
}

struct FilledCell {
    col: u32,
    repeated: u32,
    flags: CellFlags,
    content: Content,
}

enum Content {
    Number(rust_decimal::Decimal),
    Plain(Value),
    Error(String),
    Uncalculated,
    Unreadable(String, &'static str),
}

struct OpenCell {
    repeated: u32,
    covered: bool,
    kind: Vec<u8>,
    value: Vec<u8>,
    flags: CellFlags,
    is_formula: bool,
    is_error: bool,
}

impl<'p, 'l> TablePass<'p, 'l> {
    /// Begins a table.
    pub(super) fn new(
        styles: &'p TableStyles,
        reading: &'p mut Reading<'l>,
        repeated: &'p mut u64,
    ) -> TablePass<'p, 'l> {
        reading.hidden_is_known();
        TablePass {
            styles,
            reading,
            depth: 0,
            next_row: 0,
            rows: 1,
            next_col: 0,
            next_column: 0,
            row_cells: Vec::new(),
            cell: None,
            words: Paragraphs::default(),
            repeated,
        }
    }

    /// Reads to the end of the table.
    pub(super) fn run(mut self, xml: &mut Xml<'_>) -> io::Result<()> {
        while let Some(token) = xml.next()? {
            match token {
                Token::Start(tag) if tag.name == b"table" => self.depth += u32::from(!tag.empty),
                Token::End(b"table") if self.depth == 0 => return Ok(()),
                Token::End(b"table") => self.depth -= 1,
                _ if self.depth > 0 => {}
                Token::Start(tag) => self.start(&tag),
                Token::End(name) => self.end(name),
                Token::Text(raw) if self.cell.is_some() => self.words.text(raw, false),
                Token::Literal(raw) if self.cell.is_some() => self.words.text(raw, true),
                Token::Text(_) | Token::Literal(_) => {}
            }
        }
        Err(io::ErrorKind::UnexpectedEof.into())
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            b"table-column" => {
                let repeated = repeated(tag, "number-columns-repeated");
                if is_hidden(tag) && self.next_column <= LAST.col {
                    let last = self.next_column.saturating_add(repeated - 1).min(LAST.col);
                    self.reading.hide_columns(self.next_column..=last);
                }
                self.next_column = self.next_column.saturating_add(repeated);
            }
            b"table-row" => {
                self.rows = repeated(tag, "number-rows-repeated");
                self.next_col = 0;
                self.row_cells.clear();
                if is_hidden(tag) && self.next_row <= LAST.row {
                    let last = self.next_row.saturating_add(self.rows - 1).min(LAST.row);
                    self.reading.hide_rows(self.next_row..=last);
                }
                if tag.empty {
                    self.end_row();
                }
            }
            b"table-cell" | b"covered-table-cell" => {
                self.start_cell(tag);
                if tag.empty {
                    self.end_cell();
                }
            }
            _ if self.cell.is_some() => self.words.start(tag),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"table-cell" | b"covered-table-cell" => self.end_cell(),
            b"table-row" => self.end_row(),
            _ if self.cell.is_some() => self.words.end(name),
            _ => {}
        }
    }

    fn start_cell(&mut self, tag: &Tag<'_>) {
        let mut cell = OpenCell {
            repeated: repeated(tag, "number-columns-repeated"),
            covered: tag.name == b"covered-table-cell",
            kind: tag.get("value-type").unwrap_or_default().to_vec(),
            value: Vec::new(),
            flags: tag.get("style-name").map(|style| self.styles.flags(style)).unwrap_or_default(),
            is_formula: false,
            is_error: false,
        };
        // The calculator's own type tells errors apart from text.
        cell.is_error = tag
            .attributes()
            .any(|(name, value)| name.ends_with(b"value-type") && value == b"error");
        let value = match cell.kind.as_slice() {
            b"date" => "date-value",
            b"time" => "time-value",
            b"boolean" => "boolean-value",
            b"string" => "string-value",
            _ => "value",
        };
        cell.value = tag.get(value).unwrap_or_default().to_vec();
        let at = CellAt::new(self.next_row, self.next_col);
        if let Some(formula) = tag.text("formula") {
            cell.is_formula = true;
            cell.flags = cell.flags.with(CellFlags::FORMULA);
            self.reading.builder().push_formula(at, &plain_formula(&formula));
        }
        let spanned = |name| tag.number(name).unwrap_or(1).max(1);
        let (rows, cols) = (spanned("number-rows-spanned"), spanned("number-columns-spanned"));
        if rows > 1 || cols > 1 {
            let corner =
                CellAt::new(at.row.saturating_add(rows - 1), at.col.saturating_add(cols - 1));
            self.reading.builder().sheet_mut().merged.push((at, corner));
        }
        if cell.kind == b"percentage" {
            cell.flags = cell.flags.with(CellFlags::PERCENT);
        }
        self.words.clear();
        self.cell = Some(cell);
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let col = self.next_col;
        self.next_col = self.next_col.saturating_add(cell.repeated);
        if cell.covered && self.words.is_empty() && cell.value.is_empty() {
            return;
        }
        let at = CellAt::new(self.next_row, col);
        if let Some(content) = self.content(at, &cell) {
            let OpenCell { repeated, flags, .. } = cell;
            self.row_cells.push(FilledCell { col, repeated, flags, content });
        }
    }

    fn content(&mut self, at: CellAt, cell: &OpenCell) -> Option<Content> {
        let words = self.words.words().into_owned();
        if cell.is_error || (cell.is_formula && is_error_code(&words)) {
            return Some(Content::Error(words));
        }
        let value = String::from_utf8_lossy(&cell.value);
        match cell.kind.as_slice() {
            b"float" | b"currency" | b"percentage" => Some(match number::from_text(&cell.value) {
                Some(number) => Content::Number(number),
                None if cell.value.is_empty() && cell.is_formula => Content::Uncalculated,
                None => Content::Unreadable(words, "a number that cannot be read"),
            }),
            b"date" => Some(match iso_day(&value) {
                Some(day) => Content::Plain(Value::Date(day)),
                None => Content::Unreadable(words, "a date that cannot be read"),
            }),
            b"time" | b"boolean" => Some(Content::Plain(Value::Other)),
            b"" if cell.is_formula && words.is_empty() => Some(Content::Uncalculated),
            _ => {
                let text = if words.is_empty() { value.as_ref() } else { words.as_str() };
                self.reading.keep(at, text).map(|text| Content::Plain(Value::Text(text)))
            }
        }
    }

    fn end_row(&mut self) {
        let last_row = self.next_row.saturating_add(self.rows - 1);
        let cells: u64 = self.row_cells.iter().map(|cell| u64::from(cell.repeated)).sum();
        let repeated = cells.saturating_mul(self.rows.into()) - self.row_cells.len() as u64;
        *self.repeated = self.repeated.saturating_add(repeated);
        if *self.repeated > ODS_REPEATED_CELLS {
            let says = format!(
                "cells are repeated more than {ODS_REPEATED_CELLS} times; the rest was not read"
            );
            let remedy =
                "Delete the rows and columns that only repeat others, or save it as .xlsx.";
            self.reading.stop(says, remedy);
        } else if !self.row_cells.is_empty() {
            for row in self.next_row..=last_row.min(LAST.row) {
                for cell in &self.row_cells {
                    let last_col = cell.col.saturating_add(cell.repeated - 1).min(LAST.col);
                    for col in cell.col..=last_col {
                        put(self.reading, CellAt::new(row, col), cell);
                        if self.reading.is_full() {
                            return;
                        }
                    }
                }
            }
        }
        self.row_cells.clear();
        self.next_row = last_row.saturating_add(1);
    }
}

fn put(reading: &mut Reading<'_>, at: CellAt, cell: &FilledCell) {
    match &cell.content {
        Content::Number(number) => {
            reading.put_number(at, cell.flags, *number, Shown::Number, Epoch::From1900);
        }
        Content::Plain(value) => reading.put(at, cell.flags, *value),
        Content::Error(code) => reading.put_error(at, cell.flags, code),
        Content::Uncalculated => reading.put_uncalculated(at),
        Content::Unreadable(text, why) => reading.put_unreadable(at, cell.flags, text, why),
    }
}

fn repeated(tag: &Tag<'_>, name: &str) -> u32 {
    tag.number(name).unwrap_or(1).max(1)
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.get("visibility"), Some(b"collapse" | b"filter"))
}

/// What a formula shows when it fails: Excel's codes and `Err:502`.
fn is_error_code(text: &str) -> bool {
    matches!(text, "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!")
        || text.strip_prefix("Err:").is_some_and(|code| code.bytes().all(|b| b.is_ascii_digit()))
}
