//! A table whose sums down and across must agree.

use std::collections::BTreeMap;

use crate::model::{Money, Tally};

/// A table of sums that does not add up: a mistake of this program, never of the sheets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "internal error: the table of {table} does not cross-cast: {what} comes to {found}, and should \
     come to {expected}; nothing was written, please report this"
)]
pub struct CrossCastError {
    /// Which table.
    pub table: &'static str,
    /// Which of its sums.
    pub what: String,
    /// What it comes to.
    pub found: Money,
    /// What it should come to.
    pub expected: Money,
}

/// Sums by row and column. The sums of its rows and its total were counted line by line as the
/// lines came in, not added up from the cells, so that adding up the cells proves them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossTable<R, C> {
    /// Its rows in order, each with its sum across. A line that is split over several columns
    /// counts once.
    pub rows: Vec<(R, Tally)>,
    /// Its columns in order, each with its sum down.
    pub columns: Vec<(C, Tally)>,
    /// The sum of everything.
    pub total: Tally,
    cells: BTreeMap<(R, C), Tally>,
}

impl<R: Copy + Ord, C: Copy + Ord> CrossTable<R, C> {
    /// Adds up `cells` down and across, and holds both against `rows` and `total`. Every cell
    /// must lie in one of `rows` and `columns`.
    pub fn prove(
        table: &'static str,
        rows: Vec<(R, Tally)>,
        columns: impl IntoIterator<Item = C>,
        cells: BTreeMap<(R, C), Tally>,
        total: Tally,
    ) -> Result<CrossTable<R, C>, CrossCastError> {
        let mut across: BTreeMap<R, Money> =
            rows.iter().map(|&(row, _)| (row, Money::ZERO)).collect();
        let mut down: BTreeMap<C, Tally> =
            columns.into_iter().map(|column| (column, Tally::ZERO)).collect();
        for (&(row, column), &cell) in &cells {
            if let (Some(across), Some(down)) = (across.get_mut(&row), down.get_mut(&column)) {
                *across += cell.amount;
                *down += cell;
            }
        }
        let holds = |what: &str, found: Money, expected: Money| {
            if found == expected {
                return Ok(());
            }
            Err(CrossCastError { table, what: String::from(what), found, expected })
        };
        for (&(_, sum), &across) in rows.iter().zip(across.values()) {
            holds("a row added across", across, sum.amount)?;
        }
        holds("the sum of the rows", rows.iter().map(|(_, sum)| sum.amount).sum(), total.amount)?;
        holds("the sum of the columns", down.values().map(|sum| sum.amount).sum(), total.amount)?;
        Ok(CrossTable { rows, columns: down.into_iter().collect(), total, cells })
    }

    /// The sum in `row` and `column`, if anything was counted there.
    pub fn cell(&self, row: R, column: C) -> Option<Tally> {
        self.cells.get(&(row, column)).copied()
    }

    /// The cells in which something was counted, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (R, C, Tally)> {
        self.cells.iter().map(|(&(row, column), &cell)| (row, column, cell))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pounds(pounds: i64) -> Tally {
        Tally::one(Money::from_pence(pounds * 100))
    }

    #[test]
    fn a_table_that_adds_up_both_ways_is_given() {
        let cells =
            BTreeMap::from([((1, 'a'), pounds(2)), ((1, 'b'), pounds(3)), ((2, 'b'), pounds(5))]);
        let rows = vec![(1, pounds(5)), (2, pounds(5))];
        let table = CrossTable::prove("x", rows, ['a', 'b', 'c'], cells, pounds(10)).unwrap();
        let down: Vec<_> = table.columns.iter().map(|(_, sum)| sum.amount.to_string()).collect();
        assert_eq!(down, ["2.00", "8.00", "0.00"]);
        assert_eq!(table.cell(2, 'a'), None);
        assert_eq!(table.cell(2, 'b'), Some(pounds(5)));
    }

    #[test]
    fn a_penny_out_anywhere_is_an_error() {
        let cells = BTreeMap::from([((1, 'a'), pounds(2))]);
        let prove = |rows, columns: &[char], total| {
            CrossTable::prove("x", rows, columns.iter().copied(), cells.clone(), total)
        };
        assert!(prove(vec![(1, pounds(2))], &['a'], pounds(2)).is_ok());
        assert!(prove(vec![(1, pounds(3))], &['a'], pounds(3)).is_err());
        assert!(prove(vec![(1, pounds(2))], &['a'], pounds(1)).is_err());
        assert!(prove(vec![(1, pounds(2))], &['b'], pounds(2)).is_err());
        let error = prove(vec![(2, pounds(2))], &['a'], pounds(2)).unwrap_err();
        assert!(error.to_string().contains("a row added across comes to 0.00"), "{error}");
    }
}
