//! How many areas must say the same of a label before it counts for the whole programme.
//!
//! Where areas mean the same by the same words, the word of one is enough. Where they do not, what
//! one area says is no guide for the next. Which it is, the areas that share labels tell: each is
//! held against the others in turn, and the fewest that foretold it rightly are enough.

use super::unit::Unit;

/// How often what others say must hold, in a hundred.
const SAFE: u64 = 98;

/// No more areas than this are asked for; if so many are not enough, none are.
const MOST: usize = 3;

/// How often more than one area must have foretold something, before they are believed where one
/// area alone is not.
const LEAST: u64 = 20;

/// What one number of areas foretells.
#[derive(Copy, Clone, Debug, Default)]
struct Foretold {
    told: u64,
    rightly: u64,
}

/// The number of areas that must agree; `None` when no number is enough. `of_label` has the units
/// of each label that is known to more than one area.
pub(super) fn areas_needed<'u>(
    of_label: impl Iterator<Item = &'u [&'u Unit<'u>]> + Clone,
) -> Option<usize> {
    (1..=MOST).find(|&needed| {
        let sum = of_label.clone().map(|units| foretold(units, needed)).fold(
            Foretold::default(),
            |sum, one| Foretold { told: sum.told + one.told, rightly: sum.rightly + one.rightly },
        );
        // As long as nothing speaks against it, the word of one is enough.
        sum.rightly * 100 >= sum.told * SAFE && (needed == 1 || sum.told >= LEAST)
    })
}

/// What the others foretell of each unit, where at least `needed` of them say the same and none
/// otherwise.
fn foretold(units: &[&Unit<'_>], needed: usize) -> Foretold {
    let mut found = Foretold::default();
    for (at, unit) in units.iter().enumerate() {
        let mut others =
            units.iter().enumerate().filter(|(other, _)| *other != at).map(|one| one.1);
        let Some(first) = others.next() else { continue };
        let alike = |other: &&Unit<'_>| !other.is_mixed() && other.truth == first.truth;
        if units.len() > needed && alike(first) && others.all(alike) {
            found.told += 1;
            found.rightly += u64::from(!unit.is_mixed() && unit.truth == first.truth);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::rows;
    use crate::evaluate::unit::units;

    fn needed(lines: &[(&str, &str, &str, &str)]) -> Option<usize> {
        let rows = rows(lines);
        let mut units = units(&rows);
        units.sort_by(|one, other| one.key.cmp(&other.key));
        let units: Vec<&Unit<'_>> = units.iter().collect();
        areas_needed(units.chunk_by(|one, other| one.key == other.key))
    }

    #[test]
    fn areas_that_mean_the_same_need_one_and_areas_that_do_not_are_not_believed() {
        assert_eq!(needed(&[]), Some(1));
        assert_eq!(needed(&[("noel", "Hub", "arts", "")]), Some(1), "nothing speaks against it");
        let same = [("noel", "Hub", "arts", ""), ("warsop", "Hub", "arts", "")];
        assert_eq!(needed(&same), Some(1));
        let differ = [("noel", "Hub", "arts", ""), ("warsop", "Hub", "grants", "")];
        assert_eq!(needed(&differ), None, "that two are enough was never seen");
        // Of labels that two areas know, a quarter differs; of those that three know, none.
        let names: Vec<String> = (0..40).map(|n| format!("label {}", "x".repeat(n + 1))).collect();
        let lines = names.iter().enumerate().flat_map(|(n, name)| {
            let second = if n < 20 || n % 4 > 0 { "arts" } else { "grants" };
            let areas = [("noel", "arts"), ("warsop", second), ("", "arts")];
            let known = areas.into_iter().take(if n < 20 { 3 } else { 2 });
            known.map(move |(area, category)| (area, name.as_str(), category, ""))
        });
        assert_eq!(needed(&lines.collect::<Vec<_>>()), Some(2));
    }
}
