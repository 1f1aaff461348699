//! Numbers that bear on time: years, spans of years, days.

use super::tokens::{Lexer, Token, digits_at};
use crate::model::date::month_named;

impl Lexer<'_> {
    pub(super) fn number(&mut self) -> Option<Token> {
        let rest = self.rest();
        let digits = &rest[..digits_at(rest)];
        let after = &rest[digits.len()..];
        self.at += digits.len();
        // Part of an amount, a time, a percentage or a code.
        let fraction = after.len() > 1
            && after.starts_with([',', '.', ':'])
            && after.as_bytes()[1].is_ascii_digit();
        if fraction || after.starts_with(['%', '£']) {
            let more = after.find(|c: char| !c.is_ascii_digit() && !",.:%".contains(c));
            self.at += more.unwrap_or(after.len());
            return Some(Token::Other);
        }
        let value: u32 = if digits.len() <= 6 { digits.parse().ok()? } else { 0 };
        match digits.len() {
            4 => Some(self.year(value, after)),
            6 => Some(six_digits(value)),
            1 | 2 => Some(self.short(value as u8, digits.len(), after)),
            _ => Some(Token::Other),
        }
    }

    /// Four digits: a year, perhaps the first of `2016/17`, `2016-2017`, `2016-05`.
    fn year(&mut self, value: u32, after: &str) -> Token {
        let year = value as i16;
        let is_year = (1990..=2060).contains(&value);
        if self.glued_to_letters(4) {
            // FY2017 has its own word before it; A2016B and EST2008-01 are codes.
            let token = self.after_financial(4, value);
            if token == Token::Other {
                self.skip_code();
                return token;
            }
            if token != Token::Year(year) {
                return token;
            }
        }
        let joined = after.trim_start_matches(' ');
        let sign = joined.chars().next().filter(|c| matches!(c, '/' | '-' | '_' | '\u{2013}'));
        let spaced = joined.len() < after.len();
        if let Some(sign) = sign {
            let tail = joined[sign.len_utf8()..].trim_start_matches(' ');
            let spaced = spaced || tail.len() < joined.len() - sign.len_utf8();
            let len = digits_at(tail);
            let ends = !tail[len..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
            let next: u32 = tail[..len].parse().unwrap_or(u32::MAX);
            let follows = (len == 4 && next == value + 1)
                || (len == 2 && next == (value + 1) % 100)
                || (len == 1 && sign == '/' && next == (value + 1) % 10);
            let close = !spaced || len == 4;
            if is_year && ends && follows && close {
                self.at = self.text.len() - tail.len() + len;
                return Token::Span(year);
            }
            // Up to 2011 the second number may be a year as well: 2004-07.
            let is_month = (1..=12).contains(&next) && next <= value % 100;
            if is_year && ends && !spaced && sign == '-' && len == 2 && is_month {
                self.at = self.text.len() - tail.len() + len;
                return Token::YearMonth(year, next as u8);
            }
            if len > 0 && !spaced {
                // 2015-2025, 2016/3000: a programme's length or a reference.
                self.at = self.text.len() - tail.len() + len;
                return Token::Other;
            }
        }
        if after.starts_with(char::is_alphabetic) {
            return Token::Other;
        }
        if is_year { Token::Year(year) } else { Token::Other }
    }

    /// Passes the rest of a code, so that no part of it is read.
    fn skip_code(&mut self) {
        let rest = self.rest();
        let ends = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '/' | '.'));
        self.at += ends.unwrap_or(rest.len());
    }

    /// Digits glued to letters mean a year only behind `FY`.
    fn after_financial(&self, len: usize, value: u32) -> Token {
        let before = &self.text[..self.at - len];
        let word = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_financial = ["FY", "FYE"].iter().any(|known| {
            let tail = word.len().checked_sub(known.len()).and_then(|at| word.get(at..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(known))
        });
        let month = before.get(before.len().saturating_sub(3)..).and_then(month_named);
        match (is_financial || month.is_some(), value) {
            (true, 1990..=2060) => Token::Year(value as i16),
            (true, 1000..=9999) if value % 100 == value / 100 + 1 => {
                Token::ShortSpan(2000 + (value / 100) as i16)
            }
            (true, 10..=60) => Token::Two(value as u8),
            _ => Token::Other,
        }
    }

    fn glued_to_letters(&self, len: usize) -> bool {
        self.text[..self.at - len].ends_with(char::is_alphabetic)
    }

    /// One or two digits: a day of a month, `16/17`, an ordinal or a plain number.
    fn short(&mut self, value: u8, len: usize, after: &str) -> Token {
        let glued = self.glued_to_letters(len).then(|| self.after_financial(len, u32::from(value)));
        if glued == Some(Token::Other) {
            return Token::Other;
        }
        if let Some(head) = after.get(..2)
            && ["st", "nd", "rd", "th"].iter().any(|ending| head.eq_ignore_ascii_case(ending))
        {
            self.at += 2;
            return self.day_month(value).unwrap_or(Token::Ordinal(value));
        }
        if let Some(tail) = after.strip_prefix(['/', '-'])
            && len == 2
            && digits_at(tail) == 2
            && tail[..2].parse() == Ok((value + 1) % 100)
            && !tail[2..].starts_with(['/', '-'])
        {
            self.at = self.text.len() - tail.len() + 2;
            return Token::ShortSpan(2000 + i16::from(value));
        }
        if let Some(token) = glued {
            return token;
        }
        if after.starts_with(char::is_alphabetic) {
            return Token::Other;
        }
        self.day_month(value).unwrap_or(if len == 2 {
            Token::Two(value)
        } else {
            Token::Few(value)
        })
    }

    /// `1 April` with no year; the month must follow the day.
    fn day_month(&mut self, day: u8) -> Option<Token> {
        let rest = self.rest();
        let after = rest.strip_prefix('-').unwrap_or_else(|| rest.trim_start_matches(' '));
        let len = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let month = month_named(&after[..len])?;
        if !(1..=31).contains(&day) {
            return None;
        }
        self.at = self.text.len() - after.len() + len;
        Some(Token::DayMonth(day, month))
    }
}

/// `201605` is a month, `201617` a financial year, and `201112` may be either.
fn six_digits(value: u32) -> Token {
    let (year, tail) = (value / 100, value % 100);
    let follows = tail == (year + 1) % 100;
    match ((1990..=2060).contains(&year), follows, (1..=12).contains(&tail)) {
        (true, true, false) => Token::Span(year as i16),
        (true, false, true) => Token::YearMonth(year as i16, tail as u8),
        _ => Token::Other,
    }
}
