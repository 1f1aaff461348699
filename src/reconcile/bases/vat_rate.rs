//! VAT at none of the rates that have been charged since 2011.

use rust_decimal::Decimal;

use crate::detect::Table;
use crate::model::{CellAt, Money};

use super::relation::{AmountsOf, Relation};

/// The lines whose VAT is neither 20 %, 5 % nor nothing of the net, as one note at the first.
/// An invoice over goods of several rates is one of these, and right.
pub(super) fn unusual(table: &Table, relation: &Relation) -> Option<(CellAt, String)> {
    let [net, vat] = relation.parts.as_slice() else { return None };
    let mut found: Option<(CellAt, usize)> = None;
    for line in &table.lines {
        let row = AmountsOf::Line(line);
        let (Some((_, net)), Some((at, vat))) = (row.column(net.column), row.column(vat.column))
        else {
            continue;
        };
        let rates = [Decimal::ZERO, Decimal::new(5, 2), Decimal::new(20, 2)];
        let usual = rates.iter().any(|rate| {
            let wanted = net.exact().checked_mul(*rate).and_then(Money::new);
            wanted.is_some_and(|wanted| (wanted - vat).abs() <= Money::from_pence(2))
        });
        if !usual {
            found.get_or_insert((at, 0)).1 += 1;
        }
    }
    let (at, lines) = found?;
    let lines = if lines == 1 { "1 line has".into() } else { format!("{lines} lines have") };
    Some((at, format!("{lines} VAT that is neither 20 % nor 5 % nor nothing of the net amount")))
}
