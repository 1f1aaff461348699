//! The sheet that explains what is filled in.

use rust_xlsxwriter::{Format, XlsxError};

use super::super::xlsx_page::Page;

const FILLED_IN: [(&str, &str); 5] = [
    (
        "category",
        "What the money was spent on: a name from the list that the cell offers, or its id; “unclear” \
         if nobody can tell from the label. Leave it empty if you do not want to decide now.",
    ),
    (
        "scope",
        "Whom the answer is for. Empty or “this area”: the area of the row only. “this group”: every \
         row with the same name in the column group, so that one answer serves them all. “whole \
         programme”: this label wherever it turns up, unless an area has an answer of its own.",
    ),
    (
        "split",
        "Only if one category will not do, and then in place of it: shares in per cent that add up \
         to 100, like spaces 60; arts 40. Names and ids do equally well.",
    ),
    ("note", "Why, in a few words. It is kept beside the answer."),
    ("decided_by", "Your name or initials. It is kept beside the answer."),
];

const GIVEN: [(&str, &str); 6] = [
    (
        "so_far_percent",
        "The share of the undecided money (without signs) in this row and all above it, in the order \
         of money. Where it nears 100 it no longer pays to go on.",
    ),
    (
        "group",
        "Rows whose labels are almost the same have one name here: the label with the most money. Look \
         at all of them (filter by this column) before you answer for the group.",
    ),
    (
        "suggestion_1 to 3",
        "Categories that come near, the nearest first. None is applied by itself.",
    ),
    (
        "score_1 to 3, reason_1 to 3",
        "How much speaks for the category (1.00 is the most; it is no probability), and what.",
    ),
    ("similar", "Labels that were decided before, with their category and how like they are."),
    ("where", "The first places of the label: file, sheet and cell."),
];

const THEN: [(&str, &str); 4] = [
    (
        "before you save",
        "Sort and filter as you like; hidden rows count too. Do not rename columns, and leave \
             area, label and group as they are: they say which label is meant.",
    ),
    (
        "crosscast apply --dry-run",
        "Checks every answer and shows how many lines, areas and pounds would move. Nothing is written.",
    ),
    (
        "crosscast apply",
        "Adds the answers to mappings/labels.csv, with who and why. An answer that contradicts a \
             standing one is refused. Applying a list twice changes nothing.",
    ),
    ("crosscast run", "Counts again. What was decided is not asked about any more."),
];

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>) -> Result<(), XlsxError> {
    page.title("How to fill in the review list")?;
    page.row += 1;
    let styles = page.styles;
    table(page, "What you fill in", &styles.head_input, &FILLED_IN)?;
    table(page, "What is given", &styles.head, &GIVEN)?;
    table(page, "And then", &styles.head, &THEN)?;
    page.sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Two columns under a heading: what, and what is to be said of it.
pub(in super::super) fn table(
    page: &mut Page<'_>,
    title: &str,
    style: &Format,
    rows: &[(&str, &str)],
) -> Result<(), XlsxError> {
    page.head(0, title, 28, style)?;
    page.head(1, "", 110, style)?;
    page.row += 1;
    for (what, says) in rows {
        page.text(0, what)?;
        page.text(1, says)?;
        page.end_row()?;
    }
    page.row += 1;
    Ok(())
}
