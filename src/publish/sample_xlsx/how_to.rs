//! The sheet that says what is asked of the tester.

use rust_xlsxwriter::XlsxError;

use super::super::review_xlsx::how_to::table;
use super::super::xlsx_page::Page;

const FILLED_IN: [(&str, &str); 4] = [
    (
        "amount found",
        "What the evidence says that was spent: the invoice, the bank statement, the ledger. Write ok if it is \
         the amount as read, 0 if there is nothing to show for it. An empty cell is not tested.",
    ),
    (
        "category found",
        "What the evidence says that it was spent on: a name from the list that the cell offers, or its id; or \
         shares like spaces 60; arts 40; “unclear” if the evidence does not tell. Write ok if it is coded \
         rightly. An empty cell is not tested.",
    ),
    ("note", "What was looked at, and what is to be said of it."),
    ("tested by", "Your name or initials."),
];

const GIVEN: [(&str, &str); 4] = [
    (
        "file, sheet, cell",
        "Where the amount stands in the return: open it there first, and see that it was read rightly.",
    ),
    (
        "amount, category",
        "What was read, and what it was coded as; method and reason say by which decision.",
    ),
    (
        "hits",
        "“certain”: the line holds an interval or more, and is tested whatever is drawn. A number: how many of \
         its pennies were drawn. Most have 1; a line with 2 counts twice.",
    ),
    ("entry, check", "They say which line is meant, and notice when a row was changed."),
];

const RULES: [(&str, &str); 4] = [
    (
        "test every line",
        "Do not replace a line that is hard to test by another. What stays empty, where other lines were tested, \
         counts as wholly wrong.",
    ),
    (
        "only amounts, or only categories",
        "Leave the other column empty in every row: then nothing is said of it.",
    ),
    (
        "sort and filter as you like",
        "Do not delete rows or rename columns, and leave the row “plan” above the list as it is: it holds what \
         the sheet “Plan” shows.",
    ),
    (
        "and then",
        "Save the file, as xlsx, ods or csv, and say: crosscast sample --evaluate FILE. It tells what is most \
         likely wrong in everything, what is wrong at most, and whether that can be borne.",
    ),
];

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>) -> Result<(), XlsxError> {
    page.title("How to test the sample")?;
    page.row += 1;
    let styles = page.styles;
    table(page, "What you fill in", &styles.head_input, &FILLED_IN)?;
    table(page, "What is given", &styles.head, &GIVEN)?;
    table(page, "Rules", &styles.head, &RULES)?;
    page.sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}
