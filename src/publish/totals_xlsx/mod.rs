//! `totals.xlsx`: the sums for people, with the cross-cast shown on every sheet.
//!
//! Sums are formulas, so that a reader can see what is added to what, and carry their results, so
//! that a program that does not calculate shows them too. A spreadsheet program holds amounts in
//! binary; the exact ones are in the CSV files, which the first sheet says. The workbook bears a
//! fixed date of creation, so that the same results give the same bytes.

mod control;
mod cross;
mod lists;
mod page;
mod programme;
mod register;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::mapping::Mappings;
use crate::reconcile::control::ControlLine;
use crate::register::Register;
use crate::total::{AreaBucket, CategoryBucket, PeriodBucket, Tables};

use super::names::{area_name, bucket_name};
use super::xlsx_cell::properties;
use crate::reconcile::FileRow;
use cross::Labelled;
use page::{Page, Styles};

/// What the workbook shows.
#[derive(Copy, Clone, Debug)]
pub struct Book<'a> {
    /// The sums.
    pub tables: &'a Tables<'a>,
    /// Who sent what, and what is not settled.
    pub register: &'a Register,
    /// The control account.
    pub control: &'a [ControlLine],
    /// The files of the inbox.
    pub files: &'a [FileRow],
    /// Names of areas and categories, and the settings.
    pub mappings: &'a Mappings,
}

impl Book<'_> {
    /// The name of an area, with a mark if its figures may change.
    fn name(&self, area: AreaBucket) -> String {
        let name = area_name(self.mappings, area);
        let settled = self.register.provisional(area).is_empty();
        if settled { name.to_owned() } else { format!("{name} (provisional)") }
    }
}

/// The names of the sheets, in order.
pub const SHEETS: [&str; 7] = [
    "Programme",
    "Areas × categories",
    "Areas × periods",
    "Labels",
    "Register",
    "Control",
    "Files",
];

/// The whole file. Fails only by a mistake of this program.
pub fn render(book: &Book<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&book.mappings.settings.programme)?);
    let styles = Styles::new(&book.mappings.settings.currency);
    for name in SHEETS {
        let sheet = workbook.add_worksheet().set_name(name)?;
        let mut page = Page::new(sheet, &styles);
        match name {
            "Programme" => programme::write(&mut page, book)?,
            "Areas × categories" => {
                let row = |area: AreaBucket| book.name(area);
                let column =
                    |category: CategoryBucket| bucket_name(book.mappings, category).to_owned();
                let table = Labelled { table: &book.tables.categories, row: &row, column: &column };
                cross::write(&mut page, "Spend by area and category", &table)?;
            }
            "Areas × periods" => {
                let row = |area: AreaBucket| book.name(area);
                let column = |period: PeriodBucket| period.to_string();
                let table = Labelled { table: &book.tables.periods, row: &row, column: &column };
                cross::write(&mut page, "Spend by area and financial year", &table)?;
            }
            "Labels" => lists::labels(&mut page, book)?,
            "Register" => register::write(&mut page, book)?,
            "Control" => control::write(&mut page, book)?,
            _ => lists::files(&mut page, book)?,
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::super::files_csv::tests::file_row;
    use super::super::names::tests::mappings;
    use super::super::totals_csv::tests::totals;
    use super::*;
    use crate::model::{Counted, Money, Tally};
    use crate::reconcile::control::{FileAccount, Reading, control_account};
    use crate::total::Totals;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;
    use std::sync::Arc;

    fn rendered(totals: &Totals) -> Vec<u8> {
        let mappings = mappings();
        let tables = totals.tables(mappings.categories.len()).unwrap();
        let mut account = FileAccount::new(Arc::from("a.csv"), "00", Reading::Read);
        let all = Counted::of(totals.all(), totals.hash());
        (account.entries, account.amounts_read) = (all, all);
        (account.coded, account.totals) = (all, all);
        let control = control_account(account.found, all, &[account]);
        let mut file = file_row();
        file.entries = totals.all().lines;
        file.entries_sum = totals.all().amount;
        let files = [file];
        let register = Register::default();
        let book = Book {
            tables: &tables,
            register: &register,
            control: &control,
            files: &files,
            mappings: &mappings,
        };
        render(&book).unwrap()
    }

    /// The cells of a sheet as a reader shows them, row by row, parted by ` | `.
    fn shown(bytes: &[u8], sheet: &str) -> Vec<String> {
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let range = workbook.worksheet_range(sheet).unwrap();
        let row = |cells: &[Data]| {
            let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
            cells.join(" | ").trim_end_matches([' ', '|']).to_owned()
        };
        range.rows().map(row).collect()
    }

    #[test]
    fn the_same_results_give_the_same_bytes() {
        assert_eq!(rendered(&totals()), rendered(&totals()));
    }

    #[test]
    fn the_first_sheet_sums_the_programme_and_says_where_the_exact_text_is() {
        let rows = shown(&rendered(&totals()), "Programme");
        assert_eq!(rows[0], "Programme: spend by category");
        assert!(rows[1].contains("exact amounts are in totals/programme.csv"), "{}", rows[1]);
        let from = rows.iter().position(|row| row.starts_with("Category")).unwrap();
        let expected = [
            "Category | Amount | Share, % | Lines | Areas",
            "Delivery costs | 30 | 54.55 | 1 | 1",
            "Small grants | 30 | 54.55 | 2 | 2",
            "Cannot be known from the label | 0 | 0 | 0 | 0",
            "Not decided yet | -5 | -9.09 | 1 | 0",
            "All categories | 55",
            "Added up line by line | 55",
            "Difference (must be 0.00) | 0",
        ];
        assert_eq!(rows[from..], expected);
    }

    #[test]
    fn a_table_shows_that_down_is_across() {
        let bytes = rendered(&totals());
        let rows = shown(&bytes, "Areas × categories");
        let expected = [
            "Area | Delivery costs | Small grants | Cannot be known from the label | Not decided yet | All",
            "Noel Park | 30 | 10 |  |  | 40",
            "Leaf Hall, East |  | 20 |  |  | 20",
            "area not known |  |  |  | -5 | -5",
            "All | 30 | 30 | 0 | -5 | 55",
            "Added down: the last column | 55",
            "Added across: the last row | 55",
            "Down less across (must be 0.00) | 0",
        ];
        assert_eq!(rows[2..], expected);
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
        let formulas = workbook.worksheet_formula("Areas × categories").unwrap();
        let formula = |row, col| formulas.get_value((row, col)).map(String::as_str);
        assert_eq!(formula(3, 5), Some("SUM(B4:E4)"));
        assert_eq!(formula(6, 1), Some("SUM(B4:B6)"));
        assert_eq!(formula(7, 1), Some("SUM(F4:F6)"));
        assert_eq!(formula(8, 1), Some("SUM(B7:E7)"));
        assert_eq!(formula(9, 1), Some("ROUND(B8-B9,2)"));
        let periods = shown(&bytes, "Areas × periods");
        assert_eq!(periods[2], "Area | 2014/15 | not dated | All");
        assert_eq!(periods.last().unwrap(), "Down less across (must be 0.00) | 0");
    }

    #[test]
    fn lists_add_up_to_the_programme() {
        let bytes = rendered(&totals());
        let labels = shown(&bytes, "Labels");
        assert_eq!(labels[3], "Noel Park | =Mural | Delivery costs, Small grants | 40 | 1 | 100");
        assert_eq!(labels.last().unwrap(), "Difference (must be 0.00) |  |  | 0");
        let control = shown(&bytes, "Control");
        let coding = control.iter().position(|row| row.starts_with("coding | in")).unwrap();
        let expected = [
            "coding | in | 3 | 55 | 3",
            "coding | coded | 3 | 55 | 3",
            "coding | difference (must be 0) | 0 | 0 | 0",
        ];
        assert_eq!(control[coding..coding + 3], expected);
        let files = shown(&bytes, "Files");
        assert!(files[3].starts_with(
            "leaf, hall.csv | csv | leaf-hall | 2014-04-01 | 2014-06-30 | 1 | 3 | 55"
        ));
        assert_eq!(files.last().unwrap(), "Difference (must be 0.00) |  |  |  |  |  |  | 0");
    }

    #[test]
    fn nothing_to_show_is_shown_as_nothing() {
        let bytes = rendered(&Totals::new(4));
        for sheet in SHEETS.into_iter().filter(|sheet| *sheet != "Register") {
            let rows = shown(&bytes, sheet);
            assert!(rows.last().unwrap().ends_with("| 0"), "{sheet}: {rows:?}");
        }
        assert_eq!(Totals::new(4).all(), Tally { lines: 0, amount: Money::ZERO });
    }
}
