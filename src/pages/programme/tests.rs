//! The article of a small programme.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::example::{Example, Spend};
use super::*;

const AREAS: [(&str, &str); 4] =
    [("Noel Park", "London"), ("Leaf Hall", "London"), ("Ottersby", ""), ("Silent", "Wales")];

fn page(lines: &[Spend]) -> ProgrammePage {
    Example::new(&AREAS, lines).with(|context| ProgrammePage::new(context).unwrap())
}

fn said(page: &ProgrammePage) -> String {
    let said: Vec<String> = page.sentences.iter().map(ToString::to_string).collect();
    said.join("\n")
}

const SPEND: [Spend; 6] = [
    (Some(0), 0, 10_000, Some(2014)),
    (Some(0), 1, 30_050, Some(2015)),
    (Some(1), 0, 20_000, Some(2014)),
    (Some(2), 1, 70_000, None),
    (Some(2), 3, 5_000, Some(2015)),
    (None, 0, 1_000, Some(2016)),
];

#[test]
fn categories_stand_with_their_spread_over_the_areas() {
    let page = page(&SPEND);
    let categories = &page.categories;
    let rows: Vec<Vec<&str>> = categories
        .table
        .lines
        .iter()
        .zip(&categories.across)
        .map(|(line, across)| {
            let across =
                across.figures().map(|figure| figure.as_ref().map_or("-", |one| &one.text));
            let share = line.share.as_ref().map_or("-", |share| &share.text);
            [line.pounds.text.as_str(), share].into_iter().chain(across).collect()
        })
        .collect();
    assert_eq!(
        rows,
        [
            ["£1,001", "73.5%", "2", "2", "£500", "£301", "£700"],
            ["£310", "22.8%", "2", "1", "£150", "£100", "£200"],
            ["£50", "3.7%", "-", "-", "-", "-", "-"],
            ["£0", "0.0%", "-", "-", "-", "-", "-"],
        ]
    );
    assert_eq!(page.total.text, "£1,361");
}

#[test]
fn years_regions_and_delivery_costs_say_what_is_missing() {
    let page = page(&SPEND);
    let names = |table: &Table| -> Vec<String> {
        table.lines.iter().map(|line| format!("{} {}", line.name, line.pounds.text)).collect()
    };
    assert_eq!(
        names(&page.years),
        ["2014/15 £300", "2015/16 £351", "2016/17 £10", "Not dated £700"]
    );
    assert_eq!(names(&page.regions.table), ["London £601", "Region not given £760"]);
    assert_eq!(page.regions.missing[0].to_string(), "Wales (areas: 1)");
    assert_eq!(
        (&*page.regions.areas[0].counted.text, &*page.regions.areas[0].listed.text),
        ("2", "2")
    );
    let delivery = page.delivery.unwrap();
    let lines: Vec<String> = delivery
        .lines
        .iter()
        .map(|line| {
            let pounds = line.pounds.as_ref().map_or("none", |pounds| &pounds.text);
            let share = line.share.as_ref().map_or("none", |share| &share.text);
            format!("{}: {pounds}, {share}", line.name)
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Leaf Hall: £200, 100.0%",
            "Noel Park: £100, 25.0%",
            "Area not known: £10, 100.0%",
            "Ottersby: none, none"
        ]
    );
    let bands: Vec<&str> = delivery.bands.iter().map(|band| band.areas.text.as_str()).collect();
    assert_eq!((bands.join(" "), &*delivery.areas.text), (String::from("1 1 0 0 1"), "3"));
}

#[test]
fn nothing_is_called_the_largest_that_may_be_overtaken() {
    let certain = said(&page(&SPEND));
    assert!(certain.contains("The largest share of the spend counted so far, 74%"), "{certain}");
    assert!(certain.contains("In at least 2 of the 3 areas"), "{certain}");
    let mut open = SPEND.to_vec();
    // A spend and a refund that may come to different categories.
    open.extend([(Some(2), 3, 500_000, None), (Some(2), 3, -500_000, None)]);
    let open = said(&page(&open));
    assert!(!open.contains("largest share"), "{open}");
    let refund = said(&page(&[(Some(0), 0, 10_000, None), (Some(0), 1, -2_000, None)]));
    assert!(!refund.contains('%'), "shares of what is no whole: {refund}");
    assert_eq!(said(&page(&[])), "No spend is counted yet.");
}

#[test]
fn every_sentence_says_on_how_much_it_rests() {
    let page = page(&SPEND);
    assert_eq!(page.coverage.to_string(), "Based on returns of 3 of 4 areas.");
    assert!(said(&page).starts_with(
        "The returns read so far, of 3 of 4 areas, come to £1,361 of spend. What is dated was spent between \
         2014 and 2017; £700 is not dated."
    ));
    assert!(said(&page).contains("£10 of it is of no known area."));
}

fn spend() -> impl Strategy<Value = Vec<Spend>> {
    let area = prop::option::of(0_u16..3);
    let year = prop::option::of(2012_i16..2020);
    prop::collection::vec((area, 0_u16..4, -9_000_i64..90_000, year), 0..30)
}

proptest! {
    #[test]
    fn whatever_was_spent_each_column_adds_up(lines in spend()) {
        let page = page(&lines);
        let pounds = |printed: &Printed| -> i64 {
            printed.text.replace(['£', ','], "").parse().unwrap()
        };
        for table in [&page.categories.table, &page.years, &page.regions.table] {
            let printed: i64 = table.lines.iter().map(|line| pounds(&line.pounds)).sum();
            prop_assert_eq!(printed, pounds(&table.total), "{}", table.id);
            let exact: Decimal = table
                .lines
                .iter()
                .map(|line| line.pounds.value.parse::<Decimal>().unwrap())
                .sum();
            prop_assert_eq!(exact, page.total.value.parse::<Decimal>().unwrap());
        }
        if let Some(delivery) = &page.delivery {
            let printed: i64 = delivery.lines.iter().filter_map(|line| line.pounds.as_ref()).map(pounds).sum();
            prop_assert_eq!(printed, pounds(&delivery.total));
        }
    }
}
