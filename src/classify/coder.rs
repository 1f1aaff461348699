//! The cascade: one label in, one decision out.

use std::sync::OnceLock;

use super::exact::{ExactHit, ExactLabels, Forms, Names};
use super::fuzzy::{LabelIndex, Lead, Likeness, Nearest, Scales, Stakes};
use super::review::review;
use super::rules::{RuleBook, RuleHits, RuleWords, Verdict};
use super::suggest::{Evidence, TextModel, suggest};
use super::{Decision, Rival, Suggestion, exact, fuzzy, rules};
use crate::mapping::{LabelDecision, Mappings, RuleField, Settings};
use crate::model::AreaId;
use crate::model::key::LabelKey;

/// Codes labels by the mapping files. Built once; many threads may ask it.
#[derive(Debug)]
pub struct Coder<'m> {
    mappings: &'m Mappings,
    names: Names,
    exact: ExactLabels,
    rules: RuleBook<'m>,
    index: LabelIndex,
    stakes: Stakes,
    /// The keys of the decided labels without names, for the text model.
    keys: Vec<LabelKey>,
    /// Learnt when the first label is for review; many runs have none.
    text_model: OnceLock<TextModel>,
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
        let names = Names::new(mappings);
        let forms: Vec<Forms> = mappings
            .labels
            .iter()
            .map(|label| Forms::of(&names, label.area, &label.label))
            .collect();
        Coder {
            mappings,
            names,
            exact: ExactLabels::new(&mappings.labels, &forms),
            rules: RuleBook::new(&mappings.rules),
            index: LabelIndex::new(forms.iter().map(|forms| &forms.core)),
            stakes: Stakes::new(&mappings.labels),
            keys: forms.into_iter().map(|forms| forms.nameless).collect(),
            text_model: OnceLock::new(),
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

    /// Up to three categories for a person to choose from, the best first, whether or not the label
    /// is decided.
    pub fn suggest(
        &self,
        area: Option<AreaId>,
        label: &str,
        section: &str,
        description: &str,
    ) -> Vec<Suggestion> {
        let forms = self.forms(area, label);
        let rules = self.by_rules(area, &RuleWords::new(label, section, description));
        let disagreeing = rules.verdict().disagreement();
        suggest(self, &forms, &self.nearest(area, &forms), disagreeing)
    }

    /// What the words of labels speak for.
    pub(super) fn text_model(&self) -> &TextModel {
        let learn =
            || TextModel::new(&self.mappings.labels, self.keys.iter(), &self.mappings.categories);
        self.text_model.get_or_init(learn)
    }

    /// The keys of the decided labels, without names, in the order of `labels.csv`.
    pub(super) fn keys(&self) -> &[LabelKey] {
        &self.keys
    }

    /// The places of the rules that fit `label` by its own words.
    pub(super) fn rules_for(&self, area: Option<AreaId>, label: &str) -> Vec<u32> {
        self.by_rules(area, &RuleWords::new(label, "", "")).matching
    }

    /// Whether any rule looks at `field`.
    pub(super) fn looks_at(&self, field: RuleField) -> bool {
        self.rules.looks_at(field)
    }

    /// Whether any rule that looks at `field` fits `words` in any area.
    pub(super) fn rules_fit(&self, field: RuleField, words: &str) -> bool {
        self.rules.fit(field, words)
    }

    /// A decided label, by its place.
    pub(super) fn label(&self, place: u32) -> &'m LabelDecision {
        &self.mappings.labels[place as usize]
    }

    /// The rival, with the label of its that comes nearest.
    pub(super) fn rival(&self, evidence: &Evidence, lead: Lead) -> Option<Rival> {
        let (category, score) = lead.rival?;
        let label = evidence.likest(category).map(|likest| self.label(likest.place).label.clone());
        Some(Rival { category, label: label.unwrap_or_default(), score })
    }

    /// What likeness is judged by, at the thresholds of the settings.
    pub(super) fn scales<'a>(&'a self, evidence: &'a Evidence) -> Scales<'a> {
        let Settings { fuzzy_score: score, fuzzy_margin: margin, .. } = self.mappings.settings;
        Scales { labels: &self.mappings.labels, evidence, score, margin }
    }

    /// Steps 1 and 2.
    pub(super) fn exactly(&self, area: Option<AreaId>, forms: &Forms) -> ExactHit {
        self.exact.find(area, &forms.key)
    }

    /// The forms in which a label of `area` is looked up.
    pub(super) fn forms(&self, area: Option<AreaId>, label: &str) -> Forms {
        Forms::of(&self.names, area, label)
    }

    /// Whether a name of `area` may stand in `label`, so that the area makes a difference.
    pub(super) fn may_name(&self, area: AreaId, label: &str) -> bool {
        self.names.may_touch(area, label)
    }

    /// Steps 3 and 4.
    pub(super) fn by_rules(&self, area: Option<AreaId>, words: &RuleWords<'_>) -> RuleHits {
        self.rules.find(area, words)
    }

    /// What steps 5 and 6 go by.
    pub(super) fn nearest(&self, area: Option<AreaId>, forms: &Forms) -> Nearest {
        Nearest::find(&self.index, &self.stakes, area, &forms.core)
    }

    pub(super) fn judge(
        &self,
        area: Option<AreaId>,
        label: &str,
        section: &str,
        description: &str,
    ) -> Judged {
        let forms = self.forms(area, label);
        let words = RuleWords::new(label, section, description);
        let mut judged = self.judge_by(area, &forms, &words);
        judged.decision.key = forms.key;
        judged
    }

    fn judge_by(&self, area: Option<AreaId>, forms: &Forms, words: &RuleWords<'_>) -> Judged {
        let exact = self.exactly(area, forms);
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
        let verdict = judged.rules.verdict();
        if let Verdict::Decides(place) = verdict {
            judged.ruled = Some(place);
            judged.decision = rules::decision(&self.mappings.rules[place as usize]);
            return judged;
        }
        judged.disagreeing = verdict.disagreement();
        let nearest = self.nearest(area, forms);
        // Most labels have nothing near enough, and need no weighing.
        let evidence = match nearest.reaches(self.mappings.settings.fuzzy_score) {
            true => Evidence::new(self, forms, &nearest),
            false => Evidence::default(),
        };
        let likeness = nearest.of_either(&self.scales(&evidence));
        if let (Likeness::Same(best, lead), None) = (likeness, judged.disagreeing) {
            judged.likened = Some(best.place);
            judged.decision = fuzzy::decision(self, &evidence, best, lead);
        } else {
            judged.decision =
                review(self, forms, &nearest, &evidence, judged.disagreeing, &likeness);
        }
        judged
    }
}

#[cfg(test)]
mod tests;
