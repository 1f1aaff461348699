//! The wording under which a label is published.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::Tally;
use crate::model::control::without_controls;
use crate::model::key::{LabelKey, name_key};
use crate::privacy::{Clearance, Concern, Screen};
use crate::total::{AreaBucket, LabelLine};

/// What is shown for a label without words.
const NO_WORDS: &str = "No label given";

/// What speaks for and against publishing.
pub(super) struct Judge<'a> {
    pub(super) screen: &'a Screen,
    pub(super) clearance: &'a Clearance,
    /// Words of names that stand in labels and headings of the area that are not published.
    pub(super) names: FxHashSet<String>,
}

/// Why a label is not published: the wording that holds it back, and what it may give away.
pub(super) type HeldBack = (String, Concern);

impl Judge<'_> {
    /// Has the names in what is not cleared of an area's `labels` and `headings` known in all of them, so
    /// that `S Whitfield` is not published beside `Sharon Whitfield` withheld. Words of `area_name` tell
    /// of nobody.
    pub(super) fn learn_names(
        &mut self,
        area: AreaBucket,
        area_name: &str,
        labels: &[LabelLine<'_>],
        headings: &[(AreaBucket, &str, Tally)],
    ) {
        let of_labels =
            labels.iter().flat_map(|line| line.spellings.iter().map(|(written, _)| written));
        let all = of_labels.chain(headings.iter().map(|&(_, heading, _)| heading));
        let not_cleared =
            all.filter(|written| self.clearance.of(area.area(), written) != Some(true));
        let mut names: FxHashSet<String> =
            not_cleared.flat_map(|written| self.screen.name_words(written)).collect();
        for word in area_name.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
            names.remove(word);
        }
        self.names = names;
    }

    /// What may be said against publishing one wording; `Ok(true)` when somebody cleared it.
    pub(super) fn written(
        &self,
        area: AreaBucket,
        written: &str,
        own_words: bool,
    ) -> Result<bool, Concern> {
        match self.clearance.of(area.area(), written) {
            Some(true) => Ok(true),
            Some(false) => Err(Concern::SaidNo),
            None if !own_words => Err(Concern::NotOwnWords),
            None => match self.screen.concern(written) {
                Some(concern) => Err(concern),
                None if self.screen.holds(written, &self.names) => Err(Concern::Name),
                None => Ok(false),
            },
        }
    }

    /// The commonest wording of near-identical labels that nothing speaks against. Where one of the
    /// labels has no such wording, those like it are not shown either: they say nearly the same.
    pub(super) fn wording<'l, 'k: 'l>(
        &self,
        lines: impl Iterator<Item = &'l LabelLine<'k>>,
    ) -> Result<String, HeldBack> {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for line in lines {
            for (written, count) in self.clean(line)? {
                *counts.entry(written).or_default() += count;
            }
        }
        // Of equals the first in order.
        let commonest = counts.iter().rev().max_by_key(|&(_, &count)| count);
        Ok(commonest.map_or_else(String::new, |(written, _)| shown(written)))
    }

    /// The wordings of one label that nothing speaks against. A wording that only case or punctuation parts
    /// from one of concern is of concern, too, unless it was cleared.
    fn clean<'k>(&self, line: &LabelLine<'k>) -> Result<Vec<(&'k str, u64)>, HeldBack> {
        let mut clean: Vec<(&str, u64, bool)> = Vec::new();
        let mut concerns: FxHashMap<LabelKey, Concern> = FxHashMap::default();
        let mut first = None;
        for (written, count) in line.spellings.iter() {
            match self.written(line.area, written, line.own_words) {
                Ok(cleared) => clean.push((written, count, cleared)),
                Err(concern) => {
                    concerns.insert(name_key(written), concern);
                    first = first.or(Some(concern));
                }
            }
        }
        if !concerns.is_empty() {
            clean.retain(|&(written, _, cleared)| {
                cleared || !concerns.contains_key(&name_key(written))
            });
        }
        match first {
            Some(concern) if clean.is_empty() => Err((line.label.to_owned(), concern)),
            _ => Ok(clean.into_iter().map(|(written, count, _)| (written, count)).collect()),
        }
    }
}

/// `written` on one line.
pub(super) fn shown(written: &str) -> String {
    let plain = without_controls(written);
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.is_empty() { NO_WORDS.to_owned() } else { words.join(" ") }
}
