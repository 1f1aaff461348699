//! The policy, case by case.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::extract::Entry;
use crate::model::{AreaId, Basis, CellAt, Date, Money};

/// A return made for a test: name, period (`..` between its days; `<` before the last day of one that counts from
/// the beginning), and lines `label pence [day]`.
struct Return(&'static str, &'static str, &'static [&'static str]);

fn claims(returns: &[Return], kept: &[&str]) -> Vec<Claim> {
    let one = |(file, Return(name, period, lines)): (usize, &Return)| {
        let mut claims = Claims::new(file, Arc::from(*name), kept.contains(name));
        let until: Option<Date> = period.strip_prefix('<').map(|day| day.parse().unwrap());
        let period = period.split_once("..").map(|(start, end)| Period {
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
        });
        for line in *lines {
            let mut words = line.split(' ');
            let label = words.next().unwrap();
            let amount = Money::from_pence(words.next().unwrap().parse().unwrap());
            let entry = Entry {
                sheet: 0,
                cell: CellAt::new(0, 0),
                area: Some(AreaId(0)),
                period,
                until,
                date: words.next().map(|day| day.parse().unwrap()),
                section: Cow::Borrowed(""),
                label: Cow::Borrowed(label),
                description: Cow::Borrowed(""),
                basis: if until.is_some() { Basis::ToDate } else { Basis::Spent },
                amount,
            };
            claims.add(&entry, label);
        }
        claims.finish()
    };
    returns.iter().enumerate().flat_map(one).collect()
}

/// What is said of each file: `name: verdict`, `name: unclear`, `name: taken back by X in START..END`,
/// `name: since START`.
fn told(returns: &[Return], kept: &[&str]) -> Vec<String> {
    let mut told = Vec::new();
    let settled: BTreeMap<usize, FileRulings> = settle(&claims(returns, kept));
    for (file, rulings) in settled {
        let name = returns[file].0;
        for ruling in rulings.parts.values() {
            if let Some((verdict, says)) = &ruling.left_out {
                told.push(format!("{name}: {verdict}: {says}"));
            }
            if let Some(period) = ruling.period {
                told.push(format!("{name}: since {}", period.start));
            }
            if let Some(reversal) = &ruling.reversed {
                let when = reversal.period.map_or(String::from("no period"), |period| {
                    format!("{}..{}", period.start, period.end)
                });
                told.push(format!("{name}: taken back by {} in {when}", reversal.by));
            }
        }
        if rulings.unclear {
            told.push(format!("{name}: unclear"));
        }
    }
    told
}

const Q1: &str = "2019-04-01..2019-06-30";
const Q2: &str = "2019-07-01..2019-09-30";
const H1: &str = "2019-04-01..2019-09-30";

#[test]
fn the_same_lines_count_once() {
    let lines: &[&str] = &["hub 12345", "youth 6000", "fete 100"];
    let first = || Return("a.xlsx", Q1, lines);
    let says =
        |name: &str| format!("{name}: duplicate: its lines are, to the penny, those of a.xlsx");
    for (other, expected) in [
        (Return("b.csv", Q1, &["fete 100", "hub 12345", "youth 6000"]), vec![says("b.csv")]),
        (Return("b.csv", "", lines), vec![says("b.csv")]),
        // The next quarter cost the same.
        (Return("b.csv", Q2, lines), vec![]),
        (
            Return("b.csv", Q1, &["fete 100", "hub 12346", "youth 6000"]),
            vec!["a.xlsx: unclear".into(), "b.csv: unclear".into()],
        ),
    ] {
        assert_eq!(told(&[first(), other], &[]), expected);
    }
    assert_eq!(
        told(&[first(), Return("b.csv", Q1, lines)], &["b.csv"]),
        ["a.xlsx: duplicate: its lines are, to the penny, those of b.csv"]
    );
    assert_eq!(told(&[first(), Return("b.csv", Q1, lines)], &["a.xlsx", "b.csv"]), [""; 0]);
}

#[test]
fn what_has_a_period_counts_before_what_has_none() {
    let lines: &[&str] = &["hub 12345", "youth 6000", "fete 100"];
    let told = told(&[Return("a.csv", "", lines), Return("b.xlsx", Q1, lines)], &[]);
    assert_eq!(told, ["a.csv: duplicate: its lines are, to the penny, those of b.xlsx"]);
}

#[test]
fn payments_with_dates_are_the_same_whatever_the_title_says() {
    let lines: &[&str] = &["hub 12345 2019-05-01", "youth 6000 2019-05-02", "fete 100 2019-05-03"];
    let told = told(&[Return("a.csv", Q1, lines), Return("b.csv", Q2, lines)], &[]);
    assert_eq!(told, ["b.csv: duplicate: its lines are, to the penny, those of a.csv"]);
}

#[test]
fn many_odd_amounts_under_another_period_are_not_believed() {
    let lines: &[&str] = &["a 12345", "b 6007", "c 103", "d 999", "e 12"];
    let told = told(&[Return("a.csv", Q1, lines), Return("b.csv", Q2, lines)], &[]);
    assert_eq!(told, ["a.csv: unclear", "b.csv: unclear"]);
}

#[test]
fn a_later_version_supersedes() {
    let first: &[&str] = &["hub 12345", "youth 6000", "fete 100"];
    let second: &[&str] = &["hub 12345", "youth 6500", "fete 100"];
    for (one, other, expected) in [
        ("q1.xlsx", "q1 v2.xlsx", Some(0)),
        ("q1 revised.xlsx", "q1.xlsx", Some(1)),
        ("q1.xlsx", "corrected return.xlsx", Some(0)),
        ("q1 2019-07-01.xlsx", "q1 2019-08-01.xlsx", Some(0)),
        ("q1.xlsx", "hub.xlsx", None),
    ] {
        let returns = [Return(one, Q1, first), Return(other, Q1, second)];
        let told = told(&returns, &[]);
        match expected {
            Some(at) => {
                let by = returns[1 - at].0;
                let says = format!("{}: superseded: {by} is a later version of it", returns[at].0);
                assert_eq!(told, [says]);
            }
            None => assert_eq!(told, [format!("{one}: unclear"), format!("{other}: unclear")]),
        }
    }
    let returns = [Return("q1.xlsx", Q1, first), Return("q2 v2.xlsx", Q2, second)];
    assert_eq!(told(&returns, &[]), [""; 0], "another quarter is no version");
}

#[test]
fn a_return_within_a_larger_one_is_left_out() {
    let quarter: &[&str] =
        &["hub 12345 2019-05-01", "youth 6000 2019-05-02", "fete 100 2019-05-03"];
    let half: &[&str] = &[
        "hub 12345 2019-05-01",
        "youth 6000 2019-05-02",
        "fete 100 2019-05-03",
        "hub 12345 2019-08-01",
    ];
    let told = told(&[Return("a.csv", Q1, quarter), Return("b.csv", H1, half)], &[]);
    assert_eq!(told, ["a.csv: duplicate: each of its lines stands in b.csv"]);
}

#[test]
fn a_longer_return_gives_way_to_its_parts() {
    let parts = |second| {
        [
            Return("q1.csv", Q1, &["hub 12345", "youth 6000"]),
            Return("q2.csv", Q2, &["hub 100", "youth 50"]),
            Return("h1.csv", H1, second),
        ]
    };
    assert_eq!(
        told(&parts(&["hub 12445", "youth 6050"]), &[]),
        ["h1.csv: duplicate: it comes to what is said in q1.csv, q2.csv"]
    );
    let expected = ["q1.csv: unclear", "q2.csv: unclear", "h1.csv: unclear"];
    assert_eq!(told(&parts(&["hub 12445", "youth 6051"]), &[]), expected);
    assert_eq!(told(&parts(&["mural 12445", "books 6051"]), &[]), [""; 0]);
}

#[test]
fn returns_from_the_beginning_are_netted_in_order() {
    let returns = [
        Return("to march.ods", "<2017-03-31", &["hub 300", "youth 200"]),
        Return("to september.ods", "<2016-09-30", &["hub 100", "youth 200"]),
        Return("to june.ods", "<2017-06-30", &["hub 300", "youth 250", "fete 1"]),
        Return("oct-dec.ods", "2016-10-01..2016-12-31", &["hub 70"]),
        Return("mural.ods", "2016-10-01..2016-12-31", &["mural 70"]),
    ];
    assert_eq!(
        told(&returns, &[]),
        [
            "to march.ods: since 2016-10-01",
            "to march.ods: taken back by to june.ods in 2017-04-01..2017-06-30",
            "to september.ods: taken back by to march.ods in 2016-10-01..2017-03-31",
            "to june.ods: since 2017-04-01",
            "oct-dec.ods: taken back by to march.ods in 2016-10-01..2017-03-31",
        ]
    );
}

#[test]
fn without_days_the_larger_is_the_later_and_other_headings_are_other_money() {
    let mut first = claims(&[Return("a.ods", "<2016-09-30", &["hub 900", "fete 3"])], &[]);
    first[0].until = None;
    let mut second = claims(&[Return("b.ods", "<2016-09-30", &["hub 400"])], &[]);
    (second[0].until, second[0].file) = (None, 1);
    first.extend(second);
    let settled = settle(&first);
    let reversed = settled[&1].parts.values().next().unwrap().reversed.as_ref().unwrap();
    assert_eq!((&*reversed.by, reversed.period), ("a.ods", None));
    let other = [
        Return("a.ods", "<2017-03-31", &["hub 900", "youth 3"]),
        Return("b.ods", "<2016-09-30", &["mural 400", "picnic 3"]),
    ];
    assert_eq!(told(&other, &[]), [""; 0]);
}

#[test]
fn spend_to_date_goes_on_where_the_return_before_it_ended() {
    let first = || Return("q1.csv", Q1, &["hub 100", "youth 50"]);
    let second = || Return("q2.csv", Q2, &["hub 30", "youth 20"]);
    let sheet: Arc<str> = Arc::from("Q2");
    for (hub, youth, expected) in [
        (130, 70, None),
        // A new year began.
        (30, 20, None),
        (
            130,
            90,
            Some(
                "q1.csv said that £1.50 was spent to date; with £0.50 in this period that makes £2.00, and £2.20 is \
            given: “youth” (C1) had £0.50 and gives £0.90",
            ),
        ),
    ] {
        let mut claims = claims(&[first(), second()], &[]);
        let line = |label: &str, spent, to_date| {
            let money = Money::from_pence;
            ToDate::new((label, label), money(spent), (&sheet, CellAt::new(0, 2), money(to_date)))
        };
        claims[0].to_dates = vec![line("hub", 100, 100), line("youth", 50, 50)];
        claims[1].to_dates = vec![line("hub", 30, hub), line("youth", 20, youth)];
        let settled = settle(&claims);
        let said = settled.get(&1).map(|rulings| rulings.findings[0].says.as_str());
        assert_eq!(said, expected);
    }
}
