//! The ids of figures of spend: what they are of, spelt once for all who write or look for one.

use crate::compare::{Comparison, FigureKey, FigureOf};
use crate::total::PeriodBucket;

/// Whose money a figure sums.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose<'a> {
    /// The whole programme's.
    Programme,
    /// That of the area with this id.
    Area(&'a str),
    /// That of no known area.
    NotKnown,
}

impl Whose<'_> {
    fn stem(self) -> String {
        match self {
            Whose::Programme => String::from("programme"),
            Whose::Area(id) => format!("area.{id}"),
            Whose::NotKnown => String::from("area-not-known"),
        }
    }

    /// The id of the sum of all of it.
    pub(super) fn total(self) -> String {
        format!("{}.total", self.stem())
    }

    /// The id of what is in the category `id`, `unclear` or `review`.
    pub(super) fn category(self, id: &str) -> String {
        format!("{}.category.{id}", self.stem())
    }

    /// The id of what lies in a period.
    pub(super) fn period(self, period: PeriodBucket) -> String {
        format!("{}.period.{}", self.stem(), period_id(period))
    }
}

/// A period as part of an id: `2014-15`, `2015-01-01-to-2015-12-31`, `not-dated`.
pub fn period_id(period: PeriodBucket) -> String {
    period.to_string().replace(['/', ' '], "-")
}

/// The id of a figure that is known by what it adds up.
pub fn spend_id(key: FigureKey, found: &Comparison) -> String {
    let whose = match key.area {
        None => Whose::Programme,
        Some(area) => found.area_id(area).map_or(Whose::NotKnown, Whose::Area),
    };
    match key.of {
        FigureOf::Total => whose.total(),
        FigureOf::Category(category) => whose.category(found.category_id(category)),
        FigureOf::Period(period) => whose.period(period),
    }
}
