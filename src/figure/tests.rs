//! The figures of a small programme.

use jiff::civil::date;

use super::*;
use crate::mapping::{Area, Category};
use crate::model::{AreaId, CategoryId, LabelFrom, Money, Period};
use crate::own_labels::own_labels;
use crate::privacy::Screen;
use crate::register::AreaRecord;
use crate::total::{CategoryBucket, SpendLine, Totals};

fn mappings() -> Mappings {
    let area = |id: &str, region: &str| Area {
        id: id.into(),
        name: id.into(),
        aliases: Vec::new(),
        region: region.into(),
        local_authority: String::new(),
        allocation: None,
        providers: Vec::new(),
    };
    let category = |id: &str| Category {
        id: id.into(),
        name: id.into(),
        aliases: Vec::new(),
        definition: String::new(),
        source: String::new(),
    };
    Mappings {
        areas: vec![area("noel-park", "London"), area("leaf-hall", ""), area("silent", "Wales")],
        categories: vec![category("delivery"), category("small-grants")],
        ..Mappings::default()
    }
}

/// Three lines of two areas and of none.
fn totals() -> Totals {
    let mut totals = Totals::new(4);
    let period = Some(Period { start: date(2014, 4, 1), end: date(2014, 6, 30) });
    let category = |at, pence| (CategoryBucket::Category(CategoryId(at)), Money::from_pence(pence));
    let lines = [
        (Some(0), period, "=Mural", &[category(0, 3_000), category(1, 1_000)][..]),
        (Some(1), None, "Grants, small", &[category(1, 2_000)]),
        (None, period, "?", &[(CategoryBucket::Review, Money::from_pence(-500))]),
    ];
    for (area, period, label, parts) in lines {
        totals.add(&SpendLine {
            area: area.map(AreaId),
            period,
            date: None,
            key: label,
            label,
            label_from: LabelFrom::Label,
            section: "",
            lines: 1,
            row: 0,
            amount: parts.iter().map(|&(_, part)| part).sum(),
            parts,
        });
    }
    totals
}

fn sources<'a>(
    tables: &'a Tables<'a>,
    own: &'a [AreaLabels],
    register: &'a Register,
    mappings: &'a Mappings,
) -> Sources<'a> {
    Sources { tables, own, files: &[], register, findings: [3, 2, 1], mappings }
}

/// The second area is not settled.
fn register() -> Register {
    let settled = AreaRecord {
        undated: 1,
        allocation: Some(Money::from_pence(10_000)),
        ..AreaRecord::default()
    };
    let provisional = vec![String::from("a.csv differs")];
    let areas = vec![settled, AreaRecord { provisional, ..AreaRecord::default() }];
    Register { areas, ..Register::default() }
}

#[test]
fn every_figure_has_its_id_in_order() {
    let (totals, mappings) = (totals(), mappings());
    let tables = totals.tables(mappings.categories.len()).unwrap();
    let register = register();
    let own = own_labels(&tables, &mappings, &Screen::new());
    let figures = basic_figures(&sources(&tables, &own, &register, &mappings));
    assert!(figures.is_sorted_by(|one, other| one.id < other.id), "ids are unique and sorted");
    let shown: Vec<String> = figures
        .iter()
        .filter(|figure| !figure.id.starts_with("count.files."))
        .map(|figure| {
            let lines = figure.lines.map_or(String::from("-"), |lines| lines.to_string());
            let mark = if figure.provisional { " provisional" } else { "" };
            format!("{} {} {} {lines}{mark}", figure.id, figure.value, figure.unit)
        })
        .collect();
    let expected = [
        "area-not-known.category.review -5.00 GBP 1",
        "area-not-known.period.2014-15 -5.00 GBP 1",
        "area-not-known.total -5.00 GBP 1",
        "area.leaf-hall.category.small-grants 20.00 GBP 1 provisional",
        "area.leaf-hall.period.not-dated 20.00 GBP 1 provisional",
        "area.leaf-hall.total 20.00 GBP 1 provisional",
        "area.noel-park.category.delivery 30.00 GBP 1",
        "area.noel-park.category.small-grants 10.00 GBP 1",
        "area.noel-park.period.2014-15 40.00 GBP 1",
        "area.noel-park.total 40.00 GBP 1",
        "count.areas 2 areas -",
        "count.areas.listed 2 areas -",
        "count.areas.provisional 1 areas -",
        "count.areas.received 1 areas -",
        "count.files 0 files -",
        "count.labels 3 labels -",
        "count.labels.review 1 labels -",
        "coverage.areas 50.00 percent -",
        "coverage.lines 75.00 percent 3",
        "coverage.money 92.31 percent 3",
        "programme.category.delivery 30.00 GBP 1",
        "programme.category.review -5.00 GBP 1",
        "programme.category.small-grants 30.00 GBP 2 provisional",
        "programme.category.unclear 0.00 GBP 0",
        "programme.period.2014-15 35.00 GBP 2",
        "programme.period.not-dated 20.00 GBP 1 provisional",
        "programme.total 55.00 GBP 3 provisional",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn what_follows_from_them_has_ids_too() {
    let (totals, mappings, register) = (totals(), mappings(), register());
    let tables = totals.tables(mappings.categories.len()).unwrap();
    let own = own_labels(&tables, &mappings, &Screen::new());
    let all = figures(&sources(&tables, &own, &register, &mappings));
    assert!(all.is_sorted_by(|one, other| one.id < other.id), "ids are unique and sorted");
    let book = Figures::new(all);
    for (id, value) in [
        ("area.noel-park.category.delivery.share", Some("75.00")),
        ("area.noel-park.label.mural", Some("40.00")),
        ("area.noel-park.labels", Some("1")),
        ("area.noel-park.allocation.share", Some("40.00")),
        ("area.leaf-hall.total.share", Some("36.36")),
        ("area-not-known.total.share", Some("-9.09")),
        ("area-not-known.category.review.share", None),
        ("programme.category.small-grants.areas", Some("2")),
        ("programme.category.small-grants.largest-in", Some("1")),
        ("programme.category.small-grants.median", Some("15.00")),
        ("programme.category.small-grants.most-share", Some("100.00")),
        ("programme.delivery.areas.0-to-20", Some("1")),
        ("programme.delivery.areas.60-to-80", Some("1")),
        ("programme.region.london", Some("40.00")),
        ("programme.region.not-known", Some("15.00")),
        ("programme.region.not-known.areas", Some("1")),
        ("programme.region.not-known.listed", Some("1")),
        ("programme.region.wales", None),
        ("programme.region.wales.areas", Some("0")),
        ("programme.region.wales.listed", Some("1")),
        ("programme.category.delivery.largest-in", Some("1")),
        ("programme.category.delivery.least-share", Some("75.00")),
        ("programme.delivery.areas", Some("2")),
        ("programme.across-years", None),
        ("count.labels.withheld", Some("0")),
        ("count.findings.error", Some("1")),
        ("count.findings.note", Some("3")),
    ] {
        assert_eq!(book.get(id).map(|figure| figure.value.as_str()), value, "{id}");
    }
}
