//! The arithmetic proof: which rows are the sum of which others.
//!
//! A row is a total because it equals the sum of the rows that it closes, above it or below it,
//! nested to any depth. The search walks from each row over *units*: a line, or a total that is
//! already known together with everything it closes. Columns of amounts without negatives end
//! the walk as soon as the running sum has passed the printed one, so that a table of `n` rows
//! costs about `n` times the size of its groups, not `n²`.
//!
//! The idea of finding totals by arithmetic alone is that of AggreCol (Jiang et al., "Aggregation
//! detection in CSV files", EDBT 2022); the units, the evidence and the two directions are ours.

use super::numbers::{MISSING, NumberColumn, Numbers};

/// How a row speaks of itself.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// Nothing says that it is a total.
    #[default]
    No,
    /// A word of totals is in it, and it may as well be somebody's name.
    Perhaps,
    /// It says that it is a total.
    Yes,
}

/// What is known of a row besides its numbers.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Hint {
    /// What it says.
    pub(super) named: Named,
    /// It has fewer words than the lines around it: no date, no payee, no label.
    pub(super) bare: bool,
    /// The rows that a `SUM` formula in it adds up.
    pub(super) formula: Option<(usize, usize)>,
}

/// A total and what it closes; rows are positions in [`Numbers`].
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Closing {
    /// The total.
    pub(super) row: usize,
    /// The first and last row that it closes.
    pub(super) lines: (usize, usize),
    /// Whether the sum is right. An unproven total says that it is one.
    pub(super) proven: bool,
}

/// Weight of digits, over all columns, that makes an unnamed sum more than a coincidence.
const UNNAMED_WEIGHT: u32 = 7;
/// The same for a row that has fewer words than its neighbours.
const BARE_WEIGHT: u32 = 4;
/// How far a walk goes where negatives keep the running sum from telling when to stop.
const WALK_WITH_NEGATIVES: usize = 400;
/// Steps of all the walks through a table, for each of its rows, after which walks are kept as
/// short as those with negatives.
const STEPS_A_ROW: usize = 100;

/// How many totals back an unproven one may reach.
const GUESSES: usize = 16;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Direction {
    /// The total stands below its lines.
    Up,
    /// The total stands above its lines.
    Down,
}

/// A sum that fits.
#[derive(Copy, Clone, Debug)]
struct Fit {
    end: usize,
    units: usize,
    matched: usize,
    of: usize,
    weight: u32,
}

/// The sum of one column on a walk.
#[derive(Copy, Clone, Debug)]
struct Running {
    sum: i128,
    /// Figures summed.
    parts: u32,
    /// Of these, the ones that are not zero.
    filled: u32,
    /// The largest power of ten that all of them are multiples of.
    grain: i64,
}

impl Default for Running {
    fn default() -> Running {
        Running { sum: 0, parts: 0, filled: 0, grain: i64::MAX }
    }
}

impl Running {
    fn add(&mut self, value: i64, column: &NumberColumn) {
        if value == MISSING {
            return;
        }
        self.sum += i128::from(value);
        self.parts += 1;
        if value != 0 {
            self.filled += 1;
            self.grain = column.grain(value).min(self.grain);
        }
    }
}

/// Finds the totals of a table. `loose` tables have lines of many words (a ledger), where two
/// lines that add up to a third are a coincidence unless the third lacks those words.
pub(super) fn prove(numbers: &Numbers, hints: &[Hint], ledger: bool) -> Vec<Closing> {
    let mut additive = vec![true; numbers.columns.len()];
    let first = Prover::new(numbers, hints, &additive, ledger).run();
    drop_columns_that_do_not_add(numbers, &first, &mut additive);
    if additive.iter().all(|&adds| adds) {
        return first;
    }
    Prover::new(numbers, hints, &additive, ledger).run()
}

/// Rates, averages and ranks do not add up where amounts do.
fn drop_columns_that_do_not_add(numbers: &Numbers, found: &[Closing], additive: &mut [bool]) {
    let mut is_line = vec![true; numbers.rows];
    for closing in found {
        is_line[closing.row] = false;
    }
    for (column, adds) in numbers.columns.iter().zip(additive.iter_mut()) {
        let (mut right, mut wrong) = (0usize, 0usize);
        let running = column.running_sum(&is_line);
        for closing in found.iter().filter(|closing| closing.proven) {
            let printed = column.values[closing.row];
            if printed == MISSING || printed == 0 {
                continue;
            }
            let (before, after) = (running[closing.lines.0], running[closing.lines.1 + 1]);
            if column.agrees(after.0 - before.0, printed, after.1 - before.1) {
                right += 1;
            } else {
                wrong += 1;
            }
        }
        *adds = wrong < 2 || right * 2 >= wrong;
    }
}

struct Prover<'a> {
    numbers: &'a Numbers,
    hints: &'a [Hint],
    additive: &'a [bool],
    ledger: bool,
    /// For each row that is a total, the rows that it closes and whether they stand above it.
    totals: Vec<Option<(Direction, Closing, u32)>>,
}

impl<'a> Prover<'a> {
    fn new(
        numbers: &'a Numbers,
        hints: &'a [Hint],
        additive: &'a [bool],
        ledger: bool,
    ) -> Prover<'a> {
        Prover { numbers, hints, additive, ledger, totals: vec![None; numbers.rows] }
    }

    /// Reads the table in both directions, keeps the one that proves more, and then lets the
    /// other one explain what is left.
    fn run(mut self) -> Vec<Closing> {
        let down = self.pass(Direction::Down);
        let up = self.pass(Direction::Up);
        let strength = |found: &[Option<(Direction, Closing, u32)>]| -> u32 {
            found.iter().flatten().map(|(_, _, weight)| *weight).sum()
        };
        let (kept, other) = if strength(&up) >= strength(&down) {
            (up, Direction::Down)
        } else {
            (down, Direction::Up)
        };
        self.totals = kept;
        self.totals = self.pass(other);
        self.add_named_without_proof();
        self.totals.into_iter().flatten().map(|(_, closing, _)| closing).collect()
    }

    /// Looks at each row in turn for lines that it closes in one direction. What is already
    /// known stays.
    fn pass(&self, direction: Direction) -> Vec<Option<(Direction, Closing, u32)>> {
        let mut totals = self.totals.clone();
        let rows: Box<dyn Iterator<Item = usize>> = match direction {
            Direction::Up => Box::new(0..self.numbers.rows),
            Direction::Down => Box::new((0..self.numbers.rows).rev()),
        };
        let mut steps = self.numbers.rows * STEPS_A_ROW;
        for row in rows {
            if totals[row].is_some() {
                continue;
            }
            if let Some(fit) = self.fit(&totals, row, direction, &mut steps) {
                let lines = if fit.end < row { (fit.end, row - 1) } else { (row + 1, fit.end) };
                let named = if self.hints[row].named == Named::Yes { 10 } else { 0 };
                let weight = fit.weight + named;
                totals[row] = Some((direction, Closing { row, lines, proven: true }, weight));
            }
        }
        totals
    }

    /// The best sum that ends next to `row`, if it is more than a coincidence. `steps` are those
    /// left to all walks together.
    fn fit(
        &self,
        totals: &[Option<(Direction, Closing, u32)>],
        row: usize,
        direction: Direction,
        steps: &mut usize,
    ) -> Option<Fit> {
        let hint = self.hints[row];
        if self.ledger && hint.named == Named::No && !hint.bare && hint.formula.is_none() {
            return None;
        }
        let columns: Vec<usize> = (0..self.numbers.columns.len())
            .filter(|&at| self.additive[at] && self.numbers.columns[at].values[row] != MISSING)
            .collect();
        let of = columns.iter().filter(|&&at| self.numbers.columns[at].values[row] != 0).count();
        if of == 0 {
            return None;
        }
        let bounded = columns.iter().all(|&at| !self.numbers.columns[at].negative);
        let sure = self.hints[row].named == Named::Yes || self.hints[row].formula.is_some();
        let reach = if bounded || sure { usize::MAX } else { WALK_WITH_NEGATIVES };

        let mut sums = vec![Running::default(); columns.len()];
        let mut best: Option<Fit> = None;
        let (mut units, mut walked) = (0, 0);
        let mut next = step(row, direction, self.numbers.rows);
        while let Some(at) = next {
            walked += 1;
            *steps = steps.saturating_sub(1);
            if *steps == 0 && walked > WALK_WITH_NEGATIVES {
                break;
            }
            let (end, counts) = unit(totals, at, direction);
            next = step(end, direction, self.numbers.rows);
            if !counts {
                // A total that faces the other way is closed with the lines that it closes.
                if let Some(fit) = &mut best {
                    fit.end = end;
                }
                continue;
            }
            let empty =
                columns.iter().all(|&c| matches!(self.numbers.columns[c].values[at], 0 | MISSING));
            if let Some(fit) = &mut best {
                // Lines without money next to the sum belong to it as well.
                if empty {
                    fit.end = end;
                    continue;
                }
                if fit.matched == fit.of {
                    break;
                }
            }
            units += 1;
            if units > reach {
                break;
            }
            let (mut matched, mut weight, mut over) = (0, 0, 0);
            for (&c, running) in columns.iter().zip(&mut sums) {
                let column = &self.numbers.columns[c];
                let value = column.values[at];
                running.add(value, column);
                let printed = column.values[row];
                if printed != 0
                    && running.parts > 0
                    && column.agrees(running.sum, printed, running.parts)
                {
                    matched += 1;
                    // That a figure equals one other and some zeros tells nothing.
                    if running.filled >= 2 {
                        weight += column.digits(printed, running.grain);
                    }
                } else if running.sum > i128::from(printed) {
                    over += 1;
                }
            }
            let better = best.is_none_or(|fit| matched > fit.matched);
            let fit = Fit { end, units, matched, of, weight };
            if better && self.convinces(row, &fit) {
                best = Some(fit);
            }
            if bounded && over == columns.len() {
                break;
            }
        }
        best
    }

    /// Whether a fit is more than a coincidence.
    fn convinces(&self, row: usize, fit: &Fit) -> bool {
        let hint = self.hints[row];
        if fit.matched == 0 {
            return false;
        }
        if hint.formula.is_some() || hint.named == Named::Yes {
            return fit.matched * 2 >= fit.of || fit.weight >= 5;
        }
        if fit.units < 2 {
            return false;
        }
        match hint.named {
            Named::Perhaps if !self.ledger => fit.matched * 2 >= fit.of && fit.weight >= 2,
            Named::Perhaps => fit.matched * 2 >= fit.of && fit.weight >= BARE_WEIGHT,
            _ if hint.bare => fit.matched * 2 >= fit.of && fit.weight >= BARE_WEIGHT,
            _ if self.ledger => false,
            _ => fit.matched * 3 >= fit.of * 2 && fit.weight >= UNNAMED_WEIGHT,
        }
    }

    /// Rows that say they are totals and are not the sum of anything: they close what a reader
    /// would take them to close, and the nearest of those guesses is kept for the message.
    fn add_named_without_proof(&mut self) {
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
            if let Some(lines) = self.hints[row].formula.or_else(guess) {
                let closing = Closing { row, lines, proven: false };
                self.totals[row] = Some((Direction::Up, closing, 0));
            }
        }
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
        let before = ends[at.saturating_sub(GUESSES)..at].iter().map(|&end| end + 1);
        std::iter::once(0)
            .chain(before)
            .filter(|&start| start < row)
            .min_by_key(|&start| (running[row].0 - running[start].0 - printed).abs())
            .map(|start| (start, row - 1))
    }
}

/// The row after `from`, walking away from the total.
fn step(from: usize, direction: Direction, rows: usize) -> Option<usize> {
    match direction {
        Direction::Up => from.checked_sub(1),
        Direction::Down => Some(from + 1).filter(|&next| next < rows),
    }
}

/// The unit that begins at `at`: its far end, and whether its printed number counts. A total
/// met in its own direction stands for all that it closes; one that points the other way has
/// its lines counted one by one, and its own number is passed over.
fn unit(
    totals: &[Option<(Direction, Closing, u32)>],
    at: usize,
    direction: Direction,
) -> (usize, bool) {
    match &totals[at] {
        Some((way, closing, _)) if *way == direction => match direction {
            Direction::Up => (closing.lines.0.min(at), true),
            Direction::Down => (closing.lines.1.max(at), true),
        },
        Some(_) => (at, false),
        None => (at, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One column of pence; hints by the label in front: `T` total, `?` perhaps.
    fn closings(rows: &[(&str, i64)]) -> Vec<(usize, (usize, usize), bool)> {
        let values: Vec<i64> = rows.iter().map(|(_, pence)| pence * 100).collect();
        let numbers = Numbers::of(vec![values]);
        let hints: Vec<Hint> = rows
            .iter()
            .map(|(name, _)| Hint {
                named: match *name {
                    "T" => Named::Yes,
                    "?" => Named::Perhaps,
                    _ => Named::No,
                },
                ..Hint::default()
            })
            .collect();
        let mut found: Vec<_> = prove(&numbers, &hints, false)
            .iter()
            .map(|closing| (closing.row, closing.lines, closing.proven))
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn totals_below_nested() {
        let rows = [
            ("a", 10_012),
            ("b", 20_133),
            ("T", 30_145),
            ("c", 5_107),
            ("d", 1_001),
            ("T", 6_108),
            ("T", 36_253),
        ];
        assert_eq!(closings(&rows), [(2, (0, 1), true), (5, (3, 4), true), (6, (0, 5), true)]);
    }

    #[test]
    fn totals_above_nested() {
        let rows = [
            ("T", 36_253),
            ("?", 30_145),
            ("a", 10_012),
            ("b", 20_133),
            ("?", 6_108),
            ("c", 5_107),
            ("d", 1_001),
        ];
        assert_eq!(closings(&rows), [(0, (1, 6), true), (1, (2, 3), true), (4, (5, 6), true)]);
    }

    #[test]
    fn two_round_lines_that_add_up_to_a_third_are_no_total() {
        assert_eq!(closings(&[("a", 50_000), ("b", 25_000), ("c", 75_000), ("d", 10_000)]), []);
    }

    #[test]
    fn a_total_that_is_wrong_is_kept_as_unproven() {
        let rows = [("a", 10_000), ("b", 20_000), ("T", 35_000)];
        assert_eq!(closings(&rows), [(2, (0, 1), false)]);
    }

    #[test]
    fn a_total_of_one_line_needs_its_name() {
        assert_eq!(closings(&[("a", 12_345), ("T", 12_345)]), [(1, (0, 0), true)]);
        assert_eq!(closings(&[("a", 12_345), ("b", 12_345)]), []);
    }

    #[test]
    fn empty_lines_at_the_edge_belong_to_the_total() {
        let rows = [("a", 0), ("b", 10_012), ("c", 20_133), ("T", 30_145)];
        assert_eq!(closings(&rows), [(3, (0, 2), true)]);
    }
}
