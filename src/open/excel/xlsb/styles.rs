//! Styles in binary records.

use std::io::{self, Read};

use rustc_hash::FxHashMap;

use super::records::Records;
use crate::open::number_format::{Shown, Style, built_in, of_code};
use crate::open::sheet::CellFlags;

const FONT: u32 = 43;
const FORMAT: u32 = 44;
const STYLE: u32 = 47;
const BEGIN_CELLS: u32 = 617;
const END_CELLS: u32 = 618;
/// From this weight on a font is bold.
const BOLD: u16 = 600;

/// Reads the cell styles, in the order in which cells name them.
pub(in crate::open) fn read_styles(records: &mut Records<impl Read>) -> io::Result<Vec<Style>> {
    let mut formats: FxHashMap<u16, Shown> = FxHashMap::default();
    let mut bold_fonts = Vec::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
    while let Some(record) = records.next()? {
        match record.kind {
            FONT if styles.is_empty() => {
                bold_fonts.push(record.half(4).is_some_and(|weight| weight >= BOLD));
            }
            FORMAT => {
                if let (Some(id), Some((code, _))) = (record.half(0), record.text(2)) {
                    formats.entry(id).or_insert_with(|| of_code(&code));
                }
            }
            BEGIN_CELLS => in_cells = true,
            END_CELLS => in_cells = false,
            STYLE if in_cells => {
                let format = record.half(2).unwrap_or(0);
                let font = usize::from(record.half(4).unwrap_or(0));
                let bold = bold_fonts.get(font) == Some(&true);
                let known = formats.get(&format).copied();
                styles.push(Style {
                    shown: known.unwrap_or_else(|| built_in(format.into())),
                    flags: if bold { CellFlags::BOLD } else { CellFlags::default() },
                });
            }
            _ => {}
        }
    }
    Ok(styles)
}
