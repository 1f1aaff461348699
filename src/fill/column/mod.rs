//! Which placeholders stand in one column of one table.

mod html;
mod markdown;

use std::collections::BTreeMap;
use std::ops::Range;

use super::page::Kind;

/// A column of a table: which table of the page, and which of its columns, both from zero.
pub(super) type Column = (usize, usize);

/// For each of the placeholders at these bytes of `text` the number of its column; `None` outside of tables. Placeholders
/// have the same number if they stand in one column.
pub(super) fn columns(kind: Kind, text: &str, at: &[Range<usize>]) -> Vec<Option<u32>> {
    match kind {
        Kind::Markdown => {
            // HTML in Markdown is HTML.
            let (piped, tagged) = (markdown::columns(text, at), html::columns(text, at));
            let of_pipes = piped.iter().map(|column| column.map(|column| (0, column)));
            let both = of_pipes
                .zip(tagged)
                .map(|(piped, tagged)| piped.or_else(|| tagged.map(|column| (1, column))));
            numbered(both)
        }
        Kind::Html => numbered(html::columns(text, at).into_iter()),
        // What a Word document says of its tables is not in its text.
        Kind::Text | Kind::Word => vec![None; at.len()],
    }
}

/// Columns as numbers, in the order in which they are met.
pub(super) fn numbered<C: Ord>(columns: impl Iterator<Item = Option<C>>) -> Vec<Option<u32>> {
    let mut numbers: BTreeMap<C, u32> = BTreeMap::new();
    columns
        .map(|column| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            column.map(|column| *numbers.entry(column).or_insert(next))
        })
        .collect()
}
