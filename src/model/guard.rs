//! The apostrophe in front of text that a spreadsheet program would run.
//!
//! Such a program runs a CSV field that begins with `=`, `+`, `-`, `@`, a tab or a carriage
//! return, and some run what follows blanks or quotation marks, or the full-width forms of these
//! signs. What is written for people gets an apostrophe in front of such text, which those programs
//! show as text; what comes back gets it taken off.

/// What is put in front of text that would be run.
pub const GUARD: char = '\'';

/// Whether a spreadsheet program would run `text`, typed into a cell or read from a CSV file.
pub fn would_run(text: &str) -> bool {
    let shown = text.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '"' | '\'' | '\u{200b}')
    });
    shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r'])
}

/// The text as it was before an apostrophe was put in front of it.
pub fn restore(field: &str) -> &str {
    field.strip_prefix(GUARD).filter(|text| would_run(text)).unwrap_or(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_apostrophe_is_taken_off() {
        for (field, wanted) in
            [("'=1", "=1"), ("''=1", "'=1"), ("'twas", "'twas"), ("=1", "=1"), ("", "")]
        {
            assert_eq!(restore(field), wanted);
        }
    }
}
