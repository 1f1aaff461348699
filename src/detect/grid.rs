//! The sheet seen as kinds of cells: which hold money, which hold dates, which hold words.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::Money;
use crate::model::amount::{DecimalSign, Reading, decimal_sign, read_amount};
use crate::model::date::{DayOrder, read_date};
use crate::open::{Cell, CellFlags, Row, Sheet, Value};

/// What one cell seems to be, before anything is known of its column.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number that could be money.
    Number,
    /// Explicitly nothing.
    Nil,
    /// A mark that stands for a number: `TBC`, `(X)`, `n/a`, an error, an uncalculated formula.
    Mark,
    /// A percentage.
    Percent,
    /// A date.
    Date,
    /// Words.
    Words,
    /// A truth value or a time.
    Other,
}

impl Kind {
    /// Whether the cell holds a figure.
    pub(super) fn is_figure(self) -> bool {
        matches!(self, Kind::Number | Kind::Nil)
    }
}

/// How many texts of a column are looked at to find its decimal sign.
const SIGN_SAMPLE: usize = 500;

/// A sheet with the kind of each cell.
pub(super) struct Grid<'s> {
    pub(super) sheet: &'s Sheet,
    kinds: Vec<Kind>,
    starts: Vec<usize>,
    signs: Vec<DecimalSign>,
    put_right: BTreeMap<(usize, u16), Money>,
}

impl<'s> Grid<'s> {
    pub(super) fn new(sheet: &'s Sheet) -> Grid<'s> {
        let signs = decimal_signs(sheet);
        let mut kinds = Vec::with_capacity(sheet.cell_count());
        let mut starts = Vec::with_capacity(sheet.row_count());
        let mut known = KnownTexts::default();
        for row in sheet.rows() {
            starts.push(kinds.len());
            kinds.extend(row.cells.iter().map(|cell| match cell.value {
                Value::Text(text) => known.kind(sheet.text(text), signs[usize::from(cell.col)]),
                value => kind_of(value, cell.flags),
            }));
        }
        Grid { sheet, kinds, starts, signs, put_right: BTreeMap::new() }
    }

    /// Number of non-empty rows.
    pub(super) fn rows(&self) -> usize {
        self.starts.len()
    }

    /// The row number, from zero, of the `at`-th non-empty row.
    pub(super) fn number_of(&self, at: usize) -> u32 {
        self.sheet.row_at(at).row
    }

    /// The cells of the `at`-th non-empty row with their kinds.
    pub(super) fn cells(
        &self,
        at: usize,
    ) -> impl DoubleEndedIterator<Item = (&'s Cell, Kind)> + ExactSizeIterator + Clone {
        let row: Row<'s> = self.sheet.row_at(at);
        let kinds = &self.kinds[self.starts[at]..self.starts[at] + row.cells.len()];
        row.cells.iter().zip(kinds.iter().copied())
    }

    /// The kind of one cell; `None` when it is empty.
    pub(super) fn kind(&self, at: usize, col: u16) -> Option<Kind> {
        if self.mended(at, col).is_some() {
            return Some(Kind::Number);
        }
        let row = self.sheet.row_at(at);
        let found = row.cells.binary_search_by_key(&col, |cell| cell.col).ok()?;
        Some(self.kinds[self.starts[at] + found])
    }

    /// The money in one cell, if it holds a figure.
    pub(super) fn money(&self, at: usize, col: u16) -> Option<Money> {
        if let Some(money) = self.mended(at, col) {
            return Some(money);
        }
        let row = self.sheet.row_at(at);
        let found = row.cells.binary_search_by_key(&col, |cell| cell.col).ok()?;
        self.money_in(&row.cells[found], self.kinds[self.starts[at] + found])
    }

    /// The columns of a row that hold figures, and the money in them.
    pub(super) fn figures(&self, at: usize) -> impl Iterator<Item = (u16, Money)> {
        let mended = self.put_right.range((at, 0)..=(at, u16::MAX));
        self.cells(at)
            .filter(move |(cell, _)| self.mended(at, cell.col).is_none())
            .filter_map(|(cell, kind)| Some((cell.col, self.money_in(cell, kind)?)))
            .chain(mended.map(|(&(_, col), &money)| (col, money)))
    }

    /// Says what amount a cell should hold.
    pub(super) fn put_right(&mut self, at: usize, col: u16, money: Money) {
        self.put_right.insert((at, col), money);
    }

    fn mended(&self, at: usize, col: u16) -> Option<Money> {
        if self.put_right.is_empty() { None } else { self.put_right.get(&(at, col)).copied() }
    }

    /// The words in one cell, trimmed; `None` when it holds none.
    pub(super) fn words(&self, at: usize, col: u16) -> Option<&'s str> {
        let cell = self.sheet.row_at(at).cell(col)?;
        self.sheet.text_of(cell).map(str::trim)
    }

    /// The decimal sign of a column's texts.
    pub(super) fn sign(&self, col: u16) -> DecimalSign {
        self.signs.get(usize::from(col)).copied().unwrap_or_default()
    }

    fn money_in(&self, cell: &Cell, kind: Kind) -> Option<Money> {
        if kind == Kind::Nil {
            return Some(Money::ZERO);
        }
        if kind != Kind::Number {
            return None;
        }
        match cell.value {
            Value::Number(number) => Money::new(number),
            Value::Text(text) => match read_amount(self.sheet.text(text), self.sign(cell.col)) {
                Reading::Amount(money) => Some(money),
                _ => None,
            },
            _ => None,
        }
    }
}

fn decimal_signs(sheet: &Sheet) -> Vec<DecimalSign> {
    let mut samples: Vec<Vec<&str>> = Vec::new();
    for row in sheet.rows() {
        for cell in row.cells {
            let col = usize::from(cell.col);
            if samples.len() <= col {
                samples.resize_with(col + 1, Vec::new);
            }
            if let Some(text) = sheet.text_of(cell)
                && samples[col].len() < SIGN_SAMPLE
                && text.contains([',', '.'])
            {
                samples[col].push(text);
            }
        }
    }
    samples.iter().map(|texts| decimal_sign(texts.iter().copied())).collect()
}

fn kind_of(value: Value, flags: CellFlags) -> Kind {
    match value {
        Value::Number(_) if flags.has(CellFlags::PERCENT) => Kind::Percent,
        Value::Number(number) => match Money::new(number) {
            Some(_) => Kind::Number,
            None => Kind::Words,
        },
        Value::Date(_) => Kind::Date,
        Value::Text(_) | Value::Other => Kind::Other,
        Value::Error(_) | Value::Uncalculated => Kind::Mark,
    }
}

/// The kinds of texts that were looked at before: a sheet uses the same words again and again.
#[derive(Default)]
struct KnownTexts<'s>(FxHashMap<(&'s str, DecimalSign), Kind>);

impl<'s> KnownTexts<'s> {
    /// The most texts that are remembered, so that a list in which no text stands twice takes no more memory.
    const MOST: usize = 1 << 12;

    fn kind(&mut self, text: &'s str, sign: DecimalSign) -> Kind {
        if let Some(&kind) = self.0.get(&(text, sign)) {
            return kind;
        }
        let kind = kind_of_text(text, sign);
        if self.0.len() < KnownTexts::MOST {
            self.0.insert((text, sign), kind);
        }
        kind
    }
}

fn kind_of_text(text: &str, sign: DecimalSign) -> Kind {
    match read_amount(text, sign) {
        Reading::Amount(_) => Kind::Number,
        Reading::Nil => Kind::Nil,
        Reading::Pending | Reading::Unreadable => Kind::Mark,
        Reading::Words if is_mark(text) => Kind::Mark,
        Reading::Words if is_percent(text) => Kind::Percent,
        Reading::Words if !matches!(read_date(text, DayOrder::DayFirst), Ok(None)) => Kind::Date,
        Reading::Words => Kind::Words,
    }
}

/// Statistical tables put marks such as `(X)`, `(NA)`, `...` and `*` where a number is missing.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    match inner {
        Some(inner) => {
            inner.len() <= 3 && !inner.is_empty() && inner.chars().all(char::is_alphabetic)
        }
        None => {
            !text.is_empty()
                && text.len() <= 3
                && text.chars().all(|c| matches!(c, '.' | '*' | '?' | '…'))
        }
    }
}

fn is_percent(text: &str) -> bool {
    let text = text.trim();
    text.strip_suffix('%').is_some_and(|number| {
        !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | ' '))
    })
}
