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
    /// `Y/E`, `FYE`.
    YearEnd,
    /// A unit: this many months.
    Unit(u8),
    /// `ended`, `ending`.
    Ending,
    /// `to`, `until`.
    To,
    /// `-`, `–`.
    Dash,
    /// `printed`, `since`: a month or year behind them is a moment, not the stretch that the money
    /// is about.
    Moment,
    /// `as at`, `to date`: a moment, too, and the last one that the money is about.
    At,
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

pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Whether the character before is a letter or a digit.
    glued: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn rest(&self) -> &'a str {
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
            "fy" => Token::Financial,
            "fye" => Token::YearEnd,
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
                if self.follows("e") { Token::YearEnd } else { Token::Other }
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
            | "prepared" | "approved" | "dated" | "submitted" | "received" | "released"
            | "published" | "issued" | "revised" | "accessed" | "signed" | "by" | "since"
            | "from" | "before" | "after" => Token::Moment,
            "as" | "at" | "date" => Token::At,
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
            (Token::YearNumber, 20)
        } else {
            return None;
        };
        let after = self.rest().trim_start_matches([' ', '.', '_']);
        // A lone letter holds its number close: "Y 3" and "h 2" may be anything.
        if word.len() == 1 && after.len() < self.rest().len() {
            return None;
        }
        let (number, len) = leading_count(after).filter(|_| !after.starts_with('0'))?;
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
}

pub(super) fn digits_at(text: &str) -> usize {
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
