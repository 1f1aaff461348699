//! The published figures that change.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::figure::{Figure, Sources, basic_figures};
use crate::mapping::Mappings;
use crate::register::Register;
use crate::total::Tables;

/// A published figure with another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureMove {
    /// Its stable id.
    pub id: String,
    /// What it counts, as [`Figure::unit`].
    pub unit: String,
    /// Its value so far; `None` when there was no such figure.
    pub old: Option<String>,
    /// Its new value; `None` when there is no such figure any more.
    pub new: Option<String>,
    /// The new value less the old one; what is not there counts as nothing.
    pub by: Decimal,
}

/// The figures that differ: money first, the largest movement first.
pub(super) fn moved(
    before: &Tables<'_>,
    old: &Mappings,
    after: &Tables<'_>,
    new: &Mappings,
) -> Vec<FigureMove> {
    // Files are not read again: what is counted of them is the same on both sides.
    // Who sent what does not depend on the answers.
    let register = Register::default();
    let figures = |tables, mappings| {
        let (own, files, register) = (&[][..], &[][..], &register);
        // No line of spend moves the number of findings.
        let findings = [0; 3];
        basic_figures(&Sources { tables, own, files, register, findings, mappings })
    };
    differing(figures(before, old), figures(after, new))
}

fn differing(before: Vec<Figure>, after: Vec<Figure>) -> Vec<FigureMove> {
    let mut ids: BTreeMap<String, FigureMove> = BTreeMap::new();
    let mut put = |figure: Figure, is_new: bool| {
        let moved = ids.entry(figure.id.clone()).or_insert_with(|| FigureMove {
            id: figure.id,
            unit: figure.unit,
            old: None,
            new: None,
            by: Decimal::ZERO,
        });
        let value: Decimal = figure.value.parse().unwrap_or_default();
        moved.by += if is_new { value } else { -value };
        *(if is_new { &mut moved.new } else { &mut moved.old }) = Some(figure.value);
    };
    before.into_iter().for_each(|figure| put(figure, false));
    after.into_iter().for_each(|figure| put(figure, true));
    let mut moved: Vec<FigureMove> = ids.into_values().filter(|one| one.old != one.new).collect();
    moved.sort_by_key(|one| (kind(one), Reverse(one.by.abs())));
    moved
}

/// Money, then per cent, then counts.
fn kind(figure: &FigureMove) -> u8 {
    match figure.unit.as_str() {
        "percent" => 1,
        _ if figure.id.starts_with("count.") => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(id: &str, value: &str, unit: &str) -> Figure {
        Figure {
            id: id.into(),
            value: value.into(),
            unit: unit.into(),
            lines: None,
            provisional: false,
        }
    }

    #[test]
    fn only_what_differs_is_told_and_the_largest_first() {
        let before = vec![
            figure("area.noel.category.arts", "10.00", "GBP"),
            figure("count.labels.review", "90", "labels"),
            figure("coverage.money", "90.00", "percent"),
            figure("programme.category.review", "30.00", "GBP"),
            figure("programme.total", "40.00", "GBP"),
        ];
        let after = vec![
            figure("area.noel.category.spaces", "30.00", "GBP"),
            figure("count.labels.review", "0", "labels"),
            figure("coverage.money", "100.00", "percent"),
            figure("programme.category.review", "5.00", "GBP"),
            figure("programme.total", "40.00", "GBP"),
        ];
        let told: Vec<String> = differing(before, after)
            .iter()
            .map(|one| format!("{} {:?} {:?} {}", one.id, one.old, one.new, one.by))
            .collect();
        assert_eq!(
            told,
            [
                "area.noel.category.spaces None Some(\"30.00\") 30.00",
                "programme.category.review Some(\"30.00\") Some(\"5.00\") -25.00",
                "area.noel.category.arts Some(\"10.00\") None -10.00",
                "coverage.money Some(\"90.00\") Some(\"100.00\") 10.00",
                "count.labels.review Some(\"90\") Some(\"0\") -90",
            ]
        );
    }
}
