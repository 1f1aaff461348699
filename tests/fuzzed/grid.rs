//! Small workbooks of words that mean something, in any order.

use crosscast::gather::Format;
use crosscast::model::CellAt;
use crosscast::model::date::from_serial;
use crosscast::open::{CellFlags, Sheet, SheetBuilder, Value, Visibility, Workbook};
use rust_decimal::Decimal;

use super::rows;

/// Words that detection looks for, and words that look like them.
const WORDS: [&str; 96] = [
    "Total",
    "TOTAL",
    "Grand total",
    "Sub-total",
    "Subtotal",
    "Total income",
    "Total Youth club",
    "Balance b/f",
    "Balance",
    "Net total",
    "Sum",
    "of which",
    "Activity",
    "Item",
    "Description",
    "Label",
    "Theme",
    "Category",
    "Spend",
    "Spent",
    "Actual",
    "Amount",
    "Amount (£)",
    "£",
    "£000",
    "£m",
    "Budget",
    "Variance",
    "Forecast",
    "Debit",
    "Credit",
    "Paid out",
    "Paid in",
    "VAT",
    "Net",
    "Gross",
    "Date",
    "Month",
    "Year",
    "Period",
    "Payee",
    "Supplier",
    "Invoice no",
    "Notes",
    "Area",
    "Partnership",
    "Qty",
    "%",
    "Year 1",
    "Year 2",
    "Q1",
    "Q2",
    "Q3",
    "Q4",
    "April",
    "May",
    "June",
    "2016-17",
    "2017/18",
    "2018",
    "Q1 2017",
    "Apr 16",
    "Jan-Mar 2019",
    "to 30 September 2018",
    "Hollow Lane",
    "Hollow Lane Big Local",
    "Warsop",
    "Spending return",
    "Youth club",
    "Minibus",
    "Hall hire",
    "Community hub",
    "Parks and open space",
    "continued",
    "and more",
    "Refund",
    "Income",
    "Grant received",
    "Example",
    "-",
    "nil",
    "TBC",
    "n/a",
    "0",
    "12.50",
    "1,234.56",
    "£99.99",
    "(20.00)",
    "-5",
    "10 CR",
    "1.234,50",
    "12 or 14",
    "10%",
    "01/04/2016",
    "31/02/2017",
    "INV-0012",
];

/// No workbook has more cells: what is repeated is many rows, and still quick to read.
const MOST: usize = 6_000;

/// Reads the bytes as steps of somebody who fills in a workbook.
pub fn grid(bytes: &[u8]) {
    rows::accounted(Workbook {
        format: Format::Xlsx,
        sheets: Steps::of(bytes),
        findings: Vec::new(),
    });
}

/// Somebody who fills in a workbook.
struct Steps {
    sheets: Vec<Sheet>,
    sheet: SheetBuilder,
    row: u32,
    col: u16,
    flags: CellFlags,
    cells: usize,
}

impl Steps {
    fn of(bytes: &[u8]) -> Vec<Sheet> {
        let mut steps = Steps {
            sheets: Vec::new(),
            sheet: SheetBuilder::new("One"),
            row: 0,
            col: 0,
            flags: CellFlags::default(),
            cells: 0,
        };
        steps.take(bytes, true);
        steps.next_sheet();
        steps.sheets
    }

    /// Takes the steps in `bytes`; only the outermost may repeat others.
    fn take(&mut self, bytes: &[u8], may_repeat: bool) {
        let mut rest = bytes;
        while let Some((&step, behind)) = rest.split_first() {
            if self.cells >= MOST {
                return;
            }
            let before = bytes.len() - rest.len();
            rest = behind;
            let mut byte = || rest.split_off_first().copied().unwrap_or_default();
            match step {
                0 => self.next_row(),
                1 => self.col = self.col.saturating_add(1),
                2 => self.row += u32::from(byte()),
                3 => self.next_sheet(),
                4 => {
                    let pence = i64::from(i16::from_le_bytes([byte(), byte()]));
                    self.put(Value::Number(Decimal::new(pence, 2)));
                }
                5 => {
                    let number = i64::from_le_bytes(std::array::from_fn(|_| byte()));
                    self.put(Value::Number(Decimal::new(number, u32::from(byte() % 29))));
                }
                6 => {
                    let serial = u16::from_le_bytes([byte(), byte()]);
                    if let Some(date) = from_serial(serial.into(), false) {
                        self.put(Value::Date(date));
                    }
                }
                7 => self.flags = self.flags.with(CellFlags::BOLD),
                8 => self.flags = self.flags.with(CellFlags::PERCENT),
                9 => self.sheet.hide_rows(self.row..self.row + 1),
                10 => {
                    let from = u32::from(byte());
                    self.flags = self.flags.with(CellFlags::FORMULA);
                    let at = CellAt::new(self.row, self.col.into());
                    let first = CellAt::new(self.row.saturating_sub(from), self.col.into());
                    let last = CellAt::new(self.row.saturating_sub(1), self.col.into());
                    self.sheet.push_formula(at, &format!("SUM({first}:{last})"));
                }
                11 => {
                    let (rows, cols) = (u32::from(byte() % 8), u32::from(byte() % 8));
                    let first = CellAt::new(self.row, self.col.into());
                    let last = CellAt::new(first.row + rows, first.col + cols);
                    self.sheet.sheet_mut().merged.push((first, last));
                }
                12 => {
                    let length = byte() % 32;
                    let text: Vec<u8> = (0..length).map(|_| byte()).collect();
                    self.text(&String::from_utf8_lossy(&text));
                }
                13 => self.col = u16::from(byte()) * 64,
                14 => self.put([Value::Other, Value::Uncalculated][usize::from(byte() % 2)]),
                15 if may_repeat => {
                    let (length, times) = (usize::from(byte()), usize::from(byte()) * 8);
                    let again = &bytes[before.saturating_sub(length)..before];
                    (0..times).for_each(|_| self.take(again, false));
                }
                word => self.text(WORDS[usize::from(word) % WORDS.len()]),
            }
        }
    }

    fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            let text = self.sheet.keep(text);
            self.put(Value::Text(text));
        }
    }

    fn put(&mut self, value: Value) {
        self.sheet.push(self.row, self.col, std::mem::take(&mut self.flags), value);
        self.col = self.col.saturating_add(1);
        self.cells += 1;
    }

    fn next_row(&mut self) {
        (self.row, self.col) = (self.row + 1, 0);
    }

    fn next_sheet(&mut self) {
        let next = SheetBuilder::new(["2016-17", "Summary", "Warsop"][self.sheets.len() % 3]);
        let mut sheet = std::mem::replace(&mut self.sheet, next);
        if self.flags.has(CellFlags::BOLD) {
            sheet.sheet_mut().visibility = Visibility::Hidden;
        }
        self.sheets.push(sheet.finish());
        (self.row, self.col) = (0, 0);
    }
}
