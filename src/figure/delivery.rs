//! How large a part of each area's spend delivery costs are.

use crate::model::{Money, Percent};
use crate::total::{AreaBucket, CategoryBucket, bucket_id};

use super::Sources;
use super::list::List;

/// Bands of shares: the whole per cents from which each begins, and at which the next one does.
pub const BANDS: [(u32, u32); 5] = [(0, 20), (20, 40), (40, 60), (60, 80), (80, 101)];

/// Areas of whose spend delivery costs are so large a part, counted in bands. An area that spent nothing on
/// delivery is in the first one.
pub(super) fn add(list: &mut List<'_>, from: &Sources<'_>) {
    let Sources { tables, mappings, .. } = *from;
    let is_delivery =
        |&category: &CategoryBucket| bucket_id(mappings, category) == mappings.settings.delivery;
    let mut columns = tables.categories.columns.iter().map(|&(category, _)| category);
    let Some(delivery) = columns.find(is_delivery) else { return };
    let mut areas = [0; BANDS.len()];
    for &(area, sum) in &tables.categories.rows {
        if area == AreaBucket::NotKnown || sum.amount <= Money::ZERO {
            continue;
        }
        let amount = tables.categories.cell(area, delivery).unwrap_or_default().amount;
        let Some(share) = Percent::of(amount, sum.amount) else { continue };
        let below = BANDS.iter().position(|&(_, next)| share < Percent::whole(next));
        areas[below.unwrap_or(BANDS.len() - 1)] += 1;
    }
    list.count(String::from("programme.delivery.areas"), "areas", areas.iter().sum());
    for ((from, to), areas) in BANDS.into_iter().zip(areas) {
        list.count(band_id((from, to)), "areas", areas);
    }
}

/// The id of the number of areas in one of [`BANDS`].
pub fn band_id((from, to): (u32, u32)) -> String {
    format!("programme.delivery.areas.{from}-to-{}", to.min(100))
}
