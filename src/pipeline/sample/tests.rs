//! Lists as testers give them back.

use super::filled;
use crate::audit::{
    COLUMNS, Coded, Column, FilledSample, Hits, Outside, Plan, Rate, SampleRow, Terms,
};
use crate::gather::Format;
use crate::mapping::{Category, Mappings};
use crate::model::{Limits, Money, Tally};
use crate::open::open_bytes;
use crate::publish::sample_xlsx::plan_text;

const RUN: &str = "00ff";

fn mappings() -> Mappings {
    let category = |id: &str, name: &str| Category {
        id: id.into(),
        name: name.into(),
        aliases: Vec::new(),
        definition: String::new(),
        source: String::new(),
    };
    Mappings {
        categories: vec![
            category("arts", "Arts & heritage"),
            category("spaces", "Community spaces"),
        ],
        ..Mappings::default()
    }
}

/// Three lines of £100.00: arts, spaces, and a split of both.
fn rows() -> Vec<SampleRow> {
    let split = vec![("arts".into(), 6_000), ("spaces".into(), 4_000)];
    let coded = [vec![("arts".into(), 10_000)], vec![("spaces".into(), 10_000)], split];
    (1..)
        .zip(coded)
        .map(|(number, coded)| SampleRow {
            number,
            entry: format!("3fa85f64-1-B{number}"),
            file: "a.csv".into(),
            sheet: String::new(),
            cell: format!("B{number}"),
            area: String::new(),
            period: None,
            section: String::new(),
            label: "Mural".into(),
            amount: Money::from_pence(10_000),
            coded: Coded(coded),
            method: "label".into(),
            reason: String::new(),
            hits: Hits::Drawn(1),
        })
        .collect()
}

fn plan() -> Plan {
    let (tolerable, confidence) = (Rate::percent(2), Rate::percent(95));
    Plan {
        terms: Terms { tolerable, expected: Rate::default(), confidence, seed: 1 },
        run: RUN.into(),
        planned: 150,
        interval: 666_666,
        population: Tally { lines: 1_000, amount: Money::from_pence(100_000_000) },
        certain: Tally::ZERO,
        drawn: 3,
        lines: 3,
        categories: Vec::new(),
        outside: Outside::default(),
    }
}

/// The list as text, with what was found typed into its rows.
fn text(found: [(&str, &str); 3]) -> Vec<Vec<String>> {
    let mut lines =
        vec![vec![String::from("plan")], COLUMNS.map(|(_, name)| name.to_owned()).to_vec()];
    lines[0].extend(plan_text::pieces(&plan()).unwrap());
    for (row, (amount, category)) in rows().iter().zip(found) {
        let cell = |column: Column| match column {
            Column::Number => row.number.to_string(),
            Column::Entry => row.entry.clone(),
            Column::Amount => String::from("£100.00"),
            Column::Category => row.coded.to_string(),
            Column::Hits => row.hits.to_string(),
            Column::AmountFound => amount.to_owned(),
            Column::CategoryFound => category.to_owned(),
            Column::Check => row.drawn().check(RUN),
            _ => String::new(),
        };
        lines.push(COLUMNS.map(|(column, _)| cell(column)).to_vec());
    }
    lines
}

fn read(lines: &[Vec<String>]) -> Result<FilledSample, Vec<String>> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    lines.iter().for_each(|line| writer.write_record(line).unwrap());
    let bytes = writer.into_inner().unwrap();
    let book = open_bytes(&bytes, Format::Csv, &Limits::default()).unwrap();
    filled::read("list.csv", &book, &mappings())
        .map_err(|mistakes| mistakes.iter().map(ToString::to_string).collect())
}

const OK: (&str, &str) = ("ok", "ok");

#[test]
fn answers_are_read_however_they_are_written() {
    for (amount, category, pence, parts) in [
        ("ok", "ok", Some(10_000), Some(vec![("arts", 6_000), ("spaces", 4_000)])),
        ("OK.", "as coded", Some(10_000), Some(vec![("arts", 6_000), ("spaces", 4_000)])),
        ("£1,234.50", "unclear", Some(123_450), Some(vec![("unclear", 123_450)])),
        ("0", "Arts and heritage", Some(0), Some(vec![("arts", 0)])),
        ("100", "spaces 40; arts 60", Some(10_000), Some(vec![("arts", 6_000), ("spaces", 4_000)])),
        ("50", "spaces 60 %; arts 40", Some(5_000), Some(vec![("spaces", 3_000), ("arts", 2_000)])),
        ("", "", None, None),
    ] {
        let mut lines = text([OK, OK, (amount, category)]);
        lines.swap(2, 4);
        let sample = read(&lines).unwrap();
        assert_eq!(sample.plan, plan());
        let found = &sample.lines[2];
        assert_eq!((found.number, found.row), (3, 3), "rows in any order");
        assert_eq!(found.tested.coded, [("arts".into(), 6_000), ("spaces".into(), 4_000)]);
        assert_eq!(found.tested.amount_found, pence, "{amount}");
        let parts = parts.map(|parts: Vec<(&str, u64)>| {
            parts.into_iter().map(|(id, pence)| (id.to_owned(), pence)).collect::<Vec<_>>()
        });
        let of_found = found.tested.category_found.as_ref().map(|found| found.of_found.clone());
        assert_eq!(of_found, parts, "{category}");
    }
}

#[test]
fn all_that_is_wrong_with_answers_is_said_at_once() {
    let wrong = read(&text([("c. £50", "spaecs"), ("-5", "spaces 60; arts 30"), ("12/3/4", "ok")]));
    let expected = [
        "list.csv, line 3, amount found: `c. £50` is not an amount; write pounds like 1234.50, 0 if there is nothing, or ok \
         if the amount is as read; leave it empty if it is not tested",
        "list.csv, line 3, category found: there is no category `spaecs`; did you mean `spaces`? Or write ok if it is coded \
         rightly",
        "list.csv, line 4, amount found: `-5` is less than nothing, which the method cannot weigh; write 0, say what it is in \
         the note, and look into it by itself: a refund stands outside the sample",
        "list.csv, line 4, category found: the shares in `spaces 60; arts 30` add up to 90, not 100; let them add up to 100; \
         or write ok if it is coded rightly",
        "list.csv, line 5, amount found: `12/3/4` is not an amount; write pounds like 1234.50, 0 if there is nothing, or ok if \
         the amount is as read; leave it empty if it is not tested",
    ];
    assert_eq!(wrong.unwrap_err(), expected);
}

#[test]
fn rows_that_were_changed_lost_or_doubled_are_noticed() {
    let good = text([OK, OK, OK]);
    let at = |column: Column| COLUMNS.iter().position(|(one, _)| *one == column).unwrap();
    for column in [
        Column::Number,
        Column::Entry,
        Column::Amount,
        Column::Category,
        Column::Hits,
        Column::Check,
    ] {
        let mut lines = good.clone();
        lines[3][at(column)] = String::from("7");
        let said = read(&lines).unwrap_err();
        assert!(said[0].starts_with("list.csv, line 4, check: number, entry, amount"), "{said:?}");
    }
    let mut lines = good.clone();
    lines.remove(3);
    let said = read(&lines).unwrap_err();
    assert!(
        said[0].starts_with("list.csv, number: line 2 of the 3 that were drawn is not in the list"),
        "{said:?}"
    );
    let mut lines = good.clone();
    lines.push(lines[3].clone());
    assert_eq!(read(&lines).unwrap().lines.len(), 3, "the same twice says nothing new");
    lines[5][at(Column::AmountFound)] = String::from("5");
    let said = read(&lines).unwrap_err();
    assert_eq!(
        said,
        [
            "list.csv, line 6, number: row 4 is about line 2 too, and says something else; keep one of the two rows"
        ]
    );
    let mut lines = good.clone();
    lines.push(vec![String::from("a remark of mine")]);
    let said = read(&lines).unwrap_err();
    assert!(said[0].contains("the row does not say which line it is about"), "{said:?}");
    let mut lines = good.clone();
    lines.insert(3, good[1].clone());
    lines.insert(3, vec![String::new(); 3]);
    assert!(read(&lines).is_ok(), "a header that is repeated, and an empty row");
}

#[test]
fn a_list_without_its_plan_or_a_column_is_refused() {
    let good = text([OK, OK, OK]);
    let said = read(&good[1..]).unwrap_err();
    assert!(said[0].contains("the row `plan` above the list is missing"), "{said:?}");
    let mut lines = good.clone();
    lines[0][1] = lines[0][1].replace("20000", "30000");
    assert!(read(&lines).unwrap_err()[0].contains("is not as it was written"));
    let mut lines = good;
    lines[1][13] = String::from("amounts found");
    let said = read(&lines).unwrap_err();
    let expected = "list.csv, line 2, amount found: no column has this name; column N is called `amounts found`: is it this \
                    one? Then name it `amount found`";
    assert_eq!(said, [expected]);
}
