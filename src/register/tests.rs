//! The register, case by case.

use super::*;
use crate::mapping::Area;
use crate::model::{CategoryId, Date, LabelFrom};
use crate::reconcile::{FileArea, FileProof, Verdict};
use crate::total::{SpendLine, Totals};
use std::sync::Arc;

fn mappings() -> Mappings {
    let area = |name: &str, allocation: Option<i64>| Area {
        id: name.to_lowercase(),
        name: name.to_owned(),
        allocation: allocation.map(Money::from_pence),
        ..Area::default()
    };
    Mappings { areas: vec![area("Hill", Some(100_000)), area("Dale", None)], ..Mappings::default() }
}

fn file(name: &str, verdict: Verdict) -> FileRow {
    FileRow {
        file: Arc::from(name),
        sha256: Arc::from(""),
        format: None,
        area: FileArea::NotKnown,
        period: None,
        sheets: 1,
        entries: 1,
        entries_sum: Money::ZERO,
        printed_total: None,
        difference: Some(Money::from_pence(-900)),
        verdict,
        reason: String::new(),
        proof: FileProof::default(),
    }
}

fn period(start: &str, end: &str) -> Period {
    let day = |day: &str| day.parse::<Date>().unwrap();
    Period::new(day(start), day(end)).unwrap()
}

fn received<'a>(file: &'a FileRow, periods: &[Period]) -> Received<'a> {
    Received {
        file,
        area: Some(AreaId(0)),
        periods: periods.to_vec(),
        counts: true,
        in_review: false,
        unclear: false,
        unreadable: false,
        signed_off: false,
    }
}

/// Spend of the first area: period and pence.
fn totals(spend: &[(Period, i64)]) -> Totals {
    let mut totals = Totals::new(4);
    for &(period, pence) in spend {
        let amount = Money::from_pence(pence);
        totals.add(&SpendLine {
            area: Some(AreaId(0)),
            period: Some(period),
            date: None,
            key: "hub",
            label: "Hub",
            label_from: LabelFrom::Label,
            section: "",
            lines: 1,
            row: 0,
            amount,
            parts: &[(CategoryBucket::Category(CategoryId(0)), amount)],
        });
    }
    totals
}

fn register(received: &[Received<'_>], spend: &[(Period, i64)]) -> Register {
    let totals = totals(spend);
    Register::new(received, &[], &totals.tables(1).unwrap(), &mappings())
}

#[test]
fn each_step_needs_the_one_before_it() {
    let year = period("2019-04-01", "2020-03-31");
    let (ties, differs) = (file("a", Verdict::Ties), file("b", Verdict::Differs));
    let step = |received: &[Received<'_>]| register(received, &[]).areas[0].years[0].status;
    let tied = || received(&ties, &[year]);
    assert_eq!(step(&[tied()]), Status::Coded);
    assert_eq!(step(&[Received { in_review: true, ..tied() }]), Status::TiedOut);
    assert_eq!(step(&[Received { unclear: true, ..tied() }]), Status::Received);
    assert_eq!(step(&[tied(), received(&differs, &[year])]), Status::Received);
    let signed = Received { signed_off: true, ..received(&differs, &[year]) };
    assert_eq!(step(&[signed]), Status::SignedOff);
    let other = Received { area: Some(AreaId(1)), ..tied() };
    assert_eq!(step(&[other]), Status::NotReceived);
}

#[test]
fn missing_is_not_zero_and_parts_of_a_year_are_counted_in_months() {
    let ties = file("a", Verdict::Ties);
    let quarters = [period("2016-04-01", "2016-06-30"), period("2018-04-01", "2019-03-31")];
    let register = register(&[received(&ties, &quarters)], &[(quarters[0], 500)]);
    let years: Vec<String> = register.years.iter().map(ToString::to_string).collect();
    assert_eq!(years, ["2016/17", "2017/18", "2018/19"]);
    let cells: Vec<_> = register.areas[0]
        .years
        .iter()
        .map(|year| (year.status, year.months, year.spend.map(|spend| spend.to_string())))
        .collect();
    let expected = [
        (Status::Coded, 3, Some(String::from("5.00"))),
        (Status::NotReceived, 0, None),
        (Status::Coded, 12, None),
    ];
    assert_eq!(cells, expected);
    assert_eq!(register.areas_received(), 1);
    assert_eq!(register.months_covered().unwrap().to_string(), "20.83");
}

#[test]
fn money_beyond_the_allocation_silence_and_jumps_are_told() {
    let ties = file("a", Verdict::Ties);
    let years: Vec<Period> = [2012, 2013, 2015, 2016, 2017]
        .map(|year| period(&format!("{year}-04-01"), &format!("{}-03-31", year + 1)))
        .to_vec();
    let spend: Vec<(Period, i64)> =
        years.iter().copied().zip([10_000, 12_000, 11_000, 90_000, 9_000]).collect();
    let found = register(&[received(&ties, &years)], &spend).findings(&mappings());
    let told: Vec<String> =
        found.iter().map(|finding| format!("{}: {}", finding.code, finding.says)).collect();
    let expected = [
        "over-allocation: Hill: £1,320.00 was spent of an allocation of £1,000.00",
        "area-silent: Hill: no return speaks of 2014/15, and there are returns before and after",
        "spend-jumps: Hill: £900.00 was spent in 2016/17, and £110.00 in a usual year",
        "areas-missing: 1 of the 2 areas in areas.csv sent no return that counts",
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_is_not_settled_makes_figures_provisional_until_somebody_signs() {
    let year = period("2019-04-01", "2020-03-31");
    let differs = file("a.xlsx", Verdict::Differs);
    let one = || received(&differs, &[year]);
    let totals = totals(&[(year, 100)]);
    let tables = totals.tables(1).unwrap();
    let with = |received: &[Received<'_>]| Register::new(received, &[], &tables, &mappings());
    let register = with(&[one()]);
    let area = AreaBucket::Area(AreaId(0));
    assert_eq!(
        register.provisional(area),
        ["a.xlsx differs from its printed total by −£9.00".replace('−', "-")]
    );
    assert!(register.is_provisional());
    let grants = CategoryBucket::Category(CategoryId(0));
    assert!(register.category_is_provisional(&tables, grants));
    assert!(!register.category_is_provisional(&tables, CategoryBucket::Review));
    assert!(!with(&[Received { signed_off: true, ..one() }]).is_provisional());
    assert!(!with(&[Received { counts: false, ..one() }]).is_provisional());
    let refused = file("hill/b.pdf", Verdict::Refused);
    let register = Register::new(&[], &[(Some(AreaId(0)), &refused)], &tables, &mappings());
    assert_eq!(register.provisional(area), ["hill/b.pdf cannot be read"]);
}
