//! Amounts that a lost separator joined to the cell before them.

use super::{DecimalSign, Reading, read_amount};
use crate::model::date::{self, DayOrder};
use crate::model::{Date, Money};

/// Takes a date and an amount apart: `25/06/2012900` is 25 June 2012 and £900.
///
/// Only a whole date with a year of four digits shows where the amount begins; anything less
/// is `None`.
pub fn split_glued(text: &str) -> Option<(Date, Money)> {
    let text = text.trim();
    let year_at = text.rfind(['/', '-'])? + 1;
    let (head, amount) = text.split_at_checked(year_at + 4)?;
    let date = date::read_date(head, DayOrder::DayFirst).ok().flatten()?;
    match read_amount(amount, DecimalSign::Point) {
        Reading::Amount(money) => Some((date, money)),
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
    fn a_date_glued_to_an_amount_comes_apart() {
        for (text, date, pence) in [
            ("25/06/2012900", "2012-06-25", 90_000),
            ("25/06/20121,234.50", "2012-06-25", 123_450),
            (" 01-04-2016£12 ", "2016-04-01", 1_200),
        ] {
            let expected = (date.parse().unwrap(), Money::from_pence(pence));
            assert_eq!(split_glued(text), Some(expected), "{text}");
        }
        for text in ["25/06/2012", "31/02/2012900", "25/06/20120900", "25/06/12900", "900", ""] {
            assert_eq!(split_glued(text), None, "{text}");
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
