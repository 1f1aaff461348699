//! What rows with figures say of themselves besides their numbers.

use crate::model::Role;

use super::body::{amount_at, label};
use super::formula::summed_rows;
use super::grid::{Grid, Kind};
use super::lexicon;
use super::sums::{Closing, Hint, Named};
use super::table::Column;

/// The names of the rows in `figures`. With `aside`, each line stands in a block of rows, one for
/// each basis, and the heading of the block says what they are.
pub(super) fn names(
    grid: &Grid,
    columns: &[Column],
    figures: &[usize],
    aside: &[usize],
) -> Vec<Named> {
    let mut section: Option<&str> = None;
    let mut below = figures.first().map_or(0, |first| first.saturating_sub(3));
    figures
        .iter()
        .map(|&row| {
            if !aside.is_empty() {
                return heading_above(grid, aside, row).map_or(Named::No, lexicon::named);
            }
            // A row of words alone heads the lines below it, until the next one does.
            section = (below..row).rev().find_map(|between| only_words(grid, between)).or(section);
            below = row + 1;
            match name(grid, columns, row) {
                Named::Perhaps if section.is_some_and(|of| totals_section(grid, row, of)) => {
                    Named::Yes
                }
                named => named,
            }
        })
        .collect()
}

/// Whether a row says that it is the total of the section that it stands in: "Total hub" below
/// "Hub" is nobody's name.
fn totals_section(grid: &Grid, row: usize, section: &str) -> bool {
    let Some(words) = grid.cells(row).find_map(|(cell, _)| grid.words(row, cell.col)) else {
        return false;
    };
    let (words, section) = (lexicon::plain(words), lexicon::plain(section));
    let mut rest = words.split(' ').filter(|word| !matches!(*word, "total" | "sub" | "for" | "of"));
    let mut of = section.split(' ');
    words != section && rest.by_ref().eq(of.by_ref())
}

/// Whether the table is a list of payments, whose lines have a date or a payee.
pub(super) fn is_ledger(columns: &[Column]) -> bool {
    columns.iter().any(|column| match column.role {
        Role::Date | Role::Payee => true,
        Role::Label => is_payee_heading(column),
        _ => false,
    })
}

/// What is known of each row besides its numbers.
pub(super) fn hints(
    grid: &Grid,
    columns: &[Column],
    figures: &[usize],
    names: &[Named],
) -> Vec<Hint> {
    let words_in = |row: usize| {
        grid.cells(row).filter(|(_, kind)| matches!(kind, Kind::Words | Kind::Date)).count()
    };
    let counts: Vec<usize> = figures.iter().map(|&row| words_in(row)).collect();
    let typical = {
        let mut sorted = counts.clone();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied().unwrap_or(0)
    };
    let mut position = None;
    figures
        .iter()
        .enumerate()
        .map(|(at, &row)| {
            let formula = (!grid.sheet.formulas.is_empty())
                .then(|| {
                    let position = position.get_or_insert_with(|| {
                        figures.iter().map(|&row| grid.number_of(row)).collect::<Vec<u32>>()
                    });
                    grid.cells(row)
                        .filter(|(cell, _)| amount_at(columns, cell.col).is_some())
                        .find_map(|(cell, _)| summed_rows(grid, row, cell.col, position))
                })
                .flatten()
                .filter(|&(first, last)| !(first..=last).contains(&at));
            Hint {
                named: names[at],
                bare: counts[at] * 2 <= typical && counts[at] < typical,
                wordless: counts[at] == 0 && typical > 0,
                formula,
            }
        })
        .collect()
}

/// The first words above a block of rows that stand for one line.
fn heading_above<'s>(grid: &Grid<'s>, aside: &[usize], row: usize) -> Option<&'s str> {
    let above = (0..row).rev().find(|above| aside.binary_search(above).is_err())?;
    grid.cells(above).find_map(|(cell, _)| grid.words(above, cell.col))
}

/// What the words of a row say about its being a total.
fn name(grid: &Grid, columns: &[Column], row: usize) -> Named {
    grid.cells(row)
        .filter_map(|(cell, _)| grid.words(row, cell.col).map(|words| (cell.col, words)))
        .filter(|(col, _)| {
            let found = columns.binary_search_by_key(col, |column| column.col);
            found.is_ok_and(|at| !matches!(columns[at].role, Role::Note | Role::Description))
                || columns.first().is_some_and(|column| column.col == *col)
        })
        .take(4)
        .map(|(_, words)| lexicon::named(words))
        .max()
        .unwrap_or_default()
}

/// The words of a row that has a single cell.
pub(super) fn only_words<'s>(grid: &Grid<'s>, row: usize) -> Option<&'s str> {
    let mut cells = grid.cells(row);
    let (cell, _) = cells.next()?;
    if cells.next().is_some() { None } else { grid.words(row, cell.col) }
}

fn is_payee_heading(column: &Column) -> bool {
    lexicon::meaning(&column.heading, false).is_some_and(|meaning| meaning.role == Role::Payee)
}

/// A named total that closes every line but the first, which stands right above the others, closes
/// that one too and is wrong: the line was left out of the sum, as when a row is put in above a
/// formula's range. Money that came in and balances stand above the spend for good reasons.
pub(super) fn reach_first_line(
    grid: &Grid,
    columns: &[Column],
    figures: &[usize],
    names: &[Named],
    closings: &mut [Closing],
) {
    let [first, second, ..] = figures else { return };
    let is_total = closings.iter().any(|closing| closing.row == 0 || closing.lines.0 == 0);
    let apart = grid.number_of(*second) - grid.number_of(*first) > 1;
    let spend = label(grid, columns, *first).is_some_and(|words| {
        !lexicon::is_balance(words) && !lexicon::is_income(words) && !lexicon::is_money_in(words)
    });
    if is_total || apart || !spend {
        return;
    }
    for closing in closings.iter_mut() {
        let below = closing.lines.0 == 1 && closing.lines.1 > 1 && closing.row > closing.lines.1;
        if below && names[closing.row] == Named::Yes {
            closing.lines.0 = 0;
            closing.proven = false;
        }
    }
}

/// A row that begins with a word of totals, and stands where totals stand, is one even if its
/// lines are not on this sheet; unless a proven total needs it as a line.
pub(super) fn add_totals_by_place(
    grid: &Grid,
    figures: &[usize],
    names: &[Named],
    closings: &mut Vec<Closing>,
) {
    let mut found = Vec::new();
    let mut proven = vec![0i32; figures.len() + 1];
    for closing in closings.iter().filter(|closing| closing.proven) {
        proven[closing.lines.0] += 1;
        proven[closing.lines.1 + 1] -= 1;
    }
    let mut depth = 0;
    for at in 0..figures.len() {
        depth += proven[at];
        let known = closings.binary_search_by_key(&at, |closing| closing.row).is_ok();
        if known || depth > 0 || names[at] != Named::Perhaps {
            continue;
        }
        let starts = grid
            .cells(figures[at])
            .find_map(|(cell, _)| grid.words(figures[at], cell.col))
            .is_some_and(|words| lexicon::plain(words).starts_with("total"));
        let after_gap =
            at == 0 || grid.number_of(figures[at]) - grid.number_of(figures[at - 1]) > 1;
        if starts && after_gap && figures.len() > 2 {
            // It closes nothing that can be named.
            found.push(Closing { row: at, lines: (at + 1, at), proven: false });
        }
    }
    closings.append(&mut found);
    closings.sort_by_key(|closing| closing.row);
}
