use std::borrow::Cow;

use crate::detect::Check;
use crate::extract::example::Example;
use crate::extract::{Entry, Said};
use crate::model::{AreaId, CellAt, Money, Period, RowRole};

const TITLE: &[&[&str]] = &[&["Whitley Bay", "2016/17"]];

/// `section | label | description | amount` of each entry.
fn words(entries: &[Entry]) -> Vec<String> {
    let line =
        |e: &Entry| format!("{} | {} | {} | {}", e.section, e.label, e.description, e.amount);
    entries.iter().map(line).collect()
}

#[test]
fn lines_become_entries_with_their_words() {
    let example = Example::new("return.csv").sheet(
        "",
        TITLE,
        &[
            &["reference", "section", "label", "description", "budget", "spent"],
            &["1", "Parks", "Benches", "oak", "100", "90.50"],
            &["2", "", "Trees", "", "50", "20"],
            &["+", "", "and shrubs", "for the green", "", ""],
            &["§Events"],
            &["3", "", "", "fair", "", "5"],
            &["4", "", "", "", "", "6"],
            &["5", "", "2016", "", "", "-7"],
            &["6", "", "Not spent yet", "", "80", ""],
        ],
    );
    let (extracted, findings) = example.extract();
    assert_eq!(
        words(&extracted.entries),
        [
            "Parks | Benches | oak | 90.50",
            "Parks | Trees and shrubs | for the green | 20.00",
            "Events | fair | fair | 5.00",
            "Events | Events |  | 6.00",
            "Events | 2016 |  | -7.00",
        ]
    );
    assert_eq!(findings, [""; 0]);
    let first = &extracted.entries[0];
    assert_eq!((first.cell.to_string(), example.area(first.area)), ("F3".into(), "Whitley Bay"));
    assert_eq!(first.period, Period::financial_year(2016, 4));
    assert!(matches!(first.label, Cow::Borrowed("Benches")));
    assert!(matches!(first.section, Cow::Borrowed("Parks")));
}

#[test]
fn a_printed_sum_ends_what_a_section_column_carries_down() {
    let mut example = Example::new("r.csv").sheet(
        "",
        TITLE,
        &[
            &["section", "label", "spent"],
            &["Parks", "Benches", "1"],
            &["", "Trees", "2"],
            &["", "Total", ""],
            &["", "Hall", "3"],
        ],
    );
    let table = &mut example.layouts[0].tables[0];
    table.lines.remove(2);
    table.checks.push(Check {
        at: CellAt::new(4, 2),
        column: 2,
        role: RowRole::Subtotal,
        printed: Money::from_pence(300),
        sum: Money::from_pence(300),
        lines: (2, 3),
        proven: true,
        exact: false,
    });
    let (extracted, _) = example.extract();
    let expected = ["Parks | Benches |  | 1.00", "Parks | Trees |  | 2.00", " | Hall |  | 3.00"];
    assert_eq!(words(&extracted.entries), expected);
}

#[test]
fn merged_cells_speak_for_every_line_they_cover() {
    let mut example = Example::new("r.csv").sheet(
        "",
        &[&["2016/17"]],
        &[
            &["area", "label", "spent"],
            &["Dyke House", "Hall", "1"],
            &["", "Park", "2"],
            &["", "Shop", "3"],
        ],
    );
    example.workbook.sheets[0].merged.push((CellAt::new(2, 0), CellAt::new(3, 0)));
    let (extracted, findings) = example.extract();
    let areas: Vec<&str> = extracted.entries.iter().map(|e| example.area(e.area)).collect();
    assert_eq!(areas, ["Dyke House", "Dyke House", ""]);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("area-unknown"));
}

#[test]
fn amounts_are_whole_pence_and_the_difference_is_told() {
    let table: &[&[&str]] = &[&["label", "spent"], &["a", "0.125"], &["b", "1.004"], &["c", "2"]];
    let example = Example::new("r.csv").sheet("Q1", TITLE, table);
    let (extracted, findings) = example.extract();
    assert_eq!(words(&extracted.entries), [" | a |  | 0.13", " | b |  | 1.00", " | c |  | 2.00"]);
    assert_eq!(extracted.rounding.exact().to_string(), "-0.001");
    let says = "2 amounts have parts of a penny; rounding took £-0.001 in all";
    assert_eq!(findings, [format!("amount-rounded Q1!B3 {says}")]);
}

#[test]
fn what_stands_where_an_amount_should_is_said_and_never_nothing() {
    let example = Example::new("r.csv").sheet(
        "Q1",
        TITLE,
        &[
            &["label", "spent", "budget"],
            &["a", "TBC", "1"],
            &["b", "1,23", "1"],
            &["c", "#REF!", "1"],
            &["d", "see note", "1"],
            &["e", "£-", "1"],
            &["f", "2016-04-01", "TBC"],
            &["g", "", "1"],
        ],
    );
    let (extracted, findings) = example.extract();
    assert!(extracted.entries.is_empty());
    assert_eq!(
        findings,
        [
            "amount-pending Q1!B3 “TBC” stands for the amount in “spent”: it is not counted yet",
            "amount-unreadable Q1!B4 “1,23” stands for the amount in “spent” and is not counted",
            "amount-unreadable Q1!B5 the error #REF! stands for the amount in “spent” and is not counted",
            "amount-unreadable Q1!B6 “see note” stands for the amount in “spent” and is not counted",
            "amount-unreadable Q1!B8 the date 2016-04-01 stands for the amount in “spent” and is not counted",
        ]
    );
}

#[test]
fn a_line_without_words_is_said() {
    let example = Example::new("r.csv").sheet("S", TITLE, &[&["label", "spent"], &["", "5"]]);
    let (extracted, findings) = example.extract();
    assert_eq!(words(&extracted.entries), [" |  |  | 5.00"]);
    assert_eq!(findings, ["label-missing S!B3 the line has an amount and no words"]);
}

#[test]
fn dates_are_read_in_the_order_of_their_column() {
    let rows = |texts: &[&str]| -> (Vec<String>, Vec<String>) {
        let mut lines: Vec<Vec<&str>> = vec![vec!["label", "date", "spent"]];
        lines.extend(texts.iter().map(|text| vec!["x", text, "1"]));
        let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
        let example = Example::new("r.csv").sheet("S", TITLE, &lines);
        let (extracted, findings) = example.extract();
        let dates =
            extracted.entries.iter().map(|e| e.date.map_or_else(String::new, |d| d.to_string()));
        (dates.collect(), findings)
    };
    let (dates, findings) = rows(&["2016-04-05", "05/04/2016", "", "April 2016"]);
    assert_eq!(dates, ["2016-04-05", "2016-04-05", "", ""]);
    assert_eq!(findings, [""; 0]);
    assert_eq!(rows(&["05/04/2016", "04/25/2016"]).0, ["2016-05-04", "2016-04-25"]);
    assert_eq!(
        rows(&["31/04/2016", "various", "42461"]).1,
        [
            "date-unreadable S!B3 “31/04/2016” is a day that does not exist",
            "date-unreadable S!B4 “various” is not a date",
            "date-unreadable S!B5 42461 is not shown as a date",
        ]
    );
}

#[test]
fn periods_come_from_columns_lines_and_the_sheet() {
    let example = Example::new("r.csv").sheet(
        "",
        TITLE,
        &[
            &["label", "period", "Q1 2016/17", "Q2 2016/17", "spent"],
            &["a", "", "1", "2", ""],
            &["b", "May", "", "", "3"],
            &["c", "Q4", "", "", "4"],
            &["d", "soon", "", "", "5"],
            &["e", "2016-05-01", "", "", "6"],
        ],
    );
    let (extracted, findings) = example.extract();
    let periods: Vec<String> = extracted
        .entries
        .iter()
        .map(|e| e.period.map_or_else(String::new, |p| p.label(4)))
        .collect();
    let expected = ["Q1 2016/17", "Q2 2016/17", "May 2016", "Q4 2016/17", "2016/17", "May 2016"];
    assert_eq!(periods, expected);
    assert_eq!(findings, ["period-unknown B6 “soon” gives no certain period"]);
}

#[test]
fn parameter_rows_give_the_period_together() {
    let titles: &[&[&str]] = &[&["Whitley"], &["Quarter:", "Q3"], &["Year:", "2016/17"]];
    let example = Example::new("r.csv").sheet("S", titles, &[&["label", "spent"], &["x", "1"]]);
    let (extracted, findings) = example.extract();
    assert_eq!(extracted.entries[0].period, Period::quarter(2016, 3, 4));
    assert_eq!(findings, [""; 0]);
    let titles: &[&[&str]] = &[&["Whitley"], &["From", "2016-04-01", "to", "2016-09-30"]];
    let example = Example::new("r.csv").sheet("S", titles, &[&["label", "spent"], &["x", "1"]]);
    assert_eq!(example.extract().0.entries[0].period, Period::half(2016, 1, 4));
}

#[test]
fn line_dates_give_the_period_when_nothing_else_does() {
    let table = |last| -> Vec<Vec<&str>> {
        let row = |date| vec!["x", date, "1"];
        vec![vec!["label", "date", "spent"], row("2016-06-01"), row("2016-04-05"), row(last)]
    };
    let run = |last| {
        let rows = table(last);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let example = Example::new("r.csv").sheet("S", &[&["Whitley"]], &rows);
        let (extracted, findings) = example.extract();
        (extracted.entries[0].period.map(|period| period.to_string()), findings)
    };
    assert_eq!(run("2016-05-01"), (Some("2016-04-05..2016-06-01".into()), vec![]));
    let says = "nothing in the sheet, its name or the file name gives one period";
    assert_eq!(run(""), (None, vec![format!("period-unknown S {says}")]));
}

#[test]
fn a_person_s_word_beats_the_sheet() {
    let said = Said { area: Some(AreaId(2)), period: Period::financial_year(2015, 4) };
    let rows: &[&[&str]] = &[
        &["label", "area", "period", "spent"],
        &["a", "Whitley", "", "1"],
        &["b", "Nowhere", "2016/17", "2"],
        &["c", "", "May 2015", "3"],
    ];
    let example = Example::new("r.csv").sheet("", TITLE, rows).said(said);
    let (extracted, findings) = example.extract();
    let told: Vec<String> = extracted
        .entries
        .iter()
        .map(|e| format!("{} {}", example.area(e.area), e.period.unwrap().label(4)))
        .collect();
    assert_eq!(told, ["Dyke House 2015/16", "Dyke House 2015/16", "Dyke House May 2015"]);
    assert_eq!(findings, [""; 0]);
}

#[test]
fn area_columns_name_each_line_and_strangers_are_said_once() {
    let rows: &[&[&str]] = &[
        &["label", "area", "spent"],
        &["a", "Dyke House", "1"],
        &["b", "Atlantis", "2"],
        &["c", "Atlantis", "3"],
        &["d", "", "4"],
        &["e", "Dyke Hous", "5"],
    ];
    let example = Example::new("r.csv").sheet("S", TITLE, rows);
    let (extracted, findings) = example.extract();
    let areas: Vec<&str> = extracted.entries.iter().map(|e| example.area(e.area)).collect();
    assert_eq!(areas, ["Dyke House", "", "", "Whitley Bay", "Dyke House"]);
    assert_eq!(
        findings,
        [
            "area-unknown S!B4 areas.csv does not know the area “Atlantis”",
            "area-likely S!B7 “Dyke Hous” was taken for Dyke House",
        ]
    );
}
