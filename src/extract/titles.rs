//! The rows that name a sheet or give its parameters.

use crate::detect::SheetLayout;
use crate::model::RowRole;
use crate::open::{Row, Sheet};

/// Rows of a sheet without a table that may name the workbook: a cover has few.
const COVER_ROWS: usize = 30;

/// The title rows above the `table`-th table in groups: its own, below the table before it, come
/// first, and the sheet's come last.
pub(super) fn above<'a>(sheet: &'a Sheet, layout: &SheetLayout, table: usize) -> Vec<Vec<Row<'a>>> {
    let Some(own) = layout.tables.get(table) else { return Vec::new() };
    let starts_below = |end: u32| end < own.span.0;
    let mut ends: Vec<u32> =
        layout.tables.iter().map(|table| table.span.1).filter(|&end| starts_below(end)).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut groups: Vec<Vec<Row<'a>>> = vec![Vec::new(); ends.len() + 1];
    for row in titles(sheet, layout).take_while(|row| row.row < own.span.0) {
        let passed = ends.partition_point(|&end| end < row.row);
        groups[ends.len() - passed].push(row);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The title rows of a sheet; of one without a table, its first rows whatever they are.
pub(super) fn of_sheet<'a>(sheet: &'a Sheet, layout: &SheetLayout) -> Vec<Row<'a>> {
    if layout.tables.is_empty() {
        sheet.rows().take(COVER_ROWS).collect()
    } else {
        titles(sheet, layout).collect()
    }
}

fn titles<'a>(sheet: &'a Sheet, layout: &SheetLayout) -> impl Iterator<Item = Row<'a>> {
    let is_title = |at: usize| layout.rows.get(at).is_some_and(|(role, _)| *role == RowRole::Title);
    sheet.rows().enumerate().filter(move |(at, _)| is_title(*at)).map(|(_, row)| row)
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
            tables: vec![table(2, 4), table(2, 3), table(7, 19)],
            ..SheetLayout::default()
        };
        let rows = |at| -> Vec<Vec<u32>> {
            let groups = above(&sheet, &layout, at);
            groups.iter().map(|group| group.iter().map(|row| row.row).collect()).collect()
        };
        assert_eq!(rows(0), [[0, 1]]);
        assert_eq!(rows(2), [[5, 6], [0, 1]]);
        assert!(rows(3).is_empty());
        assert_eq!(of_sheet(&sheet, &layout).len(), 5);
        assert_eq!(of_sheet(&sheet, &SheetLayout::default()).len(), 5);
    }
}
