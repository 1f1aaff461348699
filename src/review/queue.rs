//! The labels that wait for a decision.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use crate::classify::Suggestion;
use crate::model::{AreaId, Money, Percent, Spellings, Tally};

use super::{FirstPlaces, LinePlace};

/// One line whose label nobody has decided yet.
#[derive(Copy, Clone, Debug)]
pub struct OpenLine<'a> {
    /// Whose it is, if known.
    pub area: Option<AreaId>,
    /// The label as it is compared; labels with one key are one question.
    pub key: &'a str,
    /// The label as it is written.
    pub label: &'a str,
    /// The sections the line stands in.
    pub section: &'a str,
    /// How many lines it counts as: one, or none for what takes a line back.
    pub lines: u64,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub place: &'a LinePlace,
}

/// Undecided lines, gathered by area and label. Grows with distinct labels, not with lines;
/// no order of adding or merging shows in the result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    areas: BTreeMap<AreaLast, BTreeMap<Box<str>, Open>>,
}

/// An area; what is not known stands last.
type AreaLast = (bool, Option<AreaId>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Open {
    sum: Tally,
    spellings: Spellings,
    places: FirstPlaces,
    /// That of the first place.
    section: Box<str>,
}

/// One label of one area for a person to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<'a> {
    /// Whose it is, if known.
    pub area: Option<AreaId>,
    /// The label as the area writes it most often.
    pub label: &'a str,
    /// The sections that it stands in at its first place.
    pub section: &'a str,
    /// Its lines and pounds, with their sign.
    pub sum: Tally,
    /// Where to look.
    pub places: &'a [LinePlace],
    /// Up to three categories to choose from, best first. The queue knows none: whoever codes the
    /// labels fills them in.
    pub suggestions: &'a [Suggestion],
    /// Share of the undecided money (without signs) that this and all larger questions hold;
    /// `None` when there is no money in any.
    pub so_far: Option<Percent>,
}

impl Queue {
    /// Counts one line.
    pub fn add(&mut self, line: &OpenLine<'_>) {
        let area = self.areas.entry((line.area.is_none(), line.area)).or_default();
        match area.get_mut(line.key) {
            Some(open) => open.add(line),
            None => {
                let mut open = Open {
                    sum: Tally::ZERO,
                    spellings: Spellings::default(),
                    places: FirstPlaces::default(),
                    section: Box::from(line.section),
                };
                open.add(line);
                area.insert(Box::from(line.key), open);
            }
        }
    }

    /// Counts what `other` counted.
    pub fn merge(&mut self, other: Queue) {
        for (area, theirs) in other.areas {
            let ours = self.areas.entry(area).or_default();
            for (key, open) in theirs {
                match ours.entry(key) {
                    Slot::Vacant(slot) => {
                        slot.insert(open);
                    }
                    Slot::Occupied(mut slot) => slot.get_mut().merge(open),
                }
            }
        }
    }

    /// Lines and pounds that wait.
    pub fn all(&self) -> Tally {
        self.areas.values().flat_map(BTreeMap::values).map(|open| open.sum).sum()
    }

    /// The questions: the largest amounts first, whatever their sign, then by area and label.
    pub fn questions(&self) -> Vec<Question<'_>> {
        let mut questions: Vec<Question<'_>> = Vec::new();
        for (&(_, area), labels) in &self.areas {
            questions.extend(labels.values().map(|open| Question {
                area,
                label: open.spellings.commonest(),
                section: &open.section,
                sum: open.sum,
                places: open.places.as_slice(),
                suggestions: &[],
                so_far: None,
            }));
        }
        // Two keys of one area can share their commonest spelling only by a fault of the keys;
        // the sort is stable, so that even then the order is that of the keys.
        questions.sort_by_key(|question| {
            let area = (question.area.is_none(), question.area);
            (Reverse(question.sum.amount.abs()), area, question.label)
        });
        let whole: Money = questions.iter().map(|question| question.sum.amount.abs()).sum();
        let mut so_far = Money::ZERO;
        for question in &mut questions {
            so_far += question.sum.amount.abs();
            question.so_far = Percent::of(so_far, whole);
        }
        questions
    }
}

impl Open {
    fn add(&mut self, line: &OpenLine<'_>) {
        self.sum += Tally { lines: line.lines, amount: line.amount };
        self.spellings.add(line.label);
        if self.places.as_slice().first().is_some_and(|first| line.place < first) {
            self.section = Box::from(line.section);
        }
        self.places.add(line.place);
    }

    fn merge(&mut self, other: Open) {
        self.sum += other.sum;
        self.spellings.merge(other.spellings);
        if other.places.as_slice().first() < self.places.as_slice().first() {
            self.section = other.section;
        }
        self.places.merge(&other.places);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::CellAt;
    use proptest::prelude::*;

    type Drawn = (Option<u16>, u8, i64, u8, u32);

    fn queue_of(lines: &[Drawn]) -> Queue {
        let mut queue = Queue::default();
        for &(area, label, pence, file, row) in lines {
            let place = LinePlace {
                file: Arc::from(format!("f{file}").as_str()),
                sheet: 0,
                cell: CellAt::new(row, 3),
                sheet_name: Arc::from("S"),
            };
            // What hangs on a line hangs on its place, as in real files.
            let section = format!("{place}");
            queue.add(&OpenLine {
                area: area.map(AreaId),
                key: &format!("key {}", label / 2),
                label: &format!("Label {label}"),
                section: &section,
                lines: 1,
                amount: Money::from_pence(pence),
                place: &place,
            });
        }
        queue
    }

    #[test]
    fn the_largest_money_stands_first_whatever_its_sign() {
        let queue = queue_of(&[
            (None, 0, 500, 1, 4),
            (Some(0), 0, 500, 1, 5),
            (Some(1), 2, -3_000, 2, 1),
            (Some(1), 4, 1_000, 1, 7),
            (Some(1), 4, 0, 1, 3),
        ]);
        let questions = queue.questions();
        let shown: Vec<_> = questions
            .iter()
            .map(|q| {
                (q.area.map(|area| area.0), q.sum.amount.to_string(), q.so_far.unwrap().to_string())
            })
            .collect();
        let expected = [
            (Some(1), "-30.00", "60.00"),
            (Some(1), "10.00", "80.00"),
            (Some(0), "5.00", "90.00"),
            (None, "5.00", "100.00"),
        ];
        assert_eq!(shown, expected.map(|(area, sum, so_far)| (area, sum.into(), so_far.into())));
        assert_eq!(questions[1].places[0].to_string(), "f1!S!D4");
        assert_eq!(questions[1].section, "f1!S!D4");
        assert_eq!(queue.all().lines, 5);
    }

    proptest! {
        #[test]
        fn no_order_of_adding_or_merging_shows(
            drawn in prop::collection::vec(
                (prop::option::of(0u16..3), 0u8..6, -500i64..500, 0u8..4),
                0..30,
            ),
            cut in 0usize..30,
        ) {
            let lines: Vec<Drawn> = (0u32..)
                .zip(drawn)
                .map(|(row, (area, label, pence, file))| (area, label, pence, file, row))
                .collect();
            let (head, tail) = lines.split_at(cut.min(lines.len()));
            let backwards: Vec<Drawn> = head.iter().rev().copied().collect();
            let mut merged = queue_of(tail);
            merged.merge(queue_of(&backwards));
            let all = queue_of(&lines);
            prop_assert_eq!(merged.questions(), all.questions());
            prop_assert_eq!(merged, all);
        }
    }
}
