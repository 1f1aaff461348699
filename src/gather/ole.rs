//! What a compound file (OLE2) is, by the names in its directory.

use std::io::{Read, Seek};

use super::Format;
use super::compound::Compound;
use super::zipped::password_protected;
use crate::model::Refusal;

/// Tells what the compound file in `content` is.
pub(super) fn format_of(content: impl Read + Seek) -> Result<Format, Refusal> {
    let names: Vec<String> = Compound::open(content)
        .map(|file| file.names().map(ToString::to_string).collect())
        .unwrap_or_default();
    let has = |name: &str| names.iter().any(|own| own.eq_ignore_ascii_case(name));
    if has("EncryptedPackage") {
        return Err(password_protected());
    }
    if has("Workbook") || has("Book") {
        return Ok(Format::Xls);
    }
    let what = if has("WordDocument") {
        "a Word document"
    } else if has("PowerPoint Document") {
        "a PowerPoint presentation"
    } else if names.iter().any(|name| name.starts_with("__properties_version")) {
        "an e-mail"
    } else {
        return Err(Refusal::new(
            "it is damaged, or an old Office file with no workbook in it",
            "Open it in Excel, save it as .xlsx, or ask for the file again.",
        ));
    };
    Err(Refusal::new(
        format!("it is {what}, not a spreadsheet"),
        "Take the table or attachment out of it and save that as .xlsx.",
    ))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// The smallest compound file with `names` in its directory: header, directory, table.
    fn compound(names: &[&str]) -> Vec<u8> {
        let mut file = vec![0; 512 * 3];
        file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        file[30] = 9;
        file[68..72].copy_from_slice(&u32::MAX.to_le_bytes());
        file[76..512].fill(0xFF);
        file[76..80].copy_from_slice(&1u32.to_le_bytes());
        file[1024..1028].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
        for (at, name) in names.iter().enumerate() {
            let start = 512 + at * 128;
            for (place, unit) in name.encode_utf16().enumerate() {
                file[start + place * 2..][..2].copy_from_slice(&unit.to_le_bytes());
            }
            file[start + 64] = (name.len() * 2 + 2) as u8;
            file[start + 66] = 2;
        }
        file
    }

    #[test]
    fn a_compound_file_is_told_by_its_streams() {
        let told = |names: &[&str]| {
            format_of(Cursor::new(compound(names))).map_err(|refusal| refusal.reason)
        };
        assert_eq!(told(&["Root Entry", "Workbook"]), Ok(Format::Xls));
        assert_eq!(told(&["Root Entry", "BOOK"]), Ok(Format::Xls));
        assert!(told(&["Root Entry", "EncryptedPackage"]).unwrap_err().contains("password"));
        assert!(told(&["Root Entry", "WordDocument"]).unwrap_err().contains("Word"));
        assert!(told(&["Root Entry"]).unwrap_err().contains("no workbook"));
    }

    #[test]
    fn a_broken_or_circular_directory_ends() {
        assert!(format_of(Cursor::new(vec![0; 40])).is_err());
        let mut circular = compound(&["Root Entry", "Workbook"]);
        circular[1024..1028].copy_from_slice(&0u32.to_le_bytes());
        assert!(format_of(Cursor::new(circular)).is_err());
    }
}
