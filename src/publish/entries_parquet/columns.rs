//! The columns of the Parquet file: their types, and how their cells are packed.

use bytes::Bytes;
use jiff::civil::date;
use parquet::column::writer::{
    ColumnCloseResult, ColumnWriter, get_column_writer, get_typed_column_writer_mut,
};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterPropertiesPtr;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::{SchemaDescriptor, Type};
use rust_decimal::Decimal;

use super::NotWritten;
use super::stretch::{Cells, Stretch};
use crate::model::Date;
use crate::publish::entries_csv::COLUMNS;

/// What the columns of `entries.csv` hold.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Row,
    Date,
    Money,
    Score,
}

impl Kind {
    /// That of the column called `column`.
    pub(super) fn of(column: &str) -> Kind {
        match column {
            "row" => Kind::Row,
            "period_start" | "period_end" | "date" => Kind::Date,
            "amount" => Kind::Money,
            "share" | "score" | "rival_score" => Kind::Score,
            _ => Kind::Text,
        }
    }
}

/// The columns with their types, as the format spells them.
pub(super) fn schema() -> Result<Type> {
    let mut message = String::from("message entries {\n");
    for column in COLUMNS {
        message += &match Kind::of(column) {
            Kind::Text => format!("optional binary {column} (STRING);\n"),
            Kind::Row => format!("optional int32 {column} (INTEGER(32,true));\n"),
            Kind::Date => format!("optional int32 {column} (DATE);\n"),
            Kind::Money => format!("optional int64 {column} (DECIMAL(18,2));\n"),
            Kind::Score => format!("optional int32 {column} (DECIMAL(5,4));\n"),
        };
    }
    message.push('}');
    parse_message_type(&message)
}

/// One column of a group of rows, ready to be copied into the file.
pub(super) struct Packed {
    pub(super) bytes: Bytes,
    pub(super) close: ColumnCloseResult,
}

/// Packs all columns of the lines of `stretch`; `None` when none of them counts.
pub(super) fn pack(
    mut stretch: Stretch,
    schema: &SchemaDescriptor,
    properties: &WriterPropertiesPtr,
) -> std::result::Result<Option<Vec<Packed>>, NotWritten> {
    let mut sinks: Vec<TrackedWrite<Vec<u8>>> =
        COLUMNS.iter().map(|_| TrackedWrite::new(Vec::new())).collect();
    let mut writers: Vec<ColumnWriter<'_>> = sinks
        .iter_mut()
        .enumerate()
        .map(|(at, sink)| {
            let pages = Box::new(SerializedPageWriter::new(sink));
            get_column_writer(schema.column(at), properties.clone(), pages)
        })
        .collect();
    let mut rows = 0;
    while let Some(cells) = stretch.cells()? {
        rows += cells.rows();
        for (at, writer) in writers.iter_mut().enumerate() {
            write(&cells, at, writer)?;
        }
    }
    let closed: Result<Vec<ColumnCloseResult>> =
        writers.into_iter().map(ColumnWriter::close).collect();
    let packed = |(sink, close): (TrackedWrite<Vec<u8>>, ColumnCloseResult)| {
        Ok(Packed { bytes: sink.into_inner()?.into(), close })
    };
    let packed: Vec<Packed> = sinks.into_iter().zip(closed?).map(packed).collect::<Result<_>>()?;
    Ok((rows > 0).then_some(packed))
}

/// Writes the cells of the column at `at`.
fn write(
    cells: &Cells,
    at: usize,
    writer: &mut ColumnWriter<'_>,
) -> std::result::Result<(), NotWritten> {
    match Kind::of(COLUMNS[at]) {
        Kind::Text => write_as::<ByteArrayType>(cells, at, writer, "text", |text| {
            Some(ByteArray::from(cells.shared(text)))
        }),
        Kind::Row => {
            write_as::<Int32Type>(cells, at, writer, "a row", |row| words(row)?.parse().ok())
        }
        Kind::Date => write_as::<Int32Type>(cells, at, writer, "a date", days),
        Kind::Money => write_as::<Int64Type>(cells, at, writer, "an amount in pence", |money| {
            units(money, 2).and_then(|pence| i64::try_from(pence).ok())
        }),
        Kind::Score => write_as::<Int32Type>(cells, at, writer, "a score", |score| {
            units(score, 4).and_then(|score| i32::try_from(score).ok())
        }),
    }
}

/// Writes the cells as `read` understands them; those that are empty are null.
fn write_as<T: DataType>(
    cells: &Cells,
    at: usize,
    writer: &mut ColumnWriter<'_>,
    what: &str,
    read: impl Fn(&[u8]) -> Option<T::T>,
) -> std::result::Result<(), NotWritten> {
    let mut filled = Vec::with_capacity(cells.rows());
    let mut values: Vec<T::T> = Vec::with_capacity(cells.rows());
    let mut before: &[u8] = b"";
    for (line, text) in cells.column(at) {
        filled.push(i16::from(!text.is_empty()));
        if text.is_empty() {
            continue;
        }
        // Many a cell says what the one above it says.
        let value = match values.last() {
            Some(value) if text == before => Some(value.clone()),
            _ => read(text),
        };
        values.push(value.ok_or_else(|| {
            let text = String::from_utf8_lossy(text);
            cells.damaged(line, at, format!("`{text}` is not {what}"))
        })?);
        before = text;
    }
    get_typed_column_writer_mut::<T>(writer).write_batch(&values, Some(&filled), None)?;
    Ok(())
}

/// Days since the first of 1970.
fn days(text: &[u8]) -> Option<i32> {
    let day: Date = words(text)?.parse().ok()?;
    day.since(date(1970, 1, 1)).ok().map(|span| span.get_days())
}

/// A decimal number in units of its last decimal place, of which it may have `scale`.
fn units(text: &[u8], scale: u32) -> Option<i128> {
    let mut number =
        Decimal::from_str_exact(words(text)?).ok().filter(|number| number.scale() <= scale)?;
    number.rescale(scale);
    (number.scale() == scale).then(|| number.mantissa())
}

fn words(text: &[u8]) -> Option<&str> {
    std::str::from_utf8(text).ok()
}
