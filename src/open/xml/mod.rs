//! A forward reading of XML, token by token, from a stream.
//!
//! Made for the parts of workbooks: namespaces are ignored (local names are enough to tell the
//! elements apart), nothing is allocated per token, and only one token has to fit in memory.
//! Not a validating parser: what is ill-formed is read as far as it makes sense.

mod entity;
mod scan;
mod tag;

use std::io::{self, Read};

use memchr::memmem;

use crate::model::limits::PIECE_BYTES;

pub(super) use self::entity::unescape;
use self::scan::{Scan, Shape, scan};
pub(super) use self::tag::Tag;
use super::window::Window;

/// How much is read at a time.
const CHUNK: usize = 64 * 1024;
/// What must fit in memory, for messages.
const PIECE: &str = "piece";

/// One piece of XML.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// `<name …>` or `<name …/>`.
    Start(Tag<'a>),
    /// `</name>`: its local name. An empty element (`<name/>`) has none.
    End(&'a [u8]),
    /// Text in which entities still stand for characters.
    Text(&'a [u8]),
    /// Text that is meant as it stands (CDATA).
    Literal(&'a [u8]),
}

/// A stream of tokens.
pub(super) struct Xml<'s> {
    source: Box<dyn Read + 's>,
    window: Window,
    /// Where the token begins.
    start: usize,
    shape: Shape,
}

impl<'s> Xml<'s> {
    /// Begins to read `source`, in UTF-8 or in any encoding that its mark or first line names.
    pub(super) fn new(source: impl Read + 's) -> io::Result<Xml<'s>> {
        let mut xml = Xml {
            source: Box::new(source),
            window: Window::new(CHUNK),
            start: 0,
            shape: Shape::Text,
        };
        let window = &mut xml.window;
        while window.filled < 256 && !window.ended {
            window.fill(&mut xml.source, PIECE)?;
        }
        let head = window.rest();
        if head.starts_with(b"\xEF\xBB\xBF") {
            window.at = 3;
        } else if let Some(encoding) = foreign_encoding(head) {
            let mut all = head.to_vec();
            // Held whole, so held to the length of one piece.
            (&mut xml.source).take(PIECE_BYTES as u64).read_to_end(&mut all)?;
            if all.len() >= PIECE_BYTES {
                let why = "it is longer than 64 MiB and in an encoding other than UTF-8";
                return Err(io::Error::other(why));
            }
            let (text, _) = encoding.decode_with_bom_removal(&all);
            window.buffer = text.into_owned().into_bytes();
            window.filled = window.buffer.len();
            window.ended = true;
        }
        Ok(xml)
    }

    /// The next token, or nothing at the end. Comments, instructions and document types are
    /// passed over.
    // Inlined so that the token stays in registers: handed over in memory, it cost as much as
    // all the rest of reading a sheet.
    #[inline(always)]
    pub(super) fn next(&mut self) -> io::Result<Option<Token<'_>>> {
        if !self.advance()? {
            return Ok(None);
        }
        Ok(Some(self.shape.over(&self.window.buffer[self.start..self.window.at])))
    }

    /// Goes on to the next token, and says whether there is one.
    fn advance(&mut self) -> io::Result<bool> {
        let window = &mut self.window;
        loop {
            match scan(window.rest(), window.ended) {
                Scan::Skip(length) => window.at += length,
                Scan::More if window.ended => {
                    if !window.rest().is_empty() {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    return Ok(false);
                }
                Scan::More => window.fill(&mut self.source, PIECE)?,
                Scan::Token(length, shape) => {
                    self.start = window.at;
                    window.at += length;
                    self.shape = shape;
                    return Ok(true);
                }
            }
        }
    }
}

fn foreign_encoding(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"<\0") {
        return Some(encoding_rs::UTF_16LE);
    }
    if head.starts_with(b"\xFE\xFF") || head.starts_with(b"\0<") {
        return Some(encoding_rs::UTF_16BE);
    }
    let declaration = &head[..memmem::find(head, b"?>").filter(|_| head.starts_with(b"<?xml"))?];
    let tag = Tag { name: b"xml", empty: false, attributes: &declaration[5..] };
    let encoding = encoding_rs::Encoding::for_label(tag.get("encoding")?)?;
    // UTF-16 that is announced in single bytes is not UTF-16.
    let unlikely = [encoding_rs::UTF_8, encoding_rs::UTF_16LE, encoding_rs::UTF_16BE];
    (!unlikely.contains(&encoding)).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source that gives a few bytes at a time, so that every token is cut somewhere.
    struct Dribble<'a>(&'a [u8], usize);

    impl Read for Dribble<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(self.0.len()).min(buffer.len());
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    fn told(source: &[u8], step: usize) -> Vec<String> {
        let mut xml = Xml::new(Dribble(source, step)).unwrap();
        let mut told = Vec::new();
        while let Some(token) = xml.next().unwrap() {
            let words = |raw: &[u8]| String::from_utf8_lossy(raw).into_owned();
            told.push(match token {
                Token::Start(tag) => {
                    let mut line =
                        format!("<{}{}", words(tag.name), if tag.empty { "/" } else { "" });
                    for (name, value) in tag.attributes() {
                        line += &format!(" {}={}", words(name), words(value));
                    }
                    line
                }
                Token::End(name) => format!("</{}", words(name)),
                Token::Text(raw) => {
                    let mut text = Vec::new();
                    unescape(raw, &mut text);
                    words(&text)
                }
                Token::Literal(raw) => format!("={}", words(raw)),
            });
        }
        told
    }

    #[test]
    fn every_construct_is_read_wherever_the_stream_is_cut() {
        let source =
            b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x \"y\">]><!-- <c> --><x:a b = 'it>s' \
            c=\"&lt;\" ><d/>5 &amp; 6&#163;&#xA3;&odd;<![CDATA[<&>]]></x:a >";
        let expected = ["<a b=it>s c=&lt;", "<d/", "5 & 6\u{a3}\u{a3}&odd;", "=<&>", "</a"];
        for step in [1, 2, 3, 7, 1000] {
            assert_eq!(told(source, step), expected, "step {step}");
        }
    }

    #[test]
    fn other_encodings_are_read() {
        let utf16: Vec<u8> =
            "\u{feff}<a>\u{a3}</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(told(&utf16, 1000), ["<a", "\u{a3}", "</a"]);
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xA3</a>";
        assert_eq!(told(latin, 1000), ["<a", "\u{a3}", "</a"]);
    }

    #[test]
    fn xml_that_breaks_off_is_an_error_after_what_came_before() {
        let mut xml = Xml::new(&b"<a><b"[..]).unwrap();
        assert!(matches!(xml.next(), Ok(Some(Token::Start(_)))));
        assert!(xml.next().is_err());
    }
}
