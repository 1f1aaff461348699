//! Where tables begin and end: the header rows above, and the body of each.

use std::ops::Range;

use super::grid::{Grid, Kind};
use super::header::{self, same_words};
use super::headings::Headings;
use super::lexicon::{self, plain};
use super::profile::{Profile, extent, is_ruler, names_columns, profiles};
use super::sums::Named;

/// A table before its columns are known. All rows are positions among the non-empty rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Rows above the header that speak of the table as a whole.
    pub(super) titles: Vec<usize>,
    /// The header rows.
    pub(super) header: Vec<usize>,
    /// The header printed again further down, from top to bottom.
    pub(super) repeated: Vec<usize>,
    /// From the first line to the last, with all that stands between.
    pub(super) body: Vec<usize>,
    /// Its columns.
    pub(super) cols: Range<u16>,
}

/// Finds the tables from top to bottom. `header_row` is a person's word for the last header row.
pub(super) fn drafts(
    grid: &Grid,
    headings: &Headings,
    header_row: Option<u32>,
) -> (Vec<Draft>, Vec<usize>) {
    let profiles = profiles(grid, 0..grid.rows());
    let first_body = header_row
        .map(|number| (0..grid.rows()).take_while(|&at| grid.number_of(at) < number).count());
    let mut drafts: Vec<Draft> = Vec::new();
    let mut pending: Vec<usize> = Vec::new();
    let mut after_person = first_body.is_some();
    for at in 0..grid.rows() {
        let held = first_body.is_some_and(|first| at < first);
        let goes_on = pending.is_empty() && !drafts.is_empty()
            || pending.iter().any(|&row| heads_figures_of(grid, headings, row, at));
        if held || !is_line(grid, &profiles, at, goes_on) {
            pending.push(at);
            continue;
        }
        let repeats = |row: usize| {
            drafts.last().is_some_and(|draft| {
                draft.header.iter().any(|&header| same_words(grid, header, row))
            })
        };
        if let Some(position) = pending.iter().position(|&row| repeats(row)) {
            // The header is printed again, as on a new page: the same table goes on.
            let header_len = drafts.last().map_or(1, |draft| draft.header.len());
            let end = (position + header_len).min(pending.len());
            if let Some(draft) = drafts.last_mut() {
                draft.repeated.extend(&pending[position..end]);
                draft.body.append(&mut pending);
            }
        } else {
            let starts = after_person
                || drafts.last().is_none_or(|draft| starts_table(grid, headings, draft, &pending));
            after_person = false;
            if starts {
                let split = header::find(grid, headings, &pending, at, first_body.is_some());
                if let Some(above) = drafts.last_mut() {
                    above.body.extend(&split.above);
                }
                let titles = if drafts.is_empty() {
                    [split.above, split.titles].concat()
                } else {
                    split.titles
                };
                drafts.push(Draft {
                    titles,
                    header: split.header,
                    body: split.sections,
                    ..Draft::default()
                });
                pending.clear();
            }
        }
        if let Some(draft) = drafts.last_mut() {
            draft.body.append(&mut pending);
            draft.body.push(at);
        }
    }
    join_totals_above(grid, &mut drafts);
    for draft in &mut drafts {
        let rows = [draft.header.as_slice(), draft.body.as_slice()].concat();
        draft.cols = extent(grid, &rows);
    }
    (drafts, pending)
}

/// Whether a row holds a figure that could be money. Where a table `goes_on`, figures that could
/// be years are amounts.
fn is_line(grid: &Grid, profiles: &[Profile], at: usize, goes_on: bool) -> bool {
    let has_figure = grid
        .cells(at)
        .any(|(cell, kind)| kind.is_figure() && !profiles[usize::from(cell.col)].index);
    has_figure && !is_ruler(grid, at) && (goes_on || !names_columns(grid, profiles, at))
}

/// Whether the words in row `header` say what the figures in row `at` are, so that figures that
/// could be years are amounts.
fn heads_figures_of(grid: &Grid, headings: &Headings, header: usize, at: usize) -> bool {
    let mut figures = grid.cells(at).filter(|(_, kind)| kind.is_figure());
    figures.all(|(cell, _)| grid.words(header, cell.col).is_some_and(|text| headings.names(text)))
}

/// Whether the rows in `pending`, which stand between two lines, begin another table: one of
/// them has words where the table above has money, and they are the words of a header.
fn starts_table(grid: &Grid, headings: &Headings, above: &Draft, pending: &[usize]) -> bool {
    // Fewer than two words head nothing; most rows between lines are sections of one word.
    if pending.iter().all(|&row| grid.cells(row).len() < 2) {
        return false;
    }
    let money = money_columns(grid, &above.body);
    let over = |col: u16| money.get(usize::from(col)).is_some_and(|&money| money);
    let several = money.iter().filter(|&&money| money).count() > 1;
    pending.iter().any(|&row| {
        let (mut words, mut over_money, mut named) = (0, 0, 0);
        for (cell, kind) in grid.cells(row) {
            if kind != Kind::Words {
                continue;
            }
            words += 1;
            over_money += usize::from(over(cell.col));
            named +=
                usize::from(grid.words(row, cell.col).is_some_and(|text| headings.names(text)));
        }
        let header = named >= 2 && (over_money >= 1 || named * 2 >= words);
        words == grid.cells(row).len() && (header || several && over_money >= 2 && words >= 3)
    })
}

/// Columns whose cells in `rows` are figures more often than words.
pub(super) fn money_columns(grid: &Grid, rows: &[usize]) -> Vec<bool> {
    let sample = rows.iter().rev().take(200).copied();
    profiles(grid, sample)
        .iter()
        .map(|profile| profile.figures > profile.words && !profile.index && !profile.years)
        .collect()
}

/// Totals that stand above the header of their table look like a small table of their own.
fn join_totals_above(grid: &Grid, drafts: &mut Vec<Draft>) {
    let mut at = 0;
    while at + 1 < drafts.len() {
        let all_totals = drafts[at].header.len() <= 1
            && drafts[at].body.len() <= 2
            && drafts[at].body.iter().all(|&row| {
                let first = grid.cells(row).find_map(|(cell, _)| grid.words(row, cell.col));
                first.is_some_and(|words| lexicon::named(words) == Named::Yes)
            });
        if all_totals {
            let above = drafts.remove(at);
            let below = &mut drafts[at];
            below.titles = [above.titles, above.header, std::mem::take(&mut below.titles)].concat();
            below.body = [above.body, std::mem::take(&mut below.body)].concat();
        } else {
            at += 1;
        }
    }
}

/// Parts a draft whose columns fall into tables of their own, side by side: each part has a
/// heading, words and money, and either repeats the first part's headings or has other rows.
pub(super) fn side_by_side(grid: &Grid, draft: Draft) -> Vec<Draft> {
    let rows: Vec<usize> = [draft.header.as_slice(), draft.body.as_slice()].concat();
    let counts = profiles(grid, draft.body.iter().copied());
    let mut used = vec![false; usize::from(draft.cols.end)];
    for &row in &rows {
        for (cell, _) in grid.cells(row) {
            used[usize::from(cell.col)] = true;
        }
    }
    let mut parts: Vec<Range<u16>> = Vec::new();
    for col in draft.cols.clone() {
        if !used[usize::from(col)] {
            continue;
        }
        match parts.last_mut() {
            Some(part) if part.end == col => part.end = col + 1,
            _ => parts.push(col..col + 1),
        }
    }
    let count = |col: u16| counts.get(usize::from(col)).cloned().unwrap_or_default();
    let stands_alone = |part: &Range<u16>| {
        let label = part.clone().find(|&col| {
            let profile = count(col);
            profile.words > 0 && profile.words >= profile.figures
        });
        let money = part.clone().rev().find(|&col| {
            let profile = count(col);
            profile.figures > profile.words && !profile.index
        });
        let headed = part
            .clone()
            .filter(|&col| draft.header.iter().any(|&row| grid.words(row, col).is_some()));
        matches!((label, money), (Some(label), Some(money)) if label < money) && headed.count() >= 2
    };
    if parts.len() < 2 || draft.header.is_empty() || !stands_alone(&parts[0]) {
        return vec![draft];
    }
    let rows_of = |part: &Range<u16>| -> Vec<usize> {
        draft
            .body
            .iter()
            .copied()
            .filter(|&row| grid.cells(row).any(|(cell, _)| part.contains(&cell.col)))
            .collect()
    };
    let headings_of = |part: &Range<u16>| -> Vec<String> {
        part.clone()
            .filter_map(|col| draft.header.iter().rev().find_map(|&row| grid.words(row, col)))
            .map(plain)
            .collect()
    };
    // Two words for a total in one row are the ends of two tables.
    let totals_of = |part: &Range<u16>| -> Vec<usize> {
        let is_total = |row: usize| {
            let mut words = part.clone().filter_map(|col| grid.words(row, col));
            words.any(|words| lexicon::named(words) == Named::Yes)
        };
        draft.body.iter().copied().filter(|&row| is_total(row)).collect()
    };
    let end_together = |one: &Range<u16>, other: &Range<u16>| {
        let totals = totals_of(one);
        !totals.is_empty() && totals == totals_of(other)
    };
    let mut tables: Vec<Range<u16>> = vec![parts[0].clone()];
    for part in &parts[1..] {
        let first = &tables[0];
        let apart = stands_alone(part)
            && (headings_of(part) == headings_of(first)
                || rows_of(part) != rows_of(first)
                || end_together(first, part));
        match tables.last_mut() {
            Some(last) if !apart => last.end = part.end,
            _ => tables.push(part.clone()),
        }
    }
    if tables.len() == 1 {
        return vec![draft];
    }
    tables.into_iter().map(|cols| Draft { body: rows_of(&cols), cols, ..draft.clone() }).collect()
}
