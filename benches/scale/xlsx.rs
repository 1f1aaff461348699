//! Workbooks as Excel saves them.

use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::sheet::{Cell, Sheet};

/// Writes the sheets to `path`.
pub fn write(path: &Path, sheets: &[Sheet]) {
    let mut book = new_book();
    let look = Look::new();
    for sheet in sheets {
        let page = book.add_worksheet().set_name(sheet.name).unwrap();
        for (row, cells) in (0..).zip(&sheet.rows) {
            write_row(page, row, cells, &look);
        }
    }
    book.save(path).unwrap();
}

/// A workbook that says it was made on a certain day, so that its bytes are the same every time.
pub fn new_book() -> Workbook {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 11, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    book
}

/// How numbers are shown.
pub struct Look {
    money: Format,
    day: Format,
}

impl Look {
    /// Pounds and pence; British days.
    pub fn new() -> Look {
        Look {
            money: Format::new().set_num_format("£#,##0.00"),
            day: Format::new().set_num_format("dd/mm/yyyy"),
        }
    }
}

/// Writes one row.
pub fn write_row(page: &mut Worksheet, row: u32, cells: &[Cell], look: &Look) {
    for (col, cell) in (0..).zip(cells) {
        match cell {
            Cell::Empty => continue,
            Cell::Words(words) => page.write(row, col, words),
            Cell::Pence(pence) => {
                page.write_with_format(row, col, *pence as f64 / 100.0, &look.money)
            }
            Cell::Sum(from, pence) => {
                let letter = (b'A' + col as u8) as char;
                let formula = format!("=SUM({letter}{}:{letter}{row})", from + 1);
                let result = format!("{}", *pence as f64 / 100.0);
                let formula = Formula::new(formula).set_result(result);
                page.write_formula_with_format(row, col, formula, &look.money)
            }
            Cell::Day(day) => page.write_with_format(row, col, *day, &look.day),
        }
        .unwrap();
    }
}
