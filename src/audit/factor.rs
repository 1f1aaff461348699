//! How many errors must be expected before so few are found.
//!
//! The Poisson factor of `k` errors at a confidence is the mean at which `k` or fewer errors would
//! turn up with the chance that is left: 3.00 for none at 95 %. Auditors know it as the confidence or
//! reliability factor (AICPA, Audit Guide "Audit Sampling", appendix C; Leslie, Teitlebaum and
//! Anderson, "Dollar-Unit Sampling", 1979). It is worked out here in whole numbers, so that it is
//! the same on every machine.

use super::Rate;

/// Parts of one in which factors are counted.
pub const NANO: u128 = 1_000_000_000;

/// Parts of one in which the chances are added up: none is ever above a hundred thousand.
const SCALE: u128 = 1_000_000_000_000_000_000;

/// The factors of one confidence, as far as they were asked for.
#[derive(Clone, Debug)]
pub struct Factors {
    risk: u128,
    known: Vec<u128>,
}

impl Factors {
    /// The factors at `confidence`, which must be above nothing and below certainty.
    pub fn at(confidence: Rate) -> Factors {
        let confidence = confidence.millionths().clamp(1, Rate::WHOLE - 1);
        Factors { risk: u128::from(Rate::WHOLE - confidence), known: Vec::new() }
    }

    /// The factor of `errors`, in [`NANO`], rounded up.
    pub fn of(&mut self, errors: usize) -> u128 {
        while self.known.len() <= errors {
            let least = self.known.last().copied().unwrap_or(0);
            let next = self.find(self.known.len() as u128, least);
            self.known.push(next);
        }
        self.known[errors]
    }

    /// Halves the stretch in which the factor lies: it is above the one before, and less than
    /// twenty above it at any confidence that a [`Rate`] can state.
    fn find(&self, errors: u128, least: u128) -> u128 {
        let (mut low, mut high) = (least, least + 20 * NANO);
        while high - low > 1 {
            let middle = low.midpoint(high);
            if self.is_enough(errors, middle) { high = middle } else { low = middle }
        }
        high
    }

    /// Whether `errors` or fewer have no more than the chance that is left, at this mean.
    ///
    /// Chances are told relative to that of exactly `errors`, so that nothing is too small to be
    /// counted; going down and up from there each is the one before by a factor that is at hand.
    fn is_enough(&self, errors: u128, mean: u128) -> bool {
        let (mut few, mut one) = (0, SCALE);
        for at in (1..=errors).rev() {
            few += one;
            one = one * (at * NANO) / mean;
        }
        few += one;
        let (mut more, mut one, mut at) = (0, SCALE, errors + 1);
        loop {
            one = one * mean / (at * NANO);
            if one == 0 {
                break;
            }
            more += one;
            at += 1;
        }
        few * u128::from(Rate::WHOLE) <= (few + more) * self.risk
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// To two places, halves up, as tables print them.
    fn printed(confidence: Rate, errors: usize) -> String {
        let hundredths = (Factors::at(confidence).of(errors) + NANO / 200) / (NANO / 100);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }

    #[test]
    fn the_factors_are_those_of_the_published_tables() {
        // AICPA, "Audit Sampling", table of confidence factors, to two places as exact as they are.
        for (percent, factors) in [
            (95, &["3.00", "4.74", "6.30", "7.75", "9.15", "10.51", "11.84", "13.15"][..]),
            (90, &["2.30", "3.89", "5.32", "6.68", "7.99", "9.27", "10.53"]),
            (99, &["4.61", "6.64", "8.41", "10.05", "11.60"]),
            (80, &["1.61", "2.99", "4.28", "5.52"]),
            (50, &["0.69", "1.68", "2.67"]),
        ] {
            for (errors, expected) in factors.iter().enumerate() {
                assert_eq!(
                    printed(Rate::percent(percent), errors),
                    *expected,
                    "{percent} {errors}"
                );
            }
        }
    }

    #[test]
    fn printed_tables_round_up_to_these() {
        // The customary tables round the second place up: 4.75, 6.30, 7.76, 9.16; 2.31, 3.89, 5.33.
        let up =
            |percent, errors| Factors::at(Rate::percent(percent)).of(errors).div_ceil(NANO / 100);
        assert_eq!([0, 1, 2, 3, 4].map(|errors| up(95, errors)), [300, 475, 630, 776, 916]);
        assert_eq!([0, 1, 2].map(|errors| up(90, errors)), [231, 389, 533]);
    }

    #[test]
    fn the_first_factor_is_a_logarithm_and_many_errors_do_no_harm() {
        // -ln 0.05, to nine places, rounded up.
        assert_eq!(Factors::at(Rate::percent(95)).of(0), 2_995_732_274);
        let mut factors = Factors::at(Rate::from_millionths(999_999));
        assert_eq!(factors.of(0), 13_815_510_558);
        // Half the upper 95 % point of chi squared with 802 degrees of freedom.
        let mut factors = Factors::at(Rate::percent(95));
        let many = factors.of(400) / (NANO / 100);
        assert_eq!(many, 43_449);
        assert!((1..=400).all(|errors| factors.of(errors - 1) + NANO < factors.of(errors)));
    }
}
