//! `rows.csv`: one line for each non-empty row of every sheet, with the one role that it ends
//! with.
//!
//! `table` numbers the tables of the sheet from 1; a row that lies in several tables beside each other
//! names them all. `amount` is what the row holds in the columns taken as spend: its amounts
//! added up, or the printed sum on a total row. `printed_check` says of a printed sum `ties` or
//! `differs by`, printed less added up.

use crate::detect::{Check, SheetLayout, Table};
use crate::model::{Money, RowRole};
use crate::open::Sheet;

use super::csv_field::{Reader, Record, header, put, put_digits};
use super::spool::Spool;

/// The columns, in order.
pub const COLUMNS: [&str; 8] =
    ["file", "sheet", "row", "role", "table", "amount", "printed_check", "reason"];

/// The first line of the file.
pub fn head() -> Vec<u8> {
    header(Reader::Program, &COLUMNS)
}

/// Appends the lines of one sheet to `out`. `file` is the file as the inbox names it.
pub fn render(out: &mut Vec<u8>, file: &str, sheet: &Sheet, layout: &SheetLayout) {
    each_row(out, file, sheet, layout, |_| ());
}

/// The same, into a spool.
pub fn spool(spool: &mut Spool, file: &str, sheet: &Sheet, layout: &SheetLayout) {
    let mut lines = Vec::new();
    each_row(&mut lines, file, sheet, layout, |lines| spool.take_many(lines));
    spool.take(&mut lines);
}

fn each_row(
    out: &mut Vec<u8>,
    file: &str,
    sheet: &Sheet,
    layout: &SheetLayout,
    mut written: impl FnMut(&mut Vec<u8>),
) {
    let mut amounts = Amounts::of(layout);
    let mut spans = Spans::of(&layout.tables);
    for (at, row) in sheet.rows().enumerate() {
        // Detection gives every non-empty row a role; the control account holds it to that.
        let (role, reason) = layout.rows.get(at).copied().unwrap_or((RowRole::LeftOut, None));
        let mut line = Record::begin(out);
        line.text(file);
        line.text(&sheet.name);
        line.count(u64::from(row.row) + 1);
        line.word(role.as_str());
        let places = line.pieces();
        for (nth, &table) in spans.on_row(row.row).iter().enumerate() {
            if nth > 0 {
                places.push(b' ');
            }
            put_digits(places, u64::from(table) + 1, 1);
        }
        let (amount, checks) = amounts.on_row(row.row);
        line.money_or_empty(amount);
        printed_check(line.pieces(), checks);
        line.text(reason.unwrap_or_default());
        line.end();
        written(out);
    }
}

fn printed_check(out: &mut Vec<u8>, checks: &[(u32, &Check)]) {
    let apart = |check: &Check| !check.difference().pence().is_zero();
    let differing = checks.iter().filter(|(_, check)| apart(check)).count();
    if differing == 0 && !checks.is_empty() {
        out.extend_from_slice(b"ties");
    }
    let mut begun = false;
    for (_, check) in checks.iter().filter(|(_, check)| apart(check)) {
        if begun {
            out.extend_from_slice(b" and ");
        }
        begun = true;
        put(out, format_args!("differs by {}", check.difference()));
        if checks.len() > 1 {
            put(out, format_args!(" in {}", check.at));
        }
    }
}

/// Which tables lie on a row, however many a sheet has.
struct Spans {
    coming: Vec<(u32, u32)>,
    here: Vec<u32>,
    ends: Vec<u32>,
}

impl Spans {
    fn of(tables: &[Table]) -> Spans {
        let mut coming: Vec<(u32, u32)> =
            (0..).zip(tables).map(|(at, table)| (table.span.0, at)).collect();
        coming.sort_unstable_by_key(|&first| std::cmp::Reverse(first));
        Spans { coming, here: Vec::new(), ends: tables.iter().map(|table| table.span.1).collect() }
    }

    /// The tables on `row`, in order. Rows are asked for from top to bottom.
    fn on_row(&mut self, row: u32) -> &[u32] {
        while let Some((_, at)) = self.coming.pop_if(|&mut (first, _)| first <= row) {
            self.here.push(at);
        }
        self.here.retain(|&at| self.ends[at as usize] >= row);
        self.here.sort_unstable();
        &self.here
    }
}

/// The amounts and checks of a sheet in the order of its rows, taken from tables that may lie
/// beside each other.
struct Amounts<'a> {
    lines: Vec<(u32, Money)>,
    checks: Vec<(u32, &'a Check)>,
    next_line: usize,
    next_check: usize,
}

impl<'a> Amounts<'a> {
    fn of(layout: &'a SheetLayout) -> Amounts<'a> {
        let taken = |table: &Table, column: u16| {
            table.columns.get(usize::from(column)).is_some_and(|column| column.taken)
        };
        let (mut lines, mut checks) = (Vec::new(), Vec::new());
        for table in &layout.tables {
            for line in &table.lines {
                let amounts = line.amounts.iter().filter(|&&(column, ..)| taken(table, column));
                lines.extend(amounts.map(|&(.., amount)| (line.row, amount)));
            }
            let of_table = table.checks.iter().filter(|check| taken(table, check.column));
            checks.extend(of_table.map(|check| (check.at.row, check)));
        }
        lines.sort_by_key(|&(row, _)| row);
        checks.sort_by_key(|&(row, check)| (row, check.at.col));
        Amounts { lines, checks, next_line: 0, next_check: 0 }
    }

    /// The amount and the checks of `row`. Rows are asked for from top to bottom.
    fn on_row(&mut self, row: u32) -> (Option<Money>, &[(u32, &'a Check)]) {
        let lines = run(&self.lines, &mut self.next_line, row);
        let checks = run(&self.checks, &mut self.next_check, row);
        let of_lines = lines.iter().map(|&(_, amount)| amount);
        let printed = checks.iter().map(|(_, check)| check.printed);
        let amount = match (lines.is_empty(), checks.is_empty()) {
            (true, true) => None,
            (true, false) => Some(printed.sum()),
            _ => Some(of_lines.sum()),
        };
        (amount, checks)
    }
}

/// The run of `row` in `sorted`, from `next` on; `next` moves beyond it.
fn run<'a, T>(sorted: &'a [(u32, T)], next: &mut usize, row: u32) -> &'a [(u32, T)] {
    let rest = sorted.get(*next..).unwrap_or_default();
    let start = rest.iter().take_while(|(at, _)| *at < row).count();
    let len = rest[start..].iter().take_while(|(at, _)| *at == row).count();
    *next += start + len;
    &rest[start..start + len]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Column, Line};
    use crate::model::{Basis, CellAt, Role};
    use crate::open::SheetBuilder;

    fn pounds(pounds: i64) -> Money {
        Money::from_pence(pounds * 100)
    }

    fn amount_column(col: u16, taken: bool) -> Column {
        Column { basis: Some(Basis::Spent), taken, ..Column::new(col, "Spent", Role::Amount) }
    }

    fn line(row: u32, amounts: &[(u16, i64)]) -> Line {
        let amounts = amounts
            .iter()
            .map(|&(column, money)| (column, CellAt::new(row, u32::from(column)), pounds(money)))
            .collect();
        Line { row, sections: Vec::new(), continued: Vec::new(), amounts }
    }

    fn check(row: u32, column: u16, printed: i64, sum: i64) -> Check {
        Check {
            at: CellAt::new(row, u32::from(column)),
            column,
            role: RowRole::Total,
            printed: pounds(printed),
            sum: pounds(sum),
            lines: (1, 2),
            proven: true,
            exact: false,
        }
    }

    fn rendered(rows: &[(u32, RowRole, Option<&'static str>)], tables: Vec<Table>) -> String {
        let mut builder = SheetBuilder::new("Q1");
        rows.iter().for_each(|&(row, ..)| builder.push_text(row, 0, "x"));
        let rows = rows.iter().map(|&(_, role, reason)| (role, reason)).collect();
        let layout = SheetLayout { rows, tables, findings: Vec::new() };
        let mut out = Vec::new();
        render(&mut out, "=a.xlsx", &builder.finish(), &layout);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let documented = "file, sheet, row, role, table, amount, printed_check, reason";
        assert_eq!(COLUMNS.join(", "), documented);
        assert_eq!(head(), b"file,sheet,row,role,table,amount,printed_check,reason\n");
    }

    #[test]
    fn each_row_has_its_role_its_money_and_its_check() {
        let rows = [
            (0, RowRole::Header, None),
            (1, RowRole::Entry, None),
            (4, RowRole::Entry, None),
            (5, RowRole::Total, None),
            (9, RowRole::LeftOut, Some("a second copy of the header")),
        ];
        let table = Table {
            span: (0, 5),
            columns: vec![amount_column(0, false), amount_column(1, true)],
            lines: vec![line(1, &[(0, 7), (1, 10)]), line(4, &[(1, -3)])],
            checks: vec![check(5, 0, 7, 7), check(5, 1, 5, 7)],
            ..Table::default()
        };
        let expected = "\
            '=a.xlsx,Q1,1,header,1,,,\n\
            '=a.xlsx,Q1,2,entry,1,10.00,,\n\
            '=a.xlsx,Q1,5,entry,1,-3.00,,\n\
            '=a.xlsx,Q1,6,total,1,5.00,differs by -2.00,\n\
            '=a.xlsx,Q1,10,left_out,,,,a second copy of the header\n";
        assert_eq!(rendered(&rows, vec![table]), expected);
    }

    #[test]
    fn tables_beside_each_other_share_their_rows() {
        let rows = [(1, RowRole::Entry, None), (2, RowRole::Total, None)];
        let table = |column: u16, printed| Table {
            span: (1, 2),
            columns: (0..=column).map(|col| amount_column(col, true)).collect(),
            lines: vec![line(1, &[(column, 4)])],
            checks: vec![check(2, column, printed, 4)],
            ..Table::default()
        };
        let tied = "'=a.xlsx,Q1,2,entry,1 2,8.00,,\n'=a.xlsx,Q1,3,total,1 2,8.00,ties,\n";
        assert_eq!(rendered(&rows, vec![table(1, 4), table(3, 4)]), tied);
        let one_out = rendered(&rows, vec![table(1, 4), table(3, 5)]);
        assert!(one_out.ends_with("9.00,differs by 1.00 in D3,\n"), "{one_out}");
    }

    #[test]
    fn a_printed_sum_within_its_own_rounding_ties() {
        let mut check = check(1, 0, 4, 4);
        check.sum = Money::new(rust_decimal::Decimal::new(4_004, 3)).unwrap();
        let columns = vec![amount_column(0, true)];
        let table = Table { span: (1, 1), columns, checks: vec![check], ..Table::default() };
        let line = rendered(&[(1, RowRole::Total, None)], vec![table]);
        assert!(line.ends_with("4.00,ties,\n"), "{line}");
    }
}
