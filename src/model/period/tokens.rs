//! The words of a title that bear on time.

use crate::model::Date;
use crate::model::date::{DayOrder, leading_date, month_named};

/// One word or sign.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A whole date.
    Date(Date),
    /// A day and month without a year.
    DayMonth(u8, u8),
    /// A month's name.
    Month(u8),
    /// Four digits that can be a year.
    Year(i16),
    /// Two digits.
    Two(u8),
    /// One digit, or a small number in words.
    Few(u8),
    /// `2016/17`, by the year in which it begins.
    Span(i16),
    /// `16/17`, a financial year only beside words that say so.
    ShortSpan(i16),
    /// `2016-05`, `201605`.
    YearMonth(i16, u8),
    /// `Q2`, `quarter 2`, `second quarter`.
    Quarter(u8),
    /// `H1`, `first half`.
    Half(u8),
    /// `Year 3`.
    YearNumber(u8),
    /// `first`, `2nd`.
    Ordinal(u8),
    /// `FY`, `financial year`.
    Financial,
    /// A unit: this many months.
    Unit(u8),
    /// `ended`, `ending`.
    Ending,
    /// `to`, `until`.
    To,
    /// `-`, `–`.
    Dash,
    /// `printed`, `as at`, `since`: a month or year behind them is a moment, not the stretch
    /// that the money is about.
    Moment,
    /// Signs and words that part nothing.
    Weak,
    /// Anything else.
    Other,
}

/// Titles are short; what stands beyond is prose.
const LONGEST: usize = 300;

/// The tokens of `text`.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0, glued: false };
    let mut tokens = Vec::new();
    while lexer.at < text.len().min(LONGEST) {
        let before = lexer.at;
        if let Some(token) = lexer.next_token() {
            tokens.push(token);
        }
        debug_assert!(lexer.at > before);
    }
    tokens
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Whether the character before is a letter or a digit.
    glued: bool,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn next_token(&mut self) -> Option<Token> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        if !self.glued
            && first.is_ascii_alphanumeric()
            && let Some((date, len)) = leading_date(rest, DayOrder::DayFirst)
            && !rest[len..].starts_with(char::is_alphanumeric)
        {
            self.at += len;
            return Some(date.map_or(Token::Other, Token::Date));
        }
        let token = if first.is_ascii_digit() {
            self.number()
        } else if first.is_alphabetic() {
            self.word()
        } else {
            self.sign(first)
        };
        let behind = self.text[..self.at].chars().next_back();
        self.glued = behind.is_some_and(char::is_alphanumeric);
        token
    }

    fn sign(&mut self, first: char) -> Option<Token> {
        self.at += first.len_utf8();
        match first {
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Some(Token::Dash),
            // What a currency sign or a number sign stands before is no year.
            '£' | '€' | '$' | '#' => {
                let number = self.rest().trim_start();
                self.at = self.text.len() - number.len();
                let len = number.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
                self.at += len.unwrap_or(number.len());
                Some(Token::Other)
            }
            c if c.is_whitespace() => None,
            _ => Some(Token::Weak),
        }
    }

    fn word(&mut self) -> Option<Token> {
        let rest = self.rest();
        let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let glued_before = self.glued;
        self.at += word.len();
        if glued_before {
            return Some(Token::Other);
        }
        if let Some(counted) = self.counted(word) {
            return Some(counted);
        }
        if let Some(month) = month_named(word) {
            return Some(Token::Month(month));
        }
        let lower = word.to_ascii_lowercase();
        Some(match lower.as_str() {
            "fy" | "fye" => Token::Financial,
            "financial" | "fiscal" | "fin" => {
                if self.follows("year") {
                    Token::Financial
                } else {
                    Token::Other
                }
            }
            "year" => Token::Unit(12),
            "y" if self.rest().starts_with('/') => {
                self.at += 1;
                if self.follows("e") { Token::Financial } else { Token::Other }
            }
            "half" => {
                self.follows("year");
                Token::Unit(6)
            }
            "quarter" | "qtr" => Token::Unit(3),
            "month" | "months" => Token::Unit(1),
            "ended" | "ending" | "end" => Token::Ending,
            "to" | "until" | "till" | "through" | "thru" => Token::To,
            "printed" | "created" | "exported" | "produced" | "updated" | "version"
            | "prepared" | "approved" | "dated" | "submitted" | "received" | "signed" | "at"
            | "date" | "by" | "since" | "from" | "before" | "after" => Token::Moment,
            "of" | "the" | "and" | "for" => Token::Weak,
            other => small_number(other).unwrap_or(Token::Other),
        })
    }

    /// A word with its number: `Q2`, `quarter 2`, `H1`, `Year 3`.
    fn counted(&mut self, word: &str) -> Option<Token> {
        type Make = fn(u8) -> Token;
        let is = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        let (make, most): (Make, u8) = if is(&["q", "qtr", "qu", "quarter"]) {
            (Token::Quarter, 4)
        } else if is(&["h", "half"]) {
            (Token::Half, 2)
        } else if is(&["y", "yr", "year"]) {
            (Token::YearNumber, 30)
        } else {
            return None;
        };
        let after = self.rest().trim_start_matches([' ', '.', '_']);
        // A lone letter holds its number close: "Y 3" and "h 2" may be anything.
        if word.len() == 1 && after.len() < self.rest().len() {
            return None;
        }
        let (number, len) = leading_count(after)?;
        if number == 0 || number > most {
            return None;
        }
        self.at = self.text.len() - after.len() + len;
        Some(make(number))
    }

    /// Takes `word` if it comes next.
    fn follows(&mut self, word: &str) -> bool {
        let after = self.rest().trim_start_matches([' ', '-']);
        let found = after.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
            && !after[word.len()..].starts_with(char::is_alphabetic);
        if found {
            self.at = self.text.len() - after.len() + word.len();
        }
        found
    }

    fn number(&mut self) -> Option<Token> {
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
            if is_year && ends && !spaced && sign == '-' && len == 2 && (1..=12).contains(&next) {
                self.at = self.text.len() - tail.len() + len;
                return Token::YearMonth(year, next as u8);
            }
            if len > 0 && !spaced {
                // 2015-2025, 2016/3000: a programme's length or a reference.
                self.at = self.text.len() - tail.len() + len;
                return Token::Other;
            }
        }
        if after.starts_with(|c: char| c.is_alphabetic()) || self.glued_to_letters(4) {
            // FY2017 has its own word before it; A2016B is a code.
            return self.after_financial(4, value);
        }
        if is_year { Token::Year(year) } else { Token::Other }
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
        let after = self.rest().trim_start_matches([' ', '-']);
        let len = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let month = month_named(&after[..len])?;
        if !(1..=31).contains(&day) {
            return None;
        }
        self.at = self.text.len() - after.len() + len;
        Some(Token::DayMonth(day, month))
    }
}

fn digits_at(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A number of one or two digits, or in words, and its length.
fn leading_count(text: &str) -> Option<(u8, usize)> {
    let digits = digits_at(text);
    let len = match digits {
        0 => text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len()),
        1 | 2 => digits,
        _ => return None,
    };
    let ends = !text[len..].starts_with(|c: char| c.is_alphabetic() || c == '/' || c == '%');
    let value = match digits {
        0 => match small_number(&text[..len].to_ascii_lowercase())? {
            Token::Few(value) => value,
            _ => return None,
        },
        _ => text[..len].parse().ok()?,
    };
    ends.then_some((value, len))
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

/// Numbers and ordinals in words, in lower case.
fn small_number(word: &str) -> Option<Token> {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    let at = |words: &[&str]| words.iter().position(|known| *known == word).map(|at| at as u8 + 1);
    at(&NUMBERS).map(Token::Few).or_else(|| at(&ORDINALS).map(Token::Ordinal))
}
