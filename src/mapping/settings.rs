//! `crosscast.toml`: what the whole project agrees on.

mod change;
mod delivery;
mod reader;

use std::path::Path;

use toml::de::DeTable;

pub use self::change::set_thresholds;
pub(super) use self::delivery::check as check_delivery;
use self::reader::{Reader, Value};
use super::load::Reading;
use super::mistake::{Complaints, Mistakes};
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
    /// A label is coded like a decided one that is at least this like it, in ten-thousandths.
    pub fuzzy_score: u32,
    /// ... and whose category everything decided speaks for at least this much more than for any
    /// other, in ten-thousandths.
    pub fuzzy_margin: u32,
    /// How many former runs are kept in the output folder, to be compared with.
    pub history_keep: usize,
    /// How much is read.
    pub limits: Limits,
    /// The licence under which public files may be used, by its SPDX id, if one is given.
    pub licence: Option<String>,
    /// The id of the category for the costs of delivery.
    pub delivery: String,
    /// The line that gives it; `None` when it is the built-in one.
    pub delivery_line: Option<u32>,
    /// Of which returns a run writes a marked copy.
    pub marked: MarkedCopies,
}

/// Of which returns a run writes a marked copy.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum MarkedCopies {
    /// Of those about whose rows something is to be asked.
    #[default]
    Asked,
    /// Of all.
    All,
    /// Of none.
    None,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            programme: String::from("Programme"),
            currency: String::from("GBP"),
            financial_year_start: 4,
            year_one: None,
            fuzzy_score: 7_000,
            fuzzy_margin: 4_000,
            history_keep: 5,
            limits: Limits::default(),
            licence: None,
            delivery: String::from("delivery"),
            delivery_line: None,
            marked: MarkedCopies::default(),
        }
    }
}

impl Settings {
    /// Reads the file at `path`; the defaults when there is none.
    ///
    /// # Errors
    ///
    /// All mistakes in it.
    pub fn load(path: &Path) -> Result<Settings, Mistakes> {
        let mut reading = Reading::default();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let settings = reading.file(path, &name, read).unwrap_or_default();
        if reading.mistakes.is_empty() { Ok(settings) } else { Err(Mistakes(reading.mistakes)) }
    }
}

const KEYS: [&str; 10] = [
    "programme",
    "currency",
    "delivery",
    "licence",
    "financial_year_start",
    "year_one",
    "thresholds",
    "limits",
    "returns",
    "history",
];
const THRESHOLDS: [&str; 2] = ["fuzzy_score", "fuzzy_margin"];

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
            "delivery" => {
                if let Some(id) = reader.words("delivery", value) {
                    settings.delivery = id;
                    settings.delivery_line = Some(reader.line(value.span()));
                }
            }
            "financial_year_start" => {
                if let Some(month) = reader.whole("financial_year_start", value, 1, 12) {
                    settings.financial_year_start = month as u8;
                }
            }
            "year_one" => settings.year_one = reader.date("year_one", value),
            "thresholds" => thresholds(&mut reader, value, &mut settings),
            "history" => history(&mut reader, value, &mut settings),
            "licence" => settings.licence = reader.words("licence", value),
            "limits" => limits(&mut reader, value, &mut settings.limits),
            "returns" => returns(&mut reader, value, &mut settings),
            _ => reader.unknown(key, &KEYS),
        }
    }
    settings
}

/// Fills in the thresholds that the table gives.
fn thresholds(reader: &mut Reader<'_>, value: &Value<'_>, settings: &mut Settings) {
    let Some(table) = reader.table("thresholds", value) else { return };
    for (key, value) in table {
        let place = match key.get_ref().as_ref() {
            "fuzzy_score" => &mut settings.fuzzy_score,
            "fuzzy_margin" => &mut settings.fuzzy_margin,
            _ => {
                reader.unknown(key, &THRESHOLDS);
                continue;
            }
        };
        if let Some(parts) = reader.ten_thousandths(key.get_ref(), value) {
            *place = parts;
        }
    }
}

/// Fills in what the table says of the pages and copies of returns.
fn returns(reader: &mut Reader<'_>, value: &Value<'_>, settings: &mut Settings) {
    let Some(table) = reader.table("returns", value) else { return };
    for (key, value) in table {
        if key.get_ref() != "marked" {
            reader.unknown(key, &["marked"]);
            continue;
        }
        let copies = [
            ("asked", MarkedCopies::Asked),
            ("all", MarkedCopies::All),
            ("none", MarkedCopies::None),
        ];
        if let Some(copies) = reader.one_of("marked", value, &copies) {
            settings.marked = copies;
        }
    }
}

/// Fills in what the table says of former runs.
fn history(reader: &mut Reader<'_>, value: &Value<'_>, settings: &mut Settings) {
    let Some(table) = reader.table("history", value) else { return };
    for (key, value) in table {
        if key.get_ref() != "keep" {
            reader.unknown(key, &["keep"]);
        } else if let Some(keep) = reader.whole("keep", value, 0, 1_000) {
            settings.history_keep = usize::try_from(keep).unwrap_or(0);
        }
    }
}

/// Fills in the limits that the table gives.
fn limits(reader: &mut Reader<'_>, value: &Value<'_>, limits: &mut Limits) {
    let Some(table) = reader.table("limits", value) else { return };
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let Some(bound) = Limits::BOUNDS.iter().find(|bound| bound.key == name) else {
            let keys: Vec<&str> = Limits::BOUNDS.iter().map(|bound| bound.key).collect();
            reader.unknown(key, &keys);
            continue;
        };
        if let Some(most) = reader.whole(name, value, bound.least, bound.greatest) {
            limits.set(name, most);
        }
    }
}

#[cfg(test)]
mod tests;
