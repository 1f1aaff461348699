//! Cells of the `calamine` crate, which reads the binary formats for us, as cells of ours.

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime, SheetVisible};

use super::number;
use super::number_format::Shown;
use super::reading::Reading;
use super::serial::{Epoch, iso_day};
use super::sheet::{CellFlags, Value, Visibility};
use crate::model::{CellAt, Code, Finding};

/// Puts a cell of calamine's at `at`.
pub(super) fn put(reading: &mut Reading<'_>, at: CellAt, value: &DataRef<'_>, epoch: Epoch) {
    let flags = CellFlags::default();
    match value {
        DataRef::Empty => {}
        DataRef::Int(number) => put_float(reading, at, *number as f64, Shown::Number, epoch),
        DataRef::Float(number) => put_float(reading, at, *number, Shown::Number, epoch),
        DataRef::String(text) => reading.put_text(at, flags, text),
        DataRef::SharedString(text) => reading.put_text(at, flags, text),
        DataRef::Bool(_) | DataRef::DurationIso(_) => reading.put(at, flags, Value::Other),
        DataRef::DateTime(day) => put_float(reading, at, day.as_f64(), shown(day), epoch),
        DataRef::DateTimeIso(text) => match iso_day(text) {
            Some(day) => reading.put(at, flags, Value::Date(day)),
            None => reading.put_unreadable(at, flags, text, "a date that cannot be read"),
        },
        DataRef::Error(error) => reading.put_error(at, flags, code(error)),
    }
}

/// The same cell, borrowed.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(day) => DataRef::DateTime(*day),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn put_float(reading: &mut Reading<'_>, at: CellAt, float: f64, shown: Shown, epoch: Epoch) {
    let flags = CellFlags::default();
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
        // Calamine may come to know more codes.
        #[allow(unreachable_patterns)]
        _ => "#ERROR!",
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

/// The finding that hidden rows cannot be seen in a format.
pub(super) fn hidden_not_checked(format: &str) -> Finding {
    Finding::new(
        Code::HiddenNotChecked,
        format!("hidden rows and columns cannot be told in the {format} format; all were read"),
        "If rows may be hidden, save the file as .xlsx and run again.",
    )
}
