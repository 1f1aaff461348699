//! Causes that lie in lines: left out, counted twice, signed wrongly, hidden, kept as text.

use crate::model::Money;

use super::super::{Cause, CauseKind};
use super::evidence::{ClosedLine, Evidence};
use super::{Fit, proof, say};

pub(super) fn add(evidence: &Evidence, fits: &mut Vec<Fit>) {
    hidden(evidence, fits);
    text(evidence, fits);
    repeated(evidence, fits);
    one_line(evidence, fits);
    sign(evidence, fits);
}

/// The rows that are hidden come to what is missing from the total.
fn hidden(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let rows: Vec<&ClosedLine> =
        evidence.lines.iter().filter(|line| line.hidden && !line.money.is_zero()).collect();
    let sum: Money = rows.iter().map(|line| line.money).sum();
    if rows.is_empty() || !evidence.closes(-sum) {
        return;
    }
    let says = format!(
        "The hidden or filtered {} {} not in the total in {}.",
        say::lines(evidence, &rows),
        say::is_are(rows.len()),
        evidence.check.at,
    );
    fits.push(Fit {
        proof: proof::FACT + evidence.digits(),
        cause: Cause { kind: CauseKind::Hidden, cells: say::cells(&rows), says },
    });
}

/// Amounts that are kept as text, where the others are numbers, come to what is missing.
fn text(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let rows: Vec<&ClosedLine> =
        evidence.lines.iter().filter(|line| line.text && !line.money.is_zero()).collect();
    let sum: Money = rows.iter().map(|line| line.money).sum();
    let all = evidence.lines.iter().filter(|line| !line.money.is_zero()).count();
    if rows.is_empty() || rows.len() == all || !evidence.closes(-sum) {
        return;
    }
    let says = format!(
        "{} {} kept as text, which a formula passes over, and {} not in the total in {}.",
        say::sentence(say::lines(evidence, &rows)),
        say::is_are(rows.len()),
        say::is_are(rows.len()),
        evidence.check.at,
    );
    fits.push(Fit {
        proof: proof::FACT + evidence.digits(),
        cause: Cause { kind: CauseKind::TextAmount, cells: say::cells(&rows), says },
    });
}

/// Two lines say the same, and the total has one of them.
fn repeated(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let equal: Vec<&ClosedLine> = matching(evidence, -evidence.gap);
    let mut rows: Vec<(&str, &ClosedLine)> = equal
        .into_iter()
        .filter_map(|line| evidence.label(line.at.row).map(|label| (label, line)))
        .collect();
    rows.sort_by_key(|&(label, line)| (label, line.at));
    let same = rows.chunk_by(|one, other| one.0 == other.0);
    let mut twice = same.filter(|same| same.len() >= 2);
    let (Some(pair), None) = (twice.next(), twice.next()) else { return };
    let lines: Vec<&ClosedLine> = pair.iter().map(|&(_, line)| line).collect();
    let says = format!(
        "{} say the same ({}, {}), and the total in {} has {} of them: a line seems to be printed twice.",
        say::sentence(say::rows_named(lines.iter().map(|line| line.at.row))),
        say::quoted(pair[0].0),
        lines[0].money.in_pounds(),
        evidence.check.at,
        if lines.len() == 2 {
            "only one".to_owned()
        } else {
            format!("all but one of the {}", lines.len())
        },
    );
    fits.push(Fit {
        proof: proof::REPEATED + evidence.digits(),
        cause: Cause { kind: CauseKind::Repeated, cells: say::cells(&lines), says },
    });
}

/// One line comes to the difference.
fn one_line(evidence: &Evidence, fits: &mut Vec<Fit>) {
    for (wanted, how) in [(-evidence.gap, "is not in"), (evidence.gap, "is counted twice in")] {
        let found = matching(evidence, wanted);
        if let Some(proof) = weight(evidence, found.len()) {
            let says = match found.as_slice() {
                [line] => format!(
                    "{} {how} the total in {}: it comes to the difference exactly.",
                    say::sentence(say::line(evidence, line)),
                    evidence.check.at,
                ),
                several => format!(
                    "One of the {} lines of {} ({}) {how} the total in {}.",
                    several.len(),
                    wanted.in_pounds(),
                    say::rows_named(several.iter().map(|line| line.at.row)),
                    evidence.check.at,
                ),
            };
            let cause = Cause { kind: CauseKind::OneLine, cells: say::cells(&found), says };
            // What is missing is likelier than what is there twice.
            let proof = proof + u32::from(how == "is not in");
            fits.push(Fit { proof, cause });
        }
    }
}

/// Twice a line comes to the difference: the total has it with the other sign.
fn sign(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let found: Vec<&ClosedLine> = evidence
        .lines
        .iter()
        .filter(|line| !line.money.is_zero() && evidence.closes(-(line.money + line.money)))
        .collect();
    let Some(proof) = weight(evidence, found.len()) else { return };
    let turned = |line: &ClosedLine| {
        let says = evidence.label(line.at.row).is_some_and(says_money_back);
        line.money.is_negative() || says
    };
    let says = match found.as_slice() {
        [line] if line.money.is_negative() => format!(
            "{} is added in the total in {} instead of taken off: the difference is twice the line.",
            say::sentence(say::line(evidence, line)),
            evidence.check.at,
        ),
        [line] => format!(
            "{} is taken off in the total in {} instead of added, or its minus sign is missing: the \
             difference is twice the line.",
            say::sentence(say::line(evidence, line)),
            evidence.check.at,
        ),
        several => format!(
            "One of the {} lines of {} ({}) is in the total in {} with the other sign: the difference \
             is twice the line.",
            several.len(),
            several[0].money.in_pounds(),
            say::rows_named(several.iter().map(|line| line.at.row)),
            evidence.check.at,
        ),
    };
    // A refund is where signs go wrong; any other line is less likely than one left out.
    let proof = if found.iter().any(|line| turned(line)) { proof + 5 } else { proof - 1 };
    fits.push(Fit {
        proof,
        cause: Cause { kind: CauseKind::Sign, cells: say::cells(&found), says },
    });
}

/// How much it proves that so many lines match; `None` when chance would do it.
fn weight(evidence: &Evidence, found: usize) -> Option<u32> {
    let filled = evidence.lines.iter().filter(|line| !line.money.is_zero()).count();
    match found {
        0 => None,
        _ if evidence.by_chance(filled) => None,
        1 => Some(proof::LINE + evidence.digits()),
        several if several * 3 <= filled.max(9) => Some(proof::ONE_OF_LINES + evidence.digits()),
        _ => None,
    }
}

fn matching<'e>(evidence: &'e Evidence, wanted: Money) -> Vec<&'e ClosedLine> {
    let equal = |line: &&ClosedLine| (line.money - wanted).pence().is_zero();
    evidence.lines.iter().filter(equal).collect()
}

/// Whether a label speaks of money that comes back.
fn says_money_back(label: &str) -> bool {
    label.split(|c: char| !c.is_alphabetic()).any(|word| {
        ["refund", "refunds", "refunded", "credit", "less", "rebate", "returned", "reversal"]
            .iter()
            .any(|back| word.eq_ignore_ascii_case(back))
    })
}
