//! Comma-separated text.

use std::io::{self, Write};
use std::path::Path;

use super::sheet::{Cell, Row, Sheet, day};

/// Writes the first sheet to `path`: text has one.
pub fn write(path: &Path, sheets: &[Sheet]) {
    let mut out = io::BufWriter::new(std::fs::File::create(path).unwrap());
    for row in &sheets[0].rows {
        write_row(&mut out, row).unwrap();
    }
    out.flush().unwrap();
}

/// Writes one record.
pub fn write_row(out: &mut impl Write, row: &Row) -> io::Result<()> {
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        match cell {
            Cell::Empty => Ok(()),
            Cell::Words(words) if words.contains(['"', ',', '\n']) => {
                write!(out, "\"{}\"", words.replace('"', "\"\""))
            }
            Cell::Words(words) => out.write_all(words.as_bytes()),
            Cell::Pence(pence) | Cell::Sum(_, pence) => {
                write!(out, "{}.{:02}", pence / 100, pence % 100)
            }
            Cell::Day(serial) => out.write_all(day(*serial).as_bytes()),
        }?;
    }
    out.write_all(b"\n")
}
