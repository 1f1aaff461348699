//! The paragraphs of a part of a Word document, and the runs of text that they are made of.

use std::ops::Range;

use super::super::column::Column;

/// Stands in a paragraph's text for a tab or a break, across which no placeholder reaches.
const BREAK: char = '\r';
/// The bytes of an entity, at most: `&#x0010FFFF;` and some noughts.
const LONGEST_ENTITY: usize = 20;

/// A paragraph.
pub(super) struct Paragraph {
    /// Its words, runs put together.
    pub(super) text: String,
    /// The cell of the table in which it stands.
    pub(super) column: Option<Column>,
    runs: Vec<Run>,
}

/// A piece of text with one look.
struct Run {
    /// Its tag and its text in the XML.
    tag: Range<usize>,
    written: Range<usize>,
    /// Its words in the paragraph.
    words: Range<usize>,
}

#[derive(Default)]
struct Table {
    number: usize,
    cell: usize,
    next: usize,
}

/// Every paragraph, in the order in which they begin.
pub(super) fn paragraphs(xml: &str) -> Vec<Paragraph> {
    let (mut found, mut open): (Vec<Paragraph>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut tables, mut number): (Vec<Table>, usize) = (Vec::new(), 0);
    let mut from = 0;
    while let Some(start) = xml[from..].find('<').map(|at| from + at) {
        let (name, end) = tag(xml, start);
        let tag = start..end;
        from = end;
        let is_empty = xml[..end].ends_with("/>");
        match name {
            "w:p" => {
                let column = tables.last().map(|table| (table.number, table.cell));
                if !is_empty {
                    open.push(found.len());
                }
                found.push(Paragraph { text: String::new(), column, runs: Vec::new() });
            }
            "/w:p" => drop(open.pop()),
            "w:t" if !is_empty => {
                let to = xml[end..].find('<').map_or(xml.len(), |at| end + at);
                if let Some(paragraph) = open.last().and_then(|&at| found.get_mut(at)) {
                    let start = paragraph.text.len();
                    unescape(&xml[end..to], &mut paragraph.text);
                    let words = start..paragraph.text.len();
                    paragraph.runs.push(Run { tag, written: end..to, words });
                }
                from = to;
            }
            "w:br" | "w:tab" | "w:cr" => {
                if let Some(paragraph) = open.last().and_then(|&at| found.get_mut(at))
                    && !paragraph.text.is_empty()
                {
                    paragraph.text.push(BREAK);
                }
            }
            "w:tbl" => {
                tables.push(Table { number, ..Table::default() });
                number += 1;
            }
            "/w:tbl" => drop(tables.pop()),
            _ => {
                let Some(table) = tables.last_mut() else { continue };
                match name {
                    "w:tr" => table.next = 0,
                    "w:tc" => (table.cell, table.next) = (table.next, table.next + 1),
                    "w:gridSpan" => table.next += span(&xml[tag]).saturating_sub(1),
                    _ => {}
                }
            }
        }
    }
    found
}

/// What takes the place of tags and texts of the runs in which something of `replacements` stands. The new words stand in
/// the run in which the placeholder began.
pub(super) fn rewritten(
    xml: &str,
    paragraph: &Paragraph,
    replacements: &[(Range<usize>, &str, bool)],
) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    for run in &paragraph.runs {
        let Range { start, end } = run.words;
        // Both stand in the order of the text.
        let first = replacements.partition_point(|(at, ..)| at.end <= start);
        let mut here = replacements[first..].iter().take_while(|(at, ..)| at.start < end);
        let Some(first) = here.next() else { continue };
        let mut words = String::new();
        let mut from = start;
        for (at, new, _) in std::iter::once(first).chain(here) {
            words.push_str(paragraph.text.get(from..at.start).unwrap_or_default());
            if at.start >= start {
                words.push_str(new);
            }
            from = at.end.min(end);
        }
        words.push_str(&paragraph.text[from..end]);
        let tag = &xml[run.tag.clone()];
        let mut text = match tag.contains("xml:space") {
            true => tag.to_owned(),
            // Blanks at an end would be dropped.
            false => tag.replacen("<w:t", "<w:t xml:space=\"preserve\"", 1),
        };
        escape(&words, &mut text);
        edits.push((run.tag.start..run.written.end, text));
    }
    edits
}

/// The name of the tag at `start`, with a `/` if it ends something, and where it ends. Empty for comments and the like.
fn tag(xml: &str, start: usize) -> (&str, usize) {
    let rest = &xml[start..];
    let after = |end: &str| rest.find(end).map_or(xml.len(), |at| start + at + end.len());
    for (begins, ends) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if rest.starts_with(begins) {
            return ("", after(ends));
        }
    }
    let mut quote = None;
    let mut end = xml.len();
    for (at, letter) in rest.bytes().enumerate() {
        match (quote, letter) {
            (None, b'>') => {
                end = start + at + 1;
                break;
            }
            (None, b'"' | b'\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    let inside = &xml[start + 1..end];
    let close = inside.strip_prefix('/').unwrap_or(inside);
    let begin = inside.len() - close.len();
    let length = close.find([' ', '\t', '\r', '\n', '/', '>']).unwrap_or(close.len());
    (&inside[..begin + length], end)
}

/// How many columns a cell takes.
fn span(tag: &str) -> usize {
    let value = tag.split_once("w:val=").map_or("", |(_, value)| value);
    let digits = value.trim_start_matches(['"', '\'']);
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(1).clamp(1, 1_000)
}

fn unescape(written: &str, text: &mut String) {
    let mut rest = written;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let entity = end.and_then(|end| Some((letter(&rest[1..end])?, end)));
        match entity {
            Some((letter, end)) => {
                text.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
}

fn letter(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

fn escape(words: &str, xml: &mut String) {
    for letter in words.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            letter => xml.push(letter),
        }
    }
}
