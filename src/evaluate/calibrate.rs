//! The thresholds that keep a wanted precision.
//!
//! The evidence is what likeness would decide about each label from the others, at every pair of
//! thresholds of a grid. Folds are dealt several times over, so that a lucky dealing decides
//! nothing: a pair holds only if it keeps the precision over all of them together, and in none is
//! wrong more than twice as often as is allowed; and only if the pair one step looser in its score, as far as
//! the grid goes, holds too, so that it does not stand on the edge of a fall. Of the pairs that hold, the one that codes most is taken, of equals the
//! strictest.

mod evidence;

use std::ops::{Add, RangeInclusive};

use self::evidence::{Cell, Evidence, SCORES, STRICTEST};
use super::judge::{Bench, Thresholds};
use super::mode::Mode;
use super::report::{Evaluation, evaluate_at};
use super::unit::units;
use crate::classify::WHOLE;
use crate::mapping::{LabelledSet, Mappings};

/// How often folds are dealt.
const DEALINGS: u32 = 4;
/// A pair at which likeness decides fewer labels than this proves nothing.
const LEAST: u64 = 10;
/// The margins that are tried: from 0.01, because with none at all the toss of a coin would decide
/// between two categories, to 0.50, because beyond hardly
/// any label is coded.
const TRIED: RangeInclusive<usize> = 1..=50;

/// What calibrating came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// The wanted precision, in ten-thousandths.
    pub wanted: u32,
    /// Whether it can be had.
    pub reached: Reached,
    /// At the thresholds of the settings.
    pub now: Evaluation,
    /// At the chosen thresholds.
    pub chosen: Evaluation,
    /// How often the folds were dealt.
    pub dealings: u32,
    /// How many labels likeness decided at the chosen thresholds, and how many rightly; over all
    /// dealings.
    pub likeness: (u64, u64),
    /// The same of exact labels, rules, splits and `unclear`, on which thresholds have no bearing.
    pub others: (u64, u64),
}

/// Whether thresholds can keep the wanted precision.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// They do, overall and for what likeness decides.
    Yes,
    /// They do for what likeness decides; what else is coded is less often right, and no
    /// threshold changes that.
    LikenessOnly,
    /// Likeness decides too few labels to know. The thresholds stay as they are if it was never
    /// wrong at them; else those are chosen at which it decides most and was never wrong.
    TooFew,
    /// They do not. The strictest thresholds are chosen.
    No,
}

impl Reached {
    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Reached::Yes => "yes",
            Reached::LikenessOnly => "likeness_only",
            Reached::TooFew => "too_few",
            Reached::No => "no",
        }
    }
}

/// Finds the thresholds for `set` that keep a precision of `wanted` ten-thousandths. `mode` is
/// one that learns from the rest of the set.
pub fn calibrate(set: &LabelledSet, mappings: &Mappings, mode: Mode, wanted: u32) -> Calibration {
    let units = units(&set.rows);
    let thresholds = Thresholds::of(mappings);
    let dealings = if matches!(mode, Mode::Folds(_)) { DEALINGS } else { 1 };
    let evidence: Vec<Evidence> = (0..dealings)
        .map(|dealing| Evidence::gather(&Bench { mappings, mode, dealing, thresholds }, &units))
        .collect();
    let (reached, (score, margin)) = choose(&evidence, wanted, evidence::steps(thresholds));
    let cells = evidence.iter().map(|one| one.cell(score, margin));
    let chosen = match evidence::steps(thresholds) {
        // As they are, even between two steps.
        Some(now) if now == (score, margin) => thresholds,
        _ => evidence::thresholds(score, margin),
    };
    Calibration {
        wanted,
        reached,
        now: evaluate_at(&units, mappings, mode, thresholds),
        chosen: evaluate_at(&units, mappings, mode, chosen),
        dealings,
        likeness: cells.fold((0, 0), |sum, cell| (sum.0 + cell.coded, sum.1 + cell.right)),
        others: evidence
            .iter()
            .fold((0, 0), |sum, one| (sum.0 + one.others.coded, sum.1 + one.others.right)),
    }
}

/// Whether the precision can be had, and the steps of score and margin that are best. `now` are
/// those at which the thresholds stand.
fn choose(
    evidence: &[Evidence],
    wanted: u32,
    now: Option<(usize, usize)>,
) -> (Reached, (usize, usize)) {
    let allowed = u64::from(WHOLE - wanted.min(WHOLE));
    let keeps = |cell: Cell| (cell.coded - cell.right) * u64::from(WHOLE) <= cell.coded * allowed;
    // In one dealing, chance alone can double the mistakes.
    let bears =
        |cell: Cell| (cell.coded - cell.right) * u64::from(WHOLE) <= cell.coded * allowed * 2;
    let together = |of: &dyn Fn(&Evidence) -> Cell| {
        keeps(evidence.iter().map(of).fold(Cell::default(), Add::add))
            && evidence.iter().all(|one| bears(of(one)))
    };
    let coded =
        |score, margin| evidence.iter().map(|one| one.cell(score, margin).coded).sum::<u64>();
    let pairs = || (0..SCORES).flat_map(|score| TRIED.map(move |margin| (score, margin)));
    let others_fall_short = !together(&|one| one.others);
    for (reached, overall) in [(Reached::Yes, true), (Reached::LikenessOnly, false)] {
        if !overall && !others_fall_short {
            continue;
        }
        let holds = |score: usize, margin: usize| {
            together(&|one| one.cell(score, margin))
                && (!overall || together(&|one| one.cell(score, margin) + one.others))
        };
        let best = pairs()
            .filter(|&(score, margin)| {
                coded(score, margin) >= LEAST * evidence.len() as u64
                    && holds(score, margin)
                    && (score == 0 || holds(score - 1, margin))
            })
            .max_by_key(|&(score, margin)| (coded(score, margin), score, margin));
        if let Some(best) = best {
            return (reached, best);
        }
    }
    // Where likeness is never wrong and yet nothing is proven, it decides too little.
    let never_wrong = |score: usize, margin: usize| {
        let cells = || evidence.iter().map(|one| one.cell(score, margin));
        cells().all(|cell| cell.coded == cell.right)
    };
    let safe = pairs()
        .filter(|&(score, margin)| {
            coded(score, margin) > 0
                && never_wrong(score, margin)
                && (score == 0 || never_wrong(score - 1, margin))
        })
        .max_by_key(|&(score, margin)| (coded(score, margin), score, margin));
    let stays = now.filter(|&(score, margin)| never_wrong(score, margin));
    match safe {
        Some(safe) => (Reached::TooFew, stays.unwrap_or(safe)),
        None if coded(0, 0) == 0 => (Reached::TooFew, stays.unwrap_or(STRICTEST)),
        None => (Reached::No, STRICTEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::{mappings, rows};

    /// `likeness` rightly and wrongly decided at each step of the score, with any margin.
    fn evidence(others: (u64, u64), at: impl Fn(usize) -> (u64, u64)) -> Evidence {
        let cell = |(coded, right)| Cell { coded, right };
        Evidence::made(cell(others), |score, _| cell(at(score)))
    }

    #[test]
    fn the_loosest_pair_that_holds_everywhere_is_taken() {
        // Looser than step 30, one dealing has a wrong one in ten.
        let steady = evidence((0, 0), |score| (500 - score as u64, 500 - score as u64));
        let falls = evidence((0, 0), |score| {
            let coded = 500 - score as u64;
            (coded, if score < 30 { coded - 50 } else { coded })
        });
        let choose = |evidence: &[Evidence]| choose(evidence, 9_900, None);
        assert_eq!(choose(&[steady.clone(), falls]), (Reached::Yes, (31, *TRIED.end())));
        assert_eq!(choose(&[steady]), (Reached::Yes, (0, *TRIED.end())));
    }

    #[test]
    fn what_thresholds_cannot_mend_is_told() {
        let good = |_| (100, 100);
        let choose = |evidence, now| choose(&[evidence], 9_900, now);
        assert_eq!(choose(evidence((1_000, 900), good), None).0, Reached::LikenessOnly);
        let few = || evidence((1_000, 1_000), |score| if score < 20 { (9, 8) } else { (9, 9) });
        let never_wrong = (SCORES - 1, *TRIED.end());
        assert_eq!(choose(few(), None), (Reached::TooFew, never_wrong));
        assert_eq!(choose(few(), Some((10, 5))), (Reached::TooFew, never_wrong));
        assert_eq!(choose(few(), Some((30, 5))), (Reached::TooFew, (30, 5)), "they stay");
        let none = evidence((1_000, 1_000), |_| (0, 0));
        assert_eq!(choose(none, None), (Reached::TooFew, STRICTEST));
        let wrong = evidence((1_000, 1_000), |_| (100, 50));
        assert_eq!(choose(wrong, Some((30, 5))), (Reached::No, STRICTEST));
    }

    #[test]
    fn a_set_is_calibrated_without_looking_at_order() {
        let names: Vec<String> = (0..60)
            .flat_map(|n| {
                let word: String =
                    (0..4).map(|at| char::from(b'a' + (n * (at + 3) % 23) as u8)).collect();
                [format!("Mural {word}"), format!("Murals {word} wall"), format!("Fund {word}")]
            })
            .collect();
        let lines: Vec<_> = names
            .iter()
            .map(|name| {
                ("", name.as_str(), if name.starts_with('M') { "arts" } else { "grants" }, "")
            })
            .collect();
        let back: Vec<_> = lines.iter().rev().copied().collect();
        let mappings = mappings("");
        let thresholds = |lines: &[_]| {
            let set = LabelledSet { rows: rows(lines), ..LabelledSet::default() };
            let found = calibrate(&set, &mappings, Mode::Folds(5), 9_500);
            if found.reached == Reached::Yes {
                let right = found.chosen.right.labels * 10_000;
                assert!(right >= found.chosen.coded.labels * 9_500, "{:?}", found.chosen);
            }
            found.chosen.thresholds
        };
        assert_eq!(thresholds(&lines), thresholds(&back));
    }
}
