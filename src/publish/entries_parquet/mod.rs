//! `entries.parquet`: the lines that count as spend, for DuckDB, pandas, Spark and their like.
//!
//! The columns are those of `entries.csv`, one row for each entry and category share; amounts are
//! `DECIMAL(18,2)`, dates `DATE`, shares and scores `DECIMAL(5,4)`, and what is empty is null. Lines that are
//! excluded stay out, so that the plain sum of `amount` is the programme's total: `entries.csv` has them.

mod columns;

use std::fs::File;
use std::io::{self, BufWriter};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;

use self::columns::Columns;
use super::PublishedRun;
use super::entries_csv::{Damaged, PublishedEntry, Status};

/// The name of the file in the output folder.
pub const NAME: &str = "entries.parquet";

/// Rows that are held in memory and written together.
const GROUP: usize = 20_000;

/// Why the file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// The entries of the run cannot be read.
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// The disk, or the library that writes the format.
    #[error("{NAME} cannot be written: {0}")]
    Parquet(#[from] ParquetError),
}

impl NotWritten {
    /// What the disk said, if it was the disk that said no.
    ///
    /// # Errors
    ///
    /// It was not: the same again.
    pub fn disk(self) -> Result<io::Error, NotWritten> {
        match self {
            NotWritten::Parquet(ParquetError::External(source)) => {
                let disk = source.downcast::<io::Error>().map(|disk| *disk);
                disk.map_err(|source| NotWritten::Parquet(ParquetError::External(source)))
            }
            other => Err(other),
        }
    }
}

/// Writes the entries of `run` into `out`.
///
/// # Errors
///
/// The entries cannot be read, or the file cannot be written.
pub fn write(run: &PublishedRun, out: BufWriter<File>) -> Result<(), NotWritten> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        // Some readers are told apart by it; a version of the library in it would change the bytes.
        .set_created_by(String::from("crosscast"))
        .build();
    let schema = Arc::new(columns::schema()?);
    let mut writer = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
    let mut columns = Columns::default();
    let mut entries = run.entries()?;
    while let Some(entry) = entries.next_entry()? {
        if entry.status == Status::Excluded {
            continue;
        }
        push(&mut columns, &entry);
        if columns.rows() >= GROUP {
            columns.write(&mut writer)?;
        }
    }
    columns.write(&mut writer)?;
    writer.close()?;
    Ok(())
}

/// The rows of one entry, in the order of the columns.
fn push(columns: &mut Columns, entry: &PublishedEntry<'_>) {
    for (nth, part) in entry.parts().enumerate() {
        match nth {
            0 => columns.text(entry.entry_id),
            _ => columns.text(&format!("{}-{}", entry.entry_id, nth + 1)),
        }
        columns.text(entry.file);
        columns.text(entry.sheet);
        columns.row(entry.row);
        columns.text(entry.cell);
        columns.text(entry.area);
        columns.date(entry.period.map(|period| period.start));
        columns.date(entry.period.map(|period| period.end));
        columns.date(entry.date);
        columns.text(entry.section);
        columns.text(entry.label);
        columns.text(entry.description);
        columns.text(entry.basis.as_str());
        columns.money(part.amount);
        columns.text(part.category);
        columns.score(part.share);
        columns.text(entry.method);
        columns.score(entry.score);
        columns.text(entry.matched_label);
        columns.text(entry.rival_category);
        columns.score(entry.rival_score);
        columns.text(entry.status.as_str());
        columns.text(entry.reason);
        columns.text(entry.label_from.as_str());
    }
}

#[cfg(test)]
mod tests;
