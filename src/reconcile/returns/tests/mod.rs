//! The policy, case by case.

mod from_the_beginning;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::extract::Entry;
use crate::model::{AreaId, Basis, CellAt, Date, LabelFrom, Money};

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
                label_from: LabelFrom::Label,
                description: Cow::Borrowed(""),
                basis: if until.is_some() { Basis::ToDate } else { Basis::Spent },
                amount,
            };
            claims.add(&entry, Claims::label(label));
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
fn versions_that_supersede_each_other_leave_one() {
    let returns = [
        Return("q1 final.csv", Q1, &["hub 12345", "youth 6000", "fete 100"]),
        Return("q1 v3.csv", Q1, &["hub 12345", "youth 6001", "fete 100"]),
        Return("return q1 v2.csv", Q1, &["hub 12345", "youth 6002", "fete 100"]),
    ];
    let told = told(&returns, &[]);
    assert_eq!(told.iter().filter(|one| one.contains("superseded")).count(), 2, "{told:?}");
}

#[test]
fn another_account_is_no_version_and_payments_in_common_are_told() {
    let main: &[&str] = &["hub 12345", "youth 6000", "fete 100"];
    let hall: &[&str] = &["hub 500", "youth 70", "fete 9"];
    let told_of = |lines, names: [&'static str; 2]| {
        told(&[Return(names[0], Q1, main), Return(names[1], Q1, lines)], &[])
    };
    let unclear = ["hall.csv: unclear", "main v2.csv: unclear"];
    assert_eq!(told_of(hall, ["hall.csv", "main v2.csv"]), unclear);
    let one = Return(
        "a.csv",
        Q1,
        &["hub 1 2019-05-01", "hub 2 2019-06-01", "hub 3 2019-06-02", "hub 4 2019-06-03"],
    );
    let other = Return(
        "b.csv",
        H1,
        &["hub 2 2019-06-01", "hub 3 2019-06-02", "hub 4 2019-06-03", "hub 9 2019-08-01"],
    );
    assert_eq!(told(&[one, other], &[]), ["a.csv: unclear", "b.csv: unclear"]);
}

#[test]
fn a_year_and_its_halves_and_quarters_come_to_the_quarters_whatever_their_order() {
    let year = || Return("year.csv", "2019-04-01..2020-03-31", &["hub 400", "youth 40"]);
    let halves = [
        Return("h1.csv", H1, &["hub 200", "youth 20"]),
        Return("h2.csv", "2019-10-01..2020-03-31", &["hub 200", "youth 20"]),
    ];
    let quarters = [
        Return("q1.csv", Q1, &["hub 100", "youth 11"]),
        Return("q2.csv", Q2, &["hub 100", "youth 9"]),
    ];
    let [h1, h2] = halves;
    let [q1, q2] = quarters;
    let mut told = told(&[year(), h1, q1, q2, h2], &[]);
    told.sort();
    assert_eq!(
        told,
        [
            "h1.csv: duplicate: it comes to what is said in q1.csv, q2.csv",
            "year.csv: duplicate: it comes to what is said in q1.csv, q2.csv, h2.csv",
        ]
    );
}
