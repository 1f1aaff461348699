//! How each area's money was spent in its own words: near-identical labels together, small ones gathered,
//! and what may be personal withheld.

use crate::mapping::Mappings;
use crate::model::{Tally, slug};
use crate::privacy::{Concern, Screen};
use crate::total::{AreaBucket, CategoryBucket, Tables, bucket_name};

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
    /// The small ones, when there are at least two of them.
    pub other: Option<Gathered>,
    /// Those that are not published.
    pub withheld: Gathered,
    /// What they are: for those who decide on them, and never to be published.
    pub kept_back: Vec<KeptBack>,
    /// The area's own headings, in their order in the sheets' alphabet; empty when hardly any money stands under one. They
    /// add up to the total, too.
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
    /// What part of it is in each category, by the category's name, for money of which that can be told.
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
    let mut areas: Vec<AreaLabels> = tables
        .categories
        .rows
        .iter()
        .map(|&(area, total)| AreaLabels {
            area,
            total,
            labels: 0,
            groups: Vec::new(),
            other: None,
            withheld: Gathered::default(),
            kept_back: Vec::new(),
            sections: Vec::new(),
        })
        .collect();
    for line in &tables.labels {
        let Ok(at) = areas.binary_search_by_key(&line.area, |one| one.area) else { continue };
        let of_area = &mut areas[at];
        of_area.labels += 1;
        let concern = (!line.own_words).then_some(Concern::NotOwnWords);
        if let Some(concern) = concern.or_else(|| screen.concern(line.label)) {
            of_area.withheld.labels += 1;
            of_area.withheld.sum += line.sum;
            let category = line.categories.keys().next().copied().unwrap_or(CategoryBucket::Review);
            of_area.kept_back.push(KeptBack {
                label: line.label.to_owned(),
                concern,
                sum: line.sum,
                published_as: bucket_name(mappings, category).to_owned(),
            });
            continue;
        }
        let (name, key) = (line.label.to_owned(), line.key.to_owned());
        of_area.groups.push(Group {
            slug: unused(slug(&name), &of_area.groups),
            name,
            sum: line.sum,
            categories: line.categories.keys().copied().collect(),
            keys: vec![key],
        });
    }
    areas
}

fn unused(slug: String, groups: &[Group]) -> String {
    let slug = if slug.is_empty() { String::from("label") } else { slug };
    let mut candidate = slug.clone();
    let mut number = 1;
    while groups.iter().any(|group| group.slug == candidate) {
        number += 1;
        candidate = format!("{slug}-{number}");
    }
    candidate
}
