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

mod unproven;
mod walk;

use super::numbers::{MISSING, Numbers};

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
    /// It has no words at all, and the lines around it have.
    pub(super) wordless: bool,
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

/// Steps of all the walks through a table, for each of its rows, after which walks are kept as
/// short as those with negatives.
const STEPS_A_ROW: usize = 100;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Direction {
    /// The total stands below its lines.
    Up,
    /// The total stands above its lines.
    Down,
}

/// A total as it is found.
#[derive(Copy, Clone, Debug)]
struct Total {
    /// Where its lines stand.
    direction: Direction,
    closing: Closing,
    /// How much speaks for it.
    weight: u32,
}

/// Finds the totals of a table. In a `ledger`, whose lines have dates or payees, two lines that add
/// up to a third are a coincidence unless the third lacks those words.
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
    /// For each row, the total that it is.
    totals: Vec<Option<Total>>,
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
        let strength = |found: &[Option<Total>]| -> u32 {
            found.iter().flatten().map(|total| total.weight).sum()
        };
        let (kept, other) = if strength(&up) >= strength(&down) {
            (up, Direction::Down)
        } else {
            (down, Direction::Up)
        };
        self.totals = kept;
        self.totals = self.pass(other);
        self.add_named_without_proof();
        self.totals.into_iter().flatten().map(|total| total.closing).collect()
    }

    /// Looks at each row in turn for lines that it closes in one direction. What is already
    /// known stays.
    fn pass(&self, direction: Direction) -> Vec<Option<Total>> {
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
                let closing = Closing { row, lines, proven: true };
                totals[row] = Some(Total { direction, closing, weight });
            }
        }
        totals
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
