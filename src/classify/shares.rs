//! Money over shares, to the penny.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{CategoryId, Money};

/// Splits `amount`, in whole pence, over `shares` in ten-thousandths, so that the parts add up
/// to it exactly. Each part is rounded towards nothing; the pence that are left go to the largest
/// remainders, the first of equals first.
///
/// Shares that do not add up to 10,000 are taken in proportion. Without shares there are no
/// parts.
pub fn split_pence(amount: Money, shares: &[(CategoryId, u32)]) -> Vec<(CategoryId, Money)> {
    let pence = amount.pence().exact() * Decimal::ONE_HUNDRED;
    // Within the bounds of Money and of many sums of it, this fits a hundred times over.
    let pence = pence.to_i128().unwrap_or_default();
    let whole: i128 = shares.iter().map(|&(_, share)| i128::from(share)).sum();
    if whole == 0 {
        return shares.iter().take(1).map(|&(category, _)| (category, amount.pence())).collect();
    }
    let mut parts: Vec<i128> =
        shares.iter().map(|&(_, share)| pence * i128::from(share) / whole).collect();
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.sort_by_key(|&at| Reverse((pence * i128::from(shares[at].1) % whole).abs()));
    let left = pence - parts.iter().sum::<i128>();
    // Fewer pence are left than there are parts.
    for &at in by_remainder.iter().take(left.unsigned_abs() as usize) {
        parts[at] += left.signum();
    }
    shares
        .iter()
        .zip(parts)
        .map(|(&(category, _), part)| (category, Money::from_pence(part as i64)))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(pence: i64, shares: &[u32]) -> Vec<String> {
        let shares: Vec<_> =
            (0..).zip(shares).map(|(id, &share)| (CategoryId(id), share)).collect();
        split_pence(Money::from_pence(pence), &shares)
            .into_iter()
            .map(|(_, part)| part.to_string())
            .collect()
    }

    #[test]
    fn the_penny_that_is_left_goes_to_the_largest_remainder() {
        assert_eq!(split(100, &[3_333, 3_333, 3_334]), ["0.33", "0.33", "0.34"]);
        assert_eq!(split(-100, &[3_333, 3_333, 3_334]), ["-0.33", "-0.33", "-0.34"]);
        assert_eq!(split(1, &[5_000, 5_000]), ["0.01", "0.00"]);
        assert_eq!(split(5, &[7_500, 2_500]), ["0.04", "0.01"]);
        assert_eq!(split(7, &[10_000]), ["0.07"]);
        assert_eq!(split(7, &[]), [""; 0]);
        assert_eq!(split(7, &[0, 0]), ["0.07"]);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_and_none_is_a_penny_off(
            pence in -1_000_000_000_000_000i64..1_000_000_000_000_000,
            shares in proptest::collection::vec(1u32..10_000, 1..12),
        ) {
            let whole: u32 = shares.iter().sum();
            let shares: Vec<_> = (0..).zip(shares).map(|(id, share)| (CategoryId(id), share)).collect();
            let amount = Money::from_pence(pence);
            let parts = split_pence(amount, &shares);
            prop_assert_eq!(parts.iter().map(|&(_, part)| part).sum::<Money>(), amount);
            for ((_, part), (_, share)) in parts.iter().zip(&shares) {
                let ideal = Decimal::from(pence) * Decimal::from(*share) / Decimal::from(whole);
                let apart = part.exact() * Decimal::ONE_HUNDRED - ideal;
                prop_assert!(apart.abs() < Decimal::ONE, "{apart}");
            }
        }
    }
}
