//! Whether the limits hold what they promise: a thousand populations for each kind of error, each with an
//! error of exactly what is tolerable, drawn and judged as a real sample is. The limit may lie below the
//! true error in 5 % of them, and in what chance adds to a count of a thousand (three standard deviations).

use super::*;
use crate::model::{Money, Tally};

const ROUNDS: u64 = 1_000;
/// 50 and three times the root of 1,000 × 0.05 × 0.95.
const MOST: u32 = 70;
const LINES: usize = 800;

/// Numbers without order (G. L. Steele and others, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }
}

/// Where errors are, and how large.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Planted {
    /// Complete errors anywhere.
    Complete,
    /// A tenth of each of many lines.
    Tenths,
    /// Any part of a line.
    Parts,
    /// Complete errors in the smallest lines.
    Small,
    /// Complete errors in the largest lines that are not certain to be tested.
    Large,
    /// Complete errors in lines that follow each other.
    Together,
    /// Complete errors at regular distances.
    Regular,
    /// More is missing than was read.
    Missing,
    /// The wrong category, anywhere.
    Coding,
    /// The wrong category, all in one small category.
    OneCategory,
}

struct Population {
    amounts: Vec<u64>,
    errors: Vec<u64>,
    terms: Terms,
}

impl Population {
    fn new(planted: Planted, seed: u64) -> Population {
        let mut random = SplitMix(seed);
        // Skewed as spend is: a few lines hold much of the money.
        let amounts: Vec<u64> = (0..LINES)
            .map(|_| (1 + random.below(9_999)) << (random.below(8) + random.below(4)))
            .collect();
        let whole: u64 = amounts.iter().sum();
        let terms = Terms {
            tolerable: Rate::percent(5),
            expected: Rate::default(),
            confidence: Rate::percent(95),
            seed,
        };
        let interval = whole / 60;
        let mut order: Vec<usize> = (0..LINES).collect();
        for at in (1..LINES).rev() {
            order.swap(at, random.below(at as u64 + 1) as usize);
        }
        match planted {
            Planted::Small => order.sort_by_key(|&at| amounts[at]),
            Planted::Large => {
                order.sort_by_key(|&at| (amounts[at] >= interval, u64::MAX - amounts[at]))
            }
            Planted::Together => {
                let first = order[0];
                order = (0..LINES).map(|at| (first + at) % LINES).collect();
            }
            Planted::Regular => {
                let first = order[0];
                order = (0..LINES).map(|at| (first + at * 7) % LINES).collect();
            }
            _ => {}
        }
        // Exactly what is tolerable, and a penny more, so that a limit of as much lies below it.
        let mut left = whole / 20 + 1;
        let mut errors = vec![0; LINES];
        for at in order {
            let amount = amounts[at];
            let error = match planted {
                Planted::Tenths => amount / 10,
                Planted::Parts => amount * (1 + random.below(100)) / 100,
                Planted::Missing => amount * (1 + random.below(200)) / 100,
                _ => amount,
            };
            errors[at] = error.min(left);
            left -= errors[at];
        }
        assert!(left == 0, "{planted:?}: there is room for the error");
        Population { amounts, errors, terms }
    }

    /// The limit that a tested sample gives.
    fn limit(&self, planted: Planted) -> Money {
        let coded = |at: usize| {
            let own = planted == Planted::OneCategory && self.errors[at] > 0;
            String::from(if own { "small" } else { "large" })
        };
        let tally = |id: &str| {
            let of = (0..LINES).filter(|&at| coded(at) == id);
            of.map(|at| Tally::one(Money::from_pence(self.amounts[at] as i64))).sum()
        };
        let categories = ["small", "large"].map(|id| (id.to_owned(), tally(id))).to_vec();
        let (plan, selections) =
            Plan::draw(self.terms, String::new(), &self.amounts, categories, Outside::default())
                .unwrap();
        assert_eq!(plan.planned, 60);
        let tested: Vec<Tested> = selections
            .into_iter()
            .map(|Selection { at, hits }| self.tested(planted, at, hits, coded(at)))
            .collect();
        let found = plan.judge(&tested);
        match planted {
            Planted::Coding => found.coding.unwrap().upper,
            Planted::OneCategory => found.categories[0].error.over.upper,
            Planted::Missing => found.amounts.unwrap().under.upper,
            _ => found.amounts.unwrap().over.upper,
        }
    }

    fn tested(&self, planted: Planted, at: usize, hits: Hits, coded: String) -> Tested {
        let (amount, error) = (self.amounts[at], self.errors[at]);
        let (found, moved) = match planted {
            Planted::Coding | Planted::OneCategory => (amount, error),
            Planted::Missing => (amount + error, 0),
            _ => (amount - error, 0),
        };
        let parts = vec![(coded.clone(), amount - moved), ("other".to_owned(), moved)];
        let category_found = CategoryFound { of_read: parts.clone(), of_found: parts };
        Tested {
            hits,
            amount,
            coded: vec![(coded, amount)],
            amount_found: Some(found),
            category_found: Some(category_found),
        }
    }
}

/// How often of a thousand times the limit lies below the true error.
fn misses(planted: Planted) -> u32 {
    let mut misses = 0;
    for seed in 1..=ROUNDS {
        let population = Population::new(planted, seed);
        let truth = Money::from_pence(population.errors.iter().sum::<u64>() as i64);
        misses += u32::from(population.limit(planted) < truth);
    }
    misses
}

/// How often each kind of error is missed. All that is drawn is drawn from seeds, so that these are exact.
const MISSED: [(Planted, u32); 10] = [
    // Complete errors in lines that are left to chance use up the five per cent.
    (Planted::Small, 43),
    // Lines that are all tested hold some of these.
    (Planted::Complete, 12),
    (Planted::Large, 5),
    (Planted::Regular, 8),
    (Planted::Coding, 12),
    (Planted::OneCategory, 12),
    (Planted::Missing, 13),
    // Errors that fill a cell are found for sure.
    (Planted::Together, 0),
    // The limit takes what it did not see for complete.
    (Planted::Tenths, 0),
    (Planted::Parts, 0),
];

#[test]
fn the_upper_limit_holds_in_nineteen_of_twenty_populations() {
    for (planted, known) in MISSED {
        let found = misses(planted);
        assert!(found <= MOST, "{planted:?}: {found} of {ROUNDS} limits lie below the true error");
        assert_eq!(found, known, "{planted:?}: also in docs/audit.md");
    }
}
