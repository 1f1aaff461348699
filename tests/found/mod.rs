//! What crosscast finds in one return.

use std::path::Path;

use crosscast::detect::Headings;
use crosscast::extract::AreaFinder;
use crosscast::gather::identify;
use crosscast::mapping::Mappings;
use crosscast::model::{Money, RowRole};
use crosscast::pipeline::Read;
use crosscast::reconcile::TieOut;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What was read from one file.
#[derive(Debug, PartialEq)]
pub struct Found {
    /// Section, label and pence of each entry.
    pub entries: Vec<(String, String, i64)>,
    /// The roles of all rows that are not empty.
    pub roles: Vec<RowRole>,
    /// The printed grand total and the sum of the lines.
    pub printed: Option<(Money, Money)>,
    /// Printed totals and subtotals that agree.
    pub agree: usize,
    /// Those that do not.
    pub differ: usize,
}

/// Reads a file without any mappings.
pub fn read(path: &Path) -> Found {
    let mappings = Mappings::default();
    let source = identify(path, "return", &mappings.settings.limits);
    let read = Read::new(&source, &mappings, &Headings::new(&mappings.columns)).unwrap();
    let (extracted, _) = read.entries(&source, &mappings, &AreaFinder::new(&mappings));
    let entries = extracted.entries.iter();
    let ties = TieOut::of(&read.layouts);
    Found {
        entries: entries
            .map(|entry| {
                let pence = entry.amount.exact() * Decimal::ONE_HUNDRED;
                (entry.section.to_string(), entry.label.to_string(), pence.to_i64().unwrap())
            })
            .collect(),
        roles: read
            .layouts
            .iter()
            .flat_map(|layout| layout.rows.iter().map(|(role, _)| *role))
            .collect(),
        printed: ties.printed,
        agree: ties.agree,
        differ: ties.differ,
    }
}

/// Reads a return that is written as CSV.
pub fn read_text(text: &str) -> Found {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("return.csv");
    std::fs::write(&path, text).unwrap();
    read(&path)
}
