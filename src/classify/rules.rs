//! Steps 3 and 4: a rule fits.

use std::borrow::Cow;

use regex::{RegexSet, RegexSetBuilder};

use super::{Decision, Method, WHOLE};
use crate::mapping::{Answer, Rule, RuleField};
use crate::model::AreaId;
use crate::model::key::readable;
use crate::model::limits::{RULES_CACHE_BYTES, RULES_TOGETHER_BYTES};

/// The words that rules look at.
#[derive(Clone, Debug)]
pub(super) struct RuleWords<'a> {
    label: Cow<'a, str>,
    section: Cow<'a, str>,
    description: Cow<'a, str>,
}

impl<'a> RuleWords<'a> {
    /// The words of one line, made readable.
    pub(super) fn new(label: &'a str, section: &'a str, description: &'a str) -> RuleWords<'a> {
        RuleWords {
            label: readable(label),
            section: readable(section),
            description: readable(description),
        }
    }

    fn of(&self, field: RuleField) -> &str {
        match field {
            RuleField::Label => &self.label,
            RuleField::Section => &self.section,
            RuleField::Description => &self.description,
        }
    }
}

/// What the rules of one scope say together. Numbers are places in
/// [`crate::mapping::Mappings::rules`].
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No rule fits.
    #[default]
    Silent,
    /// This one decides; any others that fit say the same.
    Decides(u32),
    /// These two fit, the first of each opinion, and give different categories.
    Disagree(u32, u32),
}

impl Verdict {
    /// The two rules that keep each other from deciding.
    pub(super) fn disagreement(self) -> Option<(u32, u32)> {
        match self {
            Verdict::Disagree(one, other) => Some((one, other)),
            _ => None,
        }
    }
}

/// What the rules say about one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RuleHits {
    /// Every rule that fits and is for this area or the programme, ascending.
    pub(super) matching: Vec<u32>,
    /// What this area's rules say.
    pub(super) area: Verdict,
    /// What the programme's rules say.
    pub(super) programme: Verdict,
}

impl RuleHits {
    /// What this area's rules say, or else the programme's.
    pub(super) fn verdict(&self) -> Verdict {
        if self.area == Verdict::Silent { self.programme } else { self.area }
    }
}

/// All rules, with the patterns of one field matched together.
#[derive(Debug)]
pub(super) struct RuleBook<'m> {
    rules: &'m [Rule],
    fields: Vec<FieldRules>,
}

#[derive(Debug)]
struct FieldRules {
    field: RuleField,
    /// Places of the rules that look at this field, ascending.
    places: Vec<u32>,
    /// Their patterns; `None` when together they are too large, and each is tried by itself.
    together: Option<RegexSet>,
}

impl<'m> RuleBook<'m> {
    pub(super) fn new(rules: &'m [Rule]) -> RuleBook<'m> {
        let fields = [RuleField::Label, RuleField::Section, RuleField::Description]
            .into_iter()
            .filter_map(|field| {
                let (places, of_field): (Vec<u32>, Vec<&Rule>) =
                    (0u32..).zip(rules).filter(|(_, rule)| rule.field == field).unzip();
                let together =
                    RegexSetBuilder::new(of_field.iter().map(|rule| rule.include.as_str()))
                        .case_insensitive(true)
                        .size_limit(RULES_TOGETHER_BYTES)
                        .dfa_size_limit(RULES_CACHE_BYTES)
                        .build()
                        .ok();
                (!places.is_empty()).then_some(FieldRules { field, places, together })
            })
            .collect();
        RuleBook { rules, fields }
    }

    /// Whether any rule looks at this field.
    pub(super) fn looks_at(&self, field: RuleField) -> bool {
        self.fields.iter().any(|rules| rules.field == field)
    }

    /// Whether any rule that looks at `field` fits `words`, for whichever area it is.
    pub(super) fn fit(&self, field: RuleField, words: &str) -> bool {
        let words = readable(words);
        self.fields.iter().filter(|rules| rules.field == field).any(|of_field| {
            match &of_field.together {
                Some(together) => together.is_match(&words),
                None => of_field.places.iter().any(|&at| self.rules[at as usize].matches(&words)),
            }
        })
    }

    /// What the rules say about a line of `area`.
    pub(super) fn find(&self, area: Option<AreaId>, words: &RuleWords<'_>) -> RuleHits {
        let mut matching = Vec::new();
        for of_field in &self.fields {
            let words = words.of(of_field.field);
            if words.is_empty() {
                continue;
            }
            let fits = |&place: &u32| {
                let rule = &self.rules[place as usize];
                (rule.area.is_none() || rule.area == area) && rule.matches(words)
            };
            match &of_field.together {
                Some(together) => matching.extend(
                    together.matches(words).into_iter().map(|at| of_field.places[at]).filter(fits),
                ),
                None => matching.extend(of_field.places.iter().copied().filter(fits)),
            }
        }
        matching.sort_unstable();
        let verdict = |of_area: bool| {
            self.verdict(
                matching
                    .iter()
                    .copied()
                    .filter(|&place| self.rules[place as usize].area.is_some() == of_area),
            )
        };
        RuleHits { area: verdict(true), programme: verdict(false), matching }
    }

    fn verdict(&self, mut places: impl Iterator<Item = u32>) -> Verdict {
        let Some(first) = places.next() else { return Verdict::Silent };
        let category = |place: u32| self.rules[place as usize].category;
        match places.find(|&place| category(place) != category(first)) {
            Some(other) => Verdict::Disagree(first, other),
            None => Verdict::Decides(first),
        }
    }
}

/// The decision that `rule` makes.
pub(super) fn decision(rule: &Rule) -> Decision {
    let scope = if rule.area.is_some() { "this area's" } else { "the programme's" };
    let method = match (rule.category, rule.area) {
        (None, _) => Method::Unclear,
        (Some(_), Some(_)) => Method::AreaRule,
        (Some(_), None) => Method::Rule,
    };
    let unclear = if rule.category.is_none() { ", unclear" } else { "" };
    let field = rule.field.as_str();
    Decision {
        answer: Some(rule.category.map_or(Answer::Unclear, Answer::One)),
        method,
        score: WHOLE,
        matched: rule.include.as_str().to_owned(),
        line: Some(rule.line),
        reason: format!("rules.csv line {}: {scope} rule fits the {field}{unclear}", rule.line),
        ..Decision::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::sample::{NOEL, mappings};

    #[test]
    fn rules_of_one_opinion_decide_and_of_two_do_not() {
        let mappings = mappings(
            "",
            ",mural,,arts,\n,wall,,spaces,\n,paint,,arts,\nnoel,wall,,arts,\nwarsop,mural,,spaces,\n\
             ,description:paint,,spaces,\n",
        );
        let book = RuleBook::new(&mappings.rules);
        let find = |area, label: &str, description: &str| {
            book.find(area, &RuleWords::new(label, "", description))
        };
        assert_eq!(find(None, "Painted mural", "").programme, Verdict::Decides(0));
        assert_eq!(find(None, "Painted wall", "").programme, Verdict::Disagree(1, 2));
        assert_eq!(find(Some(NOEL), "Wall", "").area, Verdict::Decides(3));
        assert_eq!(find(Some(NOEL), "Mural", "").area, Verdict::Silent);
        assert_eq!(find(None, "Mural", "Paint").programme, Verdict::Disagree(0, 5));
        assert_eq!(find(Some(NOEL), "mural wall", "").matching, [0, 1, 3]);
        assert!(book.looks_at(RuleField::Description) && !book.looks_at(RuleField::Section));
    }

    #[test]
    fn curly_apostrophes_and_stray_space_do_not_hide_a_match() {
        let mappings = mappings("", ",children's play,,arts,\n");
        let words = RuleWords::new("Children’s\u{a0} Play", "", "");
        assert_eq!(
            RuleBook::new(&mappings.rules).find(None, &words).programme,
            Verdict::Decides(0)
        );
    }
}
