//! Pounds as people read them.

use rust_decimal::Decimal;

use super::super::rounding::nearest;
use super::numerals::digits;

/// How far a rounded amount is rounded: three digits of the largest.
const DIGITS: u32 = 3;

/// `value` with so many places, its sign in front of the currency.
pub(super) fn pounds(value: Decimal, places: u32) -> String {
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    format!("{sign}£{}", digits(value.abs(), places))
}

/// `value`, in steps of `largest`: in millions or billions where `largest` is told in them.
pub(super) fn rounded(value: Decimal, largest: Decimal) -> String {
    let step = step(largest);
    let top = nearest(largest.abs(), step);
    for (unit, name) in [(1_000_000_000_i64, "billion"), (1_000_000, "million")] {
        let unit = Decimal::from(unit);
        if top >= unit {
            let places = (step / unit).normalize().scale();
            return format!("{} {name}", pounds(value / unit, places));
        }
    }
    pounds(value, 0)
}

/// The step that leaves three digits of `largest`, at least one pound.
pub(super) fn step(largest: Decimal) -> Decimal {
    let mut step = Decimal::ONE;
    let most = Decimal::from(10_i64.pow(DIGITS));
    // Once the amount is rounded up to one digit more, the next step fits it.
    while nearest(largest.abs(), step) / step >= most {
        step *= Decimal::TEN;
    }
    step
}
