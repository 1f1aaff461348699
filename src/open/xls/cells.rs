//! Cells as calamine gives them, as cells of ours.

use calamine::{CellErrorType, Data, ExcelDateTime, SheetVisible};

use crate::model::CellAt;
use crate::open::number;
use crate::open::number_format::Shown;
use crate::open::reading::Reading;
use crate::open::serial::{Epoch, iso_day};
use crate::open::sheet::{CellFlags, Value, Visibility};

/// Puts a cell of calamine's at `at`.
pub(super) fn put(
    reading: &mut Reading<'_>,
    at: CellAt,
    flags: CellFlags,
    value: &Data,
    epoch: Epoch,
) {
    match value {
        Data::Empty => {}
        Data::Int(number) => put_float(reading, at, flags, *number as f64, Shown::Number, epoch),
        Data::Float(number) => put_float(reading, at, flags, *number, Shown::Number, epoch),
        Data::String(text) => reading.put_text(at, flags, text),
        Data::Bool(_) | Data::DurationIso(_) => reading.put(at, flags, Value::Other),
        Data::DateTime(day) => put_float(reading, at, flags, day.as_f64(), shown(day), epoch),
        Data::DateTimeIso(text) => match iso_day(text) {
            Some(day) => reading.put(at, flags, Value::Date(day)),
            None => reading.put_unreadable(at, flags, text, "a date that cannot be read"),
        },
        Data::Error(error) => reading.put_error(at, flags, code(error)),
    }
}

fn put_float(
    reading: &mut Reading<'_>,
    at: CellAt,
    flags: CellFlags,
    float: f64,
    shown: Shown,
    epoch: Epoch,
) {
    match number::from_float(float) {
        Some(number) => reading.put_number(at, flags, number, shown, epoch),
        None => reading.put_unreadable(at, flags, &float.to_string(), "a number too large to read"),
    }
}

fn shown(day: &ExcelDateTime) -> Shown {
    if day.is_duration() { Shown::Time } else { Shown::Day }
}

fn code(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// Whether a sheet is shown, in our words.
pub(super) fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}
