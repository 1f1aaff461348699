//! A part of a whole, in per cent.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::Money;

/// Per cent with two places, halves away from zero. Shares of one whole are rounded one by one,
/// so that a column of them may add up to 99.99 or 100.01.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(Decimal);

impl Percent {
    /// `part` of `whole`; `None` when there is no whole to take a part of.
    pub fn of(part: Money, whole: Money) -> Option<Percent> {
        Percent::rounded(part.exact(), whole.exact())
    }

    /// `part` of `whole`, counted; `None` when the whole is empty.
    pub fn of_count(part: u64, whole: u64) -> Option<Percent> {
        Percent::rounded(Decimal::from(part), Decimal::from(whole))
    }

    /// A whole number of per cent.
    pub fn whole(percent: u32) -> Percent {
        Percent(Decimal::from(percent))
    }

    /// `part` of `whole` in per cent, not rounded; `None` when there is no whole.
    pub fn exact_of(part: Money, whole: Money) -> Option<Decimal> {
        part.exact().checked_div(whole.exact())?.checked_mul(Decimal::ONE_HUNDRED)
    }

    /// So many per cent, rounded to two places.
    pub fn new(percent: Decimal) -> Percent {
        Percent(percent.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// The whole per cents in it, the rest cut off: 99.99 is 99 and not yet 100.
    pub fn floor(self) -> Percent {
        Percent(self.0.floor())
    }

    /// The exact value in per cent.
    pub fn exact(self) -> Decimal {
        self.0
    }

    fn rounded(part: Decimal, whole: Decimal) -> Option<Percent> {
        Some(Percent::new(part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?))
    }
}

/// `32.00`, without the sign.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", if self.0.is_zero() { Decimal::ZERO } else { self.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_two_places_and_no_whole_gives_none() {
        for (part, whole, shown) in
            [(1, 3, "33.33"), (2, 3, "66.67"), (1, 1, "100.00"), (-1, 3, "-33.33"), (0, 5, "0.00")]
        {
            let percent = Percent::of(Money::from_pence(part), Money::from_pence(whole)).unwrap();
            assert_eq!(percent.to_string(), shown);
        }
        assert_eq!(Percent::of(Money::from_pence(1), Money::ZERO), None);
        assert_eq!(Percent::of_count(0, 0), None);
        assert_eq!(Percent::of_count(1, 8).unwrap().to_string(), "12.50");
    }

    #[test]
    fn the_largest_sums_have_a_share() {
        let large = Money::new(Decimal::from(Money::CEILING - 1)).unwrap();
        let sum: Money = std::iter::repeat_n(large, 10_000).sum();
        assert_eq!(Percent::of(large, sum).unwrap().to_string(), "0.01");
        assert_eq!(Percent::of(sum, Money::from_pence(1)).map(|_| ()), Some(()));
    }
}
