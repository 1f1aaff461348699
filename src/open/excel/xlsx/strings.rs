//! Texts in XML: shared ones, and the runs that any text is made of.

use std::borrow::Cow;
use std::io;

use crate::open::excel::shared_strings::SharedStrings;
use crate::open::reading::text_of;
use crate::open::xml::{Tag, Token, Xml, unescape};

/// Reads the part of shared texts into `strings`. Runs of rich text are joined; phonetic guides are left
/// out; blank texts are kept as empty. Texts longer than `chars` are cut. On an error, the
/// texts before it have been read.
pub(in crate::open) fn read_strings(
    xml: &mut Xml<'_>,
    strings: &mut SharedStrings,
    chars: usize,
) -> io::Result<()> {
    let mut words = Words::default();
    while let Some(token) = xml.next()? {
        match &token {
            Token::Start(tag) if tag.name == b"si" => {
                words.clear();
                if tag.empty {
                    strings.push("", chars);
                }
            }
            Token::End(b"si") => strings.push(&words.text(), chars),
            _ => words.take(&token),
        }
    }
    Ok(())
}

/// Gathers the words of a rich or plain text.
#[derive(Debug, Default)]
pub(super) struct Words {
    bytes: Vec<u8>,
    run_start: usize,
    in_run: bool,
    preserve: bool,
    phonetic: bool,
}

impl Words {
    /// Forgets the words.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.in_run = false;
        self.phonetic = false;
    }

    /// Takes in one token of the inside of a text.
    pub(super) fn take(&mut self, token: &Token<'_>) {
        match token {
            Token::Start(tag) => self.start(tag),
            Token::End(b"rPh") => self.phonetic = false,
            Token::End(b"t") => {
                if self.in_run && !self.preserve {
                    self.trim_run();
                }
                self.in_run = false;
            }
            Token::Text(raw) if self.in_run => unescape(raw, &mut self.bytes),
            Token::Literal(raw) if self.in_run => self.bytes.extend_from_slice(raw),
            _ => {}
        }
    }

    /// Takes in the start of an element of the inside of a text.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            b"rPh" => self.phonetic = !tag.empty,
            b"t" if !tag.empty && !self.phonetic => {
                self.in_run = true;
                self.preserve = tag.get("space") == Some(b"preserve");
                self.run_start = self.bytes.len();
            }
            _ => {}
        }
    }

    /// The words so far.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match text_of(&self.bytes) {
            Cow::Borrowed(text) => plain_escapes(text),
            Cow::Owned(text) => Cow::Owned(plain_escapes(&text).into_owned()),
        }
    }

    fn trim_run(&mut self) {
        let run = &self.bytes[self.run_start..];
        let end = self.run_start + run.trim_ascii_end().len();
        let blank = run.len() - run.trim_ascii_start().len();
        self.bytes.truncate(end);
        if blank > 0 {
            self.bytes.drain(self.run_start..(self.run_start + blank).min(end));
        }
    }
}

/// Resolves `_x000D_` and the like: characters that XML cannot hold.
pub(super) fn plain_escapes(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        match escaped(escape) {
            Some(sign) => {
                plain.push(sign);
                rest = &escape[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &escape[2..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn escaped(escape: &str) -> Option<char> {
    let digits = escape.get(2..6)?;
    if escape.as_bytes().get(6) != Some(&b'_')
        || !digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(xml: &str) -> Vec<String> {
        let mut strings = SharedStrings::default();
        read_strings(&mut Xml::new(xml.as_bytes()).unwrap(), &mut strings, 10).unwrap();
        strings.all().into_iter().map(ToString::to_string).collect()
    }

    #[test]
    fn texts_are_joined_and_their_places_kept() {
        let xml = "<sst><si><t>plain</t></si><si/><si><r><t xml:space='preserve'>a </t></r><r>\
            <rPr><b/></rPr><t>b</t></r><rPh sb='0'><t>guide</t></rPh></si><si><t> trimmed </t></si>\
            <si><t xml:space='preserve'>  </t></si><si><t>a&amp;b_x000D_c_x00</t></si>\
            <si><t><![CDATA[<x>]]></t></si><si><t>12345678901234</t></si></sst>";
        assert_eq!(
            strings(xml),
            ["plain", "", "a b", "trimmed", "", "a&b\rc_x00", "<x>", "1234567890"]
        );
    }

    #[test]
    fn escapes_are_resolved_once() {
        assert_eq!(plain_escapes("a_x005F_x000D_b"), "a_x000D_b");
        assert_eq!(plain_escapes("_xé_x12_"), "_xé_x12_");
    }
}
