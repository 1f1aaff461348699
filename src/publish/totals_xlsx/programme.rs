//! The first sheet: the programme by category.

use rust_xlsxwriter::XlsxError;

use super::super::names::bucket_name;
use super::Book;
use super::page::Page;
use crate::model::Money;

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    page.title(&format!("{}: spend by category", book.mappings.settings.programme))?;
    page.note(
        "A spreadsheet program rounds what it calculates: the exact amounts are in totals/programme.csv \
         and its neighbours, each line of them in entries.csv.",
    )?;
    page.note("A line that is split over several categories counts in the lines of each.")?;
    page.note(&rests_on(book))?;
    page.head([("Category", 40), ("Amount", 18), ("Share, %", 10), ("Lines", 10), ("Areas", 10)])?;
    let first_row = page.row();
    for line in &book.tables.programme {
        let name = bucket_name(book.mappings, line.category);
        match book.register.category_is_provisional(book.tables, line.category) {
            true => page.text(0, &format!("{name} (provisional)"))?,
            false => page.text(0, name)?,
        }
        page.money(1, line.sum.amount)?;
        page.percent(2, line.share)?;
        page.count(3, line.sum.lines)?;
        page.count(4, line.areas as u64)?;
        page.next_row();
    }
    let sum: Money = book.tables.programme.iter().map(|line| line.sum.amount).sum();
    page.sum_text(0, "All categories")?;
    page.sum(1, (first_row, 1, page.row().saturating_sub(1), 1), sum)?;
    page.next_row();
    page.against_total(1, "Added up line by line", (sum, book.tables.categories.total.amount))
}

/// How much of the programme the figures rest on. Missing is not zero.
fn rests_on(book: &Book<'_>) -> String {
    let register = book.register;
    let unsettled = register.areas.iter().filter(|area| !area.provisional.is_empty()).count();
    let months = register.months_covered().map_or(String::new(), |months| {
        format!(
            ", which cover {months} % of the months of all areas in {} financial years",
            register.years.len()
        )
    });
    let provisional = match unsettled {
        0 => String::new(),
        _ => format!(
            " What rests on {unsettled} areas that are not settled is marked as provisional: see Register."
        ),
    };
    format!(
        "These figures rest on returns of {} of {} areas{months}.{provisional}",
        register.areas_received(),
        register.areas.len()
    )
}
