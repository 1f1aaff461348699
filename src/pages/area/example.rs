//! An area made for a test.

use crate::figure::{Figures, Sources, figures};
use crate::mapping::{Area, Category, Mappings};
use crate::model::{AreaId, CategoryId, LabelFrom, Money, Period, Tally, slug};
use crate::own_labels::{AreaLabels, Gathered, Group};
use crate::register::{AreaRecord, Register, Standing, Status};
use crate::total::{AreaBucket, CategoryBucket, FinancialYear, SpendLine, Tables, Totals};

use super::super::{AreaPage, Context};

/// The buckets of the categories: delivery, arts, grants; unclear; review.
pub(super) const BUCKETS: [CategoryBucket; 5] = [
    CategoryBucket::Category(CategoryId(0)),
    CategoryBucket::Category(CategoryId(1)),
    CategoryBucket::Category(CategoryId(2)),
    CategoryBucket::Unclear,
    CategoryBucket::Review,
];

/// A line of spend: its label, its bucket in [`BUCKETS`], pence, and the year in which it was. Labels that begin
/// with `~` are withheld, those with `+` are gathered.
pub(super) type Spend<'a> = (&'a str, usize, i64, Option<i16>);

/// An area with everything that its page is made from.
#[derive(Debug)]
pub(super) struct Example {
    totals: Totals,
    pub(super) mappings: Mappings,
    pub(super) register: Register,
}

impl Example {
    /// An area that is settled, of which a return speaks of every month, and that spent these.
    pub(super) fn new(lines: &[Spend<'_>]) -> Example {
        let mut totals = Totals::new(4);
        for &(label, bucket, pence, year) in lines {
            let amount = Money::from_pence(pence);
            totals.add(&SpendLine {
                area: Some(AreaId(0)),
                period: year.and_then(|year| Period::financial_year(year, 4)),
                date: None,
                key: label,
                label,
                label_from: LabelFrom::Label,
                section: "",
                lines: 1,
                row: 0,
                amount,
                parts: &[(BUCKETS[bucket], amount)],
            });
        }
        let category = |(id, name): (&str, &str)| Category {
            id: id.into(),
            name: name.into(),
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
        };
        let names = [("delivery", "Delivery costs"), ("arts", "Arts"), ("grants", "Small grants")];
        let mappings = Mappings {
            areas: vec![Area { id: "leaf".into(), name: "Leaf Hall".into(), ..Area::default() }],
            categories: names.map(category).to_vec(),
            ..Mappings::default()
        };
        let year = Standing { status: Status::SignedOff, returns: 1, months: 12, spend: None };
        let record = AreaRecord { years: vec![year], returns: 1, ..AreaRecord::default() };
        let register = Register {
            years: vec![FinancialYear { first_year: 2014, first_month: 4 }],
            areas: vec![record],
            not_known: Vec::new(),
        };
        Example { totals, mappings, register }
    }

    /// Its page.
    pub(super) fn page(&self) -> AreaPage {
        self.with(|context| AreaPage::new(context, AreaId(0)).unwrap())
    }

    /// What `look` finds in what pages are made from.
    pub(super) fn with<T>(&self, look: impl FnOnce(&Context<'_>) -> T) -> T {
        let tables = self.totals.tables(3).unwrap();
        let own: Vec<AreaLabels> =
            tables.categories.rows.iter().map(|&(area, sum)| own(&tables, area, sum)).collect();
        let figures = Figures::new(figures(&Sources {
            tables: &tables,
            own: &own,
            files: &[],
            findings: [0; 3],
            register: &self.register,
            mappings: &self.mappings,
        }));
        look(&Context {
            tables: &tables,
            own: &own,
            figures: &figures,
            files: &[],
            register: &self.register,
            mappings: &self.mappings,
            edition: "3fa85f64",
        })
    }
}

fn own(tables: &Tables<'_>, area: AreaBucket, total: Tally) -> AreaLabels {
    let (mut groups, mut other, mut withheld) = (Vec::new(), None, Gathered::default());
    let gather = |gathered: &mut Gathered, sum: Tally| {
        gathered.labels += 1;
        gathered.sum += sum;
    };
    for line in &tables.labels {
        match line.label.chars().next() {
            Some('~') => gather(&mut withheld, line.sum),
            Some('+') => gather(other.get_or_insert_default(), line.sum),
            _ => groups.push(Group {
                name: line.label.to_owned(),
                slug: slug(line.label),
                sum: line.sum,
                categories: line.categories.keys().copied().collect(),
                keys: vec![line.key.to_owned()],
            }),
        }
    }
    let (kept_back, sections) = (Vec::new(), Vec::new());
    let labels = tables.labels.len();
    AreaLabels { area, total, labels, groups, other, withheld, kept_back, sections }
}
