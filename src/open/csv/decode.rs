//! Text of any encoding as UTF-8, a stretch at a time.

use std::io::{self, Read};

use encoding_rs::Decoder;
use oem_cp::code_table::DECODING_TABLE_CP850;

use super::survey::Charset;

/// Reads UTF-8 out of a source in another encoding. A mark at the beginning is left out.
pub(super) struct Decoded<R> {
    source: R,
    way: Way,
    raw: Vec<u8>,
    ready: String,
    at: usize,
    ended: bool,
}

enum Way {
    Web(Decoder),
    Dos850,
}

impl<R: Read> Decoded<R> {
    /// Decodes `source`, which is in `charset`.
    pub(super) fn new(source: R, charset: Charset) -> Decoded<R> {
        let way = match charset {
            Charset::Web(encoding) => Way::Web(encoding.new_decoder_with_bom_removal()),
            Charset::Dos850 => Way::Dos850,
        };
        Decoded { source, way, raw: vec![0; 64 * 1024], ready: String::new(), at: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        let read = loop {
            match self.source.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.ended = read == 0;
        self.ready.clear();
        self.at = 0;
        let raw = &self.raw[..read];
        match &mut self.way {
            Way::Web(decoder) => {
                let room = decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16);
                self.ready.reserve(room);
                let _ = decoder.decode_to_string(raw, &mut self.ready, self.ended);
            }
            Way::Dos850 => {
                self.ready.extend(raw.iter().map(|&byte| match byte.checked_sub(0x80) {
                    None => byte as char,
                    Some(at) => DECODING_TABLE_CP850[usize::from(at)],
                }))
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() {
            if self.ended {
                return Ok(0);
            }
            self.refill()?;
        }
        let rest = &self.ready.as_bytes()[self.at..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_8, UTF_16LE, WINDOWS_1252};

    use super::*;

    #[test]
    fn every_encoding_comes_out_as_utf8() {
        let utf16: Vec<u8> = "\u{feff}£5".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, charset) in [
            (&b"\xEF\xBB\xBF\xC2\xA35"[..], Charset::Web(UTF_8)),
            (b"\xA35", Charset::Web(WINDOWS_1252)),
            (&utf16, Charset::Web(UTF_16LE)),
            (b"\x9C5", Charset::Dos850),
        ] {
            let mut text = String::new();
            Decoded::new(bytes, charset).read_to_string(&mut text).unwrap();
            assert_eq!(text, "£5", "{charset:?}");
        }
    }
}
