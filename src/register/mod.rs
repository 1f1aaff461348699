//! Who sent what, and how far it is settled: for each area and each financial year one word, from
//! not received to signed off; and which figures rest on something that is not settled.
//!
//! Missing is never zero: a year without a return has no spend to show, and figures say how much of the
//! programme they rest on.

mod money;
mod provisional;
mod standing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::mapping::Mappings;
use crate::model::{AreaId, Finding, Money, Percent, Period};
use crate::reconcile::FileRow;
use crate::total::{AreaBucket, CategoryBucket, FinancialYear, PeriodBucket, Tables};

pub use standing::{Standing, Status};

/// What one file says of one area.
#[derive(Clone, Debug)]
pub struct Received<'a> {
    /// The file.
    pub file: &'a FileRow,
    /// Whose spend it is, if known.
    pub area: Option<AreaId>,
    /// When it was, as far as that is known.
    pub periods: Vec<Period>,
    /// Whether it counts; otherwise another file counts in its place.
    pub counts: bool,
    /// Whether a line of the file waits for a decision.
    pub in_review: bool,
    /// Whether another file may say the same money.
    pub unclear: bool,
    /// Whether an amount in the file cannot be read.
    pub unreadable: bool,
    /// Whether a person answers for it.
    pub signed_off: bool,
}

/// One area of the programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaRecord {
    /// How it stands in each year of [`Register::years`].
    pub years: Vec<Standing>,
    /// How many of its returns count.
    pub returns: u64,
    /// How many of these give no period.
    pub undated: u64,
    /// What it spent in all.
    pub spent: Money,
    /// What it was given in all, if that is known.
    pub allocation: Option<Money>,
    /// Why its figures may change; empty when nothing speaks against them.
    pub provisional: Vec<String>,
}

/// The register of the programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// The financial years of which any return speaks, and those between them.
    pub years: Vec<FinancialYear>,
    /// Every area of `areas.csv`, in its order.
    pub areas: Vec<AreaRecord>,
    /// Why the figures of money of no known area may change.
    pub not_known: Vec<String>,
}

impl Register {
    /// Enters what was `received`, and `refused` files with the area that their names give.
    pub fn new(
        received: &[Received<'_>],
        refused: &[(Option<AreaId>, &FileRow)],
        tables: &Tables<'_>,
        mappings: &Mappings,
    ) -> Register {
        let first_month = mappings.settings.financial_year_start;
        let years = standing::years(received, first_month);
        let mut by_area: BTreeMap<Option<AreaId>, Vec<&Received<'_>>> = BTreeMap::new();
        for one in received {
            by_area.entry(one.area).or_default().push(one);
        }
        let mut not_read: BTreeMap<Option<AreaId>, Vec<&FileRow>> = BTreeMap::new();
        for &(area, file) in refused {
            not_read.entry(area).or_default().push(file);
        }
        let nothing = Vec::new();
        let nobody = Vec::new();
        let provisional = |area: Option<AreaId>| {
            let received = by_area.get(&area).unwrap_or(&nothing);
            provisional::reasons(received, not_read.get(&area).unwrap_or(&nobody))
        };
        let spent: BTreeMap<AreaBucket, Money> =
            tables.categories.rows.iter().map(|&(area, sum)| (area, sum.amount)).collect();
        let mut by_year: BTreeMap<(AreaBucket, PeriodBucket), Money> = BTreeMap::new();
        for (area, period, sum) in tables.periods.cells() {
            by_year.insert((area, period), sum.amount);
        }
        let area = |(id, area): (AreaId, &crate::mapping::Area)| {
            let received = by_area.get(&Some(id)).unwrap_or(&nothing);
            let bucket = AreaBucket::Area(id);
            let year = |&year: &FinancialYear| {
                let spend = by_year.get(&(bucket, PeriodBucket::Year(year))).copied();
                standing::standing(received, year, spend)
            };
            AreaRecord {
                years: years.iter().map(year).collect(),
                returns: received.iter().filter(|one| one.counts).count() as u64,
                undated: standing::undated(received),
                spent: spent.get(&bucket).copied().unwrap_or_default(),
                allocation: area.allocation,
                provisional: provisional(Some(id)),
            }
        };
        let ids = (0..=u16::MAX).map(AreaId);
        let areas = ids.zip(&mappings.areas).map(area).collect();
        Register { areas, not_known: provisional(None), years }
    }

    /// Why the figures of an area may change; empty when nothing speaks against them.
    pub fn provisional(&self, area: AreaBucket) -> &[String] {
        match area.area() {
            Some(area) => self.areas.get(area.index()).map_or(&[], |area| &area.provisional),
            None => &self.not_known,
        }
    }

    /// Whether money of an area that may change is in a category of the programme.
    pub fn category_is_provisional(&self, tables: &Tables<'_>, category: CategoryBucket) -> bool {
        let mut cells = tables.categories.cells();
        cells.any(|(area, other, _)| other == category && !self.provisional(area).is_empty())
    }

    /// The same for a period.
    pub fn period_is_provisional(&self, tables: &Tables<'_>, period: PeriodBucket) -> bool {
        let mut cells = tables.periods.cells();
        cells.any(|(area, other, _)| other == period && !self.provisional(area).is_empty())
    }

    /// Whether the money of any area may change.
    pub fn is_provisional(&self) -> bool {
        !self.not_known.is_empty() || self.areas.iter().any(|area| !area.provisional.is_empty())
    }

    /// How many areas sent a return that counts.
    pub fn areas_received(&self) -> u64 {
        self.areas.iter().filter(|area| area.is_received()).count() as u64
    }

    /// The share of areas that sent a return that counts; `None` when no area is known.
    pub fn areas_covered(&self) -> Option<Percent> {
        Percent::of_count(self.areas_received(), self.areas.len() as u64)
    }

    /// The share of months, of all areas in all years, of which a return speaks.
    pub fn months_covered(&self) -> Option<Percent> {
        let cells = self.areas.iter().flat_map(|area| &area.years);
        let covered: u64 = cells.map(|cell| u64::from(cell.months)).sum();
        Percent::of_count(covered, (self.areas.len() * self.years.len() * 12) as u64)
    }

    /// What is to be said of the areas' money and silences.
    pub fn findings(&self, mappings: &Mappings) -> Vec<Finding> {
        money::findings(self, mappings)
    }
}

impl AreaRecord {
    /// Whether a return of it counts.
    pub fn is_received(&self) -> bool {
        self.undated > 0 || self.years.iter().any(|year| year.status != Status::NotReceived)
    }
}
