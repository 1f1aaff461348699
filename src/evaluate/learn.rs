//! What units teach about others.

use std::collections::BTreeMap;

use super::accord::areas_needed;
use super::unit::Unit;
use crate::mapping::{Answer, LabelDecision, Line, Mappings};
use crate::model::AreaId;

/// The mappings that `taught` make, beside the programme's rules, categories, areas and settings
/// of `shipped`: for an area, what its own lines agree on; and for the programme, what all areas
/// that know a label agree on, if they are as many as [`areas_needed`] says or the lines name no
/// area. The line of a decision is that of the first line in the labelled set.
pub(super) fn learn<'u>(
    taught: impl Iterator<Item = &'u Unit<'u>>,
    shipped: &Mappings,
) -> Mappings {
    let mut labels = Vec::new();
    let mut of_label: BTreeMap<&str, Vec<&'u Unit<'u>>> = BTreeMap::new();
    for unit in taught {
        of_label.entry(unit.key.words()).or_default().push(unit);
        if unit.area.is_some() {
            labels.extend(decision(std::slice::from_ref(&unit), unit.area));
        }
    }
    let needed = areas_needed(of_label.values().map(Vec::as_slice));
    for units in of_label.values() {
        let for_all = units.iter().any(|unit| unit.area.is_none());
        if for_all || needed.is_some_and(|needed| units.len() >= needed) {
            labels.extend(decision(units, None));
        }
    }
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

/// What these units of one label agree on, decided for `area`; `None` when they do not.
fn decision(units: &[&Unit<'_>], area: Option<AreaId>) -> Option<LabelDecision> {
    let first = units.iter().min_by_key(|unit| unit.rows[0].line)?;
    let agree = units.iter().all(|unit| !unit.is_mixed() && unit.truth == first.truth);
    agree.then(|| LabelDecision {
        area,
        label: first.rows[0].label.clone(),
        answer: Answer::from(first.truth),
        decided_by: String::new(),
        decided_on: String::new(),
        note: String::new(),
        line: Line(first.rows[0].line.0),
    })
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
        let taught = |rows: usize| -> Vec<(u32, Option<u16>, Answer)> {
            let learnt = learn(units.iter().take(rows), &shipped);
            assert_eq!(learnt.rules.len(), 1, "only the programme's");
            let tell = |label: &LabelDecision| {
                (label.line.0, label.area.map(|area| area.0), label.answer.clone())
            };
            learnt.labels.iter().map(tell).collect()
        };
        let (arts, grants) = (Answer::from(ARTS), Answer::from(GRANTS));
        let (noel, warsop) = ((2, Some(0), arts.clone()), (3, Some(1), arts.clone()));
        assert_eq!(taught(2), [noel.clone(), (2, None, arts.clone()), warsop.clone()]);
        // Once areas are seen to differ about labels, only what names no area counts for all.
        let board = (8, None, Answer::Unclear);
        assert_eq!(
            taught(units.len()),
            [noel, warsop, (4, Some(0), arts), (5, Some(1), grants), board]
        );
    }
}
