//! The labels that a run coded, each once.

use std::collections::BTreeMap;

use crate::mapping::{Answer, Coding};
use crate::model::key::LabelKey;
use crate::model::{AreaId, Spellings};

use super::{FirstPlaces, LinePlace};

/// One line of spend, and what its label was said to mean.
#[derive(Copy, Clone, Debug)]
pub struct DecidedLine<'a> {
    /// Whose it is, if known.
    pub area: Option<AreaId>,
    /// The label as it is compared.
    pub key: &'a LabelKey,
    /// The label as it is written.
    pub label: &'a str,
    /// The sections that it stands in.
    pub section: &'a str,
    /// Where it stands.
    pub place: &'a LinePlace,
    /// What it was coded as; `None` waits for a decision.
    pub answer: Option<&'a Answer>,
}

/// A label of an area that a run coded, with nothing that would say how much is spent on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedLabel {
    /// The label as the area writes it most often, and what most of its lines were coded as; of
    /// equals the first in order.
    pub coding: Coding,
    /// The sections that it stands in at its first place.
    pub section: String,
    /// Where to look.
    pub places: FirstPlaces,
}

/// Lines gathered by area and label. Grows with distinct labels, not with lines; no order of
/// adding shows in the result.
#[derive(Clone, Debug, Default)]
pub struct DecidedLabels(BTreeMap<Option<AreaId>, BTreeMap<LabelKey, Gathered>>);

#[derive(Clone, Debug, Default)]
struct Gathered {
    answers: BTreeMap<Answer, u64>,
    waits: bool,
    spellings: Spellings,
    places: FirstPlaces,
    section: String,
}

impl DecidedLabels {
    /// Counts one line. A line without a label has nothing to be asked about, and is passed over.
    pub fn add(&mut self, line: &DecidedLine<'_>) {
        if line.key.words().is_empty() {
            return;
        }
        let area = self.0.entry(line.area).or_default();
        match area.get_mut(line.key) {
            Some(gathered) => gathered.add(line),
            None => area.entry(line.key.clone()).or_default().add(line),
        }
    }

    /// The labels that are decided, by area and key. A label of which any line waits is not.
    pub fn labels(self) -> Vec<DecidedLabel> {
        let mut labels = Vec::new();
        for (area, keys) in self.0 {
            labels.extend(keys.into_iter().filter_map(|(key, gathered)| {
                let label = gathered.spellings.commonest().to_owned();
                let answer = gathered.answer()?;
                let coding = Coding { area, key, label, answer };
                Some(DecidedLabel { coding, section: gathered.section, places: gathered.places })
            }));
        }
        labels
    }
}

impl Gathered {
    fn add(&mut self, line: &DecidedLine<'_>) {
        match line.answer {
            None => self.waits = true,
            Some(answer) => match self.answers.get_mut(answer) {
                Some(count) => *count += 1,
                None => {
                    self.answers.insert(answer.clone(), 1);
                }
            },
        }
        self.spellings.add(line.label);
        if self.places.as_slice().first().is_none_or(|first| line.place < first) {
            line.section.clone_into(&mut self.section);
        }
        self.places.add(line.place);
    }

    fn answer(&self) -> Option<Answer> {
        let most = self.answers.iter().rev().max_by_key(|&(_, &count)| count);
        most.filter(|_| !self.waits).map(|(answer, _)| answer.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::key::label_key;
    use crate::model::{CategoryId, CellAt};

    const ARTS: Answer = Answer::One(CategoryId(0));
    const SPACES: Answer = Answer::One(CategoryId(1));

    /// Area, label, section, row, answer.
    type Drawn<'a> = (Option<u16>, &'a str, &'a str, u32, Option<Answer>);

    fn labels(lines: &[Drawn<'_>]) -> Vec<DecidedLabel> {
        let mut labels = DecidedLabels::default();
        for (area, label, section, row, answer) in lines {
            labels.add(&DecidedLine {
                area: area.map(AreaId),
                key: &label_key(label),
                label,
                section,
                place: &LinePlace {
                    file: Arc::from("a.csv"),
                    sheet: 0,
                    cell: CellAt::new(*row, 1),
                    sheet_name: Arc::from(""),
                },
                answer: answer.as_ref(),
            });
        }
        labels.labels()
    }

    #[test]
    fn a_label_stands_once_with_what_most_of_its_lines_mean() {
        let mut lines = [
            (Some(1), "Mural", "late", 9, Some(SPACES)),
            (Some(1), "MURALS", "early", 2, Some(ARTS)),
            (Some(1), "MURALS", "", 5, Some(ARTS)),
            (None, "Mural", "", 7, Some(SPACES)),
            (None, "Mural", "", 8, Some(ARTS)),
            (Some(0), "Hall", "", 3, Some(Answer::Unclear)),
            (Some(0), "Roof", "", 4, Some(ARTS)),
            (Some(0), "Roofs", "", 6, None),
            (Some(0), " ", "", 1, Some(ARTS)),
        ];
        let found = labels(&lines);
        let told: Vec<_> = found
            .iter()
            .map(|one| {
                let Coding { area, label, answer, .. } = &one.coding;
                (area.map(|area| area.0), label.as_str(), answer, one.section.as_str())
            })
            .collect();
        let expected = [
            (None, "Mural", &ARTS, ""),
            (Some(0), "Hall", &Answer::Unclear, ""),
            (Some(1), "MURALS", &ARTS, "early"),
        ];
        assert_eq!(told, expected);
        assert_eq!(found[2].places.as_slice()[0].to_string(), "a.csv!B3");
        lines.reverse();
        assert_eq!(labels(&lines), found, "in any order");
    }
}
