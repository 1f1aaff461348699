use proptest::prelude::*;

use super::example::{BUCKETS, Example, Spend};
use super::*;
use crate::model::Money;

fn said(lines: &[Spend<'_>], change: impl FnOnce(&mut Example)) -> Vec<String> {
    let mut example = Example::new(lines);
    change(&mut example);
    example.page().sentences.iter().map(ToString::to_string).collect()
}

#[test]
fn a_settled_area_is_told_without_reserve() {
    let lines = [
        ("Choir", 1, 60_000, Some(2014)),
        ("Worker", 0, 30_000, Some(2015)),
        ("Fund", 2, 10_000, Some(2015)),
    ];
    let allocated = |example: &mut Example| {
        example.register.areas[0].allocation = Some(Money::from_pence(200_000));
    };
    let expected = [
        "Between 2014 and 2016 the partnership spent £1,000.",
        "Its returns use three labels of their own.",
        "In its own words, the largest share, 60% (£600), went on “Choir”.",
        "Of the programme’s categories, “Arts” took the largest share: 60% (£600).",
        "The largest amount in one year, £600, was spent in 2014/15.",
        "Its spend is 50% of the £2,000 that it was given.",
    ];
    assert_eq!(said(&lines, allocated), expected);
}

#[test]
fn each_reserve_is_said() {
    let choir = ("Choir", 1, 60_000, Some(2014));
    let unsettled = |example: &mut Example| {
        example.register.areas[0].provisional = vec![String::from("secret.xlsx differs")];
    };
    let silent = |example: &mut Example| example.register.areas[0].years[0].months = 11;
    let nobodys = |example: &mut Example| example.register.not_known = vec![String::from("x")];
    let settled = |_: &mut Example| {};
    type Change = fn(&mut Example);
    let cases: [(&[Spend<'_>], Change, &[&str]); 12] = [
        (
            &[choir],
            settled,
            &[
                "In 2014/15 the partnership spent £600.",
                "All of it went on “Choir”.",
                "All of it is in the programme’s category “Arts”.",
            ],
        ),
        (
            &[choir],
            unsettled,
            &[
                "By the returns read so far, the partnership spent £600 in 2014/15.",
                "All of the spend read so far went on “Choir”.",
            ],
        ),
        (&[choir], silent, &["By the returns read so far, the partnership spent £600 in 2014/15."]),
        (
            &[choir],
            nobodys,
            &["By the returns read so far, the partnership spent £600 in 2014/15."],
        ),
        (
            &[choir, ("Fete", 1, 40_000, None)],
            settled,
            &[
                "The partnership spent £1,000, of which £400 is not dated; the rest was spent in 2014/15.",
                "In its own words, the largest share, 60% (£600), went on “Choir”.",
            ],
        ),
        (
            &[choir, ("Fete", 1, -100, None)],
            settled,
            &[
                "The partnership spent £599. Not all of it is dated; what is was spent in 2014/15.",
                "In its own words, the largest amount, £600, went on “Choir”.",
            ],
        ),
        (
            &[("Fete", 1, 40_000, None)],
            settled,
            &["The partnership spent £400; the returns do not say when."],
        ),
        // What is withheld, gathered or waits might be more than the largest.
        (
            &[choir, ("~", 1, 60_000, Some(2014))],
            settled,
            &["£600 (50%) went on what it calls “Choir”."],
        ),
        (
            &[choir, ("+a", 1, 40_000, Some(2014)), ("+b", 1, 20_000, Some(2014))],
            settled,
            &[
                "£600 (50%) went on what it calls “Choir”.",
                "All of it is in the programme’s category “Arts”.",
            ],
        ),
        (
            &[choir, ("Fete", 4, 60_000, Some(2014))],
            settled,
            &[
                "Of the programme’s categories, “Arts” took £600 (50%).",
                "£600 (50%) is not in a category yet.",
            ],
        ),
        (
            &[choir, ("Fete", 3, 59_999, Some(2014))],
            settled,
            &[
                "Of the programme’s categories, “Arts” took the largest share: 50% (£600).",
                "£600 (50%) cannot be put into a category, because its label does not tell what it was spent on.",
            ],
        ),
        (
            &[("Choir", 1, -500, Some(2014))],
            settled,
            &["The returns of the partnership come to -£5, money that came back taken off."],
        ),
    ];
    for (lines, change, expected) in cases {
        let found = said(lines, change);
        for sentence in expected {
            assert!(found.iter().any(|one| one == sentence), "{sentence}\nnot in {found:#?}");
        }
        let superlatives =
            |said: &[String]| said.iter().filter(|one| one.contains("largest")).count();
        let wanted: Vec<String> = expected.iter().map(ToString::to_string).collect();
        assert!(superlatives(&found) >= superlatives(&wanted));
        assert!(!found.iter().any(|one| one.contains("secret")), "{found:?}");
    }
}

#[test]
fn no_year_is_the_costliest_beside_money_that_is_not_dated_or_a_tie() {
    let years = |last: Spend<'static>| {
        said(&[("a", 1, 60_000, Some(2014)), ("b", 1, 40_000, Some(2015)), last], |_| {})
    };
    let tells = |said: Vec<String>| said.iter().any(|one| one.contains("in one year"));
    assert!(tells(years(("c", 1, 10_000, Some(2016)))));
    assert!(!tells(years(("c", 1, 10_000, None))));
    assert!(!tells(years(("c", 1, 60_000, Some(2016)))));
}

#[test]
fn an_area_whose_returns_hold_no_spend_says_so_and_one_without_has_no_page() {
    let mut example = Example::new(&[]);
    let page = example.page();
    assert_eq!(page.sentences.len(), 1);
    assert!(page.total.is_none() && page.tables.is_empty());
    assert_eq!(example.with(areas_with_pages), [AreaId(0)]);
    example.register.areas[0].returns = 0;
    assert_eq!(example.with(areas_with_pages), []);
}

/// What each label is spent on, and how it is published.
type Label = (usize, &'static str);

fn labels() -> impl Strategy<Value = Vec<Label>> {
    let how = prop::sample::select(vec!["", "", "", "~", "+"]);
    prop::collection::vec((0..BUCKETS.len(), how), 8)
}

fn lines() -> impl Strategy<Value = Vec<(usize, i64, Option<i16>)>> {
    let pence = prop_oneof![-30_000..90_000_i64, Just(10_000), Just(50)];
    prop::collection::vec((0..8_usize, pence, prop::option::weighted(0.9, 2014..2018_i16)), 1..14)
}

/// The place of the largest of `amounts`, when no other is as large.
fn strictly_largest(amounts: &[i64], at: usize) -> bool {
    amounts.iter().enumerate().all(|(other, &amount)| other == at || amount < amounts[at])
}

proptest! {
    #[test]
    fn superlatives_hold_whatever_becomes_of_open_money(
        labels in labels(),
        lines in lines(),
        to_category in prop::collection::vec(0..3_usize, 8),
        to_label in prop::collection::vec(0..8_usize, 8),
    ) {
        let names: Vec<String> =
            labels.iter().enumerate().map(|(at, (_, how))| format!("{how}label {at}")).collect();
        let spend: Vec<Spend<'_>> = lines
            .iter()
            .map(|&(label, pence, year)| (names[label].as_str(), labels[label].0, pence, year))
            .collect();
        let (category, label) = Example::new(&spend).with(|context| {
            let bucket = AreaBucket::Area(AreaId(0));
            let whose = Whose::of(bucket, context.mappings);
            let of_area = OfArea { context, bucket, whose };
            let tables = AreaTables::new(&of_area).unwrap().unwrap();
            let category = tables.largest_category(&of_area).map(|at| tables.category_of[at].0);
            let label = tables.largest_label(&of_area).map(|at| tables.own.groups[at].name.clone());
            (category, label)
        });
        if let Some(claimed) = category {
            let mut sums = [0; 3];
            for &(label, pence, _) in &lines {
                let decided = labels[label].0;
                sums[if decided < 3 { decided } else { to_category[label] }] += pence;
            }
            let at = BUCKETS.iter().position(|&bucket| bucket == claimed).unwrap();
            prop_assert!(strictly_largest(&sums, at) && sums[at] > 0, "{:?} {}", sums, at);
        }
        if let Some(claimed) = label {
            let mut sums = [0; 8];
            for &(label, pence, _) in &lines {
                sums[if labels[label].1.is_empty() { label } else { to_label[label] }] += pence;
            }
            let at = names.iter().position(|name| *name == claimed).unwrap();
            prop_assert!(strictly_largest(&sums, at) && sums[at] > 0, "{:?} {}", sums, at);
        }
    }

    #[test]
    fn printed_columns_add_up_and_the_same_lines_make_the_same_page(
        labels in labels(),
        lines in lines(),
    ) {
        let names: Vec<String> =
            labels.iter().enumerate().map(|(at, (_, how))| format!("{how}label {at}")).collect();
        let mut spend: Vec<Spend<'_>> = lines
            .iter()
            .map(|&(label, pence, year)| (names[label].as_str(), labels[label].0, pence, year))
            .collect();
        let page = Example::new(&spend).page();
        spend.reverse();
        prop_assert_eq!(&Example::new(&spend).page(), &page);
        for table in &page.tables {
            let printed: i64 = table.lines.iter().map(|line| number(&line.pounds.text)).sum();
            prop_assert_eq!(printed, number(&table.total.text), "{:?}", table);
            let shares: Vec<_> = table.lines.iter().filter_map(|line| line.share.as_ref()).collect();
            if table.has_shares {
                prop_assert_eq!(shares.len(), table.lines.len());
                prop_assert_eq!(shares.iter().map(|one| number(&one.text)).sum::<i64>(), 1_000);
            }
            let texts = table.lines.iter().map(|line| &line.pounds).chain(shares);
            for printed in texts {
                prop_assert!(!printed.text.starts_with("-0.0") && printed.text != "-£0");
            }
        }
    }
}

fn number(text: &str) -> i64 {
    text.replace(['£', ',', '%', '.'], "").parse().unwrap()
}
