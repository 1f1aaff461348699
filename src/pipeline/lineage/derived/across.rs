//! Figures that follow from those of several areas, or from several years.

use std::collections::BTreeSet;

use super::Again;
use crate::figure::region_id;
use crate::model::{Money, Percent, Tally};
use crate::pipeline::lineage::{Made, NoLineage};
use crate::total::{AreaBucket, CategoryBucket, PeriodBucket, area_name, bucket_id};

impl Again<'_> {
    pub(super) fn region(&self, region: &str) -> Result<Made, NoLineage> {
        let says = "The sum of the lines of spend of the areas that areas.csv puts into this region (not-known: into none).";
        let areas: BTreeSet<AreaBucket> = self.areas_in(region).map(|(area, _)| area).collect();
        let not_known = region_id(AreaBucket::NotKnown, self.mappings) == region;
        self.sum(says, |spent| {
            let area = AreaBucket::from(spent.area);
            areas.contains(&area) || (not_known && area == AreaBucket::NotKnown)
        })
    }

    pub(super) fn areas_in(&self, region: &str) -> impl Iterator<Item = (AreaBucket, Tally)> {
        self.tables.categories.rows.iter().copied().filter(move |&(area, _)| {
            area != AreaBucket::NotKnown && region_id(area, self.mappings) == region
        })
    }

    pub(super) fn name(&self, area: AreaBucket) -> String {
        area_name(self.mappings, area).to_owned()
    }

    /// What stands across the areas: counts, medians, ranges.
    pub(super) fn across(&self, id: &str, category: &str, what: &str) -> Made {
        let says = match what {
            "areas" => "the areas that spent on it",
            "largest-in" => {
                "the areas in which more went on it than on any other category, whatever becomes of what waits for a decision or is unclear; listed are all areas that spent on it"
            }
            "median" | "least" | "most" => {
                "of the pounds that each area spent on it, those that spent nothing left out"
            }
            "median-share" | "least-share" | "most-share" => {
                "of the share of each area's spend that went on it, areas that spent nothing on it left out"
            }
            _ => return Made::Unknown,
        };
        self.counted(id, says, self.by_area(category))
    }

    /// `Noel Park: £1,000.00, 12.50 % of its spend`, by the amount.
    pub(super) fn by_area(&self, category: &str) -> Vec<String> {
        let is_it = |&(one, _): &(CategoryBucket, _)| bucket_id(self.mappings, one) == category;
        let Some(&(category, _)) = self.tables.categories.columns.iter().find(|one| is_it(one))
        else {
            return Vec::new();
        };
        let mut areas: Vec<(Money, String)> = Vec::new();
        for &(area, of_area) in &self.tables.categories.rows {
            let Some(sum) = self.tables.categories.cell(area, category) else { continue };
            if area == AreaBucket::NotKnown {
                continue;
            }
            let share = Percent::of(sum.amount, of_area.amount)
                .map_or_else(String::new, |share| format!(", {share} % of its spend"));
            let says = format!("{}: {}{share}", self.name(area), sum.amount.in_pounds());
            areas.push((sum.amount, says));
        }
        areas.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        areas.into_iter().map(|(_, says)| says).collect()
    }

    /// The lines of an area, or of all, whose periods no one financial year holds.
    pub(super) fn across_years(&self, area: Option<AreaBucket>) -> Result<Made, NoLineage> {
        let says = "The sum of the lines whose periods no one financial year holds.";
        let first_month = self.mappings.settings.financial_year_start;
        self.sum(says, |spent| {
            let period = PeriodBucket::of(spent.entry.period, spent.entry.date, first_month);
            let whose = AreaBucket::from(spent.area);
            matches!(period, PeriodBucket::Other(_)) && area.is_none_or(|area| area == whose)
        })
    }
}
