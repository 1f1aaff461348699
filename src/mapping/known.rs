//! The ids that a mapping file may name.

use rustc_hash::FxHashMap;

use super::area::Area;
use super::category::{Category, UNCLEAR};
use super::grid::Row;
use super::mistake::Complaints;
use super::nearest::did_you_mean;
use crate::model::{AreaId, CategoryId};

/// The areas and categories of the programme, by id.
pub(super) struct Known<'a> {
    areas: FxHashMap<&'a str, AreaId>,
    categories: FxHashMap<&'a str, CategoryId>,
}

impl<'a> Known<'a> {
    /// Lists longer than an id can count have been complained of; their ends are not known.
    pub(super) fn new(areas: &'a [Area], categories: &'a [Category]) -> Known<'a> {
        Known {
            areas: areas.iter().zip(0..=u16::MAX).map(|(a, n)| (&*a.id, AreaId(n))).collect(),
            categories: categories
                .iter()
                .zip(0..=u16::MAX)
                .map(|(c, n)| (&*c.id, CategoryId(n)))
                .collect(),
        }
    }

    /// The area in the column `area`: `Some(None)` when it is empty, `None` when it is unknown,
    /// which has then been complained of.
    pub(super) fn area(&self, row: Row<'_>, complaints: &mut Complaints) -> Option<Option<AreaId>> {
        let id = row.field("area");
        if id.is_empty() {
            return Some(None);
        }
        let found = self.areas.get(id).copied();
        if found.is_none() {
            let otherwise = "use an id from areas.csv, or leave it empty for the whole programme";
            complaints.at(
                row.line,
                "area",
                format!("there is no area `{id}`"),
                did_you_mean(id, self.areas.keys().copied(), otherwise),
            );
        }
        found.map(Some)
    }

    /// The category in the column `category`: `Some(None)` for `unclear`, `None` when it is
    /// missing or unknown, which has then been complained of.
    pub(super) fn category(
        &self,
        row: Row<'_>,
        complaints: &mut Complaints,
    ) -> Option<Option<CategoryId>> {
        let id = row.filled("category", complaints)?;
        if self.categories.is_empty() {
            // That has been complained of, once.
            return None;
        }
        if id == UNCLEAR {
            return Some(None);
        }
        let found = self.categories.get(id).copied();
        if found.is_none() {
            let known = self.categories.keys().copied().chain([UNCLEAR]);
            complaints.at(
                row.line,
                "category",
                format!("there is no category `{id}`"),
                did_you_mean(id, known, "use an id from categories.csv, or `unclear`"),
            );
        }
        found.map(Some)
    }
}
