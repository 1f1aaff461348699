//! A first look at a text file: its encoding, and its beginning.

use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::{memchr_iter, memmem};

/// How much of the text is kept to try delimiters on.
const HEAD: usize = 128 * 1024;
/// How much text with foreign bytes is shown to the guesser.
const GUESSED: usize = 256 * 1024;

/// How the bytes of a file stand for characters.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// UTF-8, UTF-16 or one of the Windows and Asian encodings.
    Web(&'static Encoding),
    /// The page of MS-DOS in Western Europe.
    Dos850,
}

/// What the first look found.
#[derive(Debug)]
pub(super) struct Survey {
    /// How to decode the file.
    pub(super) charset: Charset,
    /// Why the characters are doubtful, if they are.
    pub(super) doubt: Option<String>,
    /// The first bytes.
    pub(super) head: Vec<u8>,
}

/// Looks through the whole of `source`, keeping none of it but its beginning.
pub(super) fn survey(mut source: impl Read) -> io::Result<Survey> {
    let mut look = Look::default();
    let mut buffer = vec![0; 256 * 1024];
    let mut carried = 0;
    loop {
        let read = match source.read(&mut buffer[carried..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let filled = carried + read;
        if look.head.len() < HEAD {
            let fresh = &buffer[carried..filled];
            look.head.extend_from_slice(&fresh[..fresh.len().min(HEAD - look.head.len())]);
        }
        carried = look.take(&buffer[..filled], read == 0);
        if read == 0 {
            break;
        }
        buffer.copy_within(filled - carried..filled, 0);
    }
    Ok(look.finish())
}

struct Look {
    head: Vec<u8>,
    is_utf8: bool,
    replaced: bool,
    pounds: usize,
    dos_pounds: usize,
    guesser: chardetng::EncodingDetector,
    guessed: usize,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            head: Vec::new(),
            is_utf8: true,
            replaced: false,
            pounds: 0,
            dos_pounds: 0,
            guesser: chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny),
            guessed: 0,
        }
    }
}

impl Look {
    /// Takes in `chunk` and gives the number of bytes at its end that must come again because
    /// a character or a pound sign may be cut there.
    fn take(&mut self, chunk: &[u8], last: bool) -> usize {
        if self.is_utf8 {
            match std::str::from_utf8(chunk) {
                Ok(_) => {}
                Err(error) if error.error_len().is_none() && !last => {
                    return chunk.len() - error.valid_up_to();
                }
                Err(_) => self.is_utf8 = false,
            }
            self.replaced |= memmem::find(chunk, "\u{fffd}".as_bytes()).is_some();
        }
        if !self.is_utf8 {
            self.pounds += before_digits(chunk, 0xA3);
            self.dos_pounds += before_digits(chunk, 0x9C);
            if self.guessed < GUESSED {
                let sample = &chunk[..chunk.len().min(GUESSED)];
                if !sample.is_ascii() {
                    self.guesser.feed(sample, false);
                    self.guessed += sample.len();
                }
            }
        }
        0
    }

    fn finish(mut self) -> Survey {
        let (charset, doubt) = self.charset();
        Survey { charset, doubt, head: self.head }
    }

    fn charset(&mut self) -> (Charset, Option<String>) {
        if let Some(encoding) = utf16(&self.head) {
            return (Charset::Web(encoding), None);
        }
        if self.is_utf8 {
            let doubt = self.replaced.then(|| {
                "some characters were lost before the file came here: they stand as \u{fffd}".into()
            });
            return (Charset::Web(UTF_8), doubt);
        }
        if self.dos_pounds > 0 && self.pounds == 0 {
            let doubt = "the file is not marked with its encoding; its pound signs are those of \
                MS-DOS (code page 850), so it was read as that";
            return (Charset::Dos850, Some(doubt.into()));
        }
        self.guesser.feed(b"", true);
        let guess = self.guesser.guess(Some(b"uk"), chardetng::Utf8Detection::Deny);
        if guess == WINDOWS_1252 {
            return (Charset::Web(WINDOWS_1252), None);
        }
        // Pound signs before amounts speak louder than a guess from the letters.
        let (taken, other) =
            if self.pounds > 0 { (WINDOWS_1252, guess) } else { (guess, WINDOWS_1252) };
        let doubt = format!(
            "the file is not marked with its encoding; it was read as {}, and could be {}",
            taken.name(),
            other.name()
        );
        (Charset::Web(taken), Some(doubt))
    }
}

/// UTF-16 by its mark, or by the noughts that it has in every Western text.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    if head.starts_with(b"\xFF\xFE") {
        return Some(UTF_16LE);
    }
    if head.starts_with(b"\xFE\xFF") {
        return Some(UTF_16BE);
    }
    let head = &head[..head.len().min(4096)];
    let noughts =
        |from: usize| head.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    match (noughts(0), noughts(1)) {
        (0, 0) => None,
        (even, odd) if odd > 4 * even => Some(UTF_16LE),
        (even, odd) if even > 4 * odd => Some(UTF_16BE),
        _ => None,
    }
}

/// How often `sign` stands right before a digit.
fn before_digits(chunk: &[u8], sign: u8) -> usize {
    memchr_iter(sign, chunk)
        .filter(|&at| {
            let rest = &chunk[at + 1..];
            rest.strip_prefix(b" ").unwrap_or(rest).first().is_some_and(u8::is_ascii_digit)
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charset(bytes: &[u8]) -> (Charset, bool) {
        let survey = survey(bytes).unwrap();
        (survey.charset, survey.doubt.is_some())
    }

    #[test]
    fn encodings_are_told_apart() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        for (bytes, encoding, doubtful) in [
            (&b"Item,Amount\n"[..], UTF_8, false),
            ("Café,£5\n".as_bytes(), UTF_8, false),
            (b"\xEF\xBB\xBFItem\n", UTF_8, false),
            (b"Caf\xE9,\xA35\n", WINDOWS_1252, false),
            (
                "\u{feff}Item,£5\n"
                    .encode_utf16()
                    .flat_map(u16::to_be_bytes)
                    .collect::<Vec<_>>()
                    .as_slice(),
                UTF_16BE,
                false,
            ),
            (&utf16("Item,Amount\nRent,5\n"), UTF_16LE, false),
            ("Caf\u{fffd},5".as_bytes(), UTF_8, true),
        ] {
            assert_eq!(charset(bytes), (Charset::Web(encoding), doubtful));
        }
        assert_eq!(charset(b"Rent,\x9C500\nCaf\x82,5\n"), (Charset::Dos850, true));
    }

    #[test]
    fn a_character_cut_between_reads_is_still_utf8() {
        struct Bytewise<'a>(&'a [u8]);
        impl Read for Bytewise<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
                buffer[0] = *first;
                self.0 = rest;
                Ok(1)
            }
        }
        let survey = survey(Bytewise("£5, €6".as_bytes())).unwrap();
        assert_eq!(survey.charset, Charset::Web(UTF_8));
        assert_eq!(survey.head, "£5, €6".as_bytes());
    }
}
