//! Money coming in that stands among the lines of spend.

use crate::detect::{Table, is_money_in};
use crate::model::{Code, Finding, Role, Tally};
use crate::open::Sheet;

/// The lines that say that money came in and are counted with the spend, in one finding.
pub(super) fn among_spend(sheet: &Sheet, table: &Table) -> Option<Finding> {
    let label = table.columns.iter().find(|column| column.role == Role::Label)?;
    let (mut added, mut taken_off) = (Tally::ZERO, Tally::ZERO);
    let mut first = None;
    for line in &table.lines {
        let row = sheet.row_at(sheet.find_row(line.row)?);
        let words = row.cell(label.col).and_then(|cell| sheet.text_of(cell));
        let Some(words) = words.filter(|words| is_money_in(words)) else { continue };
        for &(at, cell, money) in &line.amounts {
            if !table.columns[usize::from(at)].taken || money.is_zero() {
                continue;
            }
            first.get_or_insert((cell, words.trim()));
            let tally = if money.is_negative() { &mut taken_off } else { &mut added };
            *tally += Tally::one(money);
        }
    }
    let (cell, words) = first?;
    let lines = |tally: Tally| match tally.lines {
        1 => format!("1 line of {}", tally.amount.abs().in_pounds()),
        several => format!("{several} lines of {} in all", tally.amount.abs().in_pounds()),
    };
    let effect = match (added.lines, taken_off.lines) {
        (_, 0) => format!("{} and raises the spend", lines(added)),
        (0, _) => format!("{} and lowers the spend", lines(taken_off)),
        _ => format!("{} raising the spend and {} lowering it", lines(added), lines(taken_off)),
    };
    let says = format!("money that came in stands among the spend (“{words}”): {effect}");
    let remedy = "Ask whether it belongs to the spend; if not, take it out of a copy of the sheet.";
    Some(Finding::new(Code::IncomeAmongSpend, says, remedy).at(cell))
}
