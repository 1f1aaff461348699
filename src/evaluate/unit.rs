//! The distinct labels of a labelled set.

use rustc_hash::FxHashMap;

use super::report::Measure;
use crate::mapping::{LabelledRow, Meaning};
use crate::model::key::{LabelKey, label_key};
use crate::model::{AreaId, Money};

/// A distinct label of an area.
#[derive(Clone, Debug)]
pub(super) struct Unit<'s> {
    /// Whose it is.
    pub(super) area: Option<AreaId>,
    /// The label as it is compared.
    pub(super) key: LabelKey,
    /// Its lines, in the order of the file; never empty.
    pub(super) rows: Vec<&'s LabelledRow>,
    /// What most of its lines mean; of equals, the first category.
    pub(super) truth: Meaning,
}

impl Unit<'_> {
    /// Whether its lines mean different things.
    pub(super) fn is_mixed(&self) -> bool {
        self.rows.iter().any(|row| row.meaning != self.truth)
    }

    /// All of it.
    pub(super) fn measure(&self) -> Measure {
        self.those(1, |_| true)
    }

    /// How much of it means `meaning`.
    pub(super) fn meaning(&self, meaning: Meaning) -> Measure {
        self.those(u64::from(self.truth == meaning), |row| row.meaning == meaning)
    }

    fn those(&self, labels: u64, wanted: impl Fn(&LabelledRow) -> bool) -> Measure {
        let rows = || self.rows.iter().filter(|row| wanted(row));
        let pounds = |row: &&LabelledRow| row.amount.unwrap_or(Money::ZERO).abs();
        Measure { labels, lines: rows().count() as u64, money: rows().map(pounds).sum() }
    }
}

/// The units of `rows`, in the order in which their first lines stand.
pub(super) fn units(rows: &[LabelledRow]) -> Vec<Unit<'_>> {
    let mut places: FxHashMap<(Option<AreaId>, LabelKey), usize> = FxHashMap::default();
    let mut units: Vec<Unit<'_>> = Vec::new();
    for row in rows {
        let key = label_key(&row.label);
        let place = *places.entry((row.area, key.clone())).or_insert_with(|| {
            let (area, truth) = (row.area, row.meaning);
            units.push(Unit { area, key, rows: Vec::new(), truth });
            units.len() - 1
        });
        units[place].rows.push(row);
    }
    for unit in &mut units {
        unit.truth = commonest(&unit.rows, unit.truth);
    }
    units
}

fn commonest(rows: &[&LabelledRow], first: Meaning) -> Meaning {
    let mut meanings: Vec<Meaning> = rows.iter().map(|row| row.meaning).collect();
    meanings.sort_unstable();
    let runs = meanings.chunk_by(|one, other| one == other);
    // The last of equals would win, so the first stand last.
    runs.rev().max_by_key(|run| run.len()).and_then(<[Meaning]>::first).map_or(first, |&one| one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample::{ARTS, GRANTS, rows};

    #[test]
    fn lines_of_one_label_are_one_unit_and_most_of_them_say_what_it_means() {
        let rows = rows(&[
            ("noel", "Mural project", "grants", "-10"),
            ("noel", "MURAL PROJECTS", "arts", "5"),
            ("noel", "Mural project:", "arts", ""),
            ("", "Mural project", "grants", ""),
            ("", "Mural project", "arts", "2"),
        ]);
        let units = units(&rows);
        assert_eq!(units.len(), 2);
        assert_eq!((units[0].truth, units[0].is_mixed()), (ARTS, true));
        assert_eq!(
            units[0].measure(),
            Measure { labels: 1, lines: 3, money: Money::from_pence(1_500) }
        );
        assert_eq!(
            units[0].meaning(GRANTS),
            Measure { labels: 0, lines: 1, money: Money::from_pence(1_000) }
        );
        // As many of each: the first category.
        assert_eq!(units[1].truth, ARTS);
    }
}
