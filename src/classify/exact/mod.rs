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

/// The decided labels by key, and by core.
#[derive(Debug, Default)]
pub(super) struct ExactLabels {
    by_key: Places,
    by_core: Places,
}

/// For each form of a label, who decided it (the area; none for the programme) and the place in
/// `labels.csv`; by area, each once.
type Places = FxHashMap<Box<str>, Vec<(Option<AreaId>, u32)>>;

/// The forms in which one label is looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms {
    /// As it is written.
    pub(super) key: LabelKey,
    /// Without names: what likeness compares.
    pub(super) nameless: LabelKey,
    /// Without names and idle words, in any order.
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

/// What was decided about one label.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ExactHit {
    /// By the area.
    pub(super) area: Option<Exact>,
    /// By the programme.
    pub(super) programme: Option<Exact>,
}

/// A decided label that is the one asked about.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    /// Place in [`crate::mapping::Mappings::labels`].
    pub(super) place: u32,
    /// Whether only the cores are the same.
    pub(super) by_core: bool,
}

impl ExactLabels {
    /// `forms` are those of `labels`, in the same order.
    pub(super) fn new(labels: &[LabelDecision], forms: &[Forms]) -> ExactLabels {
        let mut exact = ExactLabels::default();
        for ((place, label), forms) in (0u32..).zip(labels).zip(forms) {
            let put = |places: &mut Places, key: &LabelKey| {
                places.entry(key.words().into()).or_default().push((label.area, place));
            };
            put(&mut exact.by_key, &forms.key);
            put(&mut exact.by_core, &forms.core);
        }
        // The mapping files give one answer for a key and an area; made up by a program, they
        // may give several, and then the first counts.
        for places in exact.by_key.values_mut() {
            places.sort_unstable();
            places.dedup_by_key(|&mut (area, _)| area);
        }
        // Where decisions about one core differ, it decides nothing.
        let answer = |place: u32| &labels[place as usize].answer;
        for places in exact.by_core.values_mut() {
            places.sort_unstable();
            let agreed = places.chunk_by(|one, other| one.0 == other.0).filter_map(|of_area| {
                let first = of_area.first()?;
                of_area.iter().all(|&(_, place)| answer(place) == answer(first.1)).then_some(*first)
            });
            *places = agreed.collect();
        }
        exact
    }

    /// What was decided about a label, for `area` and for the programme.
    pub(super) fn find(&self, area: Option<AreaId>, forms: &Forms) -> ExactHit {
        let (by_key, by_core) =
            (self.by_key.get(forms.key.words()), self.by_core.get(forms.core.words()));
        let in_places = |places: Option<&Vec<(Option<AreaId>, u32)>>, wanted: Option<AreaId>| {
            let places = places?;
            places.binary_search_by_key(&wanted, |&(area, _)| area).ok().map(|at| places[at].1)
        };
        let of = |wanted: Option<AreaId>| {
            let whole = in_places(by_key, wanted).map(|place| Exact { place, by_core: false });
            whole.or_else(|| in_places(by_core, wanted).map(|place| Exact { place, by_core: true }))
        };
        ExactHit { area: area.and_then(|area| of(Some(area))), programme: of(None) }
    }
}

/// What is said where only the cores are the same.
pub(super) const APART: &str = ", names, idle words and order apart";

/// The decision that `label` passes on as it stands.
pub(super) fn decision(label: &LabelDecision, by_core: bool) -> Decision {
    let scope = if label.area.is_some() { "this area's" } else { "the programme's" };
    let apart = if by_core { APART } else { "" };
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
        reason: format!("labels.csv line {}: {scope} exact label{apart}{what}", label.line),
        ..Decision::default()
    }
}
