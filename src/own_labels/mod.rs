//! How each area's money was spent in its own words: near-identical labels together, small ones gathered,
//! and what may be personal withheld.
//!
//! | part | does |
//! |---|---|
//! | `near` | takes near-identical labels together |
//! | `wording` | chooses the wording that is shown, or says why none may be |
//! | `gather` | gathers the small ones |
//! | `headings` | does the same with the area's own headings |
//! | `slugs` | makes wordings parts of ids |

mod gather;
mod headings;
mod near;
mod slugs;
#[cfg(test)]
mod tests;
mod wording;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::mapping::Mappings;
use crate::model::Tally;
use crate::privacy::{Clearance, Concern, Screen};
use crate::total::{AreaBucket, CategoryBucket, LabelLine, Tables, bucket_name};

use gather::{gather, larger};
use near::Near;
use slugs::Slugs;
use wording::Judge;

/// One area's spend in its own words. The groups, the other ones and what is withheld add up to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaLabels {
    /// Whose.
    pub area: AreaBucket,
    /// All of the area's spend.
    pub total: Tally,
    /// How many own labels there are, near-identical ones counted once.
    pub labels: usize,
    /// The larger labels, the most money first.
    pub groups: Vec<Group>,
    /// The small ones: those beyond the twelve largest and those under one per cent of the area's
    /// spend, when there are at least two of them. Refunds are as large as their amounts.
    pub other: Option<Gathered>,
    /// Those that are not published.
    pub withheld: Gathered,
    /// What they are: for those who decide on them, and never to be published.
    pub kept_back: Vec<KeptBack>,
    /// The area's own headings, in the order of the alphabet, then what stands under small headings
    /// (`other`), under headings that are not published (`withheld`) and under none (`none`). They add up
    /// to the total, too. Empty unless at least two headings hold at least half of the money.
    pub sections: Vec<Group>,
}

/// What is published as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// In the area's commonest wording.
    pub name: String,
    /// The same as part of an id; no other group of the area has it.
    pub slug: String,
    /// How much.
    pub sum: Tally,
    /// What it was spent on, in order.
    pub categories: Vec<CategoryBucket>,
    /// The keys of its labels.
    pub keys: Vec<String>,
}

/// Several labels of which only the sum is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// How many.
    pub labels: usize,
    /// How much.
    pub sum: Tally,
    /// How much of it is in each category, in the order of the categories; adds up to the sum. A split line
    /// counts in each category that it is split over.
    pub by_category: Vec<(CategoryBucket, Tally)>,
}

/// A label that is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBack {
    /// As the area writes it.
    pub label: String,
    /// What it may give away.
    pub concern: Concern,
    /// How much stands under it.
    pub sum: Tally,
    /// What it is published as.
    pub published_as: String,
}

/// The own labels of each area, in the order of the areas of `tables`.
pub fn own_labels(tables: &Tables<'_>, mappings: &Mappings, screen: &Screen) -> Vec<AreaLabels> {
    let clearance = Clearance::new(mappings);
    let near = Near::new(mappings);
    let (mut labels, mut headings) = (tables.labels.as_slice(), tables.sections.as_slice());
    let areas: Vec<_> = tables
        .categories
        .rows
        .iter()
        .map(|&(area, total)| {
            let of_area = begin(&mut labels, |line| line.area == area);
            (area, total, of_area, begin(&mut headings, |heading| heading.0 == area))
        })
        .collect();
    let of_area = |(area, total, of_area, under): (AreaBucket, Tally, _, _)| {
        let area_name = area.area().and_then(|area| mappings.areas.get(usize::from(area.0)));
        let area_name = area_name.map_or("", |area| &*area.name);
        let mut judge = Judge { screen, clearance: &clearance, names: FxHashSet::default() };
        judge.learn_names(area, area_name, of_area, under);
        let mut found = area_labels(area, total, of_area, &near, &judge, mappings);
        found.sections = headings::sections(area, under, total, &judge);
        found
    };
    areas.into_par_iter().map(of_area).collect()
}

/// Takes the items off the beginning of `rest` that are `wanted`.
fn begin<'t, T>(rest: &mut &'t [T], wanted: impl Fn(&T) -> bool) -> &'t [T] {
    let (begin, end) = rest.split_at(rest.iter().take_while(|item| wanted(item)).count());
    *rest = end;
    begin
}

fn area_labels(
    area: AreaBucket,
    total: Tally,
    lines: &[LabelLine<'_>],
    near: &Near,
    judge: &Judge<'_>,
    mappings: &Mappings,
) -> AreaLabels {
    let together = near.together(lines);
    let mut found = AreaLabels {
        area,
        total,
        labels: together.len(),
        groups: Vec::new(),
        other: None,
        withheld: Gathered::default(),
        kept_back: Vec::new(),
        sections: Vec::new(),
    };
    let mut slugs = Slugs::default();
    let mut shown = Vec::new();
    // By their first keys, so that no amount tells which of two equal names is numbered.
    for places in together {
        let of_label = || places.iter().filter_map(|&place| lines.get(place));
        let sum: Tally = of_label().map(|line| line.sum).sum();
        let categories = gather::by_category(of_label().flat_map(|line| line.categories));
        match judge.wording(of_label()) {
            Ok(name) => shown.push((
                Group {
                    slug: slugs.unused(&name),
                    name,
                    sum,
                    categories: categories.iter().map(|&(category, _)| category).collect(),
                    keys: of_label().map(|line| line.key.to_owned()).collect(),
                },
                categories,
            )),
            Err((label, concern)) => {
                let published_as = published_as(&categories, mappings);
                found.withheld.take(sum, &categories);
                found.kept_back.push(KeptBack { label, concern, sum, published_as });
            }
        }
    }
    found.kept_back.sort_by(|one, other| larger(one.sum, other.sum));
    (found.groups, found.other) = gather(shown, total);
    found
}

/// The categories, named, in which a label that is not published is counted.
fn published_as(categories: &[(CategoryBucket, Tally)], mappings: &Mappings) -> String {
    let names = categories.iter().map(|&(category, _)| bucket_name(mappings, category));
    names.collect::<Vec<_>>().join("; ")
}
