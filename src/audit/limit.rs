//! From the errors found in a sample to the error in everything.
//!
//! The upper limit is Stringer's (K. W. Stringer, "Practical aspects of statistical sampling in auditing",
//! Proceedings of the Business and Economic Statistics Section, American Statistical Association, 1963,
//! 405–411) with Poisson factors, as Leslie, Teitlebaum and Anderson ("Dollar-Unit Sampling", 1979)
//! use it: each error found is told as its tainting, the part of the line that is wrong; the taintings
//! are put in order, the largest first; and with the interval J and the factors F the limit is
//! J × (F(0) + Σ (F(i) − F(i−1)) × t(i)). J × F(0) is what may be wrong although nothing was found, every
//! error being complete. That the limit holds is proven for complete errors, and known from very many
//! simulations for others (see `simulation`).
//!
//! Two things are certain and are used as such: lines that are all tested have the errors that were found
//! in them, and no more can be wrong than was not found to be right.

use super::factor::{Factors, NANO};
use super::pence::money;
use super::{Hits, Rate};
use crate::model::Money;

/// What is wrong with one tested line.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Misstated {
    pub(super) hits: Hits,
    /// The amount as read, in pence; above nothing.
    pub(super) book: u64,
    /// How much of it is wrong, in pence. May be more than the line where something is missing.
    pub(super) error: u64,
}

/// An error as the sample tells it.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    /// How many tested lines have it.
    pub lines: u32,
    /// What was found in the tested lines themselves.
    pub found: Money,
    /// What is most likely in everything.
    pub most_likely: Money,
    /// What it is at most, as sure as was asked.
    pub upper: Money,
}

/// Works out limits for one sample.
pub(super) struct Limits {
    interval: u128,
    factors: Factors,
    /// Whether any line was left to chance: if not, the tested lines are all there are.
    drawn: bool,
}

impl Limits {
    /// For cells of `interval` pence; `drawn` when any line was left to chance.
    pub(super) fn new(interval: u64, confidence: Rate, drawn: bool) -> Limits {
        Limits { interval: interval.into(), factors: Factors::at(confidence), drawn }
    }

    /// The error in everything, from that of the tested lines; `most` is all that can be wrong, in
    /// pence, where that is known.
    pub(super) fn of(
        &mut self,
        tested: impl Iterator<Item = Misstated>,
        most: Option<u128>,
    ) -> Limit {
        let (mut lines, mut found, mut certain) = (0, 0u128, 0u128);
        let mut taintings: Vec<u128> = Vec::new();
        for one in tested.filter(|one| one.error > 0) {
            lines += 1;
            found += u128::from(one.error);
            match one.hits {
                Hits::Drawn(many) if self.drawn => {
                    let tainting = (u128::from(one.error) * NANO).div_ceil(one.book.max(1).into());
                    taintings.extend((0..many).map(|_| tainting));
                }
                _ => certain += u128::from(one.error),
            }
        }
        let (mut most_likely, mut upper) = (certain, certain);
        if self.drawn {
            let sum: u128 = taintings.iter().fold(0, |sum, &one| sum.saturating_add(one));
            most_likely = certain.saturating_add(self.pounds(sum.saturating_mul(NANO)));
            upper = certain.saturating_add(self.stringer(taintings));
        }
        if let Some(most) = most {
            upper = upper.min(most.max(found));
            most_likely = most_likely.min(upper);
        }
        Limit { lines, found: money(found), most_likely: money(most_likely), upper: money(upper) }
    }

    fn stringer(&mut self, mut taintings: Vec<u128>) -> u128 {
        taintings.sort_unstable_by(|one, other| other.cmp(one));
        let mut before = self.factors.of(0);
        let mut sum = before * NANO;
        for (nth, tainting) in (1..).zip(taintings) {
            let factor = self.factors.of(nth);
            sum = sum.saturating_add((factor - before).saturating_mul(tainting));
            before = factor;
        }
        self.pounds(sum)
    }

    /// Intervals in the square of [`NANO`], as pence, rounded up.
    fn pounds(&self, intervals: u128) -> u128 {
        intervals.div_ceil(NANO).saturating_mul(self.interval).div_ceil(NANO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const J: u64 = 2_688_200;

    fn limit(tested: &[(Hits, u64, u64)], most: Option<u128>) -> (String, String) {
        let tested = tested.iter().map(|&(hits, book, error)| Misstated { hits, book, error });
        let limit = Limits::new(J, Rate::percent(95), true).of(tested, most);
        (limit.most_likely.to_string(), limit.upper.to_string())
    }

    #[test]
    fn without_errors_the_limit_is_the_interval_by_the_first_factor() {
        // 26,882 × 2.995732274
        assert_eq!(limit(&[], None), ("0.00".into(), "80531.28".into()));
        assert_eq!(limit(&[(Hits::Drawn(1), 500, 0)], None).1, "80531.28");
    }

    #[test]
    fn errors_count_by_their_taintings_the_largest_first() {
        let once = Hits::Drawn(1);
        // 26,882 × (0.4 + 1) and 26,882 × (2.995732274 + 1.748132244 × 1 + 1.551929104 × 0.4)
        let (likely, upper) = limit(&[(once, 1_000, 400), (once, 900, 900)], None);
        assert_eq!(likely, "37634.80");
        assert_eq!(upper, "144212.15");
        // A line that is hit twice counts twice.
        assert_eq!(
            limit(&[(Hits::Drawn(2), 1_000, 400)], None),
            limit(&[(once, 1_000, 400), (once, 500, 200)], None)
        );
    }

    #[test]
    fn what_is_certain_is_neither_spread_nor_doubted() {
        let (likely, upper) = limit(&[(Hits::Certain, 3_000_000, 100_000)], None);
        assert_eq!((&*likely, &*upper), ("1000.00", "81531.28"));
        assert_eq!(limit(&[(Hits::Certain, 3_000_000, 100_000)], Some(150_000)).1, "1500.00");
        let mut none_left = Limits::new(J, Rate::percent(95), false);
        let tested = [Misstated { hits: Hits::Certain, book: 9, error: 4 }];
        let limit = none_left.of(tested.into_iter(), None);
        assert_eq!((limit.found, limit.upper), (Money::from_pence(4), Money::from_pence(4)));
    }

    #[test]
    fn no_figure_however_large_breaks_it() {
        let huge = [(Hits::Drawn(1), 1, u64::MAX); 3];
        let (likely, upper) = limit(&huge, None);
        assert_eq!((likely.len(), upper.len()), ("92233720368547758.07".len(), likely.len()));
    }
}
