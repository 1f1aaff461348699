//! The digits of an amount, once signs and currency are off.

use rust_decimal::Decimal;

use super::DecimalSign;

/// What a run of digits and separators is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// A number without a sign.
    Number(Decimal),
    /// Digits and commas that make no number: `1,23`, `1,00,000`.
    Broken,
    /// A code: leading zeros, or more digits than money has.
    Code,
    /// Something else.
    NotOne,
}

/// Most whole digits that an amount can have.
const WHOLE_DIGITS: usize = 13;
/// Decimal places looked at. Rounding to six places turns on the seventh alone.
const PLACES: usize = 12;

/// Reads `core`; `currency` says whether a currency sign stood beside it.
pub(super) fn read_figure(core: &str, sign: DecimalSign, currency: bool) -> Figure {
    if !core.bytes().any(|byte| byte.is_ascii_digit()) {
        return Figure::NotOne;
    }
    if currency && matches!(core, "000" | "'000" | "’000") {
        // The unit of a column.
        return Figure::NotOne;
    }
    let (digits, exponent) = match split_exponent(core) {
        Some(split) => split,
        None => (core, 0),
    };
    if !digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',' || is_group_space(c)) {
        return Figure::NotOne;
    }
    let (mark, other) = match sign {
        DecimalSign::Point => ('.', ','),
        DecimalSign::Comma => (',', '.'),
    };
    let (whole, places) = match digits.rfind(mark) {
        Some(at) => (&digits[..at], Some(&digits[at + 1..])),
        None => (digits, None),
    };
    let Some(groups) = Groups::of(whole, other) else { return broken(digits, currency) };
    match places {
        Some("") if !currency => return broken(digits, currency),
        Some(places) if !places.bytes().all(|byte| byte.is_ascii_digit()) => {
            return broken(digits, currency);
        }
        Some(places) if sign == DecimalSign::Comma && may_be_group(whole, places) => {
            return Figure::Broken;
        }
        None | Some("") if whole.is_empty() => return Figure::NotOne,
        _ => {}
    }
    if groups.digits > 1 && whole.starts_with('0') || groups.digits > WHOLE_DIGITS {
        return Figure::Code;
    }
    match number(whole, places.unwrap_or_default(), exponent) {
        Some(value) => Figure::Number(value),
        None => Figure::Code,
    }
}

/// Which decimal sign alone explains `core`, if one does.
pub(super) fn sign_of(core: &str) -> Option<DecimalSign> {
    let reads = |sign| matches!(read_figure(core, sign, false), Figure::Number(_));
    if !core.contains([',', '.']) {
        return None;
    }
    match (reads(DecimalSign::Point), reads(DecimalSign::Comma)) {
        (true, false) => Some(DecimalSign::Point),
        // Points alone may be grouping or section numbers: they prove no decimal comma.
        (false, true) if core.contains(',') => Some(DecimalSign::Comma),
        _ => None,
    }
}

/// Trims white space and the invisible marks that exports leave behind.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// Without trailing footnote marks: `*`, `†`, `²`, ` \1`, ` [2]`.
pub(super) fn without_footnote(text: &str) -> &str {
    let mark = |c: char| matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³') || c.is_whitespace();
    let text = text.trim_end_matches(mark);
    let number = text.strip_suffix(']').unwrap_or(text);
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let sign = if number.len() < text.len() { '[' } else { '\\' };
    match before.strip_suffix(sign) {
        Some(amount) if before.len() < number.len() => amount.trim_end_matches(mark),
        _ => text,
    }
}

/// The minus signs that people and programs use, dashes among them.
pub(super) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

/// Currencies that read as the programme's own.
const CURRENCIES: [&str; 6] = ["£", "€", "$", "GBP", "EUR", "USD"];

/// Without a currency sign in front.
pub(super) fn strip_currency_front(text: &str) -> Option<&str> {
    CURRENCIES.iter().find_map(|currency| {
        let head = text.get(..currency.len())?;
        head.eq_ignore_ascii_case(currency).then(|| &text[currency.len()..])
    })
}

/// Without a currency sign behind.
pub(super) fn strip_currency_back(text: &str) -> Option<&str> {
    CURRENCIES.iter().find_map(|currency| strip_word(text, currency))
}

/// Without `word` behind, in any case.
pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(word.len())?;
    text.get(at..)?.eq_ignore_ascii_case(word).then(|| &text[..at])
}

/// Signs beside the comma or point that part groups of three.
fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '\u{2019}')
}

/// With commas, or beside a currency, digits that fail to make a number were meant as one;
/// points and spaces alone also part dates, telephone numbers and section numbers. Commas before
/// a space or four digits part codes: `212, 213`, `5131,5132`.
fn broken(digits: &str, currency: bool) -> Figure {
    let mut parts = digits.split(',').skip(1);
    let amount_like = |part: &str| {
        let run = part.bytes().take_while(u8::is_ascii_digit).count();
        run != 4 && !part.starts_with(is_group_space)
    };
    if currency || (digits.contains(',') && parts.all(amount_like)) {
        Figure::Broken
    } else {
        Figure::NotOne
    }
}

/// Whether a comma before three digits may be a group after all: `1,234`.
fn may_be_group(whole: &str, places: &str) -> bool {
    let plain = whole.bytes().all(|byte| byte.is_ascii_digit());
    places.len() == 3 && plain && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
}

/// Whole pounds, perhaps in groups of three.
struct Groups {
    digits: usize,
}

impl Groups {
    /// `None` when the grouping is not in threes, or mixes its signs.
    fn of(whole: &str, sign: char) -> Option<Groups> {
        let mut separator = None;
        let mut run = 0;
        let mut digits = 0;
        for c in whole.chars() {
            if c.is_ascii_digit() {
                run += 1;
                digits += 1;
                continue;
            }
            let first = separator.is_none();
            let fits = if first { (1..=3).contains(&run) } else { run == 3 };
            if !fits || !(c == sign || is_group_space(c)) || separator.is_some_and(|s| s != c) {
                return None;
            }
            separator = Some(c);
            run = 0;
        }
        (separator.is_none() || run == 3).then_some(Groups { digits })
    }
}

/// Splits `1.2E+05`, as spreadsheets write it: one digit before the point, a sign after the E.
fn split_exponent(core: &str) -> Option<(&str, i32)> {
    let at = core.find(['E', 'e'])?;
    let (digits, power) = (&core[..at], &core[at + 1..]);
    let one_digit = digits.bytes().take_while(u8::is_ascii_digit).count() == 1;
    let signed = power.starts_with(['+', '-']);
    let short = (2..=4).contains(&power.len());
    let whole = power.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    (one_digit && signed && short && whole).then(|| Some((digits, power.parse().ok()?)))?
}

fn number(whole: &str, places: &str, exponent: i32) -> Option<Decimal> {
    let digits = |text: &str, sum: i128| {
        text.bytes()
            .filter(u8::is_ascii_digit)
            .fold(sum, |sum, byte| sum * 10 + i128::from(byte - b'0'))
    };
    let places = &places[..places.len().min(PLACES)];
    let mantissa = digits(places, digits(whole, 0));
    let scale = places.len() as i32 - exponent;
    match scale {
        // Below the smallest place that money keeps: the noise of a sum that should be nil.
        29.. => Some(Decimal::ZERO),
        0..=28 => Decimal::try_from_i128_with_scale(mantissa, scale as u32).ok(),
        -13..=-1 => {
            let value = mantissa.checked_mul(10i128.pow(scale.unsigned_abs()))?;
            Decimal::try_from_i128_with_scale(value, 0).ok()
        }
        _ => None,
    }
}
