//! Lists as they come back from spreadsheet programs and from people.

use super::*;
use crate::model::{CellAt, Code, Finding};
use crate::open::SheetBuilder;
use crate::open::{CellFlags, Value};

/// A sheet of text; empty cells are left out.
fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let mut builder = SheetBuilder::new(name);
    for (row, cells) in (0..).zip(rows) {
        for (col, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            builder.push_text(row, col, text);
        }
    }
    builder.finish()
}

fn workbook(sheets: Vec<Sheet>) -> Workbook {
    Workbook { format: crate::gather::Format::Xlsx, sheets, findings: Vec::new() }
}

/// Read for what needs the fewest columns.
fn read(sheets: Vec<Sheet>) -> Result<FilledList, String> {
    read_for(ListFor::Comparing, sheets)
}

fn read_for(list_for: ListFor, sheets: Vec<Sheet>) -> Result<FilledList, String> {
    FilledList::read("review.xlsx", &workbook(sheets), list_for).map_err(|mistakes| {
        let said: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        said.join("\n")
    })
}

fn row(row: u32, area: &str, label: &str, category: &str) -> FilledRow {
    let (area, label, category) = (area.into(), label.into(), category.into());
    FilledRow { row, area, label, category, ..FilledRow::default() }
}

#[test]
fn the_list_is_found_wherever_it_stands() {
    let list = sheet(
        "Mine",
        &[
            &["Labels to decide"],
            &[],
            &["colour", " Category ", "LABEL", "area", "Decided By", "split"],
            &["red", " arts ", "'+ Grants", "noel-park", "EK"],
            &["red"],
            &["", "", "Hall"],
            &["colour", "category", "label", "area"],
            &["", "unclear"],
        ],
    );
    let other = sheet("Categories", &[&["name", "id", "definition"], &["Arts", "arts"]]);
    let filled = read(vec![other, list]).unwrap();
    let mut first = row(4, "noel-park", "+ Grants", "arts");
    first.decided_by = "EK".into();
    assert_eq!(filled.rows, [first, row(6, "", "Hall", ""), row(8, "", "", "unclear")]);
    assert_eq!(filled.unreadable, []);
}

#[test]
fn what_is_wrong_with_the_columns_is_said_at_once() {
    let header: &[&str] = &["area", "label", "category", "split"];
    for (sheets, says) in [
        (
            vec![sheet("A", &[&["area", "label", "Label", "split"]])],
            "review.xlsx, line 1, category: no column has this name; put the column's name back\n\
             review.xlsx, line 1, label: columns B and C have this name; keep one of them",
        ),
        (
            vec![sheet("A", &[header]), sheet("B", &[header])],
            "review.xlsx: the sheets “A” and “B” hold a review list each; keep one of them in the file",
        ),
        (
            vec![sheet("A", &[&["label", "amount"]])],
            "review.xlsx: none of the first 50 rows of a sheet names the columns `area`, `label`, \
             `category`; give the review.xlsx or review.csv that a run has written",
        ),
        (
            vec![],
            "review.xlsx: none of the first 50 rows of a sheet names the columns `area`, `label`, \
             `category`; give the review.xlsx or review.csv that a run has written",
        ),
    ] {
        assert_eq!(read(sheets).unwrap_err(), says);
    }
}

#[test]
fn a_list_without_a_column_that_people_fill_in_decides_nothing() {
    const WHOLE: &str = "area,label,group,category,scope,split,note,decided_by";
    let said = |list_for, names: &str| {
        let header: Vec<&str> = names.split(',').collect();
        let list = read_for(list_for, vec![sheet("A", &[&header, &["a", "b"]])]);
        list.map(|list| list.rows.len())
    };
    let gone = |column: &str, remedy: &str| {
        Err(format!("review.xlsx, line 1, {column}: no column has this name; {remedy}"))
    };
    let back = "put the column's name back";
    for (from, to, deciding, comparing) in [
        ("", "", Ok(1), Ok(1)),
        (",scope", ",whom", gone("scope", back), Ok(1)),
        (",group", "", gone("group", back), Ok(1)),
        (",split", ",shares", gone("split", back), gone("split", back)),
        (",note", ",why", gone("note", back), Ok(1)),
        (
            "decided_by",
            "Decided_buy",
            gone(
                "decided_by",
                "column H is called `decided_buy`: is it this one? Then name it `decided_by`",
            ),
            Ok(1),
        ),
    ] {
        let names = WHOLE.replacen(from, to, 1);
        assert_eq!(said(ListFor::Deciding, &names), deciding, "{names}");
        assert_eq!(said(ListFor::Comparing, &names), comparing, "{names}");
    }
    let both = said(ListFor::Deciding, "area,label,category,note,decided_by,split").unwrap_err();
    assert_eq!(both.lines().count(), 2, "{both}");
    // Somebody's own columns make it no other file.
    let own = format!("{WHOLE},method,status");
    assert_eq!(said(ListFor::Deciding, &own), Ok(1));
}

#[test]
fn other_files_are_called_by_their_name() {
    let said = |list_for, names: &str| {
        let header: Vec<&str> = names.split(',').collect();
        read_for(list_for, vec![sheet("A", &[&header, &["a", "b"]])]).map(|list| list.rows.len())
    };
    let entries = "entry_id,area,label,amount,category,method,status";
    let is_entries = "review.xlsx: this is entries.csv, not a review list; give the review.xlsx or \
        review.csv that stands beside it, filled in";
    assert_eq!(said(ListFor::Deciding, entries).unwrap_err(), is_entries);
    assert_eq!(said(ListFor::Comparing, entries).unwrap_err(), is_entries);
    let second = "area,label,section,where,category,split,note,decided_by";
    assert_eq!(
        said(ListFor::Deciding, second).unwrap_err(),
        "review.xlsx: this is a second coder's list, made by `crosscast review --second`; its \
         answers are compared and never applied; give it to `crosscast agree`"
    );
    assert_eq!(said(ListFor::Comparing, second), Ok(1));
    // With the amount, it is a review list that lost two columns.
    let lost = said(ListFor::Deciding, &second.replace("section", "amount")).unwrap_err();
    assert!(lost.contains("group: no column") && lost.contains("scope: no column"), "{lost}");
}

#[test]
fn a_repeated_name_that_nobody_reads_does_no_harm() {
    let list = sheet(
        "A",
        &[&["where", "area", "label", "category", "where", "split"], &["", "a", "b", "c"]],
    );
    assert_eq!(read(vec![list]).unwrap().rows, [row(2, "a", "b", "c")]);
}

#[test]
fn cells_are_read_as_a_person_would_type_them() {
    let mut builder = SheetBuilder::new("A");
    for (col, name) in (0..).zip(["area", "label", "category", "split", "note", "scope"]) {
        builder.push_text(0, col, name);
    }
    let number = |text: &str| Value::Number(text.parse().unwrap());
    builder.push_text(1, 0, "leaf-hall");
    builder.push(1, 1, CellFlags::default(), number("2016.0"));
    builder.push(1, 3, CellFlags::PERCENT, number("0.5"));
    builder.push(1, 4, CellFlags::default(), Value::Date(jiff::civil::date(2016, 2, 1)));
    let code = builder.keep("#REF!");
    builder.push(2, 1, CellFlags::default(), Value::Error(code));
    builder.push(2, 2, CellFlags::default(), Value::Uncalculated);
    builder.push(2, 5, CellFlags::default(), Value::Other);
    builder.hide_rows(1..3);
    let filled = read(vec![builder.finish()]).unwrap();
    let mut first = row(2, "leaf-hall", "2016", "");
    (first.split, first.note) = ("50%".into(), "2016-02-01".into());
    assert_eq!(filled.rows, [first, row(3, "", "", "")]);
    let said: Vec<String> = filled.unreadable.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "review.xlsx, line 3, label: the cell holds the error #REF!; type what it should say as text",
            "review.xlsx, line 3, category: the cell holds a formula that was never calculated; \
             type what it should say as text",
            "review.xlsx, line 3, scope: the cell holds a time of day, or true or false; type what it \
             should say as text",
        ]
    );
}

#[test]
fn a_file_that_was_not_read_to_its_end_is_not_trusted() {
    let mut book =
        workbook(vec![sheet("A", &[&["area", "label", "category", "split"], &["a", "b", "c"]])]);
    let mut finding =
        Finding::new(Code::LimitReached, "only 4 cells were read", "Split it, or raise 1.5.");
    finding.cell = Some(CellAt::new(7, 0));
    book.findings = vec![finding, Finding::new(Code::EncodingDoubtful, "odd signs", "")];
    let filled = FilledList::read("a.xlsx", &book, ListFor::Comparing).unwrap();
    let said: Vec<String> = filled.unreadable.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["a.xlsx, line 8: only 4 cells were read; split it, or raise 1.5"]);
    assert_eq!(filled.rows.len(), 1);
}
