//! The values of `crosscast.toml`, one by one: what is not as wanted is complained of with its
//! line.

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::mapping::mistake::Complaints;
use crate::mapping::nearest::did_you_mean;
use crate::model::Date;

/// Reads values and complains with their lines.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) complaints: &'a mut Complaints,
    /// Lines that are no TOML: what else is wrong with them follows from that.
    pub(super) broken: Vec<u32>,
}

pub(super) type Value<'a> = Spanned<DeValue<'a>>;
pub(super) type Key<'a> = Spanned<toml::de::DeString<'a>>;

impl Reader<'_> {
    /// Words that are not empty.
    pub(super) fn words(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let words = value.get_ref().as_str().map(str::trim).filter(|words| !words.is_empty());
        if words.is_none() {
            self.wrong(key, value, "words in quotation marks");
        }
        words.map(str::to_owned)
    }

    /// The code of a currency.
    pub(super) fn currency(&mut self, value: &Value<'_>) -> Option<String> {
        let code = value
            .get_ref()
            .as_str()
            .filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
        if code.is_none() {
            self.wrong("currency", value, "three capital letters, like \"GBP\"");
        }
        code.map(str::to_owned)
    }

    /// A whole number from `least` to `most`.
    pub(super) fn whole(
        &mut self,
        key: &str,
        value: &Value<'_>,
        least: u64,
        most: u64,
    ) -> Option<u64> {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.wrong(key, value, &format!("a whole number from {least} to {most}"));
        }
        number
    }

    /// A date without a time.
    pub(super) fn date(&mut self, key: &str, value: &Value<'_>) -> Option<Date> {
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            other => other.as_str().unwrap_or_default().to_owned(),
        };
        let date = written.parse::<Date>().ok().filter(|_| written.len() == "2012-04-01".len());
        if date.is_none() {
            self.wrong(key, value, "a date like 2012-04-01");
        }
        date
    }

    /// A number from 0 to 1, in ten-thousandths.
    pub(super) fn ten_thousandths(&mut self, key: &str, value: &Value<'_>) -> Option<u32> {
        let digits = match value.get_ref() {
            DeValue::Float(number) => number.as_str(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            _ => "",
        };
        let parts = Decimal::from_str_exact(digits)
            .ok()
            .filter(|number| *number >= Decimal::ZERO && *number <= Decimal::ONE)
            .and_then(|number| (number * Decimal::from(10_000)).round().to_u32());
        if parts.is_none() {
            self.wrong(key, value, "a number from 0 to 1, like 0.7");
        }
        parts
    }

    /// One of some words.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &str,
        value: &Value<'_>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let word = value.get_ref().as_str().unwrap_or_default();
        let found = words.iter().find(|(known, _)| *known == word).map(|&(_, meant)| meant);
        if found.is_none() {
            let words: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            self.wrong(key, value, &format!("one of {}", words.join(", ")));
        }
        found
    }

    /// A table of settings.
    pub(super) fn table<'v, 'i>(
        &mut self,
        key: &str,
        value: &'v Value<'i>,
    ) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(key, value, &format!("a table: a line `[{key}]`, its settings below it"));
        }
        table
    }

    fn wrong(&mut self, key: &str, value: &Value<'_>, wanted: &str) {
        let line = self.line(value.span());
        let says = format!("this is not {wanted}");
        if !self.broken.contains(&line) {
            self.complaints.at(line, key, says, "change it, or leave it out for the default");
        }
    }

    /// Complains of a key that is none of `known`.
    pub(super) fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let line = self.line(key.span());
        let name: &str = key.get_ref();
        let otherwise = format!("the settings here are {}", known.join(", "));
        let remedy = did_you_mean(name, known.iter().copied(), &otherwise);
        self.complaints.at(line, name, "there is no such setting", remedy);
    }

    /// The line that a span begins on.
    pub(super) fn line(&self, span: Range<usize>) -> u32 {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let ends = before.bytes().filter(|&byte| byte == b'\n').count();
        u32::try_from(ends).unwrap_or(u32::MAX).saturating_add(1)
    }
}
