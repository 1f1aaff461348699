use proptest::prelude::*;

use super::*;

#[test]
fn dates_in_every_form() {
    for (text, expected) in [
        ("01/04/2016", "2016-04-01"),
        ("1/4/16", "2016-04-01"),
        ("1-4-70", "1970-04-01"),
        ("1.4.69", "2069-04-01"),
        ("2016-04-01", "2016-04-01"),
        ("2016/4/1", "2016-04-01"),
        ("2016-04-01T10:30:00Z", "2016-04-01"),
        ("01/04/2016 00:00", "2016-04-01"),
        ("01/04/2016, 9:15 am", "2016-04-01"),
        ("1 April 2016", "2016-04-01"),
        ("1st Apr 16", "2016-04-01"),
        ("1st of April, 2016", "2016-04-01"),
        ("22nd Sept 2016", "2016-09-22"),
        ("Apr 1, 2016", "2016-04-01"),
        ("April 1st 2016", "2016-04-01"),
        ("01-Apr-16", "2016-04-01"),
        ("29Feb2016", "2016-02-29"),
        ("Friday 1 April 2016", "2016-04-01"),
        (" Fri, 01 Apr 2016 ", "2016-04-01"),
    ] {
        let expected: Date = expected.parse().unwrap();
        assert_eq!(read_date(text, DayOrder::DayFirst), Ok(Some(expected)), "{text}");
    }
}

#[test]
fn dates_that_do_not_exist_are_bad() {
    for text in ["31/04/2018", "30 Feb 2016", "04/25/2016", "2017-02-29", "1/13/16"] {
        assert_eq!(read_date(text, DayOrder::DayFirst), Err(BadDate), "{text}");
    }
}

#[test]
fn texts_that_are_no_date() {
    for text in [
        "",
        "1",
        "12-34-56",
        "1.2.3",
        "3.50",
        "1/2",
        "April",
        "April 2016",
        "Apr 16",
        "25/06/2012900",
        "1 April",
        "1 Apple 2016",
        "01/04-2016",
        "2016/17",
        "12/05/2014 x",
        "1 - April 2016",
        "1 April 2016 to 31 March 2017",
        "May 5 Team",
        "Monday",
    ] {
        assert_eq!(read_date(text, DayOrder::DayFirst), Ok(None), "{text}");
    }
}

#[test]
fn a_column_agrees_on_its_order() {
    for (texts, order) in [
        (&["04/05/2016", "04/25/2016"][..], DayOrder::MonthFirst),
        (&["04/05/2016"], DayOrder::DayFirst),
        (&["25/04/2016", "04/25/2016"], DayOrder::DayFirst),
        (&["words"], DayOrder::DayFirst),
    ] {
        assert_eq!(day_order(texts.iter().copied()), order, "{texts:?}");
    }
    let expected = "2016-04-25".parse().unwrap();
    assert_eq!(read_date("04/25/2016", DayOrder::MonthFirst), Ok(Some(expected)));
}

#[test]
fn serials_count_from_either_epoch() {
    for (serial, epoch1904, expected) in [
        (1, false, Some("1900-01-01")),
        (59, false, Some("1900-02-28")),
        (60, false, None),
        (61, false, Some("1900-03-01")),
        (42_461, false, Some("2016-04-01")),
        (0, true, Some("1904-01-01")),
        (40_999, true, Some("2016-04-01")),
        (0, false, None),
        (-1, true, None),
        (2_958_465, false, Some("9999-12-31")),
        (2_958_466, false, None),
        (i64::MAX, true, None),
    ] {
        let expected = expected.map(|date| date.parse().unwrap());
        assert_eq!(from_serial(serial, epoch1904), expected, "{serial} {epoch1904}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in any::<String>(), near in "[0-9/.\\- ApriMayst:é,]{0,16}") {
        for text in [text, near] {
            let _ = read_date(&text, DayOrder::DayFirst);
            let _ = read_date(&text, DayOrder::MonthFirst);
        }
    }

    #[test]
    fn every_day_reads_back(serial in 1i64..60_000) {
        prop_assume!(serial != 60);
        let date = from_serial(serial, false).unwrap();
        let uk = format!("{}/{}/{}", date.day(), date.month(), date.year());
        prop_assert_eq!(read_date(&uk, DayOrder::DayFirst), Ok(Some(date)));
        prop_assert_eq!(read_date(&date.to_string(), DayOrder::DayFirst), Ok(Some(date)));
    }
}
