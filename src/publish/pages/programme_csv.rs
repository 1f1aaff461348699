//! The tables of the programme's article with exact amounts, for spreadsheet programs.

use super::super::csv_field::{Reader, Record, header};
use crate::figure::Figures;
use crate::mapping::Mappings;
use crate::pages::{Line, ProgrammePage};
use crate::total::{area_id, bucket_id};

/// What the lists are made from.
#[derive(Copy, Clone, Debug)]
pub struct Lists<'a> {
    /// The article.
    pub page: &'a ProgrammePage,
    /// The exact figures.
    pub figures: &'a Figures,
    /// The ids of categories and areas.
    pub mappings: &'a Mappings,
}

/// The columns of `categories.csv`. `largest_in` counts the areas in which the category is the largest for
/// certain; medians and ends are over the areas that spent on it.
pub const CATEGORIES: [&str; 15] = [
    "category",
    "category_name",
    "amount",
    "lines",
    "share_percent",
    "areas",
    "largest_in",
    "median",
    "least",
    "most",
    "median_share_percent",
    "least_share_percent",
    "most_share_percent",
    "provisional",
    "figure",
];

/// The columns of `years.csv`.
pub const YEARS: [&str; 6] =
    ["period", "amount", "lines", "share_percent", "provisional", "figure"];

/// The columns of `regions.csv`. `areas` counts those of which money is counted.
pub const REGIONS: [&str; 8] = [
    "region",
    "amount",
    "lines",
    "share_percent",
    "areas",
    "areas_listed",
    "provisional",
    "figure",
];

/// The columns of `delivery.csv`. `amount` is empty where no delivery costs are counted; `share_percent` is
/// the share of the area's spend.
pub const DELIVERY: [&str; 7] =
    ["area", "area_name", "amount", "lines", "share_percent", "provisional", "figure"];

impl Lists<'_> {
    /// `categories.csv`.
    pub fn categories(&self) -> Vec<u8> {
        let mut out = header(Reader::Person, &CATEGORIES);
        let categories = &self.page.categories;
        for (line, &category) in categories.table.lines.iter().zip(&categories.ids) {
            let mut record = Record::begin(&mut out);
            record.text(bucket_id(self.mappings, category));
            record.text(&line.name.to_string());
            sum(&mut record, line);
            for what in [
                "areas",
                "largest-in",
                "median",
                "least",
                "most",
                "median-share",
                "least-share",
                "most-share",
            ] {
                self.value(&mut record, &format!("{}.{what}", line.pounds.id));
            }
            self.end(record, &line.pounds.id);
        }
        out
    }

    /// `years.csv`.
    pub fn years(&self) -> Vec<u8> {
        let mut out = header(Reader::Person, &YEARS);
        for line in &self.page.years.lines {
            let mut record = Record::begin(&mut out);
            record.text(&line.name.to_string());
            sum(&mut record, line);
            self.end(record, &line.pounds.id);
        }
        out
    }

    /// `regions.csv`.
    pub fn regions(&self) -> Vec<u8> {
        let mut out = header(Reader::Person, &REGIONS);
        let regions = &self.page.regions;
        for (line, areas) in regions.table.lines.iter().zip(&regions.areas) {
            let mut record = Record::begin(&mut out);
            record.text(&line.name.to_string());
            sum(&mut record, line);
            record.word(&areas.counted.value);
            record.word(&areas.listed.value);
            self.end(record, &line.pounds.id);
        }
        out
    }

    /// `delivery.csv`; `None` when the programme has no category of delivery costs.
    pub fn delivery(&self) -> Option<Vec<u8>> {
        let delivery = self.page.delivery.as_ref()?;
        let mut out = header(Reader::Person, &DELIVERY);
        for line in &delivery.lines {
            let mut record = Record::begin(&mut out);
            record.text(area_id(self.mappings, line.area.area()));
            record.text(&line.name.to_string());
            let Some(pounds) = &line.pounds else {
                (0..5).for_each(|_| record.empty());
                record.end();
                continue;
            };
            record.word(&pounds.value);
            record.count(line.sum.lines);
            match &line.share {
                Some(share) => record.word(&share.value),
                None => record.empty(),
            }
            self.end(record, &pounds.id);
        }
        Some(out)
    }

    fn value(&self, record: &mut Record<'_>, id: &str) {
        match self.figures.get(id) {
            Some(figure) => record.word(&figure.value),
            None => record.empty(),
        }
    }

    fn end(&self, mut record: Record<'_>, id: &str) {
        let provisional = self.figures.get(id).is_some_and(|figure| figure.provisional);
        record.word(if provisional { "yes" } else { "no" });
        record.text(id);
        record.end();
    }
}

/// Amount, lines and share.
fn sum(record: &mut Record<'_>, line: &Line) {
    record.word(&line.pounds.value);
    record.count(line.sum.lines);
    match &line.share {
        Some(share) => record.word(&share.value),
        None => record.empty(),
    }
}
