//! The notes on cells of one sheet.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Note, Worksheet, XlsxError};

use crate::detect::SheetLayout;
use crate::model::place::Letters;
use crate::model::{CellAt, Code, Finding, RowRole};
use crate::open::Sheet;
use crate::reconcile::{CheckedTotal, Outcome};

use super::super::xlsx_cell::short;
use super::marks::Mark;

/// The most notes on a sheet: each is a drawing of its own.
const MOST: usize = 1_000;
/// How many letters of a formula are repeated.
const FORMULA: usize = 200;

/// What is to be said at single cells.
#[derive(Default)]
pub(super) struct Notes {
    cells: BTreeMap<CellAt, String>,
}

impl Notes {
    /// Adds a sentence at a cell.
    pub(super) fn add(&mut self, cell: CellAt, says: &str) {
        let note = self.cells.entry(cell).or_default();
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(&short(says));
    }

    /// What the totals' lines add up to, and what would explain a difference.
    pub(super) fn total(&mut self, total: &CheckedTotal<'_>, sheet: &Sheet) {
        let (check, letter) = (total.check, &total.letter);
        let (first, last) = (u64::from(check.lines.0) + 1, u64::from(check.lines.1) + 1);
        let mut says = format!(
            "{} is printed; the lines in {letter}{first}:{letter}{last} add up to {}.",
            check.printed.in_pounds(),
            check.sum.in_pounds()
        );
        let difference = check.difference().in_pounds();
        says.push_str(&match total.outcome {
            Outcome::Agrees => String::from(" They agree."),
            Outcome::Rounded => format!(" They agree within rounding ({difference})."),
            Outcome::Differs => format!(" Difference: {difference}."),
        });
        self.add(check.at, &says);
        for cause in &total.causes {
            self.add(check.at, &cause.says);
        }
        self.formula(check.at, sheet);
    }

    /// The formula of a cell, as words.
    pub(super) fn formula(&mut self, cell: CellAt, sheet: &Sheet) {
        if let Some(formula) = sheet.formula(cell).filter(|formula| !formula.is_empty()) {
            let cut: String = formula.chars().take(FORMULA).collect();
            let more = if cut.len() < formula.len() { "…" } else { "" };
            self.add(cell, &format!("Formula in the return: {cut}{more}"));
        }
    }

    /// What is said of the coding of entries.
    pub(super) fn marks(&mut self, marks: &[&Mark]) {
        for mark in marks {
            if let Some(note) = &mark.note {
                self.add(mark.cell, note);
            }
        }
    }

    /// Findings about single cells; those about totals are told with the totals.
    pub(super) fn findings<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) {
        for finding in findings {
            let told_elsewhere = matches!(
                finding.code,
                Code::TotalDiffers
                    | Code::TotalRounded
                    | Code::DifferenceExplained
                    | Code::AmountsLeftOut
            );
            if let Some(cell) = finding.cell.filter(|_| !told_elsewhere) {
                let mut letters = finding.says.chars();
                let first: String =
                    letters.next().into_iter().flat_map(char::to_uppercase).collect();
                self.add(cell, &format!("{first}{}.", letters.as_str()));
            }
        }
    }

    /// Why rows are left out, at the first amount of each or its first cell.
    pub(super) fn left_out(&mut self, sheet: &Sheet, layout: &SheetLayout) {
        for (row, &(role, reason)) in sheet.rows().zip(&layout.rows) {
            let (RowRole::LeftOut, Some(reason)) = (role, reason) else { continue };
            let spend = layout
                .tables
                .iter()
                .flat_map(|table| &table.columns)
                .filter(|column| column.taken)
                .find_map(|column| row.cell(column.col));
            if let Some(cell) = spend.or(row.cells.first()) {
                let at = CellAt::new(row.row, u32::from(cell.col));
                self.add(at, &format!("Left out: {reason}."));
            }
            if self.cells.len() >= MOST {
                break;
            }
        }
    }

    /// Writes the notes, and gives how many were too many.
    pub(super) fn write(self, sheet: &mut Worksheet) -> Result<usize, XlsxError> {
        let more = self.cells.len().saturating_sub(MOST);
        for (cell, says) in self.cells.into_iter().take(MOST) {
            let Ok(col) = u16::try_from(cell.col) else { continue };
            if col >= super::COLUMNS || cell.row >= super::ROWS {
                continue;
            }
            // About so many letters fit a line of a note.
            let lines: usize = says.lines().map(|line| line.chars().count() / 44 + 1).sum();
            let height = u32::try_from(lines.clamp(2, 20)).unwrap_or(20) * 19 + 12;
            let note = Note::new(says)
                .set_author("crosscast")
                .add_author_prefix(false)
                .set_width(300)
                .set_height(height);
            sheet.insert_note(cell.row, col, &note)?;
        }
        Ok(more)
    }
}

/// The name of a cell's column.
pub(super) fn letters(col: u16) -> String {
    Letters(u32::from(col)).to_string()
}
