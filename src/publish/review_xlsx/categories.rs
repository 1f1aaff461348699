//! The sheet with what can be chosen.

use rust_xlsxwriter::XlsxError;

use crate::mapping::Mappings;

use super::super::review_cell;
use super::super::xlsx_page::Page;

/// The row of the first category, from zero.
const FIRST: u32 = 4;

/// The cells that hold what can be chosen, as a formula spells them.
pub(in super::super) fn choices(mappings: &Mappings) -> String {
    // One more than the categories, for `unclear`.
    let many = mappings.categories.len() as u64;
    format!("=Categories!$A${}:$A${}", FIRST + 1, u64::from(FIRST) + 1 + many)
}

/// Writes the categories in their order, and `unclear`. They are chosen in `column` of the sheet `list`.
pub(in super::super) fn write(
    page: &mut Page<'_>,
    mappings: &Mappings,
    list: &str,
    column: &str,
) -> Result<(), XlsxError> {
    page.title("What can be chosen")?;
    page.note(&format!(
        "In the column {column} of the sheet “{list}”, the name and the id do equally well."
    ))?;
    page.row = FIRST - 1;
    let head = &page.styles.head;
    for (col, (name, width)) in (0u16..).zip([("name", 44), ("id", 30), ("definition", 100)]) {
        page.head(col, name, width, head)?;
    }
    page.row += 1;
    let chosen = review_cell::choices(mappings);
    for (name, category) in chosen.into_iter().zip(&mappings.categories) {
        page.text(0, name)?;
        page.text(1, &category.id)?;
        page.text(2, &category.definition)?;
        page.end_row()?;
    }
    page.text(0, "unclear")?;
    page.text(1, "unclear")?;
    page.text(
        2,
        "Nobody can tell from the label what the money was spent on. This is an answer: the label \
         is not asked about again, and its money is reported as not knowable.",
    )?;
    page.end_row()?;
    page.sheet.set_freeze_panes(FIRST, 0)?.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}
