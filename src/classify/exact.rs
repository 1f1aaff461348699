//! Steps 1 and 2: this very label was decided.

use rustc_hash::FxHashMap;

use super::{Decision, Method, WHOLE};
use crate::mapping::{Answer, LabelDecision};
use crate::model::AreaId;
use crate::model::key::LabelKey;

/// The decided labels by key.
#[derive(Debug)]
pub(super) struct ExactLabels {
    /// For each key, who decided it: the area (none for the programme) and the place in `labels.csv`.
    decided: FxHashMap<Box<str>, Vec<(Option<AreaId>, u32)>>,
}

/// What was decided about one label: places in [`crate::mapping::Mappings::labels`].
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ExactHit {
    /// By the area.
    pub(super) area: Option<u32>,
    /// By the programme.
    pub(super) programme: Option<u32>,
}

impl ExactLabels {
    /// `keys` are those of `labels`, in the same order.
    pub(super) fn new(labels: &[LabelDecision], keys: &[LabelKey]) -> ExactLabels {
        let mut decided: FxHashMap<Box<str>, Vec<(Option<AreaId>, u32)>> = FxHashMap::default();
        for ((place, label), key) in (0u32..).zip(labels).zip(keys) {
            decided.entry(key.words().into()).or_default().push((label.area, place));
        }
        // The mapping files give one answer for a key and an area; made up by a program, they
        // may give several, and then the first counts.
        for places in decided.values_mut() {
            places.sort_unstable();
            places.dedup_by_key(|&mut (area, _)| area);
        }
        ExactLabels { decided }
    }

    /// What was decided about `key`, for `area` and for the programme.
    pub(super) fn find(&self, area: Option<AreaId>, key: &LabelKey) -> ExactHit {
        let Some(places) = self.decided.get(key.words()) else { return ExactHit::default() };
        let of = |wanted: Option<AreaId>| {
            places.binary_search_by_key(&wanted, |&(area, _)| area).ok().map(|at| places[at].1)
        };
        ExactHit { area: area.and_then(|area| of(Some(area))), programme: of(None) }
    }
}

/// The decision that `label` passes on as it stands.
pub(super) fn decision(label: &LabelDecision) -> Decision {
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
        reason: format!("labels.csv line {}: {scope} exact label{what}", label.line),
        ..Decision::default()
    }
}
