//! Amounts that a lost separator joined to the cell before them.

use super::{DecimalSign, Reading, read_amount};
use crate::model::Money;

/// The amount that stands right behind a date, up to the end of `text`: `25/06/2012900` is 25 June
/// 2012 and £900, whatever words are glued to the front of the date.
///
/// The last `/mm/yyyy` shows where the amount begins; a year of two digits would not.
pub fn amount_after_date(text: &str) -> Option<Money> {
    let bytes = text.as_bytes();
    let digits = |from: usize, count: usize| {
        bytes.get(from..from + count).is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    let month = (1..bytes.len()).rev().find(|&at| {
        bytes[at] == b'/'
            && bytes[at - 1].is_ascii_digit()
            && digits(at + 1, 2)
            && bytes.get(at + 3) == Some(&b'/')
            && digits(at + 4, 4)
            && matches!(&bytes[at + 4..at + 6], b"19" | b"20")
    })?;
    match read_amount(text.get(month + 8..)?, DecimalSign::Point) {
        Reading::Amount(money) => Some(money),
        _ => None,
    }
}

/// Every way of taking trailing digits off some words: `Academy21740` may be £21,740, £1,740,
/// £740 or £40 with the rest of the digits left to the words.
///
/// The text alone cannot tell which; the printed total can. The longest amount comes first.
pub fn glued_candidates(text: &str) -> impl Iterator<Item = (&str, Money)> {
    /// Longer runs of digits are codes, and each split costs a reading of the rest.
    const LONGEST: usize = 20;
    let text = text.trim();
    let run = text
        .bytes()
        .rev()
        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
        .count();
    let first = text.len() - run.min(LONGEST);
    (first..text.len()).filter(|&at| at > 0 && text.as_bytes()[at].is_ascii_digit()).filter_map(
        move |at| match read_amount(&text[at..], DecimalSign::Point) {
            Reading::Amount(money) => Some((text[..at].trim_end(), money)),
            _ => None,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_right_behind_a_date_is_told_from_it() {
        for (text, pence) in [
            ("25/06/2012900", 90_000),
            ("25/06/20121,234.50", 123_450),
            ("Some School/Academy2129/05/2012740.50", 74_050),
        ] {
            assert_eq!(amount_after_date(text), Some(Money::from_pence(pence)), "{text}");
        }
        for text in ["25/06/2012", "25/06/2012 paid", "invoice 12/3456", "25/06/12900", "900", ""] {
            assert_eq!(amount_after_date(text), None, "{text}");
        }
    }

    #[test]
    fn words_glued_to_digits_give_every_split() {
        let splits = |text| -> Vec<(String, String)> {
            glued_candidates(text).map(|(words, m)| (words.into(), m.to_string())).collect()
        };
        let own = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|&(words, money)| (words.into(), money.into())).collect()
        };
        assert_eq!(
            splits("High/Academy21740"),
            own(&[
                ("High/Academy", "21740.00"),
                ("High/Academy2", "1740.00"),
                ("High/Academy21", "740.00"),
                ("High/Academy217", "40.00"),
                ("High/Academy2174", "0.00"),
            ])
        );
        assert_eq!(splits("Hire 5.50").first(), own(&[("Hire", "5.50")]).first());
        assert_eq!(splits("no digits"), []);
        assert!(glued_candidates(&format!("x{}", "1".repeat(100_000))).count() < 20);
    }
}
