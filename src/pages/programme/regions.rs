//! The money by region.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::figure::{Format, Printed, Whose, region_id};
use crate::model::{AreaId, Tally};
use crate::total::AreaBucket;

use super::super::{Context, PageError, Parts, Sentence, Table};
use super::print;

/// The money by region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regions {
    /// Pounds and shares, the largest first; money of no known region last.
    pub table: Table,
    /// The areas of each line of the table.
    pub areas: Vec<RegionAreas>,
    /// The regions of which no spend is counted, each with its number of areas.
    pub missing: Vec<Sentence>,
}

/// The areas of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionAreas {
    /// Those of which money is counted.
    pub counted: Printed,
    /// All of them.
    pub listed: Printed,
}

impl Regions {
    pub(super) fn new(context: &Context<'_>) -> Result<Regions, PageError> {
        let names = names(context);
        let mut sums: BTreeMap<String, Tally> = BTreeMap::new();
        for &(area, sum) in &context.tables.categories.rows {
            *sums.entry(region_id(area, context.mappings)).or_default() += sum;
        }
        let mut regions: Vec<(&String, Tally)> = sums.iter().map(|(id, &sum)| (id, sum)).collect();
        regions.sort_by_key(|&(id, sum)| (name(&names, id).is_none(), Reverse(sum.amount), id));
        let id = |region: &str| Whose::Programme.of_it(&format!("region.{region}"));
        let areas_of = |region: &str| -> Result<RegionAreas, PageError> {
            let figure =
                |what: &str| print(context, &format!("{}.{what}", id(region)), Format::Count);
            Ok(RegionAreas { counted: figure("areas")?, listed: figure("listed")? })
        };
        let named = |region: &str| match name(&names, region) {
            Some(name) => Sentence::new().words(name),
            None => Sentence::new().text("Region not given"),
        };
        let parts = Parts {
            id: "regions",
            heading: String::from("Spend by region"),
            caption: Sentence::new().text(
                "Spend by region, with the number of areas of which money is counted and of all areas there. \
                 Money of no known area stands under the region that is not given.",
            ),
            of: "Region",
            lines: regions.iter().map(|&(region, sum)| (named(region), id(region), sum)).collect(),
            total: (Whose::Programme.total(), context.tables.categories.total),
        };
        let mut missing = Vec::new();
        for region in names.keys().filter(|region| !sums.contains_key(*region)) {
            let of = areas_of(region)?;
            missing.push(named(region).text(" (areas: ").figure(&of.listed).text(")"));
        }
        Ok(Regions {
            table: Table::new(parts, context.figures)?,
            areas: regions.iter().map(|(region, _)| areas_of(region)).collect::<Result<_, _>>()?,
            missing,
        })
    }
}

/// The regions that `areas.csv` names, by id: each as it is spelt first.
fn names<'a>(context: &Context<'a>) -> BTreeMap<String, &'a str> {
    let mut names = BTreeMap::new();
    for (id, area) in (0..=u16::MAX).map(AreaId).zip(&context.mappings.areas) {
        let region = region_id(AreaBucket::Area(id), context.mappings);
        names.entry(region).or_insert(area.region.as_str());
    }
    names
}

/// The name of a region; `None` where none is given.
fn name<'a>(names: &BTreeMap<String, &'a str>, region: &str) -> Option<&'a str> {
    names.get(region).copied().filter(|name| !name.trim().is_empty())
}
