//! One sheet as a sparse grid.

mod builder;
#[cfg(test)]
mod tests;
mod wire;

use rust_decimal::Decimal;

pub use self::builder::SheetBuilder;
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

    /// The non-empty rows from row number `first` to `last` (from zero).
    pub fn rows_within(&self, first: u32, last: u32) -> impl Iterator<Item = Row<'_>> {
        let from = self.rows.partition_point(|span| span.row < first);
        let to = self.rows.partition_point(|span| span.row <= last);
        (from..to).map(|at| self.row_at(at))
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
