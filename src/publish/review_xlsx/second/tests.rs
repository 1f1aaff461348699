//! That the list tells nothing of what was decided, and comes back as it was.

use std::io::{Cursor, Read};
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use super::*;
use crate::gather::Format;
use crate::mapping::{Answer, Coding};
use crate::model::key::label_key;
use crate::model::{AreaId, CategoryId, CellAt, Limits};
use crate::open::open_bytes;
use crate::publish::names::tests::mappings;
use crate::review::{FilledList, FirstPlaces, LinePlace, ListFor};

fn label(label: &str, answer: Answer) -> DecidedLabel {
    let place = LinePlace {
        file: Arc::from("a.xlsx"),
        sheet: 0,
        cell: CellAt::new(8, 3),
        sheet_name: Arc::from("Q1"),
    };
    let mut places = FirstPlaces::default();
    places.add(&place);
    let coding =
        Coding { area: Some(AreaId(0)), key: label_key(label), label: label.to_owned(), answer };
    DecidedLabel { coding, section: String::from("Projects"), places }
}

fn rendered(labels: &[DecidedLabel], coder: &str) -> Vec<u8> {
    let labels: Vec<&DecidedLabel> = labels.iter().collect();
    render(&SecondList { coder, labels: &labels, mappings: &mappings() }).unwrap()
}

fn answers() -> [Answer; 4] {
    let split = Answer::Split(vec![(CategoryId(0), 4_000), (CategoryId(1), 6_000)]);
    [Answer::One(CategoryId(0)), Answer::One(CategoryId(1)), split, Answer::Unclear]
}

/// Each part of the file with its text.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    parts
}

#[test]
fn whatever_was_decided_the_file_is_the_same() {
    let files = answers().map(|answer| {
        let labels = ["Hall", "Trees"].map(|text| label(text, answer.clone()));
        parts(&rendered(&labels, "Ruth"))
    });
    assert!(files.iter().all(|file| *file == files[0]));
}

#[test]
fn no_category_is_named_but_where_they_are_listed() {
    let labels = answers().map(|answer| label("Hall", answer));
    let bytes = rendered(&labels, "Ruth");
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    for sheet in ["Labels", "How to"] {
        let range = workbook.worksheet_range(sheet).unwrap();
        for cell in range.rows().flatten().map(Data::to_string) {
            for category in &mappings().categories {
                let (id, name) = (&category.id, &category.name);
                assert!(!cell.contains(id) && !cell.contains(name), "{sheet}: {cell}");
            }
        }
    }
    let range = workbook.worksheet_range("Labels").unwrap();
    let rows: Vec<String> = range
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>().join("|"))
        .collect();
    let header = rows.iter().position(|row| row.starts_with("area|")).unwrap();
    assert_eq!(rows[header], "area|label|section|where|category|split|note|decided_by");
    assert_eq!(rows[header + 1], "noel-park|Hall|Projects|a.xlsx!Q1!D9||||Ruth");
    assert_eq!(rows.len(), header + 5);
    let xml = &parts(&bytes).into_iter().find(|(name, _)| name.ends_with("sheet1.xml")).unwrap().1;
    assert!(xml.contains("<formula1>Categories!$A$5:$A$7</formula1>"), "the drop-down");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_label_comes_back_unanswered(
        text in "[-=+@'\"; a1£]{0,6}[a-z]{1,8}|\\PC{0,6}[a-z]{1,8}",
        coder in "[-=+@' ]{0,3}[a-z]{1,8}",
    ) {
        let bytes = rendered(&[label(&text, Answer::Unclear)], &coder);
        let workbook = open_bytes(&bytes, Format::Xlsx, &Limits::default()).unwrap();
        let list = FilledList::read("second", &workbook, ListFor::Comparing).unwrap();
        prop_assert_eq!(&list.unreadable, &[]);
        prop_assert_eq!(list.rows.len(), 1);
        let row = &list.rows[0];
        prop_assert_eq!(label_key(&row.label), label_key(&text));
        prop_assert_eq!((&*row.area, &*row.category, &*row.split), ("noel-park", "", ""));
        prop_assert_eq!(row.decided_by.as_str(), coder.trim());
    }
}
