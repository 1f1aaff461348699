//! Causes that the total's own formula proves.

use crate::model::{CellAt, Money};
use crate::open::Value;

use super::super::{Cause, CauseKind};
use super::evidence::{ClosedLine, Evidence, cell_at, money_at};
use super::formula::{Area, By, areas};
use super::{Fit, proof, say};

/// A cell that the formula adds, with its sign as the formula takes it.
struct Added {
    at: CellAt,
    money: Money,
    negative: bool,
    text: bool,
    /// Whether a `SUBTOTAL` passes over it because its row is not shown.
    unseen: bool,
}

pub(super) fn add(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let at = evidence.check.at;
    let Some(formula) = evidence.sheet.formula(at).filter(|text| !text.is_empty()) else {
        return typed(evidence, fits);
    };
    let Some(areas) = areas(formula) else { return };
    let Some(added) = added(evidence, &areas) else { return };
    let Some((shown, false)) = money_at(evidence.sheet, at) else { return };
    let value = |unseen: bool| -> Money {
        let counted = added.iter().filter(|cell| !cell.text && (unseen || !cell.unseen));
        counted.map(|cell| if cell.negative { -cell.money } else { cell.money }).sum()
    };
    let shows = |value: Money| (value - shown).pence().is_zero();
    let passes_over = shows(value(false));
    if !passes_over && !shows(value(true)) {
        return stale(evidence, value(true), shown, fits);
    }
    Cover::new(evidence, &added, &areas, passes_over).tell(fits);
}

/// The formula does not come to what its cell shows.
fn stale(evidence: &Evidence, value: Money, shown: Money, fits: &mut Vec<Fit>) {
    let at = evidence.check.at;
    let says = format!(
        "The formula in {at} comes to {} with the amounts that stand there now, and the cell shows {}: \
         the sheet was not calculated again after a change.",
        value.in_pounds(),
        shown.in_pounds(),
    );
    let kind = CauseKind::NotRecalculated;
    fits.push(Fit { proof: proof::FORMULA, cause: Cause { kind, cells: vec![at], says } });
}

/// The total is typed where its neighbours are formulas.
fn typed(evidence: &Evidence, fits: &mut Vec<Fit>) {
    let at = evidence.check.at;
    if evidence.is_formula(at) {
        return;
    }
    let checks = evidence.table.checks.iter().filter(|other| other.at != at);
    let mut beside = checks.filter(|other| other.at.row == at.row || other.at.col == at.col);
    let Some(formula) = beside.find(|other| evidence.is_formula(other.at)) else { return };
    let says = format!(
        "The total in {at} is typed, while {} is a formula: it does not follow a change in its lines.",
        formula.at,
    );
    let kind = CauseKind::NotRecalculated;
    fits.push(Fit { proof: proof::TYPED, cause: Cause { kind, cells: vec![at], says } });
}

/// The cells with money that the formula adds; `None` when it adds something that cannot be read.
fn added(evidence: &Evidence, areas: &[Area]) -> Option<Vec<Added>> {
    // A sum over much more than the table is no sum of its lines.
    let most = evidence.lines.len() * 4 + 1_000;
    let mut looked = 0;
    let mut found = Vec::new();
    for area in areas {
        for row in evidence.sheet.rows_within(area.first.row, area.last.row) {
            looked += row.cells.len();
            if looked > most * 50 || found.len() > most {
                return None;
            }
            for cell in row.cells {
                let col = u32::from(cell.col);
                if !(area.first.col..=area.last.col).contains(&col) {
                    continue;
                }
                let at = CellAt::new(row.row, col);
                let nested = area.by == By::Subtotal && is_subtotal(evidence, at);
                if nested || at == evidence.check.at {
                    continue;
                }
                match cell_at(evidence.sheet, at)?.1 {
                    Value::Date(_) | Value::Error(_) | Value::Uncalculated => return None,
                    Value::Other => continue,
                    Value::Number(_) | Value::Text(_) => {}
                }
                let Some((money, text)) = money_at(evidence.sheet, at) else { continue };
                found.push(Added {
                    at,
                    money,
                    negative: area.negative,
                    text: text && area.by != By::Hand,
                    unseen: area.by == By::Subtotal && row.hidden,
                });
            }
        }
    }
    Some(found)
}

fn is_subtotal(evidence: &Evidence, at: CellAt) -> bool {
    let formula = evidence.sheet.formula(at).unwrap_or_default();
    formula
        .trim_start_matches('=')
        .get(..9)
        .is_some_and(|start| start.eq_ignore_ascii_case("SUBTOTAL("))
}

/// How often the formula counts each line that the total closes, and what else it counts.
struct Cover<'e, 'a> {
    evidence: &'e Evidence<'a>,
    areas: &'e [Area],
    /// For each line how often it is counted; once is right.
    times: Vec<i64>,
    /// Lines whose text the formula passes over.
    texts: Vec<&'e ClosedLine>,
    /// Lines that it passes over because they are not shown.
    unseen: Vec<&'e ClosedLine>,
    /// Printed totals that it adds.
    subtotals: Vec<CellAt>,
    /// What those totals are themselves out by.
    carried: Money,
    /// Anything else that it adds.
    strays: Vec<(CellAt, Money)>,
}

impl<'e, 'a> Cover<'e, 'a> {
    fn new(
        evidence: &'e Evidence<'a>,
        added: &[Added],
        areas: &'e [Area],
        passes_over: bool,
    ) -> Cover<'e, 'a> {
        let lines = &evidence.lines;
        // How often lines are counted changes from one to the next only at these.
        let mut steps = vec![0_i64; lines.len() + 1];
        let mut cover = Cover {
            evidence,
            areas,
            times: Vec::new(),
            texts: Vec::new(),
            unseen: Vec::new(),
            subtotals: Vec::new(),
            carried: Money::ZERO,
            strays: Vec::new(),
        };
        for cell in added {
            let sign = if cell.negative { -1 } else { 1 };
            let check = &evidence.table.checks;
            if let Ok(at) = lines.binary_search_by_key(&cell.at, |line| line.at) {
                steps[at] += sign;
                steps[at + 1] -= sign;
                if cell.text {
                    cover.texts.push(&lines[at]);
                } else if cell.unseen && passes_over {
                    cover.unseen.push(&lines[at]);
                }
            } else if let Ok(at) = check.binary_search_by_key(&cell.at, |check| check.at) {
                let (first, last) = check[at].lines;
                steps[lines.partition_point(|line| line.at.row < first)] += sign;
                steps[lines.partition_point(|line| line.at.row <= last)] -= sign;
                let out = check[at].difference();
                cover.carried += if cell.negative { -out } else { out };
                cover.subtotals.push(cell.at);
            } else if !(cell.text || cell.unseen && passes_over) {
                let money = if cell.negative { -cell.money } else { cell.money };
                cover.strays.push((cell.at, money));
            }
        }
        let mut times = 0;
        cover.times = steps[..lines.len()]
            .iter()
            .map(|step| {
                times += step;
                times
            })
            .collect();
        cover
    }

    /// Tells each way in which the formula goes wrong, if together they come to the difference.
    fn tell(&self, fits: &mut Vec<Fit>) {
        let lines = || self.evidence.lines.iter().zip(&self.times);
        let left_out: Vec<&ClosedLine> =
            lines().filter(|(_, times)| **times == 0).map(|(line, _)| line).collect();
        let again: Vec<&ClosedLine> =
            lines().filter(|(_, times)| **times == 2).map(|(line, _)| line).collect();
        let taken_off: Vec<&ClosedLine> =
            lines().filter(|(_, times)| **times == -1).map(|(line, _)| line).collect();
        let sum = |lines: &[&ClosedLine]| -> Money { lines.iter().map(|line| line.money).sum() };
        let strays: Money = self.strays.iter().map(|(_, money)| *money).sum();
        let twice_off = sum(&taken_off) + sum(&taken_off);
        let known = sum(&again) - sum(&left_out) - sum(&self.texts) - sum(&self.unseen) - twice_off
            + strays
            + self.carried;
        if !self.evidence.closes(known) {
            return;
        }
        let at = self.evidence.check.at;
        let only = say::listed(self.areas.iter());
        let named = |lines: &[&ClosedLine]| say::sentence(say::lines(self.evidence, lines));
        let filled = |lines: &[&ClosedLine]| lines.iter().any(|line| !line.money.is_zero());
        let mut fit = |kind: CauseKind, cells: Vec<CellAt>, says: String| {
            fits.push(Fit { proof: proof::FORMULA, cause: Cause { kind, cells, says } });
        };
        if filled(&left_out) {
            let rows: Vec<&ClosedLine> =
                left_out.iter().copied().filter(|line| !line.money.is_zero()).collect();
            let says = format!(
                "{} {} not in the total in {at}: the formula adds {only} only.",
                named(&rows),
                say::is_are(rows.len()),
            );
            fit(CauseKind::OutsideRange, say::cells(&rows), says);
        }
        if filled(&self.texts) {
            let (is, cells) = (say::is_are(self.texts.len()), say::cells(&self.texts));
            let says = format!(
                "{} {is} kept as text, which the formula in {at} passes over, and {is} not in the total.",
                named(&self.texts),
            );
            fit(CauseKind::TextAmount, cells, says);
        }
        if filled(&self.unseen) {
            let rows = say::lines(self.evidence, &self.unseen);
            let says = format!(
                "The hidden or filtered {rows} {} not in the total in {at}: a SUBTOTAL passes over rows \
                 that are not shown.",
                say::is_are(self.unseen.len()),
            );
            fit(CauseKind::Hidden, say::cells(&self.unseen), says);
        }
        if filled(&again) && !self.subtotals.is_empty() {
            let cells = say::listed(self.subtotals.iter());
            let says = format!(
                "The formula in {at} adds {only} and so counts {cells} as well as the lines that it sums \
                 ({} in all).",
                sum(&again).in_pounds(),
            );
            fit(CauseKind::SubtotalIncluded, self.subtotals.clone(), says);
        } else if filled(&again) {
            let says = format!(
                "{} {} counted twice in the total in {at}: the formula adds {only}.",
                named(&again),
                say::is_are(again.len()),
            );
            fit(CauseKind::OneLine, say::cells(&again), says);
        }
        if filled(&taken_off) {
            let says = format!(
                "{} {} taken off by the formula in {at} and should be added.",
                named(&taken_off),
                say::is_are(taken_off.len()),
            );
            fit(CauseKind::Sign, say::cells(&taken_off), says);
        }
        if !self.carried.is_zero() {
            let cells = say::listed(self.subtotals.iter());
            let says = format!(
                "The formula in {at} adds {cells}, which are themselves out by {}.",
                self.carried.abs().in_pounds(),
            );
            fit(CauseKind::Carried, self.subtotals.clone(), says);
        }
        if !strays.is_zero() {
            let cells: Vec<CellAt> = self.strays.iter().map(|(cell, _)| *cell).collect();
            let says = format!(
                "The formula in {at} adds {only} and so counts {} ({}), which {} no line of the table.",
                say::listed(cells.iter()),
                strays.in_pounds(),
                say::is_are(cells.len()),
            );
            fit(CauseKind::OutsideRange, cells, says);
        }
    }
}
