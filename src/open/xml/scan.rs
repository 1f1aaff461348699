//! Where a token of XML ends, and what it is.

use memchr::{memchr, memmem};

use super::Token;
use super::tag::{Tag, local, near};

/// What kind of token it is.
#[derive(Copy, Clone)]
pub(super) enum Shape {
    Start,
    End,
    Text,
    Literal,
}

/// What the bytes at hand begin with.
pub(super) enum Scan {
    /// A token of this length.
    Token(usize, Shape),
    /// So many bytes that bear on nothing.
    Skip(usize),
    /// The beginning of something that ends beyond them.
    More,
}

impl Shape {
    /// The token whose bytes are `raw`.
    #[inline(always)]
    pub(super) fn over(self, raw: &[u8]) -> Token<'_> {
        match self {
            Shape::Text => Token::Text(raw),
            Shape::Literal => Token::Literal(&raw[9..raw.len() - 3]),
            Shape::End => Token::End(local(raw[2..raw.len() - 1].trim_ascii_end())),
            Shape::Start => {
                let inside = &raw[1..raw.len() - 1];
                let empty = inside.last() == Some(&b'/');
                let inside = if empty { &inside[..inside.len() - 1] } else { inside };
                let name_end =
                    inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
                let (name, attributes) = inside.split_at(name_end);
                Token::Start(Tag { name: local(name), empty, attributes })
            }
        }
    }
}

/// What `rest` begins with; `ended` says that nothing comes after it.
pub(super) fn scan(rest: &[u8], ended: bool) -> Scan {
    match rest {
        [] => Scan::More,
        [b'<', b'/', ..] => match near(b'>', rest) {
            Some(end) => Scan::Token(end + 1, Shape::End),
            None => Scan::More,
        },
        [b'<', b'!', ..] => scan_declaration(rest),
        [b'<', b'?', ..] => skip_past(rest, b"?>", 2),
        [b'<'] => Scan::More,
        [b'<', ..] => match tag_end(rest) {
            Some(end) => Scan::Token(end + 1, Shape::Start),
            None => Scan::More,
        },
        _ => match near(b'<', rest) {
            Some(end) => Scan::Token(end, Shape::Text),
            None if ended => Scan::Token(rest.len(), Shape::Text),
            None => Scan::More,
        },
    }
}

fn scan_declaration(rest: &[u8]) -> Scan {
    const LITERAL: &[u8] = b"<![CDATA[";
    if rest.starts_with(b"<!--") {
        skip_past(rest, b"-->", 4)
    } else if rest.starts_with(LITERAL) {
        match memmem::find(&rest[LITERAL.len()..], b"]]>") {
            Some(end) => Scan::Token(LITERAL.len() + end + 3, Shape::Literal),
            None => Scan::More,
        }
    } else if rest.len() < LITERAL.len() && !rest.contains(&b'>') {
        Scan::More
    } else if memchr(b'[', rest).is_some_and(|open| memchr(b'>', rest).is_none_or(|end| open < end))
    {
        // A document type with declarations of its own; its entities are not expanded.
        skip_past(rest, b"]>", 2)
    } else {
        skip_past(rest, b">", 2)
    }
}

fn skip_past(rest: &[u8], end: &[u8], from: usize) -> Scan {
    match rest.get(from..).and_then(|inside| memmem::find(inside, end)) {
        Some(at) => Scan::Skip(from + at + end.len()),
        None => Scan::More,
    }
}

/// Where the tag that `rest` begins with ends: the first `>` outside quotation marks.
fn tag_end(rest: &[u8]) -> Option<usize> {
    let mut quote = 0;
    for (at, &byte) in rest.iter().enumerate() {
        match byte {
            b'>' if quote == 0 => return Some(at),
            b'"' | b'\'' if quote == 0 => quote = byte,
            _ if byte == quote => quote = 0,
            _ => {}
        }
    }
    None
}
