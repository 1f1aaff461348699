use proptest::prelude::*;

use super::super::*;
use super::{Owned, compared, compared_by_years};
use crate::model::Money;

fn drawn() -> impl Strategy<Value = Vec<Owned>> {
    let part = (prop::sample::select(vec!["arts", "spaces", "unclear", ""]), -900i64..900);
    let line = (
        prop::sample::select(vec!["a", "b", "c"]),
        0u32..6,
        prop::sample::select(vec!["leaf", "mill", ""]),
        0i8..4,
        prop::sample::select(vec!["Hall", "Tea", "Bus"]),
        prop::collection::vec(part, 0..3),
        -900i64..900,
    );
    let owned = line.prop_map(|(file, row, area, quarter, label, parts, excluded)| Owned {
        file,
        row,
        area,
        quarter,
        label,
        pence: if parts.is_empty() { excluded } else { parts.iter().map(|part| part.1).sum() },
        parts,
    });
    prop::collection::vec(owned, 0..14)
}

/// Two sets of lines with much in common.
fn drawn_pair() -> impl Strategy<Value = (Vec<Owned>, Vec<Owned>)> {
    (drawn(), drawn(), prop::collection::vec(any::<bool>(), 14)).prop_map(|(old, more, keep)| {
        let kept = old.iter().zip(keep).filter(|(_, keep)| *keep).map(|(line, _)| line.clone());
        let new = kept.chain(more.into_iter().take(6)).collect();
        (old, new)
    })
}

fn spend(lines: &[Owned]) -> Money {
    let counted = lines.iter().filter(|line| !line.parts.is_empty());
    Money::from_pence(counted.map(|line| line.pence).sum())
}

proptest! {
    #[test]
    fn a_run_compared_with_itself_is_empty(lines in drawn()) {
        let mut turned = lines.clone();
        turned.reverse();
        let found = compared(&lines, &turned);
        prop_assert!(found.changes.is_empty() && found.movements.is_empty());
        prop_assert_eq!(found.unchanged, lines.len() as u64);
    }

    #[test]
    fn causes_come_to_the_movement_and_lines_to_the_programme(
        (old, new) in drawn_pair(),
        years in (1u8..13, 1u8..13),
    ) {
        // That the causes of each figure add up is checked by the comparison itself.
        let found = compared_by_years(&old, &new, years);
        for movement in &found.movements {
            let explained: Money = movement.causes.iter().map(|cause| cause.amount).sum();
            prop_assert_eq!(explained, movement.by());
            prop_assert!(!movement.causes.is_empty());
        }
        let by_lines: Money = found.changes.iter().map(Change::difference).sum();
        prop_assert_eq!(by_lines, spend(&new) - spend(&old));
        let by_kinds: Money = found.kinds.values().map(|kind| kind.difference).sum();
        prop_assert_eq!(by_kinds, by_lines);
        let of = |wanted: fn(&FigureKey) -> bool| -> Money {
            found.movements.iter().filter(|one| wanted(&one.key)).map(Movement::by).sum()
        };
        let category = of(|key| key.area.is_none() && matches!(key.of, FigureOf::Category(_)));
        prop_assert_eq!(category, by_lines);
        let areas = of(|key| key.area.is_some() && key.of == FigureOf::Total);
        prop_assert_eq!(areas, by_lines);
    }

    #[test]
    fn the_other_way_round_every_sign_is_turned((old, new) in drawn_pair(), years in (1u8..13, 1u8..13)) {
        let there = compared_by_years(&old, &new, years);
        let back = compared_by_years(&new, &old, (years.1, years.0));
        let figures = |found: &Comparison, sign: bool| {
            let turn = |money: Money| if sign { -money } else { money };
            let mut all: Vec<String> = found.movements.iter().map(|one| {
                let area = one.key.area.map(|area| found.area_id(area).map(str::to_owned));
                let of = match one.key.of {
                    FigureOf::Total => String::new(),
                    FigureOf::Category(category) => found.category_id(category).to_owned(),
                    FigureOf::Period(period) => period.to_string(),
                };
                let mut sums: Vec<(String, u64)> = one.causes.iter()
                    .map(|cause| (turn(cause.amount).to_string(), cause.lines)).collect();
                sums.sort();
                format!("{area:?} {of} {} {sums:?}", turn(one.by()))
            }).collect();
            all.sort();
            all
        };
        prop_assert_eq!(figures(&there, false), figures(&back, true));
        let mirror = |kind| match kind {
            ChangeKind::Added => ChangeKind::Removed,
            ChangeKind::Removed => ChangeKind::Added,
            ChangeKind::Excluded => ChangeKind::Counted,
            ChangeKind::Counted => ChangeKind::Excluded,
            kind => kind,
        };
        for (kind, sum) in &there.kinds {
            let turned = back.kinds.get(&mirror(*kind)).copied().unwrap_or_default();
            prop_assert_eq!((turned.lines, turned.difference), (sum.lines, -sum.difference));
        }
        prop_assert_eq!(there.kinds.len(), back.kinds.len());
        prop_assert_eq!(there.unchanged, back.unchanged);
    }
}
