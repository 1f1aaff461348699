//! Returns that count from the beginning.

use super::*;

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

#[test]
fn a_total_that_falls_is_netted_only_where_a_line_was_corrected() {
    let first = || Return("a.ods", "<2017-03-31", &["hub 500", "youth 300", "fete 200"]);
    let corrected = Return("b.ods", "<2017-09-30", &["hub 500", "youth 310", "fete 20"]);
    assert_eq!(
        told(&[first(), corrected], &[]),
        ["a.ods: taken back by b.ods in 2017-04-01..2017-09-30", "b.ods: since 2017-04-01",]
    );
    let new_year = Return("b.ods", "<2017-09-30", &["hub 100", "youth 30", "fete 20"]);
    assert_eq!(told(&[first(), new_year], &[]), ["a.ods: unclear", "b.ods: unclear"]);
    let kept = Return("b.ods", "<2017-09-30", &["hub 900", "youth 330", "fete 220"]);
    assert_eq!(told(&[first(), kept], &["a.ods"]), [""; 0]);
}
