//! One label, weighed once and judged at any thresholds: what calibration needs.

use super::coder::Coder;
use super::fuzzy::{Likeness, Nearest};
use super::{Decision, Method};
use crate::mapping::{Answer, LabelDecision};
use crate::model::AreaId;

/// What is known of one label before thresholds have a say.
#[derive(Debug)]
pub struct Weighing<'m> {
    labels: &'m [LabelDecision],
    /// What was decided at the thresholds of the settings.
    pub decision: Decision,
    /// What likeness goes by; `None` where an earlier step decided, or two rules that disagree
    /// keep likeness from deciding.
    nearest: Option<Nearest>,
}

impl Coder<'_> {
    /// Weighs one line, as [`Coder::decide`] takes it.
    pub fn weigh(
        &self,
        area: Option<AreaId>,
        label: &str,
        section: &str,
        description: &str,
    ) -> Weighing<'_> {
        let judged = self.judge(area, label, section, description);
        let open = matches!(judged.decision.method, Method::Fuzzy | Method::None);
        let nearest = (open && judged.disagreeing.is_none())
            .then(|| self.nearest(area, &self.forms(area, label)));
        Weighing { labels: &self.mappings().labels, decision: judged.decision, nearest }
    }
}

impl Weighing<'_> {
    /// Whether thresholds have a say.
    pub fn is_open(&self) -> bool {
        self.nearest.is_some()
    }

    /// The answer at these thresholds, in ten-thousandths; `None` is for review.
    pub fn answer_at(&self, score: u32, margin: u32) -> Option<&Answer> {
        let Some(nearest) = &self.nearest else { return self.decision.answer.as_ref() };
        match nearest.judge_at(self.labels, score, margin) {
            Likeness::Same(best, _) => Some(&self.labels[best.place as usize].answer),
            _ => None,
        }
    }
}
