//! Whether an answer is new, stands already, or contradicts another.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::mapping::{Answer, LabelDecision, Mappings, unkeepable};
use crate::model::AreaId;
use crate::model::key::{LabelKey, label_key};

use super::super::seen::SeenKeys;
use super::words::Wrong;
use super::{Accepted, Checked, Differing, FilledRow, SeenLabels, Standing, two_for_a_group};
use crate::review::answer_words;

/// One label to be decided.
#[derive(Copy, Clone, Debug)]
pub(super) struct Target<'a> {
    /// For one area, or for the whole programme.
    pub(super) area: Option<AreaId>,
    /// Whose row it stands in: the label is written as this area writes it.
    pub(super) spelt_by: Option<AreaId>,
    /// The label as the list has it.
    pub(super) label: &'a str,
    /// The group that the answer speaks for.
    pub(super) group: Option<&'a str>,
}

/// What is decided: a label, for an area or for the whole programme.
type Place = (Option<AreaId>, LabelKey);

/// What the answers so far are held against.
pub(super) struct Sorting<'a> {
    mappings: &'a Mappings,
    seen: SeenKeys<'a>,
    decided: FxHashMap<(Option<AreaId>, LabelKey), &'a LabelDecision>,
    /// Places in the accepted answers, and the group that each speaks for.
    accepted: FxHashMap<Place, (usize, Option<&'a str>)>,
    /// Pairs of rows that are known to contradict each other.
    contradicting: FxHashSet<(u32, u32)>,
}

impl<'a> Sorting<'a> {
    pub(super) fn new(mappings: &'a Mappings, seen: &'a SeenLabels) -> Sorting<'a> {
        let decided = mappings.labels.iter();
        Sorting {
            mappings,
            seen: seen.by_key(),
            decided: decided.map(|one| ((one.area, label_key(&one.label)), one)).collect(),
            accepted: FxHashMap::default(),
            contradicting: FxHashSet::default(),
        }
    }

    /// Puts one answer where it belongs, or says what speaks against it.
    pub(super) fn sort(
        &mut self,
        target: &Target<'a>,
        answer: &Answer,
        row: &FilledRow,
        by: &str,
        checked: &mut Checked,
    ) -> Option<Wrong> {
        let key = label_key(target.label);
        if key.words().is_empty() {
            return Some((
                String::from("the label is empty"),
                String::from("take the row as `crosscast run` wrote it, or empty its answer"),
            ));
        }
        let place = (target.area, key);
        if let Some(standing) = self.decided.get(&place) {
            if standing.answer.shares() != answer.shares() {
                return Some(self.contradiction(standing, answer, by));
            }
            let (label, line) = (target.label.to_owned(), standing.line.0);
            checked.standing.push(Standing { row: row.row, label, line });
            return None;
        }
        let Some(label) = self.seen.spelling(target.area, &place.1) else {
            return Some(self.unseen(target, &place.1));
        };
        if let Some(why) = unkeepable(label) {
            return Some((
                format!("labels.csv cannot keep this label: {why}"),
                String::from("empty the answer, and write a rule for the label in rules.csv"),
            ));
        }
        if let Some(&(at, group)) = self.accepted.get(&place)
            && let Some(other) = checked.accepted.get(at)
        {
            let (one, two) = (self.words(&other.answer), self.words(answer));
            let is_new = one != two && self.contradicting.insert((other.row, row.row));
            return is_new.then(|| {
                if group.is_some() && group == target.group {
                    return two_for_a_group(other.row, &one, &two);
                }
                let says = format!(
                    "row {} says `{one}` for this label, and here it is `{two}`",
                    other.row
                );
                (says, String::from("keep one of the two"))
            });
        }
        let own = target.spelt_by.and_then(|area| self.seen.spelling(Some(area), &place.1));
        let accepted = Accepted {
            row: row.row,
            area: target.area,
            key: place.1.clone(),
            label: own.unwrap_or(label).to_owned(),
            answer: answer.clone(),
            decided_by: by.to_owned(),
            note: row.note.clone(),
        };
        let programme = self.decided.get(&(None, place.1.clone()));
        if let (Some(area), Some(standing)) = (target.area, programme)
            && standing.answer.shares() != answer.shares()
        {
            checked.differing.push(Differing {
                row: row.row,
                label: accepted.label.clone(),
                area,
                line: standing.line.0,
                standing: standing.answer.clone(),
            });
        }
        self.accepted.insert(place, (checked.accepted.len(), target.group));
        checked.accepted.push(accepted);
        None
    }

    fn contradiction(&self, standing: &LabelDecision, answer: &Answer, by: &str) -> Wrong {
        let line = standing.line;
        let who = match (&*standing.decided_by, &*standing.decided_on) {
            ("", "") => String::new(),
            ("", on) => format!(", on {on}"),
            (by, "") => format!(", by {by}"),
            (by, on) => format!(", by {by} on {on}"),
        };
        let (old, new) = (self.words(&standing.answer), self.words(answer));
        (
            format!("this row says `{new}`, by {by}; labels.csv line {line} says `{old}`{who}"),
            format!(
                "empty the answer, or change line {line} of labels.csv if the new one is right"
            ),
        )
    }

    fn unseen(&self, target: &Target<'_>, key: &LabelKey) -> Wrong {
        let area = target.area.filter(|_| self.seen.spelling(None, key).is_some());
        let area = area.and_then(|area| self.mappings.areas.get(area.index()));
        let says = match area {
            Some(area) => format!("no line of {} in the last run has this label", area.id),
            None => String::from("no line of the last run has this label"),
        };
        (says, String::from("answer in the list of the last run, or empty the answer"))
    }

    fn words(&self, answer: &Answer) -> String {
        answer_words(answer, self.mappings)
    }
}
