//! The rows of a table body: lines, totals, sections, continuations, and what is left out.

use crate::model::{Basis, CellAt, Money, Role, RowRole};

use super::grid::Grid;
use super::headings::Headings;
use super::hints;
use super::left_out;
use super::lexicon;
use super::numbers::{MISSING, Numbers, figure};
use super::regions::Draft;
use super::row_bases;
use super::spend::{self, Across};
use super::sums::{Closing, Named, prove};
use super::table::{Check, Column, Line};

/// A table body with its rows told apart. Positions in `figures` are those of [`Numbers`].
pub(super) struct Body {
    /// The rows with figures, as positions among the non-empty rows.
    pub(super) figures: Vec<usize>,
    /// The amount columns, as positions in the table's columns.
    pub(super) amounts: Vec<usize>,
    pub(super) numbers: Numbers,
    pub(super) closings: Vec<Closing>,
    pub(super) across: Across,
    /// For each row of `figures` the reason why it is left out, if it is.
    pub(super) left_out: Vec<Option<&'static str>>,
    /// How each row of `figures` speaks of itself.
    pub(super) names: Vec<Named>,
    /// For each row of `figures`, whether it is a total.
    pub(super) is_total: Vec<bool>,
    /// Rows with figures that say a line again on another basis.
    pub(super) aside: Vec<usize>,
}

impl Body {
    pub(super) fn new(grid: &Grid, headings: &Headings, draft: &Draft, columns: &[Column]) -> Body {
        let amounts = spend::amounts(columns);
        let figures: Vec<usize> = draft
            .body
            .iter()
            .copied()
            .filter(|row| draft.repeated.binary_search(row).is_err())
            .filter(|&row| grid.figures(row).any(|(col, _)| amount_at(columns, col).is_some()))
            .collect();
        let (figures, aside) = row_bases::split(grid, headings, columns, &figures)
            .unwrap_or_else(|| (figures, Vec::new()));
        let numbers = numbers(grid, columns, &amounts, &figures);
        let names = hints::names(grid, columns, &figures, &aside);
        let ledger = hints::is_ledger(columns);
        let hints = hints::hints(grid, columns, &figures, &names);
        let mut closings = prove(&numbers, &hints, ledger);
        closings.retain(|closing| {
            closing.proven
                || !label(grid, columns, figures[closing.row]).is_some_and(lexicon::is_balance)
        });
        closings.sort_by_key(|closing| closing.row);
        hints::reach_first_line(grid, columns, &figures, &names, &mut closings);
        if !ledger {
            hints::add_totals_by_place(grid, &figures, &names, &mut closings);
        }
        let mut is_total = vec![false; figures.len()];
        for closing in &closings {
            is_total[closing.row] = true;
        }
        let lines: Vec<usize> = (0..figures.len()).filter(|&row| !is_total[row]).collect();
        let across = spend::across(&numbers, &lines);
        let mut body = Body {
            left_out: vec![None; figures.len()],
            figures,
            amounts,
            numbers,
            closings,
            across,
            is_total,
            names,
            aside,
        };
        left_out::mark(&mut body, grid, draft, columns);
        body
    }

    /// The role of each row with figures.
    pub(super) fn roles(&self) -> Vec<RowRole> {
        let mut inside = vec![0i32; self.figures.len() + 1];
        for closing in &self.closings {
            inside[closing.lines.0] += 1;
            inside[closing.lines.1 + 1] -= 1;
        }
        let mut depth = 0;
        (0..self.figures.len())
            .map(|at| {
                depth += inside[at];
                match (self.left_out[at], self.is_total[at]) {
                    (Some(_), _) => RowRole::LeftOut,
                    (None, true) if depth > 0 => RowRole::Subtotal,
                    (None, true) => RowRole::Total,
                    (None, false) => RowRole::Entry,
                }
            })
            .collect()
    }

    /// The lines of money, with the sections that they stand in.
    pub(super) fn lines(&self, grid: &Grid, columns: &[Column]) -> Vec<Line> {
        let is_line = |&at: &usize| !self.is_total[at] && self.left_out[at].is_none();
        let mut lines = Vec::with_capacity((0..self.figures.len()).filter(is_line).count());
        let mut amounts = Vec::new();
        lines.extend((0..self.figures.len()).filter(is_line).map(|at| {
            let row = self.figures[at];
            let number = grid.number_of(row);
            amounts.clear();
            amounts.extend(grid.figures(row).filter_map(|(col, money)| {
                let column = amount_at(columns, col)?;
                let at = CellAt::new(number, u32::from(col));
                Some((column as u16, at, columns[column].counted(money)))
            }));
            amounts.sort_unstable_by_key(|&(column, ..)| column);
            // Cloned, because a list that grew by itself holds room for more.
            let amounts = amounts.clone();
            Line { row: number, sections: Vec::new(), continued: Vec::new(), amounts }
        }));
        lines
    }

    /// Each printed total against the exact sum of its lines, for the amount columns.
    pub(super) fn checks(&self, grid: &Grid, columns: &[Column]) -> Vec<Check> {
        let roles = self.roles();
        let is_line: Vec<bool> = self.is_total.iter().map(|total| !total).collect();
        // How many lines before each row count.
        let mut counted = vec![0_usize];
        for (is_line, left_out) in is_line.iter().zip(&self.left_out) {
            let before = counted.last().copied().unwrap_or_default();
            counted.push(before + usize::from(*is_line && left_out.is_none()));
        }
        let mut checks = Vec::new();
        for (&at, numbers) in self.amounts.iter().zip(&self.numbers.columns) {
            let column = &columns[at];
            if column.basis == Some(Basis::Other) && column.period.is_none() && !column.taken {
                continue;
            }
            let running = self.running(grid, column);
            let filled = numbers.running_sum(&is_line);
            for closing in &self.closings {
                let row = self.figures[closing.row];
                let Some(printed) = grid.money(row, column.col) else { continue };
                let printed = column.counted(printed);
                let (first, last) = closing.lines;
                if first > last || counted[first] == counted[last + 1] {
                    continue;
                }
                if printed.is_zero() && filled[first].1 == filled[last + 1].1 {
                    continue;
                }
                checks.push(Check {
                    at: CellAt::new(grid.number_of(row), u32::from(column.col)),
                    column: at as u16,
                    role: roles[closing.row],
                    printed,
                    sum: running[last + 1] - running[first],
                    lines: (
                        grid.number_of(self.figures[first]),
                        grid.number_of(self.figures[last]),
                    ),
                    proven: closing.proven,
                });
            }
        }
        checks.sort_by_key(|check| check.at);
        checks
    }

    /// For each row with figures the exact sum of the lines before it; one more at the end.
    fn running(&self, grid: &Grid, column: &Column) -> Vec<Money> {
        let mut sum = Money::ZERO;
        let mut running = Vec::with_capacity(self.figures.len() + 1);
        running.push(sum);
        for (at, &row) in self.figures.iter().enumerate() {
            if !self.is_total[at]
                && let Some(money) = grid.money(row, column.col)
            {
                sum += column.counted(money);
            }
            running.push(sum);
        }
        running
    }
}

/// The most figures that are held ready for sums; amount columns beyond are taken as they stand.
/// Far more than people fill, and far less than a wide sheet with nothing in it spans.
const FIGURES: usize = 1 << 24;

/// The figures of the amount columns, ready for sums.
fn numbers(grid: &Grid, columns: &[Column], amounts: &[usize], figures: &[usize]) -> Numbers {
    let width = amounts.len().min((FIGURES / figures.len().max(1)).max(1));
    let mut values = vec![vec![MISSING; figures.len()]; width];
    for (at, &row) in figures.iter().enumerate() {
        for (col, money) in grid.figures(row) {
            let column = amount_at(columns, col).and_then(|at| amounts.binary_search(&at).ok());
            if let Some(values) = column.and_then(|column| values.get_mut(column)) {
                values[at] = figure(Some(money));
            }
        }
    }
    Numbers::of(values)
}

/// The position of the amount column that stands in `col`.
pub(super) fn amount_at(columns: &[Column], col: u16) -> Option<usize> {
    let at = columns.binary_search_by_key(&col, |column| column.col).ok()?;
    (columns[at].role == Role::Amount).then_some(at)
}

/// The words that name a row: those of the label column, else the first.
pub(super) fn label<'s>(grid: &Grid<'s>, columns: &[Column], row: usize) -> Option<&'s str> {
    let label = columns.iter().find(|column| column.role == Role::Label)?;
    grid.words(row, label.col)
        .or_else(|| grid.cells(row).find_map(|(cell, _)| grid.words(row, cell.col)))
}
