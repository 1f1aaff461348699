//! The cascade: one label in, one decision out.

use super::exact::{ExactHit, ExactLabels};
use super::fuzzy::{Candidate, Likeness, Nearest, Stakes};
use super::index::LabelIndex;
use super::review::review;
use super::rules::{RuleBook, RuleHits, RuleWords, Verdict};
use super::{Decision, Rival, exact, fuzzy, rules};
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
        let words = RuleWords::new(label, section, description);
        let mut judged = self.judge_by(area, &key, &words);
        judged.decision.key = key;
        judged
    }

    fn judge_by(&self, area: Option<AreaId>, key: &LabelKey, words: &RuleWords<'_>) -> Judged {
        let exact = self.exactly(area, key);
        let rules = self.by_rules(area, words);
        let mut judged = Judged {
            decision: Decision::default(),
            exact,
            rules,
            likened: None,
            ruled: None,
            disagreeing: None,
        };
        if let Some(place) = exact.area.or(exact.programme) {
            judged.decision = exact::decision(self.label(place));
            return judged;
        }
        let verdict = match judged.rules.area {
            Verdict::Silent => judged.rules.programme,
            verdict => verdict,
        };
        match verdict {
            Verdict::Decides(place) => {
                judged.ruled = Some(place);
                judged.decision = rules::decision(&self.mappings.rules[place as usize]);
                return judged;
            }
            Verdict::Disagree(one, other) => judged.disagreeing = Some((one, other)),
            Verdict::Silent => {}
        }
        let nearest = self.nearest(area, key);
        let settings = &self.mappings.settings;
        let likeness =
            nearest.judge_at(&self.mappings.labels, settings.fuzzy_score, settings.fuzzy_margin);
        if let (Likeness::Same(best, rival), None) = (likeness, judged.disagreeing) {
            judged.likened = Some(best.place);
            judged.decision = fuzzy::decision(self, best, rival);
        } else {
            let has_words = !key.words().is_empty();
            judged.decision = review(self, &nearest, judged.disagreeing, &likeness, has_words);
        }
        judged
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Method;
    use crate::classify::sample::{ARTS, GRANTS, NOEL, SPACES, WARSOP, mappings};

    const LABELS: &str = "\
,Mural project,arts,,
noel,Mural project,spaces,,
,Community chest,grants,,
,Hub and arts space,spaces,60,
,Hub and arts space,arts,40,
,Board projects,unclear,,
,Photography exhibition,arts,,
warsop,Exhibition of photography,spaces,,
,Income from hall hire,spaces,,
,Community shed refurbishment,spaces,,
,Community shed refurbishments fund,grants,,
";

    const RULES: &str = "\
,\\bgrants?\\b,,grants,
warsop,\\bgrants?\\b,,arts,
,\\btheatre\\b,\\bgrants?\\b,arts,
,section:buildings,,spaces,
,\\btheatre roof\\b,,spaces,
,mystery,,unclear,
";

    fn decide(area: Option<AreaId>, label: &str) -> Decision {
        decide_in(area, label, "")
    }

    fn decide_in(area: Option<AreaId>, label: &str, section: &str) -> Decision {
        let mappings = mappings(LABELS, RULES);
        Coder::new(&mappings).decide(area, label, section, "")
    }

    #[test]
    fn the_first_certain_step_decides() {
        let one = |category| Some(Answer::One(category));
        for (area, label, answer, method, line) in [
            (Some(NOEL), "MURAL PROJECTS 2016/17", one(SPACES), Method::AreaLabel, 3),
            (Some(WARSOP), "Mural project", one(ARTS), Method::Label, 2),
            (None, "Mural project", one(ARTS), Method::Label, 2),
            (Some(WARSOP), "Street grants", one(ARTS), Method::AreaRule, 3),
            (Some(NOEL), "Street grants", one(GRANTS), Method::Rule, 2),
            (Some(NOEL), "Theatre grants", one(GRANTS), Method::Rule, 2),
            (Some(NOEL), "Theatre visit", one(ARTS), Method::Rule, 4),
            (Some(NOEL), "Exhibition, photography", one(ARTS), Method::Fuzzy, 8),
            (Some(WARSOP), "Photograhpy exhibitions", one(SPACES), Method::Fuzzy, 9),
            (
                None,
                "The hub & arts space",
                Some(Answer::Split(vec![(SPACES, 6_000), (ARTS, 4_000)])),
                Method::Split,
                5,
            ),
            (None, "Board project", Some(Answer::Unclear), Method::Unclear, 7),
            (None, "Mystery tour", Some(Answer::Unclear), Method::Unclear, 7),
        ] {
            let found = decide(area, label);
            assert_eq!(
                (&found.answer, found.method, found.line.map(|line| line.0)),
                (&answer, method, Some(line)),
                "{label}: {}",
                found.reason
            );
            assert!(found.suggestions.is_empty());
        }
    }

    #[test]
    fn a_section_informs_a_rule_and_nothing_else() {
        assert_eq!(decide_in(None, "Zebra", "Buildings").answer, Some(Answer::One(SPACES)));
        assert_eq!(decide_in(None, "Zebra", "Mural project").answer, None);
    }

    #[test]
    fn what_is_not_certain_is_for_review_and_says_why() {
        for (label, reason) in [
            ("Theatre roof", "rules.csv lines 4 and 6 both fit and give different categories"),
            (
                "Refurbishment, community shed",
                "1.00 like “Community shed refurbishment” (labels.csv line 11) and 0.94 like \
                 “Community shed refurbishments fund” (labels.csv line 12), which has another category",
            ),
            (
                "Hall hire from",
                "0.85 like “Income from hall hire” (labels.csv line 10), but a word in one of them \
                 turns the meaning round",
            ),
            ("Projects, board", "1.00 like “Board projects” (labels.csv line 7), which is unclear"),
            (
                "Mural zebras",
                "no rule fits, and only 0.61 like “Mural project” (labels.csv line 2)",
            ),
            ("Zebras", "no rule fits, and no decided label is like it"),
            (" ", "the line has no words to go by"),
        ] {
            let found = decide(None, label);
            assert_eq!((found.answer, found.method), (None, Method::None), "{label}");
            assert_eq!(found.reason, reason, "{label}");
        }
    }

    #[test]
    fn suggestions_are_of_different_categories_and_the_disagreeing_rules_come_first() {
        let categories = |decision: Decision| -> Vec<_> {
            decision.suggestions.into_iter().map(|rival| rival.category).collect()
        };
        assert_eq!(categories(decide(None, "Theatre roof")), [ARTS, SPACES]);
        assert_eq!(categories(decide(None, "Community shed fund")), [GRANTS, SPACES]);
        // Another area's decision is worth suggesting, and decides nothing.
        let found = decide(Some(NOEL), "Photography workshop exhibition of zebras");
        assert_eq!(found.answer, None);
        assert_eq!(categories(found), [ARTS, SPACES]);
    }

    #[test]
    fn hostile_labels_are_answered() {
        for label in
            ["", "🎉🎉", "مرحبا بالعالم", "12345", "arts", &"x ".repeat(5_000), &"a".repeat(10_000)]
        {
            assert_eq!(decide(Some(NOEL), label).answer, None, "{label}");
        }
    }
}
