//! Small sheets and layouts, made by hand for the tests of this room.

use super::{AreaFinder, Context, Extracted, Said, entries};
use crate::detect::{Column, Line, SheetLayout, Table};
use crate::mapping::{Area, Mappings};
use crate::model::{AreaId, Basis, CellAt, Finding, Money, Role, RowRole};
use crate::open::{CellFlags, SheetBuilder, Value, Workbook};

/// A file with its layouts, and what people know.
pub(super) struct Example {
    pub(super) file: &'static str,
    pub(super) workbook: Workbook,
    pub(super) layouts: Vec<SheetLayout>,
    pub(super) said: Vec<Said>,
    pub(super) mappings: Mappings,
}

impl Example {
    /// A file without sheets; the areas are Whitley, Whitley Bay and Dyke House.
    pub(super) fn new(file: &'static str) -> Example {
        let area = |name: &str| Area {
            id: name.to_lowercase().replace(' ', "-"),
            name: name.to_owned(),
            aliases: Vec::new(),
            region: String::new(),
            local_authority: String::new(),
            allocation: None,
            providers: Vec::new(),
        };
        let areas = ["Whitley", "Whitley Bay", "Dyke House"].map(area).into();
        Example {
            file,
            workbook: Workbook {
                format: crate::gather::Format::Csv,
                sheets: Vec::new(),
                findings: Vec::new(),
            },
            layouts: Vec::new(),
            said: Vec::new(),
            mappings: Mappings { areas, ..Mappings::default() },
        }
    }

    /// Adds a sheet: titles, a header and lines. The header cells give the columns' roles.
    /// Lines that begin with `+` carry on the line above; with `§`, name a section.
    pub(super) fn sheet(mut self, name: &str, titles: &[&[&str]], table: &[&[&str]]) -> Example {
        let mut builder = SheetBuilder::new(name);
        let mut layout = SheetLayout::default();
        let mut row = 0;
        for title in titles {
            push(&mut builder, row, title);
            layout.rows.push((RowRole::Title, None));
            row += 1;
        }
        if let Some((header, lines)) = table.split_first() {
            let mut found = Table { span: (row, row), ..Table::default() };
            found.columns = (0..).zip(*header).map(|(col, word)| column(col, word)).collect();
            push(&mut builder, row, header);
            layout.rows.push((RowRole::Header, None));
            let mut section = None;
            for cells in lines {
                row += 1;
                found.span.1 = row;
                push(&mut builder, row, cells);
                let mark = cells[0].chars().next();
                let role = match (mark, found.lines.last_mut()) {
                    (Some('§'), _) => {
                        section = Some(row);
                        RowRole::Section
                    }
                    (Some('+'), Some(last)) => {
                        last.continued.push(row);
                        RowRole::Continuation
                    }
                    _ => {
                        found.lines.push(line(row, section, &found.columns, cells));
                        RowRole::Entry
                    }
                };
                layout.rows.push((role, None));
            }
            layout.tables.push(found);
        }
        self.workbook.sheets.push(builder.finish());
        self.layouts.push(layout);
        self
    }

    /// What people said about the sheets.
    pub(super) fn said(mut self, said: Said) -> Example {
        self.said.push(said);
        self
    }

    /// Extracts, with the findings as `code place says`.
    pub(super) fn extract(&self) -> (Extracted<'_>, Vec<String>) {
        let finder = AreaFinder::new(&self.mappings);
        let context = Context {
            file: self.file,
            said: self.said.clone(),
            areas: &self.mappings.areas,
            finder: &finder,
            columns: &self.mappings.columns,
            settings: &self.mappings.settings,
        };
        let mut findings = Vec::new();
        let extracted = entries(&self.workbook, &self.layouts, &context, &mut findings);
        let line = |f: &Finding| format!("{} {} {}", f.code, f.place(), f.says);
        (extracted, findings.iter().map(line).collect())
    }

    /// The name of an area.
    pub(super) fn area(&self, area: Option<AreaId>) -> &str {
        area.map_or("", |area| &self.mappings.areas[area.index()].name)
    }
}

/// Numbers and ISO dates become what they are; `#…` an error; the rest is text.
fn push(builder: &mut SheetBuilder, row: u32, cells: &[&str]) {
    for (col, text) in (0..).zip(cells) {
        let text = text.trim_start_matches(['+', '§']);
        let value = if let Ok(number) = text.parse() {
            Value::Number(number)
        } else if let Ok(date) = text.parse() {
            Value::Date(date)
        } else if text.starts_with('#') {
            Value::Error(builder.keep(text))
        } else {
            builder.push_text(row, col, text);
            continue;
        };
        builder.push(row, col, CellFlags::default(), value);
    }
}

/// `spent` and `budget` are amounts, only the first is taken; other words are roles; a period
/// makes an amount column of that period.
fn column(col: u16, word: &str) -> Column {
    let period = crate::model::period::read_period(word, 4);
    let (role, basis) = match (word.parse::<Role>(), word.parse::<Basis>()) {
        (Ok(role), _) => (role, None),
        (_, Ok(basis)) => (Role::Amount, Some(basis)),
        _ => (Role::Amount, Some(Basis::Spent)),
    };
    let taken = basis == Some(Basis::Spent);
    Column { basis, period, taken, ..Column::new(col, word, role) }
}

fn line(row: u32, section: Option<u32>, columns: &[Column], cells: &[&str]) -> Line {
    let amounts = (0..).zip(columns).zip(cells).filter_map(|((index, column), text)| {
        let money = (column.role == Role::Amount).then(|| Money::new(text.parse().ok()?))??;
        Some((index, CellAt::new(row, u32::from(column.col)), money))
    });
    let amounts = amounts.collect();
    Line { row, sections: section.into_iter().collect(), continued: Vec::new(), amounts }
}
