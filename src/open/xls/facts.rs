//! What the records of an old workbook tell and calamine does not: how far apart the cells of
//! a sheet lie, and what is hidden. [MS-XLS] gives the records.

use std::ops::RangeInclusive;

use rustc_hash::FxHashMap;

use super::styles::Styles;
use crate::open::sheet::CellFlags;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const COLUMN_INFO: u16 = 0x007D;
const MULTIPLE_RK: u16 = 0x00BD;
/// Formula, number, label, truth or error, string of a formula's kin: row and column come
/// first in each.
const CELLS: [u16; 8] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x0406];

/// What the records tell.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Whether the workbook needs a password.
    pub(super) protected: bool,
    /// Its sheets in the order of the workbook's list.
    pub(super) sheets: Vec<SheetFacts>,
    /// Where records stand that announce how large a sheet will be. They are believed by
    /// calamine, which then asks for as much memory.
    pub(super) announcements: Vec<usize>,
}

/// What the records of one sheet tell.
#[derive(Debug, Default)]
pub(super) struct SheetFacts {
    /// Hidden rows, from zero.
    pub(super) hidden_rows: Vec<u32>,
    /// Hidden columns, from zero.
    pub(super) hidden_columns: Vec<RangeInclusive<u32>>,
    /// Cells that are bold or show a percentage.
    pub(super) flags: FxHashMap<(u32, u32), CellFlags>,
    corners: Option<[u16; 4]>,
}

impl Facts {
    /// Reads the records of the workbook stream `stream`. Where they break off, so does this.
    pub(super) fn read(stream: &[u8]) -> Facts {
        let mut facts = Facts::default();
        let mut sheets = Vec::new();
        let mut styles = Styles::default();
        for (kind, data, _) in (Records { stream, at: 0 }) {
            match kind {
                FILE_PASS if half(data, 0).is_some_and(|way| way != 0) => facts.protected = true,
                BOUND_SHEET => {
                    let start = half(data, 0).zip(half(data, 2));
                    sheets.extend(
                        start.map(|(low, high)| (usize::from(high) << 16) | usize::from(low)),
                    );
                }
                END => break,
                _ => styles.take(kind, data),
            }
        }
        let announcements = &mut facts.announcements;
        let sheet = |start| SheetFacts::read(Records { stream, at: start }, &styles, announcements);
        facts.sheets = sheets.into_iter().map(sheet).collect();
        facts
    }

    /// Cells in the rectangles that hold the cells of each sheet.
    pub(super) fn rectangles(&self) -> u64 {
        self.sheets.iter().map(SheetFacts::rectangle).sum()
    }
}

impl SheetFacts {
    fn read(records: Records<'_>, styles: &Styles, announcements: &mut Vec<usize>) -> SheetFacts {
        let mut facts = SheetFacts::default();
        let mut depth = 0;
        for (kind, data, at) in records {
            match kind {
                DIMENSIONS => announcements.push(at),
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                // Charts inside a sheet have records of the same kinds.
                _ if depth > 1 => {}
                _ => facts.take(kind, data, styles).unwrap_or_default(),
            }
        }
        facts
    }

    fn take(&mut self, kind: u16, data: &[u8], styles: &Styles) -> Option<()> {
        let (first, second) = (half(data, 0)?, half(data, 2)?);
        match kind {
            ROW if half(data, 12)? & 0x20 != 0 => self.hidden_rows.push(first.into()),
            COLUMN_INFO if half(data, 8)? & 1 != 0 => {
                self.hidden_columns.push(first.into()..=second.into());
            }
            MULTIPLE_RK => {
                self.reach(first, second, half(data, data.len().checked_sub(2)?)?);
                // A style and a packed number for each column.
                for (at, packed) in data.get(4..)?.chunks_exact(6).enumerate() {
                    self.style(first, second.saturating_add(at as u16), half(packed, 0)?, styles);
                }
            }
            kind if CELLS.contains(&kind) => {
                self.reach(first, second, second);
                self.style(first, second, half(data, 4)?, styles);
            }
            _ => {}
        }
        Some(())
    }

    fn style(&mut self, row: u16, col: u16, style: u16, styles: &Styles) {
        let flags = styles.flags(style);
        if flags != CellFlags::default() {
            self.flags.insert((row.into(), col.into()), flags);
        }
    }

    fn reach(&mut self, row: u16, first: u16, last: u16) {
        let [top, left, bottom, right] = self.corners.unwrap_or([row, first, row, last]);
        self.corners = Some([top.min(row), left.min(first), bottom.max(row), right.max(last)]);
    }

    fn rectangle(&self) -> u64 {
        self.corners.map_or(0, |[top, left, bottom, right]| {
            (u64::from(bottom.abs_diff(top)) + 1) * (u64::from(right.abs_diff(left)) + 1)
        })
    }
}

/// Where the last whole record of `stream` ends.
pub(super) fn whole_records(stream: &[u8]) -> usize {
    (Records { stream, at: 0 }).last().map_or(0, |(_, data, at)| at + 4 + data.len())
}

/// Goes through records: a kind, a length, and as many bytes. Gives where each begins.
struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8], usize);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.stream.get(start..)?;
        let kind = half(rest, 0)?;
        let length = usize::from(half(rest, 2)?);
        let data = rest.get(4..4 + length)?;
        self.at = start + 4 + length;
        Some((kind, data, start))
    }
}

/// The number of two bytes at `at`.
pub(super) fn half(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u16]) -> Vec<u8> {
        let head = [kind, data.len() as u16 * 2];
        head.iter().chain(data).flat_map(|half| half.to_le_bytes()).collect()
    }

    #[test]
    fn records_tell_what_is_hidden_and_how_far_cells_reach() {
        let mut stream =
            [record(BEGIN, &[]), record(BOUND_SHEET, &[16, 0]), record(END, &[])].concat();
        assert_eq!(stream.len(), 16);
        for (kind, data) in [
            (BEGIN, &[][..]),
            (COLUMN_INFO, &[2, 4, 0, 0, 1]),
            (COLUMN_INFO, &[5, 5, 0, 0, 0]),
            (ROW, &[7, 0, 0, 0, 0, 0, 0x20]),
            (ROW, &[8, 0, 0, 0, 0, 0, 0]),
            (DIMENSIONS, &[0, 0, 0xFFFF, 0xFFFF, 0, 0xFFFF]),
            (0x0203, &[7, 1, 0]),
            (MULTIPLE_RK, &[9, 1, 0, 0, 3]),
            (BEGIN, &[]),
            (0x0203, &[60_000, 200]),
            (END, &[]),
            (END, &[]),
            (0x0203, &[60_000, 200]),
        ] {
            stream.extend(record(kind, data));
        }
        let facts = Facts::read(&stream);
        assert!(!facts.protected);
        assert_eq!(facts.sheets[0].hidden_rows, [7]);
        assert_eq!(facts.sheets[0].hidden_columns, [2..=4]);
        assert_eq!(facts.rectangles(), 9);
        assert_eq!(stream[facts.announcements[0]..][..2], DIMENSIONS.to_le_bytes());
        assert_eq!(whole_records(&stream), stream.len());
        assert_eq!(whole_records(&stream[..stream.len() - 1]), stream.len() - 8);
        assert!(Facts::read(&record(FILE_PASS, &[1])).protected);
        assert_eq!(Facts::read(&[1, 2, 3]).sheets.len(), 0);
    }

    #[test]
    fn cells_in_the_first_and_the_last_row_span_all() {
        let mut stream =
            [record(BEGIN, &[]), record(BOUND_SHEET, &[16, 0]), record(END, &[])].concat();
        for (kind, data) in [(BEGIN, &[][..]), (0x0203, &[0, 0, 0]), (0x0203, &[0xFFFF, 0xFF, 0])] {
            stream.extend(record(kind, data));
        }
        assert_eq!(Facts::read(&stream).rectangles(), 65_536 * 256);
    }
}
