//! No output holds a cell that a spreadsheet program would run, wherever the text came in.

use std::borrow::Cow;
use std::sync::Arc;

use super::entries_csv::{EntryLines, Fate};
use super::names::tests::mappings;
use super::review_xlsx::second::SecondList;
use super::*;
use crate::classify::{Decision, LikeHint, Method, Rival, Suggestion};
use crate::detect::SheetLayout;
use crate::extract::Entry;
use crate::mapping::{Answer, Coding, Line, Mappings};
use crate::model::key::label_key;
use crate::model::{
    AreaId, Basis, CategoryId, CellAt, Code, Counted, Finding, LabelFrom, Money, Percent, RowRole,
    Tally,
};
use crate::open::SheetBuilder;
use crate::reconcile::FileRow;
use crate::reconcile::control::{FileAccount, Reading, control_account};
use crate::register::{AreaRecord, Register};
use crate::review::{DecidedLabel, FirstPlaces, LinePlace, Question};
use crate::total::{CategoryBucket, SpendLine, Totals};

const EVIL: &str = "\t=HYPERLINK(\"http://x\",\"a\")\r\n+1;=2";

fn evil_mappings() -> Mappings {
    let mut mappings = mappings();
    for area in &mut mappings.areas {
        (area.id, area.name) = (EVIL.into(), EVIL.into());
    }
    for category in &mut mappings.categories {
        (category.id, category.name) = (EVIL.into(), EVIL.into());
    }
    mappings
}

fn evil_suggestions() -> Vec<Suggestion> {
    vec![Suggestion {
        category: CategoryId(1),
        score: 1,
        rule: None,
        like: Some(LikeHint { label: EVIL.into(), line: Line(2), score: 1 }),
        words: Vec::new(),
    }]
}

fn evil_decision() -> Decision {
    let rival = Rival { category: CategoryId(1), label: EVIL.into(), score: 1 };
    Decision {
        key: Default::default(),
        answer: Some(Answer::One(CategoryId(0))),
        method: Method::Fuzzy,
        score: 1,
        matched: EVIL.into(),
        line: None,
        rival: Some(rival.clone()),
        reason: EVIL.into(),
    }
}

fn entries(mappings: &Mappings) -> Vec<u8> {
    let names = FileNames { file: EVIL, sha256: "00", sheets: vec![EVIL] };
    let amount = Money::from_pence(-1);
    let entry = Entry {
        sheet: 0,
        cell: CellAt::new(0, 0),
        area: Some(AreaId(0)),
        period: None,
        until: None,
        date: None,
        section: Cow::Borrowed(EVIL),
        label: Cow::Borrowed(EVIL),
        label_from: LabelFrom::Label,
        description: Cow::Borrowed(EVIL),
        basis: Basis::Spent,
        amount,
    };
    let mut lines = EntryLines::new(&names, mappings);
    let parts = [(CategoryBucket::Category(CategoryId(0)), amount)];
    lines.push(&entry, Fate::Spend { decision: &evil_decision(), parts: &parts });
    lines.push(&entry, Fate::Excluded { reason: EVIL });
    [entries_csv::head(), lines.finish()].concat()
}

fn rows() -> Vec<u8> {
    let mut builder = SheetBuilder::new(EVIL);
    builder.push_text(0, 0, EVIL);
    let rows = vec![(RowRole::LeftOut, Some(EVIL))];
    let layout = SheetLayout { rows, ..SheetLayout::default() };
    let mut out = rows_csv::head();
    rows_csv::render(&mut out, EVIL, &builder.finish(), &layout);
    out
}

fn findings() -> Vec<u8> {
    let mut finding = Finding::new(Code::NoSpend, EVIL, EVIL).on_sheet(EVIL);
    finding.file = Arc::from(EVIL);
    let mut out = findings_csv::head();
    findings_csv::render(&mut out, &[finding]);
    out
}

fn review<T>(mappings: &Mappings, render: impl Fn(&ReviewList<'_>) -> T) -> T {
    let place = LinePlace {
        file: Arc::from(EVIL),
        sheet: 0,
        cell: CellAt::new(0, 0),
        sheet_name: Arc::from(EVIL),
    };
    let question = Question {
        area: Some(AreaId(0)),
        label: EVIL,
        section: EVIL,
        sum: Tally::one(Money::from_pence(-1)),
        places: &[place],
        suggestions: &evil_suggestions(),
        so_far: Some(Percent::whole(100)),
    };
    render(&ReviewList::new(&[question], None, mappings))
}

fn second(mappings: &Mappings) -> Vec<u8> {
    let answer = Answer::Unclear;
    let coding = Coding { area: Some(AreaId(0)), key: label_key(EVIL), label: EVIL.into(), answer };
    let label = DecidedLabel { coding, section: EVIL.into(), places: FirstPlaces::default() };
    let list = SecondList { coder: EVIL, labels: &[&label], mappings };
    review_xlsx::second::render(&list).unwrap()
}

fn file_row() -> FileRow {
    let mut row = files_csv::tests::file_row();
    (row.file, row.sha256, row.reason) = (Arc::from(EVIL), Arc::from(EVIL), EVIL.into());
    row
}

fn register() -> Register {
    let record = AreaRecord { provisional: vec![EVIL.into()], ..AreaRecord::default() };
    Register { areas: vec![record], ..Register::default() }
}

fn totals() -> Totals {
    let mut totals = Totals::new(4);
    let amount = Money::from_pence(-1);
    let parts = [(CategoryBucket::Category(CategoryId(0)), amount)];
    let area = Some(AreaId(0));
    totals.add(&SpendLine {
        area,
        period: None,
        date: None,
        key: EVIL,
        label: EVIL,
        label_from: LabelFrom::Label,
        section: "",
        lines: 1,
        row: 0,
        amount,
        parts: &parts,
    });
    totals
}

/// Whether a spreadsheet program would run the field and it is not a number of ours.
fn would_run(field: &str) -> bool {
    let begins = field.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '"');
    let runs = begins.starts_with(['=', '+', '-', '@']) || field.starts_with(['\t', '\r']);
    runs && field.parse::<rust_decimal::Decimal>().is_err()
}

#[test]
fn no_field_of_any_csv_file_would_run() {
    let mappings = evil_mappings();
    let totals = totals();
    let tables = totals.tables(mappings.categories.len()).unwrap();
    let account = FileAccount::new(Arc::from(EVIL), "00", Reading::Refused);
    let register = register();
    let lists = totals_csv::Lists { tables: &tables, register: &register, mappings: &mappings };
    let files = [
        ("entries", entries(&mappings)),
        ("rows", rows()),
        ("findings", findings()),
        ("review", review(&mappings, review_csv::render)),
        ("files", files_csv::render(&[file_row()], &mappings)),
        ("register", register_csv::render(&register, &mappings)),
        (
            "control",
            control_csv::render(&control_account(account.found, Counted::ZERO, &[account])),
        ),
        ("areas", totals_csv::areas(&lists)),
        ("programme", totals_csv::programme(&lists)),
        ("labels", totals_csv::labels(&lists)),
        ("periods", totals_csv::periods(&lists)),
    ];
    for (name, bytes) in files {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("=HYPERLINK"), "{name} was not put to the test");
        let records: Vec<_> = csv::Reader::from_reader(text.as_bytes())
            .into_records()
            .map(|record| record.unwrap_or_else(|error| panic!("{name}: {error}")))
            .collect();
        assert_eq!(text.lines().count(), records.len() + 1, "{name}: a line is a record");
        for field in records.iter().flatten() {
            assert!(!would_run(field), "{name}: {field}");
        }
    }
}

#[test]
fn no_cell_of_a_workbook_is_a_formula_but_ours() {
    use calamine::{Reader as _, Xlsx};

    let mappings = evil_mappings();
    let totals = totals();
    let tables = totals.tables(mappings.categories.len()).unwrap();
    let files = [file_row()];
    let book = totals_xlsx::Book {
        tables: &tables,
        register: &register(),
        control: &[],
        files: &files,
        mappings: &mappings,
    };
    for (bytes, sheets) in [
        (totals_xlsx::render(&book).unwrap(), &totals_xlsx::SHEETS[..]),
        (review(&mappings, review_xlsx::render).unwrap(), &review_xlsx::SHEETS),
        (second(&mappings), &review_xlsx::second::SHEETS),
    ] {
        let mut workbook: Xlsx<_> =
            calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        for name in sheets {
            let formulas = workbook.worksheet_formula(name).unwrap();
            for (.., formula) in formulas.used_cells() {
                let ours = formula.starts_with("SUM(") || formula.starts_with("ROUND(");
                assert!(ours, "{name}: {formula}");
            }
        }
    }
}
