//! How far two coders agree, as JSON for other programs. The names of the figures are stable. Shares
//! and kappas are numbers with four places; `null` is a share of nothing, or a kappa that is undefined.

use serde::Serialize;
use serde_json::Number;

use super::evaluation_json::{Interval, digits, interval, share};
use super::names::area_id;
use crate::evaluate::{Agreement, ByAnswer, Disagreement, Kappa};
use crate::mapping::Mappings;
use crate::review::answer_words;

/// The agreement between `first` and `second`, as these are called.
///
/// # Errors
///
/// Only by a mistake of this program.
pub fn render(
    (first, second): (&str, &str),
    found: &Agreement,
    mappings: &Mappings,
) -> serde_json::Result<String> {
    serde_json::to_string(&View {
        first,
        second,
        both: found.both,
        only_first: found.only_first,
        only_second: found.only_second,
        agreed: found.agreed,
        agreement: share(found.share)?,
        agreement_interval: interval(found.share)?,
        kappa: number(found.kappa)?,
        by_category: found
            .answers
            .iter()
            .map(|one| category(one, mappings))
            .collect::<Result<_, _>>()?,
        disagreements: found.disagreements.iter().map(|one| differs(one, mappings)).collect(),
    })
}

#[derive(Serialize)]
struct View<'a> {
    first: &'a str,
    second: &'a str,
    both: u64,
    only_first: u64,
    only_second: u64,
    agreed: u64,
    agreement: Option<Number>,
    agreement_interval: Interval,
    kappa: Option<Number>,
    by_category: Vec<CategoryView>,
    disagreements: Vec<DisagreementView<'a>>,
}

#[derive(Serialize)]
struct CategoryView {
    category: String,
    both: u64,
    only_first: u64,
    only_second: u64,
    kappa: Option<Number>,
}

#[derive(Serialize)]
struct DisagreementView<'a> {
    area: &'a str,
    label: &'a str,
    first: String,
    second: String,
}

fn category(one: &ByAnswer, mappings: &Mappings) -> serde_json::Result<CategoryView> {
    Ok(CategoryView {
        category: answer_words(&one.answer, mappings),
        both: one.both,
        only_first: one.only_first,
        only_second: one.only_second,
        kappa: number(one.kappa)?,
    })
}

fn differs<'a>(one: &'a Disagreement, mappings: &'a Mappings) -> DisagreementView<'a> {
    DisagreementView {
        area: area_id(mappings, one.area),
        label: &one.label,
        first: answer_words(&one.first, mappings),
        second: answer_words(&one.second, mappings),
    }
}

fn number(kappa: Option<Kappa>) -> serde_json::Result<Option<Number>> {
    kappa.map(|kappa| digits(kappa.rounded())).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{Answer, Coding};
    use crate::model::key::label_key;
    use crate::model::{AreaId, CategoryId};
    use crate::publish::names::tests::mappings;

    #[test]
    fn figures_are_numbers_and_what_is_undefined_is_null() {
        let coding = |label: &str, answer: Answer| Coding {
            area: Some(AreaId(0)),
            key: label_key(label),
            label: label.to_owned(),
            answer,
        };
        let (one, other) = (Answer::One(CategoryId(0)), Answer::One(CategoryId(1)));
        let split = Answer::Split(vec![(CategoryId(1), 6_000), (CategoryId(0), 4_000)]);
        let first = [coding("Hall", one.clone()), coding("Roof", one.clone())];
        let second = [coding("Hall", one.clone()), coding("Roof", split), coding("Hub", other)];
        let render = |first: &[Coding], second: &[Coding]| {
            let found = Agreement::of(first, second);
            let text = render(("a.xlsx", "out"), &found, &mappings()).unwrap();
            serde_json::from_str::<serde_json::Value>(&text).unwrap()
        };
        let json = render(&first, &second);
        for (name, value) in [
            ("first", "\"a.xlsx\""),
            ("both", "2"),
            ("only_second", "1"),
            ("agreement", "0.5"),
            ("kappa", "0"),
        ] {
            assert_eq!(json[name].to_string(), value, "{name}");
        }
        assert_eq!(json["by_category"][1]["category"], "delivery 40; small-grants 60");
        assert_eq!(json["disagreements"][0]["area"], "noel-park");
        assert_eq!(json["disagreements"][0]["second"], "delivery 40; small-grants 60");
        let same = render(&first, &first);
        assert!(same["kappa"].is_null() && same["agreement"] == 1.0, "{same}");
    }
}
