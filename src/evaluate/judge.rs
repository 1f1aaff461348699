//! Each unit, asked about and held against the truth.

use rayon::prelude::*;

use super::learn::learn;
use super::mode::{Mode, by_area, deal};
use super::unit::Unit;
use crate::classify::{Coder, Decision, Method, Weighing};
use crate::mapping::{Mappings, Meaning};

/// The thresholds at which likeness decides, in ten-thousandths.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// The least score.
    pub score: u32,
    /// The least margin over another category.
    pub margin: u32,
}

impl Thresholds {
    /// Those of the settings.
    pub fn of(mappings: &Mappings) -> Thresholds {
        let settings = &mappings.settings;
        Thresholds { score: settings.fuzzy_score, margin: settings.fuzzy_margin }
    }
}

/// How one unit was coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    /// Which step decided.
    pub(super) method: Method,
    /// What it was taken to mean; `None` for review.
    pub(super) given: Option<Meaning>,
    /// Which place the truth has among what a person would be offered, from 0: what it was coded
    /// as comes first, then the suggestions.
    pub(super) place: Option<usize>,
    /// Why, in one sentence.
    pub(super) why: String,
}

/// Who is asked: what the units are judged from, and how.
#[derive(Copy, Clone)]
pub(super) struct Bench<'a> {
    /// The mapping files.
    pub(super) mappings: &'a Mappings,
    /// What is judged from what.
    pub(super) mode: Mode,
    /// Which dealing of the folds.
    pub(super) dealing: u32,
    /// The thresholds at which likeness decides; the settings' where the mappings are judged as
    /// they stand.
    pub(super) thresholds: Thresholds,
}

impl Bench<'_> {
    /// Judges each unit, in their order.
    pub(super) fn judge(&self, units: &[Unit<'_>]) -> Vec<Judged> {
        let learnt = self.mode != Mode::AsItStands;
        self.ask(units, |unit, coder, weighing| Judged::of(unit, coder, &weighing.decision, learnt))
    }

    /// Weighs each unit by what it may be judged from, and gives what `look` sees in it, in the
    /// order of the units.
    pub(super) fn ask<T: Send>(
        &self,
        units: &[Unit<'_>],
        look: impl Fn(&Unit<'_>, &Coder<'_>, &Weighing<'_>) -> T + Sync,
    ) -> Vec<T> {
        let one = |coder: &Coder<'_>, unit: &Unit<'_>| {
            let row = unit.rows[0];
            look(unit, coder, &coder.weigh(unit.area, &row.label, &row.section, &row.description))
        };
        let (group_of, groups) = match self.mode {
            Mode::AsItStands => {
                let coder = Coder::new(self.mappings);
                return units.par_iter().map(|unit| one(&coder, unit)).collect();
            }
            Mode::Folds(folds) => (deal(units, &self.mappings.areas, folds, self.dealing), folds),
            Mode::ByArea => by_area(units),
        };
        let found: Vec<Vec<T>> = (0..groups)
            .into_par_iter()
            .map(|group| {
                let taught = units.iter().zip(&group_of).filter(|(_, of)| **of != group);
                let mut learnt = learn(taught.map(|(unit, _)| unit), self.mappings);
                learnt.settings.fuzzy_score = self.thresholds.score;
                learnt.settings.fuzzy_margin = self.thresholds.margin;
                let coder = Coder::new(&learnt);
                let judged: Vec<&Unit<'_>> = units
                    .iter()
                    .zip(&group_of)
                    .filter(|(_, of)| **of == group)
                    .map(|(unit, _)| unit)
                    .collect();
                judged.into_par_iter().map(|unit| one(&coder, unit)).collect()
            })
            .collect();
        // Back into the order of the units.
        let mut found: Vec<_> = found.into_iter().map(Vec::into_iter).collect();
        group_of.iter().filter_map(|&group| found[group as usize].next()).collect()
    }
}

impl Judged {
    fn of(unit: &Unit<'_>, coder: &Coder<'_>, decision: &Decision, learnt: bool) -> Judged {
        let given = decision.answer.as_ref().map(|answer| answer.meaning());
        let row = unit.rows[0];
        // What is coded is offered to nobody; asked all the same, to know what suggestions are worth.
        let offered = coder.suggest(unit.area, &row.label, &row.section, &row.description);
        let offered = offered
            .iter()
            .map(|suggestion| Meaning::Category(suggestion.category))
            .filter(|meaning| Some(*meaning) != given);
        let place = given.into_iter().chain(offered).position(|meaning| meaning == unit.truth);
        // What was learnt has its line in the labelled set, not in the mapping file.
        let why = if learnt {
            decision.reason.replace("labels.csv line", "line")
        } else {
            decision.reason.clone()
        };
        Judged { method: decision.method, given, place, why }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::evaluate::sample::{mappings, rows};
    use crate::evaluate::unit::units;

    const WORDS: [&str; 6] = ["Mural", "Street party", "Fund", "Hub", "Garden grant", "Club"];
    const AREAS: [&str; 3] = ["", "noel", "warsop"];

    fn lines()
    -> impl Strategy<Value = Vec<(&'static str, &'static str, &'static str, &'static str)>> {
        let category = prop::sample::select(vec!["arts", "grants", "unclear"]);
        let amount = prop::sample::select(vec!["", "1", "-20.50", "tbc"]);
        let line = (prop::sample::select(&AREAS), prop::sample::select(&WORDS), category, amount);
        prop::collection::vec(line, 1..40)
    }

    fn modes() -> impl Strategy<Value = Mode> {
        prop_oneof![Just(Mode::AsItStands), (2u32..7).prop_map(Mode::Folds), Just(Mode::ByArea)]
    }

    proptest! {
        #[test]
        fn every_unit_is_judged_once_and_never_by_its_own_lines(lines in lines(), mode in modes()) {
            let rows = rows(&lines);
            let units = units(&rows);
            prop_assert_eq!(units.iter().map(|unit| unit.rows.len()).sum::<usize>(), rows.len());
            let mappings = mappings("");
            let bench = Bench { mappings: &mappings, mode, dealing: 0, thresholds: Thresholds::of(&mappings) };
            let asked = bench.ask(&units, |unit, _, weighing| {
                (unit.area, unit.key.clone(), weighing.decision.clone())
            });
            prop_assert_eq!(asked.len(), units.len());
            for (unit, (area, key, decision)) in units.iter().zip(asked) {
                prop_assert_eq!((unit.area, &unit.key), (area, &key), "the order is kept");
                if mode == Mode::AsItStands {
                    continue;
                }
                // There are no rules here: what decides is a line of the set.
                let own = |line: &crate::mapping::Line| unit.rows.iter().any(|row| row.line == *line);
                prop_assert!(!decision.line.as_ref().is_some_and(own), "{:?}", decision);
            }
        }
    }

    #[test]
    fn an_own_answer_in_the_mapping_files_does_not_leak() {
        let rows = rows(&[("noel", "Mural", "arts", ""), ("warsop", "Hub", "grants", "")]);
        let units = units(&rows);
        let mappings = mappings("noel,mural,arts\n");
        for (mode, coded) in [(Mode::AsItStands, 1), (Mode::Folds(2), 0), (Mode::ByArea, 0)] {
            let bench = Bench {
                mappings: &mappings,
                mode,
                dealing: 0,
                thresholds: Thresholds::of(&mappings),
            };
            let judged = bench.judge(&units);
            let given = judged.iter().filter(|one| one.given.is_some()).count();
            assert_eq!(given, coded, "{mode:?}");
        }
    }
}
