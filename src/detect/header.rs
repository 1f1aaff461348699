//! Which of the rows above a first line are its header, its titles and its first sections.

use super::grid::{Grid, Kind};
use super::headings::Headings;
use super::lexicon::{self, plain};
use super::profile::{extent, profiles};

/// What the rows above a first line are.
#[derive(Debug, Default)]
pub(super) struct Split {
    /// Rows that belong to the table above, if there is one: its notes.
    pub(super) above: Vec<usize>,
    /// Titles and parameters.
    pub(super) titles: Vec<usize>,
    /// The header.
    pub(super) header: Vec<usize>,
    /// Rows between the header and the first line: sections, and lines without an amount.
    pub(super) sections: Vec<usize>,
}

/// Blank rows that may part the rows of one header.
const GAP: u32 = 5;
/// A heading longer than this is a sentence.
const HEADING_CHARS: usize = 250;

/// What one row above the first line looks like.
struct Look {
    filled: usize,
    over_money: usize,
    beside_label: usize,
    known: usize,
    parameter: bool,
}

/// Splits the rows in `pending`, which stand above the line at `first_line`. With `to_the_end`
/// a person has said that the last of them is the header.
pub(super) fn find(
    grid: &Grid,
    headings: &Headings,
    pending: &[usize],
    first_line: usize,
    to_the_end: bool,
) -> Split {
    let sample: Vec<usize> = (first_line..grid.rows().min(first_line + 40)).collect();
    let counts = profiles(grid, sample.iter().copied());
    let body = extent(grid, &sample);
    let money: Vec<bool> = counts
        .iter()
        .map(|count| {
            count.figures > 0 && count.figures >= count.words && !count.years && !count.index
        })
        .collect();
    let label = (body.start..body.end)
        .find(|&col| counts[usize::from(col)].words > 0)
        .unwrap_or(body.start);
    let look = |row: usize| look_at(grid, headings, row, &money, label);
    let looks: Vec<Look> = pending.iter().map(|&row| look(row)).collect();

    let main =
        if to_the_end && !pending.is_empty() { Some(pending.len() - 1) } else { main_row(&looks) };
    let Some(main) = main else {
        return without_header(grid, pending, first_line);
    };
    let first = first_row(grid, pending, &looks, main);
    let mut last = main;
    for below in main + 1..pending.len() {
        let look = &looks[below];
        let from_header = grid.number_of(pending[below]) - grid.number_of(pending[below - 1]);
        let after = pending.get(below + 1).copied().unwrap_or(first_line);
        let to_next = grid.number_of(after) - grid.number_of(pending[below]);
        let names_the_unnamed = last == below - 1
            && from_header <= to_next
            && look.over_money == 0
            && grid.cells(pending[below]).all(|(cell, kind)| {
                kind == Kind::Words
                    && pending[first..=last].iter().all(|&row| grid.kind(row, cell.col).is_none())
            });
        if look.over_money > 0 || look.filled > 1 && look.known == look.filled || names_the_unnamed
        {
            last = below;
        }
    }
    Split {
        above: Vec::new(),
        titles: pending[..first].to_vec(),
        header: pending[first..=last].to_vec(),
        sections: pending[last + 1..].to_vec(),
    }
}

/// The first of the header rows that end in `main`: upwards as long as rows name columns, across
/// a row that names only the label.
fn first_row(grid: &Grid, pending: &[usize], looks: &[Look], main: usize) -> usize {
    let names_columns = |at: usize| {
        let look = &looks[at];
        // A single cell with space below it is a title, unless titles stand left of it above.
        let lone = look.filled == 1
            && grid.number_of(pending[at + 1]) - grid.number_of(pending[at]) > 1
            && !is_column_name(grid, pending[at])
            && !(at > 0 && starts_left_of(grid, pending[0], pending[at]));
        let on_top = look.filled == 1 && at == 0 && !is_column_name(grid, pending[at]);
        look.over_money + look.beside_label > 0 && !look.parameter && !lone && !on_top
    };
    let mut first = main;
    for at in (0..main).rev() {
        let gap = grid.number_of(pending[at + 1]) - grid.number_of(pending[at]);
        if gap > GAP {
            break;
        }
        if names_columns(at) {
            first = at;
        } else if looks[at].filled > 1 || at == 0 || !names_columns(at - 1) {
            break;
        }
    }
    first
}

fn starts_left_of(grid: &Grid, one: usize, other: usize) -> bool {
    let start = |row: usize| grid.cells(row).next().map(|(cell, _)| cell.col);
    start(one) < start(other)
}

/// The row that names most columns; of equals the one nearest to the lines.
fn main_row(looks: &[Look]) -> Option<usize> {
    looks
        .iter()
        .enumerate()
        .filter(|(_, look)| {
            !look.parameter && (look.over_money > 0 || look.filled >= 2 && look.known >= 1)
                || look.known >= 2 && look.filled >= 3
        })
        .max_by_key(|(at, look)| (3 * look.over_money + look.filled + 2 * look.known, *at))
        .map(|(at, _)| at)
}

fn look_at(grid: &Grid, headings: &Headings, row: usize, money: &[bool], label: u16) -> Look {
    let mut look = Look { filled: 0, over_money: 0, beside_label: 0, known: 0, parameter: false };
    let mut first_is_parameter = None;
    let mut beside = false;
    for (cell, kind) in grid.cells(row) {
        let words = grid.words(row, cell.col);
        if words.is_some_and(|words| words.chars().count() > HEADING_CHARS) {
            continue;
        }
        if look.filled == 0 {
            let colon = words.is_some_and(|words| words.ends_with(':'));
            let named = words.is_some_and(lexicon::is_parameter);
            first_is_parameter = named.then_some((cell.col, colon));
        } else if let Some((first, _)) = first_is_parameter {
            beside |= cell.col == first + 1;
        }
        look.filled += 1;
        let heads = matches!(kind, Kind::Words | Kind::Number | Kind::Date);
        let over = money.get(usize::from(cell.col)).is_some_and(|&money| money);
        look.over_money += usize::from(heads && over);
        look.beside_label += usize::from(cell.col > label);
        look.known += usize::from(words.is_some_and(|words| headings.knows(words)));
    }
    look.parameter = first_is_parameter.is_some_and(|(_, colon)| {
        look.filled == 2 && (colon || beside) || colon && look.filled <= 4
    });
    look
}

/// Whether the only cell of the row is a year or the like, which heads columns.
fn is_column_name(grid: &Grid, row: usize) -> bool {
    grid.cells(row).all(|(_, kind)| kind == Kind::Number)
}

/// Without a header the row right above the first line is a section and the rest are titles.
fn without_header(grid: &Grid, pending: &[usize], first_line: usize) -> Split {
    let above = pending.last().is_some_and(|&row| {
        pending.len() > 1 && grid.number_of(first_line) - grid.number_of(row) == 1
    });
    let titles = pending.len() - usize::from(above);
    Split {
        titles: pending[..titles].to_vec(),
        sections: pending[titles..].to_vec(),
        ..Split::default()
    }
}

/// Whether two rows hold the same words in the same columns, and more than one of them.
pub(super) fn same_words(grid: &Grid, one: usize, other: usize) -> bool {
    let a = grid.cells(one);
    let b = grid.cells(other);
    a.len() >= 2
        && a.len() == b.len()
        && a.zip(b).all(|((x, _), (y, _))| {
            x.col == y.col
                && grid.words(one, x.col).map(plain) == grid.words(other, y.col).map(plain)
        })
}
