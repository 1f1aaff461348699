//! A clean container for a workbook stream.
//!
//! Calamine reads a workbook only from a compound file, and a damaged one sends it round in
//! circles. So the stream is taken out by our own bounded reader and handed on in a container
//! made here, with nothing else in it. This also lets in workbooks that never had a container.

/// Length of a sector.
const SECTOR: usize = 4096;
/// Sector numbers that one sector of the allocation table holds.
const PER_TABLE: usize = SECTOR / 4;
/// Sectors of the table that the header can list.
const TABLES: usize = 109;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const TABLE_SECTOR: u32 = 0xFFFF_FFFD;
const FREE: u32 = 0xFFFF_FFFF;

/// Wraps `stream` as the stream `Workbook` of a compound file; `None` when it is longer than
/// about 400 MB. The stream comes first, then the directory, then the allocation table. A stream
/// too short to stand in sectors of its own is filled up with noughts, which are no record.
pub(super) fn contained(stream: &[u8]) -> Option<Vec<u8>> {
    let content = stream.len().div_ceil(SECTOR).max(1);
    let tables = (content + 1).div_ceil(PER_TABLE - 1);
    if tables > TABLES {
        return None;
    }
    let mut file = Vec::with_capacity((1 + content + 1 + tables) * SECTOR);
    push_header(&mut file, content as u32, tables as u32);
    file.extend_from_slice(stream);
    file.resize((1 + content) * SECTOR, 0);
    push_entry(&mut file, "Root Entry", 5, 0, 0);
    push_entry(&mut file, "Workbook", 2, 0, stream.len().max(SECTOR) as u64);
    file.resize((2 + content) * SECTOR, 0);
    let chain = (1..content as u32).chain([END_OF_CHAIN, END_OF_CHAIN]);
    let table = chain.chain(std::iter::repeat_n(TABLE_SECTOR, tables));
    push_words(&mut file, table.chain(std::iter::repeat(FREE)).take(tables * PER_TABLE));
    Some(file)
}

fn push_header(file: &mut Vec<u8>, directory: u32, tables: u32) {
    file.extend_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file.resize(24, 0);
    // Minor and major version, byte order, sector shift, small sector shift.
    for half in [0x3E_u16, 4, 0xFFFE, 12, 6] {
        file.extend_from_slice(&half.to_le_bytes());
    }
    file.resize(40, 0);
    // Directory sectors, table sectors, first directory sector, transaction, cut-off for small
    // streams, first small table and its length, first list of tables and its length.
    let facts = [1, tables, directory, 0, SECTOR as u32, END_OF_CHAIN, 0, END_OF_CHAIN, 0];
    push_words(file, facts.into_iter());
    let listed = (directory + 1..=directory + tables).chain(std::iter::repeat(FREE));
    push_words(file, listed.take(TABLES));
    file.resize(SECTOR, 0);
}

fn push_entry(file: &mut Vec<u8>, name: &str, kind: u8, start: u32, bytes: u64) {
    let from = file.len();
    for unit in name.encode_utf16() {
        file.extend_from_slice(&unit.to_le_bytes());
    }
    file.resize(from + 64, 0);
    file.extend_from_slice(&[(name.len() * 2 + 2) as u8, 0, kind, 1]);
    push_words(file, [FREE, FREE, if kind == 5 { 1 } else { FREE }].into_iter());
    file.resize(from + 116, 0);
    push_words(file, [start].into_iter());
    file.extend_from_slice(&bytes.to_le_bytes());
}

fn push_words(file: &mut Vec<u8>, words: impl Iterator<Item = u32>) {
    file.extend(words.flat_map(u32::to_le_bytes));
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::gather::Compound;

    #[test]
    fn what_is_contained_comes_out_again() {
        for length in [0, 1, 4096, 5_000_000] {
            let stream: Vec<u8> = (0..length).map(|at: usize| (at % 251) as u8).collect();
            let file = contained(&stream).unwrap();
            let mut compound = Compound::open(Cursor::new(file)).unwrap();
            let read = compound.stream("workbook").unwrap().unwrap().content;
            assert_eq!(read.len(), length.max(SECTOR));
            assert_eq!(&read[..length], &stream[..]);
            assert!(read[length..].iter().all(|&byte| byte == 0));
        }
    }
}
