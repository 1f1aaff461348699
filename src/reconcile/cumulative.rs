//! Cumulative returns: each says again what the ones before it said.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AreaId, Date, Money};

/// A return whose spend counts from the beginning of the grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cumulative {
    /// Which file, in the order of the inbox.
    pub file: usize,
    /// Whose it is.
    pub area: Option<AreaId>,
    /// The last day that it speaks of.
    pub until: Option<Date>,
    /// What it adds up to.
    pub spend: Money,
    /// The labels of its lines, as they are compared.
    pub labels: BTreeSet<String>,
}

/// For each return that a later one overtakes, which one does: `(overtaken, by)`, as files.
///
/// Later is what speaks of a later day; where a day is not known, what adds up to more. A return
/// overtakes another of its area when it has at least half of the other's labels: otherwise they are
/// about different money. Where the area is not known nothing is overtaken.
pub fn superseded(returns: &[Cumulative]) -> Vec<(usize, usize)> {
    let mut by_area: BTreeMap<AreaId, Vec<&Cumulative>> = BTreeMap::new();
    for one in returns {
        if let Some(area) = one.area {
            by_area.entry(area).or_default().push(one);
        }
    }
    let mut found = Vec::new();
    for mut of_area in by_area.into_values() {
        let dated = of_area.iter().all(|one| one.until.is_some());
        of_area.sort_by_key(|one| (one.until.filter(|_| dated), one.spend, one.file));
        for (at, one) in of_area.iter().enumerate() {
            let by = of_area[at + 1..].iter().rev().find(|later| same_money(one, later));
            found.extend(by.map(|later| (one.file, later.file)));
        }
    }
    found.sort_unstable();
    found
}

fn same_money(one: &Cumulative, later: &Cumulative) -> bool {
    one.labels.intersection(&later.labels).count() * 2 >= one.labels.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to_date(
        file: usize,
        area: u16,
        until: Option<&str>,
        pence: i64,
        labels: &str,
    ) -> Cumulative {
        Cumulative {
            file,
            area: Some(AreaId(area)),
            until: until.map(|day| day.parse().unwrap()),
            spend: Money::from_pence(pence),
            labels: labels.split(' ').map(String::from).collect(),
        }
    }

    #[test]
    fn the_latest_return_of_an_area_overtakes_the_earlier_ones() {
        let returns = [
            to_date(0, 1, Some("2017-03-31"), 900, "hub youth"),
            to_date(1, 1, Some("2016-09-30"), 400, "hub youth"),
            to_date(2, 2, Some("2016-09-30"), 400, "hub youth"),
        ];
        assert_eq!(superseded(&returns), [(1, 0)]);
    }

    #[test]
    fn without_days_the_larger_is_the_later() {
        let returns =
            [to_date(0, 1, None, 900, "hub"), to_date(1, 1, Some("2016-09-30"), 400, "hub fete")];
        assert_eq!(superseded(&returns), [(1, 0)]);
    }

    #[test]
    fn other_labels_are_other_money() {
        let returns = [
            to_date(0, 1, Some("2017-03-31"), 900, "hub youth"),
            to_date(1, 1, Some("2016-09-30"), 400, "mural picnic fete"),
        ];
        assert_eq!(superseded(&returns), []);
    }
}
