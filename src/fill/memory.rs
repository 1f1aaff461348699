//! What is kept beside a filled page: what it quotes, where, and from which results.

use serde::{Deserialize, Serialize};

use crate::figure::Format;

/// What the name of a page's memory ends in, behind the page's own.
pub const SUFFIX: &str = ".quotes.json";

/// The program, as the file spells it.
const PROGRAM: &str = "crosscast";

/// One figure that a page quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The line of the page, from one; in a Word document the paragraph.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
    /// The id of the figure.
    pub figure: String,
    /// How it is printed.
    #[serde(with = "spelling")]
    pub format: Format,
    /// The words that stand on the page.
    pub printed: String,
    /// Its exact value, a decimal number.
    pub value: String,
    /// What it counts: a currency, `percent`, `areas` and so on.
    pub unit: String,
    /// The lines of spend behind it, where there are such.
    pub lines: Option<u64>,
    /// Whether it rested on an area that was not settled.
    pub provisional: bool,
    /// With which others of its column in a table it was rounded: those with the same number; `None` by itself.
    pub in_column: Option<u32>,
}

/// Where a page comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The path of the template, as it was given.
    pub template: String,
    /// SHA-256 of the template, in hexadecimal.
    pub template_sha256: String,
    /// The edition of the results, as their pages carry it; empty where they do not say.
    pub edition: String,
    /// SHA-256 of the entries of the results, in hexadecimal: by this a former run is known again.
    pub fingerprint: String,
}

/// Everything that is kept beside a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    program: String,
    /// The version of the program that filled the page.
    pub version: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: Origin,
    /// SHA-256 of the page as it was filled, in hexadecimal.
    pub page_sha256: String,
    /// What it quotes, in the order of the page.
    pub quotes: Vec<Quote>,
}

/// A file that is no memory of a page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "it is not what `crosscast fill` wrote ({0}); move it away, and fill the template of the page again"
)]
pub struct NoMemory(String);

impl Memory {
    /// Of this page.
    pub fn new(origin: Origin, page: &[u8], quotes: Vec<Quote>) -> Memory {
        let (program, version) = (PROGRAM.to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        Memory { program, version, origin, page_sha256: sha256(page), quotes }
    }

    /// Whether `page` is as it was filled.
    pub fn is_of(&self, page: &[u8]) -> bool {
        self.page_sha256 == sha256(page)
    }

    /// The memory as bytes.
    ///
    /// # Errors
    ///
    /// None that can be met; those of the JSON writer.
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        let mut out = serde_json::to_vec_pretty(self)?;
        out.push(b'\n');
        Ok(out)
    }

    /// The memory that `bytes` hold.
    ///
    /// # Errors
    ///
    /// They hold none, or a damaged one.
    pub fn read(bytes: &[u8]) -> Result<Memory, NoMemory> {
        let memory: Memory =
            serde_json::from_slice(bytes).map_err(|error| NoMemory(error.to_string()))?;
        if memory.program != PROGRAM {
            return Err(NoMemory(format!("another program wrote it: {}", memory.program)));
        }
        let is_number = |quote: &&Quote| quote.value.parse::<rust_decimal::Decimal>().is_ok();
        match memory.quotes.iter().find(|quote| !is_number(quote)) {
            Some(quote) => Err(NoMemory(format!(
                "the value `{}` of {} is no number",
                quote.value, quote.figure
            ))),
            None => Ok(memory),
        }
    }
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Formats as templates spell them.
mod spelling {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::figure::Format;

    pub(super) fn serialize<S: Serializer>(format: &Format, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(format)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Format, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory() -> Memory {
        let quote = Quote {
            line: 3,
            column: 12,
            figure: String::from("programme.total"),
            format: Format::Rounded,
            printed: String::from("£1.04 million"),
            value: String::from("1043215.37"),
            unit: String::from("GBP"),
            lines: Some(1_204),
            provisional: true,
            in_column: Some(2),
        };
        let origin = Origin { template: String::from("page.md"), ..Origin::default() };
        Memory::new(origin, b"page", vec![quote])
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let bytes = memory().to_json().unwrap();
        assert!(String::from_utf8_lossy(&bytes).contains(r#""format": "pounds:rounded""#));
        assert_eq!(Memory::read(&bytes), Ok(memory()));
        assert!(memory().is_of(b"page") && !memory().is_of(b"another"));
    }

    #[test]
    fn what_is_damaged_is_told() {
        let text = String::from_utf8(memory().to_json().unwrap()).unwrap();
        for (from, to, says) in [
            ("\"crosscast\"", "\"another\"", "another program wrote it: another"),
            ("1043215.37", "a lot", "the value `a lot` of programme.total is no number"),
            ("pounds:rounded", "dollars", "there is no format `dollars`"),
            ("\"line\": 3", "\"line\": -3", "invalid value"),
            ("]\n}\n", "]\n", "EOF"),
        ] {
            let error = Memory::read(text.replace(from, to).as_bytes()).unwrap_err();
            assert!(error.to_string().contains(says), "{error}");
        }
    }
}
