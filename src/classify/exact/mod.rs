//! Steps 1 and 2: this very label was decided.

mod core_key;
mod names;

use rustc_hash::FxHashMap;

use super::{Decision, Method, WHOLE};
use crate::mapping::{Answer, LabelDecision};
use crate::model::AreaId;
use crate::model::key::{LabelKey, label_key};
use core_key::core_of;
pub(super) use names::Names;

/// The decided labels by key.
#[derive(Debug)]
pub(super) struct ExactLabels {
    /// For each key, who decided it: the area (none for the programme) and the place in `labels.csv`.
    decided: FxHashMap<Box<str>, Vec<(Option<AreaId>, u32)>>,
}

/// The forms in which one label is looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms {
    /// As it is written.
    pub(super) key: LabelKey,
    /// Without names: what the text model looks at.
    pub(super) nameless: LabelKey,
    /// Without names and idle words, in any order: what likeness compares.
    pub(super) core: LabelKey,
}

impl Forms {
    /// The forms of a label of `area`.
    pub(super) fn of(names: &Names, area: Option<AreaId>, label: &str) -> Forms {
        let key = label_key(label);
        let nameless = names.without(area, &key).into_owned();
        Forms { core: core_of(&nameless), nameless, key }
    }
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
    /// `forms` are those of `labels`, in the same order.
    pub(super) fn new(labels: &[LabelDecision], forms: &[Forms]) -> ExactLabels {
        let mut decided: FxHashMap<Box<str>, Vec<(Option<AreaId>, u32)>> = FxHashMap::default();
        for ((place, label), forms) in (0u32..).zip(labels).zip(forms) {
            decided.entry(forms.key.words().into()).or_default().push((label.area, place));
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
