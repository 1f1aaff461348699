//! The row that names the columns, and whether it is that of a list for what is asked.

use crate::mapping::{Mistake, nearest};
use crate::model::place::Letters;
use crate::open::{Cell, Row, Sheet};

use super::Column;

/// What a filled list is read for. Each needs other columns.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ListFor {
    /// Its answers become decisions: the review list of a run, whole.
    Deciding,
    /// Its answers are held against another's: a review list, or a second coder's list.
    Comparing,
}

/// The columns by which the row is found.
pub(super) const FOUND_BY: [Column; 3] = [Column::Area, Column::Label, Column::Category];
/// All that are read.
const READ: [Column; 8] = [
    Column::Area,
    Column::Label,
    Column::Group,
    Column::Category,
    Column::Scope,
    Column::Split,
    Column::Note,
    Column::DecidedBy,
];
/// A longer heading is no misspelt name.
const LONGEST_HEADING: usize = 40;

impl ListFor {
    /// The columns that must be there: without one that people fill in, what they filled in would
    /// be passed over in silence.
    fn needed(self) -> &'static [Column] {
        match self {
            ListFor::Deciding => &READ,
            ListFor::Comparing => &[Column::Area, Column::Label, Column::Category, Column::Split],
        }
    }
}

/// The row that names the columns.
pub(super) struct Header {
    pub(super) row: u32,
    pub(super) columns: Vec<(Column, u16)>,
    /// Headings that a review list does not have, in small letters.
    strangers: Vec<(String, u16)>,
}

impl Header {
    pub(super) fn of(sheet: &Sheet, row: Row<'_>) -> Header {
        let mut header = Header { row: row.row, columns: Vec::new(), strangers: Vec::new() };
        let text = |cell: &Cell| Some((sheet.text_of(cell)?.trim(), cell.col));
        for (heading, col) in row.cells.iter().filter_map(text) {
            match Column::named(heading) {
                Some(column) => header.columns.push((column, col)),
                None if heading.len() <= LONGEST_HEADING => {
                    header.strangers.push((heading.to_lowercase(), col));
                }
                None => {}
            }
        }
        header
    }

    /// Those of `needed` that it does not name.
    pub(super) fn missing(&self, needed: &[Column]) -> impl Iterator<Item = Column> {
        needed.iter().copied().filter(|&column| !self.names(column))
    }

    /// What is wrong with it.
    pub(super) fn mistakes(&self, name: &str, list_for: ListFor) -> Vec<Mistake> {
        if let Some(other) = self.other_file(name, list_for) {
            return vec![other];
        }
        let line = self.row.saturating_add(1);
        let mistake = |column: Column, says: String, remedy: String| Mistake {
            file: name.to_owned(),
            line,
            column: column.name().to_owned(),
            says,
            remedy,
        };
        let missing = self.missing(list_for.needed()).map(|column| {
            mistake(column, String::from("no column has this name"), self.remedy(column))
        });
        let twice = READ.into_iter().filter_map(|column| {
            let letters: Vec<String> =
                self.places(column).map(|col| Letters(col.into()).to_string()).collect();
            let says = format!("columns {} have this name", letters.join(" and "));
            (letters.len() > 1).then(|| mistake(column, says, String::from("keep one of them")))
        });
        missing.chain(twice).collect()
    }

    fn places(&self, column: Column) -> impl Iterator<Item = u16> {
        self.columns.iter().filter(move |(named, _)| *named == column).map(|&(_, col)| col)
    }

    fn names(&self, column: Column) -> bool {
        self.places(column).next().is_some()
    }

    /// Which other file of a project it is, where that can be told.
    fn other_file(&self, name: &str, list_for: ListFor) -> Option<Mistake> {
        use Column::{Amount, Group, Lines, Scope, Split, Suggestion, Where};
        let has = |wanted: &str| self.strangers.iter().any(|(heading, _)| heading == wanted);
        let (says, remedy) = if has("method") && has("status") && !self.names(Split) {
            (
                String::from("this is entries.csv, not a review list"),
                "give the review.xlsx or review.csv that stands beside it, filled in",
            )
        } else if list_for == ListFor::Deciding
            && [Split, Where].iter().all(|&column| self.names(column))
            && ![Scope, Group, Amount, Lines, Suggestion(0)].iter().any(|&one| self.names(one))
        {
            let says = "this is a second coder's list, made by `crosscast review --second`; its \
                answers are compared and never applied";
            (String::from(says), "give it to `crosscast agree`")
        } else {
            return None;
        };
        Some(about_all(name, says, remedy))
    }

    /// How `column`, which is missing, comes back.
    fn remedy(&self, column: Column) -> String {
        let headings = self.strangers.iter().map(|(heading, _)| heading.as_str());
        let near = nearest(column.name(), headings);
        match self.strangers.iter().find(|(heading, _)| Some(heading.as_str()) == near) {
            Some((heading, col)) => format!(
                "column {} is called `{heading}`: is it this one? Then name it `{}`",
                Letters((*col).into()),
                column.name()
            ),
            None => String::from("put the column's name back"),
        }
    }
}

/// Something wrong with the file as a whole.
pub(super) fn about_all(name: &str, says: String, remedy: &str) -> Mistake {
    let (file, remedy) = (name.to_owned(), remedy.to_owned());
    Mistake { file, line: 0, column: String::new(), says, remedy }
}
