//! The one doorway from the text of a cell to [`Money`].

mod figure;
mod glued;
mod words;

pub use glued::{amount_after_date, glued_candidates};

use rust_decimal::Decimal;

use self::figure::{Figure, read_figure};
use super::Money;

/// What the text of a cell says, read as an amount.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// An exact amount.
    Amount(Money),
    /// Explicitly nothing: `-`, `£-`, `–`, `nil`.
    Nil,
    /// An amount that is not known yet: `TBC`, `n/a`, `pending`.
    Pending,
    /// Meant as an amount, and not exactly readable: `1,2,3.4.5`, `£12 or £14`, `c. £500`.
    Unreadable,
    /// Not an amount.
    Words,
}

/// Which sign parts pounds from pence in a column.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum DecimalSign {
    /// `1,234.50`
    #[default]
    Point,
    /// `1.234,50`
    Comma,
}

/// Reads one cell's text.
///
/// The currency sign is read past, whichever it is: amounts are in the programme's currency.
/// Credits (`CR`), brackets and a minus on either side make the amount negative; two of them
/// at once are [`Reading::Unreadable`].
pub fn read_amount(text: &str, sign: DecimalSign) -> Reading {
    if let Some(money) = plain(text, sign) {
        return Reading::Amount(money);
    }
    let text = figure::trim(text);
    if text.is_empty() {
        return Reading::Words;
    }
    let Some(stripped) = Stripped::of(text) else { return words::reading(text) };
    if stripped.core.is_empty() {
        // Only a currency sign is a heading; a dash, with or without one, is nil.
        let nil = stripped.negatives > 0 && !stripped.bracketed && !stripped.credit;
        return if nil { Reading::Nil } else { Reading::Words };
    }
    match read_figure(stripped.core, sign, stripped.currency) {
        Figure::Number(value) => stripped.apply(value),
        Figure::Broken => Reading::Unreadable,
        Figure::Code if stripped.currency => Reading::Unreadable,
        Figure::Code => Reading::Words,
        Figure::NotOne => words::reading(text),
    }
}

/// The decimal sign that the texts of one column agree on; a point when nothing tells.
///
/// A comma needs a text that only a comma explains (`161506,65`, `1.234,5`) and no text that
/// only a point explains (`12.50`, `1,234`).
pub fn decimal_sign<'a>(texts: impl Iterator<Item = &'a str>) -> DecimalSign {
    let mut comma = false;
    for text in texts {
        let Some(stripped) = Stripped::of(figure::trim(text)) else { continue };
        match figure::sign_of(stripped.core) {
            Some(DecimalSign::Point) => return DecimalSign::Point,
            Some(DecimalSign::Comma) => comma = true,
            None => {}
        }
    }
    if comma { DecimalSign::Comma } else { DecimalSign::Point }
}

/// Digits with at most one decimal point: what most cells hold, read without further ado.
fn plain(text: &str, sign: DecimalSign) -> Option<Money> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        all => (false, all),
    };
    let leading_zero = digits.len() > 1 && digits[0] == b'0' && digits[1] != b'.';
    if digits.is_empty() || digits.len() > 13 || leading_zero {
        return None;
    }
    let mut value = 0i64;
    let mut point = None;
    for (at, &byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() && at > 0 && sign == DecimalSign::Point => point = Some(at),
            _ => return None,
        }
    }
    let scale = point.map_or(0, |at| digits.len() - at - 1);
    if point.is_some() && scale == 0 {
        return None;
    }
    let value = if negative { -value } else { value };
    Money::new(Decimal::new(value, scale as u32))
}

/// A text with its signs, currency and unit taken off.
struct Stripped<'a> {
    core: &'a str,
    negatives: u8,
    bracketed: bool,
    credit: bool,
    currency: bool,
    unit: Unit,
}

/// What one of the figure is worth.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Unit {
    Pound,
    Penny,
    Thousand,
    Million,
}

impl<'a> Stripped<'a> {
    /// Takes the marks off both ends; `None` when one of them stands twice.
    fn of(text: &'a str) -> Option<Stripped<'a>> {
        let mut stripped = Stripped {
            core: figure::without_footnote(text),
            negatives: 0,
            bracketed: false,
            credit: false,
            currency: false,
            unit: Unit::Pound,
        };
        if let Some(rest) = stripped.core.strip_prefix('\'') {
            stripped.core = rest.trim_start();
        }
        stripped.front()?;
        stripped.back()?;
        Some(stripped)
    }

    fn front(&mut self) -> Option<()> {
        let mut plus = false;
        loop {
            let core = self.core;
            if let Some(rest) = core.strip_prefix(figure::is_minus) {
                self.negatives += 1;
                self.core = rest;
            } else if let Some(rest) = core.strip_prefix('+') {
                if std::mem::replace(&mut plus, true) {
                    return None;
                }
                self.core = rest;
            } else if let Some(rest) = figure::strip_currency_front(core) {
                if std::mem::replace(&mut self.currency, true) {
                    return None;
                }
                self.core = rest;
            } else if let Some(inner) =
                core.strip_prefix('(').and_then(|rest| rest.trim_end().strip_suffix(')'))
            {
                if std::mem::replace(&mut self.bracketed, true) {
                    return None;
                }
                self.negatives += 1;
                self.core = inner.trim_end();
            } else {
                break;
            }
            self.core = self.core.trim_start();
        }
        (self.negatives <= 2).then_some(())
    }

    fn back(&mut self) -> Option<()> {
        loop {
            let core = self.core;
            if let Some(rest) = figure::strip_word(core, "cr") {
                self.credit = true;
                self.negatives += 1;
                self.core = rest;
            } else if let Some(rest) = figure::strip_word(core, "dr") {
                self.core = rest;
            } else if let Some(rest) = core.strip_suffix("/-") {
                self.core = rest;
            } else if let Some(rest) = core.strip_suffix(figure::is_minus) {
                self.negatives += 1;
                self.core = rest;
            } else if let Some(rest) = figure::strip_currency_back(core) {
                if std::mem::replace(&mut self.currency, true) {
                    return None;
                }
                self.core = rest;
            } else {
                break;
            }
            self.core = self.core.trim_end();
        }
        let (rest, unit) = match self.core.as_bytes() {
            [rest @ .., b'k' | b'K'] => (rest.len(), Unit::Thousand),
            [rest @ .., b'm' | b'M'] if self.currency => (rest.len(), Unit::Million),
            [rest @ .., b'p'] if !self.currency => (rest.len(), Unit::Penny),
            _ => return Some(()),
        };
        let number = self.core[..rest].trim_end();
        if number.ends_with(|last: char| last.is_ascii_digit()) {
            self.core = number;
            self.unit = unit;
        }
        Some(())
    }

    fn apply(&self, value: Decimal) -> Reading {
        if self.negatives > 1 {
            return Reading::Unreadable;
        }
        let factor = match self.unit {
            Unit::Pound => Decimal::ONE,
            Unit::Penny => Decimal::new(1, 2),
            Unit::Thousand => Decimal::ONE_THOUSAND,
            Unit::Million => Decimal::from(1_000_000),
        };
        let value = value.checked_mul(factor).and_then(Money::new);
        match value {
            Some(money) if self.negatives == 1 && !money.is_zero() => Reading::Amount(-money),
            Some(money) => Reading::Amount(money),
            None if self.currency => Reading::Unreadable,
            None => Reading::Words,
        }
    }
}

#[cfg(test)]
mod tests;
