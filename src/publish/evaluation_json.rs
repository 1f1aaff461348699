//! How often the coding is right, as JSON for other programs. The names of the figures are
//! stable. Shares are numbers from 0 to 1 with four places; `null` is a share of nothing.

mod shape;

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Number, Value};

pub(super) use self::shape::Interval;
use self::shape::{CategoryView, Figures, NotJudged, StepView, ThresholdsView, View, WrongView};
use crate::evaluate::{ByCategory, ByStep, Calibration, Estimate, Evaluation, Mode, Share, Wrong};
use crate::mapping::{LabelledSet, Mappings, Meaning};
use crate::model::AreaId;

/// The evaluation of `set`, which came from `file`, with the first `shown` of what is wrong.
pub fn render(
    file: &str,
    set: &LabelledSet,
    found: &Evaluation,
    mappings: &Mappings,
    shown: usize,
) -> serde_json::Result<String> {
    serde_json::to_string(&view(file, set, found, mappings, shown)?)
}

/// What calibrating on `set`, which came from `file`, came to. `written` is the settings file, if
/// it was changed.
pub fn render_calibration(
    file: &str,
    set: &LabelledSet,
    found: &Calibration,
    mappings: &Mappings,
    written: Option<&str>,
) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Whole<'a> {
        wanted: Number,
        reached: &'static str,
        written: Option<&'a str>,
        dealings: u32,
        likeness_coded: u64,
        likeness_right: u64,
        others_coded: u64,
        others_right: u64,
        now: View<'a>,
        chosen: View<'a>,
    }
    serde_json::to_string(&Whole {
        wanted: parts(found.wanted)?,
        reached: found.reached.as_str(),
        written,
        dealings: found.dealings,
        likeness_coded: found.likeness.0,
        likeness_right: found.likeness.1,
        others_coded: found.others.0,
        others_right: found.others.1,
        now: view(file, set, &found.now, mappings, 0)?,
        chosen: view(file, set, &found.chosen, mappings, 0)?,
    })
}

fn view<'a>(
    file: &'a str,
    set: &LabelledSet,
    found: &'a Evaluation,
    mappings: &'a Mappings,
    shown: usize,
) -> serde_json::Result<View<'a>> {
    let [top1, top3] = [found.of_all.first, found.of_all.three];
    let [top1_review, top3_review] = [found.of_review.first, found.of_review.three];
    Ok(View {
        file,
        mode: found.mode.as_str(),
        folds: match found.mode {
            Mode::Folds(folds) => Some(folds),
            _ => None,
        },
        thresholds: ThresholdsView {
            fuzzy_score: parts(found.thresholds.score)?,
            fuzzy_margin: parts(found.thresholds.margin)?,
        },
        labels: found.judged.labels,
        lines: found.judged.lines,
        money: found.judged.money.to_string(),
        figures: figures(found)?,
        top1: share(top1)?,
        top1_interval: interval(top1)?,
        top3: share(top3)?,
        top3_interval: interval(top3)?,
        review_labels: found.of_review.labels,
        top1_review: share(top1_review)?,
        top1_review_interval: interval(top1_review)?,
        top3_review: share(top3_review)?,
        top3_review_interval: interval(top3_review)?,
        labels_of_several_categories: found.mixed,
        not_judged: NotJudged {
            not_asked_for: set.left_out.not_asked,
            without_label: set.left_out.no_label,
            without_category: set.left_out.no_category,
            amounts_not_readable: set.unreadable,
        },
        by_method: found.steps.iter().map(step).collect::<Result<_, _>>()?,
        by_category: found
            .categories
            .iter()
            .map(|one| category(one, mappings))
            .collect::<Result<_, _>>()?,
        wrong: found.wrong.iter().take(shown).map(|one| wrong(one, mappings)).collect(),
    })
}

fn figures(found: &Evaluation) -> serde_json::Result<Figures> {
    let (coverage, precision) = (&found.coverage, &found.precision);
    Ok(Figures {
        coded: found.coded.labels,
        right: found.right.labels,
        coverage: share(coverage.labels)?,
        coverage_interval: interval(coverage.labels)?,
        coverage_lines: share(coverage.lines)?,
        coverage_lines_interval: interval(coverage.lines)?,
        coverage_money: share(coverage.money)?,
        coverage_money_interval: interval(coverage.money)?,
        precision: share(precision.labels)?,
        precision_interval: interval(precision.labels)?,
        precision_lines: share(precision.lines)?,
        precision_lines_interval: interval(precision.lines)?,
        precision_money: share(precision.money)?,
        precision_money_interval: interval(precision.money)?,
    })
}

fn step(step: &ByStep) -> serde_json::Result<StepView> {
    let precision = Estimate::of_count(step.right.labels, step.coded.labels);
    Ok(StepView {
        method: step.method.as_str(),
        coded: step.coded.labels,
        right: step.right.labels,
        precision: share(precision)?,
        precision_interval: interval(precision)?,
        coded_lines: step.coded.lines,
        right_lines: step.right.lines,
        coded_money: step.coded.money.to_string(),
        right_money: step.right.money.to_string(),
    })
}

fn category<'a>(one: &ByCategory, mappings: &'a Mappings) -> serde_json::Result<CategoryView<'a>> {
    Ok(CategoryView {
        category: id(one.meaning, mappings),
        labels: one.truth.labels,
        coded: one.coded.labels,
        right: one.right.labels,
        precision: share(Estimate::of_count(one.right.labels, one.coded.labels))?,
        recall: share(Estimate::of_count(one.right.labels, one.truth.labels))?,
        lines: one.truth.lines,
        coded_lines: one.coded.lines,
        right_lines: one.right.lines,
        money: one.truth.money.to_string(),
        coded_money: one.coded.money.to_string(),
        right_money: one.right.money.to_string(),
    })
}

fn wrong<'a>(one: &'a Wrong, mappings: &'a Mappings) -> WrongView<'a> {
    let area = |area: AreaId| mappings.areas.get(area.index()).map(|area| area.id.as_str());
    WrongView {
        label: &one.label,
        area: one.area.and_then(area).unwrap_or_default(),
        category: id(one.truth, mappings),
        coded_as: id(one.given, mappings),
        reason: &one.why,
        lines: one.measure.lines,
        money: one.measure.money.to_string(),
    }
}

fn id(meaning: Meaning, mappings: &Mappings) -> &str {
    match meaning {
        Meaning::Category(category) => {
            mappings.categories.get(category.index()).map_or("", |category| category.id.as_str())
        }
        Meaning::Unclear => "unclear",
    }
}

pub(super) fn share(estimate: Option<Estimate>) -> serde_json::Result<Option<Number>> {
    estimate.map(|estimate| number(estimate.share)).transpose()
}

pub(super) fn interval(estimate: Option<Estimate>) -> serde_json::Result<Interval> {
    estimate.map(|found| Ok([number(found.low)?, number(found.high)?])).transpose()
}

/// Ten-thousandths as a number from 0 to 1.
fn parts(ten_thousandths: u32) -> serde_json::Result<Number> {
    number(Share::from_ten_thousandths(ten_thousandths))
}

/// Through its digits, so that no binary number of ours comes between.
fn number(share: Share) -> serde_json::Result<Number> {
    digits(share.rounded())
}

/// The same for any figure of ours.
pub(super) fn digits(figure: Decimal) -> serde_json::Result<Number> {
    match serde_json::from_str(&figure.to_string())? {
        Value::Number(number) => Ok(number),
        _ => Ok(Number::from(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{Choice, Settings};

    #[test]
    fn figures_are_numbers_and_shares_of_nothing_are_null() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let text = "label,category,area\nMural,arts,a\nMurals,arts,b\nHub,spaces,b\n";
        std::fs::write(file.path(), text).unwrap();
        let (set, mappings) =
            LabelledSet::load_alone(file.path(), &Choice::default(), Settings::default()).unwrap();
        let found = crate::evaluate::evaluate(&set, &mappings, Mode::ByArea);
        let json: Value =
            serde_json::from_str(&render("set.csv", &set, &found, &mappings, 5).unwrap()).unwrap();
        for (name, value) in [
            ("labels", "3"),
            ("coverage", "0.6667"),
            ("precision", "1.0"),
            ("precision_interval", "[0.3424,1.0]"),
            ("precision_money", "null"),
            ("top1_review", "0.0"),
            ("thresholds", "{\"fuzzy_margin\":0.4,\"fuzzy_score\":0.7}"),
            ("mode", "\"by_area\""),
        ] {
            assert_eq!(json[name].to_string(), value, "{name}");
        }
        assert_eq!(json["by_category"][0]["recall"].to_string(), "1.0");
        assert_eq!(json["by_method"][0]["method"], "label");
    }
}
