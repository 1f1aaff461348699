//! Which figures of a column are parts of one whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::figure::part_and_whole;

/// Where a sum of spend stands among the others.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place<'i> {
    /// Whose money: `programme`, `area.noel-park`, `area-not-known`.
    owner: &'i str,
    /// What parts it from its brothers: `category`, `period` and so on.
    kind: &'i str,
    /// Which of them it is.
    one: &'i str,
}

/// The positions of `ids` that are parts of one whole with others, each family in order. Of shares, the ids are
/// those of the figures that they are shares of, and only those of one whole belong together.
pub(super) fn families(ids: &[&str], of_shares: bool) -> Vec<Vec<usize>> {
    type Key<'i> = (bool, &'i str, Option<String>);
    let mut found: BTreeMap<Key<'_>, Vec<(usize, Place<'_>)>> = BTreeMap::new();
    for (at, id) in ids.iter().enumerate() {
        let Some(place) = place(id) else { continue };
        let whole = of_shares.then(|| part_and_whole(id).1);
        let key = (place.owner == PROGRAMME, place.kind, whole);
        found.entry(key).or_default().push((at, place));
    }
    let mut families = Vec::new();
    for members in found.into_values() {
        let owners: BTreeSet<&str> = members.iter().map(|(_, place)| place.owner).collect();
        let ones: BTreeSet<&str> = members.iter().map(|(_, place)| place.one).collect();
        if owners.len() > 1 && ones.len() > 1 {
            // Several areas one below the other, each with its own parts.
            families.extend(owners.into_iter().map(|owner| {
                let own = members.iter().filter(|(_, place)| place.owner == owner);
                own.map(|&(at, _)| at).collect()
            }));
        } else {
            families.push(members.into_iter().map(|(at, _)| at).collect::<Vec<usize>>());
        }
    }
    families.retain(|family| family.len() > 1);
    families
}

const PROGRAMME: &str = "programme";

fn place(id: &str) -> Option<Place<'_>> {
    let (stem, rest) = id.split_once('.')?;
    let (owner, rest) = match stem {
        PROGRAMME | "area-not-known" => (stem, rest),
        "area" => {
            let (area, rest) = rest.split_once('.')?;
            (&id[..stem.len() + 1 + area.len()], rest)
        }
        _ => return None,
    };
    let (kind, one) = match rest.split_once('.') {
        None if rest == "total" => (rest, ""),
        Some((kind @ ("category" | "period" | "section" | "region" | "label"), one))
            if !one.contains('.') =>
        {
            (kind, one)
        }
        Some(("labels", "other" | "withheld")) => ("label", rest),
        _ => return None,
    };
    Some(Place { owner, kind, one })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_one_whole_belong_together() {
        for (ids, of_shares, expected) in [
            (
                &["area.a.category.x", "area.a.category.y", "area.a.total"][..],
                false,
                &[&[0, 1][..]][..],
            ),
            (&["area.a.total", "area-not-known.total", "programme.total"], false, &[&[0, 1]]),
            (&["area.a.category.x", "area.b.category.x"], false, &[&[0, 1]]),
            (&["area.a.category.x", "area.b.category.x"], true, &[]),
            (&["area.a.total", "area.b.total"], true, &[&[0, 1]]),
            (
                &[
                    "area.a.category.x",
                    "area.a.category.y",
                    "area.b.category.x",
                    "area.b.category.y",
                ],
                false,
                &[&[0, 1], &[2, 3]],
            ),
            (&["area.a.label.x", "area.a.labels.other", "area.a.labels"], false, &[&[0, 1]]),
            (&["programme.category.x.median", "programme.category.y.median"], false, &[]),
            (&["programme.category.x", "area.a.category.x"], false, &[]),
            (&["coverage.money", "count.areas"], false, &[]),
        ] {
            assert_eq!(families(ids, of_shares), expected, "{ids:?}");
        }
    }
}
