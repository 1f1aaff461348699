//! Rows that say they are totals and are the sum of nothing.

use super::super::numbers::MISSING;
use super::{Closing, Direction, Named, Prover, Total};

/// How many totals back an unproven one may reach.
const GUESSES: usize = 16;

impl Prover<'_> {
    /// Rows that say they are totals and are not the sum of anything: they close what a reader
    /// would take them to close, and the nearest of those guesses is kept for the message.
    pub(super) fn add_named_without_proof(&mut self) {
        let named: Vec<usize> = (0..self.numbers.rows)
            .filter(|&row| self.hints[row].named == Named::Yes && self.totals[row].is_none())
            .collect();
        if named.is_empty() {
            return;
        }
        let is_line: Vec<bool> = (0..self.numbers.rows)
            .map(|row| self.hints[row].named != Named::Yes && self.totals[row].is_none())
            .collect();
        let running: Vec<Vec<(i128, u32)>> =
            self.numbers.columns.iter().map(|column| column.running_sum(&is_line)).collect();
        let mut ends: Vec<usize> = (0..self.numbers.rows).filter(|&row| !is_line[row]).collect();
        ends.push(self.numbers.rows);
        for row in named {
            let guess = || self.nearest(row, &ends, &running);
            let formula = self.hints[row].formula.map(|lines| down_to(lines, row, &is_line));
            if let Some(lines) = formula.or_else(guess) {
                let closing = Closing { row, lines, proven: false };
                self.totals[row] = Some(Total { direction: Direction::Up, closing, weight: 0 });
            }
        }
        self.reach_over_unproven();
    }

    /// A total of totals that is right when a wrong subtotal counts as one of its lines closes that
    /// subtotal's lines as well, and is as wrong as it is.
    fn reach_over_unproven(&mut self) {
        for row in 0..self.numbers.rows {
            let Some(first) = self.totals[row].map(|total| total.closing.lines.0) else { continue };
            let inner = self.totals.get(first).copied().flatten().filter(|_| first < row);
            if let Some(inner) = inner.filter(|inner| !inner.closing.proven)
                && inner.closing.lines.1 < first
                && let Some(total) = &mut self.totals[row]
            {
                total.closing.lines.0 = inner.closing.lines.0;
                total.closing.proven = false;
            }
        }
    }

    /// Where the lines begin that a total closes which stands right below another one: there is
    /// nothing between them to sum, so it sums the totals above it, as far as they follow on.
    fn behind_totals(&self, row: usize) -> Option<usize> {
        let mut first = None;
        let mut at = row;
        while let Some(above) = at.checked_sub(1)
            && let Some(total) = &self.totals[above]
            && total.closing.lines.1 < above
        {
            at = total.closing.lines.0;
            first = Some(at);
        }
        first
    }

    /// The lines that `row` would close: those above it back to the table's start or to one of
    /// the totals before it, whichever comes nearest to what is printed.
    fn nearest(
        &self,
        row: usize,
        ends: &[usize],
        running: &[Vec<(i128, u32)>],
    ) -> Option<(usize, usize)> {
        let at = ends.partition_point(|&end| end < row);
        if row == 0 {
            return ends.iter().find(|&&end| end > 1).map(|&end| (1, end - 1));
        }
        let (column, running) = self
            .numbers
            .columns
            .iter()
            .zip(running)
            .filter(|(column, _)| column.values[row] != MISSING)
            .max_by_key(|(column, _)| column.digits(column.values[row], 1))?;
        let printed = i128::from(column.values[row]);
        let off = |start: usize| (running[row].0 - running[start].0 - printed).abs();
        let behind = self.behind_totals(row);
        let before = ends[at.saturating_sub(GUESSES)..at].iter().map(|&end| end + 1);
        std::iter::once(0)
            .chain(before)
            .filter(|&start| start < row)
            .min_by_key(|&start| off(start))
            .map(|start| behind.filter(|_| off(start) > 0).unwrap_or(start))
            .map(|start| (start, row - 1))
    }
}

/// What a formula adds up, with the lines between it and its total: those were written below the
/// last line of the formula, and a reader takes the total to close them too.
fn down_to((first, last): (usize, usize), row: usize, is_line: &[bool]) -> (usize, usize) {
    let between = last + 1..row;
    let lines = last < row && between.clone().all(|at| is_line[at]);
    (first, if lines { row - 1 } else { last })
}
