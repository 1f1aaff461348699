//! Each distinct label is coded once.

use std::hash::BuildHasher as _;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::usage::Usage;
use super::{Coder, Decision, health};
use crate::mapping::{Mappings, RuleField};
use crate::model::{AreaId, Finding};

/// A [`Coder`] that remembers what it decided and counts which mappings were of use. Many
/// threads may ask it at once.
#[derive(Debug)]
pub struct CachedCoder<'m> {
    coder: Coder<'m>,
    usage: Usage,
    /// Whether the section and the description can make a difference.
    looks_at: (bool, bool),
    /// Whether an area has labels or rules of its own. For all others, and for labels without the
    /// area's name, the answer is the programme's, and is worked out once.
    has_own: Vec<bool>,
    shards: Vec<Mutex<Shard>>,
}

/// What was decided, by the hash of what was asked.
type Shard = FxHashMap<u64, Vec<(Asked<'static>, Arc<Decision>)>>;

/// What was asked. Owned by the cache as one run of text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Asked<'a> {
    area: Option<AreaId>,
    label: std::borrow::Cow<'a, str>,
    section: std::borrow::Cow<'a, str>,
    description: std::borrow::Cow<'a, str>,
}

/// Enough that threads seldom wait for each other.
const SHARDS: usize = 64;

impl<'m> CachedCoder<'m> {
    /// Makes ready to code by `mappings`.
    pub fn new(mappings: &'m Mappings) -> CachedCoder<'m> {
        let coder = Coder::new(mappings);
        let looks_at = (coder.looks_at(RuleField::Section), coder.looks_at(RuleField::Description));
        let mut has_own = vec![false; mappings.areas.len()];
        let labels = mappings.labels.iter().filter_map(|label| label.area);
        let rules = mappings.rules.iter().filter_map(|rule| rule.area);
        for area in labels.chain(rules) {
            if let Some(own) = has_own.get_mut(area.index()) {
                *own = true;
            }
        }
        CachedCoder {
            has_own,
            coder,
            usage: Usage::new(mappings),
            looks_at,
            shards: (0..SHARDS).map(|_| Mutex::default()).collect(),
        }
    }

    /// The coder itself, which remembers nothing.
    pub fn coder(&self) -> &Coder<'m> {
        &self.coder
    }

    /// The section as it bears on decisions: nothing where no rule fits it.
    pub fn section_asked<'t>(&self, section: &'t str) -> &'t str {
        let asked = self.looks_at.0 && self.coder.rules_fit(RuleField::Section, section);
        if asked { section } else { "" }
    }

    /// The words beside a label as they bear on decisions: nothing where no rule fits them.
    pub fn description_asked<'t>(&self, description: &'t str) -> &'t str {
        let asked = self.looks_at.1 && self.coder.rules_fit(RuleField::Description, description);
        if asked { description } else { "" }
    }

    /// Codes one line, as [`Coder::decide`] does.
    pub fn decide(
        &self,
        area: Option<AreaId>,
        label: &str,
        section: &str,
        description: &str,
    ) -> Arc<Decision> {
        let own = |area: AreaId| self.has_own.get(area.index()).is_none_or(|&own| own);
        let area = area.filter(|&area| own(area) || self.coder.may_name(area, label));
        let asked = Asked {
            area,
            label: label.into(),
            section: if self.looks_at.0 { section } else { "" }.into(),
            description: if self.looks_at.1 { description } else { "" }.into(),
        };
        let hash = FxBuildHasher.hash_one(&asked);
        let shard = &self.shards[(hash >> 32) as usize % SHARDS];
        // A panic while a shard is held leaves it whole: nothing in here can stop half-way.
        let lock = || shard.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = find(&lock(), hash, &asked) {
            return known;
        }
        // Not under the lock: another thread may decide the same meanwhile, and say the same.
        let judged = self.coder.judge(area, label, &asked.section, &asked.description);
        let mut shard = lock();
        if let Some(known) = find(&shard, hash, &asked) {
            return known;
        }
        self.usage.record(label, &judged);
        let decision = Arc::new(judged.decision);
        shard.entry(hash).or_default().push((asked.into_owned(), Arc::clone(&decision)));
        decision
    }

    /// How many distinct questions were asked.
    pub fn distinct(&self) -> usize {
        self.shards
            .iter()
            .map(|shard| {
                let shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
                shard.values().map(Vec::len).sum::<usize>()
            })
            .sum()
    }

    /// Which mappings were of use so far.
    pub fn usage(&self) -> &Usage {
        &self.usage
    }

    /// What is to be said of the mappings, after the last line.
    pub fn findings(&self) -> Vec<Finding> {
        health::findings(&self.coder, &self.usage)
    }
}

fn find(shard: &Shard, hash: u64, asked: &Asked<'_>) -> Option<Arc<Decision>> {
    let known = shard.get(&hash)?;
    known.iter().find(|(known, _)| known == asked).map(|(_, decision)| Arc::clone(decision))
}

impl Asked<'_> {
    fn into_owned(self) -> Asked<'static> {
        Asked {
            area: self.area,
            label: self.label.into_owned().into(),
            section: self.section.into_owned().into(),
            description: self.description.into_owned().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rayon::prelude::*;

    use super::*;
    use crate::classify::sample::{NOEL, WARSOP, mappings};

    const RULES: &str = ",section:arts,,arts,\n,mural,,arts,\n";

    #[test]
    fn the_same_question_is_decided_once() {
        let mappings = mappings("", RULES);
        let coder = CachedCoder::new(&mappings);
        let first = coder.decide(Some(NOEL), "Mural", "Arts", "red");
        assert!(Arc::ptr_eq(&first, &coder.decide(Some(NOEL), "Mural", "Arts", "blue")));
        assert_eq!(coder.distinct(), 1, "no rule looks at the description");
        coder.decide(Some(NOEL), "Mural", "Buildings", "");
        assert_eq!(coder.distinct(), 2, "a rule looks at the section");
        assert!(Arc::ptr_eq(&first, &coder.decide(None, "Mural", "Arts", "")));
        assert_eq!(coder.distinct(), 2, "the area decided nothing of its own");
    }

    #[test]
    fn an_area_with_decisions_of_its_own_is_asked_by_itself() {
        let mappings = mappings("noel,Mural,arts,,\n", RULES);
        let coder = CachedCoder::new(&mappings);
        let own = coder.decide(Some(NOEL), "Mural", "", "");
        let programme = coder.decide(None, "Mural", "", "");
        assert_eq!((own.method, coder.distinct()), (crate::classify::Method::AreaLabel, 2));
        assert_ne!(own.method, programme.method);
    }

    proptest! {
        /// Areas share answers only where their names make no difference.
        #[test]
        fn what_is_remembered_is_what_the_coder_says(
            labels in prop::collection::vec(
                "(noel|Noel|NOËL|park|warsop|mural|trail|hall)( |, |-)(park|Park|warsop|murals|project|roof)( hire)?",
                1..12,
            ),
        ) {
            let mappings = mappings(
                ",Mural trail,arts,,\n,Hall roof,spaces,,\n,Park mural,spaces,,\nwarsop,Warsop roof,arts,,\n",
                RULES,
            );
            let cached = CachedCoder::new(&mappings);
            for label in &labels {
                for area in [None, Some(NOEL), Some(WARSOP)] {
                    let alone = cached.coder().decide(area, label, "", "");
                    prop_assert_eq!(&*cached.decide(area, label, "", ""), &alone, "{}", label);
                }
            }
        }
    }

    #[test]
    fn many_threads_get_what_one_gets_and_count_the_same() {
        let mappings = mappings(",Mural project,arts,,\n", RULES);
        let labels: Vec<String> = (0..2_000).map(|n| format!("mural {}", n % 37)).collect();
        let (one, many) = (CachedCoder::new(&mappings), CachedCoder::new(&mappings));
        let alone: Vec<_> = labels.iter().map(|label| one.decide(None, label, "", "")).collect();
        let together: Vec<_> =
            labels.par_iter().map(|label| many.decide(None, label, "", "")).collect();
        assert_eq!(alone, together);
        assert_eq!(one.usage().of_rule(1), many.usage().of_rule(1));
        assert_eq!(one.usage().of_rule(1).0, 37);
        assert_eq!(one.findings(), many.findings());
    }
}
