//! What is known of one printed total and of the lines that it closes.

use rust_decimal::Decimal;

use crate::detect::{Check, Table};
use crate::model::amount::{DecimalSign, Reading, read_amount};
use crate::model::{CellAt, Money, Role};
use crate::open::{CellFlags, Sheet, Value};

/// A line that a printed total closes.
#[derive(Copy, Clone)]
pub(super) struct ClosedLine {
    pub(super) at: CellAt,
    pub(super) money: Money,
    /// Whether its row is hidden or filtered away.
    pub(super) hidden: bool,
    /// Whether its amount is kept as text.
    pub(super) text: bool,
}

/// One printed total, its lines, and the totals that stand among them.
pub(super) struct Evidence<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) table: &'a Table,
    pub(super) check: &'a Check,
    /// Printed less sum, to the penny.
    pub(super) gap: Money,
    /// The lines with an amount, from top to bottom.
    pub(super) lines: Vec<ClosedLine>,
    /// The printed totals of the same column that close some of the same lines, without those
    /// that another of them closes.
    pub(super) inner: Vec<&'a Check>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(sheet: &'a Sheet, table: &'a Table, check: &'a Check) -> Evidence<'a> {
        Evidence {
            sheet,
            table,
            check,
            gap: check.difference().pence(),
            lines: lines(sheet, table, check),
            inner: inner(table, check),
        }
    }

    /// Whether `money` closes the gap, to the penny.
    pub(super) fn closes(&self, money: Money) -> bool {
        (self.gap - money).pence().is_zero()
    }

    /// The words that name the line in `row`.
    pub(super) fn label(&self, row: u32) -> Option<&'a str> {
        let row = self.sheet.row_at(self.sheet.find_row(row)?);
        let label = self.table.columns.iter().find(|column| column.role == Role::Label)?;
        let text = self.sheet.text_of(row.cell(label.col)?)?;
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    /// How many digits of the gap a match has to get right, in the last place that most lines are
    /// written to: £900.00 among lines in whole hundreds is one digit, among pence it is five.
    pub(super) fn digits(&self) -> u32 {
        let grain = grain(&self.lines);
        (pence(self.gap).unsigned_abs() / grain.unsigned_abs())
            .checked_ilog10()
            .map_or(1, |log| log + 1)
    }

    /// Whether one of the lines would match the gap by chance more often than not once in three.
    pub(super) fn by_chance(&self, tries: usize) -> bool {
        let odds = 10_u128.saturating_pow(self.digits());
        (tries as u128) * 3 > odds
    }

    /// Whether the cell at `at` is a formula.
    pub(super) fn is_formula(&self, at: CellAt) -> bool {
        cell_at(self.sheet, at).is_some_and(|(flags, _)| flags.has(CellFlags::FORMULA))
    }
}

/// What stands in a cell.
pub(super) fn cell_at(sheet: &Sheet, at: CellAt) -> Option<(CellFlags, Value)> {
    let row = sheet.row_at(sheet.find_row(at.row)?);
    let cell = row.cell(u16::try_from(at.col).ok()?)?;
    Some((cell.flags, cell.value))
}

/// The money in a cell, and whether it is kept as text.
pub(super) fn money_at(sheet: &Sheet, at: CellAt) -> Option<(Money, bool)> {
    match cell_at(sheet, at)?.1 {
        Value::Number(number) => Some((Money::new(number)?, false)),
        Value::Text(text) => match read_amount(sheet.text(text), DecimalSign::default()) {
            Reading::Amount(money) => Some((money, true)),
            _ => None,
        },
        _ => None,
    }
}

/// Whole pence, rounded.
pub(super) fn pence(money: Money) -> i128 {
    let mut exact = money.pence().exact();
    exact.rescale(2);
    exact.mantissa()
}

/// `money` times a number.
pub(super) fn times(money: Money, by: Decimal) -> Option<Money> {
    money.exact().checked_mul(by).and_then(Money::new)
}

fn lines(sheet: &Sheet, table: &Table, check: &Check) -> Vec<ClosedLine> {
    let (first, last) = check.lines;
    let from = table.lines.partition_point(|line| line.row < first);
    let to = table.lines.partition_point(|line| line.row <= last);
    let mut found = Vec::new();
    for line in &table.lines[from..to.max(from)] {
        let Ok(at) = line.amounts.binary_search_by_key(&check.column, |amount| amount.0) else {
            continue;
        };
        let (_, cell, money) = line.amounts[at];
        let row = sheet.find_row(line.row).map(|at| sheet.row_at(at));
        let value = cell_at(sheet, cell).map(|(_, value)| value);
        found.push(ClosedLine {
            at: cell,
            money,
            hidden: row.is_some_and(|row| row.hidden),
            text: matches!(value, Some(Value::Text(_))),
        });
    }
    found
}

fn inner<'a>(table: &'a Table, check: &Check) -> Vec<&'a Check> {
    let within = |one: &Check| {
        one.column == check.column
            && one.at != check.at
            && one.lines.0 >= check.lines.0
            && one.lines.1 <= check.lines.1
            && (one.lines != check.lines || one.at.row < check.at.row)
    };
    let mut found: Vec<&Check> = table.checks.iter().filter(|one| within(one)).collect();
    // The widest first, so that what it closes is passed over.
    found.sort_by_key(|one| (one.lines.0, std::cmp::Reverse(one.lines.1), one.at));
    let mut reach = None;
    found.retain(|one| {
        let outer = reach.is_none_or(|reach| one.lines.1 > reach);
        if outer {
            reach = Some(one.lines.1);
        }
        outer
    });
    found
}

/// The power of ten, in pence, that four fifths of the lines are multiples of.
fn grain(lines: &[ClosedLine]) -> i128 {
    let filled = lines.iter().filter(|line| !line.money.is_zero());
    let amounts: Vec<i128> = filled.map(|line| pence(line.money)).collect();
    let mut grain = 1;
    while grain < 1_000_000 {
        let next = grain * 10;
        let multiples = amounts.iter().filter(|&&amount| amount % next == 0).count();
        if amounts.is_empty() || multiples * 5 < amounts.len() * 4 {
            break;
        }
        grain = next;
    }
    grain
}
