//! The words of a line.

use std::borrow::Cow;

use crate::detect::{Line, Table, heading_role};
use crate::mapping::ColumnWord;
use crate::model::{LabelFrom, Role};
use crate::open::{Cell, Row, Sheet, Value};

/// What `cell` says in words; numbers and dates as they are written in the outputs. `None` when
/// it has no words.
pub(super) fn cell_text<'a>(sheet: &'a Sheet, cell: &Cell) -> Option<Cow<'a, str>> {
    match cell.value {
        Value::Text(text) => {
            let text = sheet.text(text).trim();
            (!text.is_empty()).then_some(Cow::Borrowed(text))
        }
        Value::Number(number) => Some(Cow::Owned(number.normalize().to_string())),
        Value::Date(date) => Some(Cow::Owned(date.to_string())),
        Value::Other | Value::Error(_) | Value::Uncalculated => None,
    }
}

/// The columns of a table that hold words, by role, and the cells that merged regions cover.
pub(super) struct Columns<'a> {
    sheet: &'a Sheet,
    roles: Vec<(Role, u16)>,
    /// What the columns of labels hold by their headings.
    pub(super) label_from: LabelFrom,
    /// Column, first and last row of each region that is merged downwards, in that order.
    merged: Vec<(u16, u32, u32)>,
    first: u16,
    last: u16,
}

impl<'a> Columns<'a> {
    pub(super) fn new(sheet: &'a Sheet, table: &Table, known: &[ColumnWord]) -> Columns<'a> {
        let roles: Vec<(Role, u16)> = table
            .columns
            .iter()
            .filter(|column| column.role != Role::Amount)
            .map(|column| (column.role, column.col))
            .collect();
        let mut merged: Vec<(u16, u32, u32)> = sheet
            .merged
            .iter()
            .filter(|(first, last)| first.row < last.row)
            .filter_map(|(first, last)| Some((u16::try_from(first.col).ok()?, first.row, last.row)))
            .filter(|(col, _, _)| roles.iter().any(|(_, known)| known == col))
            .collect();
        merged.sort_unstable();
        let cols = || table.columns.iter().map(|column| column.col);
        Columns {
            sheet,
            label_from: label_from(table, known),
            roles,
            merged,
            first: cols().min().unwrap_or(0),
            last: cols().max().unwrap_or(u16::MAX),
        }
    }

    /// The columns with `role`, from left to right.
    pub(super) fn with(&self, role: Role) -> impl Iterator<Item = u16> {
        self.roles.iter().filter(move |(known, _)| *known == role).map(|&(_, col)| col)
    }

    /// The cell of `row` in `col`, or the one whose merged region covers that place.
    pub(super) fn cell(&self, row: &Row<'a>, col: u16) -> Option<&'a Cell> {
        if let Some(cell) = row.cell(col) {
            return Some(cell);
        }
        let at = self.merged.partition_point(|&(c, first, _)| (c, first) <= (col, row.row));
        let &(c, first, last) = self.merged.get(at.checked_sub(1)?)?;
        if c != col || row.row > last {
            return None;
        }
        self.sheet.row_at(self.sheet.find_row(first)?).cell(col)
    }

    /// The first cell with words in a column of `role`.
    pub(super) fn first(&self, row: &Row<'a>, role: Role) -> Option<(u16, &'a Cell)> {
        self.with(role).find_map(|col| {
            let cell = self.cell(row, col)?;
            cell_text(self.sheet, cell).map(|_| (col, cell))
        })
    }

    /// The words of `rows` in the columns of `role`, joined by spaces.
    pub(super) fn words(&self, rows: &[Row<'a>], role: Role) -> Cow<'a, str> {
        let pieces = rows.iter().enumerate().flat_map(|(at, row)| {
            self.with(role).filter_map(move |col| {
                // A merged region speaks once, in the line's first row.
                let cell = if at == 0 { self.cell(row, col) } else { row.cell(col) };
                cell_text(self.sheet, cell?)
            })
        });
        joined(pieces, " ")
    }

    /// The words of the section rows that `line` stands in and of its section columns,
    /// outermost first; `column` is what the section columns say.
    pub(super) fn section(&self, line: &Line, column: Cow<'a, str>) -> Cow<'a, str> {
        let rows = line.sections.iter().filter_map(|&row| {
            let row = self.sheet.row_at(self.sheet.find_row(row)?);
            let own = |cell: &&Cell| (self.first..=self.last).contains(&cell.col);
            let text = |cell| cell_text(self.sheet, cell);
            row.cells.iter().filter(own).find_map(text).or_else(|| row.cells.iter().find_map(text))
        });
        joined(rows.chain((!column.is_empty()).then_some(column)), " / ")
    }
}

/// Carries the words of a section column down: it often names the section on its first line only.
pub(super) struct Carried<'a> {
    words: Cow<'a, str>,
    rows: Vec<u32>,
    /// Rows of the printed sums not passed yet, the last first.
    sums: Vec<u32>,
}

impl<'a> Carried<'a> {
    pub(super) fn new(table: &Table) -> Carried<'a> {
        let mut sums: Vec<u32> = table.checks.iter().map(|check| check.at.row).collect();
        sums.sort_unstable_by(|a, b| b.cmp(a));
        Carried { words: Cow::Borrowed(""), rows: Vec::new(), sums }
    }

    /// The section of `line`: its own words, or those of the line above, unless another section
    /// row or a printed sum stands between.
    pub(super) fn section(&mut self, line: &Line, own: Cow<'a, str>) -> Cow<'a, str> {
        let mut broken = self.rows != line.sections;
        while self.sums.pop_if(|sum| *sum < line.row).is_some() {
            broken = true;
        }
        if !own.is_empty() || broken {
            self.words = own;
            self.rows.clone_from(&line.sections);
        }
        self.words.clone()
    }
}

/// `pieces` with `between` between them; borrowed when there is only one.
fn joined<'a>(mut pieces: impl Iterator<Item = Cow<'a, str>>, between: &str) -> Cow<'a, str> {
    let Some(mut words) = pieces.next() else { return Cow::Borrowed("") };
    for piece in pieces {
        let words = words.to_mut();
        words.push_str(between);
        words.push_str(&piece);
    }
    words
}

/// What the words in the columns of labels are. Where a table has no other words, its payees, references or
/// notes are taken for labels; and in a list of single payments a description tells of each.
fn label_from(table: &Table, known: &[ColumnWord]) -> LabelFrom {
    let has = |role: Role| table.columns.iter().any(|column| column.role == role);
    let of_payments = has(Role::Date) || has(Role::Payee) || has(Role::Reference);
    let labels = table.columns.iter().filter(|column| column.role == Role::Label);
    let from = |heading: &str| match heading_role(known, heading) {
        Some(Role::Payee) => LabelFrom::Payee,
        Some(Role::Reference | Role::Note) => LabelFrom::Description,
        Some(Role::Description) if of_payments => LabelFrom::Description,
        _ => LabelFrom::Label,
    };
    labels.map(|column| from(&column.heading)).max_by_key(|from| *from as u8).unwrap_or_default()
}
