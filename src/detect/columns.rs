//! The columns of a table: heading, role, basis, period.

use crate::model::period::read_period;
use crate::model::{Basis, CellAt, Role};

use super::grid::{Grid, Kind};
use super::headings::Headings;
use super::lexicon::Meaning;
use super::profile::{Profile, profiles};
use super::regions::Draft;
use super::table::Column;

/// How many lines are read to see what a column holds.
const SAMPLE: usize = 2_000;

/// A column with what was counted in it.
struct Seen {
    column: Column,
    meaning: Option<Meaning>,
    profile: Profile,
}

/// The columns of `draft`, each with a role. Headings are those of `carried` when it has none.
pub(super) fn columns(
    grid: &Grid,
    headings: &Headings,
    draft: &Draft,
    carried: Option<&[Column]>,
    fy_start: u8,
) -> Vec<Column> {
    let counts = profiles(grid, draft.body.iter().copied().take(SAMPLE));
    let merged = merged_in_header(grid, draft);
    let mut seen: Vec<Seen> = draft
        .cols
        .clone()
        .map(|col| {
            let profile = counts.get(usize::from(col)).cloned().unwrap_or_default();
            let parts = carried
                .and_then(|columns| columns.iter().find(|column| column.col == col))
                .map_or_else(
                    || heading_parts(grid, draft, &merged, col),
                    |column| Parts { groups: Vec::new(), own: column.heading.clone() },
                );
            let figures = profile.figures + profile.percents > profile.words + profile.dates;
            let meaning = parts.meaning(headings, figures);
            let heading = parts.whole();
            let column = Column {
                period: read_period(&heading, fy_start),
                ..Column::new(col, heading, Role::Note)
            };
            Seen { column, meaning, profile }
        })
        .filter(|seen| seen.profile.filled() > 0 || !seen.column.heading.is_empty())
        .collect();
    for seen in &mut seen {
        (seen.column.role, seen.column.basis) = first_role(seen);
    }
    settle_label(grid, draft, &mut seen);
    seen.into_iter().map(|seen| seen.column).collect()
}

/// The header cells above one column.
struct Parts {
    /// Headings that it shares with its neighbours, from the top.
    groups: Vec<String>,
    /// Its own heading.
    own: String,
}

impl Parts {
    fn whole(&self) -> String {
        let mut whole = self.groups.join(" ");
        if !whole.is_empty() && !self.own.is_empty() {
            whole.push(' ');
        }
        whole + &self.own
    }

    /// What the column's own heading means; where that says little ("£", "Amount"), what the
    /// headings above it add.
    fn meaning(&self, headings: &Headings, figures: bool) -> Option<Meaning> {
        let own = headings.meaning(&self.own, figures);
        let says_little = own.is_none_or(|meaning| meaning.says_little());
        if !says_little || self.groups.is_empty() {
            return own;
        }
        let groups = self.groups.iter().rev();
        let above = groups.filter_map(|group| headings.meaning(group, figures));
        above.filter(|meaning| !meaning.says_little()).chain(own).next()
    }
}

/// The header cells above a column. A cell in an upper header row also heads the empty cells to
/// its right, as a merged cell shows it.
fn heading_parts(grid: &Grid, draft: &Draft, merged: &[&Region], col: u16) -> Parts {
    let mut parts = Parts { groups: Vec::new(), own: String::new() };
    let last = draft.header.last().copied();
    for &row in &draft.header {
        let shared = |col: u16| {
            (Some(row) != last || region_over(grid, merged, row, col).is_some())
                .then(|| spanning(grid, draft, merged, row, col))
                .flatten()
        };
        let (text, group) = match cell_text(grid, row, col) {
            Some(text) => {
                let spreads = grid.kind(row, col + 1).is_none()
                    && shared(col + 1).is_some_and(|right| right == text);
                (text, spreads)
            }
            None => match shared(col) {
                Some(text) => (text, true),
                None => continue,
            },
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || parts.own == text || parts.groups.contains(&text) {
            continue;
        }
        if group {
            parts.groups.push(text);
        } else {
            if !parts.own.is_empty() {
                parts.own.push(' ');
            }
            parts.own.push_str(&text);
        }
    }
    parts
}

fn cell_text(grid: &Grid, row: usize, col: u16) -> Option<String> {
    match grid.kind(row, col)? {
        Kind::Number if grid.words(row, col).is_none() => {
            grid.money(row, col).map(|money| money.exact().normalize().to_string())
        }
        _ => grid.words(row, col).map(str::to_owned),
    }
}

/// The text of the cell to the left that spreads over `col` in an upper header row: a merged
/// region if the sheet has any, else the nearest filled cell that is not the first.
fn spanning(
    grid: &Grid,
    draft: &Draft,
    merged: &[&Region],
    row: usize,
    col: u16,
) -> Option<String> {
    if let Some((first, _)) = region_over(grid, merged, row, col) {
        let at = grid.sheet.find_row(first.row)?;
        return cell_text(grid, at, u16::try_from(first.col).ok()?);
    }
    if !grid.sheet.merged.is_empty() {
        return None;
    }
    let left = grid
        .cells(row)
        .map(|(cell, _)| cell.col)
        .take_while(|&at| at < col)
        .filter(|&at| at > draft.cols.start)
        .last()?;
    // A cell spreads over its neighbours when headings of their own stand below it.
    let spreads = draft.header.iter().any(|&below| below > row && grid.kind(below, left).is_some());
    if spreads { cell_text(grid, row, left) } else { None }
}

/// A merged region with its first and last cell.
type Region = (CellAt, CellAt);

/// The merged regions that touch the header.
fn merged_in_header<'s>(grid: &Grid<'s>, draft: &Draft) -> Vec<&'s Region> {
    let header: Vec<u32> = draft.header.iter().map(|&row| grid.number_of(row)).collect();
    let touches = |(first, last): &&Region| {
        header.iter().any(|number| (first.row..=last.row).contains(number))
    };
    grid.sheet.merged.iter().filter(touches).collect()
}

/// The merged region that covers a cell.
fn region_over<'s>(
    grid: &Grid<'s>,
    merged: &[&'s Region],
    row: usize,
    col: u16,
) -> Option<&'s Region> {
    let number = grid.number_of(row);
    merged.iter().copied().find(|(first, last)| {
        (first.row..=last.row).contains(&number) && (first.col..=last.col).contains(&u32::from(col))
    })
}

/// A role from the heading and the cells of the column alone.
fn first_role(seen: &Seen) -> (Role, Option<Basis>) {
    let profile = &seen.profile;
    let figures = profile.figures;
    let mostly_figures = figures > 0 && figures >= profile.words + profile.dates;
    let by_person = seen.meaning.filter(|meaning| meaning.rank >= 20);
    if let Some(meaning) = by_person
        && (meaning.role != Role::Amount || mostly_figures || profile.filled() == 0)
        && (meaning.role != Role::Period || !mostly_figures || profile.years)
    {
        return (meaning.role, meaning.basis.or(default_basis(meaning.role)));
    }
    if profile.dates > 0 && profile.dates * 2 >= profile.filled() {
        return (Role::Date, None);
    }
    if mostly_figures && profile.percents <= figures {
        if profile.index && !matches!(seen.meaning, Some(Meaning { role: Role::Amount, .. })) {
            return (Role::Reference, None);
        }
        if profile.years && !matches!(seen.meaning, Some(Meaning { role: Role::Amount, .. })) {
            return (Role::Period, None);
        }
        return match seen.meaning {
            Some(Meaning { role: Role::Reference, .. }) => (Role::Reference, None),
            Some(Meaning { basis: Some(basis), .. }) => (Role::Amount, Some(basis)),
            _ => (Role::Amount, None),
        };
    }
    if profile.percents > 0 && profile.percents >= profile.words {
        return (Role::Amount, Some(Basis::Other));
    }
    match seen.meaning {
        Some(Meaning { role: Role::Amount, .. }) if profile.filled() == 0 => {
            (Role::Amount, seen.meaning.and_then(|meaning| meaning.basis))
        }
        Some(Meaning { role: Role::Amount, .. }) | None => (Role::Note, None),
        Some(meaning) => (meaning.role, None),
    }
}

fn default_basis(role: Role) -> Option<Basis> {
    (role == Role::Amount).then_some(Basis::Spent)
}

/// Exactly one column names the line. Of those that could, the one whose heading says so most
/// plainly; without such a heading the fullest column of words, from the left.
fn settle_label(grid: &Grid, draft: &Draft, seen: &mut [Seen]) {
    let lines = draft.body.len().max(1);
    let rank = |seen: &Seen| -> Option<(usize, u8)> {
        if seen.column.role == Role::Amount || seen.profile.words == 0 {
            return None;
        }
        let by_heading = match (seen.column.role, seen.meaning) {
            (Role::Label, Some(meaning)) => meaning.rank.min(20) + 10,
            (Role::Description, Some(meaning)) => meaning.rank.min(6) + 7,
            (Role::Payee, _) => 8,
            (Role::Section, _) => 6,
            (Role::Note, None) => 9,
            (Role::Note | Role::Reference, _) => 2,
            _ => 1,
        };
        let full = usize::from(seen.profile.words * 4 >= lines);
        Some((full, by_heading))
    };
    let best = seen
        .iter()
        .enumerate()
        .filter_map(|(at, seen)| rank(seen).map(|rank| (rank, std::cmp::Reverse(at), at)))
        .max_by_key(|&(rank, left, _)| (rank, left))
        .map(|(_, _, at)| at);
    let Some(label) = best else { return };
    let label_col = seen[label].column.col;
    for (at, seen) in seen.iter_mut().enumerate() {
        let role = seen.column.role;
        seen.column.role = match role {
            _ if at == label => Role::Label,
            Role::Label if seen.column.col < label_col => Role::Section,
            Role::Label => Role::Description,
            // Words without a heading: sparse ones left of the label group the lines.
            Role::Note if seen.meaning.is_none() && seen.profile.words > 0 => {
                if seen.column.col < label_col && repeats_or_sparse(grid, draft, seen.column.col) {
                    Role::Section
                } else if seen.column.heading.is_empty() && seen.column.col > label_col {
                    Role::Note
                } else {
                    Role::Description
                }
            }
            other => other,
        };
    }
}

/// Whether a column of words names groups: many of its cells are empty or say the same again.
fn repeats_or_sparse(grid: &Grid, draft: &Draft, col: u16) -> bool {
    let sample = draft.body.len().min(200);
    let mut distinct: Vec<&str> =
        draft.body.iter().take(sample).filter_map(|&row| grid.words(row, col)).collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() * 2 <= sample
}
