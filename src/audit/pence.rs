//! Money as the whole pence that a sample is drawn from.

use rust_decimal::prelude::ToPrimitive;

use crate::model::Money;

/// The pence of an amount; `None` for less than nothing, and for parts of a penny.
pub fn pence(money: Money) -> Option<u64> {
    let pence = money.exact().checked_mul(rust_decimal::Decimal::ONE_HUNDRED)?;
    if pence.is_integer() { pence.to_u64() } else { None }
}

/// The same as money. More than is counted anywhere becomes the most that is.
pub(super) fn money(pence: u128) -> Money {
    Money::from_pence(i64::try_from(pence).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pence_are_whole_and_not_below_nothing() {
        for (hundredths, scale, expected) in [
            (1_234, 2, Some(1_234)),
            (0, 0, Some(0)),
            (-1, 2, None),
            (1_234, 3, None),
            (50, 1, Some(500)),
        ] {
            let amount = Money::new(rust_decimal::Decimal::new(hundredths, scale)).unwrap();
            assert_eq!(pence(amount), expected, "{amount}");
        }
        assert_eq!(money(150).to_string(), "1.50");
    }
}
