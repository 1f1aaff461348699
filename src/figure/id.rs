//! The ids of figures: what they are of, spelt once for all who write or look for one.

use crate::compare::{Comparison, FigureKey, FigureOf};
use crate::mapping::Mappings;
use crate::model::slug;
use crate::total::{AreaBucket, PeriodBucket, area_id};

/// Whose money a figure sums.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// The whole programme's.
    Programme,
    /// That of the area with this id.
    Area(&'a str),
    /// That of no known area.
    NotKnown,
}

impl<'a> Whose<'a> {
    /// Whose money is in `area`.
    pub fn of(area: AreaBucket, mappings: &'a Mappings) -> Whose<'a> {
        match area.area() {
            Some(_) => Whose::Area(area_id(mappings, area.area())),
            None => Whose::NotKnown,
        }
    }

    fn stem(self) -> String {
        match self {
            Whose::Programme => String::from("programme"),
            Whose::Area(id) => format!("area.{id}"),
            Whose::NotKnown => String::from("area-not-known"),
        }
    }

    /// The id of the sum of all of it.
    pub fn total(self) -> String {
        format!("{}.total", self.stem())
    }

    /// The id of what is in the category `id`, `unclear` or `review`.
    pub fn category(self, id: &str) -> String {
        format!("{}.category.{id}", self.stem())
    }

    /// The id of what lies in a period.
    pub fn period(self, period: PeriodBucket) -> String {
        format!("{}.period.{}", self.stem(), period_id(period))
    }

    /// The id of what an area calls `slug`.
    pub fn label(self, slug: &str) -> String {
        format!("{}.label.{slug}", self.stem())
    }

    /// The id of what stands under an area's own heading.
    pub fn section(self, slug: &str) -> String {
        format!("{}.section.{slug}", self.stem())
    }

    /// The id of another figure of it.
    pub fn of_it(self, what: &str) -> String {
        format!("{}.{what}", self.stem())
    }
}

/// The id of the share that the figure `id` is of its whole.
pub fn share_id(id: &str) -> String {
    format!("{id}.share")
}

/// What a share of the figure `id` is a share of: the ids of the part and of the whole. A part of an area's spend is
/// one of its total, an area's total one of the programme's; an allocation is the whole of what was spent of it.
pub fn part_and_whole(id: &str) -> (String, String) {
    if let Some(area) = id.strip_suffix(".allocation") {
        return (format!("{area}.total"), id.to_owned());
    }
    let owner = match id.rsplit_once(".total") {
        Some(_) => "programme",
        None => match id.split_once('.') {
            Some(("area", of_area)) => {
                let area = of_area.split('.').next().map_or(0, str::len);
                id.get(.."area.".len() + area).unwrap_or(id)
            }
            Some((owner, _)) => owner,
            None => id,
        },
    };
    (id.to_owned(), format!("{owner}.total"))
}

/// An area's region as part of an id; `not-known` where `areas.csv` gives none.
pub fn region_id(area: AreaBucket, mappings: &Mappings) -> String {
    let area = area.area().and_then(|area| mappings.areas.get(area.index()));
    match area.map(|area| slug(&area.region)) {
        Some(region) if !region.is_empty() => region,
        _ => String::from("not-known"),
    }
}

/// What kind of figure an id names.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A sum of lines of spend, that the lines of a run alone tell: a total, a category, a period.
    Spend,
    /// How much the figures rest on.
    Coverage,
    /// How many of something there are.
    Count,
    /// What follows from these: shares, medians, sums by region and by own label.
    Derived,
}

impl Kind {
    /// The kind of the figure `id`.
    pub fn of(id: &str) -> Kind {
        let of = match id.split_once('.') {
            Some(("coverage", _)) => return Kind::Coverage,
            Some(("count", _)) => return Kind::Count,
            Some(("area", of_area)) => of_area.split_once('.').map(|(_, of)| of),
            Some(("programme" | "area-not-known", of)) => Some(of),
            _ => None,
        };
        match of.map(|of| of.split_once('.').unwrap_or((of, ""))) {
            Some(("total", "")) => Kind::Spend,
            Some(("category" | "period", one)) if !one.is_empty() && !one.contains('.') => {
                Kind::Spend
            }
            _ => Kind::Derived,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_its_owners_total() {
        for (id, part, whole) in [
            ("programme.category.arts", "programme.category.arts", "programme.total"),
            ("area.a.label.x", "area.a.label.x", "area.a.total"),
            ("area.a.total", "area.a.total", "programme.total"),
            ("area.a.allocation", "area.a.total", "area.a.allocation"),
            (
                "area-not-known.category.arts",
                "area-not-known.category.arts",
                "area-not-known.total",
            ),
        ] {
            assert_eq!(part_and_whole(id), (part.to_owned(), whole.to_owned()));
        }
    }

    #[test]
    fn ids_tell_their_kind() {
        for (id, kind) in [
            ("programme.total", Kind::Spend),
            ("programme.total.share", Kind::Derived),
            ("programme.category.arts", Kind::Spend),
            ("programme.category.arts.share", Kind::Derived),
            ("programme.region.london", Kind::Derived),
            ("area.noel-park.period.2014-15", Kind::Spend),
            ("area.noel-park.label.choir", Kind::Derived),
            ("area-not-known.total", Kind::Spend),
            ("coverage.money", Kind::Coverage),
            ("count.files.ties", Kind::Count),
        ] {
            assert_eq!(Kind::of(id), kind, "{id}");
        }
    }
}
