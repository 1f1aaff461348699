//! The spend of the last run, in the words of the mapping files as they stand.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::mapping::{Answer, Mappings};
use crate::model::key::{LabelKey, label_key};
use crate::model::{AreaId, CategoryId, CellAt};
use crate::publish::PublishedRun;
use crate::publish::entries_csv::{Damaged, PublishedEntry, PublishedPart, Status};
use crate::review::LinePlace;
use crate::total::CategoryBucket;

/// One entry that counts as spend.
pub(super) struct Spent<'s> {
    pub(super) area: Option<AreaId>,
    pub(super) key: &'s LabelKey,
    pub(super) place: &'s LinePlace,
    pub(super) entry: &'s PublishedEntry<'s>,
    names: &'s Names<'s>,
}

/// Shows every entry of the spend of `run` to `take`, in the order of the file.
///
/// # Errors
///
/// The entries cannot be read, or name an area or a category that is in no mapping file any more.
pub(super) fn each(
    run: &PublishedRun,
    mappings: &Mappings,
    mut take: impl FnMut(&Spent<'_>) -> Result<(), Damaged>,
) -> Result<(), Damaged> {
    let names = Names::of(mappings);
    let mut keys: FxHashMap<Box<str>, LabelKey> = FxHashMap::default();
    let mut place = LinePlace {
        file: Arc::from(""),
        sheet: 0,
        cell: CellAt::new(0, 0),
        sheet_name: Arc::from(""),
    };
    let mut entries = run.entries()?;
    while let Some(entry) = entries.next_entry()? {
        if entry.status == Status::Excluded {
            continue;
        }
        if !keys.contains_key(entry.label) {
            keys.insert(Box::from(entry.label), label_key(entry.label));
        }
        let Some(key) = keys.get(entry.label) else { continue };
        go_to(&mut place, &entry);
        let area = names.area(&entry)?;
        take(&Spent { area, key, place: &place, entry: &entry, names: &names })?;
    }
    Ok(())
}

/// Names are shared by the entries that follow each other.
fn go_to(place: &mut LinePlace, entry: &PublishedEntry<'_>) {
    if *place.file != *entry.file {
        place.file = Arc::from(entry.file);
    }
    if *place.sheet_name != *entry.sheet {
        place.sheet_name = Arc::from(entry.sheet);
    }
    (place.sheet, place.cell) = entry.position();
}

impl<'s> Spent<'s> {
    /// What it was coded as; `None` waits for a decision.
    pub(super) fn answer(&self) -> Result<Option<Answer>, Damaged> {
        let mut parts = self.entry.parts();
        let Some(first) = parts.next().filter(|_| self.entry.status == Status::Coded) else {
            return Ok(None);
        };
        let CategoryBucket::Category(category) = self.bucket(&first)? else {
            return Ok(Some(Answer::Unclear));
        };
        let mut rest = parts.peekable();
        if rest.peek().is_none() {
            return Ok(Some(Answer::One(category)));
        }
        let mut shares = vec![(category, first.share.unwrap_or_default())];
        for part in rest {
            if let CategoryBucket::Category(category) = self.bucket(&part)? {
                shares.push((category, part.share.unwrap_or_default()));
            }
        }
        Ok(Some(Answer::Split(shares)))
    }

    /// What a part of it was spent on.
    pub(super) fn bucket(&self, part: &PublishedPart<'_>) -> Result<CategoryBucket, Damaged> {
        match part.category {
            "" => Ok(CategoryBucket::Review),
            "unclear" => Ok(CategoryBucket::Unclear),
            id => match self.names.categories.get(id) {
                Some(&category) => Ok(CategoryBucket::Category(category)),
                None => {
                    let says = format!("there is no category `{id}` in categories.csv any more");
                    Err(self.entry.outdated("category", says))
                }
            },
        }
    }
}

struct Names<'m> {
    areas: FxHashMap<&'m str, AreaId>,
    categories: FxHashMap<&'m str, CategoryId>,
}

impl<'m> Names<'m> {
    fn of(mappings: &'m Mappings) -> Names<'m> {
        let areas = mappings.areas.iter().zip((0..=u16::MAX).map(AreaId));
        let categories = mappings.categories.iter().zip((0..=u16::MAX).map(CategoryId));
        Names {
            areas: areas.map(|(area, id)| (area.id.as_str(), id)).collect(),
            categories: categories.map(|(category, id)| (category.id.as_str(), id)).collect(),
        }
    }

    fn area(&self, entry: &PublishedEntry<'_>) -> Result<Option<AreaId>, Damaged> {
        if entry.area.is_empty() {
            return Ok(None);
        }
        self.areas.get(entry.area).copied().map(Some).ok_or_else(|| {
            let says = format!("there is no area `{}` in areas.csv any more", entry.area);
            entry.outdated("area", says)
        })
    }
}

#[cfg(test)]
mod tests;
