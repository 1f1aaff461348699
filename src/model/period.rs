//! The stretch of time that money belongs to.

mod grammar;
mod numbers;
mod point;
mod tokens;

use std::fmt;

use jiff::ToSpan;

use super::Date;

/// From one day to another, both included.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

/// A period as some words give it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum PeriodWords {
    /// A stretch with dates.
    Dated(Period),
    /// "Year 3": a year counted from the area's own beginning.
    Year(u8),
    /// "Q2", "quarter 2" with no year: a quarter of the financial year of the return.
    Quarter(u8),
    /// A month, 1 to 12, with no year.
    Month(u8),
}

/// Reads a period in `text`; `fy_start` is the first month of the financial year (4 in the UK).
/// `None` when the text names none, or more than one that do not make one stretch.
///
/// A single day is not a period. `Q1 2017` is [`PeriodWords::Quarter`] unless the financial
/// year is the calendar year: the year may be the one that begins or the one that ends in 2017.
/// `FY2017` is the year that ends in 2017.
pub fn read_period(text: &str, fy_start: u8) -> Option<PeriodWords> {
    /// The longest that words without a digit take to say "second quarter".
    const LONGEST_WORDS: usize = 32;
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    if !digits && text.len() > LONGEST_WORDS {
        return None;
    }
    let tokens = tokens::tokens(text);
    let found = grammar::found(&tokens, fy_start.clamp(1, 12));
    one_stretch(&found, fy_start)
}

/// The last day that `text` names as the end of what it speaks of: `to 30 September 2016`, `as at
/// March 2017`. `None` when it names none, or several.
pub fn read_until(text: &str, fy_start: u8) -> Option<Date> {
    grammar::until(&tokens::tokens(text), fy_start.clamp(1, 12))
}

/// The one stretch that all of `found` make: the same period said twice, a period inside
/// another (the narrower is meant), a quarter and its year, or periods that follow each other. A bare calendar year
/// gives way to any other dates, and leaves a quarter beside it undated, unless that is how the
/// financial year runs.
pub fn one_stretch(found: &[PeriodWords], fy_start: u8) -> Option<PeriodWords> {
    let dated = found.iter().filter_map(|words| match words {
        PeriodWords::Dated(period) => Some(*period),
        _ => None,
    });
    let firm = |period: &Period| fy_start == 1 || !period.is_calendar_year();
    let any_firm = dated.clone().any(|period| firm(&period));
    let quarter = found.iter().find(|words| matches!(words, PeriodWords::Quarter(_)));
    if let Some(quarter) = quarter.filter(|_| !any_firm) {
        let agrees =
            |words: &&PeriodWords| matches!(words, PeriodWords::Dated(_)) || *words == quarter;
        return found.iter().all(|words| agrees(&words)).then_some(*quarter);
    }
    let mut dated = dated.filter(|period| !any_firm || firm(period));
    if let Some(first) = dated.next() {
        let stretch = dated.try_fold(first, Period::joined)?;
        let waiting = found
            .iter()
            .filter(|words| matches!(words, PeriodWords::Quarter(_) | PeriodWords::Month(_)));
        let narrowed = waiting
            .copied()
            .try_fold(stretch, |stretch, words| stretch.joined(words.within(stretch, fy_start)?));
        return narrowed.map(PeriodWords::Dated);
    }
    let (first, rest) = found.split_first()?;
    rest.iter().all(|other| other == first).then_some(*first)
}

impl PeriodWords {
    /// The quarter or month with its year taken from `base`: the only one that lies in `base` or
    /// around it. `None` when there are several or none; a bare calendar year leaves it open
    /// which quarter is meant.
    pub fn within(self, base: Period, fy_start: u8) -> Option<Period> {
        let part = |year| match self {
            PeriodWords::Quarter(number) => Period::quarter(year, number, fy_start),
            PeriodWords::Month(month) => Period::month_of_financial_year(year, month, fy_start),
            PeriodWords::Dated(_) | PeriodWords::Year(_) => None,
        };
        let quarter = matches!(self, PeriodWords::Quarter(_));
        if quarter && fy_start != 1 && base.is_calendar_year() {
            return None;
        }
        let first = Period::financial_year_of(base.start, fy_start);
        let last = Period::financial_year_of(base.end, fy_start);
        let mut parts =
            (first..=last).filter_map(part).filter(|part| base.covers(part) || part.covers(&base));
        parts.next().filter(|_| parts.next().is_none())
    }
}

impl Period {
    /// From `start` to `end`; `None` when the end is before the start.
    pub fn new(start: Date, end: Date) -> Option<Period> {
        (start <= end).then_some(Period { start, end })
    }

    /// The calendar month `month` (1 to 12) of `year`.
    pub fn month(year: i16, month: u8) -> Option<Period> {
        Period::months_from(year, month, 1)
    }

    /// The calendar year.
    pub fn calendar_year(year: i16) -> Option<Period> {
        Period::months_from(year, 1, 12)
    }

    /// The financial year that begins in `year`, in month `fy_start`.
    pub fn financial_year(year: i16, fy_start: u8) -> Option<Period> {
        Period::months_from(year, fy_start, 12)
    }

    /// Quarter `quarter` (1 to 4) of the financial year that begins in `year`.
    pub fn quarter(year: i16, quarter: u8, fy_start: u8) -> Option<Period> {
        Period::part(year, quarter, fy_start, 3)
    }

    /// Half `half` (1 or 2) of the financial year that begins in `year`.
    pub fn half(year: i16, half: u8, fy_start: u8) -> Option<Period> {
        Period::part(year, half, fy_start, 6)
    }

    /// Month `month` of the financial year that begins in `year`.
    pub fn month_of_financial_year(year: i16, month: u8, fy_start: u8) -> Option<Period> {
        let year = if month < fy_start { year.checked_add(1)? } else { year };
        Period::month(year, month)
    }

    /// `months` whole months, the first of them `month` of `year`.
    pub fn months_from(year: i16, month: u8, months: u8) -> Option<Period> {
        let start = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
        let end = start.checked_add(i32::from(months).months()).ok()?.yesterday().ok()?;
        Period::new(start, end)
    }

    /// The `months` months that end on `end`.
    pub fn months_to(end: Date, months: u8) -> Option<Period> {
        // Counted from the first day of the next month, so that short months lose no day.
        let start = end.tomorrow().ok()?.checked_sub(i32::from(months).months()).ok()?;
        Period::new(start, end)
    }

    /// Whether it is one calendar year.
    pub fn is_calendar_year(&self) -> bool {
        Period::calendar_year(self.start.year()) == Some(*self)
    }

    /// Whether `date` lies in it.
    pub fn contains(&self, date: Date) -> bool {
        (self.start..=self.end).contains(&date)
    }

    /// Whether all of `other` lies in it.
    pub fn covers(&self, other: &Period) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Period) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Number of calendar months that it touches.
    pub fn months(&self) -> u32 {
        let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        (month(self.end) - month(self.start) + 1).unsigned_abs()
    }

    /// The first month's year and number of months, if it is made of whole months.
    fn whole_months(&self) -> Option<u32> {
        let whole = self.start.day() == 1 && self.end == self.end.last_of_month();
        whole.then(|| self.months())
    }

    /// The year in which the financial year of `date` begins.
    pub fn financial_year_of(date: Date, fy_start: u8) -> i16 {
        if date.month() < fy_start as i8 { date.year() - 1 } else { date.year() }
    }

    /// What people call it: `2016/17`, `Q1 2017/18`, `May 2016`, `Nov 2018 to Nov 2019`.
    pub fn label(&self, fy_start: u8) -> String {
        let fy_start = fy_start.clamp(1, 12);
        let (start, end) = (self.start, self.end);
        let first = start.strftime("%b %Y");
        let Some(months) = self.whole_months() else {
            return format!("{} to {}", start.strftime("%-d %b %Y"), end.strftime("%-d %b %Y"));
        };
        let year = Period::financial_year_of(start, fy_start);
        let spelt = if fy_start == 1 {
            year.to_string()
        } else {
            format!("{year}/{:02}", (i32::from(year) + 1).rem_euclid(100))
        };
        let after = (i32::from(start.month()) - i32::from(fy_start)).rem_euclid(12);
        match (months, after) {
            (1, _) => start.strftime("%B %Y").to_string(),
            (12, 0) => spelt,
            (6, 0 | 6) => format!("H{} {spelt}", after / 6 + 1),
            (3, 0 | 3 | 6 | 9) => format!("Q{} {spelt}", after / 3 + 1),
            _ => format!("{first} to {}", end.strftime("%b %Y")),
        }
    }

    fn part(year: i16, part: u8, fy_start: u8, months: u8) -> Option<Period> {
        if !(1..=12).contains(&fy_start) || part == 0 || part > 12 / months {
            return None;
        }
        let after = fy_start - 1 + (part - 1) * months;
        Period::months_from(year.checked_add(i16::from(after / 12))?, after % 12 + 1, months)
    }

    /// Both as one: the narrower of two nested ones, or two that meet end to end.
    fn joined(self, other: Period) -> Option<Period> {
        let meets = |a: Period, b: Period| a.end.tomorrow().is_ok_and(|next| next == b.start);
        match (self, other) {
            (a, b) if a.covers(&b) => Some(b),
            (a, b) if b.covers(&a) => Some(a),
            (a, b) if meets(a, b) => Some(Period { start: a.start, end: b.end }),
            (a, b) if meets(b, a) => Some(Period { start: b.start, end: a.end }),
            _ => None,
        }
    }
}

/// `2016-04-01..2017-03-31`
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests;
