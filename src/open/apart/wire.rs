//! Numbers and texts on the way from the child: little-endian, every length before what it counts.

use std::io::{self, Read, Write};

/// Writes to the parent.
pub(in crate::open) struct Writer<W>(pub(in crate::open) W);

/// Reads from the child, and believes no length before as many bytes have come.
pub(in crate::open) struct Reader<R>(pub(in crate::open) R);

/// What was said makes no sense.
pub(in crate::open) fn nonsense(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

impl<W: Write> Writer<W> {
    pub(in crate::open) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    pub(in crate::open) fn byte(&mut self, byte: u8) -> io::Result<()> {
        self.bytes(&[byte])
    }

    pub(in crate::open) fn word(&mut self, word: u32) -> io::Result<()> {
        self.bytes(&word.to_le_bytes())
    }

    pub(in crate::open) fn count(&mut self, count: usize) -> io::Result<()> {
        self.bytes(&(count as u64).to_le_bytes())
    }

    pub(in crate::open) fn text(&mut self, text: &str) -> io::Result<()> {
        self.count(text.len())?;
        self.bytes(text.as_bytes())
    }
}

impl<R: Read> Reader<R> {
    pub(in crate::open) fn array<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    pub(in crate::open) fn byte(&mut self) -> io::Result<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// One of `all`, by its number.
    pub(in crate::open) fn one_of<T: Copy>(&mut self, all: &[T]) -> io::Result<T> {
        let nth = usize::from(self.byte()?);
        all.get(nth).copied().ok_or_else(|| nonsense("a choice that there is not"))
    }

    pub(in crate::open) fn word(&mut self) -> io::Result<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// A count of things, at most `most`.
    pub(in crate::open) fn count(&mut self, most: usize) -> io::Result<usize> {
        let count = usize::try_from(u64::from_le_bytes(self.array()?)).unwrap_or(usize::MAX);
        if count > most { Err(nonsense("more of something than there can be")) } else { Ok(count) }
    }

    pub(in crate::open) fn text(&mut self) -> io::Result<String> {
        let length = self.count(u32::MAX as usize)?;
        let mut bytes = Vec::new();
        (&mut self.0).take(length as u64).read_to_end(&mut bytes)?;
        if bytes.len() < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.shrink_to_fit();
        String::from_utf8(bytes).map_err(|_| nonsense("a text that is none"))
    }
}
