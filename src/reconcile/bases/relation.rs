//! A column that is the sum of others, line by line, and the lines in which it is not.

use crate::detect::{Check, Line, Table};
use crate::model::{CellAt, Money};

/// A column that is added or taken off.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) column: u16,
    minus: bool,
}

impl Part {
    pub(super) fn plus(column: u16) -> Part {
        Part { column, minus: false }
    }

    pub(super) fn minus(column: u16) -> Part {
        Part { column, minus: true }
    }
}

/// A column that should be the sum of others; columns are positions in [`Table::columns`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) whole: u16,
    pub(super) parts: Vec<Part>,
}

/// How many relations are tried on one table.
const TRIED: usize = 500;
/// How many lines show which of them holds.
const SAMPLE: usize = 400;
/// How many lines are told one by one.
const TOLD: usize = 10;

/// The relations that the lines of a table keep, at most one for each column that is a whole.
pub(super) fn kept(table: &Table, mut relations: Vec<Relation>) -> Vec<Relation> {
    relations.truncate(TRIED);
    relations.sort_by_key(|relation| relation.whole);
    let of_one_whole = relations.chunk_by(|one, other| one.whole == other.whole);
    let best = of_one_whole.filter_map(|several| {
        several
            .iter()
            .filter_map(|relation| Some((held(table, relation)?, relation)))
            .max_by_key(|&((right, wrong), relation)| {
                (right, std::cmp::Reverse(wrong), std::cmp::Reverse(relation.parts.len()))
            })
            .map(|(_, relation)| relation.clone())
    });
    best.collect()
}

/// The lines and totals that break a relation that the others keep, each with its cell.
pub(super) fn broken(table: &Table, relation: &Relation) -> Vec<(CellAt, String)> {
    let lines = table.lines.iter().filter_map(|line| relation.test(table, &AmountsOf::Line(line)));
    let totals = table
        .checks
        .chunk_by(|one, other| one.at.row == other.at.row)
        .filter_map(|row| relation.test(table, &AmountsOf::Total(row)));
    let mut told: Vec<(CellAt, String)> =
        lines.chain(totals).filter_map(|tested| tested.wrong).collect();
    told.sort_by_key(|(cell, _)| *cell);
    let more = told.len().saturating_sub(TOLD);
    told.truncate(TOLD);
    if let (Some((_, says)), 1..) = (told.last_mut(), more) {
        says.push_str(&format!("; and {more} more rows further down"));
    }
    told
}

/// In how many lines a relation holds and in how many it does not, where that shows that it is one.
fn held(table: &Table, relation: &Relation) -> Option<(usize, usize)> {
    let (mut right, mut wrong) = (0, 0);
    for line in table.lines.iter().take(SAMPLE) {
        let Some(tested) = relation.test(table, &AmountsOf::Line(line)) else { continue };
        if tested.wrong.is_some() {
            wrong += 1;
        } else if tested.telling {
            right += 1;
        }
    }
    (right >= 2 && right > wrong).then_some((right, wrong))
}

/// The amounts of one row.
pub(super) enum AmountsOf<'t> {
    Line(&'t Line),
    Total(&'t [Check]),
}

impl AmountsOf<'_> {
    pub(super) fn column(&self, column: u16) -> Option<(CellAt, Money)> {
        match self {
            AmountsOf::Line(line) => {
                let at = line.amounts.binary_search_by_key(&column, |amount| amount.0).ok()?;
                Some((line.amounts[at].1, line.amounts[at].2))
            }
            AmountsOf::Total(checks) => {
                let check = checks.iter().find(|check| check.column == column)?;
                Some((check.at, check.printed))
            }
        }
    }
}

/// What one row says of a relation.
struct Tested {
    /// Whether that it holds tells anything: two amounts at least make up the whole.
    telling: bool,
    /// The cell of the whole and the words, where it does not hold.
    wrong: Option<(CellAt, String)>,
}

impl Relation {
    /// `None` where the row lacks the whole or all of its parts.
    fn test(&self, table: &Table, row: &AmountsOf) -> Option<Tested> {
        let (cell, whole) = row.column(self.whole)?;
        let mut sum = Money::ZERO;
        let (mut filled, mut rounded) = (0, whole.is_whole());
        let mut all_whole = true;
        let mut parts: Vec<(bool, CellAt)> = Vec::new();
        for part in &self.parts {
            let Some((at, money)) = row.column(part.column) else { continue };
            sum = if part.minus { sum - money } else { sum + money };
            filled += usize::from(!money.is_zero());
            all_whole &= money.is_whole();
            parts.push((part.minus, at));
        }
        // A line leaves out what is nothing; a total that leaves out a column says nothing of it.
        let lacking = matches!(row, AmountsOf::Total(_)) && parts.len() < self.parts.len();
        if parts.is_empty() || lacking {
            return None;
        }
        rounded &= !all_whole;
        let slack = Money::from_pence(if rounded { 100 } else { 1 });
        let off = (whole - sum).pence();
        // Every column of a relation is kept in the same unit, so a penny is a penny.
        if off.abs() <= slack {
            return Some(Tested { telling: filled >= 2, wrong: None });
        }
        let formula: String = parts
            .iter()
            .enumerate()
            .map(|(nth, (minus, at))| match (nth, minus) {
                (0, false) => at.to_string(),
                (0, true) => format!("nothing less {at}"),
                (_, false) => format!(" plus {at}"),
                (_, true) => format!(" less {at}"),
            })
            .collect();
        let says = format!(
            "{formula} comes to {}, and {cell} (“{}”) says {}: {} too {}",
            sum.in_pounds(),
            table.columns[usize::from(self.whole)].heading,
            whole.in_pounds(),
            off.abs().in_pounds(),
            if off.is_negative() { "little" } else { "much" },
        );
        Some(Tested { telling: false, wrong: Some((cell, says)) })
    }
}
