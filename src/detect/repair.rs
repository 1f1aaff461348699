//! Amounts that a lost or a stray separator has moved out of their column.
//!
//! Exports lose commas: `25/06/2012900` is a date and an amount, and the cells after it stand one
//! column too far left. Names with commas in them push the cells after them to the right. Both
//! are put right here, each with a finding, and only where nothing is left to guess: a date shows
//! where the amount begins, or the printed total says which of the possible amounts is true.

use crate::model::amount::{amount_after_date, glued_candidates};
use crate::model::date::{DayOrder, read_date};
use crate::model::place::Letters;
use crate::model::{CellAt, Code, Finding, Money, Role};

use super::grid::{Grid, Kind};
use super::regions::Draft;
use super::table::{Check, Column};

/// Puts right the amounts of a table that has one date and one amount on a line.
pub(super) fn moved(grid: &mut Grid, draft: &Draft, columns: &[Column]) -> Vec<Finding> {
    let one = |role: Role| {
        let mut with = columns.iter().filter(move |column| column.role == role);
        with.next().filter(|_| with.next().is_none()).map(|column| column.col)
    };
    let (Some(date), Some(amount)) = (one(Role::Date), one(Role::Amount)) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for &row in &draft.body {
        if grid.kind(row, amount).is_some_and(Kind::is_figure) {
            continue;
        }
        let found = glued(grid, row)
            .or_else(|| pushed(grid, row, date, amount))
            .or_else(|| pulled(grid, row, date));
        if let Some((from, money)) = found {
            grid.put_right(row, amount, money);
            findings.push(said(grid, row, from, amount, money));
        }
    }
    findings
}

/// Words and an amount in one cell, told apart by the difference that a printed total shows.
pub(super) fn by_total(
    grid: &mut Grid,
    draft: &Draft,
    columns: &[Column],
    checks: &[Check],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in checks.iter().filter(|check| !check.difference().is_zero()) {
        let amount = columns[usize::from(check.column)].col;
        let wanted = check.difference();
        let fits = |grid: &Grid, row: usize| -> Option<u16> {
            let (cell, _) = grid.cells(row).next_back()?;
            let text = grid.words(row, cell.col).filter(|_| cell.col < amount)?;
            glued_candidates(text).any(|(_, money)| money == wanted).then_some(cell.col)
        };
        let mut rows = draft.body.iter().copied().filter_map(|row| {
            let number = grid.number_of(row);
            let inside = (check.lines.0..=check.lines.1).contains(&number);
            let without = grid.kind(row, amount).is_none();
            (inside && without).then(|| fits(grid, row).map(|col| (row, col))).flatten()
        });
        let found = rows.next();
        if rows.next().is_some() {
            continue;
        }
        if let Some((row, from)) = found {
            grid.put_right(row, amount, wanted);
            findings.push(said(grid, row, from, amount, wanted));
        }
    }
    findings
}

/// A date with an amount right behind it, in any cell of the row.
fn glued(grid: &Grid, row: usize) -> Option<(u16, Money)> {
    grid.cells(row).filter(|(_, kind)| *kind == Kind::Words).find_map(|(cell, _)| {
        let text = grid.words(row, cell.col)?;
        amount_after_date(text).map(|money| (cell.col, money))
    })
}

/// A row whose date and amount stand one or two columns right of their own.
fn pushed(grid: &Grid, row: usize, date: u16, amount: u16) -> Option<(u16, Money)> {
    if grid.kind(row, date) == Some(Kind::Date) {
        return None;
    }
    (1..=2).find_map(|by| {
        let moved = grid.kind(row, date + by) == Some(Kind::Date)
            && grid.kind(row, amount + by) == Some(Kind::Number);
        let money = grid.money(row, amount + by).filter(|_| moved)?;
        Some((amount + by, money))
    })
}

/// A row whose date is glued to the words before it, so that its amount stands where the date
/// should.
fn pulled(grid: &Grid, row: usize, date: u16) -> Option<(u16, Money)> {
    let money = grid.money(row, date)?;
    let ends_in_date = grid.cells(row).take_while(|(cell, _)| cell.col < date).any(|(cell, _)| {
        let text = grid.words(row, cell.col).unwrap_or_default();
        let day = text.len().checked_sub("01/01/2000".len()).and_then(|from| text.get(from..));
        day.is_some_and(|day| matches!(read_date(day, DayOrder::DayFirst), Ok(Some(_))))
    });
    ends_in_date.then_some((date, money))
}

fn said(grid: &Grid, row: usize, from: u16, amount: u16, money: Money) -> Finding {
    let at = CellAt::new(grid.number_of(row), u32::from(from));
    let says = format!(
        "a separator is lost or out of place: {} in {at} is read as the amount of column {}",
        money.in_pounds(),
        Letters(u32::from(amount))
    );
    Finding::new(
        Code::AmountRepaired,
        says,
        "Mend the file at its source if it will be sent again.",
    )
    .at(at)
}
