//! One mapping file as lines of named fields, whatever program saved it.

use csv::StringRecord;

use super::delimiter::{declared_delimiter, likely_delimiter, plain};
use super::keepable::is_error_value;
use super::mistake::Complaints;
use super::nearest::nearest;
use super::records::records;

/// A column that a mapping file may have.
#[derive(Copy, Clone)]
pub(super) struct Heading<'h> {
    /// Its name in the first line, as [`plain`] writes it.
    pub(super) name: &'h str,
    /// Whether the file is of no use without it.
    pub(super) required: bool,
    /// Whether anything may stand in it, even the errors of a spreadsheet.
    pub(super) free: bool,
}

/// A column that must be there.
pub(super) const fn required(name: &str) -> Heading<'_> {
    Heading { name, required: true, free: false }
}

/// A column that may be missing; its fields are then empty.
pub(super) const fn optional(name: &str) -> Heading<'_> {
    Heading { name, required: false, free: false }
}

/// A column that may be missing, and in which anything may stand.
pub(super) const fn free(name: &str) -> Heading<'_> {
    Heading { name, required: false, free: true }
}

/// The lines of one mapping file.
#[derive(Default)]
pub(super) struct Grid<'h> {
    /// Each known column, and where it stands.
    columns: Vec<(Heading<'h>, usize)>,
    /// What the first line calls the columns, as [`plain`] writes it.
    pub(super) names: Vec<String>,
    /// The line on which it does.
    pub(super) first_line: u32,
    records: Vec<(u32, StringRecord)>,
    /// Whether fields are parted by `;`, as where the comma is the decimal sign.
    pub(super) semicolons: bool,
}

/// One line.
#[derive(Copy, Clone)]
pub(super) struct Row<'a> {
    /// Where it stands in the file, from 1.
    pub(super) line: u32,
    grid: &'a Grid<'a>,
    record: &'a StringRecord,
}

impl<'a> Row<'a> {
    /// The field of the column `name`, without the space around it; empty when there is none.
    pub(super) fn field(&self, name: &str) -> &'a str {
        self.grid
            .columns
            .iter()
            .find(|(column, _)| column.name == name)
            .and_then(|&(_, at)| self.record.get(at))
            .map_or("", str::trim)
    }

    /// The same, and a mistake when there is none.
    pub(super) fn filled(&self, name: &str, complaints: &mut Complaints) -> Option<&'a str> {
        let field = self.field(name);
        if field.is_empty() {
            complaints.at(self.line, name, "this is empty", format!("fill in the {name}"));
            return None;
        }
        Some(field)
    }
}

impl<'h> Grid<'h> {
    /// Reads `text`, whose first line names the columns; `headings` are the ones that matter.
    /// Lines whose fields are all empty are passed over, unknown columns are left alone.
    pub(super) fn read(
        text: &str,
        headings: &[Heading<'h>],
        complaints: &mut Complaints,
    ) -> Grid<'h> {
        let (text, declared, skipped) = declared_delimiter(text);
        let delimiter = declared.unwrap_or_else(|| likely_delimiter(text, headings));
        let mut records = records(text, delimiter, skipped, complaints).into_iter();
        let Some((line, header)) = records.next() else {
            let names: Vec<_> = headings.iter().map(|heading| heading.name).collect();
            complaints.whole(
                "the file is empty",
                format!("its first line names the columns: {}", names.join(",")),
            );
            return Grid::default();
        };
        let names: Vec<String> = header.iter().map(plain).collect();
        let columns = columns(line, &names, headings, complaints);
        let semicolons = delimiter == b';';
        let grid =
            Grid { columns, names, first_line: line, records: records.collect(), semicolons };
        grid.look_for_damage(complaints);
        grid
    }

    /// The lines below the first, from top to bottom.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|(line, record)| Row { line: *line, grid: self, record })
    }

    /// Error values and cut numbers that a spreadsheet left in place of what was typed.
    fn look_for_damage(&self, complaints: &mut Complaints) {
        for row in self.rows() {
            for name in self.columns.iter().filter(|(c, _)| !c.free).map(|(c, _)| c.name) {
                let field = row.field(name);
                if is_error_value(field) {
                    complaints.at(
                        row.line,
                        name,
                        format!("the spreadsheet left the error `{field}` here"),
                        "type what it should say",
                    );
                }
            }
        }
    }
}

/// Where each known column stands.
fn columns<'h>(
    line: u32,
    names: &[String],
    headings: &[Heading<'h>],
    complaints: &mut Complaints,
) -> Vec<(Heading<'h>, usize)> {
    let mut found = Vec::new();
    for heading in headings {
        let mut places = names.iter().enumerate().filter(|(_, name)| *name == heading.name);
        match places.next() {
            Some((at, _)) => {
                found.push((*heading, at));
                if places.next().is_some() {
                    complaints.at(
                        line,
                        heading.name,
                        "two columns have this name",
                        "keep one of them",
                    );
                }
            }
            None if heading.required => {
                let strangers = names
                    .iter()
                    .map(String::as_str)
                    .filter(|name| headings.iter().all(|known| known.name != *name));
                let remedy = match nearest(heading.name, strangers) {
                    Some(name) => format!("rename the column `{name}` to `{}`", heading.name),
                    None => format!("add `{}` to the first line", heading.name),
                };
                complaints.at(line, heading.name, "the column is missing", remedy);
            }
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEADINGS: &[Heading] = &[required("id"), required("name"), optional("note")];

    fn read(text: &str) -> (Vec<(u32, String, String)>, Vec<String>) {
        let mut complaints = Complaints::about("areas.csv");
        let grid = Grid::read(text, HEADINGS, &mut complaints);
        let rows = grid
            .rows()
            .map(|row| (row.line, row.field("id").to_owned(), row.field("name").to_owned()))
            .collect();
        (rows, complaints.into_mistakes().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_separator_line_ending_and_column_order_reads_the_same() {
        for text in [
            "id,name\na,\"One, two\"\n",
            "id;name\r\na;One, two\r\n",
            "\u{a0} Name \tID\tcolour\nOne, two\ta\tred",
            "sep=;\r\nid;name\r\na;One, two\r\n",
        ] {
            let (rows, mistakes) = read(text);
            assert_eq!(mistakes, [""; 0], "{text}");
            assert_eq!(rows.len(), 1);
            assert_eq!((rows[0].1.as_str(), rows[0].2.as_str()), ("a", "One, two"), "{text}");
        }
    }

    #[test]
    fn lines_are_numbered_as_an_editor_shows_them() {
        let text = "id,name\r\n\r\na,\"two\r\nlines\"\r\n,\r\n\r\n\r\nb,B\r\n";
        let lines: Vec<u32> = read(text).0.iter().map(|row| row.0).collect();
        assert_eq!(lines, [3, 8]);
        let lines: Vec<u32> = read("sep=,\nid,name\n\n\na,A\n").0.iter().map(|row| row.0).collect();
        assert_eq!(lines, [5]);
    }

    #[test]
    fn what_is_wrong_with_the_first_line_is_said() {
        let (_, mistakes) = read("id,names,id\n");
        assert_eq!(
            mistakes,
            [
                "areas.csv, line 1, id: two columns have this name; keep one of them",
                "areas.csv, line 1, name: the column is missing; rename the column `names` to `name`",
            ]
        );
        assert_eq!(
            read("\r\n").1,
            ["areas.csv: the file is empty; its first line names the columns: id,name,note"]
        );
    }

    #[test]
    fn an_open_quotation_mark_and_an_error_cell_are_mistakes() {
        let (_, mistakes) = read("id,name\na,\"A\nb,B\n");
        assert_eq!(
            mistakes,
            ["areas.csv, line 2: a quotation mark is opened on this line and never closed; close \
              it, or double it if it is part of the words"]
        );
        let (_, mistakes) = read("id,name\na,#REF!\nb,####\n");
        assert_eq!(mistakes.len(), 2);
        assert!(mistakes[0].contains("line 2, name: the spreadsheet left the error `#REF!`"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_complained_of(text in "(id,name)?[a\",;\r\n #!REF-]{0,60}\\PC{0,20}") {
            let (rows, mistakes) = read(&text);
            let lines = text.replace("\r\n", "\n").split(['\r', '\n']).count();
            prop_assert!(rows.is_sorted_by_key(|row| row.0));
            prop_assert!(rows.iter().all(|row| (1..=lines).contains(&(row.0 as usize))));
            prop_assert!(!rows.is_empty() || !mistakes.is_empty() || text.starts_with("id,name"));
        }
    }
}
