//! Which sign parts the fields of a mapping file.

use super::grid::Heading;

/// The separator that Excel's own first line `sep=;` declares, the text below that line, and
/// how many lines it took.
pub(super) fn declared_delimiter(text: &str) -> (&str, Option<u8>, u32) {
    let first = text.lines().next().unwrap_or_default();
    match first.trim_end().trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[delimiter]) => {
            let rest = text[first.len()..].trim_start_matches('\r');
            (rest.strip_prefix('\n').unwrap_or(rest), Some(delimiter), 1)
        }
        _ => (text, None, 0),
    }
}

/// The separator that makes the most column names of the first line.
pub(super) fn likely_delimiter(text: &str, headings: &[Heading<'_>]) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let named = |delimiter: char| {
        first
            .split(delimiter)
            .filter(|cell| headings.iter().any(|heading| heading.name == plain(cell)))
            .count()
    };
    // The last of equals wins, so the comma stands last.
    ['\t', ';', ','].into_iter().max_by_key(|&delimiter| named(delimiter)).unwrap_or(',') as u8
}

/// The name in a cell of the first line, as it is compared.
pub(super) fn plain(cell: &str) -> String {
    cell.trim().trim_matches('"').trim().to_lowercase().replace(' ', "_")
}
