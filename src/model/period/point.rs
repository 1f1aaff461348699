//! One end of a range of time.

use super::Period;
use crate::model::Date;

/// One end of a range, as far as the words give it.
#[derive(Copy, Clone)]
pub(super) struct Point {
    pub(super) day: Option<u8>,
    pub(super) month: u8,
    pub(super) year: Option<YearWords>,
}

/// How the words give a year.
#[derive(Copy, Clone)]
pub(super) enum YearWords {
    Calendar(i16),
    /// The financial year that begins in this year.
    Financial(i16),
}

impl Point {
    pub(super) fn on(date: Date) -> Point {
        Point {
            day: u8::try_from(date.day()).ok(),
            month: date.month().unsigned_abs(),
            year: Some(YearWords::Calendar(date.year())),
        }
    }

    /// The month or day that it names, when its year is a calendar year.
    pub(super) fn period(self) -> Option<Period> {
        match self.year? {
            YearWords::Calendar(year) => self.in_year(year),
            YearWords::Financial(_) => None,
        }
    }

    /// The month or day that it names.
    pub(super) fn period_in(self, fy_start: u8) -> Option<Period> {
        match self.year? {
            YearWords::Calendar(year) => self.in_year(year),
            YearWords::Financial(year) => {
                self.in_year(if self.month < fy_start { year.checked_add(1)? } else { year })
            }
        }
    }

    fn in_year(self, year: i16) -> Option<Period> {
        match self.day {
            None => Period::month(year, self.month),
            Some(day) => {
                let (month, day) = (i8::try_from(self.month).ok()?, i8::try_from(day).ok()?);
                let date = Date::new(year, month, day).ok()?;
                Period::new(date, date)
            }
        }
    }
}
