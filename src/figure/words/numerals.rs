//! Numbers with their thousands apart, and in words.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const SMALL: [&str; 20] = [
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const GREAT: [(u64, &str); 4] = [
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

/// `1,234`
pub fn grouped(count: u64) -> String {
    digits(Decimal::from(count), 0)
}

/// A number that is not below zero, with so many places and its thousands apart.
pub(super) fn digits(value: Decimal, places: u32) -> String {
    let plain = format!("{value:.*}", places as usize);
    let (whole, rest) =
        plain.split_once('.').map_or((&*plain, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::with_capacity(plain.len() + plain.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(rest) = rest {
        text.push('.');
        text.push_str(rest);
    }
    text
}

/// A whole number of things.
pub(super) fn whole(value: Decimal) -> String {
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    format!("{sign}{}", digits(value.abs(), 0))
}

/// A whole number in words; in digits when it is too large for words.
pub(super) fn in_words(value: Decimal) -> String {
    match value.abs().to_u64().filter(|&number| number < 1_000_000_000_000_000) {
        Some(number) if value.is_sign_negative() && number > 0 => {
            format!("minus {}", cardinal(number))
        }
        Some(number) => cardinal(number),
        None => whole(value),
    }
}

/// `one million, forty-three thousand, two hundred and fifteen`.
pub fn cardinal(number: u64) -> String {
    if let Some(small) = usize::try_from(number).ok().and_then(|number| SMALL.get(number)) {
        return (*small).to_owned();
    }
    let mut words = String::new();
    let mut rest = number;
    for (great, name) in GREAT {
        if rest >= great {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(&format!("{} {name}", cardinal(rest / great)));
            rest %= great;
        }
    }
    if rest == 0 {
        return words;
    }
    if !words.is_empty() {
        words.push_str(if rest < 100 { " and " } else { ", " });
    }
    words.push_str(&below_a_thousand(rest));
    words
}

fn below_a_thousand(number: u64) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    match (hundreds, rest) {
        (0, _) => below_a_hundred(rest),
        (_, 0) => format!("{} hundred", below_a_hundred(hundreds)),
        _ => format!("{} hundred and {}", below_a_hundred(hundreds), below_a_hundred(rest)),
    }
}

fn below_a_hundred(number: u64) -> String {
    let at = usize::try_from(number).unwrap_or_default();
    match (SMALL.get(at), TENS.get(at / 10)) {
        (Some(small), _) => (*small).to_owned(),
        (None, Some(tens)) if at.is_multiple_of(10) => (*tens).to_owned(),
        (None, tens) => format!("{}-{}", tens.copied().unwrap_or_default(), SMALL[at % 10]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        for (number, words) in [
            (0, "nought"),
            (15, "fifteen"),
            (21, "twenty-one"),
            (40, "forty"),
            (100, "one hundred"),
            (117, "one hundred and seventeen"),
            (1_005, "one thousand and five"),
            (1_500, "one thousand, five hundred"),
            (2_000_000, "two million"),
            (1_043_215, "one million, forty-three thousand, two hundred and fifteen"),
        ] {
            assert_eq!(cardinal(number), words);
        }
    }
}
