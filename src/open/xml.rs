//! A forward reading of XML, token by token, from a stream.
//!
//! Made for the parts of workbooks: namespaces are ignored (local names are enough to tell the
//! elements apart), nothing is allocated per token, and only one token has to fit in memory.
//! Not a validating parser: what is ill-formed is read as far as it makes sense.

use std::io::{self, Read};

use memchr::{memchr, memmem};

/// How much is read at a time.
const CHUNK: usize = 64 * 1024;
/// The longest token that is held; longer ones only occur in files made to harm.
const LONGEST_TOKEN: usize = 64 * 1024 * 1024;

/// One piece of XML.
#[derive(Debug, PartialEq, Eq)]
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

/// The start of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name, without a namespace prefix.
    pub(super) name: &'a [u8],
    /// Whether it ends at once.
    pub(super) empty: bool,
    attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    /// The raw value of attribute `name`, given without prefix.
    pub(super) fn get(&self, name: &str) -> Option<&'a [u8]> {
        self.attributes().find(|(own, _)| local(own) == name.as_bytes()).map(|(_, value)| value)
    }

    /// The value of attribute `name` with its entities resolved.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(|raw| {
            let mut text = Vec::with_capacity(raw.len());
            unescape(raw, &mut text);
            String::from_utf8_lossy(&text).into_owned()
        })
    }

    /// Whether attribute `name` is there and true.
    pub(super) fn is_true(&self, name: &str) -> bool {
        matches!(self.get(name), Some(b"1" | b"true" | b"on" | b"True" | b"TRUE"))
    }

    /// The value of attribute `name` as a whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        std::str::from_utf8(self.get(name)?).ok()?.trim().parse().ok()
    }

    /// All attributes: names with their prefixes, values raw.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }
}

/// Goes through the attributes of a tag.
pub(super) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        let equals = memchr(b'=', rest)?;
        let name = rest[..equals].trim_ascii_end();
        let rest = rest[equals + 1..].trim_ascii_start();
        let quote = *rest.first()?;
        if quote != b'"' && quote != b'\'' {
            self.rest = &[];
            return None;
        }
        let rest = &rest[1..];
        let end = memchr(quote, rest)?;
        self.rest = &rest[end + 1..];
        Some((name, &rest[..end]))
    }
}

/// A stream of tokens.
pub(super) struct Xml<'s> {
    source: Box<dyn Read + 's>,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
}

impl<'s> Xml<'s> {
    /// Begins to read `source`, in UTF-8 or in any encoding that its mark or first line names.
    pub(super) fn new(source: impl Read + 's) -> io::Result<Xml<'s>> {
        let mut xml = Xml {
            source: Box::new(source),
            buffer: vec![0; CHUNK],
            at: 0,
            filled: 0,
            ended: false,
        };
        while xml.filled < 256 && !xml.ended {
            xml.fill()?;
        }
        let head = &xml.buffer[..xml.filled];
        if head.starts_with(b"\xEF\xBB\xBF") {
            xml.at = 3;
        } else if let Some(encoding) = foreign_encoding(head) {
            let mut all = head.to_vec();
            xml.source.read_to_end(&mut all)?;
            let (text, _) = encoding.decode_with_bom_removal(&all);
            xml.buffer = text.into_owned().into_bytes();
            xml.filled = xml.buffer.len();
            xml.ended = true;
        }
        Ok(xml)
    }

    /// The next token, or nothing at the end. Comments, instructions and document types are
    /// passed over.
    pub(super) fn next(&mut self) -> io::Result<Option<Token<'_>>> {
        loop {
            match scan(&self.buffer[self.at..self.filled], self.ended) {
                Scan::Skip(length) => self.at += length,
                Scan::More if self.ended => {
                    if self.at < self.filled {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    return Ok(None);
                }
                Scan::More => self.fill()?,
                Scan::Token(length, shape) => {
                    let start = self.at;
                    self.at += length;
                    return Ok(Some(shape.over(&self.buffer[start..start + length])));
                }
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.at..self.filled, 0);
        self.filled -= self.at;
        self.at = 0;
        if self.filled == self.buffer.len() {
            if self.buffer.len() >= LONGEST_TOKEN {
                return Err(io::Error::other("a single piece of it is longer than 64 MiB"));
            }
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let read = loop {
            match self.source.read(&mut self.buffer[self.filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.ended = read == 0;
        self.filled += read;
        Ok(())
    }
}

#[derive(Copy, Clone)]
enum Shape {
    Start,
    End,
    Text,
    Literal,
}

enum Scan {
    Token(usize, Shape),
    Skip(usize),
    More,
}

impl Shape {
    fn over(self, raw: &[u8]) -> Token<'_> {
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

fn scan(rest: &[u8], ended: bool) -> Scan {
    match rest {
        [] => Scan::More,
        [b'<', b'/', ..] => match memchr(b'>', rest) {
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
        _ => match memchr(b'<', rest) {
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

/// A name without its namespace prefix.
fn local(name: &[u8]) -> &[u8] {
    match memchr(b':', name) {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

/// Appends `raw` to `out` with entities resolved and line ends as `\n`. An entity that is not
/// known stays as it stands.
pub(super) fn unescape(raw: &[u8], out: &mut Vec<u8>) {
    if memchr::memchr2(b'&', b'\r', raw).is_none() {
        out.extend_from_slice(raw);
        return;
    }
    let mut rest = raw;
    while let Some(at) = memchr::memchr2(b'&', b'\r', rest) {
        out.extend_from_slice(&rest[..at]);
        if rest[at] == b'\r' {
            out.push(b'\n');
            rest = &rest[at + 1..];
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            continue;
        }
        let end = memchr(b';', &rest[at..]).filter(|&end| end <= 12);
        let sign = end.and_then(|end| entity(&rest[at + 1..at + end]));
        match (sign, end) {
            (Some(sign), Some(end)) => {
                out.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[at + end + 1..];
            }
            _ => {
                out.push(b'&');
                rest = &rest[at + 1..];
            }
        }
    }
    out.extend_from_slice(rest);
}

fn entity(name: &[u8]) -> Option<char> {
    let code = |digits: &[u8], radix| {
        let digits = std::str::from_utf8(digits).ok()?;
        char::from_u32(u32::from_str_radix(digits, radix).ok()?)
    };
    match name {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        [b'#', b'x' | b'X', digits @ ..] => code(digits, 16),
        [b'#', digits @ ..] => code(digits, 10),
        _ => None,
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
