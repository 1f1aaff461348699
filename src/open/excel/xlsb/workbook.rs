//! The list of sheets in binary records.

use std::io::{self, Read};

use super::records::{Record, Records};
use crate::open::excel::contents::{Contents, Listed, SheetKind};
use crate::open::serial::Epoch;
use crate::open::sheet::Visibility;

const WORKBOOK_PROPERTIES: u32 = 153;
const SHEET: u32 = 156;

/// Reads the workbook's own part into `contents`.
pub(in crate::open) fn read_workbook(
    records: &mut Records<impl Read>,
    contents: &mut Contents,
) -> io::Result<()> {
    while let Some(record) = records.next()? {
        match record.kind {
            WORKBOOK_PROPERTIES if record.word(0).is_some_and(|flags| flags & 1 != 0) => {
                contents.epoch = Epoch::From1904;
            }
            SHEET => contents.sheets.extend(listed(&record)),
            _ => {}
        }
    }
    Ok(())
}

/// Visibility, a number, the key of the part, the name.
fn listed(record: &Record<'_>) -> Option<Listed> {
    let visibility = match record.word(0)? {
        1 => Visibility::Hidden,
        2 => Visibility::VeryHidden,
        _ => Visibility::Visible,
    };
    let (id, end) = record.text(8)?;
    let (name, _) = record.text(end)?;
    Some(Listed { id: Some(id), name, visibility, part: None, kind: SheetKind::Cells })
}
