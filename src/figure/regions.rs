//! Spend by region.

use std::collections::BTreeMap;

use crate::model::{AreaId, Tally};
use crate::total::AreaBucket;

use super::Sources;
use super::id::region_id;
use super::list::List;

/// Each region that `areas.csv` names, whether money of it is counted or not; money of areas whose region is
/// not given, and of no known area, is `not-known`.
pub(super) fn add(list: &mut List<'_>, from: &Sources<'_>) {
    let Sources { tables, register, mappings, .. } = *from;
    let mut listed: BTreeMap<String, usize> = BTreeMap::new();
    for (id, _) in (0..=u16::MAX).map(AreaId).zip(&mappings.areas) {
        *listed.entry(region_id(AreaBucket::Area(id), mappings)).or_default() += 1;
    }
    let mut regions: BTreeMap<String, (Tally, usize, bool)> = BTreeMap::new();
    for &(area, sum) in &tables.categories.rows {
        let region = region_id(area, mappings);
        listed.entry(region.clone()).or_default();
        let (of_region, areas, provisional) = regions.entry(region).or_default();
        *of_region += sum;
        *areas += usize::from(area != AreaBucket::NotKnown);
        *provisional |= !register.provisional(area).is_empty();
    }
    for (region, listed) in listed {
        let id = format!("programme.region.{region}");
        list.count(format!("{id}.listed"), "areas", listed);
        let counted = regions.remove(&region);
        list.count(format!("{id}.areas"), "areas", counted.map_or(0, |(_, areas, _)| areas));
        // Missing is not zero: where no area sent a return there is no figure of spend.
        if let Some((sum, _, provisional)) = counted {
            list.spend_of(id, sum, tables.categories.total.amount, provisional);
        }
    }
}
