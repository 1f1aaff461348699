//! The labels that a run really had.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::AreaId;
use crate::model::key::{LabelKey, label_key};

/// How often each label stood in the returns of each area. Grows with distinct labels.
#[derive(Clone, Debug, Default)]
pub struct SeenLabels {
    counts: FxHashMap<Box<str>, BTreeMap<Option<AreaId>, u64>>,
}

/// The same by key, for looking up.
#[derive(Debug)]
pub(super) struct SeenKeys<'a>(FxHashMap<LabelKey, Vec<Spelt<'a>>>);

/// One spelling in the returns of one area: whose, how often, how.
type Spelt<'a> = (Option<AreaId>, u64, &'a str);

impl SeenLabels {
    /// Counts one line.
    pub fn add(&mut self, area: Option<AreaId>, label: &str) {
        match self.counts.get_mut(label) {
            Some(areas) => *areas.entry(area).or_default() += 1,
            None => {
                self.counts.insert(Box::from(label), BTreeMap::from([(area, 1)]));
            }
        }
    }

    pub(super) fn by_key(&self) -> SeenKeys<'_> {
        let mut keys: FxHashMap<LabelKey, Vec<Spelt<'_>>> = FxHashMap::default();
        for (label, areas) in &self.counts {
            let spelt = areas.iter().map(|(&area, &count)| (area, count, &**label));
            keys.entry(label_key(label)).or_default().extend(spelt);
        }
        SeenKeys(keys)
    }
}

impl<'a> SeenKeys<'a> {
    /// The label as the area writes it most often (`None` asks all areas); of equals the first
    /// in order. Nothing when it has no such label.
    pub(super) fn spelling(&self, area: Option<AreaId>, key: &LabelKey) -> Option<&'a str> {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for &(whose, count, label) in self.0.get(key)? {
            if area.is_none() || whose == area {
                *counts.entry(label).or_default() += count;
            }
        }
        counts.into_iter().rev().max_by_key(|&(_, count)| count).map(|(label, _)| label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_spelt_as_its_area_spells_it() {
        let mut seen = SeenLabels::default();
        for (area, label) in [(0, "Mural"), (1, "MURALS"), (1, "murals"), (1, "murals")] {
            seen.add(Some(AreaId(area)), label);
        }
        seen.add(None, "Hall");
        let (keys, key) = (seen.by_key(), label_key("mural"));
        assert_eq!(keys.spelling(Some(AreaId(0)), &key), Some("Mural"));
        assert_eq!(keys.spelling(Some(AreaId(1)), &key), Some("murals"));
        assert_eq!(keys.spelling(None, &key), Some("murals"));
        assert_eq!(keys.spelling(Some(AreaId(2)), &key), None);
        assert_eq!(keys.spelling(None, &label_key("hall")), Some("Hall"));
        assert_eq!(keys.spelling(None, &label_key("roof")), None);
    }
}
