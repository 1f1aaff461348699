use proptest::prelude::*;

use super::*;

fn dated(text: &str) -> Option<PeriodWords> {
    let (start, end) = text.split_once("..").unwrap();
    let period = Period::new(start.parse().unwrap(), end.parse().unwrap()).unwrap();
    Some(PeriodWords::Dated(period))
}

fn check(text: &str, fy_start: u8, expected: Option<PeriodWords>) -> Option<String> {
    let read = read_period(text, fy_start);
    (read != expected).then(|| format!("{text}: {read:?}"))
}

#[test]
fn periods_with_dates() {
    let mut failures = Vec::new();
    const FY16: &str = "2016-04-01..2017-03-31";
    for (text, expected) in [
        ("2016/17", FY16),
        ("2016-17", FY16),
        ("2016/2017", FY16),
        ("2016-2017", FY16),
        ("2016 - 2017", FY16),
        ("2016–17", FY16),
        ("2006/7", "2006-04-01..2007-03-31"),
        ("1999/00", "1999-04-01..2000-03-31"),
        ("return_2016_17.xlsx", FY16),
        ("201617", FY16),
        ("FY16/17", FY16),
        ("FY 2016/17", FY16),
        ("FY1617", FY16),
        ("FY2017", FY16),
        ("FY17", FY16),
        ("financial year 2016-17", FY16),
        ("Spend for the year 2016/17 (£)", FY16),
        ("year ended 31 March 2017", FY16),
        ("Year ending March 2017", FY16),
        ("year to 31/03/2017", FY16),
        ("12 months to March 2017", FY16),
        ("Y/E 31 March 2017", FY16),
        ("FYE March 2017", FY16),
        ("1 April 2016 to 31 March 2017", FY16),
        ("From 1st April 2016 until 31st March 2017", FY16),
        ("01/04/2016 - 31/03/2017", FY16),
        ("Apr 2016 - Mar 2017", FY16),
        ("Year 3 (2016/17)", FY16),
        ("Year 3: 2016/17", FY16),
        ("2016/17 (April 2016 to March 2017)", FY16),
        ("01/04/2016 - 30/09/2016", "2016-04-01..2016-09-30"),
        ("1 April to 30 September 2016", "2016-04-01..2016-09-30"),
        ("six months to 30 September 2016", "2016-04-01..2016-09-30"),
        ("6 months ended 30/09/2016", "2016-04-01..2016-09-30"),
        ("half year to September 2016", "2016-04-01..2016-09-30"),
        ("H1 2016/17", "2016-04-01..2016-09-30"),
        ("first half 2016/17", "2016-04-01..2016-09-30"),
        ("second half of 2016/17", "2016-10-01..2017-03-31"),
        ("Q1 2017/18", "2017-04-01..2017-06-30"),
        ("Quarter 1 spend report 2017/18", "2017-04-01..2017-06-30"),
        ("2017/18 spend report (Q1)", "2017-04-01..2017-06-30"),
        ("H1 spend, 2016/17", "2016-04-01..2016-09-30"),
        ("Q1 17/18", "2017-04-01..2017-06-30"),
        ("2017/18 Q1", "2017-04-01..2017-06-30"),
        ("2017-18_Q1.xlsx", "2017-04-01..2017-06-30"),
        ("Q4 - 2017/18", "2018-01-01..2018-03-31"),
        ("Q3 FY18", "2017-10-01..2017-12-31"),
        ("quarter 2 2016/17", "2016-07-01..2016-09-30"),
        ("2nd quarter of 2016/17", "2016-07-01..2016-09-30"),
        ("First Quarter 2016/17", "2016-04-01..2016-06-30"),
        ("quarter ended 30 June 2016", "2016-04-01..2016-06-30"),
        ("Q1-Q2 2016/17", "2016-04-01..2016-09-30"),
        ("Q1 and Q2 2016/17", "2016-04-01..2016-09-30"),
        ("Q1 2016/17 & Q2 2016/17", "2016-04-01..2016-09-30"),
        ("2016/17 and 2017/18", "2016-04-01..2018-03-31"),
        ("Apr-Jun 2016", "2016-04-01..2016-06-30"),
        ("April to June 2016", "2016-04-01..2016-06-30"),
        ("Quarter 1 April to June 2016", "2016-04-01..2016-06-30"),
        ("Q1 Apr-Jun 2016", "2016-04-01..2016-06-30"),
        ("Q1 (Apr - Jun) 2016/17", "2016-04-01..2016-06-30"),
        ("Apr-Jun 16", "2016-04-01..2016-06-30"),
        ("Jan-Mar 2016/17", "2017-01-01..2017-03-31"),
        ("Nov 2018–Nov 2019", "2018-11-01..2019-11-30"),
        ("February 2016 to August 2017", "2016-02-01..2017-08-31"),
        ("May 2016", "2016-05-01..2016-05-31"),
        ("2016 May", "2016-05-01..2016-05-31"),
        ("May-16", "2016-05-01..2016-05-31"),
        ("May '16", "2016-05-01..2016-05-31"),
        ("Apr 16", "2016-04-01..2016-04-30"),
        ("Spend Apr 16 - Jun 16", "2016-04-01..2016-06-30"),
        ("2016-05", "2016-05-01..2016-05-31"),
        ("201605", "2016-05-01..2016-05-31"),
        ("2016", "2016-01-01..2016-12-31"),
        ("2016 (April 15)", "2016-01-01..2016-12-31"),
        ("FINANCIAL YEAR: 1 APRIL 2016 - 31 DECEMBER 2016", "2016-04-01..2016-12-31"),
        ("Spend 2016", "2016-01-01..2016-12-31"),
        ("Spend in May 2016, of 2016/17", "2016-05-01..2016-05-31"),
        ("2016/17 to 30 June 2017", FY16),
        ("Spend to date 2016/17", FY16),
        ("2017 return for 2016/17", FY16),
        ("1 Apr 16 - 31 Mar 17", FY16),
        ("Apr-16 to Mar-17", FY16),
        ("Period: 01.04.16 - 31.03.17", FY16),
        ("Budget v Actual Apr 2016 - Mar 2017.xls", FY16),
        ("Summary - May 2016", "2016-05-01..2016-05-31"),
    ] {
        failures.extend(check(text, 4, dated(expected)));
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn periods_without_dates() {
    for (text, expected) in [
        ("Year 3", PeriodWords::Year(3)),
        ("Yr 3", PeriodWords::Year(3)),
        ("Yr3 spend", PeriodWords::Year(3)),
        ("Y3", PeriodWords::Year(3)),
        ("year three", PeriodWords::Year(3)),
        ("Year 3 of 10", PeriodWords::Year(3)),
        ("Q2", PeriodWords::Quarter(2)),
        ("Qtr 2", PeriodWords::Quarter(2)),
        ("second quarter", PeriodWords::Quarter(2)),
        ("Q1 2017", PeriodWords::Quarter(1)),
        ("Return 2017: Q1", PeriodWords::Quarter(1)),
        ("Survey 2009, 4th quarter 2009", PeriodWords::Quarter(4)),
        ("May", PeriodWords::Month(5)),
        (" sept ", PeriodWords::Month(9)),
    ] {
        assert_eq!(read_period(text, 4), Some(expected), "{text}");
    }
}

#[test]
fn words_that_name_no_period() {
    let mut failures = Vec::new();
    for text in [
        "",
        "Plan 2",
        "Total",
        "12",
        "12 May 2016",
        "01/04/2016",
        "as at 31 March 2017",
        "Printed May 2016",
        "printed on 3 May 2016",
        "£2016",
        "£ 2,016",
        "2016.00",
        "2,016",
        "2016p",
        "A2016B",
        "#2016",
        "2016%",
        "2015-2025",
        "2016/17 and 2019/20",
        "16/17",
        "201112",
        "12345678",
        "12:30",
        "Years 1-3",
        "Q5",
        "Q1 Q3",
        "Marching band",
        "May Day fair",
        "Maya Court",
        "second hand shop",
        "31 April to 30 May 2016",
        "Y 3",
        "Year 3 Q2",
        "3000",
        "Phase 3",
        "Aug to Mar 2016",
        "2016/17/18",
        "Half marathon",
        "Spend to March 2017",
        "Year to date (March 2017)",
        "since 2016",
        "from April 2016",
        "Month 3 2016/17",
        "Q1 spend and Q2 forecast 2016/17",
        "Years ended June 30,",
        "1995 to 2008",
        "EST2008-01",
        "Y1-Y3",
        "Y09",
        "Quarterly return",
    ] {
        failures.extend(check(text, 4, None));
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn the_financial_year_may_begin_in_any_month() {
    for (text, fy_start, expected) in [
        ("2016/17", 7, "2016-07-01..2017-06-30"),
        ("Q3 2016/17", 9, "2017-03-01..2017-05-31"),
        ("Q1 2017", 1, "2017-01-01..2017-03-31"),
        ("FY2017", 1, "2017-01-01..2017-12-31"),
        ("FY2017", 9, "2016-09-01..2017-08-31"),
    ] {
        assert_eq!(read_period(text, fy_start), dated(expected), "{text}");
    }
}

#[test]
fn labels_are_what_people_say_and_read_back() {
    for label in [
        "2016/17",
        "1999/00",
        "Q1 2017/18",
        "Q4 2017/18",
        "H2 2016/17",
        "May 2016",
        "Nov 2018 to Nov 2019",
        "Jan 2016 to Dec 2016",
        "2 Apr 2016 to 30 Sep 2016",
    ] {
        let Some(PeriodWords::Dated(period)) = read_period(label, 4) else {
            panic!("{label} is not read");
        };
        assert_eq!(period.label(4), label);
    }
    assert_eq!(Period::calendar_year(2016).unwrap().label(1), "2016");
}

#[test]
fn periods_know_their_days_and_months() {
    let year = Period::financial_year(2016, 4).unwrap();
    let june = Period::month(2016, 6).unwrap();
    assert_eq!(year.to_string(), "2016-04-01..2017-03-31");
    assert_eq!((year.months(), june.months()), (12, 1));
    assert!(year.contains(june.start) && year.overlaps(&june) && year.covers(&june));
    assert!(!june.contains(year.start) && !june.covers(&year));
    assert!(!june.overlaps(&Period::month(2016, 7).unwrap()));
    assert_eq!(Period::quarter(2016, 5, 4), None);
    assert_eq!(Period::month(2016, 13), None);
    assert_eq!(Period::month_of_financial_year(2016, 3, 4), Period::month(2017, 3));
    assert_eq!(Period::months_to(june.end, 12).unwrap().start.to_string(), "2015-07-01");
    let february = Period::month(2017, 2).unwrap();
    assert_eq!(Period::months_to(february.end, 3).unwrap().start.to_string(), "2016-12-01");
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(
        text in any::<String>(),
        near in "([0-9]{1,4}|[/ –'_,£-]|Q|Year|FY|May|to|é|Half|ended|months|1st){0,9}",
    ) {
        for text in [text, near] {
            for fy_start in [0, 1, 4, 12, 255] {
                read_period(&text, fy_start);
            }
        }
    }

    #[test]
    fn quarters_fill_the_year(year in 1990i16..2060, fy_start in 1u8..=12) {
        let whole = Period::financial_year(year, fy_start).unwrap();
        let quarters: Option<Vec<Period>> =
            (1..=4).map(|quarter| Period::quarter(year, quarter, fy_start)).collect();
        let joined = quarters.unwrap().into_iter().reduce(|a, b| a.joined(b).unwrap());
        prop_assert_eq!(joined, Some(whole));
    }
}

#[test]
fn the_last_day_stands_behind_words_that_say_so() {
    for (text, day) in [
        ("Report to 30 September 2016", Some("2016-09-30")),
        ("Plan 2016-18: position at 31 March 2017", Some("2017-03-31")),
        ("Spent to date (as at 30/09/2016)", Some("2016-09-30")),
        ("Spend to end of March 2017", Some("2017-03-31")),
        ("Expenditure up to Sept 2016", Some("2016-09-30")),
        ("1 April 2016 to 30 September 2016", Some("2016-09-30")),
        ("Printed 3 October 2016", None),
        ("Return 30 September 2016", None),
        ("to 30 September 2016, to 31 March 2017", None),
        ("Spent to date", None),
        ("Q1 2016/17", None),
    ] {
        let expected: Option<Date> = day.map(|day| day.parse().unwrap());
        assert_eq!(read_until(text, 4), expected, "{text}");
    }
}
