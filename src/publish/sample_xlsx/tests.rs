//! That the list holds what was drawn, and comes back.

use super::*;
use crate::audit::{Coded, Hits, Outside, Rate, Terms};
use crate::gather::Format;
use crate::model::{Limits, Money, Tally};
use crate::open::{Value, open_bytes};
use crate::publish::names::tests::mappings;

/// A plan and its one line.
pub(in super::super) fn sample() -> (Plan, Vec<SampleRow>) {
    let terms = Terms {
        tolerable: Rate::percent(2),
        expected: Rate::default(),
        confidence: Rate::percent(95),
        seed: 7,
    };
    let one = Tally { lines: 1, amount: Money::from_pence(123_450) };
    let plan = Plan {
        terms,
        run: String::from("00ff"),
        planned: 150,
        interval: 823,
        population: one,
        certain: one,
        drawn: 0,
        lines: 1,
        categories: vec![(String::from("delivery"), one)],
        outside: Outside { credits: Tally::one(Money::from_pence(-5)), ..Outside::default() },
    };
    let row = SampleRow {
        number: 1,
        entry: String::from("3fa85f64-1-D9"),
        file: String::from("a/b.xlsx"),
        sheet: String::from("Q1"),
        cell: String::from("D9"),
        area: String::from("noel-park"),
        period: None,
        section: String::new(),
        label: String::from("=1+1"),
        amount: Money::from_pence(123_450),
        coded: Coded(vec![(String::from("delivery"), 10_000)]),
        method: String::from("label"),
        reason: String::from("labels.csv line 2"),
        hits: Hits::Certain,
    };
    (plan, vec![row])
}

#[test]
fn nothing_is_hidden_and_what_is_drawn_stands_in_the_list() {
    let (plan, rows) = sample();
    let mappings = mappings();
    let bytes = render(&SampleList { plan: &plan, rows: &rows, mappings: &mappings }).unwrap();
    let book = open_bytes(&bytes, Format::Xlsx, &Limits::default()).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, SHEETS);
    assert!(book.sheets.iter().all(|sheet| sheet.visibility == crate::open::Visibility::Visible));
    let sheet = &book.sheets[0];
    assert!(sheet.rows().all(|row| !row.hidden) && sheet.formulas.is_empty());
    let last = sheet.rows().next_back().unwrap();
    let texts: Vec<&str> = last.cells.iter().filter_map(|cell| sheet.text_of(cell)).collect();
    let check = rows[0].drawn().check("00ff");
    let expected = [
        "a/b.xlsx",
        "Q1",
        "D9",
        "noel-park",
        "=1+1",
        "delivery",
        "label",
        "labels.csv line 2",
        "certain",
        "3fa85f64-1-D9",
        &check,
    ];
    assert_eq!(texts, expected);
    assert_eq!(last.cell(8).unwrap().value, Value::Number("1234.5".parse().unwrap()));
}
