//! What areas and categories are called.

use crate::mapping::Mappings;
use crate::model::{AreaId, CategoryId};

use super::{AreaBucket, CategoryBucket};

/// What money of no known area is called for people.
pub const AREA_NOT_KNOWN: &str = "area not known";

/// The id of an area; empty when it is not known.
pub fn area_id(mappings: &Mappings, area: Option<AreaId>) -> &str {
    let area = area.and_then(|area| mappings.areas.get(area.index()));
    area.map_or("", |area| area.id.as_str())
}

/// The name of an area for people.
pub fn area_name(mappings: &Mappings, area: AreaBucket) -> &str {
    let area = area.area().and_then(|area| mappings.areas.get(area.index()));
    area.map_or(AREA_NOT_KNOWN, |area| area.name.as_str())
}

/// The id of a category.
pub fn category_id(mappings: &Mappings, category: CategoryId) -> &str {
    mappings.categories.get(category.index()).map_or("", |category| category.id.as_str())
}

/// The id of a category, or `unclear` or `review`.
pub fn bucket_id(mappings: &Mappings, bucket: CategoryBucket) -> &str {
    match bucket {
        CategoryBucket::Category(category) => category_id(mappings, category),
        CategoryBucket::Unclear => "unclear",
        CategoryBucket::Review => "review",
    }
}

/// The name of a category for people.
pub fn bucket_name(mappings: &Mappings, bucket: CategoryBucket) -> &str {
    match bucket {
        CategoryBucket::Category(category) => {
            mappings.categories.get(category.index()).map_or("", |category| category.name.as_str())
        }
        CategoryBucket::Unclear => "Cannot be known from the label",
        CategoryBucket::Review => "Not decided yet",
    }
}
