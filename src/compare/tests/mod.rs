use std::collections::BTreeMap;
use std::convert::Infallible;

use jiff::civil::date;

use super::*;
use crate::model::{CellAt, Date, Money, Period};

mod properties;

/// A coded line of one area and one quarter.
pub(super) fn line(label: &str, pence: i64) -> Line<'_> {
    const ARTS: &[LinePart<'_>] =
        &[LinePart { category: "arts", share: Some(10_000), amount: Money::ZERO }];
    Line {
        file: "a.csv",
        sheet: "Q1",
        at: CellAt::new(0, 0),
        area: "leaf",
        period: Some(quarter(1)),
        date: None,
        section: "",
        label,
        description: "",
        amount: Money::from_pence(pence),
        parts: ARTS,
        lines: 1,
        counts: true,
        method: "label",
        reason: "labels.csv line 2",
    }
}

/// A quarter of 2015: the first one lies in another financial year than the others.
fn quarter(number: i8) -> Period {
    let start = date(2015, number * 3 - 2, 1);
    Period { start, end: start.last_of_month() }
}

/// A line that owns what it says.
#[derive(Clone, Debug)]
struct Owned {
    file: &'static str,
    row: u32,
    area: &'static str,
    quarter: i8,
    label: &'static str,
    pence: i64,
    /// Empty: it is excluded.
    parts: Vec<(&'static str, i64)>,
}

impl Lines for Vec<Owned> {
    type Error = Infallible;

    fn each(&self, take: &mut dyn FnMut(&Line<'_>)) -> Result<(), Infallible> {
        for one in self {
            let amount = |pence| Money::from_pence(pence);
            let part =
                |&(category, pence)| LinePart { category, share: None, amount: amount(pence) };
            let mut parts: Vec<LinePart<'_>> = one.parts.iter().map(part).collect();
            if parts.is_empty() {
                parts.push(part(&("", one.pence)));
            }
            take(&Line {
                file: one.file,
                at: CellAt::new(one.row, 1),
                area: one.area,
                period: (one.quarter > 0).then(|| quarter(one.quarter)),
                amount: amount(one.pence),
                parts: &parts,
                counts: !one.parts.is_empty(),
                reason: if one.parts.is_empty() { "said again later" } else { "because" },
                ..line(one.label, 0)
            });
        }
        Ok(())
    }
}

fn one(file: &'static str, row: u32, label: &'static str, pence: i64) -> Owned {
    Owned { file, row, area: "leaf", quarter: 1, label, pence, parts: vec![("arts", pence)] }
}

fn file(name: &str, hash: &str) -> FileState {
    FileState {
        file: name.into(),
        sha256: hash.into(),
        verdict: String::from("ties"),
        entries: 0,
        sum: Money::ZERO,
        reason: String::new(),
    }
}

/// The comparison of lines whose files are the same by path, and not by bytes.
fn compared(old: &Vec<Owned>, new: &Vec<Owned>) -> Comparison {
    compared_by_years(old, new, (4, 4))
}

fn compared_by_years(old: &Vec<Owned>, new: &Vec<Owned>, years: (u8, u8)) -> Comparison {
    let (old_files, new_files) =
        ([file("a", "1"), file("b", "2")], [file("a", "1"), file("b", "22")]);
    let side = |files, lines, financial_year_start| Side { files, lines, financial_year_start };
    compare(&side(&old_files, old, years.0), &side(&new_files, new, years.1)).unwrap()
}

/// Area, what, movement and causes of each figure.
fn told(found: &Comparison) -> BTreeMap<String, Vec<String>> {
    let of = |of: FigureOf| match of {
        FigureOf::Total => String::from("total"),
        FigureOf::Category(category) => found.category_id(category).to_owned(),
        FigureOf::Period(period) => period.to_string(),
    };
    let category = |category: &Option<_>| category.map_or("several", |one| found.category_id(one));
    let cause = |sum: &CauseSum| {
        let why = match &sum.cause {
            Cause::CodedFrom(from) => format!("from {}", category(from)),
            Cause::CodedTo(to) => format!("to {}", category(to)),
            Cause::AreaFrom(from) => format!("from {:?}", found.area_id(*from)),
            Cause::AreaTo(to) => format!("to {:?}", found.area_id(*to)),
            Cause::DatedFrom(from) => format!("from {from}"),
            Cause::DatedTo(to) => format!("to {to}"),
            Cause::Excluded(reason) | Cause::Counted(reason) => found.word(*reason).to_owned(),
            other => format!("{other:?}"),
        };
        format!("{why} {} {}", sum.lines, sum.amount)
    };
    let whose = |area: Option<_>| match area {
        None => "all",
        Some(area) => found.area_id(area).unwrap_or("-"),
    };
    let told = |one: &Movement| {
        let name = format!("{} {} {}", whose(one.key.area), of(one.key.of), one.by());
        (name, one.causes.iter().map(cause).collect())
    };
    found.movements.iter().map(told).collect()
}

#[test]
fn each_figure_tells_the_lines_that_moved_it() {
    let old = vec![
        one("a", 1, "Hall", 10000),
        one("a", 2, "Tea", 2000),
        one("a", 3, "Bus", 700),
        one("b", 1, "Mural", 5000),
        one("b", 2, "Pens", 300),
    ];
    let mut new = old.clone();
    (new[0].parts, new[1].parts) = (vec![("spaces", 10000)], vec![]);
    new[2].parts = vec![("arts", 400), ("spaces", 300)];
    (new[3].pence, new[3].parts) = (6000, vec![("arts", 6000)]);
    new[4].quarter = 2;
    new.push(Owned { area: "", ..one("b", 9, "New", 100) });
    let found = compared(&old, &new);
    let kinds: Vec<_> = found.changes.iter().map(|change| change.kind).collect();
    use ChangeKind::*;
    assert_eq!(kinds, [Recoded, Excluded, Revalued, Recoded, Redated, Added]);
    let told = told(&found);
    let expected = [
        ("all total -9.00", vec!["said again later 1 -20.00", "Revalued 1 10.00", "Added 1 1.00"]),
        (
            "all arts -112.00",
            vec![
                "to spaces 1 -100.00",
                "said again later 1 -20.00",
                "Revalued 1 10.00",
                "Shares 1 -3.00",
                "Added 1 1.00",
            ],
        ),
        ("all spaces 103.00", vec!["from arts 2 103.00"]),
        ("all 2015/16 3.00", vec!["from 2014/15 1 3.00"]),
        ("- total 1.00", vec!["Added 1 1.00"]),
        (
            "leaf 2014/15 -13.00",
            vec!["said again later 1 -20.00", "Revalued 1 10.00", "to 2015/16 1 -3.00"],
        ),
    ];
    for (figure, causes) in expected {
        assert_eq!(told.get(figure).unwrap(), &causes, "{figure}: {told:#?}");
    }
    assert_eq!(found.kinds[&Recoded].amount, Money::from_pence(10700));
    assert_eq!(found.files.len(), 1);
}

#[test]
fn another_financial_year_moves_figures_of_periods_and_nothing_else() {
    let lines = vec![one("a", 1, "Hall", 10000), Owned { quarter: 2, ..one("a", 2, "Tea", 500) }];
    let found = compared_by_years(&lines, &lines, (4, 1));
    assert!(found.changes.is_empty());
    let told = told(&found);
    assert_eq!(told["all 2014/15 -100.00"], ["YearsMoved 1 -100.00"]);
    assert_eq!(told["leaf 2015 105.00"], ["YearsMoved 2 105.00"]);
    assert_eq!(told.len(), 6, "{told:#?}");
}

#[test]
fn what_does_not_count_on_either_side_is_no_change() {
    let excluded = |row, pence| Owned { parts: vec![], ..one("b", row, "To date", pence) };
    let found = compared(&vec![excluded(1, 5), excluded(2, 6)], &vec![excluded(1, 9)]);
    assert!(found.changes.is_empty() && found.movements.is_empty());
    let back = compared(&vec![excluded(1, 5)], &vec![one("b", 1, "To date", 5)]);
    assert_eq!(back.changes[0].kind, ChangeKind::Counted);
    assert_eq!(back.changes[0].difference(), Money::from_pence(5));
}

/// Dates are compared, too.
#[test]
fn a_line_with_another_date_is_redated_though_no_figure_moves() {
    struct Dated(Option<Date>);
    impl Lines for Dated {
        type Error = Infallible;
        fn each(&self, take: &mut dyn FnMut(&Line<'_>)) -> Result<(), Infallible> {
            let part = LinePart { category: "arts", share: None, amount: Money::from_pence(5) };
            take(&Line { date: self.0, parts: &[part], ..line("Hall", 5) });
            Ok(())
        }
    }
    let (old, new) = (Dated(None), Dated(Some(date(2015, 1, 5))));
    let side = |lines| Side { files: &[], financial_year_start: 4, lines };
    let found = compare(&side(&old), &side(&new)).unwrap();
    assert_eq!(found.changes[0].kind, ChangeKind::Redated);
    assert!(found.movements.is_empty());
}
