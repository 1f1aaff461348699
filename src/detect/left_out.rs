//! Rows with figures that are no spend: income, balances, counts, and sums said again.

use std::ops::Range;

use crate::model::Role;

use super::body::{Body, label};
use super::grid::Grid;
use super::hints::only_words;
use super::lexicon;
use super::numbers::MISSING;
use super::regions::Draft;
use super::table::Column;

pub(super) const INCOME: &str = "income, not spend";
pub(super) const BALANCE: &str = "a balance, not spend";
pub(super) const COUNT: &str = "counts something that is not money";
pub(super) const RECAP: &str = "says again what the lines above add up to";
pub(super) const WORDLESS: &str = "stands below the total and has no words";

/// Marks rows with figures that are no spend.
pub(super) fn mark(body: &mut Body, grid: &Grid, draft: &Draft, columns: &[Column]) {
    // How many totals of income begin or end at each row to close its line.
    let mut income = vec![0_i32; body.figures.len() + 1];
    for closing in &body.closings {
        if label(grid, columns, body.figures[closing.row]).is_some_and(lexicon::is_income) {
            income[closing.lines.0] += 1;
            income[closing.lines.1 + 1] -= 1;
        }
    }
    let mut closed_by = 0;
    for (at, step) in income.iter().take(body.figures.len()).enumerate() {
        closed_by += step;
        if closed_by > 0 && !body.is_total[at] {
            body.left_out[at] = Some(INCOME);
        }
    }
    income_sections(body, grid, draft, columns);
    let last_total = body.is_total.iter().rposition(|&total| total);
    for at in 0..body.figures.len() {
        if body.is_total[at] || body.left_out[at].is_some() {
            continue;
        }
        let Some(label) = label(grid, columns, body.figures[at]) else { continue };
        let at_an_end = at == 0 || last_total.is_some_and(|last| at > last);
        let plain = at_an_end || label.split_whitespace().count() >= 2;
        if plain && lexicon::is_balance(label) {
            body.left_out[at] = Some(BALANCE);
        } else if lexicon::is_count(label) {
            body.left_out[at] = Some(COUNT);
        }
    }
    below_the_total(body, grid, columns);
}

/// Lines under a section such as "Income", up to the next section or total.
fn income_sections(body: &mut Body, grid: &Grid, draft: &Draft, columns: &[Column]) {
    let mut income = draft
        .titles
        .last()
        .is_some_and(|&row| only_words(grid, row).is_some_and(is_income_heading));
    let mut next = 0;
    for &row in &draft.body {
        if body.figures.get(next) == Some(&row) {
            if income && !body.is_total[next] {
                body.left_out[next] = Some(INCOME);
            }
            income &= !body.is_total[next];
            next += 1;
        } else if let Some(words) = label(grid, columns, row) {
            income = is_income_heading(words);
        }
    }
}

/// Below a proven total of everything: figures without words, and lines that add up to it again.
fn below_the_total(body: &mut Body, grid: &Grid, columns: &[Column]) {
    let Some(whole) = body
        .closings
        .iter()
        .filter(|closing| closing.lines.0 == 0 && closing.proven && closing.row > closing.lines.1)
        .max_by_key(|closing| closing.row)
        .copied()
    else {
        return;
    };
    let after = whole.row + 1..body.figures.len();
    let label = columns.iter().find(|column| column.role == Role::Label);
    for at in after.clone().filter(|&at| !body.is_total[at]) {
        if label.is_some_and(|label| grid.words(body.figures[at], label.col).is_none()) {
            body.left_out[at] = Some(WORDLESS);
        }
    }
    if after.len() >= 2 && adds_up_again(body, grid, whole.row, after.clone()) {
        for at in after.filter(|&at| !body.is_total[at]) {
            body.left_out[at] = Some(RECAP);
        }
    }
}

/// Whether the lines in `after`, which a gap parts from the total at `total`, add up to it.
fn adds_up_again(body: &Body, grid: &Grid, total: usize, after: Range<usize>) -> bool {
    let gap = grid.number_of(body.figures[after.start]) - grid.number_of(body.figures[total]);
    if gap < 2 {
        return false;
    }
    let (mut said, mut again) = (0, 0);
    for column in &body.numbers.columns {
        let printed = column.values[total];
        if printed == MISSING || printed == 0 {
            continue;
        }
        said += 1;
        let (sum, parts) = column.sum(after.clone().filter(|&at| !body.is_total[at]));
        again += usize::from(parts >= 2 && column.agrees(sum, printed, parts));
    }
    again > 0 && again * 2 >= said
}

fn is_income_heading(words: &str) -> bool {
    lexicon::is_income(words) && words.split_whitespace().count() <= 4
}
