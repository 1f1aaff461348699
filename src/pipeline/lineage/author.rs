//! Whose decision coded a line: the line of the mapping file, found again from what the run wrote.

use rustc_hash::FxHashMap;

use crate::mapping::{LabelDecision, Mappings, Rule};
use crate::publish::entries_csv::PublishedEntry;

/// A decision as the mapping files have it now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The line that decided, like `labels.csv line 3`.
    pub line: String,
    /// Who decided; empty where nobody is named, and for rules.
    pub decided_by: String,
    /// When, as written.
    pub decided_on: String,
    /// Why.
    pub note: String,
}

/// The decisions by where they stand and what they say.
pub(super) struct Authors<'m> {
    labels: FxHashMap<u32, &'m LabelDecision>,
    /// By label, where lines have moved: for an area, or for the programme.
    by_label: FxHashMap<(&'m str, &'m str), &'m LabelDecision>,
    rules: FxHashMap<u32, &'m Rule>,
}

impl<'m> Authors<'m> {
    pub(super) fn of(mappings: &'m Mappings) -> Authors<'m> {
        let area = |label: &LabelDecision| match label.area {
            None => "",
            Some(area) => mappings.areas.get(area.index()).map_or("", |area| area.id.as_str()),
        };
        let labels = mappings.labels.iter();
        Authors {
            labels: labels.clone().map(|label| (label.line.0, label)).collect(),
            by_label: labels.map(|label| ((area(label), label.label.as_str()), label)).collect(),
            rules: mappings.rules.iter().map(|rule| (rule.line.0, rule)).collect(),
        }
    }

    /// Who decided on `entry`; `None` where nobody did, or where what decided is no longer in the mapping
    /// files.
    pub(super) fn find(&self, entry: &PublishedEntry<'_>) -> Option<Author> {
        let (file, rest) = entry.reason.split_once(" line ")?;
        let digits = rest.split(|letter: char| !letter.is_ascii_digit()).next()?;
        let line: u32 = digits.parse().ok()?;
        match file {
            "labels.csv" => self.label(line, entry),
            "rules.csv" => {
                let rule = self.rules.get(&line);
                let rule = rule.filter(|rule| rule.include.as_str() == entry.matched_label)?;
                Some(Author {
                    line: format!("rules.csv line {line}"),
                    note: rule.note.clone(),
                    ..Author::default()
                })
            }
            _ => None,
        }
    }

    fn label(&self, line: u32, entry: &PublishedEntry<'_>) -> Option<Author> {
        let same = |label: &&&LabelDecision| label.label == entry.matched_label;
        let label = self
            .labels
            .get(&line)
            .filter(same)
            .or_else(|| self.by_label.get(&(entry.area, entry.matched_label)))
            .or_else(|| self.by_label.get(&("", entry.matched_label)))?;
        Some(Author {
            line: format!("labels.csv line {}", label.line),
            decided_by: label.decided_by.clone(),
            decided_on: label.decided_on.clone(),
            note: label.note.clone(),
        })
    }
}
