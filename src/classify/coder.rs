//! The cascade: one label in, one decision out.

use super::exact::{ExactHit, ExactLabels};
use super::fuzzy::{Candidate, Likeness, Nearest, Stakes};
use super::index::LabelIndex;
use super::review::{Score, review};
use super::rules::{RuleBook, RuleHits, RuleWords, Verdict};
use super::{Decision, Method, Rival, WHOLE};
use crate::mapping::{Answer, LabelDecision, Mappings, RuleField};
use crate::model::AreaId;
use crate::model::key::{LabelKey, label_key};

/// Codes labels by the mapping files. Built once; many threads may ask it.
#[derive(Debug)]
pub struct Coder<'m> {
    mappings: &'m Mappings,
    exact: ExactLabels,
    rules: RuleBook<'m>,
    index: LabelIndex,
    stakes: Stakes,
}

/// A decision, and every mapping that had to do with it.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) decision: Decision,
    pub(super) exact: ExactHit,
    pub(super) rules: RuleHits,
    /// The decided label that likeness passed on.
    pub(super) likened: Option<u32>,
    /// The rule that decided.
    pub(super) ruled: Option<u32>,
    /// The two rules that kept each other from deciding.
    pub(super) disagreeing: Option<(u32, u32)>,
}

impl<'m> Coder<'m> {
    /// Makes ready to code by `mappings`.
    pub fn new(mappings: &'m Mappings) -> Coder<'m> {
        let keys: Vec<LabelKey> =
            mappings.labels.iter().map(|label| label_key(&label.label)).collect();
        Coder {
            mappings,
            exact: ExactLabels::new(&mappings.labels, &keys),
            rules: RuleBook::new(&mappings.rules),
            index: LabelIndex::new(&keys),
            stakes: Stakes::new(&mappings.labels),
        }
    }

    /// The mappings that it codes by.
    pub fn mappings(&self) -> &'m Mappings {
        self.mappings
    }

    /// Codes one line. The label alone decides by exact words and by likeness; rules may look at
    /// the section and the description, too.
    pub fn decide(
        &self,
        area: Option<AreaId>,
        label: &str,
        section: &str,
        description: &str,
    ) -> Decision {
        self.judge(area, label, section, description).decision
    }

    /// Whether any rule looks at `field`.
    pub(super) fn looks_at(&self, field: RuleField) -> bool {
        self.rules.looks_at(field)
    }

    /// A decided label, by its place.
    pub(super) fn label(&self, place: u32) -> &'m LabelDecision {
        &self.mappings.labels[place as usize]
    }

    /// A candidate as evidence; `None` when it has no one category.
    pub(super) fn rival(&self, candidate: Candidate) -> Option<Rival> {
        let label = self.label(candidate.place);
        match label.answer {
            Answer::One(category) => {
                Some(Rival { category, label: label.label.clone(), score: candidate.score })
            }
            _ => None,
        }
    }

    /// Steps 1 and 2.
    pub(super) fn exactly(&self, area: Option<AreaId>, key: &LabelKey) -> ExactHit {
        self.exact.find(area, key)
    }

    /// Steps 3 and 4.
    pub(super) fn by_rules(&self, area: Option<AreaId>, words: &RuleWords<'_>) -> RuleHits {
        self.rules.find(area, words)
    }

    /// What steps 5 and 6 go by.
    pub(super) fn nearest(&self, area: Option<AreaId>, key: &LabelKey) -> Nearest {
        Nearest::find(&self.index, &self.stakes, area, key)
    }

    pub(super) fn judge(
        &self,
        area: Option<AreaId>,
        label: &str,
        section: &str,
        description: &str,
    ) -> Judged {
        let key = label_key(label);
        let exact = self.exactly(area, &key);
        let rules = self.by_rules(area, &RuleWords::new(label, section, description));
        let mut judged = Judged {
            decision: Decision::default(),
            exact,
            rules,
            likened: None,
            ruled: None,
            disagreeing: None,
        };
        if let Some(place) = exact.area.or(exact.programme) {
            judged.decision = self.exact_decision(place);
            return judged;
        }
        let verdict = match judged.rules.area {
            Verdict::Silent => judged.rules.programme,
            verdict => verdict,
        };
        match verdict {
            Verdict::Decides(place) => {
                judged.ruled = Some(place);
                judged.decision = self.rule_decision(place);
                return judged;
            }
            Verdict::Disagree(one, other) => judged.disagreeing = Some((one, other)),
            Verdict::Silent => {}
        }
        let nearest = self.nearest(area, &key);
        let likeness = self.likeness(&nearest);
        if let (Likeness::Same(best, rival), None) = (likeness, judged.disagreeing) {
            judged.likened = Some(best.place);
            judged.decision = self.fuzzy_decision(best, rival);
        } else {
            let has_words = !key.words().is_empty();
            judged.decision = review(self, &nearest, judged.disagreeing, &likeness, has_words);
        }
        judged
    }

    /// This area's decisions first, then with the programme's.
    fn likeness(&self, nearest: &Nearest) -> Likeness {
        let (labels, settings) = (&self.mappings.labels, &self.mappings.settings);
        match nearest.of_area(labels, settings) {
            same @ Likeness::Same(..) => same,
            _ => nearest.of_programme(labels, settings),
        }
    }

    fn exact_decision(&self, place: u32) -> Decision {
        let label = self.label(place);
        let scope = if label.area.is_some() { "this area's" } else { "the programme's" };
        let (method, what) = match (&label.answer, label.area) {
            (Answer::One(_), Some(_)) => (Method::AreaLabel, String::new()),
            (Answer::One(_), None) => (Method::Label, String::new()),
            (Answer::Split(shares), _) => {
                (Method::Split, format!(", split over {} categories", shares.len()))
            }
            (Answer::Unclear, _) => (Method::Unclear, String::from(", decided to be unclear")),
        };
        Decision {
            answer: Some(label.answer.clone()),
            method,
            score: WHOLE,
            matched: label.label.clone(),
            line: Some(label.line),
            rival: None,
            suggestions: Vec::new(),
            reason: format!("labels.csv line {}: {scope} exact label{what}", label.line),
        }
    }

    fn rule_decision(&self, place: u32) -> Decision {
        let rule = &self.mappings.rules[place as usize];
        let scope = if rule.area.is_some() { "this area's" } else { "the programme's" };
        let method = match (rule.category, rule.area) {
            (None, _) => Method::Unclear,
            (Some(_), Some(_)) => Method::AreaRule,
            (Some(_), None) => Method::Rule,
        };
        let unclear = if rule.category.is_none() { ", unclear" } else { "" };
        Decision {
            answer: Some(rule.category.map_or(Answer::Unclear, Answer::One)),
            method,
            score: WHOLE,
            matched: rule.include.as_str().to_owned(),
            line: Some(rule.line),
            rival: None,
            suggestions: Vec::new(),
            reason: format!(
                "rules.csv line {}: {scope} rule fits the {}{unclear}",
                rule.line,
                rule.field.as_str()
            ),
        }
    }

    fn fuzzy_decision(&self, best: Candidate, rival: Option<Candidate>) -> Decision {
        let label = self.label(best.place);
        let margin = match rival {
            Some(rival) => format!("{} above any other category", Score(best.score - rival.score)),
            None => String::from("and nothing of another category is like it"),
        };
        Decision {
            answer: Some(label.answer.clone()),
            method: Method::Fuzzy,
            score: best.score,
            matched: label.label.clone(),
            line: Some(label.line),
            rival: rival.and_then(|rival| self.rival(rival)),
            suggestions: Vec::new(),
            reason: format!(
                "labels.csv line {}: {} like “{}”, {margin}",
                label.line,
                Score(best.score),
                label.label
            ),
        }
    }
}
