//! What is counted for one file.

use std::sync::Arc;

use crate::model::{Counted, Money, RowRole};

use super::{ControlLine, Part, Stage};

/// What became of a file as a whole.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It was read.
    Read,
    /// It cannot be read.
    Refused,
    /// It is byte for byte another one.
    Duplicate,
}

/// What was counted for one file, each figure at its own stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAccount {
    /// The file as the inbox names it.
    pub file: Arc<str>,
    /// The file itself, as it was found.
    pub found: Counted,
    /// What became of it.
    pub reading: Reading,
    /// Non-empty rows of all its sheets, as opened.
    pub rows_opened: Counted,
    /// Rows by role, in the order of [`RowRole::ALL`], as detected.
    pub rows_by_role: [Counted; RowRole::ALL.len()],
    /// Readable cells in the columns of spend, unrounded.
    pub amounts_read: Counted,
    /// Of these, the printed totals.
    pub amounts_totals: Counted,
    /// Of these, what stands in rows that are left out, each with its reason.
    pub amounts_left_out: Counted,
    /// What rounding to pence took off (above zero) or added (below), summed entry by entry.
    pub rounding: Money,
    /// Entries, in whole pence.
    pub entries: Counted,
    /// Entries with a category, less what is taken back; so with the next two.
    pub coded: Counted,
    /// Entries whose label was decided to be unknowable.
    pub unclear: Counted,
    /// Entries whose label waits for a decision.
    pub review: Counted,
    /// Entries that do not count as spend, each with a reason.
    pub excluded: Counted,
    /// Of the entries' pounds, what is taken back because a later return says it again.
    pub reversed: Money,
    /// What the totals hold of this file.
    pub totals: Counted,
}

impl FileAccount {
    /// A file with this fingerprint, of which nothing is counted yet.
    pub fn new(file: Arc<str>, sha256: &str, reading: Reading) -> FileAccount {
        FileAccount {
            file,
            found: Counted::file(sha256),
            reading,
            rows_opened: Counted::ZERO,
            rows_by_role: [Counted::ZERO; RowRole::ALL.len()],
            amounts_read: Counted::ZERO,
            amounts_totals: Counted::ZERO,
            amounts_left_out: Counted::ZERO,
            rounding: Money::ZERO,
            entries: Counted::ZERO,
            coded: Counted::ZERO,
            unclear: Counted::ZERO,
            review: Counted::ZERO,
            excluded: Counted::ZERO,
            reversed: Money::ZERO,
            totals: Counted::ZERO,
        }
    }

    /// Counts one row of a role, from zero.
    pub fn count_row(&mut self, role: RowRole, row: u32) {
        self.rows_by_role[role as usize] += Counted::row(row);
    }

    /// Entries that count as spend.
    pub fn spend(&self) -> Counted {
        self.coded + self.unclear + self.review
    }

    /// The lines of this file, stage by stage.
    pub fn lines(&self) -> [ControlLine; Stage::ALL.len()] {
        let when = |reading| if self.reading == reading { self.found } else { Counted::ZERO };
        let files = vec![
            Part::on("read", when(Reading::Read)),
            Part::left_out("refused", when(Reading::Refused)),
            Part::left_out("the same bytes again", when(Reading::Duplicate)),
        ];
        let rows = RowRole::ALL.into_iter().map(|role| {
            let counted = self.rows_by_role[role as usize];
            if role == RowRole::LeftOut {
                Part::left_out("left out", counted)
            } else {
                Part::on(role.as_str(), counted)
            }
        });
        let amounts = vec![
            Part::on("entries", self.entries),
            Part::left_out("printed totals", self.amounts_totals),
            Part::left_out("left out", self.amounts_left_out),
        ];
        let coding = vec![
            Part::on("coded", self.coded),
            Part::on("review", self.review),
            Part::on("unclear", self.unclear),
            Part::left_out("excluded", self.excluded),
            Part::left_out("taken back", Counted::pounds(self.reversed)),
        ];
        let line = |stage, into, parts, rounding| {
            let file = Some(Arc::clone(&self.file));
            ControlLine { stage, file, into, parts, rounding }
        };
        [
            line(Stage::Files, self.found, files, Money::ZERO),
            line(Stage::Rows, self.rows_opened, rows.collect(), Money::ZERO),
            line(Stage::Amounts, self.amounts_read, amounts, self.rounding),
            line(Stage::Coding, self.entries, coding, Money::ZERO),
            line(
                Stage::Totals,
                self.spend(),
                vec![Part::on("in the totals", self.totals)],
                Money::ZERO,
            ),
        ]
    }
}
