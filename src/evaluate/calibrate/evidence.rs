//! What likeness would decide at every pair of thresholds of a grid.

use std::ops::Add;

use crate::classify::Weighing;
use crate::evaluate::judge::{Bench, Thresholds};
use crate::evaluate::unit::Unit;
use crate::mapping::Answer;

/// Steps of the score: 0.30, 0.31 … 1.00.
pub(super) const SCORES: usize = 71;
/// Steps of the margin: 0.00, 0.01 … 1.00.
pub(super) const MARGINS: usize = 101;
/// Likeness passes on the very same words only, and only when nothing of another category is
/// like them.
pub(super) const STRICTEST: (usize, usize) = (SCORES - 1, MARGINS - 1);

const LOOSEST_SCORE: u32 = 3_000;
const STEP: u32 = 100;

/// The thresholds at these steps.
pub(super) fn thresholds(score: usize, margin: usize) -> Thresholds {
    Thresholds { score: LOOSEST_SCORE + score as u32 * STEP, margin: margin as u32 * STEP }
}

/// The steps at which `thresholds` stand; between two, the stricter. `None` below the grid.
pub(super) fn steps(thresholds: Thresholds) -> Option<(usize, usize)> {
    let score = thresholds.score.checked_sub(LOOSEST_SCORE)?.div_ceil(STEP) as usize;
    let margin = thresholds.margin.div_ceil(STEP) as usize;
    (score < SCORES && margin < MARGINS).then_some((score, margin))
}

/// Labels that were coded, and those of them that were coded rightly.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) coded: u64,
    pub(super) right: u64,
}

impl Add for Cell {
    type Output = Cell;

    fn add(self, other: Cell) -> Cell {
        Cell { coded: self.coded + other.coded, right: self.right + other.right }
    }
}

/// What one dealing shows.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// What likeness decides, by score and margin.
    cells: Vec<Cell>,
    /// What is decided whatever the thresholds.
    pub(super) others: Cell,
}

/// One answer of likeness: at this step of the score, from one step of the margin up to another.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
struct Run {
    score: usize,
    margins: (usize, usize),
    right: bool,
}

impl Evidence {
    /// Weighs every unit.
    pub(super) fn gather(bench: &Bench<'_>, units: &[Unit<'_>]) -> Evidence {
        let seen = bench.ask(units, |unit, _, weighing| {
            let right = |answer: &Answer| answer.meaning() == unit.truth;
            if weighing.is_open() {
                (None, runs(weighing, right))
            } else {
                (weighing.decision.answer.as_ref().map(right), Vec::new())
            }
        });
        let mut found = Evidence::made(Cell::default(), |_, _| Cell::default());
        for (other, runs) in seen {
            if let Some(right) = other {
                found.others = found.others + Cell { coded: 1, right: u64::from(right) };
            }
            for run in runs {
                for margin in run.margins.0..=run.margins.1 {
                    let cell = &mut found.cells[run.score * MARGINS + margin];
                    *cell = *cell + Cell { coded: 1, right: u64::from(run.right) };
                }
            }
        }
        found
    }

    /// From its parts.
    pub(super) fn made(others: Cell, cell: impl Fn(usize, usize) -> Cell) -> Evidence {
        let cells = (0..SCORES * MARGINS).map(|at| cell(at / MARGINS, at % MARGINS)).collect();
        Evidence { cells, others }
    }

    /// What likeness decides at these steps.
    pub(super) fn cell(&self, score: usize, margin: usize) -> Cell {
        self.cells[score * MARGINS + margin]
    }
}

/// The answers over the grid. Two things make it unnecessary to ask at every pair: a stricter
/// threshold never makes an answer of none, and with a growing margin an answer changes at most
/// once, from the area's own to the programme's.
fn runs(weighing: &Weighing<'_>, right: impl Fn(&Answer) -> bool) -> Vec<Run> {
    let mut found = Vec::new();
    for score in 0..SCORES {
        let at = |margin: usize| {
            let Thresholds { score, margin } = thresholds(score, margin);
            weighing.answer_at(score, margin)
        };
        let Some(first) = at(0) else { break };
        let answered = count(|margin| at(margin).is_some());
        let same = count(|margin| at(margin) == Some(first));
        found.push(Run { score, margins: (0, same - 1), right: right(first) });
        if let Some(next) = at(same).filter(|_| same < answered) {
            found.push(Run { score, margins: (same, answered - 1), right: right(next) });
        }
    }
    found
}

/// How many margins from 0 up fulfil `holds`, which the first does and which, once it fails, does
/// not hold again.
fn count(holds: impl Fn(usize) -> bool) -> usize {
    let (mut yes, mut no) = (0, MARGINS);
    while no - yes > 1 {
        let middle = (yes + no) / 2;
        if holds(middle) {
            yes = middle;
        } else {
            no = middle;
        }
    }
    no
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::classify::Coder;
    use crate::evaluate::learn::learn;
    use crate::evaluate::sample::{mappings, rows};
    use crate::evaluate::unit::units;

    const WORDS: [&str; 7] = ["mural", "murals", "wall", "fund", "street", "party", "garden"];

    fn label() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&WORDS), 1..4).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn the_runs_are_what_asking_everywhere_gives(
            known in prop::collection::vec((label(), 0usize..3, 0usize..3), 1..12),
            asked in label(),
            area in 0usize..3,
        ) {
            let (areas, categories) = (["", "noel", "warsop"], ["arts", "grants", "unclear"]);
            let lines: Vec<_> = known
                .iter()
                .map(|(label, area, category)| (areas[*area], label.as_str(), categories[*category], ""))
                .collect();
            let taught = rows(&lines);
            let learnt = learn(units(&taught).iter(), &mappings(""));
            let asked = rows(&[(areas[area], &asked, "arts", "")]);
            let coder = Coder::new(&learnt);
            let weighing = coder.weigh(asked[0].area, &asked[0].label, "", "");
            if weighing.is_open() {
                let arts = |answer: &Answer| answer.meaning() == asked[0].meaning;
                let mut everywhere = vec![None; SCORES * MARGINS];
                for run in runs(&weighing, arts) {
                    for margin in run.margins.0..=run.margins.1 {
                        everywhere[run.score * MARGINS + margin] = Some(run.right);
                    }
                }
                for (at, seen) in everywhere.iter().enumerate() {
                    let Thresholds { score, margin } = thresholds(at / MARGINS, at % MARGINS);
                    prop_assert_eq!(weighing.answer_at(score, margin).map(arts), *seen);
                }
            }
        }
    }

    #[test]
    fn the_grid_goes_from_a_faint_likeness_to_the_very_same() {
        let told = |score, margin| {
            let found = thresholds(score, margin);
            (found.score, found.margin)
        };
        assert_eq!(told(0, 0), (3_000, 0));
        assert_eq!(told(SCORES - 1, MARGINS - 1), (10_000, 10_000));
    }
}
