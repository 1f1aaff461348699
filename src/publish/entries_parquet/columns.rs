//! Rows of a Parquet file in the making, column by column.

use std::io::Write;

use jiff::civil::date;
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Date, Money};
use crate::publish::entries_csv::COLUMNS;

/// What the columns of `entries.csv` hold.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Row,
    Date,
    Money,
    Score,
}

fn kind(column: &str) -> Kind {
    match column {
        "row" => Kind::Row,
        "period_start" | "period_end" | "date" => Kind::Date,
        "amount" => Kind::Money,
        "share" | "score" | "rival_score" => Kind::Score,
        _ => Kind::Text,
    }
}

/// The columns with their types, as the format spells them.
pub(super) fn schema() -> Result<Type> {
    let mut message = String::from("message entries {\n");
    for column in COLUMNS {
        message += &match kind(column) {
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

/// The cells of one column that are not null, and for each row whether there is one.
#[derive(Clone, Debug)]
struct Cells {
    filled: Vec<i16>,
    values: Values,
}

#[derive(Clone, Debug)]
enum Values {
    Text(Vec<ByteArray>),
    Small(Vec<i32>),
    Large(Vec<i64>),
}

/// Rows in the making. Cells are given one by one, in the order of the columns.
#[derive(Debug)]
pub(super) struct Columns {
    columns: Vec<Cells>,
    /// Which column is next.
    next: usize,
}

impl Default for Columns {
    fn default() -> Columns {
        let cells = |column: &str| Cells {
            filled: Vec::new(),
            values: match kind(column) {
                Kind::Text => Values::Text(Vec::new()),
                Kind::Row | Kind::Date | Kind::Score => Values::Small(Vec::new()),
                Kind::Money => Values::Large(Vec::new()),
            },
        };
        Columns { columns: COLUMNS.iter().map(|column| cells(column)).collect(), next: 0 }
    }
}

impl Columns {
    /// How many rows are whole.
    pub(super) fn rows(&self) -> usize {
        self.columns.last().map_or(0, |column| column.filled.len())
    }

    /// Text; nothing is null.
    pub(super) fn text(&mut self, text: &str) {
        self.put(|values| match values {
            Values::Text(texts) if !text.is_empty() => {
                texts.push(ByteArray::from(text));
                true
            }
            _ => false,
        });
    }

    /// A row of a sheet.
    pub(super) fn row(&mut self, row: u32) {
        self.small(i32::try_from(row).ok());
    }

    /// A day, in days since the first of 1970.
    pub(super) fn date(&mut self, day: Option<Date>) {
        let days = |day: Date| day.since(date(1970, 1, 1)).ok().map(|span| span.get_days());
        self.small(day.and_then(days));
    }

    /// Ten-thousandths.
    pub(super) fn score(&mut self, score: Option<u32>) {
        self.small(score.and_then(|score| i32::try_from(score).ok()));
    }

    /// Pence.
    pub(super) fn money(&mut self, money: Money) {
        let mut pence = money.pence().exact();
        pence.rescale(2);
        let pence = pence.mantissa().to_i64();
        self.put(|values| match (values, pence) {
            (Values::Large(numbers), Some(pence)) => {
                numbers.push(pence);
                true
            }
            _ => false,
        });
    }

    fn small(&mut self, number: Option<i32>) {
        self.put(|values| match (values, number) {
            (Values::Small(numbers), Some(number)) => {
                numbers.push(number);
                true
            }
            _ => false,
        });
    }

    fn put(&mut self, put: impl FnOnce(&mut Values) -> bool) {
        let cells = &mut self.columns[self.next];
        let filled = put(&mut cells.values);
        cells.filled.push(i16::from(filled));
        self.next = (self.next + 1) % COLUMNS.len();
    }

    /// Writes the rows so far as one group, and begins anew.
    pub(super) fn write<W: Write + Send>(
        &mut self,
        writer: &mut SerializedFileWriter<W>,
    ) -> Result<()> {
        if self.rows() == 0 {
            return Ok(());
        }
        let mut group = writer.next_row_group()?;
        for cells in std::mem::take(self).columns {
            let column = group.next_column()?;
            let mut column =
                column.ok_or_else(|| ParquetError::General(String::from("a column is missing")))?;
            cells.write(&mut column)?;
            column.close()?;
        }
        group.close()?;
        Ok(())
    }
}

impl Cells {
    fn write(&self, column: &mut SerializedColumnWriter<'_>) -> Result<()> {
        let filled = Some(self.filled.as_slice());
        match &self.values {
            Values::Text(texts) => {
                column.typed::<ByteArrayType>().write_batch(texts, filled, None)?
            }
            Values::Small(numbers) => {
                column.typed::<Int32Type>().write_batch(numbers, filled, None)?
            }
            Values::Large(numbers) => {
                column.typed::<Int64Type>().write_batch(numbers, filled, None)?
            }
        };
        Ok(())
    }
}
