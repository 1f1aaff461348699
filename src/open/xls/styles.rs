//! What the styles of an old workbook say of its cells: percent signs and bold type. The kind
//! of a number (amount or day) comes through calamine.

use rustc_hash::FxHashMap;

use super::facts::half;
use crate::open::number_format::{Shown, built_in, of_code};
use crate::open::sheet::CellFlags;

const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const BEGIN: u16 = 0x0809;
/// From this weight on a font is bold.
const BOLD: u16 = 600;
/// The version of Excel 97 to 2003; before it, texts are in single bytes.
const BIFF8: u16 = 0x0600;

/// The cell styles of a workbook, in the order in which cells name them.
#[derive(Debug, Default)]
pub(super) struct Styles {
    fonts: Vec<bool>,
    formats: FxHashMap<u16, Shown>,
    styles: Vec<(u16, u16)>,
    version: u16,
}

impl Styles {
    /// Takes in one record of the workbook's own part.
    pub(super) fn take(&mut self, kind: u16, data: &[u8]) {
        match kind {
            BEGIN => self.version = half(data, 0).unwrap_or(BIFF8),
            FONT => self.fonts.push(half(data, 6).is_some_and(|weight| weight >= BOLD)),
            FORMAT => {
                if let (Some(id), Some(code)) = (half(data, 0), self.code(data)) {
                    self.formats.insert(id, of_code(&code));
                }
            }
            STYLE => self.styles.extend(half(data, 0).zip(half(data, 2))),
            _ => {}
        }
    }

    /// What cells of style number `style` are.
    pub(super) fn flags(&self, style: u16) -> CellFlags {
        let Some(&(font, format)) = self.styles.get(usize::from(style)) else {
            return CellFlags::default();
        };
        // There is no font number 4: those after it are counted one too high.
        let font = usize::from(if font > 4 { font - 1 } else { font });
        let known = self.formats.get(&format).copied();
        let mut flags = CellFlags::default();
        if self.fonts.get(font) == Some(&true) {
            flags = flags.with(CellFlags::BOLD);
        }
        if known.unwrap_or_else(|| built_in(format.into())) == Shown::Percent {
            flags = flags.with(CellFlags::PERCENT);
        }
        flags
    }

    /// The code of a format record: its length, and in the newer version a byte that tells
    /// whether its characters take one byte or two.
    fn code(&self, data: &[u8]) -> Option<String> {
        let one_byte = |bytes: &[u8]| bytes.iter().map(|&byte| byte as char).collect();
        if self.version != BIFF8 {
            return data.get(3..3 + usize::from(*data.get(2)?)).map(one_byte);
        }
        let length = usize::from(half(data, 2)?);
        if data.get(4)? & 1 == 0 {
            return data.get(5..5 + length).map(one_byte);
        }
        let units = data.get(5..5 + length * 2)?.chunks_exact(2);
        let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        Some(char::decode_utf16(units).flatten().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_and_bold_are_known_by_style() {
        let mut styles = Styles::default();
        let halves = |halves: &[u16]| -> Vec<u8> {
            halves.iter().flat_map(|half| half.to_le_bytes()).collect()
        };
        styles.take(BEGIN, &halves(&[BIFF8, 5]));
        for weight in [400, 400, 400, 400, 700] {
            styles.take(FONT, &halves(&[200, 0, 0, weight]));
        }
        styles.take(FORMAT, &[&halves(&[170, 4])[..], &[0], b"0.0%"].concat());
        styles.take(FORMAT, &[&halves(&[171, 2])[..], &[1, b'0', 0, b'%', 0]].concat());
        for (font, format) in [(0, 0), (5, 170), (0, 171), (0, 9), (0, 14)] {
            styles.take(STYLE, &halves(&[font, format, 0]));
        }
        let is = |style, flag| styles.flags(style).has(flag);
        let percent: Vec<bool> = (0..6).map(|style| is(style, CellFlags::PERCENT)).collect();
        assert_eq!(percent, [false, true, true, true, false, false]);
        let bold: Vec<bool> = (0..6).map(|style| is(style, CellFlags::BOLD)).collect();
        assert_eq!(bold, [false, true, false, false, false, false]);
    }
}
