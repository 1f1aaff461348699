//! Returns so small that anybody reads them rightly. Each line says how many entries there are, what
//! they come to in pence, and the total that is printed (`None`: none is).

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

mod found;

use std::fmt::Write;

use crosscast::model::{Money, RowRole};
use found::read_text;

type Small = (&'static str, usize, i64, Option<i64>);

/// Fails with every return that is read otherwise.
fn all_are_read_rightly(returns: &[Small]) {
    let mut wrong = String::new();
    for &(text, lines, pence, printed) in returns {
        let found = read_text(text);
        let sum: i64 = found.entries.iter().map(|entry| entry.2).sum();
        let total = found.printed.map(|(total, _)| total);
        let wanted = (lines, pence, printed.map(Money::from_pence));
        let got = (found.entries.len(), sum, total);
        if got != wanted {
            let roles: Vec<String> = found.roles.iter().map(RowRole::to_string).collect();
            let _ = writeln!(wrong, "{text}{got:?}, not {wanted:?}: {}\n", roles.join(", "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn totals_are_known_by_any_name_and_place() {
    all_are_read_rightly(&[
        ("Activity,Amount\nHall,10.00\nClub,20.00\n", 2, 3_000, None),
        ("Activity,Amount\nHall,10.00\nTotal,10.00\n", 1, 1_000, Some(1_000)),
        ("Activity,Amount\nHall,10\nClub,20\nTotal spend for the year,30\n", 2, 3_000, Some(3_000)),
        ("Activity,Amount\nHall,10\nClub,20\n,\nTotal:,30\n", 2, 3_000, Some(3_000)),
        ("Activity,Amount\nTotal,37.50\nHall,10.50\nPaint,27.00\n", 2, 3_750, Some(3_750)),
        ("Hall hire,10.50\nPaint,20\nClub,7\nTotal,37.50\n", 3, 3_750, Some(3_750)),
        ("Amount,Activity\n20.25,Club\n1.25,Fair\n21.50,Total\n", 2, 2_150, Some(2_150)),
        ("Activity,Amount\nHall,10\nClub,10\nFair,20\nTotal,40\n", 3, 4_000, Some(4_000)),
        ("Activity,Amount\nHall,10.50\nPaint,20\nTotal,40.50\n", 2, 3_050, Some(4_050)),
    ]);
}

#[test]
fn a_total_without_a_label_is_a_total() {
    all_are_read_rightly(&[
        ("Activity,Amount\nHall,10.50\nClub,20.00\n,30.50\n", 2, 3_050, Some(3_050)),
        ("Activity,Amount\nHall,10.50\nClub,20\nFair,5\n,35.50\n", 3, 3_550, Some(3_550)),
        (
            "Date,Activity,Amount\n01/04/2016,Hall,10.50\n02/04/2016,Club,20\n03/04/2016,Fair,5\n,,35.50\n",
            3,
            3_550,
            Some(3_550),
        ),
        (
            "Activity,Amount\nHall,10.10\nClub,20.20\n,30.30\nPaint,5.05\nBrush,6.06\n,11.11\nTotal,41.41\n",
            4,
            4_141,
            Some(4_141),
        ),
    ]);
}

#[test]
fn a_group_of_one_line_has_its_total_too() {
    all_are_read_rightly(&[(
        "Item,Cost\nSalary,12000\nPension,1200\nTotal staffing,13200\nYouth trips,1500\nTotal activities,1500\n\
         GRAND TOTAL,14700\n",
        3,
        1_470_000,
        Some(1_470_000),
    )]);
}

#[test]
fn money_out_of_an_account_is_spend() {
    all_are_read_rightly(&[(
        "Date,Details,In,Out,Balance\n01/04/2016,Opening balance,,,5000.00\n03/04/2016,Grant,10000.00,,15000.00\n\
         05/04/2016,Wages,,1200.50,13799.50\n09/04/2016,Hall hire,,80.00,13719.50\n",
        2,
        128_050,
        None,
    )]);
}

#[test]
fn a_supplier_whose_name_begins_with_total_is_a_line() {
    all_are_read_rightly(&[
        (
            "Activity,Amount\nTotal Fitness gym hire,10.50\nClub,20.25\nTotal,30.75\n",
            2,
            3_075,
            Some(3_075),
        ),
        (
            "Activity,Amount\nClub,20.25\nTotal Gas & Power,10.50\nTotal,30.75\n",
            2,
            3_075,
            Some(3_075),
        ),
    ]);
}

#[test]
fn an_amount_that_could_be_a_year_is_an_amount() {
    all_are_read_rightly(&[
        ("Activity,Amount\nHall,1200\nClub,750\nTotal,1950\n", 2, 195_000, Some(195_000)),
        ("Activity,Amount\nHall,1250.00\nClub,750.00\nTotal,2000.00\n", 2, 200_000, Some(200_000)),
        ("Activity,Amount\nHall,2016.00\nClub,35.50\nTotal,2051.50\n", 2, 205_150, Some(205_150)),
        ("Activity,Amount\nHall,2016\nClub,1999\nTotal,4015\n", 2, 401_500, Some(401_500)),
    ]);
}

#[test]
fn years_that_head_columns_are_no_amounts() {
    all_are_read_rightly(&[
        (
            "Activity,2015,2016\nClub,20.25,1.00\nFair,1.25,2.00\nTotal,21.50,3.00\n",
            4,
            2_450,
            Some(2_450),
        ),
        (
            "Activity,2015/16,2016/17\nClub,20.25,1.00\nFair,1.25,2.00\nTotal,21.50,3.00\n",
            4,
            2_450,
            Some(2_450),
        ),
        (
            "Year,Activity,Amount\n2016,Hall,10.50\n2017,Paint,27\n,Total,37.50\n",
            2,
            3_750,
            Some(3_750),
        ),
    ]);
}

#[test]
fn of_several_amounts_the_spend_of_the_period_counts() {
    all_are_read_rightly(&[
        (
            "Item,Net,VAT,Gross\nHall,10.00,2.00,12.00\nPaint,20.00,4.00,24.00\nTotal,30.00,6.00,36.00\n",
            2,
            3_600,
            Some(3_600),
        ),
        (
            "Item,Budget,Actual,Variance\nHall,10.00,8.00,2.00\nPaint,20.00,25.00,-5.00\nTotal,30.00,33.00,3.00\n",
            2,
            3_300,
            Some(3_300),
        ),
        (
            "Item,Committed,Paid,Remaining\nHall,100,60,40\nClub,50,50,0\nTotal,150,110,40\n",
            2,
            11_000,
            Some(11_000),
        ),
        (
            "Item,Qty,Unit price,Total\nChairs,10,12.50,125.00\nTables,4,30.00,120.00\nTotal,,,245.00\n",
            2,
            24_500,
            Some(24_500),
        ),
        (
            "Heading,Previously claimed,This claim,Total to date\nHall,100.00,60.00,160.00\nClub,50.00,40.00,90.00\nTotal,150.00,100.00,250.00\n",
            2,
            10_000,
            Some(10_000),
        ),
    ]);
}

#[test]
fn a_line_whose_only_figure_could_be_a_year_stays_in_its_section() {
    let text = "Activity,Budget,Spent\nHub,,\nMinibus,2003.00,\nMural,1.01,1.01\nFair,1.01,1.02\n\
                Subtotal,2005.02,2.03\nPark,,\nPlay area,5.00,6.00\nPond,7.00,8.00\n\
                Subtotal,12.00,14.00\nTotal,2017.02,16.03\n";
    let found = read_text(text);
    let sections: Vec<&str> = found.entries.iter().map(|entry| entry.0.as_str()).collect();
    assert_eq!(sections, ["Hub", "Hub", "Park", "Park"], "{text}");
    assert_eq!((found.agree, found.differ), (3, 0), "{text}");
}
