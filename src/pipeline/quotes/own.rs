//! Why a figure of an area's own labels or headings moved. The lines are named only if they are all of it: which labels
//! are taken together, small or withheld is not told by the lines of a comparison.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::compare::{Change, HeldLine};
use crate::model::key::label_key;
use crate::model::{Money, slug};
use crate::publish::compare::Report;

use super::why::{line_words, spend};

/// What is said where the lines do not tell it.
const TOGETHER: &str = "small labels are told together, and so are near-identical and withheld ones: which these are \
                        may have changed";

/// Whose words they are, and of what.
struct Own<'i> {
    /// `None` for money of no known area.
    area: Option<&'i str>,
    /// The slug of the label; `None` for what is told together, and for headings.
    label: Option<&'i str>,
}

/// Why the figure `id` moved by so much; `None` if it is none of own labels and headings, or a share of one.
pub(super) fn why(report: &Report, id: &str, by: Decimal) -> Option<Vec<String>> {
    let (of, by) = id.strip_suffix(".share").map_or((id, Some(by)), |of| (of, None));
    let own = Own::read(of)?;
    let mut told = own.lines(report, by);
    if told.is_empty() || by.is_none() {
        let total = match own.area {
            Some(area) => format!("area.{area}.total"),
            None => String::from("area-not-known.total"),
        };
        told.extend(spend(report, &|one| one == total));
        // What moved a share is told if the label and the whole are.
        if by.is_some() || told.is_empty() || own.label.is_none() {
            told.push(TOGETHER.to_owned());
        }
    }
    Some(told)
}

impl<'i> Own<'i> {
    fn read(id: &'i str) -> Option<Own<'i>> {
        let parts: Vec<&str> = id.split('.').collect();
        let (area, of) = match parts.as_slice() {
            ["area", area, of @ ..] => (Some(*area), of),
            ["area-not-known", of @ ..] => (None, of),
            _ => return None,
        };
        match of {
            ["label", name] => Some(Own { area, label: Some(name) }),
            ["labels" | "label" | "section", ..] => Some(Own { area, label: None }),
            _ => None,
        }
    }

    /// The lines that moved the label, the most money first; none if they do not come to what it moved `by`.
    fn lines(&self, report: &Report, by: Option<Decimal>) -> Vec<String> {
        let Some(name) = self.label else { return Vec::new() };
        let adds = |line: &Option<HeldLine>| -> Money {
            let line = line.as_ref().filter(|line| {
                line.counts
                    && report.found.area_id(line.area) == self.area
                    && is_of(report.found.word(line.label), name)
            });
            line.map_or(Money::ZERO, |line| line.amount)
        };
        let mut moved: Vec<(Money, &Change)> = report
            .found
            .changes
            .iter()
            .map(|change| (adds(&change.new) - adds(&change.old), change))
            .filter(|(moved, _)| !moved.is_zero())
            .collect();
        let all: Money = moved.iter().map(|(moved, _)| *moved).sum();
        if by.is_some_and(|by| by != all.exact()) {
            return Vec::new();
        }
        moved.sort_by_key(|(moved, _)| Reverse(moved.abs()));
        moved.into_iter().map(|(_, change)| line_words(&report.found, change)).collect()
    }
}

/// Whether `label` may be one of those that are called `name` in an id: the same words in any order.
fn is_of(label: &str, name: &str) -> bool {
    let own = slug(label);
    let numbered = || {
        let number = name.strip_prefix(own.as_str())?.strip_prefix('-')?;
        (!own.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())).then_some(())
    };
    let (key, of_name) = (label_key(label), label_key(&name.replace('-', " ")));
    own == name
        || numbered().is_some()
        || (!key.words().is_empty() && key.sorted() == of_name.sorted())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_again_by_its_words() {
        for (label, name, expected) in [
            ("Hall hire", "hall-hire", true),
            ("HALL  HIRE", "hall-hire", true),
            ("Hire hall", "hall-hire", true),
            ("Hall hire", "hall-hire-2", true),
            ("Hall hire 3", "hall-hire-2", false),
            ("Hall", "hall-hire", false),
            ("Wages", "hall-hire", false),
            ("", "hall-hire", false),
        ] {
            assert_eq!(is_of(label, name), expected, "{label} {name}");
        }
    }

    #[test]
    fn only_figures_of_own_words_are_meant() {
        for (id, expected) in [
            ("area.a.label.hall-hire", Some(Some("hall-hire"))),
            ("area-not-known.label.x", Some(Some("x"))),
            ("area.a.labels.other", Some(None)),
            ("area.a.labels.withheld.category.x", Some(None)),
            ("area.a.section.x", Some(None)),
            ("area.a.total", None),
            ("programme.total", None),
        ] {
            assert_eq!(Own::read(id).map(|own| own.label), expected, "{id}");
        }
    }
}
