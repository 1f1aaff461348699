//! Blocks in which each line stands several times, once for each basis: a heading, then "FY16
//! estimate", "FY17 request" and "increase" below it, and so on for the next heading.

use crate::model::{Basis, Role};

use super::grid::Grid;
use super::headings::Headings;
use super::lexicon::plain;
use super::table::Column;

/// Why the rows of the other bases are left out.
pub(super) const OTHER_BASIS: &str = "the same line on another basis";

/// The most bases that a line may stand in.
const MOST: usize = 5;
/// The fewest blocks that show a pattern.
const BLOCKS: usize = 3;

/// The rows among `figures` that stand for the lines, and those that say them again on another
/// basis; `None` when the table has no such blocks.
pub(super) fn split(
    grid: &Grid,
    headings: &Headings,
    columns: &[Column],
    figures: &[usize],
) -> Option<(Vec<usize>, Vec<usize>)> {
    let label = columns.iter().find(|column| column.role == Role::Label)?.col;
    let labels: Vec<String> = figures
        .iter()
        .take(400)
        .map(|&row| plain(grid.words(row, label).unwrap_or_default()))
        .collect();
    let bases = (2..=MOST).find(|&bases| repeats(grid, figures, &labels, bases))?;
    let main = main_basis(headings, &labels[..bases]);
    let wanted = &labels[main];
    let is_main = |row: &usize| plain(grid.words(*row, label).unwrap_or_default()) == *wanted;
    Some(figures.iter().copied().partition(is_main))
}

/// Whether the labels go round in turns of `bases`, each turn under a heading of its own.
fn repeats(grid: &Grid, figures: &[usize], labels: &[String], bases: usize) -> bool {
    let turns = labels.len() / bases;
    let first = &labels[..bases.min(labels.len())];
    let distinct = (1..first.len()).all(|at| !first[..at].contains(&first[at]));
    let round = labels.chunks_exact(bases).filter(|turn| *turn == first).count();
    let headed = |turn: usize| turn > 0 && figures[turn * bases] > figures[turn * bases - 1] + 1;
    turns >= BLOCKS
        && distinct
        && first.iter().all(|label| !label.is_empty())
        && round * 10 >= turns * 9
        && (1..turns).filter(|&turn| headed(turn)).count() * 10 >= (turns - 1) * 9
        && (0..turns).all(|turn| {
            let rows = &figures[turn * bases..(turn + 1) * bases];
            grid.number_of(rows[bases - 1]) - grid.number_of(rows[0]) <= 2 * MOST as u32
        })
}

/// The basis that counts: what was spent if a label says so, else the last that is no difference.
fn main_basis(headings: &Headings, labels: &[String]) -> usize {
    let basis = |label: &String| headings.meaning(label, true).and_then(|meaning| meaning.basis);
    labels
        .iter()
        .position(|label| basis(label) == Some(Basis::Spent))
        .or_else(|| labels.iter().rposition(|label| basis(label) != Some(Basis::Remaining)))
        .unwrap_or(0)
}
