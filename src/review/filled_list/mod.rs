//! A filled list, read back from whatever a spreadsheet program made of it.
//!
//! The row that names the columns is looked for on every sheet; columns may stand in any order and
//! among others, rows in any order and hidden by a filter. What is read is what was typed: whether it
//! is right is asked later.

mod cells;
mod header;
mod list_header;

use std::borrow::Cow;

use crate::mapping::Mistake;
use crate::open::{Row, Sheet, Workbook};

use super::{Column, FilledRow};
pub use cells::{cut_short, typed};
pub use header::ListFor;
pub use list_header::{ListColumn, ListHeader, Sought};

use header::SOUGHT;

/// A review list as it came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledList {
    /// The rows that have a label or an answer, from top to bottom.
    pub rows: Vec<FilledRow>,
    /// Cells that cannot be read, each with its row; they are empty in `rows`. While there are any,
    /// the list is not to be trusted as a whole.
    pub unreadable: Vec<Mistake>,
}

impl FilledList {
    /// Reads the list in `workbook`, which messages call `name`. Fails when there is no list in it,
    /// when it is not one for what is asked, or when it cannot be told which column is which; all
    /// that is wrong is said at once.
    pub fn read(
        name: &str,
        workbook: &Workbook,
        list_for: ListFor,
    ) -> Result<FilledList, Vec<Mistake>> {
        let (sheet, header) = find(name, workbook, list_for)?;
        let mut list = FilledList { rows: Vec::new(), unreadable: cut_short(name, workbook) };
        for row in sheet.rows().filter(|row| row.row > header.row) {
            list.take(name, sheet, &header, row);
        }
        Ok(list)
    }

    fn take(&mut self, name: &str, sheet: &Sheet, header: &ListHeader<Column>, row: Row<'_>) {
        let line = row.row.saturating_add(1);
        let mut filled = FilledRow { row: line, ..FilledRow::default() };
        let mut unreadable = Vec::new();
        for &(column, col) in &header.columns {
            let Some(into) = filled.field(column) else { continue };
            match row.cell(col).map_or(Ok(Cow::Borrowed("")), |cell| typed(sheet, cell)) {
                Ok(text) => *into = text.into_owned(),
                Err(holds) => {
                    unreadable.push(Mistake {
                        file: name.to_owned(),
                        line,
                        column: column.name().to_owned(),
                        says: format!("the cell holds {holds}"),
                        remedy: String::from("type what it should say as text"),
                    });
                }
            }
        }
        let is_a_header = Column::named(&filled.label) == Some(Column::Label)
            && Column::named(&filled.category) == Some(Column::Category);
        let has_an_answer = !filled.category.is_empty() || !filled.split.is_empty();
        if !is_a_header && (!filled.label.is_empty() || has_an_answer || !unreadable.is_empty()) {
            self.rows.push(filled);
            self.unreadable.append(&mut unreadable);
        }
    }
}

impl FilledRow {
    /// Where the words of `column` go; `None` for columns that nobody asks about.
    fn field(&mut self, column: Column) -> Option<&mut String> {
        match column {
            Column::Area => Some(&mut self.area),
            Column::Label => Some(&mut self.label),
            Column::Group => Some(&mut self.group),
            Column::Category => Some(&mut self.category),
            Column::Scope => Some(&mut self.scope),
            Column::Split => Some(&mut self.split),
            Column::Note => Some(&mut self.note),
            Column::DecidedBy => Some(&mut self.decided_by),
            _ => None,
        }
    }
}

/// The sheet that holds the list, and the row that names its columns.
fn find<'w>(
    name: &str,
    workbook: &'w Workbook,
    list_for: ListFor,
) -> Result<(&'w Sheet, ListHeader<Column>), Vec<Mistake>> {
    let (sheet, header) = ListHeader::find(name, workbook, &SOUGHT)?;
    match header::mistakes(&header, name, list_for) {
        mistakes if mistakes.is_empty() => Ok((sheet, header)),
        mistakes => Err(mistakes),
    }
}

#[cfg(test)]
mod tests;
