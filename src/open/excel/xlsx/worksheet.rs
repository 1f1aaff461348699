//! One pass over the XML of a sheet: cells, formulas, merged regions, and what is hidden.

use std::io;

use super::place::{read_place, read_region};
use super::strings::{Words, plain_escapes};
use crate::model::CellAt;
use crate::open::excel::Shared;
use crate::open::excel::shared_strings::SheetStrings;
use crate::open::number;
use crate::open::number_format::Style;
use crate::open::reading::{Reading, text_of};
use crate::open::serial::iso_day;
use crate::open::sheet::{CellFlags, Value};
use crate::open::xml::{Tag, Token, Xml, unescape};

/// The last row and column that a sheet can have.
const LAST: CellAt = CellAt { row: 1_048_575, col: 16_383 };

/// Reads a sheet's XML into `reading`. On an error, what came before it has been read.
pub(in crate::open) fn read_worksheet(
    xml: &mut Xml<'_>,
    shared: &Shared<'_>,
    strings: &mut SheetStrings<'_>,
    reading: &mut Reading<'_>,
) -> io::Result<()> {
    reading.hidden_is_known();
    let mut pass = Pass {
        shared,
        strings,
        reading,
        row: 0,
        next_row: 0,
        next_col: 0,
        in_rows: false,
        cell: None,
        inside: Inside::Nothing,
        value: Vec::new(),
        formula: Vec::new(),
        words: Words::default(),
    };
    while let Some(token) = xml.next()? {
        match token {
            Token::Start(tag) => pass.start(&tag),
            Token::End(name) => pass.end(name),
            Token::Text(raw) => pass.text(raw),
            Token::Literal(raw) => pass.literal(raw),
        }
        if pass.reading.is_full() {
            return Ok(());
        }
    }
    // Rows that are never closed were cut off, even where the XML happens to end well.
    if pass.in_rows { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

struct Pass<'p, 's, 'l> {
    shared: &'p Shared<'p>,
    strings: &'p mut SheetStrings<'s>,
    reading: &'p mut Reading<'l>,
    row: u32,
    next_row: u32,
    next_col: u32,
    in_rows: bool,
    cell: Option<OpenCell>,
    inside: Inside,
    value: Vec<u8>,
    formula: Vec<u8>,
    words: Words,
}

/// A cell whose end has not come yet.
#[derive(Copy, Clone)]
struct OpenCell {
    at: CellAt,
    style: Style,
    kind: Kind,
    has_value: bool,
    has_words: bool,
    is_formula: bool,
}

/// What the value of a cell is, by its attribute `t`.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Inline,
    Truth,
    Error,
    Day,
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Formula,
    Words,
}

impl Pass<'_, '_, '_> {
    fn start(&mut self, tag: &Tag<'_>) {
        if let Some(cell) = &mut self.cell {
            match tag.name {
                b"v" => {
                    cell.has_value = true;
                    if !tag.empty {
                        self.inside = Inside::Value;
                    }
                }
                b"f" => {
                    cell.is_formula = true;
                    if !tag.empty {
                        self.inside = Inside::Formula;
                    }
                }
                b"is" if !tag.empty => {
                    cell.has_words = true;
                    self.inside = Inside::Words;
                }
                _ if self.inside == Inside::Words => {
                    self.words.start(tag);
                }
                _ => {}
            }
            return;
        }
        match tag.name {
            b"c" if self.in_rows => self.start_cell(tag),
            b"row" if self.in_rows => self.start_row(tag),
            b"sheetData" => self.in_rows = !tag.empty,
            b"col" if !self.in_rows => self.hide_columns(tag),
            b"mergeCell" => {
                if let Some(region) = tag.get("ref").and_then(read_region) {
                    self.reading.builder().sheet_mut().merged.push(region);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"v" | b"f" if self.inside != Inside::Words => self.inside = Inside::Nothing,
            b"c" => self.end_cell(),
            b"is" => self.inside = Inside::Nothing,
            b"sheetData" => self.in_rows = false,
            _ if self.inside == Inside::Words => self.words.take(&Token::End(name)),
            _ => {}
        }
    }

    fn text(&mut self, raw: &[u8]) {
        match self.inside {
            Inside::Nothing => {}
            Inside::Value => unescape(raw, &mut self.value),
            Inside::Formula => unescape(raw, &mut self.formula),
            Inside::Words => self.words.take(&Token::Text(raw)),
        }
    }

    fn literal(&mut self, raw: &[u8]) {
        match self.inside {
            Inside::Nothing => {}
            Inside::Value => self.value.extend_from_slice(raw),
            Inside::Formula => self.formula.extend_from_slice(raw),
            Inside::Words => self.words.take(&Token::Literal(raw)),
        }
    }

    fn start_row(&mut self, tag: &Tag<'_>) {
        let told = tag.number("r").and_then(|row| row.checked_sub(1));
        self.row = told.unwrap_or(self.next_row);
        self.next_row = self.row.saturating_add(1);
        self.next_col = 0;
        if tag.is_true("hidden") || tag.get("ht") == Some(b"0") {
            self.reading.hide_rows(self.row..=self.row);
        }
    }

    fn hide_columns(&mut self, tag: &Tag<'_>) {
        if !tag.is_true("hidden") && tag.get("width") != Some(b"0") {
            return;
        }
        if let (Some(first @ 1..), Some(last @ 1..)) = (tag.number("min"), tag.number("max")) {
            self.reading.hide_columns(first - 1..=last - 1);
        }
    }

    fn start_cell(&mut self, tag: &Tag<'_>) {
        let mut cell = OpenCell {
            at: CellAt::new(self.row, self.next_col),
            style: Style::default(),
            kind: Kind::Number,
            has_value: false,
            has_words: false,
            is_formula: false,
        };
        for (name, value) in tag.attributes() {
            match name {
                b"r" => cell.at = read_place(value).unwrap_or(cell.at),
                b"s" => {
                    let style = value.iter().try_fold(0_usize, |sum, byte| {
                        byte.is_ascii_digit()
                            .then(|| (sum * 10 + usize::from(byte - b'0')) & 0xFF_FFFF)
                    });
                    let style = style.and_then(|style| self.shared.styles.get(style));
                    cell.style = style.copied().unwrap_or_default();
                }
                b"t" => {
                    cell.kind = match value {
                        b"s" => Kind::Shared,
                        b"str" => Kind::Text,
                        b"inlineStr" => Kind::Inline,
                        b"b" => Kind::Truth,
                        b"e" => Kind::Error,
                        b"d" => Kind::Day,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        self.next_col = cell.at.col.saturating_add(1);
        if !tag.empty {
            self.value.clear();
            self.formula.clear();
            self.words.clear();
            self.inside = Inside::Nothing;
            self.cell = Some(cell);
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        self.inside = Inside::Nothing;
        let at = cell.at;
        if at.row > LAST.row || at.col > LAST.col {
            if cell.has_value || cell.has_words {
                self.reading.lost(LAST, "a cell beyond the end of the sheet");
            }
            return;
        }
        let mut flags = cell.style.flags;
        if cell.is_formula {
            flags = flags.with(CellFlags::FORMULA);
            self.reading.builder().push_formula(at, &text_of(&self.formula));
        }
        if cell.has_words && !(cell.has_value && self.words.text().is_empty()) {
            let words = self.words.text();
            return self.reading.put_text(at, flags, &words);
        }
        let value = self.value.trim_ascii();
        if !cell.has_value || (value.is_empty() && cell.kind != Kind::Text) {
            if cell.is_formula {
                self.reading.put_uncalculated(at);
            }
            return;
        }
        match cell.kind {
            Kind::Number => match number::from_text(value) {
                Some(number) => {
                    let Style { shown, .. } = cell.style;
                    self.reading.put_number(at, flags, number, shown, self.shared.epoch);
                }
                None => {
                    let text = text_of(value);
                    self.reading.put_unreadable(at, flags, &text, "a number that cannot be read");
                }
            },
            Kind::Shared => {
                let index = std::str::from_utf8(value).ok().and_then(|index| index.parse().ok());
                match index.and_then(|index| self.strings.get(index, self.reading)) {
                    Some(Some(text)) => self.reading.put(at, flags, Value::Text(text)),
                    Some(None) => {}
                    None => self.reading.lost(at, "a reference to a text that is not in the file"),
                }
            }
            Kind::Text | Kind::Inline => {
                let text = text_of(&self.value);
                self.reading.put_text(at, flags, &plain_escapes(&text));
            }
            Kind::Truth => self.reading.put(at, flags, Value::Other),
            Kind::Error => self.reading.put_error(at, flags, &text_of(value)),
            Kind::Day => {
                let text = text_of(value);
                match iso_day(&text) {
                    Some(day) => self.reading.put(at, flags, Value::Date(day)),
                    None if text.contains(':') => self.reading.put(at, flags, Value::Other),
                    None => {
                        self.reading.put_unreadable(at, flags, &text, "a date that cannot be read")
                    }
                }
            }
        }
    }
}
