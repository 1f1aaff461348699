//! `entries.parquet`: the lines that count as spend, for DuckDB, pandas, Spark and their like.
//!
//! The columns are those of `entries.csv`, one row for each entry and category share; amounts are
//! `DECIMAL(18,2)`, dates `DATE`, shares and scores `DECIMAL(5,4)`, and what is empty is null. Lines that are
//! excluded stay out, so that the plain sum of `amount` is the programme's total: `entries.csv` has them.

mod columns;
mod stretch;

use std::fs::File;
use std::io::{self, BufWriter};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use rayon::prelude::*;

use self::columns::{Kind, Packed, pack};
use self::stretch::{Stretch, Stretches};
use super::PublishedRun;
use super::entries_csv::{COLUMNS, Damaged};

/// The name of the file in the output folder.
pub const NAME: &str = "entries.parquet";

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

/// Writes the entries of `run` into `out`. They are taken a stretch of lines at a time; each is a group
/// of rows, and several threads work on several stretches.
///
/// # Errors
///
/// The entries cannot be read, or the file cannot be written.
pub fn write(run: &PublishedRun, out: BufWriter<File>) -> Result<(), NotWritten> {
    let properties = Arc::new(properties());
    let mut writer =
        SerializedFileWriter::new(out, Arc::new(columns::schema()?), Arc::clone(&properties))?;
    let schema = writer.schema_descr().clone();
    let packed = |stretch: Stretch| pack(stretch, &schema, &properties);
    let mut stretches = Stretches::open(&run.entries_path())?;
    loop {
        let mut some = Vec::new();
        while some.len() < rayon::current_num_threads()
            && let Some(stretch) = stretches.next()?
        {
            some.push(stretch);
        }
        if some.is_empty() {
            break;
        }
        let groups: Vec<Result<Option<Vec<Packed>>, NotWritten>> =
            some.into_par_iter().map(packed).collect();
        for group in groups {
            if let Some(columns) = group? {
                put(&mut writer, columns)?;
            }
        }
    }
    writer.close()?;
    Ok(())
}

fn properties() -> WriterProperties {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        // Some readers are told apart by it; a version of the library in it would change the bytes.
        .set_created_by(String::from("crosscast"));
    // The least and the greatest help a reader to skip dates and amounts; nobody looks for a stretch of
    // words, and to compare them all takes longer than to write them.
    let words = COLUMNS.iter().filter(|column| Kind::of(column) == Kind::Text);
    let properties = words.fold(properties, |properties, &column| {
        properties.set_column_statistics_enabled(column.into(), EnabledStatistics::None)
    });
    // Hardly any of these stands twice, so that a list of those that there are would be of no use.
    let distinct = ["entry_id", "amount"];
    let properties = distinct.into_iter().fold(properties, |properties, column| {
        properties.set_column_dictionary_enabled(column.into(), false)
    });
    properties.build()
}

fn put(
    writer: &mut SerializedFileWriter<BufWriter<File>>,
    columns: Vec<Packed>,
) -> Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    for column in columns {
        group.append_column(&column.bytes, column.close)?;
    }
    group.close()?;
    Ok(())
}

#[cfg(test)]
mod tests;
