//! Small samples whose judgement can be worked out by hand.

use super::*;
use crate::audit::{Outside, Rate, Terms};

/// A plan over £1,000,000.00 in two categories, at 2 % and 95 %: intervals of £6,666.66.
fn plan() -> Plan {
    let tally = |pence: i64| Tally { lines: 500, amount: Money::from_pence(pence) };
    let (tolerable, confidence) = (Rate::percent(2), Rate::percent(95));
    Plan {
        terms: Terms { tolerable, expected: Rate::default(), confidence, seed: 1 },
        run: String::new(),
        planned: 150,
        interval: 666_666,
        population: Tally { lines: 1_000, amount: Money::from_pence(100_000_000) },
        certain: Tally::ZERO,
        drawn: 150,
        lines: 150,
        categories: vec![("arts".into(), tally(90_000_000)), ("hub".into(), tally(10_000_000))],
        outside: Outside::default(),
    }
}

/// A line of £100.00 that was coded as `coded`; what was found by amount and category.
fn line(coded: &str, amount: Option<u64>, category: Option<&str>) -> Tested {
    let parts = |category: &str, pence: u64| vec![(category.to_owned(), pence)];
    Tested {
        hits: Hits::Drawn(1),
        amount: 10_000,
        coded: parts(coded, 10_000),
        amount_found: amount,
        category_found: category.map(|category| CategoryFound {
            of_read: parts(category, 10_000),
            of_found: parts(category, amount.unwrap_or(10_000)),
        }),
    }
}

fn told(limit: Limit) -> String {
    format!("{} {} {} {}", limit.lines, limit.found, limit.most_likely, limit.upper)
}

#[test]
fn a_clean_sample_keeps_everything_within_what_is_tolerable() {
    let found = plan().judge(&[line("arts", Some(10_000), Some("arts"))]);
    let amounts = found.amounts.unwrap();
    assert_eq!(told(amounts.over), "0 0.00 0.00 19971.53");
    assert_eq!(told(amounts.under), "0 0.00 0.00 19971.53");
    assert_eq!(told(found.coding.unwrap()), "0 0.00 0.00 19971.53");
    assert!(amounts.over.is_within(plan().tolerable()));
    let hub = &found.categories[1];
    assert_eq!(
        (&*hub.category, hub.tested, told(hub.error.over)),
        ("hub", 0, "0 0.00 0.00 19971.53".into())
    );
}

#[test]
fn amounts_and_categories_are_judged_apart_and_together() {
    let found = plan().judge(&[
        line("arts", Some(7_500), Some("arts")),
        line("arts", Some(20_000), Some("hub")),
        line("hub", Some(10_000), Some("unclear")),
        line("hub", Some(10_000), Some("hub")),
    ]);
    let amounts = found.amounts.unwrap();
    // £6,666.66 × 0.25, and × 1.
    assert_eq!((amounts.over.lines, amounts.over.most_likely), (1, Money::from_pence(166_667)));
    assert_eq!((amounts.under.lines, amounts.under.most_likely), (1, Money::from_pence(666_666)));
    let coding = found.coding.unwrap();
    assert_eq!((coding.lines, coding.found), (2, Money::from_pence(20_000)));
    let told: Vec<_> = found
        .categories
        .iter()
        .map(|one| {
            let (over, under) = (one.error.over, one.error.under);
            (&*one.category, one.tested, over.found.to_string(), under.found.to_string())
        })
        .collect();
    let expected = [
        ("arts", 2, "125.00".into(), "0.00".into()),
        ("hub", 2, "100.00".into(), "200.00".into()),
        ("unclear", 0, "0.00".into(), "100.00".into()),
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_was_not_tested_counts_as_wrong_unless_nobody_was_asked() {
    let found = plan().judge(&[
        line("arts", Some(10_000), Some("arts")),
        line("arts", None, Some("arts")),
        line("hub", Some(10_000), None),
    ]);
    assert_eq!((found.amounts_not_tested, found.coding_not_tested), (1, 1));
    assert_eq!(found.amounts.unwrap().over.found, Money::from_pence(10_000));
    assert_eq!(found.coding.unwrap().found, Money::from_pence(10_000));
    let over: Vec<_> = found.categories.iter().map(|one| one.error.over.lines).collect();
    assert_eq!(over, [1, 1]);
    let found = plan().judge(&[line("arts", None, Some("arts"))]);
    assert_eq!((found.amounts, found.amounts_not_tested), (None, 0));
    assert_eq!(found.categories[0].error.over.found, Money::ZERO, "amounts are taken as read");
    let found = plan().judge(&[line("arts", Some(1), None)]);
    assert_eq!((found.coding, found.coding_not_tested, found.categories.len()), (None, 0, 0));
}

#[test]
fn a_split_is_wrong_by_what_is_in_the_wrong_place() {
    let split = |arts: u64| vec![("arts".to_owned(), arts), ("hub".to_owned(), 10_000 - arts)];
    let mut one = line("arts", Some(10_000), None);
    one.coded = split(6_000);
    one.category_found = Some(CategoryFound { of_read: split(5_000), of_found: split(5_000) });
    assert_eq!(wrongly_coded(&one), 1_000);
    let found = plan().judge(&[one]);
    assert_eq!(found.categories[0].error.over.found, Money::from_pence(1_000));
    assert_eq!(found.categories[1].error.under.found, Money::from_pence(1_000));
}

#[test]
fn where_everything_was_tested_nothing_is_left_to_chance() {
    let amount = Money::from_pence(20_000);
    let all = Plan {
        population: Tally { lines: 2, amount },
        categories: vec![("arts".into(), Tally { lines: 2, amount })],
        ..plan()
    };
    let lines = [line("arts", Some(9_000), Some("arts")), line("arts", Some(10_000), Some("arts"))];
    let found = all.judge(&lines).amounts.unwrap();
    assert_eq!(
        (told(found.over), told(found.under)),
        ("1 10.00 10.00 10.00".into(), "0 0.00 0.00 0.00".into())
    );
    // And nearly everything: no more can be wrong than was not tested.
    let most = Plan { population: Tally { lines: 3, amount: Money::from_pence(20_100) }, ..all };
    assert_eq!(
        told(most.judge(&lines).amounts.unwrap().over).split(' ').next_back(),
        Some("11.00")
    );
}
