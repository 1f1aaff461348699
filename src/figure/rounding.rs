//! Rounding that adds up.

use rust_decimal::{Decimal, RoundingStrategy};

/// `parts` in whole steps, so that they add up to `whole`, which is in whole steps itself: each is rounded
/// down, and those that lost most get one step more until the sum is right (the method of the largest
/// remainder, known from Hamilton's apportionment of seats). Of equal losses the first goes first. Each
/// part is less than one step away from its exact value.
///
/// Where the parts do not make up the whole, each is rounded by itself.
pub fn apportion(parts: &[Decimal], whole: Decimal, step: Decimal) -> Vec<Decimal> {
    let alone = || parts.iter().map(|&part| nearest(part, step)).collect();
    let steps = |value: Decimal| value.checked_div(step).map(|steps| steps.floor());
    let Some(floors) = parts.iter().map(|&part| steps(part)).collect::<Option<Vec<_>>>() else {
        return alone();
    };
    let given: Decimal = floors.iter().sum();
    let missing = steps(whole).map(|whole| whole - given);
    let Some(missing) =
        missing.filter(|left| !left.is_sign_negative() && *left <= Decimal::from(parts.len()))
    else {
        return alone();
    };
    let mut losses: Vec<(Decimal, usize)> = parts
        .iter()
        .zip(&floors)
        .enumerate()
        .map(|(at, (part, floor))| (part - floor * step, at))
        .collect();
    losses.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut rounded: Vec<Decimal> = floors.iter().map(|floor| floor * step).collect();
    let mut left = missing;
    for (loss, at) in losses {
        if left < Decimal::ONE || loss.is_zero() {
            break;
        }
        rounded[at] += step;
        left -= Decimal::ONE;
    }
    if left.is_zero() { rounded } else { alone() }
}

/// `value` in whole steps, halves away from zero.
pub fn nearest(value: Decimal, step: Decimal) -> Decimal {
    let steps = value.checked_div(step).unwrap_or_default();
    steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero) * step
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pence(pence: i64) -> Decimal {
        Decimal::new(pence, 2)
    }

    #[test]
    fn what_lost_most_is_rounded_up() {
        let parts = [pence(3_340), pence(3_340), pence(3_320)];
        let rounded = apportion(&parts, Decimal::from(100), Decimal::ONE);
        assert_eq!(rounded, [34, 33, 33].map(Decimal::from));
        let with_refund = [pence(1_050), pence(-350)];
        let rounded = apportion(&with_refund, Decimal::from(7), Decimal::ONE);
        assert_eq!(rounded, [11, -4].map(Decimal::from));
        let no_whole = apportion(&parts, Decimal::from(500), Decimal::ONE);
        assert_eq!(no_whole, [33, 33, 33].map(Decimal::from));
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_rounded_whole_and_none_is_a_step_away(
            amounts in prop::collection::vec(-1_000_000_i64..9_000_000, 0..30),
            step in prop::sample::select(vec![1_i64, 10, 100, 1_000, 100_000]),
        ) {
            let parts: Vec<Decimal> = amounts.iter().map(|&amount| pence(amount)).collect();
            let step = pence(step);
            let whole = nearest(parts.iter().sum(), step);
            let rounded = apportion(&parts, whole, step);
            prop_assert_eq!(rounded.iter().sum::<Decimal>(), whole);
            for (rounded, exact) in rounded.iter().zip(&parts) {
                prop_assert!((rounded - exact).abs() < step);
                prop_assert!((rounded / step).fract().is_zero());
            }
        }
    }
}
