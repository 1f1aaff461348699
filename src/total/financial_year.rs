//! A year of accounts.

use std::fmt;

use crate::model::{Date, Period};

/// A financial year, by the calendar year in which it begins.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FinancialYear {
    /// The calendar year in which it begins.
    pub first_year: i16,
    /// Its first month, 1 to 12.
    pub first_month: u8,
}

impl FinancialYear {
    /// The year that `day` lies in, when years begin with `first_month`.
    pub fn of(day: Date, first_month: u8) -> FinancialYear {
        let month = u8::try_from(day.month()).unwrap_or(1);
        let first_year = if month >= first_month { day.year() } else { day.year() - 1 };
        FinancialYear { first_year, first_month }
    }

    /// The year that holds the whole of `period`, if one does.
    pub fn holding(period: Period, first_month: u8) -> Option<FinancialYear> {
        let year = FinancialYear::of(period.start, first_month);
        (period.start <= period.end && FinancialYear::of(period.end, first_month) == year)
            .then_some(year)
    }

    /// Its first and last day; `None` beyond the end of the calendar.
    pub fn period(self) -> Option<Period> {
        let month = i8::try_from(self.first_month).ok()?;
        let start = Date::new(self.first_year, month, 1).ok()?;
        let next = Date::new(self.first_year.checked_add(1)?, month, 1).ok()?;
        Some(Period { start, end: next.yesterday().ok()? })
    }
}

/// `2014/15`; `2014` when it is a calendar year.
impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first_month == 1 {
            return write!(f, "{:04}", self.first_year);
        }
        let next = (i32::from(self.first_year) + 1).rem_euclid(100);
        write!(f, "{:04}/{next:02}", self.first_year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_begins_with_its_first_month_and_has_its_usual_name() {
        for (day, first_month, name) in [
            (date(2014, 4, 1), 4, "2014/15"),
            (date(2014, 3, 31), 4, "2013/14"),
            (date(1999, 12, 31), 4, "1999/00"),
            (date(2014, 3, 31), 1, "2014"),
            (date(2014, 9, 30), 10, "2013/14"),
        ] {
            assert_eq!(FinancialYear::of(day, first_month).to_string(), name);
        }
    }

    #[test]
    fn only_a_period_within_the_year_counts_in_it() {
        let quarter = Period { start: date(2015, 1, 1), end: date(2015, 3, 31) };
        let calendar = Period { start: date(2015, 1, 1), end: date(2015, 12, 31) };
        let backwards = Period { start: date(2015, 3, 1), end: date(2015, 1, 1) };
        let year = FinancialYear { first_year: 2014, first_month: 4 };
        assert_eq!(FinancialYear::holding(quarter, 4), Some(year));
        assert_eq!(FinancialYear::holding(calendar, 4), None);
        assert_eq!(FinancialYear::holding(backwards, 4), None);
        let period = Period { start: date(2014, 4, 1), end: date(2015, 3, 31) };
        assert_eq!(year.period(), Some(period));
        assert_eq!(FinancialYear { first_year: 9999, first_month: 4 }.period(), None);
    }
}
