//! What a compound file (OLE2) is, by the names in its directory.

use std::io::{self, Read, Seek, SeekFrom};

use super::Format;
use super::zipped::password_protected;
use crate::model::Refusal;

/// Directories longer than this are not followed: a workbook has a few dozen entries.
const MOST_SECTORS: usize = 4_096;
/// Length of one directory entry.
const ENTRY: usize = 128;

/// Tells what the compound file in `content` is.
pub(super) fn format_of(content: impl Read + Seek) -> Result<Format, Refusal> {
    let names = Directory { content }.names().unwrap_or_default();
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

struct Directory<R> {
    content: R,
}

impl<R: Read + Seek> Directory<R> {
    /// The names of all streams and storages.
    fn names(&mut self) -> io::Result<Vec<String>> {
        let mut header = [0; 512];
        self.content.seek(SeekFrom::Start(0))?;
        self.content.read_exact(&mut header)?;
        let shift = u16::from_le_bytes([header[30], header[31]]);
        let sector_bytes = if shift == 12 { 4096 } else { 512 };
        let mut sector = word(&header, 48);
        let mut names = Vec::new();
        let mut buffer = vec![0; sector_bytes];
        for _ in 0..MOST_SECTORS {
            if self.read_sector(sector, &mut buffer).is_err() {
                break;
            }
            names.extend(buffer.chunks_exact(ENTRY).filter_map(entry_name));
            match self.sector_after(sector, &header, sector_bytes) {
                Ok(next) if next < 0xFFFF_FFFA => sector = next,
                _ => break,
            }
        }
        Ok(names)
    }

    fn read_sector(&mut self, sector: u32, buffer: &mut [u8]) -> io::Result<()> {
        let start = (u64::from(sector) + 1) * buffer.len() as u64;
        self.content.seek(SeekFrom::Start(start))?;
        self.content.read_exact(buffer)
    }

    /// Looks `sector` up in the allocation table, whose first 109 sectors the header lists.
    fn sector_after(
        &mut self,
        sector: u32,
        header: &[u8; 512],
        sector_bytes: usize,
    ) -> io::Result<u32> {
        let per_sector = sector_bytes as u32 / 4;
        let table = (sector / per_sector) as usize;
        if table >= 109 {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let mut buffer = vec![0; sector_bytes];
        self.read_sector(word(header, 76 + table * 4), &mut buffer)?;
        Ok(word(&buffer, (sector % per_sector) as usize * 4))
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The name of one directory entry: UTF-16, its length in bytes with the closing nought at 64.
fn entry_name(entry: &[u8]) -> Option<String> {
    let bytes = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
    if !(2..=64).contains(&bytes) || entry[66] == 0 {
        return None;
    }
    let units =
        entry[..bytes - 2].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    Some(char::decode_utf16(units).flatten().collect())
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
        file[76..80].copy_from_slice(&1u32.to_le_bytes());
        file[1024..1028].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
        for (at, name) in names.iter().enumerate() {
            let start = 512 + at * ENTRY;
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
        let mut circular = compound(&["Root Entry"]);
        circular[1024..1028].copy_from_slice(&0u32.to_le_bytes());
        assert!(format_of(Cursor::new(circular)).is_err());
    }
}
