//! How long it takes to find tables, on a plain return and on shapes that tempt a program into
//! comparing everything with everything: ten times the rows should take ten times as long.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot start is of no use"
)]

#[path = "../tests/shapes/mod.rs"]
mod shapes;

use crosscast::detect::{About, Headings, detect};
use crosscast::gather::Format;
use crosscast::model::Limits;
use crosscast::open::{Workbook, open_bytes};
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

fn found(workbook: &Workbook, headings: &Headings) -> usize {
    let about = About { headings, fy_start: 4, header_row: None, basis: None, ignore: false };
    workbook.sheets.iter().map(|sheet| detect(sheet, &about, None).tables.len()).sum()
}

fn measure(bencher: divan::Bencher<'_, '_>, text: &str) {
    let workbook = open_bytes(text.as_bytes(), Format::Csv, &Limits::default()).unwrap();
    let headings = Headings::default();
    let rows: usize = workbook.sheets.iter().map(|sheet| sheet.row_count()).sum();
    bencher.counter(ItemsCount::new(rows)).bench_local(|| found(&workbook, &headings));
}

#[divan::bench(args = [10_000, 100_000], sample_count = 10)]
fn plain_return(bencher: divan::Bencher<'_, '_>, rows: usize) {
    let mut text = String::from("Activity,Supplier,Budget,Actual spend\n");
    for section in 0..rows / 20 {
        text += &format!("Section {section}\n");
        let mut sum = 0;
        for line in 0..18 {
            let pence = (section * 18 + line) * 7_919 % 1_000_003;
            sum += pence;
            text += &format!("Line {line},Supplier,500,{}.{:02}\n", pence / 100, pence % 100);
        }
        text += &format!("Subtotal,,9000,{}.{:02}\n", sum / 100, sum % 100);
    }
    measure(bencher, &text);
}

#[divan::bench(args = shapes::SHAPES.map(|(name, ..)| name), consts = [1, 10], sample_count = 3)]
fn hostile<const TENTHS: usize>(bencher: divan::Bencher<'_, '_>, name: &str) {
    let shape = shapes::SHAPES.into_iter().find(|(known, ..)| *known == name);
    let (_, shape, rows) = shape.unwrap();
    measure(bencher, &shape(rows * TENTHS / 10));
}
