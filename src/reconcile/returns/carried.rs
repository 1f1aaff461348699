//! What a return says was spent to date, against what the return before it said.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::model::{CellAt, Code, Finding, Money};

use super::claim::{Claim, hash};
use super::settle::Settling;

/// A line that says beside its spend what it has cost to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToDate {
    /// Its label as it is compared.
    label: u64,
    /// Its label as it is written.
    words: Box<str>,
    /// The sheet's name.
    sheet: Arc<str>,
    /// The cell of what it has cost to date.
    cell: CellAt,
    /// What it cost in the period.
    spent: Money,
    /// What it has cost to date.
    to_date: Money,
}

/// How many lines a finding names.
const NAMED: usize = 3;

impl ToDate {
    /// A line with label `words`, compared as `key`, that cost `spent`, and `to_date` in all by what
    /// `cell` of `sheet` says.
    pub fn new(
        (key, words): (&str, &str),
        spent: Money,
        (sheet, cell, to_date): (&Arc<str>, CellAt, Money),
    ) -> ToDate {
        ToDate {
            label: hash(key),
            words: Box::from(words),
            sheet: Arc::clone(sheet),
            cell,
            spent,
            to_date,
        }
    }
}

impl Settling<'_> {
    /// Holds what each return says was spent to date against what the one right before it said and
    /// what was spent since. A year that begins again from nothing is no mistake.
    pub(super) fn carried_forward(&mut self) {
        let mut order = self.standing(false);
        order
            .retain(|&at| !self.claims[at].to_dates.is_empty() && self.claims[at].period.is_some());
        order.sort_by_key(|&at| (self.claims[at].period, self.claims[at].file));
        for pair in order.windows(2) {
            let (before, after) = (self.claims[pair[0]], self.claims[pair[1]]);
            let next = before.period.and_then(|period| period.end.tomorrow().ok());
            if next != after.period.map(|period| period.start) {
                continue;
            }
            if let Some(finding) = differs(before, after) {
                self.file(pair[1]).findings.push(finding);
            }
        }
    }
}

/// What is to be said when `after` does not carry on where `before` ended.
fn differs(before: &Claim, after: &Claim) -> Option<Finding> {
    let sum = |lines: &[ToDate], of: fn(&ToDate) -> Money| lines.iter().map(of).sum::<Money>();
    let prior = sum(&before.to_dates, |line| line.to_date);
    let spent = sum(&after.to_dates, |line| line.spent);
    let now = sum(&after.to_dates, |line| line.to_date);
    if now == prior + spent || now == spent {
        return None;
    }
    let mut said: BTreeMap<u64, Money> = BTreeMap::new();
    for line in &before.to_dates {
        *said.entry(line.label).or_default() += line.to_date;
    }
    let off = |line: &&ToDate| {
        said.get(&line.label).is_some_and(|&prior| prior + line.spent != line.to_date)
    };
    let lines: Vec<&ToDate> = after.to_dates.iter().filter(off).collect();
    let mut says = format!(
        "{} said that {} was spent to date; with {} in this period that makes {}, and {} is given",
        before.name,
        prior.in_pounds(),
        spent.in_pounds(),
        (prior + spent).in_pounds(),
        now.in_pounds()
    );
    for (place, line) in lines.iter().take(NAMED).enumerate() {
        let prior = said.get(&line.label).copied().unwrap_or_default();
        let _ = write!(
            says,
            "{} “{}” ({}) had {} and gives {}",
            if place == 0 { ":" } else { "," },
            line.words,
            line.cell,
            prior.in_pounds(),
            line.to_date.in_pounds()
        );
    }
    let first = lines.first().copied().or(after.to_dates.first())?;
    let remedy =
        "Ask the partnership which is right; what was spent in the period is what is counted.";
    let finding = Finding::new(Code::CarriedDiffers, says, remedy);
    let finding = Finding { file: Arc::clone(&after.name), ..finding };
    Some(finding.on_sheet(&first.sheet).at(first.cell))
}
