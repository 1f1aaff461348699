//! Which labels and rules were of use in a run.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use super::coder::Judged;
use crate::mapping::Mappings;

/// Counts, over the distinct labels of a run, which decisions and rules had to do with them.
/// Many threads may add to it; the counts do not depend on their order.
#[derive(Debug)]
pub struct Usage {
    labels: Vec<AtomicU64>,
    rules: Vec<RuleUse>,
    asked: AtomicU64,
    /// Pairs of rules, by place, with the number of labels that they disagree about and the
    /// first of these by spelling.
    disagreeing: Mutex<BTreeMap<(u32, u32), (u64, String)>>,
}

#[derive(Debug, Default)]
struct RuleUse {
    matched: AtomicU64,
    decided: AtomicU64,
}

impl Usage {
    pub(super) fn new(mappings: &Mappings) -> Usage {
        Usage {
            labels: mappings.labels.iter().map(|_| AtomicU64::new(0)).collect(),
            rules: mappings.rules.iter().map(|_| RuleUse::default()).collect(),
            asked: AtomicU64::new(0),
            disagreeing: Mutex::default(),
        }
    }

    /// Counts one distinct label.
    pub(super) fn record(&self, label: &str, judged: &Judged) {
        self.asked.fetch_add(1, Relaxed);
        let exact = [judged.exact.area, judged.exact.programme].into_iter().flatten();
        for place in exact.chain(judged.likened) {
            self.labels[place as usize].fetch_add(1, Relaxed);
        }
        for &place in &judged.rules.matching {
            self.rules[place as usize].matched.fetch_add(1, Relaxed);
        }
        if let Some(place) = judged.ruled {
            self.rules[place as usize].decided.fetch_add(1, Relaxed);
        }
        if let Some(pair) = judged.disagreeing {
            let mut pairs = self.disagreeing.lock().unwrap_or_else(PoisonError::into_inner);
            let (count, example) = pairs.entry(pair).or_insert_with(|| (0, label.to_owned()));
            *count += 1;
            if label < example.as_str() {
                label.clone_into(example);
            }
        }
    }

    /// How many distinct labels were asked about.
    pub fn asked(&self) -> u64 {
        self.asked.load(Relaxed)
    }

    /// The pairs of rules, by place, that disagree, with the number of labels that they disagree
    /// about and one of these.
    pub(super) fn disagreements(&self) -> BTreeMap<(u32, u32), (u64, String)> {
        self.disagreeing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many distinct labels the rule at `place` fitted, and how many of them it decided.
    pub fn of_rule(&self, place: usize) -> (u64, u64) {
        self.rules
            .get(place)
            .map_or((0, 0), |rule| (rule.matched.load(Relaxed), rule.decided.load(Relaxed)))
    }

    /// How many distinct labels the decision at `place` answered for.
    pub fn of_label(&self, place: usize) -> u64 {
        self.labels.get(place).map_or(0, |label| label.load(Relaxed))
    }
}
