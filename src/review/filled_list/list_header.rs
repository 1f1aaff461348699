//! The row that names the columns of any list that people fill in, wherever they moved it.

use std::cmp::Reverse;

use crate::mapping::{Mistake, nearest};
use crate::model::place::Letters;
use crate::open::{Cell, Row, Sheet, Workbook};

/// How far down the columns may be named.
const WITHIN: u32 = 50;
/// A longer heading is no misspelt name.
const LONGEST_HEADING: usize = 40;

/// A column of a list.
pub trait ListColumn: Copy + PartialEq + 'static {
    /// The column that `heading` names.
    fn named(heading: &str) -> Option<Self>;
    /// Its name.
    fn name(self) -> &'static str;
}

/// How the row is known, and what is said when there is none.
#[derive(Copy, Clone, Debug)]
pub struct Sought<C: 'static> {
    /// The columns that a list has, and few other tables.
    pub by: &'static [C],
    /// What the list is called: `a review list`.
    pub list: &'static str,
    /// What to do when there is none.
    pub remedy: &'static str,
}

/// The row that names the columns.
#[derive(Clone, Debug)]
pub struct ListHeader<C> {
    /// Where it stands, from zero.
    pub row: u32,
    /// The columns that it names, and where each stands.
    pub columns: Vec<(C, u16)>,
    /// Headings that such a list does not have, in small letters.
    strangers: Vec<(String, u16)>,
}

impl<C: ListColumn> ListHeader<C> {
    /// The sheet of `workbook` with the list, and the row that names its columns: the one that names
    /// all that it is known by, else the one that comes nearest to it.
    ///
    /// # Errors
    ///
    /// No sheet has such a row, or more than one.
    pub fn find<'w>(
        name: &str,
        workbook: &'w Workbook,
        sought: &Sought<C>,
    ) -> Result<(&'w Sheet, ListHeader<C>), Vec<Mistake>> {
        let mut whole: Vec<(&Sheet, ListHeader<C>)> = Vec::new();
        let mut nearest: Option<(&Sheet, ListHeader<C>)> = None;
        for sheet in &workbook.sheets {
            let top = sheet.rows().take_while(|row| row.row < WITHIN);
            // The first of those that name the most.
            let header = top.map(|row| ListHeader::of(sheet, row)).min_by_key(|header| {
                (header.missing(sought.by).count(), Reverse(header.columns.len()))
            });
            let Some(header) = header else { continue };
            match header.missing(sought.by).count() {
                0 => whole.push((sheet, header)),
                missing if missing + 1 < sought.by.len() => {
                    nearest.get_or_insert((sheet, header));
                }
                _ => {}
            }
        }
        let list = sought.list;
        if whole.len() > 1 {
            let names: Vec<String> =
                whole.iter().map(|(sheet, _)| format!("“{}”", sheet.name)).collect();
            let says = format!("the sheets {} hold {list} each", names.join(" and "));
            return Err(vec![about_all(name, says, "keep one of them in the file")]);
        }
        whole.pop().or(nearest).ok_or_else(|| {
            let names: Vec<String> =
                sought.by.iter().map(|column| format!("`{}`", column.name())).collect();
            let names = names.join(", ");
            let says =
                format!("none of the first {WITHIN} rows of a sheet names the columns {names}");
            vec![about_all(name, says, sought.remedy)]
        })
    }

    fn of(sheet: &Sheet, row: Row<'_>) -> ListHeader<C> {
        let mut header = ListHeader { row: row.row, columns: Vec::new(), strangers: Vec::new() };
        let text = |cell: &Cell| Some((sheet.text_of(cell)?.trim(), cell.col));
        for (heading, col) in row.cells.iter().filter_map(text) {
            match C::named(heading) {
                Some(column) => header.columns.push((column, col)),
                None if heading.len() <= LONGEST_HEADING => {
                    header.strangers.push((heading.to_lowercase(), col));
                }
                None => {}
            }
        }
        header
    }

    /// What is wrong with it: columns that are `needed` and not there, and columns that are `read` and
    /// there more than once.
    pub fn mistakes(&self, name: &str, needed: &[C], read: &[C]) -> Vec<Mistake> {
        let line = self.row.saturating_add(1);
        let mistake = |column: C, says: String, remedy: String| Mistake {
            file: name.to_owned(),
            line,
            column: column.name().to_owned(),
            says,
            remedy,
        };
        let missing = self.missing(needed).map(|column| {
            mistake(column, String::from("no column has this name"), self.remedy(column))
        });
        let twice = read.iter().filter_map(|&column| {
            let letters: Vec<String> =
                self.places(column).map(|col| Letters(col.into()).to_string()).collect();
            let says = format!("columns {} have this name", letters.join(" and "));
            (letters.len() > 1).then(|| mistake(column, says, String::from("keep one of them")))
        });
        missing.chain(twice).collect()
    }

    /// Whether it names `column`.
    pub fn names(&self, column: C) -> bool {
        self.places(column).next().is_some()
    }

    /// Whether it has a heading, in small letters, that is no column of such a list.
    pub fn has_stranger(&self, heading: &str) -> bool {
        self.strangers.iter().any(|(stranger, _)| stranger == heading)
    }

    /// Those of `needed` that it does not name.
    fn missing(&self, needed: &[C]) -> impl Iterator<Item = C> {
        needed.iter().copied().filter(|&column| !self.names(column))
    }

    fn places(&self, column: C) -> impl Iterator<Item = u16> {
        self.columns.iter().filter(move |(named, _)| *named == column).map(|&(_, col)| col)
    }

    /// How `column`, which is missing, comes back.
    fn remedy(&self, column: C) -> String {
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
