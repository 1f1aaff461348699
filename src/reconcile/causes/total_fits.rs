//! Causes that lie in the total itself: VAT, rounding, and the subtotals among its lines.

use rust_decimal::Decimal;

use crate::model::place::Rows;
use crate::model::{CellAt, Money};

use super::super::{Cause, CauseKind};
use super::evidence::{Evidence, times};
use super::{Fit, proof, say};

/// The smallest sum, in pence, of which a ratio proves anything.
const TELLING: i64 = 1_000;

pub(super) fn add(evidence: &Evidence, fits: &mut Vec<Fit>) {
    vat(evidence, fits);
    rounding(evidence, fits);
    subtotals(evidence, fits);
}

/// The total is the lines with VAT, or the lines are the total with VAT.
fn vat(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let (printed, sum) = (evidence.check.printed, evidence.check.sum);
    if sum_pence(printed) < TELLING || sum_pence(sum) < TELLING {
        return;
    }
    // Each line's VAT may have been rounded on its own.
    let parts = evidence.lines.len().clamp(2, 200) as i64;
    let slack = Money::from_pence((parts + 1) / 2).min(Money::from_pence(sum_pence(sum) / 1_000));
    for (rate, factor) in [("20", Decimal::new(120, 2)), ("5", Decimal::new(105, 2))] {
        for (with, without, says) in [
            (printed, sum, "is the sum of the lines with VAT of"),
            (sum, printed, "is without VAT, and the lines are with VAT of"),
        ] {
            let Some(gross) = times(without, factor) else { continue };
            if (gross - with).abs() > slack.max(Money::from_pence(1)) {
                continue;
            }
            let says = format!(
                "The total in {} ({}) {says} {rate} % (the lines come to {}).",
                evidence.check.at,
                printed.in_pounds(),
                sum.in_pounds(),
            );
            let cells = vec![evidence.check.at];
            fits.push(Fit {
                proof: proof::RATIO + evidence.digits(),
                cause: Cause { kind: CauseKind::Vat, cells, says },
            });
        }
    }
}

/// The lines are in whole pounds and the total is not, and each may be out by fifty pence.
fn rounding(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let filled: Vec<Money> =
        evidence.lines.iter().map(|line| line.money).filter(|money| !money.is_zero()).collect();
    let (check, gap) = (evidence.check, evidence.gap.abs());
    let most = |each: i64| Money::from_pence(each * filled.len() as i64 + each);
    let whole = filled.iter().all(|money| money.is_whole());
    let whole_total = check.printed.is_whole();
    // Amounts in fives and tens were asked for so, and not rounded.
    let round = filled.iter().filter(|&&money| sum_pence(money) % 500 == 0).count();
    let says = if whole && filled.len() > 1 && round * 2 <= filled.len() && gap <= most(50) {
        let but = if whole_total { "and so is" } else { "and not" };
        format!(
            "The lines are in whole pounds, {but} the total in {}: rounding {} lines can come to {} \
             either way, and the difference is {}.",
            check.at,
            filled.len(),
            most(50).in_pounds(),
            gap.in_pounds(),
        )
    } else if !whole && gap <= Money::from_pence(filled.len().min(100) as i64) {
        format!(
            "The difference of {} is no more than a penny for each of {} lines, as rounding may leave.",
            gap.in_pounds(),
            filled.len(),
        )
    } else {
        return;
    };
    // That whole pounds differ by a few pounds is little; that pence stand below them is much.
    let proof = if whole && whole_total { proof::ONE_OF_LINES } else { proof::FACT };
    let cells = vec![check.at];
    fits.push(Fit { proof, cause: Cause { kind: CauseKind::Rounding, cells, says } });
}

/// A subtotal, or all of them, comes to the difference; or their own differences do.
fn subtotals(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let inner = &evidence.inner;
    let at = evidence.check.at;
    let mut fit = |kind: CauseKind, cells: Vec<CellAt>, says: String| {
        let proof = proof::SUBTOTAL + evidence.digits();
        fits.push(Fit { proof, cause: Cause { kind, cells, says } });
    };
    let differing: Vec<_> =
        inner.iter().filter(|check| !check.difference().pence().is_zero()).collect();
    let carried: Money = differing.iter().map(|check| check.difference()).sum();
    if !differing.is_empty() && evidence.closes(carried) {
        let cells: Vec<CellAt> = differing.iter().map(|check| check.at).collect();
        let says = format!(
            "The total in {at} adds up {} and carries on {} difference of {}.",
            cells_named(&cells),
            if cells.len() == 1 { "its" } else { "their" },
            evidence.gap.abs().in_pounds(),
        );
        fit(CauseKind::Carried, cells, says);
    }
    let all: Money = inner.iter().map(|check| check.printed).sum();
    if inner.len() > 1 && evidence.closes(all) {
        let cells: Vec<CellAt> = inner.iter().map(|check| check.at).collect();
        let says = format!(
            "The total in {at} counts the subtotals in {} as well as their lines.",
            cells_named(&cells)
        );
        fit(CauseKind::SubtotalIncluded, cells, says);
    }
    for check in inner {
        if check.printed.is_zero() {
            continue;
        }
        let rows = Rows(check.lines.0, check.lines.1);
        let amount = check.printed.in_pounds();
        if evidence.closes(check.printed) {
            let says = format!(
                "The total in {at} counts the subtotal in {} ({amount}) as well as its lines ({rows}).",
                check.at,
            );
            fit(CauseKind::SubtotalIncluded, vec![check.at], says);
        } else if evidence.closes(-check.printed) && inner.len() > 1 {
            let says = format!(
                "The total in {at} leaves out the subtotal in {} ({amount}) and its lines ({rows}).",
                check.at,
            );
            fit(CauseKind::SubtotalMissing, vec![check.at], says);
        }
    }
}

/// `D9`, `D9 and D14`, `D9, D14 and 3 more`.
fn cells_named(cells: &[CellAt]) -> String {
    say::listed(cells.iter())
}

fn sum_pence(sum: Money) -> i64 {
    i64::try_from(super::evidence::pence(sum.abs())).unwrap_or(i64::MAX)
}
