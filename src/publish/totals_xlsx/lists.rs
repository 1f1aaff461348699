//! The sheets that list labels, stages and files.

use rust_xlsxwriter::XlsxError;

use crate::model::{Date, Money, Tally};

use super::super::files_csv;
use super::super::names::bucket_name;
use super::Book;
use super::page::Page;

/// How many lines a list shows; the rest are one line, and all of them are in the CSV file.
const LONGEST: usize = 50_000;

/// The areas' own labels.
pub(super) fn labels(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    page.title("Spend by area and the area's own label")?;
    page.note("The largest amounts of an area stand first. All labels are in totals/labels.csv.")?;
    page.head([
        ("Area", 30),
        ("Label", 60),
        ("Categories", 40),
        ("Amount", 18),
        ("Lines", 10),
        ("Share of the area, %", 12),
    ])?;
    let first_row = page.row();
    let labels = &book.tables.labels;
    let (shown, others) = labels.split_at(labels.len().min(LONGEST));
    for line in shown {
        page.text(0, &book.name(line.area))?;
        page.text(1, line.label)?;
        let names = line.categories.keys().map(|&category| bucket_name(book.mappings, category));
        page.text(2, &names.collect::<Vec<_>>().join(", "))?;
        page.money(3, line.sum.amount)?;
        page.count(4, line.sum.lines)?;
        page.percent(5, line.share)?;
        page.next_row();
    }
    if !others.is_empty() {
        let sum: Tally = others.iter().map(|line| line.sum).sum();
        page.text(0, &format!("{} other labels", others.len()))?;
        page.money(3, sum.amount)?;
        page.count(4, sum.lines)?;
        page.next_row();
    }
    let sum: Money = labels.iter().map(|line| line.sum.amount).sum();
    page.sum_text(0, "All labels")?;
    page.sum(3, (first_row, 3, page.row().saturating_sub(1), 3), sum)?;
    page.next_row();
    page.against_total(3, "Added up line by line", (sum, book.tables.categories.total.amount))
}

/// The files of the inbox.
pub(super) fn files(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    page.title("Files")?;
    page.note("Every file of the inbox and what became of it. All files are in files.csv.")?;
    page.head([
        ("File", 40),
        ("Format", 8),
        ("Area", 20),
        ("From", 12),
        ("To", 12),
        ("Sheets", 8),
        ("Entries", 10),
        ("Entries' sum", 18),
        ("Printed total", 18),
        ("Difference", 18),
        ("Verdict", 12),
        ("Reason", 60),
    ])?;
    let first_row = page.row();
    let (shown, others) = book.files.split_at(book.files.len().min(LONGEST));
    for file in shown {
        let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
        page.text(0, &file.file)?;
        page.text(1, file.format.map_or("", |format| format.as_str()))?;
        page.text(2, files_csv::area(file.area, book.mappings))?;
        page.text(3, &day(file.period.map(|period| period.start)))?;
        page.text(4, &day(file.period.map(|period| period.end)))?;
        page.count(5, file.sheets)?;
        page.count(6, file.entries)?;
        page.money(7, file.entries_sum)?;
        for (col, money) in (8u16..).zip([file.printed_total, file.difference]) {
            if let Some(money) = money {
                page.money(col, money)?;
            }
        }
        page.text(10, file.verdict.as_str())?;
        page.text(11, &file.reason)?;
        page.next_row();
    }
    if !others.is_empty() {
        page.text(0, &format!("{} other files", others.len()))?;
        page.count(6, others.iter().map(|file| file.entries).sum())?;
        page.money(7, others.iter().map(|file| file.entries_sum).sum())?;
        page.next_row();
    }
    let sum: Money = book.files.iter().map(|file| file.entries_sum).sum();
    page.sum_text(0, "All files")?;
    page.sum(7, (first_row, 7, page.row().saturating_sub(1), 7), sum)?;
    page.next_row();
    page.against_total(7, "The programme's total", (sum, book.tables.categories.total.amount))
}
