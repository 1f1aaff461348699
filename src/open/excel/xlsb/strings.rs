//! Shared texts in binary records.

use std::io::{self, Read};

use super::records::Records;
use crate::open::excel::shared_strings::SharedStrings;

const SHARED_STRING: u32 = 19;

/// Reads the part of shared texts into `strings`, each cut to `chars`.
pub(in crate::open) fn read_strings(
    records: &mut Records<impl Read>,
    strings: &mut SharedStrings,
    chars: usize,
) -> io::Result<()> {
    while let Some(record) = records.next()? {
        if record.kind == SHARED_STRING {
            // A byte of flags comes first; fonts and phonetic guides come after the text.
            let text = record.text(1).map(|(text, _)| text).unwrap_or_default();
            strings.push(&text, chars);
        }
    }
    Ok(())
}
