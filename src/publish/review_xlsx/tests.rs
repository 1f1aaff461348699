//! What stands in the workbook, as other readers see it, and that both lists come back as they were.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use super::super::names::tests::mappings;
use super::super::review_cell::example::{asked, places, suggestions};
use super::super::review_csv;
use super::super::safe_text::without_controls;
use super::*;
use crate::gather::Format;
use crate::model::Limits;
use crate::open::open_bytes;
use crate::review::{FilledList, ListFor, Question, StopLine};

fn list<'a>(
    questions: &'a [Question<'a>],
    mappings: &'a crate::mapping::Mappings,
) -> ReviewList<'a> {
    let share = crate::model::Percent::whole(94);
    let stop = StopLine { labels: 1, of: questions.len(), share };
    ReviewList::new(questions, (!questions.is_empty()).then_some(stop), mappings)
}

/// The cells of a sheet as another reader shows them.
fn shown(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

/// The XML of the first sheet.
fn xml(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_question_stands_below_the_names_of_its_columns() {
    let (mappings, suggestions, places) = (mappings(), suggestions(), places());
    let mut questions = asked(&["+ Grants £", "Hall", "grants"]);
    (questions[0].suggestions, questions[0].places) = (&suggestions, &places);
    let bytes = render(&list(&questions, &mappings)).unwrap();
    assert_eq!(bytes, render(&list(&questions, &mappings)).unwrap(), "same results, same bytes");
    let rows = shown(&bytes, "Review");
    assert!(rows[3][0].contains("the first of 3 labels holds 94 % of the unmatched money"));
    let names = crate::review::COLUMNS.map(|(_, name)| name);
    let header = rows.iter().position(|row| row[0] == "area").unwrap();
    assert_eq!(rows[header], names);
    let expected = "noel-park | + Grants £ |  | -10.5 | 2 | 94 | + Grants £ | Small grants | 0.85 | \
        0.85 like “grants” (labels.csv line 2) | Delivery costs | 0.04 | \
        0.04 like “=staff, part time” (labels.csv line 2) |  |  |  | \
        grants (Small grants, 0.85) | =staff, part time (Delivery costs, 0.04) | \
        a.xlsx!Q1!D9 | a.xlsx!Q1!D10 |  |  |  |  | ";
    assert_eq!(rows[header + 1].join(" | "), expected);
    assert_eq!(rows.len(), header + 4);
}

#[test]
fn what_is_filled_in_is_chosen_from_lists() {
    let mappings = mappings();
    let questions = asked(&["Hall", "Trees"]);
    let bytes = render(&list(&questions, &mappings)).unwrap();
    let xml = xml(&bytes);
    for part in [
        "type=\"list\" errorStyle=\"warning\"",
        "<formula1>Categories!$A$5:$A$7</formula1>",
        "sqref=\"S7:S8\"",
        "<formula1>\"this area,this group,whole programme\"</formula1>",
        "<autoFilter ref=\"A6:W8\"/>",
        "topLeftCell=\"C7\" activePane=\"bottomRight\" state=\"frozen\"",
    ] {
        assert!(xml.contains(part), "{part}");
    }
    let categories: Vec<Vec<String>> = shown(&bytes, "Categories").split_off(3);
    assert_eq!(categories[0], ["name", "id", "definition"]);
    let firsts: Vec<&str> = categories[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(firsts, ["Delivery costs", "Small grants", "unclear"]);
    for column in crate::review::COLUMNS.map(|(column, _)| column) {
        if column.is_filled_in() {
            let how_to = shown(&bytes, "How to");
            assert!(how_to.iter().any(|row| row[0] == column.name()), "{column:?} is explained");
        }
    }
}

#[test]
fn nothing_to_decide_is_said() {
    let bytes = render(&list(&[], &mappings())).unwrap();
    assert!(shown(&bytes, "Review").iter().any(|row| row[0] == "No label waits for a decision."));
    assert!(!xml(&bytes).contains("dataValidation"));
    assert!(read_back(&bytes, Format::Xlsx).is_empty());
}

#[test]
fn a_list_too_long_for_a_workbook_says_so() {
    let mappings = mappings();
    let questions = asked(&["Hall", "Trees", "Murals"]);
    let mut workbook = Workbook::new();
    let styles = Styles::new("GBP");
    let sheet = workbook.add_worksheet().set_name("Review").unwrap();
    questions::write(&mut Page::new(sheet, &styles), &list(&questions, &mappings), 2).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let said = "This workbook holds the first 2 of 3 labels; review.csv holds all.";
    assert!(shown(&bytes, "Review").iter().any(|row| row[0] == said));
    assert_eq!(read_back(&bytes, Format::Xlsx).len(), 2);
}

/// Area, label and group of each row that comes back.
fn read_back(bytes: &[u8], format: Format) -> Vec<[String; 3]> {
    let workbook = open_bytes(bytes, format, &Limits::default()).unwrap();
    let list = FilledList::read("review", &workbook, ListFor::Deciding).unwrap();
    assert_eq!(list.unreadable, []);
    list.rows.into_iter().map(|row| [row.area, row.label, row.group]).collect()
}

fn assert_comes_back(labels: &[&str]) {
    let mappings = mappings();
    let questions = asked(labels);
    let list = list(&questions, &mappings);
    let plain = |text: &str| without_controls(text).trim().to_owned();
    let expected: Vec<[String; 3]> = questions
        .iter()
        .enumerate()
        .map(|(at, question)| {
            let area = mappings.areas[at % 2].id.clone();
            let leader = list.groups.leader(at);
            let group = leader.map_or(String::new(), |leader| plain(questions[leader].label));
            [area, plain(question.label), group]
        })
        .filter(|row| !row[1].is_empty())
        .collect();
    assert_eq!(read_back(&review_csv::render(&list), Format::Csv), expected, "csv");
    assert_eq!(read_back(&render(&list).unwrap(), Format::Xlsx), expected, "xlsx");
}

#[test]
fn every_label_comes_back_as_it_was() {
    let long = "Hall hire – ".repeat(900);
    assert_comes_back(&[
        "=cmd|' /C calc'!A0",
        "=CMD|' /c calc'!A0",
        "@x",
        "'quoted",
        "'=1",
        "''=1",
        "'twas",
        "\r'＝",
        "+ Grants £",
        "- -",
        "🎉 party",
        "two\nlines",
        "tab\there",
        "a\u{0}b_x0041_",
        "\"Hall\"; hire, big",
        "حديقة المجتمع",
        "גן קהילתי\u{202e}",
        " spaced  out ",
        "2016",
        "1/2",
        "10:30",
        "TRUE",
        "1e5",
        "area",
        "<b>&amp;</b>",
        &long,
    ]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_label_comes_back_as_it_was(
        labels in prop::collection::vec("[-=+@'\"; \t\r\n\u{0}a1£＝]{0,8}|\\PC{1,16}|(hall|halls|tree)( hire)?", 1..8),
    ) {
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        assert_comes_back(&labels);
    }
}
