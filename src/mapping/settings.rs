//! `crosscast.toml`: what the whole project agrees on.

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::Complaints;
use super::nearest::did_you_mean;
use crate::model::{Date, Limits};

/// What `crosscast.toml` can say; each with a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The programme's name, on every output.
    pub programme: String,
    /// ISO 4217 code of the currency.
    pub currency: String,
    /// First month of the financial year, 1 to 12.
    pub financial_year_start: u8,
    /// First day of "Year 1", when all areas share one.
    pub year_one: Option<Date>,
    /// A fuzzy match is accepted at or above this score, in ten-thousandths.
    pub fuzzy_score: u32,
    /// ... and this far above the best rival category, in ten-thousandths.
    pub fuzzy_margin: u32,
    /// How much is read.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            programme: String::from("Programme"),
            currency: String::from("GBP"),
            financial_year_start: 4,
            year_one: None,
            fuzzy_score: 8_200,
            fuzzy_margin: 1_000,
            limits: Limits::default(),
        }
    }
}

const KEYS: [&str; 6] =
    ["programme", "currency", "financial_year_start", "year_one", "thresholds", "limits"];
const THRESHOLDS: [&str; 2] = ["fuzzy_score", "fuzzy_margin"];
const LIMITS: [&str; 6] =
    ["file_bytes", "unpacked_bytes", "sheets", "cells", "cell_chars", "findings"];

/// The settings in `text`, with the default for each that is not given.
pub(super) fn read(text: &str, complaints: &mut Complaints) -> Settings {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, complaints, broken: Vec::new() };
    for error in errors {
        let line = error.span().map_or(1, |span| reader.line(span));
        reader.broken.push(line);
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        reader.complaints.at(line, "", message, "see https://toml.io for how it is written");
    }
    let mut settings = Settings::default();
    for (key, value) in document.get_ref() {
        match key.get_ref().as_ref() {
            "programme" => {
                if let Some(name) = reader.words("programme", value) {
                    settings.programme = name;
                }
            }
            "currency" => {
                if let Some(code) = reader.currency(value) {
                    settings.currency = code;
                }
            }
            "financial_year_start" => {
                if let Some(month) = reader.whole("financial_year_start", value, 1, 12) {
                    settings.financial_year_start = month as u8;
                }
            }
            "year_one" => settings.year_one = reader.date("year_one", value),
            "thresholds" => reader.thresholds(value, &mut settings),
            "limits" => reader.limits(value, &mut settings.limits),
            _ => reader.unknown(key, &KEYS),
        }
    }
    settings
}

/// Reads values and complains with their lines.
struct Reader<'a> {
    text: &'a str,
    complaints: &'a mut Complaints,
    /// Lines that are no TOML: what else is wrong with them follows from that.
    broken: Vec<u32>,
}

type Value<'a> = Spanned<DeValue<'a>>;
type Key<'a> = Spanned<toml::de::DeString<'a>>;

impl Reader<'_> {
    fn thresholds(&mut self, value: &Value<'_>, settings: &mut Settings) {
        let Some(table) = self.table("thresholds", value) else { return };
        for (key, value) in table {
            let place = match key.get_ref().as_ref() {
                "fuzzy_score" => &mut settings.fuzzy_score,
                "fuzzy_margin" => &mut settings.fuzzy_margin,
                _ => {
                    self.unknown(key, &THRESHOLDS);
                    continue;
                }
            };
            if let Some(parts) = self.ten_thousandths(key.get_ref(), value) {
                *place = parts;
            }
        }
    }

    fn limits(&mut self, value: &Value<'_>, limits: &mut Limits) {
        let Some(table) = self.table("limits", value) else { return };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if !LIMITS.contains(&name) {
                self.unknown(key, &LIMITS);
                continue;
            }
            let Some(most) = self.whole(name, value, 1, i64::MAX as u64) else { continue };
            let count = usize::try_from(most).unwrap_or(usize::MAX);
            match name {
                "file_bytes" => limits.file_bytes = most,
                "unpacked_bytes" => limits.unpacked_bytes = most,
                "sheets" => limits.sheets = count,
                "cells" => limits.cells = count,
                "cell_chars" => limits.cell_chars = count,
                _ => limits.findings = count,
            }
        }
    }

    fn words(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let words = value.get_ref().as_str().map(str::trim).filter(|words| !words.is_empty());
        if words.is_none() {
            self.wrong(key, value, "words in quotation marks");
        }
        words.map(str::to_owned)
    }

    fn currency(&mut self, value: &Value<'_>) -> Option<String> {
        let code = value
            .get_ref()
            .as_str()
            .filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
        if code.is_none() {
            self.wrong("currency", value, "three capital letters, like \"GBP\"");
        }
        code.map(str::to_owned)
    }

    fn whole(&mut self, key: &str, value: &Value<'_>, least: u64, most: u64) -> Option<u64> {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let wanted = if most == 12 {
                format!("a whole number from {least} to {most}")
            } else {
                format!("a whole number from {least} up")
            };
            self.wrong(key, value, &wanted);
        }
        number
    }

    fn date(&mut self, key: &str, value: &Value<'_>) -> Option<Date> {
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

    fn ten_thousandths(&mut self, key: &str, value: &Value<'_>) -> Option<u32> {
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
            self.wrong(key, value, "a number from 0 to 1, like 0.82");
        }
        parts
    }

    fn table<'v, 'i>(&mut self, key: &str, value: &'v Value<'i>) -> Option<&'v DeTable<'i>> {
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

    fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let line = self.line(key.span());
        let name: &str = key.get_ref();
        let otherwise = format!("the settings here are {}", known.join(", "));
        let remedy = did_you_mean(name, known.iter().copied(), &otherwise);
        self.complaints.at(line, name, "there is no such setting", remedy);
    }

    /// The line that a span begins on.
    fn line(&self, span: Range<usize>) -> u32 {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let ends = before.bytes().filter(|&byte| byte == b'\n').count();
        u32::try_from(ends).unwrap_or(u32::MAX).saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_settings(text: &str) -> (Settings, Vec<String>) {
        let mut complaints = Complaints::about("crosscast.toml");
        let settings = read(text, &mut complaints);
        (settings, complaints.into_mistakes().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_setting_can_be_given_and_every_one_left_out() {
        assert_eq!(read_settings(""), (Settings::default(), Vec::new()));
        let (settings, mistakes) = read_settings(
            "programme = \"Big Local\"\ncurrency = \"EUR\"\nfinancial_year_start = 1\n\
             year_one = 2012-04-01\n[thresholds]\nfuzzy_score = 0.925\nfuzzy_margin = 0\n[limits]\n\
             file_bytes = 1_000\nunpacked_bytes = 2\nsheets = 3\ncells = 4\ncell_chars = 5\nfindings = 6\n",
        );
        assert_eq!(mistakes, [""; 0]);
        let expected = Settings {
            programme: String::from("Big Local"),
            currency: String::from("EUR"),
            financial_year_start: 1,
            year_one: Some(jiff::civil::date(2012, 4, 1)),
            fuzzy_score: 9_250,
            fuzzy_margin: 0,
            limits: Limits {
                file_bytes: 1_000,
                unpacked_bytes: 2,
                sheets: 3,
                cells: 4,
                cell_chars: 5,
                findings: 6,
            },
        };
        assert_eq!(settings, expected);
    }

    #[test]
    fn mistakes_have_their_lines() {
        let (_, mistakes) = read_settings(
            "program = \"x\"\ncurrency = \"pounds\"\nfinancial_year_start = 13\nyear_one = 2012-02-30T00:00:00\n\
             [thresholds]\nfuzzy_score = 88\nfuzy_margin = 0.1\n[limits]\ncells = -1\nzebra = 1\n",
        );
        let expected = [
            "crosscast.toml, line 1, program: there is no such setting; did you mean `programme`?",
            "crosscast.toml, line 2, currency: this is not three capital letters, like \"GBP\"; \
             change it, or leave it out for the default",
            "crosscast.toml, line 3, financial_year_start: this is not a whole number from 1 to 12; \
             change it, or leave it out for the default",
            "crosscast.toml, line 6, fuzzy_score: this is not a number from 0 to 1, like 0.82; \
             change it, or leave it out for the default",
            "crosscast.toml, line 7, fuzy_margin: there is no such setting; did you mean \
             `fuzzy_margin`?",
            "crosscast.toml, line 9, cells: this is not a whole number from 1 up; change it, or \
             leave it out for the default",
            "crosscast.toml, line 10, zebra: there is no such setting; the settings here are \
             file_bytes, unpacked_bytes, sheets, cells, cell_chars, findings",
        ];
        for mistake in expected {
            assert!(mistakes.iter().any(|found| found == mistake), "{mistake}\n{mistakes:#?}");
        }
        assert!(mistakes.iter().any(|found| found.contains("line 4")), "{mistakes:#?}");
    }

    #[test]
    fn what_is_no_toml_is_said_with_its_line() {
        let (_, mistakes) = read_settings("programme = \"x\"\ncurrency = \n");
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        assert!(mistakes[0].starts_with("crosscast.toml, line 2"), "{mistakes:?}");
    }
}
