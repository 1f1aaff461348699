//! Lines and pounds, counted together.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use super::Money;

/// A number of lines and what they come to.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub lines: u64,
    /// How much.
    pub amount: Money,
}

impl Tally {
    /// Nothing.
    pub const ZERO: Tally = Tally { lines: 0, amount: Money::ZERO };

    /// One line of `amount`.
    pub fn one(amount: Money) -> Tally {
        Tally { lines: 1, amount }
    }
}

impl Add for Tally {
    type Output = Tally;

    fn add(self, other: Tally) -> Tally {
        Tally { lines: self.lines + other.lines, amount: self.amount + other.amount }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        *self = *self + other;
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_pounds_go_together() {
        let sum: Tally =
            [150, -50].map(|pence| Tally::one(Money::from_pence(pence))).iter().copied().sum();
        assert_eq!(sum, Tally { lines: 2, amount: Money::from_pence(100) });
    }
}
