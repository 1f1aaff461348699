//! One label, weighed once and judged at any thresholds: what calibration needs.

use super::coder::Coder;
use super::fuzzy::{Likeness, Nearest, Scales};
use super::suggest::Evidence;
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
    nearest: Option<(Nearest, Evidence)>,
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
        let nearest = (open && judged.disagreeing.is_none()).then(|| {
            let forms = self.forms(area, label);
            let nearest = self.nearest(area, &forms);
            let evidence = Evidence::new(self, &forms, &nearest);
            (nearest, evidence)
        });
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
        let Some((nearest, evidence)) = &self.nearest else {
            return self.decision.answer.as_ref();
        };
        let scales = Scales { labels: self.labels, evidence, score, margin };
        match nearest.of_either(&scales) {
            Likeness::Same(best, _) => Some(&self.labels[best.place as usize].answer),
            _ => None,
        }
    }
}
