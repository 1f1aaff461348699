//! Workbooks in binary records.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::{codes, told};
use crate::model::{CellAt, Code, Limits};
use crate::open::excel::read_xlsb;
use crate::open::package::Package;
use crate::open::{CellFlags, Hidden};

/// A record: kind and length in seven bits a byte.
fn record(kind: u32, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    let mut record =
        if kind < 128 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
    record.push(data.len() as u8);
    record.extend(data);
    record
}

fn wide(text: &str) -> Vec<u8> {
    let mut bytes = (text.encode_utf16().count() as u32).to_le_bytes().to_vec();
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

#[test]
fn binary_records_say_the_same_as_xml() {
    let book =
        [record(153, &[&words(&[1])]), record(156, &[&words(&[1, 1]), &wide("rId1"), &wide("Q1")])]
            .concat();
    let styles = [
        record(44, &[&[170, 0], &wide("dd/mm/yyyy")]),
        record(617, &[]),
        record(47, &[&[0; 16]]),
        record(47, &[&[0, 0, 170, 0], &[0; 12]]),
        record(618, &[]),
    ]
    .concat();
    let cell = |kind: u32, col: u32, style: u32, value: &[u8]| {
        record(kind, &[&words(&[col, style]), value])
    };
    let sheet = [
        record(60, &[&words(&[2, 2, 0, 0]), &[1, 0]]),
        record(145, &[]),
        record(0, &[&words(&[4, 0]), &[0, 0, 0, 0x10, 0]]),
        cell(7, 0, 0, &words(&[0])),
        cell(2, 1, 0, &words(&[12_345 << 2 | 3])),
        cell(5, 2, 1, &43_920.0_f64.to_le_bytes()),
        cell(6, 3, 0, &wide("in line")),
        cell(9, 4, 0, &(1253.0_f64 + 0.36).next_down().to_le_bytes()),
        cell(11, 5, 0, &[0x17]),
        cell(4, 6, 0, &[1]),
        cell(7, 7, 0, &words(&[9])),
        cell(5, 8, 0, &[0]),
        record(146, &[]),
        record(176, &[&words(&[0, 1, 0, 2])]),
    ]
    .concat();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("xl/workbook.bin", &book),
        ("xl/styles.bin", &styles),
        ("xl/sharedStrings.bin", &record(19, &[&[0], &wide("Rent")])),
        ("xl/worksheets/sheet1.bin", &sheet),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let limits = Limits::default();
    let book = read_xlsb(Package::open(Cursor::new(bytes), &limits).unwrap(), &limits).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(
        told(sheet),
        [
            "A5 'Rent'",
            "B5 123.45",
            "C5 2024-03-31",
            "D5 'in line'",
            "E5 1253.36",
            "F5 #REF!",
            "G5 other"
        ]
    );
    assert!(
        sheet.row_at(0).hidden && sheet.row_at(0).cell(4).unwrap().flags.has(CellFlags::FORMULA)
    );
    assert_eq!(sheet.hidden, Hidden::Checked { columns: vec![2] });
    assert_eq!(sheet.merged, [(CellAt::new(0, 0), CellAt::new(1, 2))]);
    let expected = [
        (Code::HiddenSheet, "Q1".to_string()),
        (Code::HiddenRows, "Q1".into()),
        (Code::HiddenColumns, "Q1".into()),
        (Code::ErrorCell, "Q1!F5".into()),
        (Code::CellUnreadable, "Q1!H5".into()),
    ];
    assert_eq!(codes(&book), expected);
}
