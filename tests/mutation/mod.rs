//! Damage done to a file, the same for the same seed.

use std::io::{Cursor, Read, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// Numbers that look random and follow from a seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From nothing to below `end`; nothing when that is nothing.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }
}

/// The kinds of damage.
#[derive(Copy, Clone, Debug)]
pub enum Mutation {
    Bits,
    Cut,
    Zeroed,
    Doubled,
    Swapped,
    Extremes,
    Numbers,
    SwappedEntries,
    RenamedEntry,
    DeclaredSizes,
    BitsInside,
    NumbersInside,
    CutInside,
    PointedElsewhere,
}

impl Mutation {
    pub const ALL: [Mutation; 14] = [
        Mutation::Bits,
        Mutation::Cut,
        Mutation::Zeroed,
        Mutation::Doubled,
        Mutation::Swapped,
        Mutation::Extremes,
        Mutation::Numbers,
        Mutation::SwappedEntries,
        Mutation::RenamedEntry,
        Mutation::DeclaredSizes,
        Mutation::BitsInside,
        Mutation::NumbersInside,
        Mutation::CutInside,
        Mutation::PointedElsewhere,
    ];

    /// `bytes` with this damage; a file that is no archive takes the damage of its outside.
    pub fn done_to(self, bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        match self {
            Mutation::Bits => flip(&mut bytes, dice),
            Mutation::Cut => bytes.truncate(dice.below(bytes.len())),
            Mutation::Zeroed => {
                let (from, to) = block(bytes.len(), dice);
                bytes[from..to].fill(0);
            }
            Mutation::Doubled => {
                let (from, to) = block(bytes.len(), dice);
                let block = bytes[from..to].to_vec();
                let at = dice.below(bytes.len());
                bytes.splice(at..at, block);
            }
            Mutation::Swapped => {
                let (from, to) = block(bytes.len(), dice);
                let at = dice.below(bytes.len() - (to - from));
                for nth in 0..to - from {
                    bytes.swap(from + nth, at + nth);
                }
            }
            Mutation::Extremes => extremes(&mut bytes, dice),
            Mutation::Numbers => numbers(&mut bytes, dice),
            Mutation::DeclaredSizes => declared(&mut bytes, dice, &[20, 24]),
            Mutation::PointedElsewhere => declared(&mut bytes, dice, &[42, 28, 10]),
            inside => return inside.done_inside(&bytes, dice),
        }
        bytes
    }

    fn done_inside(self, bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
        let Some(mut parts) = parts(bytes) else {
            return Mutation::ALL[dice.below(7)].done_to(bytes, dice);
        };
        // Half of the damage goes where the cells are.
        let cells: Vec<usize> = (0..parts.len())
            .filter(|&nth| {
                let name = &parts[nth].0;
                name.contains("sheet") || name.contains("content") || name.contains("Strings")
            })
            .collect();
        let one = if dice.below(2) == 0 && !cells.is_empty() {
            cells[dice.below(cells.len())]
        } else {
            dice.below(parts.len())
        };
        let other = dice.below(parts.len());
        match self {
            Mutation::SwappedEntries => {
                let content = parts[one].1.clone();
                parts[one].1 = std::mem::replace(&mut parts[other].1, content);
            }
            Mutation::RenamedEntry => {
                let names =
                    ["../../../out/x", "/etc/passwd", "xl\\workbook.xml", "", "xl/workbook.xml"];
                parts[one].0 = names[dice.below(names.len())].to_owned();
            }
            Mutation::BitsInside => flip(&mut parts[one].1, dice),
            Mutation::NumbersInside => {
                let content = &mut parts[one].1;
                if dice.below(2) == 0 { numbers(content, dice) } else { extremes(content, dice) }
            }
            _ => {
                let content = &mut parts[one].1;
                content.truncate(dice.below(content.len()));
            }
        }
        packed(&parts)
    }
}

fn flip(bytes: &mut [u8], dice: &mut Dice) {
    for _ in 0..=dice.below(16) {
        let (at, bit) = (dice.below(bytes.len()), dice.below(8));
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << bit;
        }
    }
}

/// A stretch of up to 4 KiB.
fn block(length: usize, dice: &mut Dice) -> (usize, usize) {
    let from = dice.below(length);
    (from, (from + 1 + dice.below(4096)).min(length))
}

/// Numbers of two or four bytes become the least or the greatest.
fn extremes(bytes: &mut [u8], dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        let wide = 2 + 2 * dice.below(2);
        let with = [0x00, 0xFF, 0x7F][dice.below(3)];
        if let Some(number) = bytes.get_mut(at..at + wide) {
            number.fill(with);
        }
    }
}

/// Numbers in digits become others.
fn numbers(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const OTHERS: [&str; 8] =
        ["0", "-1", "1048576", "4294967296", "99999999999999999999", "1e308", "16384", "1000000"];
    for _ in 0..=dice.below(3) {
        let from = dice.below(bytes.len());
        let Some(start) = (from..bytes.len()).find(|&at| bytes[at].is_ascii_digit()) else {
            return;
        };
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let other = OTHERS[dice.below(OTHERS.len())].bytes();
        bytes.splice(start..start + length, other);
    }
}

/// Fields of four bytes in the list of parts say something else.
fn declared(bytes: &mut [u8], dice: &mut Dice, fields: &[usize]) {
    let entries: Vec<usize> =
        (0..bytes.len()).filter(|&at| bytes[at..].starts_with(b"PK\x01\x02")).collect();
    if entries.is_empty() {
        return extremes(bytes, dice);
    }
    for _ in 0..=dice.below(3) {
        let at = entries[dice.below(entries.len())] + fields[dice.below(fields.len())];
        let values = [0, 1, 100, 65_536, 1 << 28, 1 << 31, u32::MAX, dice.below(1 << 20) as u32];
        if let Some(field) = bytes.get_mut(at..at + 4) {
            field.copy_from_slice(&values[dice.below(values.len())].to_le_bytes());
        }
    }
}

/// The parts of an archive with their names; nothing when it is none.
fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).ok()?;
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        parts.push((name, content));
    }
    (!parts.is_empty()).then_some(parts)
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Two parts of one name cannot be written; the second is left out.
        if writer.start_file(name.as_str(), SimpleFileOptions::default()).is_ok() {
            writer.write_all(content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}
