//! Text from a spreadsheet, made safe for the next spreadsheet.
//!
//! A field that a spreadsheet program would run gets an apostrophe in front, as
//! [`crate::model::guard`] says. Numbers and dates that crosscast writes itself do not pass through
//! here.
//!
//! Controls can hide text from a reader or break a line in two. White space among them becomes
//! one blank, the others (and the marks that turn the direction of writing) are taken out.

use std::borrow::Cow;

use crate::model::control::is_control;
pub use crate::model::control::without_controls;
use crate::model::guard::{GUARD, would_run};

/// `text` without controls, and with an apostrophe in front if a spreadsheet program would run it.
pub fn safe(text: &str) -> Cow<'_, str> {
    if Glance::at(text).leaves(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = without_controls(text).into_owned();
    if would_run(&safe) {
        safe.insert(0, GUARD);
    }
    Cow::Owned(safe)
}

/// What the bytes of a text tell of it at a glance.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Glance(u8);

impl Glance {
    const DOUBTFUL: u8 = 1;
    const PARTING: u8 = 2;

    /// What each byte tells, alone.
    const OF_BYTE: [u8; 256] = {
        let mut of_byte = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            let doubtful = byte < 0x20 || byte > 0x7e;
            // A semicolon parts fields where a spreadsheet program is set to another language;
            // tabs and line ends do not come through.
            let parting = matches!(byte as u8, b'"' | b',' | b';');
            of_byte[byte] = (doubtful as u8 * Glance::DOUBTFUL) | (parting as u8 * Glance::PARTING);
            byte += 1;
        }
        of_byte
    };

    /// One pass over `text`.
    pub(super) fn at(text: &str) -> Glance {
        let seen = |seen, byte| seen | Glance::OF_BYTE[usize::from(byte)];
        Glance(text.bytes().fold(0, seen))
    }

    /// Whether a CSV field must be quoted to hold the text once it is safe.
    pub(super) fn must_be_quoted(self) -> bool {
        self.0 & Glance::PARTING != 0
    }

    /// Whether [`safe`] leaves `text`, of which this is the glance, as it is: most text is.
    pub(super) fn leaves(self, text: &str) -> bool {
        let begins_plainly = text.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric());
        let no_controls = self.0 & Glance::DOUBTFUL == 0 || !text.contains(is_control);
        no_controls && (begins_plainly || !would_run(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::guard::restore;
    use proptest::prelude::*;

    #[test]
    fn what_would_run_is_guarded_and_controls_go() {
        for (text, wanted) in [
            ("", ""),
            ("Hall hire", "Hall hire"),
            ("£5 – café", "£5 – café"),
            ("=1+1", "'=1+1"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+44 20", "'+44 20"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\"=1", "'\"=1"),
            ("'=1", "''=1"),
            ("\t=1", "' =1"),
            ("\r\n@x", "'  @x"),
            ("＝1", "'＝1"),
            ("\u{feff}=1", "'=1"),
            ("two\nlines", "two lines"),
            ("a\u{0}b\u{7f}c", "abc"),
            ("gnp\u{202e}exe", "gnpexe"),
            ("5 - 3 = 2", "5 - 3 = 2"),
            ("(hall)", "(hall)"),
        ] {
            assert_eq!(safe(text), wanted, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_runs_and_nothing_but_controls_is_lost(text in "\\PC{0,12}|[-=+@'\" \t\r\n\u{0}\u{202e}a1＝]{0,8}") {
            let made = safe(&text);
            prop_assert!(!would_run(&made) || made.starts_with(GUARD));
            prop_assert!(!made.starts_with(['=', '+', '-', '@', '\t', '\r', ' ']) || !would_run(&made));
            prop_assert!(!made.contains(is_control));
            let visible = without_controls(&text);
            prop_assert_eq!(restore(&made), visible.as_ref());
        }
    }
}
