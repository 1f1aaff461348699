//! Two digits that changed places: the difference is then a multiple of nine.

use crate::model::Money;

use super::super::{Cause, CauseKind};
use super::evidence::{ClosedLine, Evidence, pence};
use super::{Fit, proof, say};

/// The most cells in which a swap is told one by one.
const CELLS: usize = 3;
/// Places of the largest amount, in pence.
const PLACES: u32 = 16;

/// Two places, counted from the pence, whose digits differ by so much.
#[derive(Copy, Clone)]
struct Swap {
    low: u32,
    high: u32,
    apart: i128,
}

pub(super) fn add(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let gap = pence(evidence.gap);
    if gap % 9 != 0 || gap.abs() < 9 {
        return;
    }
    let swaps = swaps(gap.abs());
    in_total(evidence, gap, &swaps, fits);
    in_lines(evidence, gap, &swaps, fits);
}

fn in_total(evidence: &Evidence, gap: i128, swaps: &[Swap], fits: &mut Vec<Fit>) {
    let printed = evidence.check.printed;
    let Some((read, adjacent)) = swapped(pence(printed), -gap, swaps) else { return };
    let says = format!(
        "The total in {at} ({}) would read {} with two digits in each other's place, and agree with \
         its lines.",
        printed.in_pounds(),
        read.in_pounds(),
        at = evidence.check.at,
    );
    let cause = Cause { kind: CauseKind::Transposed, cells: vec![evidence.check.at], says };
    fits.push(Fit { proof: proof::DIGITS + 2 * u32::from(adjacent) + evidence.digits(), cause });
}

fn in_lines(evidence: &Evidence, gap: i128, swaps: &[Swap], fits: &mut Vec<Fit>) {
    let mut found: Vec<(&ClosedLine, Money, bool)> = evidence
        .lines
        .iter()
        .filter_map(|line| {
            let (read, adjacent) = swapped(pence(line.money), gap, swaps)?;
            Some((line, read, adjacent))
        })
        .collect();
    // Digits that are not neighbours are swapped less often.
    if found.iter().any(|&(_, _, adjacent)| adjacent) {
        found.retain(|&(_, _, adjacent)| adjacent);
    } else if found.len() > 1 {
        return;
    }
    let lines: Vec<&ClosedLine> = found.iter().map(|&(line, ..)| line).collect();
    let at = evidence.check.at;
    let (proof, says) = match found.as_slice() {
        [] => return,
        [(line, read, _)] => (
            proof::DIGITS + 1 + evidence.digits(),
            format!(
                "{} would read {} with two digits in each other's place, and the total in {at} would \
                 agree.",
                say::sentence(say::line(evidence, line)),
                read.in_pounds(),
            ),
        ),
        several if several.len() <= CELLS => {
            let each = several.iter().map(|(line, read, _)| {
                format!("{} would read {}", say::line(evidence, line), read.in_pounds())
            });
            let each = each.collect::<Vec<_>>().join("; ");
            (
                proof::ONE_OF_DIGITS + evidence.digits(),
                format!(
                    "The difference is divisible by nine, as when two digits change places, in one of \
                     these: {each}.",
                ),
            )
        }
        several if several.len() * 4 <= evidence.lines.len() => (
            proof::ONE_OF_DIGITS,
            format!(
                "The difference is divisible by nine, as when two digits change places; in each of \
                 {} lines that would close it ({}).",
                several.len(),
                say::rows_named(lines.iter().map(|line| line.at.row)),
            ),
        ),
        _ => return,
    };
    fits.push(Fit {
        proof,
        cause: Cause { kind: CauseKind::Transposed, cells: say::cells(&lines), says },
    });
}

/// The swaps of two digits that change an amount by `by` pence, up or down.
fn swaps(by: i128) -> Vec<Swap> {
    let mut found = Vec::new();
    for high in 1..PLACES {
        for low in 0..high {
            let step = 10_i128.pow(high) - 10_i128.pow(low);
            if by % step == 0 && by / step <= 9 {
                found.push(Swap { low, high, apart: by / step });
            }
        }
    }
    found
}

/// What `value` would read with two digits swapped so that it grows by `by`, and whether they are
/// neighbours. An amount does not begin with a nought.
fn swapped(value: i128, by: i128, swaps: &[Swap]) -> Option<(Money, bool)> {
    let size = value.abs();
    // A negative amount grows when its digits get smaller.
    let up = (by > 0) == (value >= 0);
    let digit = |place: u32| size / 10_i128.pow(place) % 10;
    let fits = |swap: &&Swap| {
        let (low, high) = (digit(swap.low), digit(swap.high));
        let difference = if up { low - high } else { high - low };
        let leads = size < 10_i128.pow(swap.high + 1);
        size >= 10_i128.pow(swap.high) && difference == swap.apart && (!leads || low != 0)
    };
    let best = swaps.iter().filter(fits).min_by_key(|swap| swap.high - swap.low)?;
    let money = Money::from_pence(i64::try_from(value + by).ok()?);
    Some((money, best.high == best.low + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_found_by_what_it_changes() {
        for (value, by, read) in [
            // £5,410.00 was £4,510.00: nine hundred too much.
            (541_000, -90_000, Some(("4510.00", true))),
            (541_000, 90_000, None),
            // £12.34 and £14.32: not neighbours.
            (1_234, 198, Some(("14.32", false))),
            (-541_000, 90_000, Some(("-4510.00", true))),
            // £20.00 cannot have been £02.00.
            (2_000, -1_800, None),
            (12, 9, Some(("0.21", true))),
        ] {
            let found = swapped(value, by, &swaps(i128::abs(by)));
            let found = found.map(|(money, adjacent)| (money.to_string(), adjacent));
            assert_eq!(found, read.map(|(money, next)| (money.to_owned(), next)), "{value} {by}");
        }
    }
}
