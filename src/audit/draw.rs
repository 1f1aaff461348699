//! Which lines are tested.
//!
//! A line that holds an interval or more is tested for certain. The others are laid end to end and cut
//! into cells as long as the interval; in each cell a penny is drawn by lot, and the line that it
//! belongs to is tested (cell selection: D. A. Leslie, A. D. Teitlebaum and R. J. Anderson,
//! "Dollar-Unit Sampling", 1979). So each penny has the same chance, and each cell is drawn by
//! itself: unlike with steps of one length from one random start, no order of the lines, and no error
//! that comes back at regular distances, can hide. Over independent draws the chance to find `k` errors or
//! fewer is at most that of the Poisson distribution on which the limits rest (W. Hoeffding, "On the
//! distribution of the number of successes in independent trials", Annals of Mathematical Statistics
//! 27, 1956, 713–721).

use sha2::{Digest, Sha256};

/// How a line came into the sample.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Hits {
    /// It holds an interval or more, and is tested whatever is drawn.
    Certain,
    /// So many of its pennies were drawn. Two at most, since it is shorter than an interval.
    Drawn(u32),
}

/// A line that is tested.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Which line, in the order of the population.
    pub at: usize,
    /// How it came in.
    pub hits: Hits,
}

/// Draws from lines of these `amounts`, in pence, with cells of `interval` pence (at least one). The
/// last cell may be longer than what is left: then its penny may be one that is not there, and the
/// chance of the others stays what it is.
pub fn draw(amounts: &[u64], interval: u64, seed: u64) -> Vec<Selection> {
    let interval = interval.max(1);
    let mut found = Vec::new();
    let (mut begins, mut cell) = (0u128, 0u64);
    let mut point = u128::from(offset(seed, cell, interval));
    for (at, &amount) in amounts.iter().enumerate() {
        if amount >= interval {
            found.push(Selection { at, hits: Hits::Certain });
            continue;
        }
        let ends = begins + u128::from(amount);
        let mut hits = 0;
        while point < ends {
            hits += 1;
            cell += 1;
            point =
                u128::from(cell) * u128::from(interval) + u128::from(offset(seed, cell, interval));
        }
        if hits > 0 {
            found.push(Selection { at, hits: Hits::Drawn(hits) });
        }
        begins = ends;
    }
    found
}

/// Which penny of a cell is drawn: below `interval`, the same on any machine.
fn offset(seed: u64, cell: u64, interval: u64) -> u64 {
    let mut hasher = Sha256::new();
    hasher.update(b"cell");
    hasher.update(seed.to_le_bytes());
    hasher.update(cell.to_le_bytes());
    let hash = hasher.finalize();
    let number = hash.iter().take(16).fold(0u128, |sum, &byte| sum << 8 | u128::from(byte));
    // Below `interval`, which fits.
    (number % u128::from(interval)) as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_seed_alone_decides() {
        let amounts = [700; 50];
        assert_eq!(draw(&amounts, 1_000, 1), draw(&amounts, 1_000, 1));
        assert_ne!(draw(&amounts, 1_000, 1), draw(&amounts, 1_000, 2));
        assert_eq!(draw(&[], 1_000, 1), []);
    }

    #[test]
    fn a_line_may_be_drawn_twice_and_stands_once() {
        let is_twice = |drawn: &Vec<Selection>| drawn.iter().any(|one| one.hits == Hits::Drawn(2));
        let drawn = (0..100).map(|seed| draw(&[990; 20], 1_000, seed)).find(is_twice).unwrap();
        assert!(drawn.is_sorted_by(|one, other| one.at < other.at));
    }

    #[test]
    fn each_penny_has_the_same_chance() {
        // Three lines of 100, 300 and 200 pence in cells of 250: over many seeds each is hit as often as
        // its pence say.
        let (mut hits, rounds) = ([0u64; 3], 20_000);
        for seed in 0..rounds {
            for one in draw(&[100, 249, 200], 250, seed) {
                if let Hits::Drawn(many) = one.hits {
                    hits[one.at] += u64::from(many);
                }
            }
        }
        for (line, amount) in [100, 249, 200].into_iter().enumerate() {
            let expected = rounds * amount / 250;
            // Three standard deviations of a count of independent draws are less than 220.
            assert!(hits[line].abs_diff(expected) < 220, "{line}: {} of {expected}", hits[line]);
        }
    }

    proptest! {
        #[test]
        fn every_cell_is_drawn_once_and_large_lines_are_certain(
            amounts in prop::collection::vec(1u64..5_000, 0..200),
            interval in 1u64..3_000,
            seed: u64,
        ) {
            let drawn = draw(&amounts, interval, seed);
            let certain: Vec<usize> = (0..amounts.len()).filter(|&at| amounts[at] >= interval).collect();
            let found: Vec<usize> =
                drawn.iter().filter(|one| one.hits == Hits::Certain).map(|one| one.at).collect();
            prop_assert_eq!(found, certain);
            let rest: u64 = amounts.iter().filter(|&&amount| amount < interval).sum();
            let hits: u64 = drawn
                .iter()
                .map(|one| match one.hits {
                    Hits::Drawn(many) => u64::from(many),
                    Hits::Certain => 0,
                })
                .sum();
            prop_assert!(hits == rest / interval || hits == rest.div_ceil(interval), "{hits}");
        }
    }
}
