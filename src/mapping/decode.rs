//! From the bytes of a mapping file to text, in any encoding that spreadsheet programs save.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Why bytes are not the text of a mapping file.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum NotText {
    /// It is a workbook under another name.
    Workbook,
    /// It holds bytes that no text holds.
    Binary,
}

/// The text in `bytes`: UTF-8 or UTF-16 by its byte order mark, else UTF-8, else the
/// Windows-1252 that older versions of Excel write.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, NotText> {
    const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
    if WORKBOOKS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(NotText::Workbook);
    }
    let (text, _) = match Encoding::for_bom(bytes) {
        Some((encoding, bom)) => encoding.decode_without_bom_handling(&bytes[bom..]),
        None if std::str::from_utf8(bytes).is_ok() => UTF_8.decode_without_bom_handling(bytes),
        None => WINDOWS_1252.decode_without_bom_handling(bytes),
    };
    if text.contains('\0') { Err(NotText::Binary) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_saving_gives_the_same_text() {
        let utf16 = |bom: [u8; 2], order: fn(u16) -> [u8; 2]| {
            bom.into_iter().chain("id,£".encode_utf16().flat_map(order)).collect::<Vec<u8>>()
        };
        for bytes in [
            "id,£".as_bytes().to_vec(),
            [b"\xEF\xBB\xBF".as_slice(), "id,£".as_bytes()].concat(),
            b"id,\xA3".to_vec(),
            utf16([0xFF, 0xFE], u16::to_le_bytes),
            utf16([0xFE, 0xFF], u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes).unwrap(), "id,£", "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        assert_eq!(decode(b"PK\x03\x04rest"), Err(NotText::Workbook));
        assert_eq!(decode(b"id\0name"), Err(NotText::Binary));
    }
}
