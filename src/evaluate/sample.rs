//! Small labelled sets for the tests of this room.

use crate::mapping::{LabelledRow, LabelledSet, Line, Mappings, Meaning};
use crate::model::amount::{DecimalSign, Reading, read_amount};
use crate::model::{AreaId, CategoryId};

pub(super) const ARTS: Meaning = Meaning::Category(CategoryId(0));
pub(super) const GRANTS: Meaning = Meaning::Category(CategoryId(1));

/// Mappings with two categories (arts, grants), two areas (noel, warsop) and these rules
/// (area, include, category).
pub(super) fn mappings(rules: &str) -> Mappings {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("categories.csv", String::from("id,name\narts,Arts\ngrants,Grants\n")),
        ("areas.csv", String::from("id,name\nnoel,Noel Park\nwarsop,Warsop\n")),
        ("rules.csv", format!("area,include,category\n{rules}")),
        ("labels.csv", String::from("area,label,category\n,Mural,arts\nnoel,Hub,grants\n")),
    ] {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    Mappings::load(dir.path(), None).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}

/// Lines from area (empty, noel, warsop), label, category (arts, grants, unclear) and amount.
pub(super) fn rows(lines: &[(&str, &str, &str, &str)]) -> Vec<LabelledRow> {
    (2..)
        .zip(lines)
        .map(|(line, &(area, label, category, amount))| LabelledRow {
            line: Line(line),
            label: label.to_owned(),
            area: match area {
                "" => None,
                "noel" => Some(AreaId(0)),
                _ => Some(AreaId(1)),
            },
            meaning: match category {
                "arts" => ARTS,
                "grants" => GRANTS,
                _ => Meaning::Unclear,
            },
            amount: match read_amount(amount, DecimalSign::Point) {
                Reading::Amount(money) => Some(money),
                _ => None,
            },
            section: String::new(),
            description: String::new(),
        })
        .collect()
}

/// The same as a set.
pub(super) fn set(lines: &[(&str, &str, &str, &str)]) -> LabelledSet {
    LabelledSet { rows: rows(lines), ..LabelledSet::default() }
}
