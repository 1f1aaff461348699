//! Which columns and which lines of a labelled set are meant.

use crate::mapping::delimiter::plain;
use crate::mapping::grid::{Grid, Row};
use crate::mapping::mistake::Complaints;
use crate::mapping::nearest::nearest;

/// What a column of a labelled set can hold.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The words that are coded.
    Label,
    /// What they are known to mean.
    Category,
    /// Whose they are.
    Area,
    /// The amount beside them.
    Amount,
    /// The section that they stand in.
    Section,
    /// The description beside them.
    Description,
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 6] = [
        Field::Label,
        Field::Category,
        Field::Area,
        Field::Amount,
        Field::Section,
        Field::Description,
    ];

    /// What its column is called unless something else is said.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Label => "label",
            Field::Category => "category",
            Field::Area => "area",
            Field::Amount => "amount",
            Field::Section => "section",
            Field::Description => "description",
        }
    }

    /// Whether a damaged field would spoil the measurement.
    pub(super) fn is_key(self) -> bool {
        matches!(self, Field::Label | Field::Category | Field::Area)
    }
}

/// Which columns and which lines of a labelled set are meant.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The heading of each field, in the order of [`Field::ALL`].
    headings: [String; 6],
    /// Headings that were named on purpose.
    named: Vec<String>,
    /// Headings, and the values of which one must stand there.
    only: Vec<(String, Vec<String>)>,
}

impl Default for Choice {
    fn default() -> Choice {
        Choice {
            headings: Field::ALL.map(|field| field.as_str().to_owned()),
            named: Vec::new(),
            only: Vec::new(),
        }
    }
}

impl Choice {
    /// From `FIELD=HEADING` for columns (`FIELD=` for none) and `HEADING=VALUE` for lines. Several values of one
    /// heading stand for any of them, several headings must all fit.
    ///
    /// # Errors
    ///
    /// What is not written so, in words.
    pub fn new(columns: &[String], only: &[String]) -> Result<Choice, String> {
        let mut choice = Choice::default();
        for column in columns {
            let known = Field::ALL.map(Field::as_str).join(", ");
            let wrong =
                || format!("--column {column}: write FIELD=HEADING, where FIELD is one of {known}");
            let (field, heading) = column.split_once('=').ok_or_else(wrong)?;
            let place = Field::ALL.iter().position(|one| one.as_str() == field.trim());
            let place = place.ok_or_else(wrong)?;
            let heading = plain(heading);
            if heading.is_empty() && place < 2 {
                return Err(format!("--column {column}: a labelled set cannot do without it"));
            }
            choice.headings[place].clone_from(&heading);
            choice.named.extend(Some(heading).filter(|heading| !heading.is_empty()));
        }
        for one in only {
            let (heading, value) =
                one.split_once('=').ok_or_else(|| format!("--only {one}: write HEADING=VALUE"))?;
            let (heading, value) = (plain(heading), value.trim().to_lowercase());
            match choice.only.iter_mut().find(|(known, _)| *known == heading) {
                Some((_, values)) => values.push(value),
                None => choice.only.push((heading, vec![value])),
            }
        }
        Ok(choice)
    }

    /// What the column of `field` is called, as headings are compared.
    pub(super) fn heading(&self, field: Field) -> &str {
        &self.headings[field as usize]
    }

    /// What stands in the column of `field`.
    pub(super) fn field<'a>(&self, row: Row<'a>, field: Field) -> &'a str {
        row.field(self.heading(field))
    }

    /// The headings and values by which lines are chosen.
    pub(super) fn asked(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.only.iter().map(|(heading, values)| (heading.as_str(), values.as_slice()))
    }

    /// Whether `row` is one of the lines that are meant.
    pub(super) fn asks_for(&self, row: Row<'_>) -> bool {
        self.asked().all(|(heading, values)| {
            let field = row.field(heading).to_lowercase();
            values.contains(&field)
        })
    }

    /// Complains of columns that are needed and not there.
    pub(super) fn check(&self, grid: &Grid<'_>, complaints: &mut Complaints) {
        if grid.names.is_empty() {
            return; // The file is empty, which has been said.
        }
        let needed = [Field::Label, Field::Category].map(|field| self.heading(field));
        let named = self.named.iter().map(String::as_str);
        let mut missing: Vec<&str> = needed
            .into_iter()
            .chain(named)
            .chain(self.asked().map(|(heading, _)| heading))
            .filter(|heading| grid.names.iter().all(|name| name != heading))
            .collect();
        missing.dedup();
        for heading in missing {
            let by_name = Field::ALL.iter().any(|field| field.as_str() == heading);
            let remedy = match nearest(heading, grid.names.iter().map(String::as_str)) {
                Some(name) if !by_name => format!("did you mean `{name}`?"),
                _ => {
                    let all = grid.names.join(", ");
                    let say = format!("say which one it is with --column {heading}=HEADING; ");
                    format!("{}the columns are {all}", if by_name { &say } else { "" })
                }
            };
            complaints.at(grid.first_line, heading, "there is no such column", remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_written_as_it_should_be_is_said() {
        for (column, says) in [
            ("theme", "--column theme: write FIELD=HEADING, where FIELD is one of label, category"),
            ("theme=category", "--column theme=category: write FIELD=HEADING"),
            ("label=", "--column label=: a labelled set cannot do without it"),
        ] {
            let error = Choice::new(&[String::from(column)], &[]).unwrap_err();
            assert!(error.starts_with(says), "{error}");
        }
        let error = Choice::new(&[], &[String::from("high")]).unwrap_err();
        assert_eq!(error, "--only high: write HEADING=VALUE");
    }
}
