//! What each column of a sheet holds, counted before any table is known.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use super::grid::{Grid, Kind};

/// Counts for one column.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub(super) figures: usize,
    pub(super) words: usize,
    pub(super) dates: usize,
    pub(super) percents: usize,
    /// The figures count the rows: 1, 2, 3, …
    pub(super) index: bool,
    /// The figures are calendar years.
    pub(super) years: bool,
}

impl Profile {
    /// Number of cells that hold anything.
    pub(super) fn filled(&self) -> usize {
        self.figures + self.words + self.dates + self.percents
    }
}

/// Counts the cells of the rows in `rows` (positions), column by column, as far as they reach.
pub(super) fn profiles(grid: &Grid, rows: impl Iterator<Item = usize>) -> Vec<Profile> {
    let mut counts: Vec<(Profile, Steps)> = Vec::new();
    for at in rows {
        let reach = grid.cells(at).next_back().map_or(0, |(cell, _)| usize::from(cell.col) + 1);
        if counts.len() < reach {
            counts.resize_with(reach, Default::default);
        }
        for (cell, kind) in grid.cells(at) {
            let (profile, steps) = &mut counts[usize::from(cell.col)];
            match kind {
                Kind::Number => {
                    profile.figures += 1;
                    steps.add(whole(grid, at, cell.col));
                }
                Kind::Nil => profile.figures += 1,
                Kind::Words => profile.words += 1,
                Kind::Date => profile.dates += 1,
                Kind::Percent => profile.percents += 1,
                Kind::Mark | Kind::Other => {}
            }
        }
    }
    counts
        .into_iter()
        .map(|(profile, steps)| Profile {
            index: steps.is_index(profile.figures),
            years: steps.is_years(profile.figures),
            ..profile
        })
        .collect()
}

/// How the whole numbers of a column go on from one another.
#[derive(Clone, Debug, Default)]
struct Steps {
    last: Option<i64>,
    by_one: usize,
    years: usize,
}

impl Steps {
    fn add(&mut self, number: Option<i64>) {
        if let (Some(last), Some(number)) = (self.last, number) {
            self.by_one += usize::from(number == last + 1);
        }
        self.years += usize::from(number.is_some_and(is_year));
        self.last = number;
    }

    fn is_index(&self, figures: usize) -> bool {
        figures >= 4 && (self.by_one + 1) * 5 >= figures * 4
    }

    fn is_years(&self, figures: usize) -> bool {
        figures >= 2 && self.years == figures
    }
}

fn whole(grid: &Grid, at: usize, col: u16) -> Option<i64> {
    let exact = grid.money(at, col)?.exact();
    exact.is_integer().then(|| exact.to_i64()).flatten()
}

fn is_year(number: i64) -> bool {
    (1900..=2100).contains(&number)
}

/// Whether row `at` draws a line (`-----`, `====`) in two cells or more and says nothing else.
pub(super) fn is_ruler(grid: &Grid, at: usize) -> bool {
    let drawn = |text: &str| text.chars().all(|c| matches!(c, '-' | '=' | '_' | '–' | '—' | ' '));
    let cells = grid.cells(at);
    cells.len() >= 2
        && cells
            .clone()
            .all(|(cell, kind)| kind == Kind::Nil || grid.words(at, cell.col).is_some_and(drawn))
}

/// Whether a text says in what unit a column is: `(1,000)`.
fn is_unit(text: &str) -> bool {
    let inner = text.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| matches!(inner, "1,000" | "1000" | "100,000" | "1,000,000" | "000"))
}

/// Whether the figures of row `at` name columns: units (`(1,000)`), years (`2015 2016 2017`) or the columns' own
/// numbers (`1 2 3 4`), in columns that otherwise do not hold such numbers.
pub(super) fn names_columns(grid: &Grid, profiles: &[Profile], at: usize) -> bool {
    let first = grid.cells(at).next().map(|(cell, _)| cell.col);
    let mut years = 0;
    let mut units = 0;
    let mut in_sequence = 0;
    let mut last = None;
    let mut figures = 0;
    for (cell, kind) in grid.cells(at) {
        if !kind.is_figure() {
            continue;
        }
        figures += 1;
        if grid.words(at, cell.col).is_some_and(is_unit) {
            units += 1;
            continue;
        }
        // Nobody writes a year with pence or a thousands comma.
        if grid.words(at, cell.col).is_some_and(|text| text.ends_with(".00") || text.contains(','))
        {
            return false;
        }
        let Some(number) = whole(grid, at, cell.col) else { return false };
        let profile = &profiles[usize::from(cell.col)];
        let lone = Some(cell.col) == first && profile.years;
        years += usize::from(is_year(number) && !profile.years && !lone);
        if last.is_none_or(|last| number == last + 1) && number <= i64::from(u16::MAX) {
            in_sequence += usize::from(last.is_some() || number == 1);
        }
        last = Some(number);
    }
    figures > 0 && (years + units == figures || figures >= 4 && in_sequence == figures)
}

/// The first and one past the last column that any of `rows` uses.
pub(super) fn extent(grid: &Grid, rows: &[usize]) -> Range<u16> {
    let of_row = |&at: &usize| -> Option<Range<u16>> {
        let mut cells = grid.cells(at).map(|(cell, _)| cell.col);
        let first = cells.next()?;
        Some(first..cells.next_back().unwrap_or(first) + 1)
    };
    rows.iter()
        .filter_map(of_row)
        .reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
        .unwrap_or_default()
}
