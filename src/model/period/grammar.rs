//! How the words of time make periods.

mod stretch;
mod until;

use super::tokens::Token;
use super::{Period, PeriodWords};
use crate::model::date::full_year;

/// Every period that `tokens` name, from left to right.
pub(super) fn found(tokens: &[Token], fy_start: u8) -> Vec<PeriodWords> {
    let whole_is_month = matches!(tokens, [Token::Month(_)]);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let reader = Reader { tokens, fy_start };
        match reader.period(at) {
            Some((words, next)) => {
                let lone_month = matches!(words, PeriodWords::Month(_)) && !whole_is_month;
                if !lone_month && !reader.is_moment(at, words) {
                    found.push(words);
                }
                at = next;
            }
            None => at = reader.past_uncertain(at),
        }
    }
    found
}

pub(super) use until::until;

struct Reader<'a> {
    tokens: &'a [Token],
    fy_start: u8,
}

type Read<T> = Option<(T, usize)>;

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The last token before `at` that is not weak.
    fn behind(&self, at: usize) -> Option<Token> {
        self.tokens[..at].iter().rev().copied().find(|token| *token != Token::Weak)
    }

    fn skip_weak(&self, mut at: usize) -> usize {
        while self.token(at) == Some(Token::Weak) {
            at += 1;
        }
        at
    }

    fn is_to(&self, at: usize) -> bool {
        matches!(self.token(at), Some(Token::To | Token::Dash))
    }

    /// Whether `words`, read at `at`, are the end or the beginning of a stretch whose other end
    /// is not said, or the day of the paper: `to March 2017`, `printed May 2016`.
    fn is_moment(&self, at: usize, words: PeriodWords) -> bool {
        let beside = matches!(self.behind(at), Some(Token::Moment | Token::At | Token::To));
        let calendar = matches!(self.token(at), Some(Token::Year(_)));
        let month = matches!(words, PeriodWords::Dated(period) if period.months() == 1);
        beside && (calendar || month)
    }

    /// Passes words that bear on no time, and a dash: `Q1 - spend report - 2016/17`.
    fn skip_words(&self, mut at: usize) -> usize {
        while matches!(self.token(at), Some(Token::Weak | Token::Other | Token::Dash)) {
            at += 1;
        }
        at
    }

    fn period(&self, at: usize) -> Read<PeriodWords> {
        let dated = |(period, next)| (PeriodWords::Dated(period), next);
        if self.is_range(at) {
            return self.range(at).map(dated);
        }
        self.months_ended(at)
            .or_else(|| self.quarters(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.year_then_part(at))
            .or_else(|| self.month(at))
            .or_else(|| self.year(at))
            .map(dated)
            .or_else(|| self.relative(at))
    }

    /// Behind words that name no certain period, so that no part of them is read as one: a range
    /// that makes no sense, and `Month 3 2016/17`, which is March or June.
    fn past_uncertain(&self, at: usize) -> usize {
        if let (Some(Token::Unit(1)), Some(Token::Few(_) | Token::Two(_))) =
            (self.token(at), self.token(at + 1))
        {
            let year = self.skip_weak(at + 2);
            return self.financial_year(year).map_or(at + 2, |(_, next)| next);
        }
        if self.is_span_of_numbers(at) {
            return at + 3;
        }
        self.range_ends(at).map_or(at + 1, |(_, next)| next)
    }

    /// `1995 to 2008`, `Years 1-3`: more than one period, and how many is unsure.
    fn is_span_of_numbers(&self, at: usize) -> bool {
        let number = |at| {
            let token = self.token(at);
            matches!(
                token,
                Some(
                    Token::Year(_)
                        | Token::YearNumber(_)
                        | Token::Ordinal(_)
                        | Token::Two(_)
                        | Token::Few(_)
                )
            )
        };
        number(at) && self.is_to(at + 1) && number(at + 2)
    }

    /// `2016/17`, `FY16/17`, `FY2017`; not a calendar year.
    fn financial_year(&self, at: usize) -> Read<i16> {
        let (named, at) = match self.token(at)? {
            Token::Financial | Token::YearEnd => (true, self.skip_weak(at + 1)),
            _ => (false, at),
        };
        let begins = match self.token(at)? {
            Token::Span(year) | Token::ShortSpan(year) => year,
            Token::Year(year) if named => self.begin_of_year_ending(year),
            Token::Two(year) if named => self.begin_of_year_ending(full_year(u16::from(year))),
            Token::Year(year) if self.fy_start == 1 => year,
            _ => return None,
        };
        Some((begins, at + 1))
    }

    fn begin_of_year_ending(&self, year: i16) -> i16 {
        if self.fy_start == 1 { year } else { year - 1 }
    }

    /// A quarter or half, by number or in words.
    fn part(&self, at: usize) -> Read<Token> {
        match (self.token(at)?, self.token(at + 1)) {
            (part @ (Token::Quarter(_) | Token::Half(_)), _) => Some((part, at + 1)),
            (Token::Ordinal(n @ 1..=4), Some(Token::Unit(3))) => Some((Token::Quarter(n), at + 2)),
            (Token::Ordinal(n @ 1..=2), Some(Token::Unit(6))) => Some((Token::Half(n), at + 2)),
            _ => None,
        }
    }

    fn dated_part(&self, part: Token, year: i16) -> Option<Period> {
        match part {
            Token::Quarter(number) => Period::quarter(year, number, self.fy_start),
            Token::Half(number) => Period::half(year, number, self.fy_start),
            _ => None,
        }
    }

    /// `Q1 2017/18`, `first half of FY18`.
    fn part_of_year(&self, at: usize) -> Read<Period> {
        let (part, next) = self.part(at)?;
        let (year, next) = self.financial_year(self.skip_words(next))?;
        Some((self.dated_part(part, year)?, next))
    }

    /// `2017/18 Q1`.
    fn year_then_part(&self, at: usize) -> Read<Period> {
        let (year, next) = self.financial_year(at)?;
        let (part, next) = self.part(self.skip_words(next))?;
        Some((self.dated_part(part, year)?, next))
    }

    /// `May 2016`, `2016 May`, `2016-05`.
    fn month(&self, at: usize) -> Read<Period> {
        if let (Some(Token::Year(year)), Some(Token::Month(month))) =
            (self.token(at), self.token(at + 1))
        {
            // In "2016 May 5" the month belongs to a day.
            let day = matches!(self.token(at + 2), Some(Token::Few(_) | Token::Two(_)));
            let range = self.is_to(at + 2);
            let own_year = matches!(self.token(at + 2), Some(Token::Year(_) | Token::Span(_)));
            if !(day || range || own_year) {
                return Some((Period::month(year, month)?, at + 2));
            }
        }
        let (point, next) = self.point(at)?;
        if point.day.is_some() {
            return None;
        }
        Some((point.period_in(self.fy_start)?, next))
    }

    /// `2016/17`, `FY2017`, `2016`.
    fn year(&self, at: usize) -> Read<Period> {
        if let Some((year, next)) = self.financial_year(at) {
            let short = matches!(self.token(at), Some(Token::ShortSpan(_)));
            return if short {
                None
            } else {
                Some((Period::financial_year(year, self.fy_start)?, next))
            };
        }
        match self.token(at)? {
            Token::Year(year) if !self.quarter_follows(at) && !self.is_span_of_numbers(at) => {
                Some((Period::calendar_year(year)?, at + 1))
            }
            _ => None,
        }
    }

    fn quarter_follows(&self, at: usize) -> bool {
        matches!(self.part(self.skip_weak(at + 1)), Some((Token::Quarter(_), _)))
    }

    /// `Year 3`, `Q2`, `May`: no date by themselves.
    fn relative(&self, at: usize) -> Read<PeriodWords> {
        if let Some((Token::Quarter(number), mut next)) = self.part(at) {
            // The bare year beside a quarter may begin or end the financial year: not a period.
            let year = self.skip_weak(next);
            if matches!(self.token(year), Some(Token::Year(_) | Token::Two(_))) {
                next = year + 1;
            }
            return Some((PeriodWords::Quarter(number), next));
        }
        // ... and on its other side.
        if matches!(self.token(at), Some(Token::Year(_)))
            && let Some((Token::Quarter(number), next)) = self.part(self.skip_weak(at + 1))
        {
            return Some((PeriodWords::Quarter(number), next));
        }
        match self.token(at)? {
            Token::YearNumber(number) if !self.is_span_of_numbers(at) => {
                Some((PeriodWords::Year(number), at + 1))
            }
            Token::Month(month) => Some((PeriodWords::Month(month), at + 1)),
            _ => None,
        }
    }
}
