//! Agreement beyond chance.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// Cohen's kappa: (p − e) / (1 − e), where p is the share of things that two coders gave the same
/// answer, and e the share that they would by chance, from how often each gave each answer. 1 is full
/// agreement, 0 is what chance alone would give, and less than that is worse than chance.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kappa(Decimal);

impl Kappa {
    /// Of `agreed` among `labels`. `chance` is the sum, over all answers, of how often the first gave
    /// it times how often the second did.
    ///
    /// `None` when it is undefined: there is no label, or both gave one and the same answer to all,
    /// so that chance alone would make them agree. Worked out in whole numbers, as
    /// (n·agreed − chance) / (n² − chance), with the one division last.
    pub(super) fn of(agreed: u64, labels: u64, chance: u128) -> Option<Kappa> {
        let (agreed, labels) = (i128::from(agreed), i128::from(labels));
        let chance = i128::try_from(chance).ok()?;
        let exact = |number: i128| Decimal::try_from_i128_with_scale(number, 0).ok();
        let beyond = exact(labels.checked_mul(agreed)? - chance)?;
        let possible = exact(labels.checked_mul(labels)? - chance)?;
        beyond.checked_div(possible).map(Kappa)
    }

    /// With four places, halves away from zero.
    pub fn rounded(self) -> Decimal {
        plain(self.0.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero))
    }
}

/// Two places, halves away from zero; but only full agreement is shown as 1.00.
impl fmt::Display for Kappa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = self.0.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        let most = if self.0 == Decimal::ONE { rounded } else { Decimal::new(99, 2) };
        f.pad(&format!("{:.2}", plain(rounded.min(most))))
    }
}

/// Zero without a sign.
fn plain(number: Decimal) -> Decimal {
    if number.is_zero() { Decimal::ZERO } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_is_that_of_the_formula() {
        for (agreed, labels, chance, shown, rounded) in [
            // Worked out by hand: p = 35/50, e = (25·30 + 25·20)/2500 = 0.5.
            (35, 50, 25 * 30 + 25 * 20, "0.40", "0.4000"),
            // p = 60/100, e = (60·70 + 40·30)/10000 = 0.54.
            (60, 100, 60 * 70 + 40 * 30, "0.13", "0.1304"),
            // p = 0, e = 0.5.
            (0, 2, 1 + 1, "-1.00", "-1.0000"),
            (2, 2, 1 + 1, "1.00", "1.0000"),
            (9_999, 10_000, 5_000 * 5_001 + 5_000 * 4_999, "0.99", "0.9998"),
            (1, 2, 2, "0.00", "0.0000"),
            (5, 7, 25, "0.42", "0.4167"),
        ] {
            let kappa = Kappa::of(agreed, labels, chance).unwrap();
            assert_eq!(kappa.to_string(), shown);
            assert_eq!(format!("{:.4}", kappa.rounded()), rounded);
        }
        assert_eq!(Kappa::of(0, 0, 0), None);
        assert_eq!(Kappa::of(7, 7, 49), None, "one answer only");
    }
}
