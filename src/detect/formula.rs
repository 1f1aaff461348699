//! `SUM` and `SUBTOTAL` formulas as evidence for what a row adds up.

use crate::model::CellAt;
use crate::model::place::column_of;

use super::grid::Grid;

/// The rows, as positions in `numbers`, that a formula in `row` and `col` adds up, when it is a
/// `SUM` or `SUBTOTAL` over one stretch of its own column. `numbers` are the row numbers of the
/// rows with figures, in order.
pub(super) fn summed_rows(
    grid: &Grid,
    row: usize,
    col: u16,
    numbers: &[u32],
) -> Option<(usize, usize)> {
    let at = CellAt::new(grid.number_of(row), u32::from(col));
    let (first, last) = summed(grid.sheet.formula(at)?, u32::from(col))?;
    let from = numbers.partition_point(|&number| number < first);
    let to = numbers.partition_point(|&number| number <= last);
    (from < to).then(|| (from, to - 1))
}

/// First and last row, from zero, that `formula` adds up in column `col`.
fn summed(formula: &str, col: u32) -> Option<(u32, u32)> {
    let formula = formula.trim().trim_start_matches(['=', '+']).to_ascii_uppercase();
    let formula = formula.strip_prefix("OF:=").unwrap_or(&formula);
    let inside = formula
        .strip_prefix("SUM(")
        .or_else(|| formula.strip_prefix("SUBTOTAL(9,"))
        .or_else(|| formula.strip_prefix("SUBTOTAL(109,"))
        .or_else(|| formula.strip_prefix("SUBTOTAL(9;"))?
        .strip_suffix(')')?;
    let (from, to) = inside.split_once(':')?;
    let (from_col, first) = reference(from)?;
    let (to_col, last) = reference(to)?;
    (from_col == col && to_col == col && first <= last).then_some((first, last))
}

/// Column and row, from zero, of `D9`, `$D$9` or `[.D9]`.
fn reference(text: &str) -> Option<(u32, u32)> {
    let text: String = text.chars().filter(|c| !matches!(c, '$' | '[' | ']' | '.' | ' ')).collect();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let col = column_of(&text[..digits])?;
    let row: u32 = text[digits..].parse().ok()?;
    Some((col, row.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_over_a_stretch_of_their_own_column_are_evidence() {
        assert_eq!(summed("SUM(D4:D9)", 3), Some((3, 8)));
        assert_eq!(summed("=SUM($D$4:$D$9)", 3), Some((3, 8)));
        assert_eq!(summed("SUBTOTAL(9,D4:D9)", 3), Some((3, 8)));
        assert_eq!(summed("of:=SUM([.D4:.D9])", 3), Some((3, 8)));
        assert_eq!(summed("SUM(B4:D4)", 3), None);
        assert_eq!(summed("D4+D5", 3), None);
        assert_eq!(summed("SUM(A1:ZZZZZZZZZ9)", 3), None);
    }
}
