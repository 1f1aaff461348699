//! Rows and columns that are not shown.

use std::ops::{Range, RangeInclusive};

use super::sheet::{Hidden, Sheet};
use crate::model::place::Letters;
use crate::model::{Code, Finding};

/// How many stretches of rows or columns a finding names.
const NAMED: usize = 8;

/// What is known of hidden rows and columns while a sheet is read.
#[derive(Debug, Default)]
pub(super) struct HiddenParts {
    /// Whether the format tells.
    pub(super) known: bool,
    /// Hidden columns, from zero.
    pub(super) columns: Vec<RangeInclusive<u32>>,
    rows: Vec<Range<u32>>,
}

impl HiddenParts {
    /// Hides rows; stretches that touch become one.
    pub(super) fn hide_rows(&mut self, rows: RangeInclusive<u32>) {
        let rows = *rows.start()..rows.end().saturating_add(1);
        match self.rows.last_mut() {
            Some(last) if last.end == rows.start => last.end = rows.end,
            _ => self.rows.push(rows),
        }
    }

    /// Takes the hidden rows out.
    pub(super) fn take_rows(&mut self) -> Vec<Range<u32>> {
        std::mem::take(&mut self.rows)
    }

    /// Writes the hidden columns into `sheet`, and says which rows and columns that hold
    /// something are hidden.
    pub(super) fn close(self, sheet: &mut Sheet, findings: &mut Vec<Finding>) {
        if !self.known {
            return;
        }
        let rows = stretches(sheet.rows().filter(|row| row.hidden).map(|row| row.row));
        if !rows.is_empty() {
            let says = format!(
                "{} hidden or filtered away; the figures in them were read",
                list("row", &rows, |row| (row + 1).to_string())
            );
            let remedy = "Check that they are meant to be counted; if not, delete them.";
            findings.push(on(sheet, Finding::new(Code::HiddenRows, says, remedy)));
        }
        let mut columns = Vec::new();
        if !self.columns.is_empty() {
            let hidden = marked(&self.columns);
            let is_hidden = |col: u16| hidden[usize::from(col)];
            let mut used = vec![false; usize::from(u16::MAX) + 1];
            for cell in sheet.rows().flat_map(|row| row.cells) {
                used[usize::from(cell.col)] = true;
            }
            let last = used.iter().rposition(|&used| used).unwrap_or(0);
            columns = (0..=last as u16).filter(|&col| is_hidden(col)).collect();
            let filled = columns.iter().filter(|&&col| used[usize::from(col)]);
            let filled = stretches(filled.map(|&col| u32::from(col)));
            if !filled.is_empty() {
                let says = format!(
                    "{} hidden; what is in them was read",
                    list("column", &filled, |col| Letters(col).to_string())
                );
                let remedy = "Check that they are meant to be read.";
                findings.push(on(sheet, Finding::new(Code::HiddenColumns, says, remedy)));
            }
        }
        sheet.hidden = Hidden::Checked { columns };
    }
}

/// Which of all columns that can be are in one of the stretches; each stretch costs the same,
/// however long it is and however many there are.
fn marked(stretches: &[RangeInclusive<u32>]) -> Vec<bool> {
    const COLUMNS: usize = u16::MAX as usize + 1;
    let mut steps = vec![0_i64; COLUMNS + 1];
    for stretch in stretches {
        let (first, last) = (*stretch.start() as usize, *stretch.end() as usize);
        if first <= last && first < COLUMNS {
            steps[first] += 1;
            steps[last.saturating_add(1).min(COLUMNS)] -= 1;
        }
    }
    let mut open = 0;
    let inside = |step: &i64| {
        open += step;
        open > 0
    };
    steps[..COLUMNS].iter().map(inside).collect()
}

fn on(sheet: &Sheet, finding: Finding) -> Finding {
    if sheet.name.is_empty() { finding } else { finding.on_sheet(&sheet.name) }
}

/// Numbers in order as stretches, first and last.
fn stretches(numbers: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match stretches.last_mut() {
            Some(last) if last.1 + 1 == number => last.1 = number,
            _ => stretches.push((number, number)),
        }
    }
    stretches
}

/// `row 4 is`, `rows 14–19 and 25 are`, `columns C, E–F and 3 more are`.
fn list(noun: &str, stretches: &[(u32, u32)], name: impl Fn(u32) -> String) -> String {
    let mut names: Vec<String> = stretches
        .iter()
        .take(NAMED)
        .map(|&(first, last)| match last - first {
            0 => name(first),
            _ => format!("{}–{}", name(first), name(last)),
        })
        .collect();
    if let Some(more @ 1..) = stretches.len().checked_sub(NAMED) {
        names.push(format!("{more} more"));
    }
    let single = matches!(stretches, [(first, last)] if first == last);
    let (noun, verb) = if single { (noun.to_string(), "is") } else { (format!("{noun}s"), "are") };
    let last = names.pop().unwrap_or_default();
    if names.is_empty() {
        format!("{noun} {last} {verb}")
    } else {
        format!("{noun} {} and {last} {verb}", names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_marked_whatever_the_stretches() {
        let marked =
            marked(&[2..=3, 3..=4, RangeInclusive::new(9, 8), 65_534..=70_000, 90_000..=90_001]);
        let columns: Vec<usize> = (0..marked.len()).filter(|&column| marked[column]).collect();
        assert_eq!(columns, [2, 3, 4, 65_534, 65_535]);
    }

    #[test]
    fn stretches_are_named_as_people_say_them() {
        let said =
            |rows: &[u32]| list("row", &stretches(rows.iter().copied()), |row| row.to_string());
        assert_eq!(said(&[4]), "row 4 is");
        assert_eq!(said(&[14, 15, 16]), "rows 14–16 are");
        assert_eq!(said(&[1, 3, 4, 9]), "rows 1, 3–4 and 9 are");
        let many: Vec<u32> = (0..20).map(|at| at * 2).collect();
        assert!(said(&many).ends_with("14 and 12 more are"), "{}", said(&many));
    }
}
