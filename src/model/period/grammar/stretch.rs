//! How the words of time make a stretch with two ends.

use super::{Read, Reader};
use crate::model::date::full_year;
use crate::model::period::Period;
use crate::model::period::point::{Point, YearWords};
use crate::model::period::tokens::Token;

impl Reader<'_> {
    /// `year ended 31 March 2017`, `six months to 30 September 2016`.
    pub(super) fn months_ended(&self, at: usize) -> Read<Period> {
        let (count, unit_at) = match self.token(at)? {
            Token::Few(count) | Token::Two(count) => (count, at + 1),
            Token::Financial | Token::YearEnd => return self.ended(at, 12, at + 1),
            _ => (1, at),
        };
        let Token::Unit(unit) = self.token(unit_at)? else { return None };
        self.ended(at, count.checked_mul(unit).filter(|months| *months <= 36)?, unit_at + 1)
    }

    fn ended(&self, from: usize, months: u8, at: usize) -> Read<Period> {
        let said = matches!(self.token(at), Some(Token::Ending | Token::To));
        let bare_year_end = self.token(from) == Some(Token::YearEnd);
        let at = match (said, bare_year_end) {
            (true, _) => at + 1,
            (false, true) => at,
            (false, false) => return None,
        };
        let at = self.skip_weak(at);
        let (end, next) = match self.token(at)? {
            Token::Date(date) => (date, at + 1),
            _ => {
                let (point, next) = self.point(at)?;
                (point.period()?.end, next)
            }
        };
        Some((Period::months_to(end, months)?, next))
    }

    /// `Q1 to Q3 2016/17`, `Q1 and Q2 2016/17`.
    pub(super) fn quarters(&self, at: usize) -> Read<Period> {
        let Token::Quarter(first) = self.token(at)? else { return None };
        let to = self.skip_weak(at + 1);
        let second = if self.is_to(to) { to + 1 } else { to };
        let Some(Token::Quarter(last)) = self.token(second) else { return None };
        let (year, next) = self.financial_year(self.skip_weak(second + 1))?;
        let start = Period::quarter(year, first, self.fy_start)?.start;
        let end = Period::quarter(year, last, self.fy_start)?.end;
        Some((Period::new(start, end)?, next))
    }

    /// Both ends of a range, whether or not they make sense together.
    pub(super) fn range_ends(&self, at: usize) -> Read<(Point, Point)> {
        let (from, to) = self.point(at)?;
        if !self.is_to(to) {
            return None;
        }
        let (until, next) = self.point(self.skip_weak(to + 1))?;
        Some(((from, until), next))
    }

    /// Whether a range begins here.
    pub(super) fn is_range(&self, at: usize) -> bool {
        self.range_ends(at).is_some()
    }

    /// `1 April 2016 to 31 March 2017`, `Apr-Jun 2016`. The first end takes the year of the
    /// second when it has none of its own.
    pub(super) fn range(&self, at: usize) -> Read<Period> {
        let ((from, until), next) = self.range_ends(at)?;
        let from = Point { year: from.year.or(until.year), ..from };
        let start = from.period_in(self.fy_start)?.start;
        let end = until.period_in(self.fy_start)?.end;
        Some((Period::new(start, end)?, next))
    }

    /// A date, a day and month, or a month, with its year if it has one.
    pub(super) fn point(&self, at: usize) -> Read<Point> {
        let (day, month) = match self.token(at)? {
            Token::Date(date) => return Some((Point::on(date), at + 1)),
            Token::YearMonth(year, month) => {
                let year = Some(YearWords::Calendar(year));
                return Some((Point { day: None, month, year }, at + 1));
            }
            Token::DayMonth(day, month) => (Some(day), month),
            Token::Month(month) => (None, month),
            _ => return None,
        };
        let after = self.skip_weak(at + 1);
        let year = match self.token(after) {
            Some(Token::Year(year)) => Some((YearWords::Calendar(year), after + 1)),
            Some(Token::Two(year @ 10..=35)) if day.is_none() && self.is_year_beside(at, after) => {
                Some((YearWords::Calendar(full_year(u16::from(year))), after + 1))
            }
            Some(Token::Dash) if day.is_none() => match self.token(after + 1) {
                // Apr-16, as spreadsheets print months.
                Some(Token::Two(year @ 10..=35)) => {
                    Some((YearWords::Calendar(full_year(u16::from(year))), after + 2))
                }
                _ => None,
            },
            _ => self.financial_year(after).map(|(year, next)| (YearWords::Financial(year), next)),
        };
        let (year, next) = match year {
            Some((year, next)) => (Some(year), next),
            None => (None, at + 1),
        };
        Some((Point { day, month, year }, next))
    }

    /// Whether the two digits at `two` are the year of the month at `month`, not its day: at the
    /// beginning of the text, or as either end of a range of months.
    fn is_year_beside(&self, month: usize, two: usize) -> bool {
        let range_before = month > 1
            && self.is_to(month - 1)
            && matches!(self.token(month - 2), Some(Token::Month(_) | Token::Two(_)));
        let month_after =
            self.is_to(two + 1) && matches!(self.token(two + 2), Some(Token::Month(_)));
        let comma_after = self.token(two + 1) == Some(Token::Weak);
        (month == 0 && !comma_after) || range_before || month_after
    }
}
