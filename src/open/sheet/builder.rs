//! A sheet in the making.

use std::ops::Range;

use super::{Cell, CellFlags, Formula, RowSpan, Sheet, Text, Value};
use crate::model::CellAt;

/// Builds a [`Sheet`] from cells that come row by row; cells that come out of order are put
/// in order at the end, and of two at one place the last stands.
#[derive(Debug, Default)]
pub struct SheetBuilder {
    sheet: Sheet,
    hidden_rows: Vec<Range<u32>>,
    sorted: bool,
}

impl SheetBuilder {
    /// An empty sheet called `name`.
    pub fn new(name: impl Into<String>) -> SheetBuilder {
        SheetBuilder {
            sheet: Sheet { name: name.into(), ..Sheet::default() },
            sorted: true,
            ..SheetBuilder::default()
        }
    }

    /// The sheet's facts, to be filled in.
    pub fn sheet_mut(&mut self) -> &mut Sheet {
        &mut self.sheet
    }

    /// Keeps `text` in the sheet. Keep a repeated text once and use its handle again.
    pub fn keep(&mut self, text: &str) -> Text {
        let start = self.sheet.text.len();
        self.sheet.text.push_str(text);
        // Offsets beyond 4 GiB cannot be addressed: such text is left empty, and the limit on
        // unpacked bytes has already ended the reading of such a file.
        match (u32::try_from(start), u32::try_from(text.len())) {
            (Ok(start), Ok(len)) if self.sheet.text.len() <= u32::MAX as usize => {
                Text { start, len }
            }
            _ => Text { start: 0, len: 0 },
        }
    }

    /// Bytes of text so far.
    pub(in crate::open) fn text_bytes(&self) -> usize {
        self.sheet.text.len()
    }

    /// Takes over `text`, from which [`SheetBuilder::piece`] then takes pieces. Only for a sheet
    /// that has no text yet.
    pub(in crate::open) fn adopt(&mut self, text: String) {
        if self.sheet.text.is_empty() {
            self.sheet.text = text;
        }
    }

    /// The piece of the sheet's text that starts at `start` and is `len` bytes long; both must
    /// have come from this sheet's text.
    pub(in crate::open) fn piece(&self, start: u32, len: u32) -> Text {
        let end = start as usize + len as usize;
        if self.sheet.text.get(start as usize..end).is_some() {
            Text { start, len }
        } else {
            Text { start: 0, len: 0 }
        }
    }

    /// Puts a cell at `row` and `col`, from zero.
    pub fn push(&mut self, row: u32, col: u16, flags: CellFlags, value: Value) {
        let at = self.sheet.cells.len() as u32;
        match self.sheet.rows.last_mut() {
            Some(last) if last.row == row => {
                self.sorted &= self.sheet.cells.last().is_none_or(|cell| cell.col < col);
                last.end = at + 1;
            }
            last => {
                self.sorted &= last.is_none_or(|last| last.row < row);
                self.sheet.rows.push(RowSpan { row, hidden: false, start: at, end: at + 1 });
            }
        }
        self.sheet.cells.push(Cell { col, flags, value });
    }

    /// Keeps `text` and puts it at `row` and `col`; empty text and white space are no cell.
    pub fn push_text(&mut self, row: u32, col: u16, text: &str) {
        if !text.trim().is_empty() {
            let text = self.keep(text);
            self.push(row, col, CellFlags::default(), Value::Text(text));
        }
    }

    /// Says what formula stands at `row` and `col`.
    pub fn push_formula(&mut self, at: CellAt, formula: &str) {
        let text = self.keep(formula);
        self.sheet.formulas.push(Formula { at, text });
    }

    /// Says that the rows in `rows` are hidden.
    pub fn hide_rows(&mut self, rows: Range<u32>) {
        self.hidden_rows.push(rows);
    }

    /// Number of cells so far.
    pub fn cell_count(&self) -> usize {
        self.sheet.cells.len()
    }

    /// Number of rows with cells so far.
    pub(in crate::open) fn row_count(&self) -> usize {
        self.sheet.rows.len()
    }

    /// Whether a cell in `row` stands in another row than the cell before it.
    pub(in crate::open) fn begins_row(&self, row: u32) -> bool {
        self.sheet.rows.last().is_none_or(|last| last.row != row)
    }

    /// The finished sheet.
    pub fn finish(mut self) -> Sheet {
        if !self.sorted {
            self.put_in_order();
        }
        if !self.sheet.formulas.is_sorted_by_key(|formula| formula.at) {
            self.sheet.formulas.sort_by_key(|formula| formula.at);
        }
        self.hidden_rows.sort_by_key(|rows| rows.start);
        let mut hidden = self.hidden_rows.iter().peekable();
        for span in &mut self.sheet.rows {
            while hidden.next_if(|rows| rows.end <= span.row).is_some() {}
            span.hidden = hidden.peek().is_some_and(|rows| rows.contains(&span.row));
        }
        // Nothing is added any more: give back the room that growing lists keep.
        self.sheet.cells.shrink_to_fit();
        self.sheet.rows.shrink_to_fit();
        self.sheet.text.shrink_to_fit();
        self.sheet
    }

    fn put_in_order(&mut self) {
        let spans = std::mem::take(&mut self.sheet.rows);
        let cells = std::mem::take(&mut self.sheet.cells);
        let place = |span: &RowSpan| {
            let row = span.row;
            (span.start..span.end).map(move |at| (row, at))
        };
        let mut order: Vec<(u32, u32)> = spans.iter().flat_map(place).collect();
        let col = |at: u32| cells[at as usize].col;
        order.sort_by_key(|&(row, at)| (row, col(at), at));
        self.sorted = true;
        for (nth, &(row, at)) in order.iter().enumerate() {
            let next = order.get(nth + 1);
            if next.is_none_or(|&(next_row, next)| (next_row, col(next)) != (row, col(at))) {
                let Cell { col, flags, value } = cells[at as usize];
                self.push(row, col, flags, value);
            }
        }
    }
}
