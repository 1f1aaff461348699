//! Days as spreadsheets count them.

use crate::model::Date;

/// From which day a workbook counts.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Day 1 is 1 January 1900, and 1900 is wrongly held to be a leap year.
    #[default]
    From1900,
    /// Day 0 is 1 January 1904.
    From1904,
}

/// What a number that is shown as a date stands for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// A day; the time of day is left off.
    Day(Date),
    /// A time of day without a day.
    Time,
    /// A day that never was.
    Impossible,
}

/// The last day that a spreadsheet program shows, 31 December 9999.
const LAST: f64 = 2_958_465.0;
/// Half a millisecond in days: times are kept no more exactly than this, so a number that
/// falls short of midnight by less is midnight.
const HALF_MILLISECOND: f64 = 0.0005 / 86_400.0;

/// The moment that day number `serial` stands for.
pub(super) fn moment(serial: f64, epoch: Epoch) -> Moment {
    let day = (serial + HALF_MILLISECOND).floor();
    if !(0.0..=LAST).contains(&day) {
        return Moment::Impossible;
    }
    let days = day as i64;
    let (year, month, start, offset) = match epoch {
        Epoch::From1904 => (1904, 1, 1, days),
        Epoch::From1900 if days == 0 => return Moment::Time,
        // 29 February 1900 does not exist.
        Epoch::From1900 if days == 60 => return Moment::Impossible,
        Epoch::From1900 => (1899, 12, 31, if days < 60 { days } else { days - 1 }),
    };
    if epoch == Epoch::From1904 && days == 0 && serial > 0.0 {
        return Moment::Time;
    }
    let first = jiff::civil::date(year, month, start);
    first.checked_add(jiff::Span::new().days(offset)).map_or(Moment::Impossible, Moment::Day)
}

/// The day in an ISO 8601 text such as `2024-03-31T00:00:00`.
pub(super) fn iso_day(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_spreadsheet_counts_them() {
        let day = |serial, epoch| match moment(serial, epoch) {
            Moment::Day(date) => date.to_string(),
            other => format!("{other:?}"),
        };
        for (serial, expected) in [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (60.0, "Impossible"),
            (61.0, "1900-03-01"),
            (45_382.0, "2024-03-31"),
            (45_382.75, "2024-03-31"),
            (45_381.999_999_999_99, "2024-03-31"),
            (2_958_465.0, "9999-12-31"),
            (2_958_466.0, "Impossible"),
            (0.5, "Time"),
            (-1.0, "Impossible"),
            (f64::NAN, "Impossible"),
        ] {
            assert_eq!(day(serial, Epoch::From1900), expected, "{serial}");
        }
        assert_eq!(day(0.0, Epoch::From1904), "1904-01-01");
        assert_eq!(day(43_920.0, Epoch::From1904), "2024-03-31");
        assert_eq!(
            iso_day("2024-03-31T12:00:00").map(|day| day.to_string()),
            Some("2024-03-31".into())
        );
        assert_eq!(iso_day("12:00:00"), None);
    }
}
