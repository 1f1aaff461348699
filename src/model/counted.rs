//! What is counted at a stage: records, pounds and a hash total.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use super::{Money, Tally};

/// Records, pounds and a hash total: the sum of the records' row numbers, as the spreadsheet shows
/// them, which means nothing by itself. Two sets of records that agree in all three are hardly
/// different ones.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many.
    pub lines: u64,
    /// How much.
    pub amount: Money,
    /// The sum of their row numbers; of files, that of the beginnings of their SHA-256.
    pub hash: u64,
}

impl Counted {
    /// Nothing.
    pub const ZERO: Counted = Counted { lines: 0, amount: Money::ZERO, hash: 0 };

    /// One amount that stands in `row`, counted from zero.
    pub fn one(amount: Money, row: u32) -> Counted {
        Counted { lines: 1, amount, hash: u64::from(row) + 1 }
    }

    /// One row, counted from zero.
    pub fn row(row: u32) -> Counted {
        Counted::one(Money::ZERO, row)
    }

    /// Pounds of no record: what is taken back of records that are counted elsewhere.
    pub fn pounds(amount: Money) -> Counted {
        Counted { amount, ..Counted::ZERO }
    }

    /// One file with this fingerprint in hexadecimal.
    pub fn file(sha256: &str) -> Counted {
        let head = sha256.get(..8).and_then(|head| u64::from_str_radix(head, 16).ok());
        Counted { lines: 1, amount: Money::ZERO, hash: head.unwrap_or_default() }
    }

    /// Records and pounds with their hash total.
    pub fn of(tally: Tally, hash: u64) -> Counted {
        Counted { lines: tally.lines, amount: tally.amount, hash }
    }
}

impl Add for Counted {
    type Output = Counted;

    fn add(self, other: Counted) -> Counted {
        Counted {
            lines: self.lines + other.lines,
            amount: self.amount + other.amount,
            // A sum that means nothing may as well begin again from zero.
            hash: self.hash.wrapping_add(other.hash),
        }
    }
}

impl AddAssign for Counted {
    fn add_assign(&mut self, other: Counted) {
        *self = *self + other;
    }
}

impl Sum for Counted {
    fn sum<I: Iterator<Item = Counted>>(counted: I) -> Counted {
        counted.fold(Counted::ZERO, Add::add)
    }
}
