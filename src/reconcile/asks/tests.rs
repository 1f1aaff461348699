use super::*;
use crate::detect::{About, Headings, detect};
use crate::gather::Format;
use crate::model::{Code, Refusal};
use crate::open::{Sheet, SheetBuilder, Value};
use crate::reconcile::checked_totals;

/// A sheet called `name`; a row whose first cell begins with `!` is hidden.
fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let mut builder = SheetBuilder::new(name);
    for (row, cells) in (0..).zip(rows) {
        for (col, text) in (0..).zip(*cells) {
            if let Some(text) = text.strip_prefix('!') {
                builder.hide_rows(row..row + 1);
                builder.push_text(row, col, text);
            } else if let Ok(number) = text.parse() {
                builder.push(row, col, Default::default(), Value::Number(number));
            } else {
                builder.push_text(row, col, text);
            }
        }
    }
    builder.finish()
}

fn asked(sheet: Sheet, findings: &[Finding]) -> Vec<String> {
    let headings = Headings::default();
    let about =
        About { headings: &headings, fy_start: 4, header_row: None, basis: None, ignore: false };
    let layouts = vec![detect(&sheet, &about, None)];
    let workbook = Workbook { format: Format::Xlsx, sheets: vec![sheet], findings: Vec::new() };
    let totals = checked_totals(&workbook, &layouts);
    let returned = Returned { workbook: &workbook, layouts: &layouts, totals: &totals, findings };
    asks(&returned).into_iter().map(|ask| ask.says).collect()
}

fn spend() -> Sheet {
    sheet("Q1", &[&["Item", "Spent"], &["Hall", "10.50"], &["!Club", "20.25"], &["Total", "30.75"]])
}

fn finding(code: Code, cell: CellAt) -> Finding {
    Finding::new(code, "something is so", "").on_sheet("Q1").at(cell)
}

#[test]
fn a_sheet_that_ties_is_not_asked_about() {
    assert_eq!(asked(spend(), &[]), [""; 0]);
}

#[test]
fn a_total_that_differs_is_asked_about_with_its_cause() {
    let rows: [&[&str]; 5] = [
        &["Item", "Spent"],
        &["Coach hire", "900.00"],
        &["Hall", "4000.00"],
        &["Club", "313.20"],
        &["Total", "6113.20"],
    ];
    let asked = asked(sheet("Spend", &rows), &[]);
    assert_eq!(asked.len(), 1, "{asked:?}");
    let begins = "In ‘Spend’ cell B5 prints £6,113.20 as the total, and the lines in B2:B4 add up to £5,213.20. ";
    assert!(asked[0].starts_with(begins), "{asked:?}");
    assert!(asked[0].contains("£900.00"), "{asked:?}");
    assert!(asked[0].ends_with(" Which is right?"), "{asked:?}");
}

#[test]
fn few_cells_are_asked_about_one_by_one_and_many_in_one_sentence() {
    let at = |row| CellAt::new(row, 1);
    let one = [finding(Code::AmountUnreadable, CellAt::new(1, 0))];
    let said =
        "In ‘Q1’ cell A2 holds “Hall” where an amount should stand. What is the exact amount?";
    assert_eq!(asked(spend(), &one), [said]);
    let many: Vec<Finding> = (1..6).map(|row| finding(Code::LabelMissing, at(row))).collect();
    let said = "On ‘Q1’ 5 lines have an amount and no words: B2, B3, B4, B5 and B6. What was the money spent on?";
    assert_eq!(asked(spend(), &many), [said]);
}

#[test]
fn hidden_rows_are_asked_about_with_their_money() {
    let found = [Finding::new(Code::HiddenRows, "row 3 is hidden", "").on_sheet("Q1")];
    let said = "On ‘Q1’ some rows are hidden or filtered away, and £20.25 of spend stands in them (B3). \
                Is it meant to be counted?";
    assert_eq!(asked(spend(), &found), [said]);
}

#[test]
fn questions_come_once_and_in_the_order_of_cells() {
    let pending = finding(Code::AmountPending, CellAt::new(2, 1));
    let found = [
        pending.clone(),
        pending,
        finding(Code::DateUnreadable, CellAt::new(1, 0)),
        Finding::new(Code::PeriodUnknown, "nothing gives one", "").on_sheet("Q1"),
        finding(Code::TotalRounded, CellAt::new(3, 1)),
    ];
    let asked = asked(spend(), &found);
    assert_eq!(
        asked,
        [
            "Which period is the return for, from which day to which?",
            "In ‘Q1’ cell A2 holds “Hall”, which is no day that there is. Which day was it?",
            "In ‘Q1’ cell B3 says the number 20.25 for the amount. What is the amount?",
        ]
    );
}

#[test]
fn a_file_without_spend_and_one_that_cannot_be_read_are_asked_about() {
    let asked = asked(sheet("Q1", &[&["Nothing to report"]]), &[]);
    assert!(asked[0].starts_with("We found no line of spend in the file."), "{asked:?}");
    let refusal = Refusal::new("it is protected by a password", "Remove the password.");
    assert_eq!(
        ask_again(&refusal).says,
        "We could not read the file: it is protected by a password. Please send the spreadsheet again, saved as an \
         Excel workbook (.xlsx) without a password."
    );
    assert!(ask_which("a/b/Q1.xlsx").says.contains("“a/b/Q1.xlsx”"));
}
