use super::*;
use crate::classify::Rival;
use crate::model::{AreaId, Basis, CategoryId, CellAt, LabelFrom, Period};
use crate::publish::names::tests::mappings;
use jiff::civil::date;
use std::borrow::Cow;

const DELIVERY: CategoryId = CategoryId(0);
const GRANTS: CategoryId = CategoryId(1);

fn entry() -> Entry<'static> {
    Entry {
        sheet: 0,
        cell: CellAt::new(8, 3),
        area: Some(AreaId(0)),
        period: Some(Period { start: date(2014, 4, 1), end: date(2015, 3, 31) }),
        until: None,
        date: None,
        section: Cow::Borrowed("Projects"),
        label: Cow::Borrowed("=Mural, \"big\""),
        label_from: LabelFrom::Label,
        description: Cow::Borrowed(""),
        basis: Basis::Spent,
        amount: Money::from_pence(-50_001),
    }
}

fn decision(answer: Option<Answer>, method: Method) -> Decision {
    Decision {
        key: Default::default(),
        answer,
        method,
        score: 9_731,
        matched: String::from("mural"),
        line: None,
        rival: None,
        reason: String::from("like \"mural\""),
    }
}

fn lines(push: impl FnOnce(&mut EntryLines<'_>)) -> String {
    let names = FileNames { file: "a/b.xlsx", sha256: "3fa85f6407bc", sheets: vec!["Q1"] };
    let mappings = mappings();
    let mut lines = EntryLines::new(&names, &mappings);
    push(&mut lines);
    String::from_utf8(lines.finish()).unwrap()
}

#[test]
fn the_columns_are_those_of_the_contract() {
    let documented = "entry_id, file, sheet, row, cell, area, period_start, period_end, date, section, \
        label, description, basis, amount, category, share, method, score, matched_label, \
        rival_category, rival_score, status, reason, label_from";
    assert_eq!(COLUMNS.join(", "), documented);
    assert!(head().starts_with(b"entry_id,file,"));
}

#[test]
fn a_coded_line_carries_its_evidence() {
    let mut decision = decision(Some(Answer::One(DELIVERY)), Method::Fuzzy);
    let label = String::from("murals");
    decision.rival = Some(Rival { category: GRANTS, label, score: 5_000 });
    let parts = [(CategoryBucket::Category(DELIVERY), entry().amount)];
    let line = lines(|out| out.push(&entry(), Fate::Spend { decision: &decision, parts: &parts }));
    let expected = "3fa85f64-1-D9,a/b.xlsx,Q1,9,D9,noel-park,2014-04-01,2015-03-31,,Projects,\
        \"'=Mural, \"\"big\"\"\",,spent,-500.01,delivery,1.0000,fuzzy,0.9731,mural,small-grants,0.5000,\
        coded,\"like \"\"mural\"\"\",label\n";
    assert_eq!(line, expected);
}

#[test]
fn a_split_has_a_line_for_each_share() {
    let shares = vec![(DELIVERY, 3_333), (GRANTS, 6_667)];
    let decision = decision(Some(Answer::Split(shares)), Method::Split);
    let parts = [
        (CategoryBucket::Category(DELIVERY), Money::from_pence(-16_665)),
        (CategoryBucket::Category(GRANTS), Money::from_pence(-33_336)),
    ];
    let text = lines(|out| out.push(&entry(), Fate::Spend { decision: &decision, parts: &parts }));
    let told: Vec<(&str, bool)> = text
        .lines()
        .map(|line| (line.split(',').next().unwrap(), line.contains("split")))
        .collect();
    assert_eq!(told, [("3fa85f64-1-D9", true), ("3fa85f64-1-D9-2", true)]);
    assert!(text.contains(",-166.65,delivery,0.3333,split,"), "{text}");
    assert!(text.contains(",-333.36,small-grants,0.6667,split,"), "{text}");
}

#[test]
fn what_waits_and_what_is_excluded_have_no_category() {
    let waits = decision(None, Method::None);
    let parts = [(CategoryBucket::Review, entry().amount)];
    let unclear = decision(Some(Answer::Unclear), Method::Unclear);
    let unclear_parts = [(CategoryBucket::Unclear, entry().amount)];
    let text = lines(|out| {
        let bare = Entry { area: None, period: None, basis: Basis::Budget, ..entry() };
        out.push(&bare, Fate::Excluded { reason: "a budget" });
        out.push(&bare, Fate::Spend { decision: &waits, parts: &parts });
        out.push(&bare, Fate::Spend { decision: &unclear, parts: &unclear_parts });
    });
    let ends: Vec<&str> = text.lines().map(|line| line.split("-500.01,").nth(1).unwrap()).collect();
    let expected = [
        ",,none,,,,,excluded,a budget,label",
        ",,none,0.9731,mural,,,review,\"like \"\"mural\"\"\",label",
        "unclear,1.0000,unclear,0.9731,mural,,,coded,\"like \"\"mural\"\"\",label",
    ];
    assert_eq!(ends, expected);
    assert!(text.starts_with("3fa85f64-1-D9,a/b.xlsx,Q1,9,D9,,,,,Projects,"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    assert!(reader.records().all(|record| record.unwrap().len() == COLUMNS.len()));
}
