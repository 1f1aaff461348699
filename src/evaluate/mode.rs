//! What is judged from what.

use super::unit::Unit;
use crate::mapping::Area;
use crate::model::AreaId;

/// What labels are judged from.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// From the mapping files as they stand.
    AsItStands,
    /// Units are dealt into so many folds; each fold is judged from the others. An area's own
    /// answers count for it, other areas' where they agree.
    Folds(u32),
    /// Each area is judged from what the other areas agree on. Units without an area are
    /// judged together.
    ByArea,
}

impl Mode {
    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Mode::AsItStands => "as_it_stands",
            Mode::Folds(_) => "folds",
            Mode::ByArea => "by_area",
        }
    }
}

/// Deals `units` into `folds` folds of about the same size: the fold of each unit.
///
/// The units are put in the order of a hash of what they are called, and dealt out like cards.
/// So neither the order of the file nor that of the mappings has a say, and another `dealing`
/// gives folds that have nothing to do with the first.
pub(super) fn deal(units: &[Unit<'_>], areas: &[Area], folds: u32, dealing: u32) -> Vec<u32> {
    let name = |area: Option<AreaId>| {
        area.and_then(|area| areas.get(area.index())).map_or("", |area| area.id.as_str())
    };
    let mut order: Vec<(u64, &str, &str, usize)> = units
        .iter()
        .enumerate()
        .map(|(place, unit)| {
            let (area, words) = (name(unit.area), unit.key.words());
            (hash(dealing, &[area, words]), area, words, place)
        })
        .collect();
    order.sort_unstable();
    let mut dealt = vec![0; units.len()];
    for (&(.., place), fold) in order.iter().zip((0..folds.max(1)).cycle()) {
        dealt[place] = fold;
    }
    dealt
}

/// The group of each unit when each area is one, and how many groups there are.
pub(super) fn by_area(units: &[Unit<'_>]) -> (Vec<u32>, u32) {
    let mut areas: Vec<Option<AreaId>> = units.iter().map(|unit| unit.area).collect();
    areas.sort_unstable();
    areas.dedup();
    let group = |unit: &Unit<'_>| areas.partition_point(|area| *area < unit.area) as u32;
    (units.iter().map(group).collect(), areas.len() as u32)
}

/// FNV-1a over the parts, each ended by a byte that no text holds, and then stirred, because the
/// order of the cards looks at the high bits first. The same on every machine and in every
/// version.
fn hash(dealing: u32, parts: &[&str]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    dealing.to_le_bytes().into_iter().for_each(&mut take);
    for part in parts {
        part.bytes().chain([0xFF]).for_each(&mut take);
    }
    let stirred = (hash ^ (hash >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    stirred ^ (stirred >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::{mappings, rows};
    use crate::evaluate::unit::units;

    #[test]
    fn folds_are_of_one_size_and_know_no_order() {
        let names: Vec<String> = (0..23).map(|n| format!("label {n} word")).collect();
        let lines: Vec<(&str, &str, &str, &str)> =
            names.iter().map(|name| ("noel", name.as_str(), "arts", "")).collect();
        let back: Vec<_> = lines.iter().rev().copied().collect();
        let (there, back) = (rows(&lines), rows(&back));
        let areas = mappings("").areas;
        let folds = deal(&units(&there), &areas, 5, 0);
        let mut sizes = [0; 5];
        folds.iter().for_each(|&fold| sizes[fold as usize] += 1);
        assert_eq!(sizes, [5, 5, 5, 4, 4]);
        let mut turned = deal(&units(&back), &areas, 5, 0);
        turned.reverse();
        assert_eq!(folds, turned);
        assert_ne!(folds, deal(&units(&there), &areas, 5, 1));
    }

    #[test]
    fn units_without_an_area_are_one_group() {
        let rows = rows(&[
            ("warsop", "a b", "arts", ""),
            ("", "a b", "arts", ""),
            ("noel", "a b", "arts", ""),
            ("", "c d", "arts", ""),
        ]);
        assert_eq!(by_area(&units(&rows)), (vec![2, 0, 1, 0], 3));
    }
}
