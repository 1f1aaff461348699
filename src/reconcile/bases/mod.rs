//! What the columns of a line say of each other: budget less spend remains, net and VAT are gross,
//! before and this period are to date; and money coming in that stands among the spend.
//!
//! Headings alone do not show that columns belong together so. A relation is taken to hold where
//! most lines of the table keep it to the penny; those that do not are then told.

mod income;
mod relation;
mod vat_rate;

use crate::detect::{Column, SheetLayout, Table};
use crate::model::{Basis, Code, Finding, Role};
use crate::open::Workbook;

use relation::{Part, Relation};

/// What is to be said of how the columns and lines of a workbook hang together.
pub fn bases(workbook: &Workbook, layouts: &[SheetLayout]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (sheet, layout) in workbook.sheets.iter().zip(layouts) {
        for table in layout.tables.iter().filter(|table| table.lines.len() > 1) {
            let wanted = [
                (Code::RemainingDiffers, remaining(table)),
                (Code::VatDiffers, vat(table)),
                (Code::ToDateDiffers, to_date(table)),
            ];
            let mut told = Vec::new();
            for (code, relations) in wanted {
                for kept in relation::kept(table, relations) {
                    let broken = relation::broken(table, &kept).into_iter();
                    told.extend(
                        broken.map(|(cell, says)| Finding::new(code, says, remedy(code)).at(cell)),
                    );
                    let rate = (code == Code::VatDiffers).then(|| vat_rate::unusual(table, &kept));
                    told.extend(
                        rate.flatten().map(|(cell, says)| {
                            Finding::new(Code::VatRateUnusual, says, "").at(cell)
                        }),
                    );
                }
            }
            let income = income::among_spend(sheet, table);
            findings.extend(
                told.into_iter().chain(income).map(|finding| finding.on_sheet(&sheet.name)),
            );
        }
    }
    findings
}

fn remedy(code: Code) -> &'static str {
    match code {
        Code::VatDiffers => "Ask the partnership which of the three amounts is right.",
        Code::ToDateDiffers => {
            "Ask the partnership which of the three amounts is right; this period's is what counts."
        }
        _ => "Ask the partnership which of the amounts is right; the spend is what counts.",
    }
}

/// How many columns of one kind are tried with those of another: a year of quarters, and more.
const TRIED: usize = 6;

/// The columns of a table that `wanted` chooses, as positions.
fn with(table: &Table, wanted: impl Fn(&Column) -> bool) -> Vec<u16> {
    let amounts = (0..).zip(&table.columns).filter(|(_, column)| column.role == Role::Amount);
    amounts.filter(|(_, column)| wanted(column)).map(|(at, _)| at).take(TRIED).collect()
}

fn of(table: &Table, bases: &[Basis]) -> Vec<u16> {
    with(table, |column| column.basis.is_some_and(|basis| bases.contains(&basis)))
}

/// Remaining = budget − spent, or − committed as well; a variance may be the other way round.
fn remaining(table: &Table) -> Vec<Relation> {
    let spent = of(table, &[Basis::Spent, Basis::ToDate, Basis::Gross, Basis::Net]);
    let committed = of(table, &[Basis::Committed]);
    let mut found = Vec::new();
    for &whole in &of(table, &[Basis::Remaining]) {
        for &budget in &of(table, &[Basis::Budget]) {
            for &spent in &spent {
                for turned in [false, true] {
                    let (plus, minus) = if turned { (spent, budget) } else { (budget, spent) };
                    let two = vec![Part::plus(plus), Part::minus(minus)];
                    for &committed in &committed {
                        let mut three = two.clone();
                        let part = if turned { Part::plus } else { Part::minus };
                        three.push(part(committed));
                        found.push(Relation { whole, parts: three });
                    }
                    found.push(Relation { whole, parts: two });
                }
            }
        }
    }
    found
}

/// Gross = net + VAT.
fn vat(table: &Table) -> Vec<Relation> {
    let net = of(table, &[Basis::Net, Basis::Spent, Basis::Other]);
    let gross = of(table, &[Basis::Gross, Basis::Spent, Basis::Other]);
    let mut found = Vec::new();
    for &vat in &of(table, &[Basis::Vat]) {
        for &net in &net {
            for &whole in gross.iter().filter(|&&whole| whole != net) {
                found.push(Relation { whole, parts: vec![Part::plus(net), Part::plus(vat)] });
            }
        }
    }
    found
}

/// To date = previous + this period.
fn to_date(table: &Table) -> Vec<Relation> {
    let previous = with(table, |column| {
        let heading = column.heading.to_lowercase();
        let words = heading.split(|c: char| !c.is_alphanumeric());
        !column.taken
            && words.into_iter().any(|word| {
                matches!(word, "previous" | "previously" | "prior" | "last" | "brought" | "before")
            })
    });
    let mut found = Vec::new();
    for &whole in &of(table, &[Basis::ToDate]) {
        for &previous in previous.iter().filter(|&&previous| previous != whole) {
            for &spent in of(table, &[Basis::Spent]).iter().filter(|&&spent| spent != previous) {
                found
                    .push(Relation { whole, parts: vec![Part::plus(previous), Part::plus(spent)] });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
