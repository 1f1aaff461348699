//! Undecided labels that mean the same, so that one answer can serve them.
//!
//! The label with the most money that no group has yet leads a new one, and takes in all that are
//! free and like it. Every member is like its leader, and not only like another member, so that a
//! chain of small differences does not lead from one thing to another. Words are taken as they are
//! spelt: while neither of two labels is decided, nobody knows which word was meant.

use rustc_hash::FxHashMap;

use crate::classify::LabelIndex;
use crate::model::key::{LabelKey, label_key};

use super::Question;

/// How like its leader a member is at least, in ten-thousandths. It is only an offer: whoever
/// answers for a group sees its labels.
const ALIKE: u32 = 8_500;

/// Which questions go together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// For each question the one that leads its group; `None` when it is alone.
    leaders: Vec<Option<usize>>,
}

impl Groups {
    /// Groups `questions`, which stand in the order of [`super::Queue::questions`]. Time grows
    /// with the number of labels and of those that share words with them.
    pub fn of(questions: &[Question<'_>]) -> Groups {
        let forms = Forms::of(questions);
        let mut leaders = vec![None; questions.len()];
        for members in forms.together() {
            let mut all = members.iter().flat_map(|&form| &forms.askers[form]);
            // The leader's own largest question comes first.
            let Some(&leader) = all.next() else { continue };
            for &member in all {
                leaders[leader] = Some(leader);
                leaders[member] = Some(leader);
            }
        }
        Groups { leaders }
    }

    /// The question that leads the group of question `at`; `None` when it is alone.
    pub fn leader(&self, at: usize) -> Option<usize> {
        self.leaders.get(at).copied().flatten()
    }
}

/// Questions by the key of their label.
#[derive(Default)]
struct Forms {
    keys: Vec<LabelKey>,
    /// The questions of each key, ascending.
    askers: Vec<Vec<usize>>,
}

impl Forms {
    fn of(questions: &[Question<'_>]) -> Forms {
        let mut forms = Forms::default();
        let mut known: FxHashMap<LabelKey, usize> = FxHashMap::default();
        for (at, question) in questions.iter().enumerate() {
            let key = label_key(question.label);
            // Labels without words have nothing in common.
            if key.words().is_empty() {
                continue;
            }
            let form = *known.entry(key).or_insert_with_key(|key| {
                forms.keys.push(key.clone());
                forms.askers.push(Vec::new());
                forms.keys.len() - 1
            });
            forms.askers[form].push(at);
        }
        forms
    }

    /// The forms that go together, each in one set, the leader first. Forms come in the order of
    /// their largest question, so that leaders do too.
    fn together(&self) -> Vec<Vec<usize>> {
        let index = LabelIndex::new(&self.keys);
        let mut free = vec![true; self.keys.len()];
        let mut sets = Vec::new();
        for (leader, key) in self.keys.iter().enumerate() {
            if !std::mem::take(&mut free[leader]) {
                continue;
            }
            let mut set = vec![leader];
            if is_compared_whole(key) {
                index.search_near(key, ALIKE, |like| {
                    if !like.turned {
                        let forms = like.labels.iter().map(|&form| form as usize);
                        set.extend(forms.filter(|&form| {
                            is_compared_whole(&self.keys[form]) && std::mem::take(&mut free[form])
                        }));
                    }
                });
            }
            sets.push(set);
        }
        sets
    }
}

/// Whether likeness looks at all words of `key`: two long texts that begin alike need not mean
/// the same.
fn is_compared_whole(key: &LabelKey) -> bool {
    key.words().split(' ').nth(LabelKey::WORDS_COMPARED).is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{AreaId, Money, Percent, Tally};

    fn questions<'a>(labels: impl IntoIterator<Item = (u16, &'a str)>) -> Vec<Question<'a>> {
        labels
            .into_iter()
            .map(|(area, label)| Question {
                area: Some(AreaId(area)),
                label,
                section: "",
                sum: Tally::one(Money::from_pence(1)),
                places: &[],
                suggestions: &[],
                so_far: Some(Percent::whole(100)),
            })
            .collect()
    }

    /// The groups as their labels, leaders first.
    fn grouped(labels: &[&str]) -> Vec<Vec<String>> {
        let questions = questions((0..).zip(labels.iter().copied()));
        let groups = Groups::of(&questions);
        let mut found: Vec<Vec<String>> = vec![Vec::new(); questions.len()];
        for (at, question) in questions.iter().enumerate() {
            if let Some(leader) = groups.leader(at) {
                found[leader].push(question.label.to_owned());
            }
        }
        found.retain(|group| !group.is_empty());
        found
    }

    #[test]
    fn what_means_the_same_goes_together_and_nothing_else() {
        for (labels, groups) in [
            (&["Mural project", "MURAL PROJECTS:", "Hall hire"][..], vec![vec![0, 1]]),
            (&["Community mural", "Street trees", "Mural - community project"], vec![vec![0, 2]]),
            // Nobody knows yet which of two words is spelt right, or whether both are.
            (&["Car parking", "Car packing"], vec![]),
            (&["Hall hire", "Hire of the hall", "Hall"], vec![vec![0, 1]]),
            (&["Domestic rates", "Non-domestic rates"], vec![]),
            (&["Young people's trips", "Older people's trips"], vec![]),
            (&["", " ", "\u{200b}"], vec![]),
            (&["Hall hire"], vec![]),
            (&[], vec![]),
        ] {
            let expected: Vec<Vec<&str>> =
                groups.iter().map(|group| group.iter().map(|&at| labels[at]).collect()).collect();
            assert_eq!(grouped(labels), expected, "{labels:?}");
        }
    }

    #[test]
    fn long_texts_that_begin_alike_are_not_the_same() {
        let begin: String =
            (0..LabelKey::WORDS_COMPARED).map(|at| format!("w{}x ", "y".repeat(at + 1))).collect();
        let (one, other) = (format!("{begin} hall"), format!("{begin} grants"));
        assert_eq!(grouped(&[&one, &other]), [[""; 0]; 0]);
        assert_eq!(grouped(&[&one, &one.to_uppercase()]).len(), 1);
    }

    fn likeness(one: &str, other: &str, all: &[&str]) -> Option<(u32, bool)> {
        let keys: Vec<LabelKey> = all.iter().map(|label| label_key(label)).collect();
        let place = all.iter().position(|label| *label == other)? as u32;
        let mut found = None;
        LabelIndex::new(&keys).search(&label_key(one), |like| {
            if like.labels.contains(&place) {
                found = Some((like.score, like.turned));
            }
        });
        found
    }

    proptest! {
        #[test]
        fn every_member_is_like_its_leader(
            labels in prop::collection::vec("(non )?(hall|halls|hal|mural|grant|tree)( hire| project| fund| work){0,3}", 0..14),
        ) {
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            let questions = questions((0..).zip(labels.iter().copied()));
            let groups = Groups::of(&questions);
            let mut distinct: Vec<&str> = Vec::new();
            for label in &labels {
                if !distinct.iter().any(|known| label_key(known) == label_key(label)) {
                    distinct.push(label);
                }
            }
            for at in 0..labels.len() {
                match groups.leader(at) {
                    Some(leader) => {
                        prop_assert_eq!(groups.leader(leader), Some(leader));
                        prop_assert!(leader <= at, "the one with the most money leads");
                        let leads = label_key(labels[leader]);
                        let (score, turned) = match distinct.iter().find(|known| label_key(known) == label_key(labels[at])) {
                            Some(known) => likeness(leads.words(), known, &distinct).unwrap(),
                            None => (0, true),
                        };
                        prop_assert!(score >= ALIKE && !turned, "{} / {}", labels[leader], labels[at]);
                        prop_assert!((0..labels.len()).any(|other| other != at && groups.leader(other) == Some(leader)));
                    }
                    None => {
                        let same = |other: &usize| *other != at && label_key(labels[*other]) == label_key(labels[at]);
                        prop_assert!(!(0..labels.len()).any(|other| same(&other)), "a label with its double is not alone");
                    }
                }
            }
        }
    }
}
