//! The least that reading can take: every cell of every file, read and thrown away.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{Reader, Xlsx, open_workbook, open_workbook_auto};

/// Reads all files of `inbox` on some threads with calamine's streaming reader, where the format has one; the number of cells.
pub fn read(inbox: &Path, threads: usize) -> usize {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(inbox).unwrap().map(|file| file.unwrap().path()).collect();
    // The largest first, so that no thread waits for another at the end.
    files.sort_by_key(|file| std::cmp::Reverse(file.metadata().unwrap().len()));
    let (next, read) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    read.fetch_add(cells(file), Ordering::Relaxed);
                }
            });
        }
    });
    read.into_inner()
}

fn cells(path: &Path) -> usize {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => fields(std::fs::File::open(path).unwrap()),
        Some("xlsx") => streamed(path),
        _ => whole(path),
    }
}

fn fields(text: impl Read) -> usize {
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text);
    let mut record = csv::ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        fields += record.len();
    }
    fields
}

fn streamed(path: &Path) -> usize {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let mut cells = 0;
    for name in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&name).unwrap();
        while let Some(cell) = reader.next_cell().unwrap() {
            std::hint::black_box(cell.get_value());
            cells += 1;
        }
    }
    cells
}

/// Formats that calamine reads whole.
fn whole(path: &Path) -> usize {
    let mut book = open_workbook_auto(path).unwrap();
    let sheets = book.worksheets();
    sheets.iter().map(|(_, range)| std::hint::black_box(range).used_cells().count()).sum()
}
