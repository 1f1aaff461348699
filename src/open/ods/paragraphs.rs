//! The words of a cell of an OpenDocument.

use std::borrow::Cow;

use super::super::xml::{Tag, unescape};

/// The text of a cell: its paragraphs, one a line.
#[derive(Default)]
pub(super) struct Paragraphs {
    bytes: Vec<u8>,
    depth: u32,
    skipping: u32,
    any: bool,
}

impl Paragraphs {
    /// Forgets the words.
    pub(super) fn clear(&mut self) {
        *self = Paragraphs { bytes: std::mem::take(&mut self.bytes), ..Paragraphs::default() };
        self.bytes.clear();
    }

    /// Takes in the start of an element inside the cell.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        if self.skipping > 0 {
            self.skipping += u32::from(!tag.empty);
            return;
        }
        match tag.name {
            // Comments, drawings and readings of characters are no content of the cell.
            b"annotation" | b"frame" | b"shapes" | b"custom-shape" | b"ruby-text" | b"note" => {
                self.skipping = u32::from(!tag.empty);
            }
            b"p" | b"h" => {
                if self.any {
                    self.bytes.push(b'\n');
                }
                self.any = true;
                self.depth += u32::from(!tag.empty);
            }
            b"s" if self.depth > 0 => {
                let spaces = tag.number("c").unwrap_or(1).min(1_000);
                self.bytes.extend((0..spaces).map(|_| b' '));
            }
            b"tab" if self.depth > 0 => self.bytes.push(b'\t'),
            b"line-break" if self.depth > 0 => self.bytes.push(b'\n'),
            _ => {}
        }
    }

    /// Takes in the end of an element inside the cell.
    pub(super) fn end(&mut self, name: &[u8]) {
        if self.skipping > 0 {
            self.skipping -= 1;
        } else if matches!(name, b"p" | b"h") {
            self.depth = self.depth.saturating_sub(1);
        }
    }

    /// Takes in text, with entities unless it is `literal`.
    pub(super) fn text(&mut self, raw: &[u8], literal: bool) {
        if self.depth == 0 || self.skipping > 0 {
            return;
        }
        if literal {
            self.bytes.extend_from_slice(raw);
        } else {
            unescape(raw, &mut self.bytes);
        }
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The words so far.
    pub(super) fn words(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }
}
