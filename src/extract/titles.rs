//! The rows that name a sheet or give its parameters.

use crate::detect::SheetLayout;
use crate::model::RowRole;
use crate::open::{Row, Sheet};

/// Rows of a sheet without a table that may name the workbook: a cover has few.
const COVER_ROWS: usize = 30;

/// The title rows of one sheet, and where its tables part them.
pub(super) struct Titles<'a> {
    pub(super) sheet: &'a Sheet,
    rows: Vec<Row<'a>>,
    /// Last rows of the tables, in order.
    ends: Vec<u32>,
    /// How many of the rows stand above the first table.
    top: usize,
}

impl<'a> Titles<'a> {
    /// Finds the title rows; of a sheet without a table, its first rows whatever they are.
    pub(super) fn new(sheet: &'a Sheet, layout: &SheetLayout) -> Titles<'a> {
        let Some(first) = layout.tables.iter().map(|table| table.span.0).min() else {
            let rows: Vec<Row> = sheet.rows().take(COVER_ROWS).collect();
            return Titles { sheet, top: rows.len(), rows, ends: Vec::new() };
        };
        let roles = layout.rows.iter().map(|(role, _)| *role);
        let titles = sheet.rows().zip(roles).filter(|(_, role)| *role == RowRole::Title);
        let rows: Vec<Row> = titles.map(|(row, _)| row).collect();
        let mut ends: Vec<u32> = layout.tables.iter().map(|table| table.span.1).collect();
        ends.sort_unstable();
        let top = rows.partition_point(|row| row.row < first);
        Titles { sheet, rows, ends, top }
    }

    /// The titles that speak for the whole sheet: those above its first table.
    pub(super) fn top(&self) -> &[Row<'a>] {
        &self.rows[..self.top]
    }

    /// The titles of the table that begins in row `start`: its own, below the table before it,
    /// and then those of the sheet.
    pub(super) fn above(&self, start: u32) -> impl Iterator<Item = &[Row<'a>]> {
        let before = self.ends.partition_point(|&end| end < start);
        let from = before.checked_sub(1).map_or(0, |at| self.ends[at] + 1);
        let own = self.rows.partition_point(|row| row.row < from)
            ..self.rows.partition_point(|row| row.row < start);
        let own = &self.rows[own];
        let top = self.top();
        let groups = [own, if before == 0 { &[] } else { top }];
        groups.into_iter().filter(|group| !group.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Table;
    use crate::open::SheetBuilder;

    #[test]
    fn a_table_s_own_titles_come_before_the_sheet_s() {
        let mut builder = SheetBuilder::new("S");
        for row in [0, 1, 5, 6, 20] {
            builder.push_text(row, 0, "title");
        }
        let sheet = builder.finish();
        let table = |first, last| Table { span: (first, last), ..Table::default() };
        let layout = SheetLayout {
            rows: vec![(RowRole::Title, None); 5],
            tables: vec![table(2, 4), table(2, 3), table(7, 19), table(30, 40)],
            ..SheetLayout::default()
        };
        let titles = Titles::new(&sheet, &layout);
        let rows = |start| -> Vec<Vec<u32>> {
            titles.above(start).map(|group| group.iter().map(|row| row.row).collect()).collect()
        };
        assert_eq!(rows(2), [[0, 1]]);
        assert_eq!(rows(7), [[5, 6], [0, 1]]);
        assert_eq!(rows(30), [vec![20], vec![0, 1]]);
        assert_eq!(titles.top().len(), 2);
        assert_eq!(Titles::new(&sheet, &SheetLayout::default()).top().len(), 5);
    }
}
