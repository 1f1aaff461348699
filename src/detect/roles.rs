//! The one role that each row of a sheet ends with.

use crate::model::{Role, RowRole};

use super::body::Body;
use super::grid::{Grid, Kind};
use super::regions::Draft;
use super::row_bases::OTHER_BASIS;
use super::table::{Column, Line, Table};

/// Roles as they are found, table by table.
pub(super) struct Roles {
    rows: Vec<Option<(RowRole, Option<&'static str>)>>,
}

impl Roles {
    pub(super) fn new(rows: usize) -> Roles {
        Roles { rows: vec![None; rows] }
    }

    /// Tables that stand side by side share rows: a line of money in one of them decides.
    fn set(&mut self, at: usize, role: RowRole, reason: Option<&'static str>) {
        let rank = |role: RowRole| match role {
            RowRole::Entry => 9,
            RowRole::Total => 8,
            RowRole::Subtotal => 7,
            RowRole::LeftOut => 6,
            RowRole::Header => 5,
            RowRole::Section => 4,
            RowRole::Continuation => 3,
            RowRole::Title => 2,
            RowRole::Note => 1,
            RowRole::Blank => 0,
        };
        if self.rows[at].is_none_or(|(old, _)| rank(old) < rank(role)) {
            self.rows[at] = Some((role, reason));
        }
    }

    /// The rows of one table. Gives the lines none of whose amounts can be read.
    pub(super) fn table(
        &mut self,
        grid: &Grid,
        draft: &Draft,
        columns: &[Column],
        body: &Body,
        row_roles: &[RowRole],
        lines: &mut [Line],
    ) -> Vec<u32> {
        for &row in &draft.titles {
            self.set(row, RowRole::Title, None);
        }
        for &row in draft.header.iter().chain(&draft.repeated) {
            self.set(row, RowRole::Header, None);
        }
        for (at, &row) in body.figures.iter().enumerate() {
            self.set(row, row_roles[at], body.left_out[at]);
        }
        for &row in &body.aside {
            self.set(row, RowRole::LeftOut, Some(OTHER_BASIS));
        }
        self.words(grid, draft, columns, body, lines)
    }

    /// The rows without figures inside a table: sections, continued lines, lines without an
    /// amount, notes.
    fn words(
        &mut self,
        grid: &Grid,
        draft: &Draft,
        columns: &[Column],
        body: &Body,
        lines: &mut [Line],
    ) -> Vec<u32> {
        let mut unpriced = Vec::new();
        let label =
            columns.iter().find(|column| column.role == Role::Label).map(|column| column.col);
        let wraps = !writes_small(grid, &body.figures);
        let mut sections: Vec<(u16, u32)> = Vec::new();
        let mut next_line = 0;
        let mut next_figure = 0;
        for (place, &row) in draft.body.iter().enumerate() {
            if draft.repeated.binary_search(&row).is_ok() || body.aside.binary_search(&row).is_ok()
            {
                continue;
            }
            if body.figures.get(next_figure) == Some(&row) {
                if lines.get(next_line).is_some_and(|line| line.row == grid.number_of(row)) {
                    lines[next_line].sections = sections.iter().map(|&(_, row)| row).collect();
                    next_line += 1;
                } else if body.is_total[next_figure] {
                    sections.pop();
                }
                next_figure += 1;
                continue;
            }
            let below = draft.body.get(place + 1).copied();
            match role_of_words(grid, row, below.filter(|_| wraps), label, columns) {
                Words::Section(col) => {
                    let previous = place.checked_sub(1).map(|place| draft.body[place]);
                    let nested = previous.is_some_and(|previous| {
                        sections.last().is_some_and(|last| last.1 == grid.number_of(previous))
                    });
                    if !nested {
                        sections.clear();
                    }
                    sections.truncate(2);
                    sections.push((col, grid.number_of(row)));
                    self.set(row, RowRole::Section, None);
                }
                Words::Line => {
                    unpriced.push(grid.number_of(row));
                    self.set(row, RowRole::Entry, None);
                }
                Words::GoesOn => {
                    let after = next_line
                        .checked_sub(1)
                        .filter(|&at| grid.number_of(row) - lines[at].row <= 2);
                    match after {
                        Some(at) => {
                            lines[at].continued.push(grid.number_of(row));
                            self.set(row, RowRole::Continuation, None);
                        }
                        None => self.set(row, RowRole::Section, None),
                    }
                }
                Words::BeginsNext => {
                    if let Some(line) = lines.get_mut(next_line) {
                        line.continued.push(grid.number_of(row));
                    }
                    self.set(row, RowRole::Continuation, None);
                }
                Words::Note => self.set(row, RowRole::Note, None),
            }
        }
        unpriced
    }

    /// The rows below the last line of the sheet: the end of a wrapped line, or notes.
    pub(super) fn below(&mut self, grid: &Grid, rows: &[usize], table: Option<&mut Table>) {
        let mut last = table.and_then(|table| table.lines.last_mut());
        let mut expected = last.as_ref().map(|line| line.row + 1);
        for &row in rows {
            let number = grid.number_of(row);
            let goes_on = Some(number) == expected
                && begins_small(grid, row)
                && self.rows.get(row.wrapping_sub(1)).copied().flatten().map(|(role, _)| role)
                    == Some(RowRole::Entry);
            match &mut last {
                Some(line) if goes_on => {
                    line.continued.push(number);
                    expected = Some(number + 1);
                    self.set(row, RowRole::Continuation, None);
                }
                _ => {
                    let role = if self.rows.iter().any(Option::is_some) {
                        RowRole::Note
                    } else {
                        RowRole::Title
                    };
                    self.set(row, role, None);
                }
            }
        }
    }

    /// A draft that turned out to hold no table.
    pub(super) fn without_table(&mut self, draft: &Draft) {
        for &row in draft.titles.iter().chain(&draft.header) {
            self.set(row, RowRole::Title, None);
        }
        for &row in draft.repeated.iter().chain(&draft.body) {
            self.set(row, RowRole::LeftOut, Some("holds no amount that could be read"));
        }
    }

    /// Every row with its role; what no table claimed is a note.
    pub(super) fn finish(self) -> Vec<(RowRole, Option<&'static str>)> {
        self.rows.into_iter().map(|row| row.unwrap_or((RowRole::Note, None))).collect()
    }
}

/// What a row of words inside a table is.
enum Words {
    Section(u16),
    Line,
    GoesOn,
    BeginsNext,
    Note,
}

fn role_of_words(
    grid: &Grid,
    row: usize,
    below: Option<usize>,
    label: Option<u16>,
    columns: &[Column],
) -> Words {
    let mut cells = grid.cells(row);
    let filled = cells.len();
    let Some((first, kind)) = cells.next() else { return Words::Note };
    let amount = |col: u16| {
        let found = columns.binary_search_by_key(&col, |column| column.col);
        found.is_ok_and(|at| columns[at].role == Role::Amount)
    };
    let pending = grid.cells(row).any(|(cell, kind)| kind == Kind::Mark && amount(cell.col));
    if pending && filled > 1 {
        return Words::Line;
    }
    if kind != Kind::Words {
        return if filled > 1 { Words::Line } else { Words::Note };
    }
    if begins_small(grid, row) {
        // What stands where the amount should be makes it a line of its own.
        let amount_said = grid.cells(row).any(|(cell, _)| amount(cell.col));
        return if amount_said && filled > 1 { Words::Line } else { Words::GoesOn };
    }
    let unfinished = below.is_some_and(|below| {
        grid.number_of(below) == grid.number_of(row) + 1 && begins_small(grid, below)
    });
    let ends_open = grid
        .words(row, first.col)
        .is_some_and(|words| words.ends_with([',', '-', '&', '/']) || words.ends_with(" and"));
    if filled == 1 && (unfinished || ends_open && below.is_some()) && Some(first.col) == label {
        return Words::BeginsNext;
    }
    if filled == 1 {
        let long = grid.words(row, first.col).is_some_and(|words| words.chars().count() > 120);
        return if long { Words::Note } else { Words::Section(first.col) };
    }
    let has_label = label.is_some_and(|label| grid.words(row, label).is_some());
    if has_label { Words::Line } else { Words::Note }
}

/// Whether the row's first words begin with a small letter, as the rest of a wrapped line does.
fn begins_small(grid: &Grid, row: usize) -> bool {
    let first = grid.cells(row).next().map(|(cell, _)| cell.col);
    first.and_then(|col| grid.words(row, col)).is_some_and(|words| {
        let mut chars = words.chars();
        let starts = chars.next().is_some_and(|c| c.is_lowercase() || matches!(c, '&' | '(' | '+'));
        starts && chars.next().is_some_and(|c| c.is_lowercase() || c == ' ' || c == '/')
    })
}

/// Whether people wrote lines of their own in small letters here, so that a small letter is no
/// sign of a wrapped line: more lines that begin small follow another line than follow mere words.
fn writes_small(grid: &Grid, figures: &[usize]) -> bool {
    let (mut after_figures, mut after_words) = (0_usize, 0_usize);
    for (at, &row) in figures.iter().enumerate() {
        let Some(above) = row.checked_sub(1) else { continue };
        if grid.number_of(above) + 1 == grid.number_of(row) && begins_small(grid, row) {
            let is_figures = at.checked_sub(1).is_some_and(|before| figures[before] == above);
            *(if is_figures { &mut after_figures } else { &mut after_words }) += 1;
        }
    }
    after_figures > after_words
}

#[cfg(test)]
mod tests {
    use super::RowRole::{self, Continuation, Entry, Header, Section, Total};
    use crate::detect::example::layout_of;

    #[track_caller]
    fn assert_roles(rows: &[&[&str]], expected: &[RowRole]) {
        let found: Vec<RowRole> = layout_of(rows).rows.iter().map(|row| row.0).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_small_letter_goes_on_with_the_words_above_where_lines_begin_with_capitals() {
        assert_roles(
            &[
                &["Activity", "Spent"],
                &["Walking group", "10.00"],
                &["Repairs of the hall"],
                &["and of its roof", "20.00"],
                &["Choir", "5.50"],
                &["Total", "35.50"],
            ],
            &[Header, Entry, Continuation, Entry, Entry, Total],
        );
    }

    #[test]
    fn a_heading_stays_one_where_people_write_lines_in_small_letters() {
        assert_roles(
            &[
                &["Activity", "Spent"],
                &["Young and old"],
                &["lunch club", "10.00"],
                &["tea dance", "20.00"],
                &["play scheme", "5.50"],
                &["Total", "35.50"],
            ],
            &[Header, Section, Entry, Entry, Entry, Total],
        );
    }
}
