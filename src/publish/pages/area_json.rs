//! The page of an area for programs: `totals.json`.

use serde::Serialize;

use super::json_shape::{Figure, Said};
use crate::pages::{AreaPage, Table};

/// The whole file.
pub fn render(page: &AreaPage) -> serde_json::Result<Vec<u8>> {
    let coverage = &page.coverage;
    let file = File {
        programme: &page.programme,
        edition: &page.edition,
        area: Area { id: &page.id, name: &page.name },
        period: page.period.to_string(),
        provisional: page.provisional,
        total: page.total.as_ref().map(Figure::of),
        coverage: Coverage {
            returns: coverage.returns.as_ref().map(Figure::of),
            months: coverage.months.as_ref().map(Figure::of),
            in_a_category: coverage.in_a_category.as_ref().map(Figure::of),
            allocation: coverage.allocation.as_ref().map(Figure::of),
        },
        sentences: page.sentences.iter().map(Said::of).collect(),
        tables: page.tables.iter().map(Lines::of).collect(),
        provenance: Said::of(&page.provenance),
    };
    let mut out = serde_json::to_vec_pretty(&file)?;
    out.push(b'\n');
    Ok(out)
}

#[derive(Serialize)]
struct File<'a> {
    programme: &'a str,
    edition: &'a str,
    area: Area<'a>,
    period: String,
    provisional: bool,
    total: Option<Figure<'a>>,
    coverage: Coverage<'a>,
    sentences: Vec<Said<'a>>,
    tables: Vec<Lines<'a>>,
    provenance: Said<'a>,
}

#[derive(Serialize)]
struct Area<'a> {
    id: &'a str,
    name: &'a str,
}

/// Each as the page prints it, or null where it is not known.
#[derive(Serialize)]
struct Coverage<'a> {
    returns: Option<Figure<'a>>,
    months: Option<Figure<'a>>,
    in_a_category: Option<Figure<'a>>,
    allocation: Option<Figure<'a>>,
}

#[derive(Serialize)]
struct Lines<'a> {
    table: &'a str,
    heading: &'a str,
    lines: Vec<Line<'a>>,
    total: Figure<'a>,
}

#[derive(Serialize)]
struct Line<'a> {
    name: String,
    pounds: Figure<'a>,
    share: Option<Figure<'a>>,
    lines: u64,
}

impl<'a> Lines<'a> {
    fn of(table: &'a Table) -> Lines<'a> {
        let line = |line: &'a crate::pages::Line| Line {
            name: line.name.to_string(),
            pounds: Figure::of(&line.pounds),
            share: line.share.as_ref().map(Figure::of),
            lines: line.sum.lines,
        };
        Lines {
            table: table.id,
            heading: &table.heading,
            lines: table.lines.iter().map(line).collect(),
            total: Figure::of(&table.total),
        }
    }
}
