//! What is counted for one file.

use std::sync::Arc;

use crate::model::{Money, RowRole, Tally};

use super::{ControlLine, Stage};

/// What became of a file as a whole.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It was read.
    Read,
    /// It cannot be read.
    Refused,
    /// It is byte for byte another one.
    Duplicate,
    /// A person said to leave it out.
    Ignored,
}

/// What was counted for one file, each figure at its own stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAccount {
    /// The file as the inbox names it.
    pub file: Arc<str>,
    /// What became of it.
    pub reading: Reading,
    /// Non-empty rows of all its sheets, as opened.
    pub rows_opened: u64,
    /// Rows by role, in the order of [`RowRole::ALL`], as detected.
    pub rows_by_role: [u64; RowRole::ALL.len()],
    /// Readable cells in the taken amount columns of entry lines, unrounded.
    pub amounts_read: Tally,
    /// Of these, what made no entry, each with a finding.
    pub amounts_left_out: Tally,
    /// What rounding to pence took off (above zero) or added (below), summed entry by entry.
    pub rounding: Money,
    /// Entries, in whole pence.
    pub entries: Tally,
    /// Entries with a category, less what is taken back; so with the next two.
    pub coded: Tally,
    /// Entries whose label was decided to be unknowable.
    pub unclear: Tally,
    /// Entries whose label waits for a decision.
    pub review: Tally,
    /// Entries that do not count as spend, each with a reason.
    pub excluded: Tally,
    /// Of the entries' pounds, what is taken back because a later return says it again.
    pub reversed: Money,
    /// What the totals hold of this file.
    pub totals: Tally,
}

impl FileAccount {
    /// A file of which nothing is counted yet.
    pub fn new(file: Arc<str>, reading: Reading) -> FileAccount {
        FileAccount {
            file,
            reading,
            rows_opened: 0,
            rows_by_role: [0; RowRole::ALL.len()],
            amounts_read: Tally::ZERO,
            amounts_left_out: Tally::ZERO,
            rounding: Money::ZERO,
            entries: Tally::ZERO,
            coded: Tally::ZERO,
            unclear: Tally::ZERO,
            review: Tally::ZERO,
            excluded: Tally::ZERO,
            reversed: Money::ZERO,
            totals: Tally::ZERO,
        }
    }

    /// Counts one row of a role.
    pub fn count_row(&mut self, role: RowRole) {
        self.rows_by_role[role as usize] += 1;
    }

    /// The lines of this file, stage by stage.
    pub fn lines(&self) -> [ControlLine; Stage::ALL.len()] {
        let rows = |lines| Tally { lines, amount: Money::ZERO };
        let read = u64::from(self.reading == Reading::Read);
        let left_out = self.rows_by_role[RowRole::LeftOut as usize];
        let with_role: u64 = self.rows_by_role.iter().sum();
        let spend = self.coded + self.unclear + self.review;
        let taken_back = Tally { lines: 0, amount: self.reversed };
        let line = |stage, into, out, left_out, rounding| {
            let file = Some(Arc::clone(&self.file));
            ControlLine { stage, file, into, out, left_out, rounding }
        };
        [
            line(Stage::Files, rows(1), rows(read), rows(1 - read), Money::ZERO),
            line(
                Stage::Rows,
                rows(self.rows_opened),
                rows(with_role - left_out),
                rows(left_out),
                Money::ZERO,
            ),
            line(
                Stage::Amounts,
                self.amounts_read,
                self.entries,
                self.amounts_left_out,
                self.rounding,
            ),
            line(Stage::Coding, self.entries, spend, self.excluded + taken_back, Money::ZERO),
            line(Stage::Totals, spend, self.totals, Tally::ZERO, Money::ZERO),
        ]
    }
}
