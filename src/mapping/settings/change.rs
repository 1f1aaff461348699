//! The thresholds of `crosscast.toml`, put in place of the old ones and nothing else touched.

use std::path::Path;
use std::{fs, io};

use rust_decimal::Decimal;
use toml_edit::{DocumentMut, Item, Table, Value};

use crate::mapping::{Lock, replace};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes the thresholds, in ten-thousandths, into the settings file at `path`. What else stands
/// in it stays as it is, to the byte; a file that is not there is made.
///
/// # Errors
///
/// The disk's; [`io::ErrorKind::WouldBlock`] when another program is changing the files of the
/// folder; [`io::ErrorKind::InvalidData`] when the file is no TOML in UTF-8.
pub fn set_thresholds(path: &Path, score: u32, margin: u32) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let _lock = Lock::of(folder.unwrap_or(Path::new(".")))?;
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let changed = changed(&text, score, margin)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    replace(path, changed.as_bytes())
}

fn changed(text: &str, score: u32, margin: u32) -> Result<String, toml_edit::TomlError> {
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let mut document: DocumentMut = body.parse()?;
    let table = document.entry("thresholds").or_insert_with(|| Item::Table(Table::new()));
    if let Some(table) = table.as_table_like_mut() {
        for (key, parts) in [("fuzzy_score", score), ("fuzzy_margin", margin)] {
            let number = Decimal::new(i64::from(parts), 4).normalize();
            let point = if number.scale() == 0 { ".0" } else { "" };
            let mut value: Value = format!("{number}{point}").parse()?;
            match table.get_mut(key) {
                Some(old) => {
                    if let Some(old) = old.as_value() {
                        *value.decor_mut() = old.decor().clone();
                    }
                    *old = Item::Value(value);
                }
                None => {
                    value.decor_mut().set_prefix(" ");
                    table.insert(key, Item::Value(value));
                }
            }
        }
    }
    let mut written = document.to_string();
    // The writer ends lines in its own way; the file's is kept.
    if body.contains("\r\n") {
        written = written.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if !body.is_empty() && !body.ends_with('\n') && body.contains("thresholds") {
        written.truncate(written.trim_end_matches(['\r', '\n']).len());
    }
    let mark = if text.len() > body.len() { BYTE_ORDER_MARK } else { "" };
    Ok(format!("{mark}{written}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_two_numbers_change() {
        let shipped = include_str!("../../../crosscast.toml");
        let expected = shipped
            .replace("fuzzy_score = 0.7", "fuzzy_score = 0.9")
            .replace("fuzzy_margin = 0.4", "fuzzy_margin = 0.05");
        assert_eq!(changed(shipped, 9_000, 500).unwrap(), expected);
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(changed(&crlf(shipped), 9_000, 500).unwrap(), crlf(&expected));
        for (before, after) in [
            ("", "[thresholds]\nfuzzy_score = 0.9\nfuzzy_margin = 0.05\n"),
            (
                "# mine\nprogramme = 'P'\n",
                "# mine\nprogramme = 'P'\n\n[thresholds]\nfuzzy_score = 0.9\nfuzzy_margin = 0.05\n",
            ),
            (
                "[thresholds]\nfuzzy_margin=0.3  # why\n[limits]\n",
                "[thresholds]\nfuzzy_margin=0.05  # why\nfuzzy_score = 0.9\n[limits]\n",
            ),
            (
                "\u{feff}thresholds.fuzzy_score = 1\r\ncurrency = 'GBP'",
                "\u{feff}thresholds.fuzzy_score = 0.9\r\nthresholds.fuzzy_margin = 0.05\r\n\
                 currency = 'GBP'",
            ),
            (
                "thresholds = { fuzzy_score = 0.8 }\n",
                "thresholds = { fuzzy_score = 0.9 , fuzzy_margin = 0.05 }\n",
            ),
        ] {
            assert_eq!(changed(before, 9_000, 500).unwrap(), after, "{before}");
        }
        assert_eq!(
            changed("", 10_000, 0).unwrap(),
            "[thresholds]\nfuzzy_score = 1.0\nfuzzy_margin = 0.0\n"
        );
        assert!(changed("[thresholds", 1, 1).is_err());
    }

    #[test]
    fn the_file_is_made_changed_and_found_broken() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("crosscast.toml");
        set_thresholds(&path, 8_800, 1_200).unwrap();
        let settings = crate::mapping::Settings::load(&path).unwrap();
        assert_eq!((settings.fuzzy_score, settings.fuzzy_margin), (8_800, 1_200));
        fs::write(&path, b"\xFF\xFE").unwrap();
        assert_eq!(set_thresholds(&path, 1, 1).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert_eq!(fs::read(&path).unwrap(), b"\xFF\xFE");
    }
}
