//! What units teach about others.

use std::collections::BTreeMap;

use super::unit::Unit;
use crate::mapping::{Answer, LabelDecision, LabelledRow, Line, Mappings, Meaning};
use crate::model::AreaId;

/// The mappings that `taught` make, beside the programme's rules, categories, areas and settings
/// of `shipped`: for the programme, what all lines of a label in all areas agree on; and for an
/// area, if `own`, what its own lines agree on. The line of a decision is that of the first line
/// in the labelled set.
pub(super) fn learn<'u>(
    taught: impl Iterator<Item = &'u Unit<'u>>,
    shipped: &Mappings,
    own: bool,
) -> Mappings {
    let mut labels = Vec::new();
    let mut programme: BTreeMap<&str, Agreement<'_>> = BTreeMap::new();
    for unit in taught {
        let agreement = Agreement::of(unit);
        programme
            .entry(unit.key.words())
            .and_modify(|known| known.join(agreement))
            .or_insert(agreement);
        if own && unit.area.is_some() {
            labels.extend(agreement.decision(unit.area));
        }
    }
    labels.extend(programme.values().filter_map(|agreement| agreement.decision(None)));
    // As a file would have them: by line, an area's own first.
    labels.sort_by_key(|label| (label.line, label.area.is_none()));
    Mappings {
        settings: shipped.settings.clone(),
        categories: shipped.categories.clone(),
        areas: shipped.areas.clone(),
        rules: shipped.rules.iter().filter(|rule| rule.area.is_none()).cloned().collect(),
        labels,
        ..Mappings::default()
    }
}

/// What lines agree on.
#[derive(Copy, Clone)]
struct Agreement<'a> {
    first: &'a LabelledRow,
    /// `None` when they do not agree.
    on: Option<Meaning>,
}

impl<'a> Agreement<'a> {
    fn of(unit: &'a Unit<'_>) -> Agreement<'a> {
        Agreement { first: unit.rows[0], on: (!unit.is_mixed()).then_some(unit.truth) }
    }

    fn join(&mut self, other: Agreement<'a>) {
        if other.first.line < self.first.line {
            self.first = other.first;
        }
        self.on = self.on.filter(|meaning| other.on == Some(*meaning));
    }

    fn decision(&self, area: Option<AreaId>) -> Option<LabelDecision> {
        Some(LabelDecision {
            area,
            label: self.first.label.clone(),
            answer: Answer::from(self.on?),
            decided_by: String::new(),
            decided_on: String::new(),
            note: String::new(),
            line: Line(self.first.line.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::{ARTS, GRANTS, mappings, rows};
    use crate::evaluate::unit::units;

    #[test]
    fn the_programme_learns_what_all_agree_on_and_an_area_what_it_says_itself() {
        let rows = rows(&[
            ("noel", "Mural project", "arts", ""),
            ("warsop", "Mural projects", "arts", ""),
            ("noel", "Street party", "arts", ""),
            ("warsop", "Street party", "grants", ""),
            ("warsop", "Fund", "grants", ""),
            ("warsop", "Fund", "arts", ""),
            ("", "Board", "unclear", ""),
        ]);
        let shipped = mappings(",grant,grants\nnoel,grant,arts\n");
        let units = units(&rows);
        let taught = |own: bool| -> Vec<(u32, Option<u16>, Answer)> {
            let learnt = learn(units.iter(), &shipped, own);
            assert_eq!(learnt.rules.len(), 1, "only the programme's");
            let tell = |label: &LabelDecision| {
                (label.line.0, label.area.map(|area| area.0), label.answer.clone())
            };
            learnt.labels.iter().map(tell).collect()
        };
        let (arts, grants) = (Answer::from(ARTS), Answer::from(GRANTS));
        assert_eq!(taught(false), [(2, None, arts.clone()), (8, None, Answer::Unclear)]);
        assert_eq!(
            taught(true),
            [
                (2, Some(0), arts.clone()),
                (2, None, arts.clone()),
                (3, Some(1), arts.clone()),
                (4, Some(0), arts),
                (5, Some(1), grants),
                (8, None, Answer::Unclear),
            ]
        );
    }
}
