//! What is read from the results of a run: what a category is made of, and which labels are decided.

use proptest::prelude::*;

use super::*;
use crate::mapping::{Area, Category};
use crate::model::{Money, Tally};
use crate::pipeline::{Composition, decided_labels};
use crate::publish::entries_csv::COLUMNS;

const ARTS: CategoryBucket = CategoryBucket::Category(CategoryId(0));
const SPACES: CategoryBucket = CategoryBucket::Category(CategoryId(1));

fn mappings() -> Mappings {
    let category = |id: &str| Category {
        id: id.into(),
        name: id.to_uppercase(),
        aliases: Vec::new(),
        definition: String::new(),
        source: String::new(),
    };
    let area = |id: &str| Area { id: id.into(), name: id.into(), ..Area::default() };
    Mappings {
        areas: vec![area("noel"), area("leaf")],
        categories: vec![category("arts"), category("spaces")],
        ..Mappings::default()
    }
}

/// Area, label, pence and category: an id, `unclear`, empty (waits), `split` or `excluded`.
type Line<'a> = (&'a str, &'a str, i64, &'a str);

/// A folder with the entries of a run.
fn published(lines: &[Line<'_>]) -> (tempfile::TempDir, PublishedRun) {
    let mut text = format!("{}\n", COLUMNS.join(","));
    for (at, &(area, label, pence, category)) in lines.iter().enumerate() {
        let row = at + 2;
        let mut line = |nth: &str, pence: i64, category: &str, share: &str, status: &str| {
            let amount = Money::from_pence(pence);
            let method = if category.is_empty() { "none" } else { "label" };
            text += &format!(
                "aa-2-B{row}{nth},f.xlsx,Q1,{row},B{row},{area},,,,Projects,{label},,spent,{amount},{category},{share},{method},1.0000,,,,{status},line {row},label\n"
            );
        };
        match category {
            "excluded" => line("", pence, "", "", "excluded"),
            "" => line("", pence, "", "", "review"),
            "split" => {
                line("", pence / 4, "arts", "0.2500", "coded");
                line("-2", pence - pence / 4, "spaces", "0.7500", "coded");
            }
            category => line("", pence, category, "1.0000", "coded"),
        }
    }
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("entries.csv"), text).unwrap();
    let run = PublishedRun::at(dir.path()).unwrap();
    (dir, run)
}

#[test]
fn a_category_is_made_of_labels_biggest_money_first() {
    let (_dir, run) = published(&[
        ("noel", "Mural", 5_000, "arts"),
        ("leaf", "MURALS", 2_000, "arts"),
        ("leaf", "MURALS", 1_000, "arts"),
        ("noel", "Fete", 40_000, "split"),
        ("", "Credit", -9_000, "arts"),
        ("noel", "Hall", 7_000, "spaces"),
        ("noel", "Roof", 100, ""),
        ("noel", "Left out", 9_999, "excluded"),
    ]);
    let of = |area: Option<u16>, bucket| {
        Composition::of(&run, &mappings(), area.map(AreaId), bucket).unwrap()
    };
    let arts = of(None, ARTS);
    let told: Vec<String> = arts
        .labels
        .iter()
        .map(|one| {
            let (sum, share) = (one.sum, one.share.map(|share| share.to_string()));
            let place = &one.places.as_slice()[0];
            format!(
                "{} {} {} {share:?} {} {} {place}",
                one.label,
                sum.amount,
                sum.lines,
                one.areas,
                one.ways.len()
            )
        })
        .collect();
    let expected = [
        "Fete 100.00 1 Some(\"111.11\") 1 1 f.xlsx!Q1!B5",
        "Credit -90.00 1 Some(\"-100.00\") 1 1 f.xlsx!Q1!B6",
        "MURALS 80.00 3 Some(\"88.89\") 2 3 f.xlsx!Q1!B2",
    ];
    assert_eq!(told, expected);
    assert_eq!(arts.all, Tally { lines: 5, amount: Money::from_pence(9_000) });
    let ways: Vec<_> = arts.labels[0].ways.iter().map(|way| (&*way.method, &*way.reason)).collect();
    assert_eq!(ways, [("label", "line 5")]);
    assert_eq!(of(Some(1), ARTS).labels.len(), 1);
    assert_eq!(of(None, CategoryBucket::Review).labels[0].label, "Roof");
    let unclear = of(Some(0), CategoryBucket::Unclear);
    assert_eq!((unclear.labels.len(), unclear.spend.lines), (0, 4));
}

#[test]
fn decided_labels_have_their_answers_and_what_waits_is_none() {
    let (_dir, run) = published(&[
        ("noel", "Fete", 400, "split"),
        ("noel", "Sundries", 400, "unclear"),
        ("leaf", "Mural", 400, "arts"),
        ("leaf", "Hall", 400, "spaces"),
        ("leaf", "HALL", 400, ""),
        ("leaf", "Left out", 400, "excluded"),
    ]);
    let found = decided_labels(&run, &mappings()).unwrap();
    let told: Vec<(&str, &Answer)> =
        found.iter().map(|one| (one.coding.label.as_str(), &one.coding.answer)).collect();
    let split = Answer::Split(vec![(CategoryId(0), 2_500), (CategoryId(1), 7_500)]);
    let arts = Answer::One(CategoryId(0));
    assert_eq!(told, [("Fete", &split), ("Sundries", &Answer::Unclear), ("Mural", &arts)]);
    assert_eq!(found[2].places.as_slice()[0].to_string(), "f.xlsx!Q1!B4");
    assert_eq!((found[2].places.as_slice()[0].sheet, &*found[2].section), (1, "Projects"));
}

#[test]
fn names_that_no_mapping_file_knows_any_more_are_said() {
    for (line, says) in [
        (
            ("noel", "Hall", 1, "gone"),
            "line 2, category: there is no category `gone` in categories.csv any more; say `crosscast run`",
        ),
        (
            ("gone", "Hall", 1, "arts"),
            "line 2, area: there is no area `gone` in areas.csv any more; say `crosscast run`",
        ),
    ] {
        let (_dir, run) = published(&[line]);
        for said in [
            decided_labels(&run, &mappings()).unwrap_err(),
            Composition::of(&run, &mappings(), None, ARTS).unwrap_err(),
        ] {
            assert!(said.to_string().contains(says), "{said}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn all_categories_together_are_all_the_spend(
        lines in prop::collection::vec(
            (
                prop::sample::select(vec!["", "noel", "leaf"]),
                prop::sample::select(vec!["Hall", "HALLS", "Roof", ""]),
                -5_000i64..50_000,
                prop::sample::select(vec!["arts", "spaces", "unclear", "", "split", "excluded"]),
            ),
            0..30,
        ),
    ) {
        let (_dir, run) = published(&lines);
        for area in [None, Some(AreaId(0))] {
            let parts = [ARTS, SPACES, CategoryBucket::Unclear, CategoryBucket::Review]
                .map(|bucket| Composition::of(&run, &mappings(), area, bucket).unwrap());
            let sum: Money = parts.iter().map(|part| part.all.amount).sum();
            prop_assert_eq!(sum, parts[0].spend.amount);
            for part in &parts {
                let labels: Tally = part.labels.iter().map(|one| one.sum).sum();
                prop_assert_eq!(labels, part.all);
            }
        }
    }
}
