//! The part of a stream that a reader looks at: it moves on, and grows only as long as one piece needs.

use std::io::{self, Read};

use crate::model::limits::PIECE_BYTES;

/// Some bytes of a stream.
pub(super) struct Window {
    /// The bytes, and room for more.
    pub(super) buffer: Vec<u8>,
    /// How far they were used.
    pub(super) at: usize,
    /// How far they reach.
    pub(super) filled: usize,
    /// Whether nothing comes after them.
    pub(super) ended: bool,
}

impl Window {
    /// Nothing yet; so many bytes are read at a time.
    pub(super) fn new(chunk: usize) -> Window {
        Window { buffer: vec![0; chunk], at: 0, filled: 0, ended: false }
    }

    /// Bytes that are there and were not used.
    pub(super) fn rest(&self) -> &[u8] {
        &self.buffer[self.at..self.filled]
    }

    /// Reads more from `source`, and gives up what was used. `piece` is what a reader of the format
    /// needs whole, for the message that it is too long.
    pub(super) fn fill(&mut self, source: &mut impl Read, piece: &str) -> io::Result<()> {
        self.buffer.copy_within(self.at..self.filled, 0);
        self.filled -= self.at;
        self.at = 0;
        if self.filled == self.buffer.len() {
            if self.buffer.len() >= PIECE_BYTES {
                return Err(io::Error::other(format!(
                    "a single {piece} of it is longer than 64 MiB"
                )));
            }
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let read = loop {
            match source.read(&mut self.buffer[self.filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.ended = read == 0;
        self.filled += read;
        Ok(())
    }
}
