//! One sheet as a sparse grid.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::model::{CellAt, Date};

/// A piece of the sheet's text; read it with [`Sheet::text`].
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    start: u32,
    len: u32,
}

impl Text {
    /// Where it starts in the sheet's text, in bytes.
    pub(super) fn start(self) -> u32 {
        self.start
    }
}

/// What a cell holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words, or a number kept as text.
    Text(Text),
    /// A number, in the shortest decimal form that the file's binary number stands for.
    Number(Decimal),
    /// A date, chosen by the cell's number format.
    Date(Date),
    /// A time of day, a length of time, or a truth value: nothing that bears on money.
    Other,
    /// An error such as `#REF!`; the text is its code.
    Error(Text),
    /// A formula that no program has calculated yet.
    Uncalculated,
}

/// What else is known of a cell.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct CellFlags(u8);

impl CellFlags {
    /// The cell is a formula.
    pub const FORMULA: CellFlags = CellFlags(1);
    /// The number format shows a percentage.
    pub const PERCENT: CellFlags = CellFlags(2);
    /// The font is bold.
    pub const BOLD: CellFlags = CellFlags(4);

    /// Both.
    pub fn with(self, other: CellFlags) -> CellFlags {
        CellFlags(self.0 | other.0)
    }

    /// Whether `other` is among these.
    pub fn has(self, other: CellFlags) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One non-empty cell.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Column, from zero.
    pub col: u16,
    /// What else is known of it.
    pub flags: CellFlags,
    /// What it holds.
    pub value: Value,
}

/// One non-empty row.
#[derive(Copy, Clone, Debug)]
pub struct Row<'a> {
    /// Row, from zero.
    pub row: u32,
    /// Whether it is hidden or filtered away.
    pub hidden: bool,
    /// Its non-empty cells, by column.
    pub cells: &'a [Cell],
}

impl<'a> Row<'a> {
    /// The cell in column `col`, if it is not empty.
    pub fn cell(&self, col: u16) -> Option<&'a Cell> {
        self.cells.binary_search_by_key(&col, |cell| cell.col).ok().map(|at| &self.cells[at])
    }
}

/// Whether the sheet is shown.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Shown.
    #[default]
    Visible,
    /// Hidden by the user.
    Hidden,
    /// Hidden by a program.
    VeryHidden,
}

impl Visibility {
    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Visibility::Visible => "visible",
            Visibility::Hidden => "hidden",
            Visibility::VeryHidden => "very_hidden",
        }
    }
}

/// Whether hidden rows and columns are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Hidden {
    /// The format does not tell, or was not asked.
    #[default]
    NotChecked,
    /// Checked; these columns are hidden. Hidden rows are marked on the rows.
    Checked {
        /// Hidden columns, from zero.
        columns: Vec<u16>,
    },
}

/// The text of a formula, without the leading `=`; empty when the format shares it with
/// another cell.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Where.
    pub at: CellAt,
    /// What.
    pub text: Text,
}

/// A sheet: rows of non-empty cells in order. A far corner cell costs no more than a near one.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// Whether it is shown.
    pub visibility: Visibility,
    /// What is known of hidden columns.
    pub hidden: Hidden,
    /// Merged regions: first and last cell of each.
    pub merged: Vec<(CellAt, CellAt)>,
    /// Formulas in order of place, where the format gives them.
    pub formulas: Vec<Formula>,
    text: String,
    cells: Vec<Cell>,
    rows: Vec<RowSpan>,
}

#[derive(Copy, Clone, Debug)]
struct RowSpan {
    row: u32,
    hidden: bool,
    start: u32,
    end: u32,
}

impl Sheet {
    /// The text that `text` stands for.
    pub fn text(&self, text: Text) -> &str {
        let start = text.start as usize;
        &self.text[start..start + text.len as usize]
    }

    /// The text of `cell`, when it holds text.
    pub fn text_of(&self, cell: &Cell) -> Option<&str> {
        match cell.value {
            Value::Text(text) => Some(self.text(text)),
            _ => None,
        }
    }

    /// The non-empty rows, in order.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator + Clone {
        (0..self.rows.len()).map(|at| self.row_at(at))
    }

    /// The `at`-th non-empty row.
    pub fn row_at(&self, at: usize) -> Row<'_> {
        let span = self.rows[at];
        let cells = span.start as usize..span.end as usize;
        Row { row: span.row, hidden: span.hidden, cells: &self.cells[cells] }
    }

    /// Number of non-empty rows.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Number of non-empty cells.
    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// Which of the non-empty rows is row number `row` (from zero).
    pub fn find_row(&self, row: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&row, |span| span.row).ok()
    }

    /// The formula in `at`, where the format gives it.
    pub fn formula(&self, at: CellAt) -> Option<&str> {
        let found = self.formulas.binary_search_by_key(&at, |formula| formula.at).ok()?;
        Some(self.text(self.formulas[found].text))
    }
}

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

    /// Takes over `text`, from which [`SheetBuilder::piece`] then takes pieces. Only for a sheet
    /// that has no text yet.
    pub(super) fn adopt(&mut self, text: String) {
        if self.sheet.text.is_empty() {
            self.sheet.text = text;
        }
    }

    /// The piece of the sheet's text that starts at `start` and is `len` bytes long; both must
    /// have come from this sheet's text.
    pub(super) fn piece(&self, start: u32, len: u32) -> Text {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i64) -> Value {
        Value::Number(Decimal::from(value))
    }

    #[test]
    fn cells_out_of_order_are_put_in_order_and_the_last_of_two_stands() {
        let mut builder = SheetBuilder::new("S");
        builder.push(5, 1, CellFlags::default(), number(3));
        builder.push(0, 0, CellFlags::default(), number(1));
        builder.push(5, 1, CellFlags::default(), number(4));
        let sheet = builder.finish();
        assert_eq!(sheet.row_count(), 2);
        assert_eq!(sheet.row_at(0).row, 0);
        assert_eq!(sheet.row_at(1).cell(1).unwrap().value, number(4));
        assert_eq!(sheet.cell_count(), 2);
    }

    #[test]
    fn hidden_rows_are_marked() {
        let mut builder = SheetBuilder::new("S");
        for row in 0..6 {
            builder.push(row, 0, CellFlags::default(), number(1));
        }
        builder.hide_rows(4..5);
        builder.hide_rows(1..3);
        let hidden: Vec<bool> = builder.finish().rows().map(|row| row.hidden).collect();
        assert_eq!(hidden, [false, true, true, false, true, false]);
    }

    #[test]
    fn white_space_is_no_cell() {
        let mut builder = SheetBuilder::new("S");
        builder.push_text(0, 0, "  ");
        builder.push_text(0, 1, " a ");
        let sheet = builder.finish();
        assert_eq!(sheet.cell_count(), 1);
        assert_eq!(sheet.text_of(&sheet.row_at(0).cells[0]), Some(" a "));
    }
}
