//! Sums: area, programme, period, own labels.
//!
//! [`Totals`] takes lines of spend one by one, or the totals of another file; the order does
//! not matter. [`Totals::tables`] lays them out and cross-casts each table: what is added up
//! along the rows, along the columns and line by line as the lines came in must be one sum.

mod bucket;
mod cross_table;
mod financial_year;
mod names;
mod tables;
mod totals;

pub use bucket::{AreaBucket, CategoryBucket, PeriodBucket};
pub use cross_table::{CrossCastError, CrossTable};
pub use financial_year::FinancialYear;
pub use names::{AREA_NOT_KNOWN, area_id, area_name, bucket_id, bucket_name, category_id};
pub use tables::{CategoryLine, LabelLine, Tables};
pub use totals::{SpendLine, Totals};
