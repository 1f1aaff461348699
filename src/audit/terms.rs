//! What the auditor asks for, and how many selections that takes.

use super::Rate;
use super::factor::{Factors, NANO};

/// What is asked of a sample.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The error that can be borne, as a share of the money.
    pub tolerable: Rate,
    /// The error that is expected; the more, the larger the sample.
    pub expected: Rate,
    /// How sure the limits are to hold.
    pub confidence: Rate,
    /// What the draw hangs on: the same seed draws the same lines.
    pub seed: u64,
}

/// Why no sample can be drawn on these terms.
#[derive(Copy, Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTerms {
    /// Nothing, or everything, can be borne.
    #[error("a tolerable error of {0} cannot be planned for; write from 0.01% to 50%")]
    Tolerable(Rate),
    /// The confidence is none, or certainty.
    #[error("a confidence of {0} cannot be planned for; write from 50% to 99.9%")]
    Confidence(Rate),
    /// No sample could show an error that is expected to be there not to be there.
    #[error(
        "the expected error of {0} is not below the tolerable error of {1}; no sample can show what is not expected"
    )]
    Expected(Rate, Rate),
    /// So many selections that testing everything is cheaper.
    #[error(
        "an expected error of {0} is so near the tolerable error of {1} that more than {MOST} selections are needed; expect less, or tolerate more"
    )]
    TooMany(Rate, Rate),
}

/// More selections than this are no sample that a person tests.
pub const MOST: u32 = 100_000;

impl Terms {
    /// How many selections are needed: the smallest number for which as many complete errors as are
    /// expected, rounded up to whole ones, still leave the upper limit within what is tolerable.
    ///
    /// With factors F and k errors expected that is n = F(k) / tolerable, as sample sizes for
    /// attributes are found (those of the AICPA's Audit Guide "Audit Sampling" rest on the binomial
    /// distribution, and are a few smaller). Tables for monetary-unit sampling commonly allow for parts
    /// of an error and come to fewer selections; what is asked for here is enough for errors of any
    /// kind.
    ///
    /// # Errors
    ///
    /// The terms are out of range, or contradict each other.
    pub fn selections(&self) -> Result<u32, BadTerms> {
        let tolerable = u128::from(self.tolerable.millionths());
        let expected = u128::from(self.expected.millionths());
        if !(100..=500_000).contains(&tolerable) {
            return Err(BadTerms::Tolerable(self.tolerable));
        }
        if !(500_000..=999_000).contains(&self.confidence.millionths()) {
            return Err(BadTerms::Confidence(self.confidence));
        }
        if expected >= tolerable {
            return Err(BadTerms::Expected(self.expected, self.tolerable));
        }
        let whole = u128::from(Rate::WHOLE);
        let mut factors = Factors::at(self.confidence);
        // More errors than this take more selections than the most.
        for errors in 0..usize::try_from(MOST).unwrap_or(usize::MAX) {
            let selections = (factors.of(errors) * whole).div_ceil(tolerable * NANO);
            if selections > u128::from(MOST) {
                break;
            }
            if selections * expected <= errors as u128 * whole {
                return u32::try_from(selections)
                    .map_err(|_| BadTerms::TooMany(self.expected, self.tolerable));
            }
            // Factors of so many errors take long, and are never of use.
            if errors > 400 {
                break;
            }
        }
        Err(BadTerms::TooMany(self.expected, self.tolerable))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selections(tolerable: u32, expected: u32, confidence: u32) -> Result<u32, BadTerms> {
        let rate = Rate::from_millionths;
        let (tolerable, expected) = (rate(tolerable), rate(expected));
        Terms { tolerable, expected, confidence: rate(confidence), seed: 1 }.selections()
    }

    #[test]
    fn the_sizes_are_those_of_the_formula() {
        for (tolerable, expected, confidence, size) in [
            // 2.9957 / 0.02 = 149.8
            (20_000, 0, 950_000, 150),
            (50_000, 0, 950_000, 60),
            (10_000, 0, 950_000, 300),
            (50_000, 0, 900_000, 47),
            // One error is expected in 4.7439 / 0.02 = 237.2: 238 × 0.4 % = 0.95.
            (20_000, 4_000, 950_000, 238),
            // 9.1535 / 0.05 = 183.07; the binomial table has 181.
            (50_000, 20_000, 950_000, 184),
        ] {
            assert_eq!(selections(tolerable, expected, confidence), Ok(size));
        }
    }

    #[test]
    fn terms_that_cannot_be_met_are_refused() {
        let (two, none) = (Rate::percent(2), Rate::default());
        assert_eq!(selections(0, 0, 950_000), Err(BadTerms::Tolerable(none)));
        assert_eq!(selections(20_000, 0, 1_000_000), Err(BadTerms::Confidence(Rate::percent(100))));
        assert_eq!(selections(20_000, 20_000, 950_000), Err(BadTerms::Expected(two, two)));
        let near = Rate::from_millionths(19_900);
        assert_eq!(selections(20_000, 19_900, 950_000), Err(BadTerms::TooMany(near, two)));
    }
}
