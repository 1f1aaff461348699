//! The fields of one line, and what is wrong with them.

use std::path::Path;

use csv::StringRecord;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::{COLUMNS, Column, Damaged};
use crate::model::guard::restore;
use crate::model::{Date, Money};

/// The lines of one entry.
#[derive(Copy, Clone, Debug)]
pub(super) struct Lines<'r> {
    pub(super) file: &'r Path,
    pub(super) places: &'r [usize; COLUMNS.len()],
    pub(super) first: &'r StringRecord,
    pub(super) more: &'r [StringRecord],
}

impl<'r> Lines<'r> {
    pub(super) fn first(self) -> Line<'r> {
        Line { file: self.file, places: self.places, record: self.first }
    }

    pub(super) fn all(self) -> impl Iterator<Item = Line<'r>> {
        let more = self.more.iter().map(move |record| Line { record, ..self.first() });
        std::iter::once(self.first()).chain(more)
    }
}

/// One line.
#[derive(Copy, Clone)]
pub(super) struct Line<'r> {
    pub(super) file: &'r Path,
    pub(super) places: &'r [usize; COLUMNS.len()],
    pub(super) record: &'r StringRecord,
}

impl<'r> Line<'r> {
    /// A word of crosscast's own.
    pub(super) fn word(self, column: Column) -> &'r str {
        self.record.get(self.places[column as usize]).unwrap_or_default()
    }

    /// Text that came from outside, as it was before it was made safe.
    pub(super) fn text(self, column: Column) -> &'r str {
        restore(self.word(column))
    }

    pub(super) fn parsed<T>(
        self,
        column: Column,
        what: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Damaged> {
        let word = self.word(column);
        parse(word).ok_or_else(|| self.damaged(column.name(), format!("`{word}` is not {what}")))
    }

    /// What is wrong with a field of the line.
    pub(super) fn damaged(self, column: &'static str, says: String) -> Damaged {
        let line = self.record.position().map_or(0, csv::Position::line);
        Damaged { file: self.file.to_path_buf(), line, column, says }
    }

    pub(super) fn money(self) -> Result<Money, Damaged> {
        self.parsed(Column::Amount, "an amount", |word| {
            Money::new(Decimal::from_str_exact(word).ok().filter(|pounds| pounds.scale() <= 2)?)
        })
    }

    pub(super) fn date(self, column: Column) -> Result<Option<Date>, Damaged> {
        self.filled(column, "a date", |word| word.parse().ok())
    }

    /// A score or share, in ten-thousandths.
    pub(super) fn score(self, column: Column) -> Result<Option<u32>, Damaged> {
        self.filled(column, "a score", |word| {
            let score = Decimal::from_str_exact(word).ok()?.checked_mul(Decimal::from(10_000))?;
            if score.is_integer() { score.to_u32() } else { None }
        })
    }

    fn filled<T>(
        self,
        column: Column,
        what: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Damaged> {
        if self.word(column).is_empty() {
            return Ok(None);
        }
        self.parsed(column, what, parse).map(Some)
    }
}
