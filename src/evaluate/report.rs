//! What the judging came to.

mod measure;

use super::estimate::Estimate;
use super::judge::{Bench, Judged, Thresholds};
use super::mode::Mode;
use super::unit::{Unit, units};
use crate::classify::Method;
use crate::mapping::{LabelledSet, Mappings, Meaning};
use crate::model::AreaId;

pub use measure::{Measure, Measured};

/// How often the coding is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// What was judged from what.
    pub mode: Mode,
    /// The thresholds at which likeness decided.
    pub thresholds: Thresholds,
    /// All that was judged.
    pub judged: Measure,
    /// What was coded without a person.
    pub coded: Measure,
    /// What of it was coded rightly.
    pub right: Measure,
    /// The share of what was judged that was coded.
    pub coverage: Measured,
    /// The share of what was coded that is right.
    pub precision: Measured,
    /// How often the truth is among what is offered for a label, coded or not.
    pub of_all: Found,
    /// The same for the labels that are left for review.
    pub of_review: Found,
    /// By the step that decided, in the order of the cascade; those that decided nothing are left
    /// out.
    pub steps: Vec<ByStep>,
    /// By category, in their order, `unclear` last; those that nothing means or was coded as are
    /// left out.
    pub categories: Vec<ByCategory>,
    /// The labels that were coded wrongly, by pounds, then by label.
    pub wrong: Vec<Wrong>,
    /// How many labels have lines that mean different things.
    pub mixed: u64,
}

/// How often the truth is found among what is offered.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many labels were looked at.
    pub labels: u64,
    /// The share for which it stands first.
    pub first: Option<Estimate>,
    /// The share for which it is among the first three.
    pub three: Option<Estimate>,
}

/// What one step coded.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct ByStep {
    /// The step.
    pub method: Method,
    /// What it coded.
    pub coded: Measure,
    /// What of it is right.
    pub right: Measure,
}

/// How one category fared.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct ByCategory {
    /// The category, or `unclear`.
    pub meaning: Meaning,
    /// What truly means it.
    pub truth: Measure,
    /// What was coded as it.
    pub coded: Measure,
    /// What of that is right: over `coded` the precision, over `truth` the recall.
    pub right: Measure,
}

/// A label that was coded wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The label, as its first line has it.
    pub label: String,
    /// Whose it is.
    pub area: Option<AreaId>,
    /// What it means.
    pub truth: Meaning,
    /// What it was taken to mean.
    pub given: Meaning,
    /// Why.
    pub why: String,
    /// How much stands on it.
    pub measure: Measure,
}

/// Judges the coding of `set`.
pub fn evaluate(set: &LabelledSet, mappings: &Mappings, mode: Mode) -> Evaluation {
    evaluate_at(&units(&set.rows), mappings, mode, Thresholds::of(mappings))
}

pub(super) fn evaluate_at(
    units: &[Unit<'_>],
    mappings: &Mappings,
    mode: Mode,
    thresholds: Thresholds,
) -> Evaluation {
    let bench = Bench { mappings, mode, dealing: 0, thresholds };
    add_up(units, &bench.judge(units), mode, thresholds)
}

fn add_up(units: &[Unit<'_>], judged: &[Judged], mode: Mode, thresholds: Thresholds) -> Evaluation {
    let cases: Vec<Case<'_>> =
        units.iter().zip(judged).map(|(unit, judged)| Case::of(unit, judged)).collect();
    let coded = || cases.iter().filter(|case| case.judged.given.is_some());
    let part = |case: &Case<'_>| {
        if case.judged.given.is_some() { case.whole } else { Measure::default() }
    };
    Evaluation {
        mode,
        thresholds,
        judged: cases.iter().map(|case| case.whole).sum(),
        coded: coded().map(|case| case.whole).sum(),
        right: coded().map(|case| case.right).sum(),
        coverage: Measured::of(cases.iter().map(|case| (case.whole, part(case)))),
        precision: Measured::of(coded().map(|case| (case.whole, case.right))),
        of_all: Found::of(cases.iter()),
        of_review: Found::of(cases.iter().filter(|case| case.judged.given.is_none())),
        steps: steps(&cases),
        categories: categories(&cases),
        wrong: wrong(&cases),
        mixed: units.iter().filter(|unit| unit.is_mixed()).count() as u64,
    }
}

/// A unit and how it fared.
#[derive(Copy, Clone)]
struct Case<'a> {
    unit: &'a Unit<'a>,
    judged: &'a Judged,
    whole: Measure,
    /// How much of it was coded rightly.
    right: Measure,
}

impl<'a> Case<'a> {
    fn of(unit: &'a Unit<'a>, judged: &'a Judged) -> Case<'a> {
        let right = judged.given.map_or_else(Measure::default, |given| unit.meaning(given));
        Case { unit, judged, whole: unit.measure(), right }
    }
}

impl Found {
    fn of<'a>(cases: impl Iterator<Item = &'a Case<'a>> + Clone) -> Found {
        let labels = cases.clone().count() as u64;
        let within = |places: usize| {
            let found = |case: &&Case<'_>| case.judged.place.is_some_and(|place| place < places);
            Estimate::of_count(cases.clone().filter(found).count() as u64, labels)
        };
        Found { labels, first: within(1), three: within(3) }
    }
}

fn steps(cases: &[Case<'_>]) -> Vec<ByStep> {
    let mut methods: Vec<Method> =
        cases.iter().filter(|c| c.judged.given.is_some()).map(|c| c.judged.method).collect();
    methods.sort_unstable();
    methods.dedup();
    methods
        .into_iter()
        .map(|method| {
            let of = || cases.iter().filter(|case| case.judged.method == method);
            ByStep {
                method,
                coded: of().map(|case| case.whole).sum(),
                right: of().map(|case| case.right).sum(),
            }
        })
        .collect()
}

fn categories(cases: &[Case<'_>]) -> Vec<ByCategory> {
    let mut found = std::collections::BTreeMap::<Meaning, ByCategory>::new();
    let none = Measure::default();
    let mut add = |meaning: Meaning, truth: Measure, coded: Measure, right: Measure| {
        let known = found.entry(meaning).or_insert(ByCategory {
            meaning,
            truth: none,
            coded: none,
            right: none,
        });
        known.truth = known.truth + truth;
        known.coded = known.coded + coded;
        known.right = known.right + right;
    };
    for case in cases {
        let mut meanings: Vec<Meaning> = case.unit.rows.iter().map(|row| row.meaning).collect();
        meanings.sort_unstable();
        meanings.dedup();
        for meaning in meanings {
            add(meaning, case.unit.meaning(meaning), none, none);
        }
        if let Some(given) = case.judged.given {
            add(given, none, case.whole, case.right);
        }
    }
    found.into_values().collect()
}

fn wrong(cases: &[Case<'_>]) -> Vec<Wrong> {
    let mut found: Vec<Wrong> = cases
        .iter()
        .filter_map(|case| {
            let given = case.judged.given.filter(|given| *given != case.unit.truth)?;
            Some(Wrong {
                label: case.unit.rows[0].label.clone(),
                area: case.unit.area,
                truth: case.unit.truth,
                given,
                why: case.judged.why.clone(),
                measure: case.whole,
            })
        })
        .collect();
    found.sort_by(|one, other| {
        let order = |wrong: &Wrong| std::cmp::Reverse(wrong.measure.money);
        order(one).cmp(&order(other)).then_with(|| one.label.cmp(&other.label))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::{ARTS, GRANTS, mappings, set};
    use crate::model::Money;

    #[test]
    fn labels_lines_and_pounds_are_each_counted() {
        let mappings = mappings(",grants?,grants\n");
        let set = set(&[
            ("noel", "Street grants", "grants", "100"),
            ("noel", "Street grants", "arts", "-50"),
            ("noel", "Hub", "arts", "5"),
            ("warsop", "Mural", "arts", ""),
            ("", "Wall murals", "arts", "7"),
            ("", "Zebra", "unclear", "1"),
        ]);
        let found = evaluate(&set, &mappings, Mode::AsItStands);
        let measure = |labels, lines, pounds: i64| Measure {
            labels,
            lines,
            money: Money::from_pence(pounds * 100),
        };
        assert_eq!(found.judged, measure(5, 6, 163));
        assert_eq!(found.coded, measure(3, 4, 155));
        assert_eq!(found.right, measure(1, 2, 100));
        assert_eq!((found.mixed, found.of_review.labels), (1, 2));
        let share = |estimate: Option<Estimate>| estimate.unwrap().share.rounded().to_string();
        assert_eq!(share(found.coverage.labels), "0.6000");
        assert_eq!(share(found.precision.lines), "0.5000");
        assert_eq!(share(found.precision.money), "0.6452");
        let steps: Vec<_> = found
            .steps
            .iter()
            .map(|step| (step.method, step.coded.labels, step.right.labels))
            .collect();
        assert_eq!(steps, [(Method::AreaLabel, 1, 0), (Method::Label, 1, 1), (Method::Rule, 1, 0)]);
        let categories: Vec<_> = found
            .categories
            .iter()
            .map(|one| (one.meaning, one.truth.lines, one.coded.lines, one.right.lines))
            .collect();
        assert_eq!(categories, [(ARTS, 4, 1, 1), (GRANTS, 1, 3, 1), (Meaning::Unclear, 1, 0, 0)]);
        let wrong: Vec<_> = found
            .wrong
            .iter()
            .map(|wrong| (wrong.label.as_str(), wrong.truth, wrong.given))
            .collect();
        assert_eq!(wrong, [("Street grants", ARTS, GRANTS), ("Hub", ARTS, GRANTS)]);
    }

    #[test]
    fn an_empty_set_has_no_shares() {
        let found = evaluate(&LabelledSet::default(), &mappings(""), Mode::Folds(5));
        assert_eq!((found.coverage.labels, found.precision.money), (None, None));
        assert_eq!(found.of_all.first, None);
    }
}
