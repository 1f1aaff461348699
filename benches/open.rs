//! How long opening a workbook takes, beside its floor: calamine's own streaming read of the
//! same bytes, which builds nothing.
#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up has nothing to measure")]

use std::io::Cursor;
use std::sync::LazyLock;

use calamine::{Reader, Xlsx};
use crosscast::gather::Format;
use crosscast::model::Limits;
use crosscast::open::open_bytes;
use divan::counter::ItemsCount;
use rust_xlsxwriter::{Format as CellFormat, Workbook};

const ROWS: u32 = 50_000;

fn main() {
    divan::main();
}

/// A return as a partnership sends it: words, a payee, a date, amounts, a formula.
static WORKBOOK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = CellFormat::new().set_num_format("dd/mm/yyyy");
    let money = CellFormat::new().set_num_format("£#,##0.00");
    let headings = ["Date", "Activity", "Supplier", "Reference", "Net", "VAT", "Gross"];
    for (col, heading) in headings.iter().enumerate() {
        sheet.write(0, col as u16, *heading).unwrap();
    }
    for row in 1..=ROWS {
        let amount = f64::from(row * 7919 % 1_000_000) / 100.0;
        sheet.write_with_format(row, 0, 45_000 + row % 365, &day).unwrap();
        sheet.write(row, 1, format!("Activity number {}", row % 300)).unwrap();
        sheet.write(row, 2, format!("Supplier {} & Sons Ltd", row % 4_000)).unwrap();
        sheet.write(row, 3, format!("INV-{row:06}")).unwrap();
        sheet.write_with_format(row, 4, amount, &money).unwrap();
        sheet.write_with_format(row, 5, amount / 5.0, &money).unwrap();
        sheet.write_formula_with_format(row, 6, &*format!("E{0}+F{0}", row + 1), &money).unwrap();
    }
    book.save_to_buffer().unwrap()
});

#[divan::bench]
fn xlsx(bencher: divan::Bencher<'_, '_>) {
    let bytes = &*WORKBOOK;
    let limits = Limits::default();
    bencher
        .counter(ItemsCount::new(ROWS))
        .bench(|| open_bytes(divan::black_box(bytes), Format::Xlsx, &limits).unwrap());
}

#[divan::bench]
fn xlsx_floor_calamine_streaming(bencher: divan::Bencher<'_, '_>) {
    let bytes = &*WORKBOOK;
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let mut book = Xlsx::new(Cursor::new(divan::black_box(bytes))).unwrap();
        let name = book.sheet_names()[0].clone();
        let mut reader = book.worksheet_cells_reader(&name).unwrap();
        let mut cells = 0_u64;
        while let Some(cell) = reader.next_cell().unwrap() {
            divan::black_box(cell.get_value());
            cells += 1;
        }
        cells
    });
}

static TEXT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut text = String::from("Date,Activity,Supplier,Reference,Amount\n");
    for row in 1..=500_000_u32 {
        let pence = row * 7919 % 1_000_000;
        text += &format!(
            "01/04/2024,Activity number {},\"Supplier {}, Sons\",INV-{row:06},{}.{:02}\n",
            row % 300,
            row % 4_000,
            pence / 100,
            pence % 100
        );
    }
    text.into_bytes()
});

#[divan::bench]
fn csv(bencher: divan::Bencher<'_, '_>) {
    let bytes = &*TEXT;
    let limits = Limits::default();
    bencher
        .counter(divan::counter::BytesCount::new(bytes.len()))
        .bench(|| open_bytes(divan::black_box(bytes), Format::Csv, &limits).unwrap());
}

#[divan::bench]
fn csv_floor_records(bencher: divan::Bencher<'_, '_>) {
    let bytes = &*TEXT;
    bencher.counter(divan::counter::BytesCount::new(bytes.len())).bench(|| {
        let mut reader = csv::Reader::from_reader(divan::black_box(&bytes[..]));
        let mut record = csv::ByteRecord::new();
        let mut fields = 0;
        while reader.read_byte_record(&mut record).unwrap() {
            fields += record.len();
        }
        fields
    });
}
