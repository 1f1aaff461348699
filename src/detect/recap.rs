//! Tables that say again what other tables of the workbook add up to: a summary beside a ledger, a
//! sheet that gathers the sheets before it. Their money counts once.

use crate::mapping::{Area, Mappings};
use crate::model::key::name_key;
use crate::model::period::{PeriodWords, read_period};
use crate::model::{CellAt, Code, Counted, Finding, Money, RowRole};
use crate::open::{Sheet, Workbook};

use super::left_out::RECAP;
use super::table::{Column, Line, SheetLayout, Table};

struct Seen {
    sheet: usize,
    table: usize,
    lines: usize,
    /// The sum of each column, by column; of all taken columns for the table as a whole.
    columns: Vec<(u16, Money)>,
    spend: Money,
}

/// What a sheet says that it is about.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
struct About {
    period: Option<PeriodWords>,
    /// Which area of `areas.csv`.
    area: Option<usize>,
}

impl About {
    fn of(sheet: &Sheet, layout: &SheetLayout, mappings: &Mappings) -> About {
        let fy_start = mappings.settings.financial_year_start;
        let titles =
            sheet.rows().zip(&layout.rows).filter(|(_, (role, _))| *role == RowRole::Title);
        let texts = titles.flat_map(|(row, _)| row.cells).filter_map(|cell| sheet.text_of(cell));
        let mut places = std::iter::once(sheet.name.as_str()).chain(texts);
        let period = places.clone().find_map(|text| read_period(text, fy_start));
        let area = places.find_map(|text| {
            let key = name_key(text);
            let is = |area: &Area| {
                let mut names = std::iter::once(&area.name).chain(&area.aliases);
                names.any(|name| name_key(name) == key)
            };
            mappings.areas.iter().position(is)
        });
        About { period, area }
    }

    /// Whether two sheets are about different times of one kind, or about different areas: then their
    /// money is not the same, though it may be as much.
    fn is_apart(self, other: About) -> bool {
        let times = match (self.period, other.period) {
            (Some(PeriodWords::Dated(one)), Some(PeriodWords::Dated(other))) => {
                !one.overlaps(&other)
            }
            (Some(PeriodWords::Quarter(one)), Some(PeriodWords::Quarter(other)))
            | (Some(PeriodWords::Month(one)), Some(PeriodWords::Month(other)))
            | (Some(PeriodWords::Year(one)), Some(PeriodWords::Year(other))) => one != other,
            _ => false,
        };
        times || self.area.zip(other.area).is_some_and(|(one, other)| one != other)
    }
}

/// How many tables of a workbook each other one is compared with.
const COMPARED: usize = 1_000;

/// Leaves out the lines of tables that repeat one other table, or all the others together.
pub(super) fn leave_out(workbook: &Workbook, layouts: &mut [SheetLayout], mappings: &Mappings) {
    let seen: Vec<Seen> = layouts
        .iter()
        .enumerate()
        .flat_map(|(sheet, layout)| {
            layout.tables.iter().enumerate().map(move |(table, found)| look(sheet, table, found))
        })
        .filter(|seen| seen.lines >= 2)
        .collect();
    if seen.len() < 2 {
        return;
    }
    let about: Vec<About> = workbook
        .sheets
        .iter()
        .zip(layouts.iter())
        .map(|(sheet, layout)| About::of(sheet, layout, mappings))
        .collect();
    let whole: Money = seen.iter().map(|seen| seen.spend).sum();
    let mut repeats: Vec<(usize, String)> = Vec::new();
    let mut gone = vec![false; seen.len()];
    for (at, this) in seen.iter().enumerate() {
        let same = seen.iter().enumerate().take(COMPARED).find(|&(other, that)| {
            other != at
                && !gone[other]
                && (that.lines, at) > (this.lines, other)
                && !about[this.sheet].is_apart(about[that.sheet])
                && says_again(this, that)
        });
        if let Some((_, that)) = same {
            let sheet = &workbook.sheets[that.sheet].name;
            repeats.push((at, format!("the table at row {} of {sheet}", first_row(layouts, that))));
        } else if seen.len() > 2 && this.spend > Money::ZERO && this.spend + this.spend == whole {
            repeats.push((at, String::from("all the other tables of the workbook together")));
        }
        gone[at] = repeats.last().is_some_and(|(last, _)| *last == at);
    }
    for (at, what) in repeats {
        let Seen { sheet, table, spend, .. } = seen[at];
        leave_out_table(workbook, layouts, (sheet, table), spend, &what);
    }
}

fn look(sheet: usize, table: usize, found: &Table) -> Seen {
    let sums = found.sums();
    let columns: Vec<(u16, Money)> = found
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.basis.is_some())
        .map(|(at, column)| (column.col, sums[at].amount))
        .filter(|(_, sum)| !sum.is_zero())
        .collect();
    let taken = found.columns.iter().zip(&sums).filter(|(column, _)| column.taken);
    let spend = taken.map(|(_, sum)| sum.amount).sum();
    Seen { sheet, table, lines: found.lines.len(), columns, spend }
}

/// The amounts of `lines` in the columns of spend.
fn taken<'t>(
    columns: &'t [Column],
    lines: &'t [Line],
) -> impl Iterator<Item = (CellAt, Money)> + 't {
    let amounts = lines.iter().flat_map(|line| &line.amounts);
    let taken = amounts.filter(|(column, ..)| columns[usize::from(*column)].taken);
    taken.map(|&(_, at, money)| (at, money))
}

/// Whether two tables have the same spend to the penny, or agree in two columns or more.
fn says_again(this: &Seen, that: &Seen) -> bool {
    let same_sheet = this.sheet == that.sheet;
    let equal = this.columns.iter().filter(|column| that.columns.contains(column)).count();
    let telling = |money: Money| money.exact().normalize().mantissa().unsigned_abs() >= 1_000;
    this.spend > Money::ZERO && this.spend == that.spend && telling(this.spend)
        || same_sheet && equal >= 2 && equal * 2 >= this.columns.len()
}

fn first_row(layouts: &[SheetLayout], seen: &Seen) -> u32 {
    layouts[seen.sheet].tables[seen.table].span.0 + 1
}

fn leave_out_table(
    workbook: &Workbook,
    layouts: &mut [SheetLayout],
    (at, table): (usize, usize),
    spend: Money,
    what: &str,
) {
    let sheet = &workbook.sheets[at];
    let layout = &mut layouts[at];
    let found = &mut layout.tables[table];
    let lines = std::mem::take(&mut found.lines);
    found.checks.clear();
    // Its totals stay totals; what stood in its lines is left out.
    let amounts = &mut found.amounts;
    for (at, money) in taken(&found.columns, &lines) {
        amounts.left_out += Counted::one(money, at.row);
    }
    let first = lines.first().map_or(found.span.0, |line| line.row);
    let finding = Finding::new(
        Code::TableRepeats,
        format!(
            "{} lines of {} in all say again what {what} add up to; they are not counted twice",
            lines.len(),
            spend.in_pounds()
        ),
        "If they are other money, give them another total or a file of their own.",
    );
    layout.findings.push(finding.on_sheet(&sheet.name).at(CellAt::new(first, 0)));
    let mut others = layout
        .tables
        .iter()
        .flat_map(|table| table.lines.iter().map(|line| line.row))
        .collect::<Vec<u32>>();
    others.sort_unstable();
    for line in lines {
        if let Some(row) = sheet.find_row(line.row)
            && others.binary_search(&line.row).is_err()
        {
            layout.rows[row] = (RowRole::LeftOut, Some(RECAP));
        }
    }
}
