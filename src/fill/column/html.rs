//! Tables of HTML, as browsers read them: tags need no end, and cells may stretch over columns and rows.

use std::ops::Range;

use super::Column;

/// A cell stretches no further.
const WIDEST: usize = 1_000;
/// What is inside of these is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// For each of the placeholders at these bytes its column in a `<table>`. What stands in a tag or a comment stands in no cell.
pub(super) fn columns(text: &str, at: &[Range<usize>]) -> Vec<Option<Column>> {
    let mut found = Vec::with_capacity(at.len());
    let (mut open, mut tables): (Vec<Table>, usize) = (Vec::new(), 0);
    let next_markup = |from: usize| text[from..].find('<').map_or(text.len(), |at| from + at);
    let (mut from, mut markup) = (0, next_markup(0));
    while found.len() < at.len() {
        let place = &at[found.len()];
        if markup < from {
            markup = next_markup(from);
        }
        if place.start < markup {
            let column = |table: &Table| Some((table.number, table.cell?));
            found.push(open.last().and_then(column));
            from = from.max(place.end);
            continue;
        }
        let (tag, end) = tag(text, markup, at);
        // Placeholders inside of the tag.
        while at.get(found.len()).is_some_and(|place| place.start < end) {
            found.push(None);
        }
        from = end;
        let Some(tag) = tag else { continue };
        match (tag.name.as_str(), tag.ends) {
            ("table", false) => {
                open.push(Table { number: tables, ..Table::default() });
                tables += 1;
            }
            ("table", true) => drop(open.pop()),
            (name, ends) => {
                let Some(table) = open.last_mut() else { continue };
                match (name, ends) {
                    ("tr", false) => table.row(),
                    ("td" | "th", false) => table.cell(tag.columns, tag.rows),
                    ("td" | "th" | "tr", true) => table.cell = None,
                    _ => {}
                }
            }
        }
    }
    found
}

#[derive(Default)]
struct Table {
    number: usize,
    /// The column of the cell that is open.
    cell: Option<usize>,
    /// The first column of the row that is free.
    next: usize,
    /// For each column, how many rows a cell from above still takes.
    taken: Vec<usize>,
    /// Which columns of this row are taken from above.
    from_above: Vec<bool>,
}

impl Table {
    fn row(&mut self) {
        self.from_above = self.taken.iter().map(|&rows| rows > 0).collect();
        self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        (self.cell, self.next) = (None, 0);
    }

    fn cell(&mut self, columns: usize, rows: usize) {
        while self.from_above.get(self.next).is_some_and(|taken| *taken) {
            self.next += 1;
        }
        self.cell = Some(self.next);
        let to = self.next + columns.clamp(1, WIDEST);
        // What stands beyond the widest table takes no room from the rows below.
        let held = to.min(WIDEST);
        if rows > 1 && self.next < held {
            self.taken.resize(self.taken.len().max(held), 0);
            self.taken[self.next..held].fill(rows - 1);
        }
        self.next = to;
    }
}

struct Tag {
    name: String,
    ends: bool,
    columns: usize,
    rows: usize,
}

/// The tag that begins at the `<` at `start`, and where it ends. With a tag of which the inside is no markup, that ends where
/// the inside does.
fn tag(text: &str, start: usize, placeholders: &[Range<usize>]) -> (Option<Tag>, usize) {
    let rest = &text[start..];
    let after = |end: &str| rest.find(end).map_or(text.len(), |at| start + at + end.len());
    if rest.starts_with("<!--") {
        return (None, after("-->"));
    }
    let ends = rest.starts_with("</");
    let name = &rest[if ends { 2 } else { 1 }..];
    let length = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name[..length].to_ascii_lowercase();
    if name.is_empty() {
        return (None, start + 1);
    }
    let end = start + end_of_tag(text, start, placeholders);
    if !ends && RAW.contains(&name.as_str()) {
        return (None, closing(text, end, &name));
    }
    let attribute = |attribute: &str| number(&text[start..end], attribute);
    let (columns, rows) = (attribute("colspan"), attribute("rowspan"));
    (Some(Tag { name, ends, columns, rows }), end)
}

/// Where, from the byte `from`, the tag `name` is closed, in any case.
fn closing(text: &str, from: usize, name: &str) -> usize {
    let is_named = |at: &usize| {
        let behind = text.as_bytes().get(at + 2..at + 2 + name.len());
        behind.is_some_and(|behind| behind.eq_ignore_ascii_case(name.as_bytes()))
    };
    let mut ends = text[from..].match_indices("</").map(|(at, _)| from + at);
    ends.find(is_named).unwrap_or(text.len())
}

/// How long a tag is. A `>` in quotes or in a placeholder does not end it.
fn end_of_tag(text: &str, start: usize, placeholders: &[Range<usize>]) -> usize {
    let mut quote = None;
    let inside = |at: usize| {
        let next = placeholders.partition_point(|place| place.end <= at);
        placeholders.get(next).is_some_and(|place| place.contains(&at))
    };
    for (at, letter) in text[start..].bytes().enumerate() {
        match (quote, letter) {
            (None, b'>') if !inside(start + at) => return at + 1,
            (None, b'"' | b'\'') => quote = Some(letter),
            (Some(open), _) if letter == open => quote = None,
            _ => {}
        }
    }
    text.len() - start
}

/// The number in an attribute of a tag; one if there is none.
fn number(tag: &str, attribute: &str) -> usize {
    let tag = tag.to_ascii_lowercase();
    let value = tag.split_once(attribute).and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let digits = value.map_or("", |value| value.trim_start().trim_start_matches(['"', '\'']));
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<Option<Column>> {
        let (pieces, _) = super::super::super::scan::pieces(text);
        let at: Vec<Range<usize>> = pieces.into_iter().map(|piece| piece.at).collect();
        columns(text, &at)
    }

    #[test]
    fn cells_of_tables_are_found() {
        for (text, expected) in [
            (
                "<p>{{1}}<table><tr><td>{{2}}<td>{{3}}</table>{{4}}",
                &[None, Some((0, 0)), Some((0, 1)), None][..],
            ),
            (
                "<TABLE><tr><td rowspan=2>a</td><th COLSPAN='2'>{{1}}</th><td>{{2}}</td></tr><tr><td>{{3}}</td></tr></TABLE>",
                &[Some((0, 1)), Some((0, 3)), Some((0, 1))],
            ),
            (
                "<table><tr><td title=\"a > {{1}}\">{{2}}<table><tr><td>x<td>{{3}}</table>{{4}}</table>",
                &[None, Some((0, 0)), Some((1, 1)), Some((0, 0))],
            ),
            ("<table><!-- <tr><td>{{1}} --><tr><td>{{2}}", &[None, Some((0, 0))]),
            ("<table><tr><td><script>if (a<td) {{1}}</script>{{2}}", &[None, Some((0, 0))]),
            ("1 < 2 {{1}} <", &[None]),
            ("<table><caption>{{1}}</caption><tr><td>a</tr>{{2}}", &[None, None]),
            ("<td>{{1}}", &[None]),
            ("<table {{1}}", &[None]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
