//! One sheet of a return, copied with its marks.

use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use crate::detect::SheetLayout;
use crate::model::amount::{DecimalSign, Reading, read_amount};
use crate::model::guard::would_run;
use crate::model::{CellAt, Role, RowRole};
use crate::open::{Cell, CellFlags, Sheet, Value};
use crate::reconcile::CheckedTotal;

use super::super::xlsx_cell::{number, short};
use super::marks::Mark;
use super::notes::Notes;
use super::status::{self, Tone};
use super::styles::{Content, Styles};
use super::{ADDED, COLUMNS, ROWS};

/// How many rows are looked at for the width of a column.
const LOOKED_AT: usize = 300;
/// No header further down is kept in view: nothing else would be seen.
const FROZEN: u32 = 20;

/// A sheet, and all that is known of it.
pub(super) struct Copied<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) layout: &'a SheetLayout,
    pub(super) marks: Vec<&'a Mark>,
    pub(super) totals: Vec<&'a CheckedTotal<'a>>,
    /// Whether the return is text, in which an amount cannot be written in another way.
    pub(super) is_text: bool,
}

/// Copies the sheet; gives how many cells do not fit an xlsx sheet.
pub(super) fn copy(
    copied: &Copied<'_>,
    out: &mut Worksheet,
    styles: &Styles,
    notes: &mut Notes,
) -> Result<usize, XlsxError> {
    let Copied { sheet, layout, .. } = copied;
    let beside = first_free_column(sheet);
    let mut money = vec![false; usize::from(COLUMNS)];
    let mut taken = vec![false; usize::from(COLUMNS)];
    for column in layout.tables.iter().flat_map(|table| &table.columns) {
        if let Some(money) = money.get_mut(usize::from(column.col)) {
            *money |= column.role == Role::Amount;
            taken[usize::from(column.col)] |= column.taken;
        }
    }
    let (mut marks, mut totals) = (copied.marks.as_slice(), copied.totals.as_slice());
    let mut lost = 0;
    for (row, &role) in sheet.rows().zip(&layout.rows) {
        if row.row >= ROWS {
            lost += row.cells.len();
            continue;
        }
        let of_row = run(&mut marks, |mark| mark.cell.row.cmp(&row.row));
        let totals_of_row = run(&mut totals, |total| total.check.at.row.cmp(&row.row));
        let status = status::of(&row, role, of_row, totals_of_row);
        for cell in row.cells {
            if cell.col >= COLUMNS {
                lost += 1;
                continue;
            }
            let (money, taken) = (money[usize::from(cell.col)], taken[usize::from(cell.col)]);
            let tone = if taken || status.tone == Tone::Head { status.tone } else { Tone::Plain };
            let figures = matches!(
                role.0,
                RowRole::Entry | RowRole::Subtotal | RowRole::Total | RowRole::LeftOut
            );
            let cell = &amount_of(cell, sheet, copied.is_text && money && figures);
            put(out, row.row, cell, sheet, styles, money, tone)?;
            if cell.value == Value::Uncalculated {
                notes.formula(CellAt::new(row.row, u32::from(cell.col)), sheet);
            }
        }
        let Some(beside) = beside else { continue };
        if status.tone == Tone::Head {
            for (col, name) in (beside..).zip(ADDED) {
                out.write_string_with_format(row.row, col, name, &styles.added)?;
            }
            continue;
        }
        if !status.says.is_empty() {
            let text = styles.cell(Content::Beside, false, status.tone);
            out.write_string_with_format(row.row, beside, short(&status.says), text)?;
            if !status.category.is_empty() {
                let words = short(&status.category);
                out.write_string_with_format(row.row, beside + 1, words, text)?;
            }
            if let Some(amount) = status.amount {
                let format = styles.cell(Content::Money, false, status.tone);
                let amount = number(&amount.to_string());
                out.write_number_with_format(row.row, beside + 2, amount, format)?;
            }
        }
    }
    widths(copied, out, &money)?;
    if let Some(beside) = beside {
        for (col, width) in (beside..).zip([34_u32, 34, 16]) {
            out.set_column_width(col, width)?;
        }
    }
    let header = layout.tables.iter().find_map(|table| table.header_rows.last());
    if let Some(&header) = header.filter(|&&header| header < FROZEN) {
        out.set_freeze_panes(header + 1, 0)?;
    }
    notes.marks(&copied.marks);
    for total in &copied.totals {
        notes.total(total, sheet);
    }
    notes.left_out(sheet, layout);
    Ok(lost)
}

/// The first column right of everything, if there is room for the added ones.
pub(super) fn first_free_column(sheet: &Sheet) -> Option<u16> {
    let last = sheet.rows().filter_map(|row| row.cells.last()).map(|cell| cell.col).max();
    let free = last.map_or(0, |last| last.saturating_add(1));
    (usize::from(free) + ADDED.len() <= usize::from(COLUMNS)).then_some(free)
}

/// The items at the front of `rest` that compare equal; those before them are passed over.
fn run<'s, T>(rest: &mut &'s [T], compare: impl Fn(&T) -> std::cmp::Ordering) -> &'s [T] {
    let start = rest.iter().take_while(|item| compare(item).is_lt()).count();
    let len = rest[start..].iter().take_while(|item| compare(item).is_eq()).count();
    let (found, after) = rest[start..].split_at(len);
    *rest = after;
    found
}

/// A cell of a text file whose words are an amount, as the amount, if that is wanted.
fn amount_of(cell: &Cell, sheet: &Sheet, wanted: bool) -> Cell {
    let amount = match cell.value {
        Value::Text(text) if wanted => read_amount(sheet.text(text), DecimalSign::Point),
        _ => Reading::Words,
    };
    match amount {
        Reading::Amount(money) => Cell { value: Value::Number(money.exact()), ..*cell },
        _ => *cell,
    }
}

/// Writes one cell as what it is, never as a formula.
fn put(
    out: &mut Worksheet,
    row: u32,
    cell: &Cell,
    sheet: &Sheet,
    styles: &Styles,
    money: bool,
    tone: Tone,
) -> Result<(), XlsxError> {
    let bold = cell.flags.has(CellFlags::BOLD);
    let missing = |out: &mut Worksheet, says: &str| {
        let format = styles.cell(Content::Missing, bold, tone);
        out.write_string_with_format(row, cell.col, says, format).map(|_| ())
    };
    match cell.value {
        Value::Text(text) => {
            let text = short(sheet.text(text));
            let content = if would_run(&text) { Content::Guarded } else { Content::Text };
            out.write_string_with_format(row, cell.col, text, styles.cell(content, bold, tone))?;
        }
        Value::Number(value) => {
            let content = match (cell.flags.has(CellFlags::PERCENT), money) {
                (true, _) => Content::Percent,
                (_, true) => Content::Money,
                _ => Content::Number,
            };
            let value = number(&value.to_string());
            out.write_number_with_format(row, cell.col, value, styles.cell(content, bold, tone))?;
        }
        Value::Date(day) => {
            let written = u16::try_from(day.year()).ok().and_then(|year| {
                ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs())
                    .ok()
            });
            match written {
                Some(day) => {
                    let format = styles.cell(Content::Day, bold, tone);
                    out.write_datetime_with_format(row, cell.col, &day, format)?;
                }
                None => missing(out, &day.to_string())?,
            }
        }
        Value::Error(code) => missing(out, sheet.text(code))?,
        Value::Other => missing(out, "(a time or a yes/no)")?,
        Value::Uncalculated => missing(out, "(a formula that was never calculated)")?,
    }
    Ok(())
}

/// Columns as wide as what stands in them, within reason. Titles and notes run over their neighbours.
fn widths(copied: &Copied<'_>, out: &mut Worksheet, money: &[bool]) -> Result<(), XlsxError> {
    let sheet = copied.sheet;
    let mut widest: Vec<usize> = Vec::new();
    let runs_over = |role| matches!(role, RowRole::Title | RowRole::Note | RowRole::Section);
    let rows = sheet.rows().zip(&copied.layout.rows).take(LOOKED_AT);
    let rows = rows.filter(|(row, (role, _))| row.cells.len() > 1 || !runs_over(*role));
    for cell in rows.flat_map(|(row, _)| row.cells) {
        let at = usize::from(cell.col);
        if cell.col >= COLUMNS {
            continue;
        }
        if widest.len() <= at {
            widest.resize(at + 1, 0);
        }
        let letters = match cell.value {
            Value::Text(text) => sheet.text(text).chars().take(60).count(),
            // `-£1,234,567.89`
            Value::Number(_) if money[at] => 14,
            Value::Number(number) => number.to_string().len(),
            _ => 11,
        };
        widest[at] = widest[at].max(letters);
    }
    for (col, letters) in (0u16..).zip(widest) {
        if letters > 0 {
            let width = u32::try_from(letters.clamp(7, 42)).unwrap_or(42) + 2;
            out.set_column_width(col, width)?;
        }
    }
    Ok(())
}
