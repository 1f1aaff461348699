//! Places as sheets write them: `B7`, `A1:C3`.

use crate::model::CellAt;

/// Reads `B7`; dollar signs are passed over. `None` when it is no place.
pub(super) fn read_place(text: &[u8]) -> Option<CellAt> {
    let mut col: u32 = 0;
    let mut row: u32 = 0;
    for &byte in text {
        match byte {
            b'A'..=b'Z' if row == 0 => {
                col = col.checked_mul(26)?.checked_add(u32::from(byte - b'A') + 1)?
            }
            b'a'..=b'z' if row == 0 => {
                col = col.checked_mul(26)?.checked_add(u32::from(byte - b'a') + 1)?
            }
            b'0'..=b'9' if col > 0 => {
                row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?
            }
            b'$' => {}
            _ => return None,
        }
    }
    Some(CellAt::new(row.checked_sub(1)?, col.checked_sub(1)?))
}

/// Reads `A1:C3`, or a single place; the corners come in order.
pub(super) fn read_region(text: &[u8]) -> Option<(CellAt, CellAt)> {
    let mut corners = text.splitn(2, |&byte| byte == b':').map(read_place);
    let first = corners.next()??;
    let second = corners.next().unwrap_or(Some(first))?;
    let from = CellAt::new(first.row.min(second.row), first.col.min(second.col));
    let to = CellAt::new(first.row.max(second.row), first.col.max(second.col));
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        for (text, place) in [
            ("A1", Some((0, 0))),
            ("$D$9", Some((8, 3))),
            ("xfd1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("A", None),
            ("1", None),
            ("1A", None),
            ("", None),
            ("AAAAAAAAAAAA1", None),
            ("A99999999999", None),
        ] {
            let read = read_place(text.as_bytes()).map(|at| (at.row, at.col));
            assert_eq!(read, place, "{text}");
        }
        assert_eq!(read_region(b"C3:A1"), Some((CellAt::new(0, 0), CellAt::new(2, 2))));
        assert_eq!(read_region(b"A1:"), None);
    }
}
