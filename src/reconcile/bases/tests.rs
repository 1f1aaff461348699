//! Relations between columns that most lines keep, and lines that break them.

use super::*;
use crate::detect::{About, Headings, detect};
use crate::gather::Format;
use crate::model::Limits;
use crate::open::open_bytes;

fn said(text: &str) -> Vec<(Code, String, String)> {
    let workbook = open_bytes(text.as_bytes(), Format::Csv, &Limits::default()).unwrap();
    let headings = Headings::default();
    let about =
        About { headings: &headings, fy_start: 4, header_row: None, basis: None, ignore: false };
    let layouts = [detect(&workbook.sheets[0], &about, None)];
    let one = |finding: Finding| (finding.code, finding.place(), finding.says);
    bases(&workbook, &layouts).into_iter().map(one).collect()
}

#[test]
fn a_line_whose_remainder_is_wrong_is_told() {
    let found = said(
        "Item,Budget,Spent,Remaining\nHall,500.00,120.50,379.50\nClub,300.00,80.25,219.75\n\
         Bus,200.00,50.00,100.00\nFete,150.00,20.10,129.90\n",
    );
    let says = "B4 less C4 comes to £150.00, and D4 (“Remaining”) says £100.00: £50.00 too little";
    assert_eq!(found, [(Code::RemainingDiffers, "D4".to_owned(), says.to_owned())]);
}

#[test]
fn what_is_committed_may_be_taken_off_as_well() {
    let rows = "Item,Budget,Spent,Committed,Remaining\nHall,500,120,30,350\nClub,300,80,20,200\n\
                Bus,200,50,10,140\n";
    assert_eq!(said(rows), []);
    let wrong = rows.replace("140", "150");
    assert_eq!(said(&wrong)[0].1, "E4");
}

#[test]
fn each_block_of_a_wide_table_is_checked() {
    let found = said(
        "Item,Budget Q1,Spent Q1,Remaining Q1,Budget Q2,Spent Q2,Remaining Q2\n\
         Hall,500,120.5,379.5,600,80.25,519.75\nClub,300,80.25,219.75,100,20.10,79.9\n\
         Bus,200,50.1,149.9,300,10.5,289.5\nFete,150,20.1,129.9,250,49.5,100.5\n",
    );
    let told: Vec<_> = found.iter().map(|(code, at, _)| (*code, at.as_str())).collect();
    assert_eq!(told, [(Code::RemainingDiffers, "G5")]);
}

#[test]
fn a_column_that_never_adds_up_is_something_else() {
    let rows = "Item,Budget,Spent,Difference\nHall,500,120,1\nClub,300,80,2\nBus,200,50,3\n";
    assert_eq!(said(rows), []);
}

#[test]
fn net_and_vat_are_gross() {
    let found = said(
        "Item,Net,VAT,Gross\nHall,100.00,20.00,120.00\nClub,80.00,16.00,96.00\n\
         Bus,50.00,10.00,65.00\nFete,20.00,,20.00\n",
    );
    assert_eq!((found.len(), found[0].0, found[0].1.as_str()), (1, Code::VatDiffers, "D4"));
}

#[test]
fn vat_at_no_usual_rate_is_noted() {
    let found = said(
        "Item,Net,VAT,Gross\nHall,100.00,20.00,120.00\nClub,80.00,16.00,96.00\n\
         Bus,50.00,8.75,58.75\nFete,20.00,1.00,21.00\n",
    );
    assert_eq!((found.len(), found[0].0, found[0].1.as_str()), (1, Code::VatRateUnusual, "C4"));
}

#[test]
fn before_and_this_period_are_to_date() {
    let found = said(
        "Item,Previous spend,Spent this period,Spent to date\nHall,100.00,20.00,120.00\n\
         Club,80.00,16.00,96.00\nBus,50.00,10.00,70.00\n",
    );
    assert_eq!((found.len(), found[0].0, found[0].1.as_str()), (1, Code::ToDateDiffers, "D4"));
}

#[test]
fn money_that_came_in_is_told_with_its_pounds() {
    let found = said(
        "Item,Spent\nHall,100.00\nGrant received,-500.00\nIncome maximisation worker,80.00\n\
         Café income,-20.00\n",
    );
    assert_eq!((found.len(), found[0].0, found[0].1.as_str()), (1, Code::IncomeAmongSpend, "B3"));
    assert!(found[0].2.contains("2 lines of £520.00 in all and lowers the spend"), "{found:?}");
}
