//! Exact money.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

/// An exact amount in the programme's currency, in pounds.
///
/// Holds what the cell says, to at most [`Money::DECIMALS`] places and below
/// [`Money::CEILING`]; [`Money::pence`] rounds for publication. These two bounds, set at the
/// only doorway ([`Money::new`]), leave room for more than a billion additions, so that
/// addition neither overflows nor drops digits.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(Decimal::ZERO);
    /// Decimal places kept. Spreadsheets hold numbers in binary: what stands beyond the sixth
    /// place of a pound is the reader's noise, not the partnership's money.
    pub const DECIMALS: u32 = 6;
    /// Ten million million pounds: a larger number in a cell is a code, not money.
    pub const CEILING: i64 = 10_000_000_000_000;
    /// Half a penny below it: from here on, rounded to pence, an amount would reach it, and what is
    /// published could not be read again. In thousandths.
    const BELOW: i64 = Self::CEILING * 1_000 - 5;

    /// The doorway. `None` when the number is too large to be money.
    pub fn new(value: Decimal) -> Option<Money> {
        let value = if value.scale() > Self::DECIMALS {
            value.round_dp_with_strategy(Self::DECIMALS, RoundingStrategy::MidpointAwayFromZero)
        } else {
            value
        };
        // Whatever its places, digits below the ceiling are an amount below it: nearly all are.
        let few_digits = value.mantissa().unsigned_abs() < u128::from(Self::CEILING.unsigned_abs());
        if !few_digits && value.abs() >= Decimal::new(Self::BELOW, 3) {
            return None;
        }
        Some(Money(value))
    }

    /// From whole pence.
    pub fn from_pence(pence: i64) -> Money {
        Money(Decimal::new(pence, 2))
    }

    /// The exact value in pounds.
    pub fn exact(self) -> Decimal {
        self.0
    }

    /// Rounded to pence, halves away from zero.
    pub fn pence(self) -> Money {
        if self.0.scale() <= 2 {
            return self;
        }
        Money(self.0.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// The amount half-way between two.
    pub fn mean(self, other: Money) -> Money {
        Money((self + other).0 / Decimal::TWO)
    }

    /// Whether this is nothing at all.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is below zero.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether there are no pence in it.
    pub fn is_whole(self) -> bool {
        self.0.fract().is_zero()
    }

    /// The amount without its sign.
    pub fn abs(self) -> Money {
        Money(self.0.abs())
    }

    /// As people read it: `£1,234.50`, `-£5.00`.
    pub fn in_pounds(self) -> Pounds {
        Pounds(self)
    }
}

impl Add for Money {
    type Output = Money;

    fn add(self, other: Money) -> Money {
        #[expect(clippy::expect_used, reason = "bounded at the doorway, see the type")]
        Money(self.0.checked_add(other.0).expect("sums of bounded amounts fit a Decimal"))
    }
}

impl Sub for Money {
    type Output = Money;

    fn sub(self, other: Money) -> Money {
        self + -other
    }
}

impl Neg for Money {
    type Output = Money;

    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

/// Pounds with two places and no grouping, as every output file prints it: `-1234.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = self.pence().0;
        let rounded = if rounded.is_zero() { Decimal::ZERO } else { rounded };
        write!(f, "{rounded:.2}")
    }
}

/// Money as people read it, with its sign, its currency and grouped thousands.
#[derive(Copy, Clone, Debug)]
pub struct Pounds(Money);

impl fmt::Display for Pounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.0.abs().to_string();
        let (whole, pence) = plain.split_once('.').unwrap_or((&plain, "00"));
        let mut text = String::from(if self.0.pence().is_negative() { "-£" } else { "£" });
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        text.push('.');
        text.push_str(pence);
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        Money::new(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn what_rounds_up_to_the_ceiling_is_no_money() {
        for text in ["9999999999999.995", "9999999999999.9949999999999", "10000000000000"] {
            assert_eq!(Money::new(text.parse().unwrap()), None, "{text}");
        }
        assert_eq!(money("9999999999999.994999").to_string(), "9999999999999.99");
    }

    #[test]
    fn float_noise_is_cut_and_pence_are_rounded_away_from_zero() {
        assert_eq!(money("1253.3599999999999"), money("1253.36"));
        assert_eq!(money("0.125").to_string(), "0.13");
        assert_eq!(money("-0.125").to_string(), "-0.13");
        assert_eq!(money("-0.001").to_string(), "0.00");
    }

    #[test]
    fn pounds_are_grouped_for_people() {
        for (pence, read) in [
            (123_456_789, "£1,234,567.89"),
            (100_000, "£1,000.00"),
            (99_999, "£999.99"),
            (-50, "-£0.50"),
            (0, "£0.00"),
        ] {
            assert_eq!(Money::from_pence(pence).in_pounds().to_string(), read);
        }
        assert_eq!(money("-0.001").in_pounds().to_string(), "£0.00");
        assert_eq!(format!("{:>8}", Money::from_pence(500).in_pounds()), "   £5.00");
    }

    #[test]
    fn a_number_too_large_to_be_money_does_not_enter() {
        assert_eq!(Money::new(Decimal::from(Money::CEILING)), None);
        let most = money("9999999999999.994999");
        assert_eq!(Money::new(most.pence().exact()), Some(most.pence()));
        assert_eq!(Money::new("9999999999999.995".parse().unwrap()), None);
    }

    #[test]
    fn sums_at_the_bound_keep_every_digit() {
        let large = money("9999999999999.990009");
        let sum: Money = std::iter::repeat_n(large, 100_000).sum();
        assert_eq!(sum.exact().to_string(), "999999999999999000.900000");
    }
}
