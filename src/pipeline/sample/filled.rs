//! A list of tested lines from disk to rows: what stands in it, before anybody asks whether it is right.

use std::path::Path;

use crate::audit::{Column, FilledSample, Plan};
use crate::gather;
use crate::mapping::{Mappings, Mistake};
use crate::open::{self, Apart, Row, Sheet, Workbook};
use crate::publish::sample_xlsx::plan_text;
use crate::review::{ListColumn, ListHeader, Sought, cut_short, typed};

use super::answers::{Typed, answers};
use crate::pipeline::NotAList;

/// How the row with the columns is found.
const SOUGHT: Sought<Column> = Sought {
    by: &[Column::Entry, Column::Check, Column::AmountFound, Column::CategoryFound],
    list: "a list of lines to test",
    remedy: "give the list that `crosscast sample` has written, filled in",
};

/// The columns on which the judgement rests. All must be there: what was filled in into one that is not
/// would be passed over in silence.
const NEEDED: [Column; 8] = [
    Column::Number,
    Column::Entry,
    Column::Amount,
    Column::Category,
    Column::Hits,
    Column::AmountFound,
    Column::CategoryFound,
    Column::Check,
];
/// The columns that are read.
const READ: [Column; 10] = [
    Column::Number,
    Column::Entry,
    Column::Amount,
    Column::Category,
    Column::Hits,
    Column::AmountFound,
    Column::CategoryFound,
    Column::Note,
    Column::TestedBy,
    Column::Check,
];

impl ListColumn for Column {
    fn named(heading: &str) -> Option<Column> {
        Column::named(heading)
    }

    fn name(self) -> &'static str {
        Column::name(self)
    }
}

/// Opens the list at `path`, whatever spreadsheet program saved it, and checks every answer in it.
/// Nothing but the list is needed: the plan of the sample stands in it, and what was drawn is held
/// against its fingerprint.
///
/// # Errors
///
/// It cannot be opened, or is no such list, or something in it is wrong: all that is wrong is said
/// at once.
pub fn filled_sample(
    path: &Path,
    mappings: &Mappings,
    apart: &Apart,
) -> Result<FilledSample, NotAList> {
    let name = path.to_string_lossy();
    let limits = &mappings.settings.limits;
    let source = gather::identify(path, &name, limits);
    let workbook = open::open_apart(&source, limits, apart).map_err(NotAList::Refused)?;
    read(&name, &workbook, mappings).map_err(NotAList::Mistakes)
}

/// The same for a list that is open already, which messages call `name`.
pub(super) fn read(
    name: &str,
    workbook: &Workbook,
    mappings: &Mappings,
) -> Result<FilledSample, Vec<Mistake>> {
    let (sheet, header) = ListHeader::find(name, workbook, &SOUGHT)?;
    let mut mistakes = header.mistakes(name, &NEEDED, &READ);
    let is_whole = mistakes.is_empty();
    mistakes.extend(cut_short(name, workbook));
    let plan = match plan(sheet, header.row) {
        Ok(plan) => Some(plan),
        Err(says) => {
            mistakes.push(Mistake {
                file: name.to_owned(),
                line: 0,
                column: String::new(),
                says,
                remedy: String::from(
                    "copy the row `plan` back from the list as it was drawn: `crosscast sample` draws it again \
                     from the same results with the same seed",
                ),
            });
            None
        }
    };
    let rows = sheet.rows().filter(|row| row.row > header.row);
    let rows: Vec<Typed> =
        rows.filter_map(|row| take(name, sheet, &header, row, &mut mistakes)).collect();
    match plan {
        // Rows of which a column is missing have nothing to be checked.
        Some(plan) if is_whole => answers(name, plan, rows, mappings, mistakes),
        _ => Err(mistakes),
    }
}

/// The plan, which stands above the columns.
fn plan(sheet: &Sheet, before: u32) -> Result<Plan, String> {
    let above = sheet.rows().take_while(|row| row.row < before);
    let texts = |row: Row<'_>| -> Vec<String> {
        row.cells
            .iter()
            .filter_map(|cell| sheet.text_of(cell))
            .map(|text| text.trim().to_owned())
            .collect()
    };
    for texts in above.map(texts) {
        if let Some(first) = texts.iter().position(|text| text.starts_with(plan_text::BEGINS)) {
            return plan_text::read(&texts[first..].concat()).ok_or_else(|| {
                String::from("the row `plan` above the list is not as it was written")
            });
        }
    }
    Err(String::from("the row `plan` above the list is missing"))
}

/// One row; `None` where nothing is in it.
fn take(
    name: &str,
    sheet: &Sheet,
    header: &ListHeader<Column>,
    row: Row<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Typed> {
    let mut filled = Typed::at(row.row.saturating_add(1));
    let (mut is_blank, mut is_header) = (true, 0);
    for &(column, col) in &header.columns {
        let Some(cell) = row.cell(col) else { continue };
        let Some(into) = filled.field(column) else { continue };
        match typed(sheet, cell) {
            Ok(text) => {
                is_header += usize::from(Column::named(&text) == Some(column));
                *into = text.into_owned();
            }
            Err(holds) => mistakes.push(unreadable(name, row, column, &holds)),
        }
        is_blank &= into.is_empty();
    }
    (!is_blank && is_header < SOUGHT.by.len()).then_some(filled)
}

fn unreadable(name: &str, row: Row<'_>, column: Column, holds: &str) -> Mistake {
    Mistake {
        file: name.to_owned(),
        line: row.row.saturating_add(1),
        column: column.name().to_owned(),
        says: format!("the cell holds {holds}"),
        remedy: String::from("type what it should say"),
    }
}
