//! What a page says, in pieces: so that HTML can mark the figures in it, and Markdown and JSON print it plainly.

use std::fmt;

use crate::figure::Printed;
use crate::model::Period;
use crate::model::control::without_controls;
use crate::total::PeriodBucket;

/// Words and figures that are read together: a sentence, or the name of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// In order.
    pub pieces: Vec<Piece>,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of this program; no number is in them.
    Text(String),
    /// A figure of `summary.json`.
    Figure(Printed),
    /// A year or another stretch of time.
    Time(Time),
    /// Words of somebody else: a label, a name, an id. A number in them is no figure.
    Words(String),
}

/// A year or another stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// As people read it: `2014/15`.
    pub text: String,
    /// Its beginning as machines read it: a year, a month or a day.
    pub begins: String,
}

impl Sentence {
    /// Nothing said yet.
    pub fn new() -> Sentence {
        Sentence::default()
    }

    /// Words of this program.
    pub fn text(mut self, text: &str) -> Sentence {
        self.pieces.push(Piece::Text(text.to_owned()));
        self
    }

    /// A figure.
    pub fn figure(mut self, figure: &Printed) -> Sentence {
        self.pieces.push(Piece::Figure(figure.clone()));
        self
    }

    /// Words of somebody else, on one line and without what hides text.
    pub fn words(mut self, words: &str) -> Sentence {
        self.pieces.push(Piece::Words(without_controls(words).into_owned()));
        self
    }

    /// A stretch of time.
    pub fn time(mut self, time: Time) -> Sentence {
        self.pieces.push(Piece::Time(time));
        self
    }

    /// What is said in `other`, too.
    pub fn and(mut self, other: Sentence) -> Sentence {
        self.pieces.extend(other.pieces);
        self
    }

    /// When money of `bucket` was spent, as the name of a line.
    pub fn when(bucket: PeriodBucket) -> Sentence {
        match bucket {
            PeriodBucket::NotDated => Sentence::new().text("Not dated"),
            PeriodBucket::Year(year) => {
                let begins = match year.period() {
                    Some(period) if year.first_month != 1 => {
                        period.start.strftime("%Y-%m").to_string()
                    }
                    _ => format!("{:04}", year.first_year),
                };
                Sentence::new().time(Time { text: year.to_string(), begins })
            }
            PeriodBucket::Other(period) => Sentence::new().time(Time::stretch(period)),
        }
    }
}

impl Time {
    /// A calendar year.
    pub fn year(year: i16) -> Time {
        let text = format!("{year:04}");
        Time { begins: text.clone(), text }
    }

    /// From the first day of `period` to its last: by months, where they are whole.
    pub fn stretch(period: Period) -> Time {
        let whole = period.start.day() == 1 && period.end.last_of_month() == period.end;
        let words = if whole { "%B %Y" } else { "%-d %B %Y" };
        let (from, to) = (period.start.strftime(words), period.end.strftime(words));
        let (from, to) = (from.to_string(), to.to_string());
        let text = if from == to { from } else { format!("{from} to {to}") };
        Time { text, begins: period.start.to_string() }
    }
}

/// As plain text.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| f.write_str(piece.as_str()))
    }
}

impl Piece {
    /// As plain text.
    pub fn as_str(&self) -> &str {
        match self {
            Piece::Text(text) | Piece::Words(text) => text,
            Piece::Figure(figure) => &figure.text,
            Piece::Time(time) => &time.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::total::FinancialYear;
    use jiff::civil::date;

    #[test]
    fn periods_have_names_for_people_and_beginnings_for_machines() {
        let year =
            |first_month| PeriodBucket::Year(FinancialYear { first_year: 2014, first_month });
        let other = |start, end| PeriodBucket::Other(Period { start, end });
        for (bucket, text, begins) in [
            (year(4), "2014/15", Some("2014-04")),
            (year(1), "2014", Some("2014")),
            (
                other(date(2015, 1, 1), date(2015, 12, 31)),
                "January 2015 to December 2015",
                Some("2015-01-01"),
            ),
            (
                other(date(2015, 1, 2), date(2016, 2, 28)),
                "2 January 2015 to 28 February 2016",
                Some("2015-01-02"),
            ),
            (PeriodBucket::NotDated, "Not dated", None),
        ] {
            let named = Sentence::when(bucket);
            assert_eq!(named.to_string(), text);
            let time = match &named.pieces[..] {
                [Piece::Time(time)] => Some(time.begins.as_str()),
                _ => None,
            };
            assert_eq!(time, begins, "{text}");
        }
    }

    #[test]
    fn words_of_others_are_kept_on_one_line() {
        let sentence = Sentence::new().text("On ").words("a\nb\u{202e}c").text(".");
        assert_eq!(sentence.to_string(), "On a bc.");
    }
}
