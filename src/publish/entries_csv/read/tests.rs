use std::borrow::Cow;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::classify::{Decision, Method, Rival};
use crate::extract::Entry;
use crate::mapping::Answer;
use crate::model::{AreaId, CategoryId, CellAt};
use crate::publish::entries_csv::{EntryLines, Fate, head};
use crate::publish::names::{FileNames, tests::mappings};
use crate::publish::safe_text::without_controls;
use crate::total::CategoryBucket;

const DELIVERY: CategoryId = CategoryId(0);
const GRANTS: CategoryId = CategoryId(1);

fn entry<'a>(row: u32, label: &'a str, pence: i64) -> Entry<'a> {
    Entry {
        sheet: 0,
        cell: CellAt::new(row, 3),
        area: Some(AreaId(1)),
        period: Some(Period { start: date(2014, 4, 1), end: date(2015, 3, 31) }),
        until: None,
        date: Some(date(2014, 5, 6)),
        section: Cow::Borrowed(label),
        label: Cow::Borrowed(label),
        label_from: LabelFrom::Label,
        description: Cow::Borrowed(""),
        basis: Basis::Spent,
        amount: Money::from_pence(pence),
    }
}

fn split() -> Decision {
    Decision {
        answer: Some(Answer::Split(vec![(DELIVERY, 3_333), (GRANTS, 6_667)])),
        method: Method::Split,
        score: 10_000,
        matched: String::from("=mural"),
        rival: Some(Rival { category: GRANTS, label: String::new(), score: 5_000 }),
        reason: String::from("because"),
        ..Decision::default()
    }
}

fn file(sheet: &str, push: impl FnOnce(&mut EntryLines<'_>)) -> String {
    let names = FileNames { file: "a/b.xlsx", sha256: "3fa85f6407bc", sheets: vec![sheet] };
    let mappings = mappings();
    let mut lines = EntryLines::new(&names, &mappings);
    push(&mut lines);
    String::from_utf8([head(), lines.finish()].concat()).unwrap()
}

fn push_split(out: &mut EntryLines<'_>, entry: &Entry<'_>, first: i64, second: i64) {
    let parts = [
        (CategoryBucket::Category(DELIVERY), Money::from_pence(first)),
        (CategoryBucket::Category(GRANTS), Money::from_pence(second)),
    ];
    out.push(entry, Fate::Spend { decision: &split(), parts: &parts });
}

fn open(text: &str) -> Result<PublishedEntries<&[u8]>, Damaged> {
    PublishedEntries::new(Path::new("out/entries.csv"), text.as_bytes())
}

/// The first fault in the file.
fn fault(text: &str) -> String {
    let read = || {
        let mut entries = open(text)?;
        while entries.next_entry()?.is_some() {}
        Ok::<(), Damaged>(())
    };
    read().unwrap_err().to_string()
}

#[test]
fn the_shares_of_one_entry_are_put_together() {
    let text = file("Q1", |out| {
        push_split(out, &entry(8, "Mural", 0), -16_665, -33_336);
        push_split(out, &entry(9, "Mural", 0), 100, 50);
        out.push(&entry(10, "VAT", 7), Fate::Excluded { reason: "a budget" });
    });
    let mut entries = open(&text).unwrap();
    let first = entries.next_entry().unwrap().unwrap();
    assert_eq!((first.entry_id, first.cell, first.row), ("3fa85f64-1-D9", "D9", 9));
    assert_eq!((first.file, first.sheet, first.area), ("a/b.xlsx", "Q1", "leaf-hall"));
    assert_eq!(first.amount, Money::from_pence(-50_001));
    assert_eq!((first.method, first.matched_label, first.reason), ("split", "=mural", "because"));
    assert_eq!((first.score, first.rival_score), (Some(10_000), Some(5_000)));
    assert_eq!((first.rival_category, first.status), ("small-grants", Status::Coded));
    let expected = [("delivery", 3_333, -16_665), ("small-grants", 6_667, -33_336)];
    let parts: Vec<_> = first.parts().collect();
    assert_eq!(
        parts,
        expected.map(|(category, share, pence)| PublishedPart {
            category,
            share: Some(share),
            amount: Money::from_pence(pence),
        })
    );
    let second = entries.next_entry().unwrap().unwrap();
    assert_eq!((second.entry_id, second.parts().count()), ("3fa85f64-1-D10", 2));
    let third = entries.next_entry().unwrap().unwrap();
    assert_eq!((third.status, third.score, third.reason), (Status::Excluded, None, "a budget"));
    assert_eq!(third.parts().next().map(|part| (part.category, part.share)), Some(("", None)));
    assert!(entries.next_entry().unwrap().is_none());
    assert!(entries.next_entry().unwrap().is_none());
}

#[test]
fn columns_may_stand_in_any_order_and_others_among_them() {
    let text = file("", |out| push_split(out, &entry(0, "Hall, hire", 0), 1, 2));
    let mut turned = csv::Writer::from_writer(Vec::new());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for record in reader.records() {
        turned.write_record(record.unwrap().iter().rev().chain(["more"])).unwrap();
    }
    let turned = String::from_utf8(turned.into_inner().unwrap()).unwrap();
    let mut entries = open(&turned).unwrap();
    let entry = entries.next_entry().unwrap().unwrap();
    assert_eq!((entry.label, entry.amount), ("Hall, hire", Money::from_pence(3)));
}

#[test]
fn what_is_damaged_is_named_with_line_and_column() {
    let good = file("", |out| {
        push_split(out, &entry(0, "Hall", 0), 123, 2);
        out.push(&entry(1, "Hall", 0), Fate::Excluded { reason: "" });
    });
    for (from, to, says) in [
        (",amount,", ",sum,", "line 1: the column `amount` is missing"),
        (",1.23,", ",1.2.3,", "line 2, amount: `1.2.3` is not an amount"),
        (",1.23,", ",0.005,", "line 2, amount: `0.005` is not an amount"),
        (",0.02,", ",,", "line 3, amount: `` is not an amount"),
        (",0.6667,", ",most,", "line 3, share: `most` is not a score"),
        ("2014-05-06", "06/05/2014", "line 2, date: `06/05/2014` is not a date"),
        (
            "2015-03-31",
            "2013-03-31",
            "line 2, period_end: the period ends on 2013-03-31, before it begins on 2014-04-01",
        ),
        (",excluded,", ",gone,", "line 4, status: `gone` is not a status"),
        (",excluded,", ",", "line 4: the line has 23 fields and not 24"),
    ] {
        let text = good.replacen(from, to, 1);
        assert_ne!(text, good);
        let said = fault(&text);
        assert!(said.starts_with(&format!("out/entries.csv, {says}")), "{said}");
        assert!(said.ends_with("say `crosscast run` to have it written anew"), "{said}");
    }
    assert!(fault("").contains("the column `entry_id` is missing"));
    let missing = PublishedEntries::open(Path::new("nowhere/entries.csv")).unwrap_err();
    assert!(missing.to_string().starts_with("nowhere/entries.csv: it cannot be read"));
}

proptest! {
    #[test]
    fn what_was_written_is_read_back(
        lines in prop::collection::vec(
            ("\\PC{0,12}|[-=+@'\", ;\t\n\u{0}a1＝]{0,8}", -100_000i64..100_000, -500i64..500, any::<bool>()),
            0..6,
        ),
        sheet in "[-='\", a]{0,5}",
    ) {
        let text = file(&sheet, |out| {
            for (row, (label, first, second, excluded)) in (0..).zip(&lines) {
                let entry = entry(row, label, first + second);
                match excluded {
                    true => out.push(&entry, Fate::Excluded { reason: label }),
                    false => push_split(out, &entry, *first, *second),
                }
            }
        });
        let mut entries = open(&text).unwrap();
        for (label, first, second, excluded) in &lines {
            let read = entries.next_entry().unwrap().unwrap();
            let (label, sheet) = (without_controls(label), without_controls(&sheet));
            prop_assert_eq!((read.label, read.section, read.sheet), (&*label, &*label, &*sheet));
            prop_assert_eq!(read.amount, Money::from_pence(first + second));
            prop_assert_eq!(read.parts().map(|part| part.amount).sum::<Money>(), read.amount);
            prop_assert_eq!(read.status == Status::Excluded, *excluded);
            prop_assert_eq!(read.parts().count(), if *excluded { 1 } else { 2 });
        }
        prop_assert!(entries.next_entry().unwrap().is_none());
    }
}
