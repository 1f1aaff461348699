//! A programme made for a test.

use std::sync::Arc;

use crate::figure::{Figures, Sources, figures};
use crate::mapping::{Area, Category, Mappings};
use crate::model::{AreaId, CategoryId, LabelFrom, Money, Period};
use crate::own_labels::own_labels;
use crate::privacy::Screen;
use crate::reconcile::{FileArea, FileProof, FileRow, Verdict};
use crate::register::{AreaRecord, Register, Standing, Status};
use crate::total::{CategoryBucket, FinancialYear, SpendLine, Totals};

use super::super::Context;

/// A line of spend: its area, its category (the third is `unclear`, the fourth `review`), pence, and the year.
pub type Spend = (Option<u16>, u16, i64, Option<i16>);

/// A programme with everything that its article is made from.
#[derive(Debug)]
pub struct Example {
    totals: Totals,
    pub mappings: Mappings,
    register: Register,
    files: Vec<FileRow>,
}

impl Example {
    /// Areas with these names and regions, of which the last sent nothing, that spent these.
    pub fn new(areas: &[(&str, &str)], lines: &[Spend]) -> Example {
        let mut totals = Totals::new(4);
        for (at, &(area, category, pence, year)) in lines.iter().enumerate() {
            let amount = Money::from_pence(pence);
            let bucket = match category {
                2 => CategoryBucket::Unclear,
                3 => CategoryBucket::Review,
                id => CategoryBucket::Category(CategoryId(id)),
            };
            let label = format!("label {at}");
            totals.add(&SpendLine {
                area: area.map(AreaId),
                period: year.and_then(|year| Period::financial_year(year, 4)),
                date: None,
                key: &label,
                label: &label,
                label_from: LabelFrom::Label,
                section: "",
                lines: 1,
                row: 0,
                amount,
                parts: &[(bucket, amount)],
            });
        }
        let area = |(at, &(name, region)): (usize, &(&str, &str))| Area {
            id: format!("area-{at}"),
            name: name.into(),
            region: region.into(),
            ..Area::default()
        };
        let category = |(id, name): (&str, &str)| Category {
            id: id.into(),
            name: name.into(),
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
        };
        let mappings = Mappings {
            areas: areas.iter().enumerate().map(area).collect(),
            categories: [("delivery", "Delivery costs"), ("arts", "Arts & <b>crafts</b>")]
                .map(category)
                .to_vec(),
            ..Mappings::default()
        };
        let record = |at: usize| {
            let sent = at + 1 < areas.len();
            let status = if sent { Status::Received } else { Status::NotReceived };
            let months = if sent { 12 } else { 0 };
            let year = Standing { status, returns: sent.into(), months, spend: None };
            AreaRecord { years: vec![year], returns: sent.into(), ..AreaRecord::default() }
        };
        let register = Register {
            years: vec![FinancialYear { first_year: 2014, first_month: 4 }],
            areas: (0..areas.len()).map(record).collect(),
            not_known: Vec::new(),
        };
        Example { totals, mappings, register, files: Vec::new() }
    }

    /// With a return of the first area under this name.
    pub fn with_file(mut self, name: &str, verdict: Verdict) -> Example {
        self.files.push(FileRow {
            file: Arc::from(name),
            sha256: Arc::from(""),
            format: None,
            area: FileArea::One(AreaId(0)),
            period: None,
            sheets: 1,
            entries: 0,
            entries_sum: Money::ZERO,
            printed_total: None,
            difference: None,
            verdict,
            reason: String::new(),
            proof: FileProof {
                card: format!("returns/area-0/{}.html", self.files.len()),
                ..FileProof::default()
            },
        });
        self
    }

    /// What `look` finds in what pages are made from.
    pub fn with<T>(&self, look: impl FnOnce(&Context<'_>) -> T) -> T {
        let tables = self.totals.tables(2).unwrap();
        let own = own_labels(&tables, &self.mappings, &Screen::new());
        let figures = Figures::new(figures(&Sources {
            tables: &tables,
            own: &own,
            files: &self.files,
            register: &self.register,
            findings: [0, 2, 1],
            mappings: &self.mappings,
        }));
        look(&Context {
            tables: &tables,
            own: &own,
            figures: &figures,
            files: &self.files,
            register: &self.register,
            mappings: &self.mappings,
            edition: "3fa85f64",
        })
    }
}
