//! The walk from one row over the units beside it, until their sum is what the row prints.

use super::super::numbers::{MISSING, NumberColumn};
use super::{Direction, Named, Prover, Total};

/// Weight of digits, over all columns, that makes an unnamed sum more than a coincidence.
const UNNAMED_WEIGHT: u32 = 7;
/// The same for a row that has fewer words than its neighbours.
const BARE_WEIGHT: u32 = 4;
/// How far a walk goes where negatives keep the running sum from telling when to stop.
const WALK_WITH_NEGATIVES: usize = 400;

/// A sum that fits.
#[derive(Copy, Clone, Debug)]
pub(super) struct Fit {
    /// The far end of what is closed.
    pub(super) end: usize,
    units: usize,
    /// Columns that agree, of those that have a figure.
    matched: usize,
    of: usize,
    /// Digits that agree, over all columns.
    pub(super) weight: u32,
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

impl Prover<'_> {
    /// The best sum that ends next to `row`, if it is more than a coincidence. `steps` are those
    /// left to all walks together.
    pub(super) fn fit(
        &self,
        totals: &[Option<Total>],
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
            // "Total activities" below the only activity; a payment to somebody called Total may as
            // well repeat the one before it.
            return hint.named == Named::Perhaps && !self.ledger && fit.matched == fit.of;
        }
        match hint.named {
            Named::Perhaps if !self.ledger => fit.matched * 2 >= fit.of && fit.weight >= 2,
            Named::Perhaps => fit.matched * 2 >= fit.of && fit.weight >= BARE_WEIGHT,
            _ if hint.wordless => fit.matched * 2 >= fit.of && fit.weight >= 1,
            _ if hint.bare => fit.matched * 2 >= fit.of && fit.weight >= BARE_WEIGHT,
            _ if self.ledger => false,
            _ => fit.matched * 3 >= fit.of * 2 && fit.weight >= UNNAMED_WEIGHT,
        }
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
fn unit(totals: &[Option<Total>], at: usize, direction: Direction) -> (usize, bool) {
    match &totals[at] {
        Some(Total { direction: way, closing, .. }) if *way == direction => match direction {
            Direction::Up => (closing.lines.0.min(at), true),
            Direction::Down => (closing.lines.1.max(at), true),
        },
        Some(_) => (at, false),
        None => (at, true),
    }
}
