//! The columns of the Parquet file: their types, and how their cells are packed.

use bytes::Bytes;
use jiff::civil::date;
use parquet::column::writer::{ColumnCloseResult, get_column_writer, get_typed_column_writer};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterPropertiesPtr;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::{SchemaDescriptor, Type};
use rust_decimal::Decimal;

use super::NotWritten;
use super::stretch::Cells;
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

/// Packs all columns of `cells`.
pub(super) fn pack(
    cells: &Cells,
    schema: &SchemaDescriptor,
    properties: &WriterPropertiesPtr,
) -> std::result::Result<Vec<Packed>, NotWritten> {
    let pack = |at: usize| {
        let column = Column { cells, at, schema, properties };
        match Kind::of(COLUMNS[at]) {
            Kind::Text => column.pack::<ByteArrayType>("text", |text| {
                Some(ByteArray::from(cells.shared(text)))
            }),
            Kind::Row => column.pack::<Int32Type>("a row", |row| words(row)?.parse().ok()),
            Kind::Date => column.pack::<Int32Type>("a date", days),
            Kind::Money => column.pack::<Int64Type>("an amount in pence", |money| {
                units(money, 2).and_then(|pence| i64::try_from(pence).ok())
            }),
            Kind::Score => column.pack::<Int32Type>("a score", |score| {
                units(score, 4).and_then(|score| i32::try_from(score).ok())
            }),
        }
    };
    (0..COLUMNS.len()).map(pack).collect()
}

/// A column to be packed.
struct Column<'c> {
    cells: &'c Cells,
    at: usize,
    schema: &'c SchemaDescriptor,
    properties: &'c WriterPropertiesPtr,
}

impl Column<'_> {
    /// Packs the cells as `read` understands them; those that are empty are null.
    fn pack<T: DataType>(
        &self,
        what: &str,
        read: impl Fn(&[u8]) -> Option<T::T>,
    ) -> std::result::Result<Packed, NotWritten> {
        let mut filled = Vec::with_capacity(self.cells.rows());
        let mut values: Vec<T::T> = Vec::with_capacity(self.cells.rows());
        let mut before: &[u8] = b"";
        for (line, text) in self.cells.column(self.at) {
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
                self.cells.damaged(line, self.at, format!("`{text}` is not {what}"))
            })?);
            before = text;
        }
        Ok(self.written::<T>(&values, &filled)?)
    }

    fn written<T: DataType>(&self, values: &[T::T], filled: &[i16]) -> Result<Packed> {
        let mut sink = TrackedWrite::new(Vec::new());
        let writer = get_column_writer(
            self.schema.column(self.at),
            self.properties.clone(),
            Box::new(SerializedPageWriter::new(&mut sink)),
        );
        let mut writer = get_typed_column_writer::<T>(writer);
        writer.write_batch(values, Some(filled), None)?;
        let close = writer.close()?;
        Ok(Packed { bytes: sink.into_inner()?.into(), close })
    }
}

/// Days since the first of 1970.
fn days(text: &[u8]) -> Option<i32> {
    let day: Date = words(text)?.parse().ok()?;
    day.since(date(1970, 1, 1)).ok().map(|span| span.get_days())
}

/// A decimal number in units of its last decimal place, of which it may have `scale`.
fn units(text: &[u8], scale: u32) -> Option<i128> {
    let mut number = Decimal::from_str_exact(words(text)?).ok().filter(|number| number.scale() <= scale)?;
    number.rescale(scale);
    (number.scale() == scale).then(|| number.mantissa())
}

fn words(text: &[u8]) -> Option<&str> {
    std::str::from_utf8(text).ok()
}
