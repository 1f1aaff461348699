//! The sheet of the register: who sent what, and how far it is settled.

use rust_xlsxwriter::XlsxError;

use crate::register::{Standing, Status};

use super::Book;
use super::page::Page;

/// Areas down, financial years across.
pub(super) fn write(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    let register = book.register;
    page.title("Register of returns")?;
    page.note(
        "Each step holds what the one before it says: received, tied out with its printed totals, coded, \
         signed off. A year that returns cover in part says how many months. Nothing received is not \
         nothing spent.",
    )?;
    let years: Vec<String> = register.years.iter().map(ToString::to_string).collect();
    let fixed = [("Area", 30), ("Spent", 18), ("Allocation", 18), ("Provisional because", 60)];
    let undated = std::iter::once(("No period", 12));
    let columns = years.iter().map(|year| (year.as_str(), 16));
    page.head(fixed.into_iter().chain(undated).chain(columns))?;
    for (area, record) in book.mappings.areas.iter().zip(&register.areas) {
        page.text(0, &area.name)?;
        if record.is_received() {
            page.money(1, record.spent)?;
        }
        if let Some(allocation) = record.allocation {
            page.money(2, allocation)?;
        }
        page.text(3, &record.provisional.join("; "))?;
        if record.undated > 0 {
            page.count(4, record.undated)?;
        }
        for (col, standing) in (5u16..).zip(&record.years) {
            page.text(col, &told(standing))?;
        }
        page.next_row();
    }
    Ok(())
}

fn told(standing: &Standing) -> String {
    let word = match standing.status {
        Status::NotReceived => return String::from("–"),
        status => status.as_str().replace('_', " "),
    };
    if standing.months == 12 { word } else { format!("{word}, {} months", standing.months) }
}
