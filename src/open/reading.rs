//! A sheet while it is read: its cells so far, and what is to be said of them.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::hidden::HiddenParts;
use super::number_format::Shown;
use super::serial::{Epoch, Moment, moment};
use super::sheet::{CellFlags, Sheet, SheetBuilder, Text, Value, Visibility};
use super::trouble::{Trouble, Troubles};
use crate::model::{CellAt, Code, Finding, Limits};

/// A sheet while it is read. All readers fill one of these, so that the limits and the
/// findings are the same for each format.
pub(super) struct Reading<'l> {
    builder: SheetBuilder,
    limits: &'l Limits,
    /// Bytes of the texts of the sheets before this one.
    text_before: u64,
    stopped: Option<(String, &'static str)>,
    error_codes: Vec<(String, Text)>,
    troubles: Troubles,
    hidden: HiddenParts,
}

impl<'l> Reading<'l> {
    /// Begins a sheet called `name`.
    pub(super) fn new(name: &str, limits: &'l Limits) -> Reading<'l> {
        Reading {
            builder: SheetBuilder::new(name),
            limits,
            text_before: 0,
            stopped: None,
            error_codes: Vec::new(),
            troubles: Troubles::default(),
            hidden: HiddenParts::default(),
        }
    }

    /// The same, after sheets whose texts are as many bytes.
    pub(super) fn after(self, text_before: u64) -> Reading<'l> {
        Reading { text_before, ..self }
    }

    /// Bytes of the texts of this sheet and those before it.
    pub(super) fn text_so_far(&self) -> u64 {
        self.text_before.saturating_add(self.builder.text_bytes() as u64)
    }

    /// The sheet's cells and facts.
    pub(super) fn builder(&mut self) -> &mut SheetBuilder {
        &mut self.builder
    }

    /// Whether a limit is reached: the rest need not be read.
    pub(super) fn is_full(&self) -> bool {
        self.stopped.is_some()
    }

    /// Says that a limit is reached, and what to do about it.
    pub(super) fn stop(&mut self, says: String, remedy: &'static str) {
        self.stopped.get_or_insert((says, remedy));
    }

    /// Puts `value` at `at`.
    pub(super) fn put(&mut self, at: CellAt, flags: CellFlags, value: Value) {
        let near = u16::try_from(at.col).ok().filter(|&col| usize::from(col) < self.limits.columns);
        let Some(col) = near else {
            self.trouble(Trouble::TooFar, at, "");
            return;
        };
        if self.stopped.is_some() {
            return;
        }
        if self.builder.cell_count() >= self.limits.cells {
            let says = format!("only the first {} cells were read", self.limits.cells);
            self.stop(says, "Split the sheet, or raise `cells` in crosscast.toml.");
            return;
        }
        if self.builder.begins_row(at.row) && self.builder.row_count() >= self.limits.rows {
            let says = format!("only the first {} rows with content were read", self.limits.rows);
            self.stop(says, "Split the file, or raise `rows` in crosscast.toml.");
            return;
        }
        self.builder.push(at.row, col, flags, value);
    }

    /// Puts `text` at `at`, cut to the longest that is kept. White space is no cell.
    pub(super) fn put_text(&mut self, at: CellAt, flags: CellFlags, text: &str) {
        if let Some(text) = self.keep(at, text) {
            self.put(at, flags, Value::Text(text));
        }
    }

    /// Keeps `text` for later use in the cell at `at` and others; nothing when it is blank.
    pub(super) fn keep(&mut self, at: CellAt, text: &str) -> Option<Text> {
        if is_blank(text) {
            return None;
        }
        let fits = within(text, self.limits.cell_chars);
        if fits.len() < text.len() {
            self.trouble(Trouble::Cut, at, "");
        }
        Some(self.keep_whole(fits))
    }

    /// Keeps `text` as it stands; few bytes of a file can stand for much text, so that what all
    /// sheets keep is bounded.
    pub(super) fn keep_whole(&mut self, text: &str) -> Text {
        if self.text_so_far().saturating_add(text.len() as u64) > self.limits.text_bytes {
            let mib = self.limits.text_bytes / (1024 * 1024);
            self.stop(
                format!(
                    "the texts of the workbook come to more than {mib} MiB; the rest was not read"
                ),
                "Split the workbook, or raise `text_bytes` in crosscast.toml.",
            );
            return self.builder.keep("");
        }
        self.builder.keep(text)
    }

    /// Puts a number at `at`, as its number format means it.
    pub(super) fn put_number(
        &mut self,
        at: CellAt,
        flags: CellFlags,
        number: Decimal,
        shown: Shown,
        epoch: Epoch,
    ) {
        let (flags, value) = match shown {
            Shown::Number => (flags, Value::Number(number)),
            Shown::Percent => (flags.with(CellFlags::PERCENT), Value::Number(number)),
            Shown::Time => (flags, Value::Other),
            Shown::Day => match moment(number.to_f64().unwrap_or(f64::NAN), epoch) {
                Moment::Day(day) => (flags, Value::Date(day)),
                Moment::Time => (flags, Value::Other),
                Moment::Impossible => {
                    self.trouble(
                        Trouble::Unreadable,
                        at,
                        "a number that is shown as a date and is none",
                    );
                    (flags, Value::Number(number))
                }
            },
        };
        self.put(at, flags, value);
    }

    /// Puts at `at` what was meant as something else than text and cannot be read as that.
    pub(super) fn put_unreadable(&mut self, at: CellAt, flags: CellFlags, text: &str, why: &str) {
        self.trouble(Trouble::Unreadable, at, why);
        self.put_text(at, flags, text);
    }

    /// Says that the cell at `at` is lost.
    pub(super) fn lost(&mut self, at: CellAt, why: &str) {
        self.trouble(Trouble::Unreadable, at, why);
    }

    /// Counts a trouble with the cell at `at`.
    pub(super) fn trouble(&mut self, trouble: Trouble, at: CellAt, what: &str) {
        self.troubles.count(trouble, at, what);
    }

    /// Puts the error `code` at `at`.
    pub(super) fn put_error(&mut self, at: CellAt, flags: CellFlags, code: &str) {
        self.trouble(Trouble::Error, at, code);
        let known = self.error_codes.iter().find(|(own, _)| own == code).map(|(_, text)| *text);
        let text = known.unwrap_or_else(|| {
            let text = self.builder.keep(within(code, 32));
            self.error_codes.push((code.to_string(), text));
            text
        });
        self.put(at, flags, Value::Error(text));
    }

    /// Says that the formula at `at` has no value.
    pub(super) fn put_uncalculated(&mut self, at: CellAt) {
        self.trouble(Trouble::Uncalculated, at, "");
        self.put(at, CellFlags::FORMULA, Value::Uncalculated);
    }

    /// Says that the format tells which rows and columns are hidden.
    pub(super) fn hidden_is_known(&mut self) {
        self.hidden.known = true;
    }

    /// Hides rows, from zero.
    pub(super) fn hide_rows(&mut self, rows: RangeInclusive<u32>) {
        self.hidden.hide_rows(rows);
    }

    /// Hides columns, from zero.
    pub(super) fn hide_columns(&mut self, columns: RangeInclusive<u32>) {
        self.hidden.columns.push(columns);
    }

    /// The finished sheet; what is to be said of it goes to `findings`.
    pub(super) fn finish(mut self, findings: &mut Vec<Finding>) -> Sheet {
        for rows in self.hidden.take_rows() {
            self.builder.hide_rows(rows);
        }
        let mut sheet = self.builder.finish();
        let name = sheet.name.clone();
        if sheet.visibility != Visibility::Visible && sheet.cell_count() > 0 {
            let says = "the sheet is hidden; it was read all the same";
            let remedy =
                "If it is not meant to be counted, name it in files.csv with the action `ignore`.";
            findings.push(Finding::new(Code::HiddenSheet, says, remedy).on_sheet(&name));
        }
        self.hidden.close(&mut sheet, findings);
        self.troubles.report(&name, findings);
        if let Some((says, remedy)) = self.stopped {
            findings.push(Finding::new(Code::LimitReached, says, remedy).on_sheet(&name));
        }
        sheet
    }
}

/// Whether `text` is nothing but white space. Most texts show at their first sign that they
/// are not.
fn is_blank(text: &str) -> bool {
    let begins_with_a_sign = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    !begins_with_a_sign && text.trim().is_empty()
}

/// `bytes` as text; what is not UTF-8 is replaced. Sound text is checked in one sweep.
pub(super) fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// The beginning of `text`, at most `chars` characters long.
pub(super) fn within(text: &str, chars: usize) -> &str {
    if text.len() <= chars {
        return text;
    }
    text.char_indices().nth(chars).map_or(text, |(end, _)| &text[..end])
}
