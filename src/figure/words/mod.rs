//! How a figure is printed.

mod money;
mod numerals;

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

pub use numerals::{cardinal, grouped};

use super::rounding::nearest;

/// How a figure is printed.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Whole pounds: `£1,043,215`.
    Pounds,
    /// Pounds and pence: `£1,043,215.37`.
    Pence,
    /// Pounds to three digits: `£1.04 million`, `£43,200`, `£415`.
    Rounded,
    /// Per cent with so many places: `34%`, `33.7%`.
    Share(u32),
    /// A number of things, for spend the lines behind it: `1,204`.
    Count,
    /// A whole number in words: `seventeen`, for per cent `thirty-four per cent`.
    Words,
}

/// No format is called so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no format `{0}`; there are pounds, pounds:pence, pounds:rounded, share, share:1, count and words"
)]
pub struct NoFormat(pub String);

impl FromStr for Format {
    type Err = NoFormat;

    fn from_str(word: &str) -> Result<Format, NoFormat> {
        Ok(match word {
            "pounds" => Format::Pounds,
            "pounds:pence" => Format::Pence,
            "pounds:rounded" => Format::Rounded,
            "share" => Format::Share(0),
            "share:1" => Format::Share(1),
            "share:2" => Format::Share(2),
            "count" => Format::Count,
            "words" => Format::Words,
            _ => return Err(NoFormat(word.to_owned())),
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Format::Pounds => f.write_str("pounds"),
            Format::Pence => f.write_str("pounds:pence"),
            Format::Rounded => f.write_str("pounds:rounded"),
            Format::Share(0) => f.write_str("share"),
            Format::Share(places) => write!(f, "share:{places}"),
            Format::Count => f.write_str("count"),
            Format::Words => f.write_str("words"),
        }
    }
}

impl Format {
    /// The steps in which figures are printed where `largest` is the largest of them.
    pub fn step(self, largest: Decimal) -> Decimal {
        match self {
            Format::Pounds | Format::Count | Format::Words => Decimal::ONE,
            Format::Pence => Decimal::new(1, 2),
            Format::Rounded => money::step(largest),
            Format::Share(places) => Decimal::new(1, places),
        }
    }

    /// `value` in words, rounded to whole steps of what is printed beside `largest`.
    pub fn print(self, value: Decimal, largest: Decimal) -> String {
        let value = nearest(value, self.step(largest));
        match self {
            Format::Pounds => money::pounds(value, 0),
            Format::Pence => money::pounds(value, 2),
            Format::Rounded => money::rounded(value, largest),
            Format::Share(places) => format!("{value:.*}%", places as usize),
            Format::Count => numerals::whole(value),
            Format::Words => numerals::in_words(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(format: &str, value: &str) -> String {
        let value = value.parse().unwrap();
        format.parse::<Format>().unwrap().print(value, value)
    }

    #[test]
    fn figures_are_printed_as_people_read_them() {
        for (format, value, expected) in [
            ("pounds", "1043215.37", "£1,043,215"),
            ("pounds", "0.50", "£1"),
            ("pounds", "-1200.49", "-£1,200"),
            ("pounds", "-0.20", "£0"),
            ("pounds:pence", "1043215.37", "£1,043,215.37"),
            ("pounds:rounded", "1043215.37", "£1.04 million"),
            ("pounds:rounded", "159900000", "£160 million"),
            ("pounds:rounded", "15990000", "£16.0 million"),
            ("pounds:rounded", "999900", "£1.00 million"),
            ("pounds:rounded", "999400", "£999,000"),
            ("pounds:rounded", "43215.37", "£43,200"),
            ("pounds:rounded", "415.37", "£415"),
            ("pounds:rounded", "2500000000", "£2.50 billion"),
            ("share", "33.67", "34%"),
            ("share:1", "33.67", "33.7%"),
            ("share", "0.2", "0%"),
            ("count", "1204", "1,204"),
            ("words", "17", "seventeen"),
            ("words", "1043215.37", "one million, forty-three thousand, two hundred and fifteen"),
        ] {
            assert_eq!(print(format, value), expected, "{value} as {format}");
        }
    }

    #[test]
    fn formats_are_named_as_they_are_read() {
        for name in
            ["pounds", "pounds:pence", "pounds:rounded", "share", "share:1", "count", "words"]
        {
            assert_eq!(name.parse::<Format>().unwrap().to_string(), name);
        }
        assert!("pound".parse::<Format>().is_err());
    }
}
