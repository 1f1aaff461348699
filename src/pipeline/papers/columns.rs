//! Why an amount column was taken as the spend, or not.

use crate::detect::{Column, Table};
use crate::model::{Basis, Role};

/// Why a column was taken or not, in a few words; nothing for columns of words.
pub(super) fn why(column: &Column, table: &Table) -> &'static str {
    let Some(basis) = column.basis.filter(|_| column.role == Role::Amount) else { return "" };
    let taken =
        |basis: Basis| table.columns.iter().any(|other| other.taken && other.basis == Some(basis));
    if column.taken {
        return match basis {
            _ if column.credit => "money that came back: taken off the spend",
            Basis::Spent if column.period.is_some() => "spent in the period that its heading names",
            Basis::Spent => "what was spent",
            Basis::Gross => "with VAT: what was paid",
            Basis::Net => "without VAT: the only spend, or mappings/files.csv says so",
            Basis::ToDate => "spent since the beginning: no spend of the period alone is given",
            _ => "mappings/files.csv says that it is the spend",
        };
    }
    match basis {
        Basis::Spent | Basis::Gross | Basis::Net | Basis::ToDate
            if !table.columns.iter().any(|other| other.taken) =>
        {
            "no column of the table was taken"
        }
        Basis::Spent => "another column was taken: the two say the same spend",
        Basis::Gross if taken(Basis::Net) => "with VAT; the net amounts were taken",
        Basis::Net if taken(Basis::Gross) => {
            "without VAT; the gross amounts, what was paid, were taken"
        }
        Basis::Gross | Basis::Net => "says again what the spend column says",
        Basis::ToDate => "counts from the beginning; the spend of the period was taken",
        Basis::Budget => "planned or allocated, not spent",
        Basis::Committed => "promised and not yet paid",
        Basis::Remaining => "what is left, or a variance",
        Basis::Match => "other people's money",
        Basis::InKind => "given in kind: no money was paid",
        Basis::Vat => "the VAT part of an amount beside it",
        Basis::Income => "money coming in",
        Basis::Other => "no money, or it cannot be told what it measures",
    }
}
