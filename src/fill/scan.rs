//! Where placeholders are in a text.

use std::ops::Range;

use super::mistake::Mistake;

/// What opens a placeholder.
const OPEN: &str = "{{";
/// What closes it.
const CLOSE: &str = "}}";
/// In front of [`OPEN`], it makes it a literal one.
const ESCAPE: char = '\\';

/// Something in a text that is not to stay as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// Its bytes.
    pub(super) at: Range<usize>,
    /// What is between the braces; `None` for literal ones.
    pub(super) inside: Option<&'t str>,
}

/// Everything in `text` that is not to stay as it is, in order, and the byte of each `{{` that nothing closes.
pub(super) fn pieces(text: &str) -> (Vec<Piece<'_>>, Vec<usize>) {
    let (mut pieces, mut open) = (Vec::new(), Vec::new());
    let mut from = 0;
    while let Some(found) = text[from..].find(OPEN) {
        let start = from + found;
        from = start + OPEN.len();
        if text[..start].ends_with(ESCAPE) {
            pieces.push(Piece { at: start - ESCAPE.len_utf8()..from, inside: None });
            continue;
        }
        match closed(&text[from..]) {
            Some(inside) => {
                from += inside.len() + CLOSE.len();
                pieces.push(Piece { at: start..from, inside: Some(inside) });
            }
            None => open.push(start),
        }
    }
    (pieces, open)
}

/// What stands before the [`CLOSE`] in `text`; `None` where the line ends or another placeholder opens first.
/// Looks no further than that, so that a line full of [`OPEN`] is walked through once.
fn closed(text: &str) -> Option<&str> {
    let ends = |at: &usize| {
        let rest = &text.as_bytes()[*at..];
        rest.starts_with(CLOSE.as_bytes())
            || rest.starts_with(OPEN.as_bytes())
            || matches!(rest, [b'\n' | b'\r', ..])
    };
    let end = (0..text.len()).find(ends)?;
    text[end..].starts_with(CLOSE).then(|| &text[..end])
}

/// What is said of a `{{` that nothing closes.
pub(super) const UNCLOSED: &str =
    "`{{` is not closed by `}}` on the same line; for braces that are to stay, write `\\{{`";

/// Bytes of a text as lines and columns, asked for in order.
pub(super) struct Places<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Places<'t> {
    pub(super) fn of(text: &'t str) -> Places<'t> {
        // The mark of the encoding is nothing that an editor shows.
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Places { text, at, line: 1, column: 1 }
    }

    /// The line and the column in characters, both from one, of the byte `at`.
    pub(super) fn place(&mut self, at: usize) -> (usize, usize) {
        for letter in self.text.get(self.at..at).unwrap_or_default().chars() {
            if letter == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        self.at = self.at.max(at);
        (self.line, self.column)
    }

    /// A mistake at the byte `at`.
    pub(super) fn mistake(&mut self, at: usize, says: impl Into<String>) -> Mistake {
        let (line, column) = self.place(at);
        Mistake { line, column, says: says.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_literal_braces_are_found() {
        for (text, expected, open) in [
            ("no braces {here}", &[][..], &[][..]),
            ("a {{x}} b", &[Some("x")], &[]),
            ("{{ x | share }}{{y}}", &[Some(" x | share "), Some("y")], &[]),
            (r"\{{x}} {{y}}", &[None, Some("y")], &[]),
            ("{{x\n}}", &[], &[0]),
            ("{{x {{y}}", &[Some("y")], &[0]),
            ("{{", &[], &[0]),
            ("{{}}", &[Some("")], &[]),
            ("}} {{ä}}", &[Some("ä")], &[]),
        ] {
            let (pieces, unclosed) = pieces(text);
            let inside: Vec<Option<&str>> = pieces.iter().map(|piece| piece.inside).collect();
            assert_eq!((inside.as_slice(), unclosed.as_slice()), (expected, open), "{text}");
        }
    }

    #[test]
    fn places_are_counted_as_an_editor_counts_them() {
        let text = "\u{feff}äb\r\nc";
        let mut places = Places::of(text);
        assert_eq!(places.place(text.find('b').unwrap()), (1, 2));
        assert_eq!(places.place(text.find('c').unwrap()), (2, 1));
    }
}
