//! One sheet from grid to layout.

use crate::mapping::{Action, FileWord, Mappings};
use crate::model::{Basis, Code, Finding, RowRole};
use crate::open::{Sheet, Workbook};

use super::body::Body;
use super::columns::columns;
use super::grid::Grid;
use super::headings::Headings;
use super::joint;
use super::recap;
use super::regions::{Draft, drafts, side_by_side};
use super::repair;
use super::roles::Roles;
use super::say;
use super::signs;
use super::spend;
use super::table::{SheetLayout, Table};
use super::uncounted;
use super::units::{self, InTitles};

/// What is known about a sheet before it is looked at.
pub struct About<'a> {
    /// What headings mean.
    pub headings: &'a Headings,
    /// First month of the financial year.
    pub fy_start: u8,
    /// The row of the last header row, from zero, if a person said so.
    pub header_row: Option<u32>,
    /// The basis of the spend column, if a person said so.
    pub basis: Option<Basis>,
    /// Whether a person said to leave the sheet out.
    pub ignore: bool,
}

/// Detects each sheet of a workbook; a sheet without a header takes over the one before it.
/// `name` is the file's name inside the inbox.
pub fn detect_workbook(
    workbook: &Workbook,
    name: &str,
    mappings: &Mappings,
    headings: &Headings,
) -> Vec<SheetLayout> {
    let mut layouts: Vec<SheetLayout> = Vec::with_capacity(workbook.sheets.len());
    for sheet in &workbook.sheets {
        let words: Vec<&FileWord> = mappings.words_about(name, &sheet.name).collect();
        let about = About {
            headings,
            fy_start: mappings.settings.financial_year_start,
            header_row: words
                .iter()
                .find_map(|word| word.header_row)
                .and_then(|row| row.checked_sub(1)),
            basis: words.iter().find_map(|word| word.basis),
            ignore: words.iter().any(|word| word.action == Some(Action::Ignore)),
        };
        let carried = layouts.iter().rev().flat_map(|layout| &layout.tables).next();
        let layout = detect(sheet, &about, carried);
        layouts.push(layout);
    }
    recap::leave_out(workbook, &mut layouts, mappings);
    layouts
}

/// Detects one sheet. `carried` is the table of an earlier sheet whose headings count where this
/// sheet has none.
pub fn detect(sheet: &Sheet, about: &About, carried: Option<&Table>) -> SheetLayout {
    if about.ignore {
        let rows = vec![
            (RowRole::LeftOut, Some("mappings/files.csv says to ignore it"));
            sheet.row_count()
        ];
        return SheetLayout { rows, ..SheetLayout::default() };
    }
    let mut grid = Grid::new(sheet);
    let (drafts, below) = drafts(&grid, about.headings, about.header_row);
    let mut roles = Roles::new(grid.rows());
    let mut findings = Vec::new();
    let mut tables = Vec::new();
    let mut units = InTitles::default();
    for draft in drafts {
        for draft in side_by_side(&grid, draft) {
            units.read(&grid, &draft);
            let sheet = SoFar { roles: &mut roles, findings: &mut findings, units: &units };
            tables.extend(read_table(&mut grid, about, &draft, carried, sheet));
        }
    }
    joint::prove(&mut tables);
    findings.extend(tables.iter().flat_map(say::about));
    findings.extend(tables.iter().filter_map(uncounted::outside_totals));
    roles.below(&grid, &below, tables.last_mut());
    if tables.is_empty() && grid.rows() > 0 {
        findings.push(Finding::new(
            Code::NoTable,
            "no table of amounts was found on the sheet",
            "Nothing to do if it holds none; otherwise name its header row in mappings/files.csv.",
        ));
    }
    let findings =
        findings.into_iter().map(|finding: Finding| finding.on_sheet(&sheet.name)).collect();
    SheetLayout { rows: roles.finish(), tables, findings }
}

/// What is known of a sheet while its tables are read.
struct SoFar<'s> {
    roles: &'s mut Roles,
    findings: &'s mut Vec<Finding>,
    units: &'s InTitles,
}

fn read_table(
    grid: &mut Grid,
    about: &About,
    draft: &Draft,
    carried: Option<&Table>,
    SoFar { roles, findings, units }: SoFar<'_>,
) -> Option<Table> {
    let carried = carried.filter(|_| draft.header.is_empty()).map(|table| table.columns.as_slice());
    let mut columns = columns(grid, about.headings, draft, carried, about.fy_start);
    let mut repaired = repair::moved(grid, draft, &columns);
    let mut body = Body::new(grid, about.headings, draft, &columns);
    let by_total = repair::by_total(grid, draft, &columns, &body.checks(grid, &columns));
    if !by_total.is_empty() {
        body = Body::new(grid, about.headings, draft, &columns);
        repaired.extend(by_total);
    }
    if body.figures.is_empty() {
        roles.without_table(draft);
        return None;
    }
    let mut said = spend::settle(&mut columns, &body.amounts, &body.across, about.basis);
    said.extend(units::settle(&mut columns, grid, &body, units));
    said.extend(signs::settle(&mut columns, grid, &body));
    let row_roles = body.roles();
    let checks = body.checks(grid, &columns);
    let mut lines = body.lines(grid, &columns);
    let unpriced = roles.table(grid, draft, &columns, &body, &row_roles, &mut lines);
    let number = |row: &usize| grid.number_of(*row);
    let first = draft.header.first().or(draft.body.first()).map_or(0, number);
    let table = Table {
        header_rows: draft.header.iter().map(number).collect(),
        carried: carried.is_some(),
        span: (first, body.figures.last().map_or(first, number)),
        amounts: uncounted::amounts(grid, &body, &columns),
        columns,
        lines,
        unpriced,
        checks,
    };
    findings.extend(repaired);
    findings.extend(said);
    findings.extend(uncounted::left_out(grid, &body, &table.columns));
    findings.extend(uncounted::doubtful_totals(grid, &body, &table.columns));
    findings.extend(signs::credits(&table));
    Some(table)
}
