//! Workbooks as Excel 97 saved them: the records of BIFF8 that readers need ([MS-XLS]), in the
//! compound file that holds them ([MS-CFB]).

use std::path::Path;

use super::sheet::{Cell, Sheet};

/// The formats that cells point at: none, money (format 4, `#,##0.00`), days (format 14).
const FORMATS: [u16; 3] = [0, 4, 14];
const SECTOR: usize = 512;
const LAST: u32 = 0xFFFF_FFFE;

/// Writes the sheets to `path`.
pub fn write(path: &Path, sheets: &[Sheet]) {
    let pages: Vec<Vec<u8>> = sheets.iter().map(page).collect();
    let mut book = bof(0x0005);
    record(&mut book, 0x0042, &1200_u16.to_le_bytes());
    let font = [
        &220_u16.to_le_bytes()[..],
        &[0, 0, 0xFF, 0x7F, 0x90, 1, 0, 0, 0, 0, 0, 0],
        &[5, 0],
        b"Arial",
    ]
    .concat();
    (0..4).for_each(|_| record(&mut book, 0x0031, &font));
    for format in FORMATS {
        let look = [&[0, 0][..], &format.to_le_bytes(), &[1, 0, 0x20, 0], &[0; 10], &[0xC0, 0x20]];
        record(&mut book, 0x00E0, &look.concat());
    }
    let listed: usize = sheets.iter().map(|sheet| 12 + sheet.name.len()).sum();
    let mut at = book.len() + listed + 4;
    for (sheet, page) in sheets.iter().zip(&pages) {
        let name = [&[sheet.name.len() as u8, 0], sheet.name.as_bytes()].concat();
        record(&mut book, 0x0085, &[&(at as u32).to_le_bytes()[..], &[0, 0], &name].concat());
        at += page.len();
    }
    record(&mut book, 0x000A, &[]);
    book.extend(pages.concat());
    std::fs::write(path, compound_file(book)).unwrap();
}

fn page(sheet: &Sheet) -> Vec<u8> {
    let mut page = bof(0x0010);
    let size =
        [&0_u32.to_le_bytes()[..], &(sheet.rows.len() as u32).to_le_bytes(), &[0, 0, 8, 0, 0, 0]];
    record(&mut page, 0x0200, &size.concat());
    for (row, cells) in (0_u16..).zip(&sheet.rows) {
        for (col, cell) in (0_u16..).zip(cells) {
            let at = |look: u16| [row, col, look].map(u16::to_le_bytes).concat();
            let number = |look, value: f64| [&at(look)[..], &value.to_le_bytes()].concat();
            match cell {
                Cell::Empty => {}
                Cell::Words(words) => {
                    let units: Vec<u16> = words.encode_utf16().collect();
                    let text: Vec<u8> = units.iter().copied().flat_map(u16::to_le_bytes).collect();
                    let length = (units.len() as u16).to_le_bytes();
                    record(&mut page, 0x0204, &[&at(0)[..], &length, &[1], &text].concat());
                }
                Cell::Pence(pence) | Cell::Sum(_, pence) => {
                    record(&mut page, 0x0203, &number(1, *pence as f64 / 100.0));
                }
                Cell::Day(day) => record(&mut page, 0x0203, &number(2, f64::from(*day))),
            }
        }
    }
    record(&mut page, 0x000A, &[]);
    page
}

fn bof(kind: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let [low, high] = kind.to_le_bytes();
    let fields = [0, 6, low, high, 0xBB, 0x0D, 0xCC, 0x07, 0, 0, 0, 0, 6, 0, 0, 0];
    record(&mut bytes, 0x0809, &fields);
    bytes
}

fn record(bytes: &mut Vec<u8>, kind: u16, fields: &[u8]) {
    bytes.extend(kind.to_le_bytes());
    bytes.extend((fields.len() as u16).to_le_bytes());
    bytes.extend(fields);
}

/// A compound file with one stream: header, table of sectors, directory, the stream.
fn compound_file(mut stream: Vec<u8>) -> Vec<u8> {
    // Shorter streams would be kept in sectors of another kind.
    stream.resize(stream.len().max(4096).next_multiple_of(SECTOR), 0);
    let length = stream.len();
    let used = length / SECTOR;
    let tables = (used + 1).div_ceil(SECTOR / 4 - 1);
    assert!(tables <= 109, "a stream of this length needs tables of tables");

    let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    file.extend([0; 16]);
    file.extend([0x3E_u16, 3, 0xFFFE, 9, 6, 0, 0, 0].iter().flat_map(|field| field.to_le_bytes()));
    let (first_directory, first_used) = (tables as u32, tables as u32 + 1);
    let fields = [0, tables as u32, first_directory, 0, 4096, LAST, 0, LAST, 0];
    file.extend(fields.iter().flat_map(|field| field.to_le_bytes()));
    file.extend(
        (0..109).flat_map(|at| if at < tables { at as u32 } else { u32::MAX }.to_le_bytes()),
    );

    let mut table = vec![0xFFFF_FFFD; tables];
    table.push(LAST);
    table.extend((1..used as u32).map(|at| first_used + at));
    table.push(LAST);
    table.resize(tables * SECTOR / 4, u32::MAX);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));

    file.extend(directory_entry("Root Entry", 5, 1, LAST, 0));
    file.extend(directory_entry("Workbook", 2, u32::MAX, first_used, length as u64));
    file.resize((1 + tables + 1) * SECTOR, 0);
    file.extend(stream);
    file
}

fn directory_entry(name: &str, kind: u8, child: u32, start: u32, length: u64) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry.resize(64, 0);
    entry.extend((2 * name.len() as u16 + 2).to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([u32::MAX, u32::MAX, child].iter().flat_map(|field| field.to_le_bytes()));
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(length.to_le_bytes());
    entry
}
