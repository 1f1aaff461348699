//! The lines of an area's page as a table: `totals.csv`.

use super::super::csv_field::{Reader, Record, header};
use crate::figure::Printed;
use crate::model::Tally;
use crate::pages::AreaPage;

const COLUMNS: [&str; 7] =
    ["table", "figure", "name", "amount", "lines", "share_percent", "provisional"];

/// The whole file: the total, and one line for each line that the page prints. Amounts are exact, so that
/// those of a table add up to the total to the penny.
pub fn render(page: &AreaPage) -> Vec<u8> {
    let mut out = header(Reader::Person, &COLUMNS);
    if let (Some(total), Some(table)) = (&page.total, page.tables.first()) {
        line(&mut out, page, "total", "Total", total, table.sum, None);
    }
    for table in &page.tables {
        for one in &table.lines {
            let name = one.name.to_string();
            line(&mut out, page, table.id, &name, &one.pounds, one.sum, one.share.as_ref());
        }
    }
    out
}

fn line(
    out: &mut Vec<u8>,
    page: &AreaPage,
    table: &str,
    name: &str,
    amount: &Printed,
    sum: Tally,
    share: Option<&Printed>,
) {
    let mut record = Record::begin(out);
    record.word(table);
    record.text(&amount.id);
    record.text(name);
    record.word(&amount.value);
    record.count(sum.lines);
    match share {
        Some(share) => record.word(&share.value),
        None => record.empty(),
    }
    record.word(if page.provisional { "yes" } else { "no" });
    record.end();
}
