//! Shares, and how far they can be trusted.

use std::fmt;

use rust_decimal::Decimal;

/// A part of a whole, from 0 to 1, in millionths.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u32);

/// A share of what was seen, and its 95 % interval: where the share of everything like it lies.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The share of what was seen.
    pub share: Share,
    /// The lower end.
    pub low: Share,
    /// The upper end.
    pub high: Share,
}

/// Parts of one in which the arithmetic is done.
const SCALE: u128 = 1_000_000_000;
/// The square of 1.959964, the bound of 95 % of the normal distribution, in [`SCALE`].
const Z_SQUARED: u128 = 3_841_458_821;
/// A whole share.
const WHOLE: u128 = 1_000_000;

impl Share {
    /// From ten-thousandths, at most 10,000.
    pub fn from_ten_thousandths(parts: u32) -> Share {
        Share(parts.min(10_000) * 100)
    }

    /// The exact value, from 0 to 1, with four places, halves up.
    pub fn rounded(self) -> Decimal {
        Decimal::new(i64::from((self.0 + 50) / 100), 4)
    }
}

/// Per cent with one place: `97.4 %`. Only what is whole is shown as whole.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = match self.0 {
            999_500..1_000_000 => 999,
            1..500 => 1,
            parts => (parts + 500) / 1_000,
        };
        f.pad(&format!("{}.{} %", tenths / 10, tenths % 10))
    }
}

impl Estimate {
    /// The share of `parts` in their wholes. Each item is a label's weight and the part of it that
    /// counts, at most the weight. `None` when nothing has any weight.
    ///
    /// The interval is Wilson's score interval (E. B. Wilson, "Probable inference, the law of
    /// succession, and statistical inference", JASA 22, 1927, 209–212), which holds what it
    /// promises for few labels and for shares near 1 (Brown, Cai and DasGupta, "Interval
    /// estimation for a binomial proportion", Statistical Science 16, 2001, 101–133). What is
    /// counted in it are labels, because the lines of a label stand and fall together: where
    /// labels weigh differently, as by lines and by pounds, there are as many as Kish's effective
    /// sample size says, (Σw)² / Σw² (L. Kish, "Survey Sampling", 1965, § 11.7).
    pub fn of(weights: impl Iterator<Item = (u128, u128)> + Clone) -> Option<Estimate> {
        let heaviest = weights.clone().map(|(whole, _)| whole).max().filter(|&most| most > 0)?;
        let (mut whole, mut part, mut sum, mut squares) = (0u128, 0u128, 0u128, 0u128);
        for (weight, counts) in weights {
            whole += weight;
            part += counts.min(weight);
            // Millionths of the heaviest, so that squares have room.
            let scaled = (weight / heaviest) * WHOLE + weight % heaviest * WHOLE / heaviest;
            sum += scaled;
            squares += scaled * scaled;
        }
        let labels = sum * sum / squares * SCALE + sum * sum % squares * SCALE / squares;
        Some(Estimate::from_parts(ratio(part, whole), labels))
    }

    /// The share of `part` in `whole` things that weigh the same.
    pub fn of_count(part: u64, whole: u64) -> Option<Estimate> {
        if whole == 0 {
            return None;
        }
        let share = ratio(u128::from(part), u128::from(whole));
        Some(Estimate::from_parts(share, u128::from(whole) * SCALE))
    }

    /// From a share and a number of labels, both in [`SCALE`].
    fn from_parts(share: u128, labels: u128) -> Estimate {
        let (low, high) = wilson(share, labels);
        let millionths = |parts: u128| Share(u32::try_from(parts.min(WHOLE)).unwrap_or(0));
        Estimate {
            share: millionths((share + 500) / 1_000),
            low: millionths(low / 1_000),
            high: millionths(high.div_ceil(1_000)),
        }
    }
}

/// `part` of `whole` in [`SCALE`], halves up. `part` is at most `whole`.
fn ratio(part: u128, whole: u128) -> u128 {
    // 2^97 times a thousand million still fits: what is longer is cut at its low end.
    let cut = 31u32.saturating_sub(whole.leading_zeros());
    let (part, whole) = (part >> cut, (whole >> cut).max(1));
    ((part * SCALE + whole / 2) / whole).min(SCALE)
}

/// Both ends, in [`SCALE`], for a share in it and a number of labels in it.
///
/// (2np + z² ± z √(z² + 4np(1 − p))) / 2(n + z²)
fn wilson(share: u128, labels: u128) -> (u128, u128) {
    let right = labels * share / SCALE;
    let spread = right * (SCALE - share) / SCALE;
    let root = (Z_SQUARED * (Z_SQUARED + 4 * spread)).isqrt();
    let (middle, whole) = (2 * right + Z_SQUARED, 2 * (labels + Z_SQUARED));
    let low = middle.saturating_sub(root) * SCALE / whole;
    let high = ((middle + root) * SCALE).div_ceil(whole);
    (low.min(share), high.clamp(share, SCALE))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(estimate: Option<Estimate>) -> String {
        estimate.map_or_else(String::new, |found| {
            format!("{} {} {}", found.share.rounded(), found.low.rounded(), found.high.rounded())
        })
    }

    #[test]
    fn intervals_are_those_of_the_formula() {
        // Worked out from the formula with other software.
        for (right, of, expected) in [
            (9, 10, "0.9000 0.5958 0.9821"),
            (0, 10, "0.0000 0.0000 0.2775"),
            (10, 10, "1.0000 0.7225 1.0000"),
            (97, 100, "0.9700 0.9155 0.9897"),
            (1, 3, "0.3333 0.0615 0.7923"),
            (9_900, 10_000, "0.9900 0.9879 0.9918"),
        ] {
            assert_eq!(told(Estimate::of_count(right, of)), expected, "{right} of {of}");
            let one_by_one = (0..of).map(|n| (1, u128::from(n < right)));
            assert_eq!(told(Estimate::of(one_by_one)), expected, "{right} of {of}");
        }
        assert_eq!(Estimate::of_count(0, 0), None);
        assert_eq!(Estimate::of([(0, 0)].into_iter()), None);
    }

    #[test]
    fn unequal_weights_count_for_fewer_labels() {
        // (10 + 1 + 1)² / (100 + 1 + 1) = 1.41 labels.
        let few = Estimate::of([(10, 10), (1, 0), (1, 1)].into_iter()).unwrap();
        assert_eq!(few.share.rounded().to_string(), "0.9167");
        let equal = Estimate::of_count(11, 12).unwrap();
        assert!(few.low < equal.low && few.high >= equal.high, "{few:?}");
    }

    #[test]
    fn only_what_is_whole_is_shown_as_whole() {
        for (millionths, shown) in [
            (1_000_000, "100.0 %"),
            (999_990, "99.9 %"),
            (974_400, "97.4 %"),
            (10, "0.1 %"),
            (0, "0.0 %"),
        ] {
            assert_eq!(Share(millionths).to_string(), shown);
        }
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_share(
            weights in prop::collection::vec((0u128..=10_u128.pow(25), 0u8..=100), 1..40),
        ) {
            let parts = weights.iter().map(|&(weight, part)| (weight, weight / 100 * u128::from(part)));
            if let Some(found) = Estimate::of(parts) {
                prop_assert!(found.low <= found.share && found.share <= found.high, "{found:?}");
                prop_assert!(found.high <= Share(1_000_000));
            }
        }
    }
}
