//! Lines of CSV, written straight into bytes.
//!
//! Fields are parted by commas and lines end with a line feed; a field is quoted only when it
//! must be. Files for programs (entries, rows, files, control) are plain UTF-8. Files for people
//! (review, findings, totals) begin with a byte order mark, without which Excel shows `Â£` for `£`.

use std::borrow::Cow;
use std::io::Write;

use crate::model::{CellAt, Date, Money, Percent};

use super::safe_text::{Glance, safe};

/// Whom a file is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A program: plain UTF-8.
    Program,
    /// A person with a spreadsheet program: UTF-8 with a byte order mark.
    Person,
}

/// The beginning of a file: its mark, if any, and the line that names its columns.
pub fn header(reader: Reader, columns: &[&str]) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    if reader == Reader::Person {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut line = Record::begin(&mut out);
    for column in columns {
        line.word(column);
    }
    line.end();
    out
}

/// One line in the making. Each call writes one field.
#[derive(Debug)]
pub struct Record<'a> {
    out: &'a mut Vec<u8>,
    begun: bool,
}

impl<'a> Record<'a> {
    /// Begins a line at the end of `out`.
    pub fn begin(out: &'a mut Vec<u8>) -> Record<'a> {
        Record { out, begun: false }
    }

    /// Goes on with fields in the midst of a line, for [`Record::fields`].
    pub fn go_on(out: &'a mut Vec<u8>) -> Record<'a> {
        Record { out, begun: true }
    }

    /// Ends the line.
    pub fn end(self) {
        self.out.push(b'\n');
    }

    /// Text that came from outside: made safe, and quoted where it must be.
    pub fn text(&mut self, text: &str) {
        self.part();
        let glance = Glance::at(text);
        let text = if glance.leaves(text) { Cow::Borrowed(text) } else { safe(text) };
        if glance.must_be_quoted() {
            put_quoted(self.out, &text);
        } else {
            self.out.extend_from_slice(text.as_bytes());
        }
    }

    /// Fields that were written before, each with the comma in front of it.
    pub fn fields(&mut self, fields: &[u8]) {
        self.out.extend_from_slice(fields);
    }

    /// A word of ours that needs neither: letters, digits, points, hyphens.
    pub fn word(&mut self, word: &str) {
        self.part();
        self.out.extend_from_slice(word.as_bytes());
    }

    /// Nothing.
    pub fn empty(&mut self) {
        self.part();
    }

    /// A count.
    pub fn count(&mut self, count: u64) {
        self.part();
        put_digits(self.out, count, 1);
    }

    /// Pounds with two places.
    pub fn money(&mut self, money: Money) {
        self.part();
        put_money(self.out, money);
    }

    /// Pounds with at least two places, and those parts of a penny that there are.
    pub fn exact(&mut self, money: Money) {
        if money == money.pence() {
            return self.money(money);
        }
        self.part();
        put(self.out, format_args!("{}", money.exact().normalize()));
    }

    /// Pounds with two places, or nothing.
    pub fn money_or_empty(&mut self, money: Option<Money>) {
        match money {
            Some(money) => self.money(money),
            None => self.empty(),
        }
    }

    /// A date as `2014-04-01`, or nothing.
    pub fn date(&mut self, date: Option<Date>) {
        self.part();
        if let Some(date) = date {
            put_date(self.out, date);
        }
    }

    /// A score given in ten-thousandths, as `0.9731`.
    pub fn score(&mut self, score: u32) {
        self.part();
        put_digits(self.out, u64::from(score / 10_000), 1);
        self.out.push(b'.');
        put_digits(self.out, u64::from(score % 10_000), 4);
    }

    /// Per cent as `12.34`, or nothing.
    pub fn percent(&mut self, percent: Option<Percent>) {
        self.part();
        if let Some(percent) = percent {
            put(self.out, format_args!("{percent}"));
        }
    }

    /// A field put together piece by piece, of characters that need no quoting.
    pub fn pieces(&mut self) -> &mut Vec<u8> {
        self.part();
        self.out
    }

    fn part(&mut self) {
        if self.begun {
            self.out.push(b',');
        }
        self.begun = true;
    }
}

/// Appends formatted characters.
pub(super) fn put(out: &mut Vec<u8>, what: std::fmt::Arguments<'_>) {
    // Writing to memory does not fail.
    let _ = out.write_fmt(what);
}

/// Appends `number` in at least `width` digits.
pub(super) fn put_digits(out: &mut Vec<u8>, mut number: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while number > 0 || digits.len() - at < width {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    out.extend_from_slice(&digits[at..]);
}

/// Appends the name of a cell, like `D9`.
pub(super) fn put_cell(out: &mut Vec<u8>, cell: CellAt) {
    match u8::try_from(cell.col) {
        Ok(col @ ..26) => {
            out.push(b'A' + col);
            put_digits(out, u64::from(cell.row) + 1, 1);
        }
        _ => put(out, format_args!("{cell}")),
    }
}

fn put_money(out: &mut Vec<u8>, money: Money) {
    let pence = money.pence().exact();
    let mantissa = pence.mantissa();
    let scaled = mantissa.unsigned_abs() * [100, 10, 1][pence.scale().min(2) as usize];
    let Ok(scaled) = u64::try_from(scaled) else {
        return put(out, format_args!("{money}"));
    };
    if mantissa < 0 {
        out.push(b'-');
    }
    put_digits(out, scaled / 100, 1);
    out.push(b'.');
    put_digits(out, scaled % 100, 2);
}

fn put_date(out: &mut Vec<u8>, date: Date) {
    let Ok(year) = u64::try_from(date.year()) else {
        return put(out, format_args!("{date}"));
    };
    put_digits(out, year, 4);
    for part in [date.month(), date.day()] {
        out.push(b'-');
        put_digits(out, u64::from(part.unsigned_abs()), 2);
    }
}

fn put_quoted(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    for &byte in text.as_bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn written(write: impl FnOnce(&mut Record<'_>)) -> String {
        let mut out = Vec::new();
        let mut line = Record::begin(&mut out);
        write(&mut line);
        line.end();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn fields_are_quoted_only_when_they_must_be() {
        let line = written(|line| {
            line.text("plain");
            line.text("a, b");
            line.text("say \"so\"");
            line.text("x;=1");
            line.text("=1,2");
            line.empty();
            line.text("two\nlines");
        });
        let expected = "plain,\"a, b\",\"say \"\"so\"\"\",\"x;=1\",\"'=1,2\",,two lines\n";
        assert_eq!(line, expected);
    }

    #[test]
    fn figures_have_one_form() {
        let line = written(|line| {
            line.money(Money::from_pence(-5));
            line.money(Money::new(Decimal::from(7)).unwrap());
            line.money(Money::new(Decimal::new(12_345, 3)).unwrap());
            line.money_or_empty(None);
            line.exact(Money::new(Decimal::new(123_450, 4)).unwrap());
            line.exact(Money::new(Decimal::new(30, 1)).unwrap());
            line.date(Some(date(2014, 4, 1)));
            line.date(None);
            line.score(9_731);
            line.score(10_000);
            line.score(5);
            line.count(0);
            line.percent(Percent::of_count(1, 8));
        });
        assert_eq!(
            line,
            "-0.05,7.00,12.35,,12.345,3.00,2014-04-01,,0.9731,1.0000,0.0005,0,12.50\n"
        );
    }

    #[test]
    fn only_a_file_for_people_has_a_mark() {
        assert_eq!(header(Reader::Program, &["a", "b"]), b"a,b\n");
        assert_eq!(header(Reader::Person, &["a"]), b"\xef\xbb\xbfa\n");
    }

    proptest! {
        #[test]
        fn money_is_written_as_money_prints_itself(units in any::<i64>(), scale in 0u32..7) {
            if let Some(money) = Money::new(Decimal::new(units, scale)) {
                prop_assert_eq!(written(|line| line.money(money)), format!("{money}\n"));
            }
            let sum: Money = std::iter::repeat_n(Money::from_pence(units), 3).sum();
            prop_assert_eq!(written(|line| line.money(sum)), format!("{sum}\n"));
        }

        #[test]
        fn what_is_written_is_read_back(texts in prop::collection::vec(".{0,8}|[\",;\n a]{0,6}", 2..5)) {
            let line = written(|line| texts.iter().for_each(|text| line.text(text)));
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            let expected: Vec<_> = texts.iter().map(|text| safe(text)).collect();
            prop_assert_eq!(record.iter().collect::<Vec<_>>(), expected);
        }
    }
}
