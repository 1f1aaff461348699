//! The start of an element, and its attributes.

use memchr::memchr;

use super::entity::unescape;

/// The start of an element.
#[derive(Debug)]
pub(in crate::open) struct Tag<'a> {
    /// Its name, without a namespace prefix.
    pub(in crate::open) name: &'a [u8],
    /// Whether it ends at once.
    pub(in crate::open) empty: bool,
    pub(super) attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    /// The raw value of attribute `name`, given without prefix.
    pub(in crate::open) fn get(&self, name: &str) -> Option<&'a [u8]> {
        self.attributes().find(|(own, _)| local(own) == name.as_bytes()).map(|(_, value)| value)
    }

    /// The value of attribute `name` with its entities resolved.
    pub(in crate::open) fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(|raw| {
            let mut text = Vec::with_capacity(raw.len());
            unescape(raw, &mut text);
            String::from_utf8_lossy(&text).into_owned()
        })
    }

    /// Whether attribute `name` is there and true.
    pub(in crate::open) fn is_true(&self, name: &str) -> bool {
        matches!(self.get(name), Some(b"1" | b"true" | b"on" | b"True" | b"TRUE"))
    }

    /// The value of attribute `name` as a whole number.
    pub(in crate::open) fn number(&self, name: &str) -> Option<u32> {
        std::str::from_utf8(self.get(name)?).ok()?.trim().parse().ok()
    }

    /// All attributes: names with their prefixes, values raw.
    pub(in crate::open) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }
}

/// Goes through the attributes of a tag.
pub(in crate::open) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        let equals = near(b'=', rest)?;
        let name = rest[..equals].trim_ascii_end();
        let (&quote, rest) = rest[equals + 1..].trim_ascii_start().split_first()?;
        if quote != b'"' && quote != b'\'' {
            self.rest = &[];
            return None;
        }
        let end = near(quote, rest)?;
        self.rest = &rest[end + 1..];
        Some((name, &rest[..end]))
    }
}

/// Where `byte` is. Names, places and numbers are so short that a plain look at the first bytes
/// is quicker than the search made for long stretches.
#[inline]
pub(super) fn near(byte: u8, stretch: &[u8]) -> Option<usize> {
    const NEAR: usize = 16;
    let first = &stretch[..stretch.len().min(NEAR)];
    first.iter().position(|&own| own == byte).or_else(|| {
        let rest = stretch.get(NEAR..)?;
        memchr(byte, rest).map(|at| at + NEAR)
    })
}

/// A name without its namespace prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    match name.iter().position(|&byte| byte == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}
