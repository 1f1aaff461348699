//! What is to be said of the areas' money and silences.

use crate::mapping::Mappings;
use crate::model::{Code, Finding, Money};

use super::{AreaRecord, Register, Status};

/// How many times the usual year is implausible.
const JUMP: i64 = 5;
/// From how many other years the usual one is known.
const USUAL_FROM: usize = 3;
/// Full months of a year that can be held against another.
const WHOLE_YEAR: u8 = 12;

pub(super) fn findings(register: &Register, mappings: &Mappings) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (area, record) in mappings.areas.iter().zip(&register.areas) {
        findings.extend(overspent(record).map(|says| {
            finding(
                Code::OverAllocation,
                &area.name,
                says,
                "Look for returns that are counted twice, and check the allocation in areas.csv.",
            )
        }));
        findings.extend(silent(register, record).map(|says| finding(Code::AreaSilent, &area.name, says,
            "Ask the area for the returns, or say in files.csv which period its files are about.")));
        for says in jumps(register, record) {
            findings.push(finding(
                Code::SpendJumps,
                &area.name,
                says,
                "Look at the year's returns: pence read as pounds, or a return twice, look like this.",
            ));
        }
    }
    let sent = register.areas_received();
    let all = register.areas.len() as u64;
    if sent < all {
        let says =
            format!("{} of the {all} areas in areas.csv sent no return that counts", all - sent);
        findings.push(Finding::new(Code::AreasMissing, says, "register.csv names them."));
    }
    findings
}

fn finding(code: Code, area: &str, says: String, remedy: &str) -> Finding {
    Finding::new(code, format!("{area}: {says}"), remedy)
}

/// More is spent than was given.
fn overspent(record: &AreaRecord) -> Option<String> {
    let allocation = record.allocation?;
    (record.spent > allocation).then(|| {
        format!(
            "{} was spent of an allocation of {}",
            record.spent.in_pounds(),
            allocation.in_pounds()
        )
    })
}

/// Years without a return between years with one.
fn silent(register: &Register, record: &AreaRecord) -> Option<String> {
    let received = |at: &usize| record.years[*at].status != Status::NotReceived;
    let first = (0..record.years.len()).find(received)?;
    let last = (0..record.years.len()).rev().find(received)?;
    let silent: Vec<String> =
        (first..last).filter(|at| !received(at)).map(|at| register.years[at].to_string()).collect();
    (!silent.is_empty()).then(|| {
        format!("no return speaks of {}, and there are returns before and after", silent.join(", "))
    })
}

/// Years that cost many times what the area's other years cost.
fn jumps(register: &Register, record: &AreaRecord) -> Vec<String> {
    let whole = |at: &usize| record.years[*at].months == WHOLE_YEAR;
    let spend = |at: usize| record.years[at].spend.filter(|&spend| spend > Money::ZERO);
    let years: Vec<(usize, Money)> =
        (0..record.years.len()).filter(whole).filter_map(|at| Some((at, spend(at)?))).collect();
    let mut jumps = Vec::new();
    for &(at, spent) in &years {
        let mut others: Vec<Money> =
            years.iter().filter(|&&(other, _)| other != at).map(|&(_, spend)| spend).collect();
        if others.len() < USUAL_FROM {
            continue;
        }
        others.sort_unstable();
        let usual = others[others.len() / 2];
        let most: Money = (0..JUMP).map(|_| usual).sum();
        if spent > most {
            jumps.push(format!(
                "{} was spent in {}, and {} in a usual year",
                spent.in_pounds(),
                register.years[at],
                usual.in_pounds()
            ));
        }
    }
    jumps
}
