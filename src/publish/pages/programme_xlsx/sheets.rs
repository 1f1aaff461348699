//! The sheets with figures.

use rust_xlsxwriter::{Format, XlsxError};

use crate::figure::Printed;
use crate::pages::{Delivery, Line, Table};

use super::chart::{self, Shown};
use super::sheet::Sheet;

const POUNDS: &str = "£#,##0";
const COUNT: &str = "#,##0";

/// The table that the funder publishes.
pub(super) fn categories(sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let categories = &sheet.lists.page.categories;
    let columns = [
        ("Category", 40),
        ("Pounds", 18),
        ("Share, %", 10),
        ("Lines", 8),
        ("Areas", 8),
        ("Largest in, areas", 10),
        ("Median of areas", 15),
        ("Least", 15),
        ("Most", 15),
        ("State", 12),
    ];
    sheet.begin("spend by category", &categories.table.caption.to_string(), &columns)?;
    sheet.head(&columns)?;
    let first = sheet.page.row;
    let (money, count) = (&sheet.styles().money, &sheet.styles().count);
    for (line, across) in categories.table.lines.iter().zip(&categories.across) {
        begin(sheet, line)?;
        let styles = [count, count, money, money, money];
        for ((col, figure), style) in (4_u16..).zip(across.figures()).zip(styles) {
            sheet.printed(col, figure.as_ref(), style)?;
        }
        sheet.provisional(9, &line.pounds.id)?;
        sheet.page.end_row()?;
    }
    total(sheet, first, &categories.table)?;
    let shown = shown(sheet, first, &categories.table, "Spend by category, pounds");
    shown.map_or(Ok(()), |shown| {
        sheet.chart(&chart::bars(&shown), chart::rows(shown.rows.1 - shown.rows.0 + 1))
    })
}

/// Spend by year.
pub(super) fn years(sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let years = &sheet.lists.page.years;
    let columns = [("Year", 40), ("Pounds", 18), ("Share, %", 10), ("Lines", 8), ("State", 12)];
    sheet.begin("spend by year", &years.caption.to_string(), &columns)?;
    sheet.head(&columns)?;
    let first = sheet.page.row;
    for line in &years.lines {
        begin(sheet, line)?;
        sheet.provisional(4, &line.pounds.id)?;
        sheet.page.end_row()?;
    }
    total(sheet, first, years)?;
    let shown = shown(sheet, first, years, "Spend by year, pounds");
    shown.map_or(Ok(()), |shown| sheet.chart(&chart::columns(&shown), chart::rows(0)))
}

/// Spend by region.
pub(super) fn regions(sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let regions = &sheet.lists.page.regions;
    let columns = [
        ("Region", 40),
        ("Pounds", 18),
        ("Share, %", 10),
        ("Lines", 8),
        ("Areas counted", 10),
        ("Areas in all", 10),
        ("State", 12),
    ];
    sheet.begin("spend by region", &regions.table.caption.to_string(), &columns)?;
    sheet.head(&columns)?;
    let first = sheet.page.row;
    let count = &sheet.styles().count;
    for (line, areas) in regions.table.lines.iter().zip(&regions.areas) {
        begin(sheet, line)?;
        sheet.printed(4, Some(&areas.counted), count)?;
        sheet.printed(5, Some(&areas.listed), count)?;
        sheet.provisional(6, &line.pounds.id)?;
        sheet.page.end_row()?;
    }
    total(sheet, first, &regions.table)?;
    for said in &regions.missing {
        sheet.page.note(&format!("No spend is counted: {said}"))?;
    }
    let shown = shown(sheet, first, &regions.table, "Spend by region, pounds");
    shown.map_or(Ok(()), |shown| {
        sheet.chart(&chart::bars(&shown), chart::rows(shown.rows.1 - shown.rows.0 + 1))
    })
}

/// Delivery costs across areas: how many areas in each band, and each area.
pub(super) fn delivery(sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let Some(delivery) = &sheet.lists.page.delivery else { return Ok(()) };
    let columns =
        [("Area", 40), ("Pounds", 18), ("Share of its spend, %", 12), ("Lines", 8), ("State", 12)];
    sheet.begin("delivery costs across areas", &delivery.note.to_string(), &columns)?;
    bands(sheet, delivery)?;
    sheet.head(&columns)?;
    let first = sheet.page.row;
    let (money, percent, count) =
        (&sheet.styles().money, &sheet.styles().percent, &sheet.styles().count);
    for line in &delivery.lines {
        sheet.page.text(0, &line.name.to_string())?;
        match &line.pounds {
            Some(pounds) => {
                sheet.printed(1, Some(pounds), money)?;
                sheet.printed(2, line.share.as_ref(), percent)?;
                sheet.page.figure(3, &line.sum.lines, count)?;
                sheet.provisional(4, &pounds.id)?;
            }
            None => sheet.page.text(1, "none counted")?,
        }
        sheet.page.end_row()?;
    }
    sum_row(sheet, first, &delivery.total, money)
}

fn bands(sheet: &mut Sheet<'_>, delivery: &Delivery) -> Result<(), XlsxError> {
    sheet.head(&[("Share of the area’s spend", 40), ("Areas", 18)])?;
    let first = sheet.page.row;
    let count = &sheet.styles().count;
    for band in &delivery.bands {
        sheet.page.text(0, &band.name)?;
        sheet.printed(1, Some(&band.areas), count)?;
        sheet.page.end_row()?;
    }
    let last = sheet.page.row.saturating_sub(1);
    sum_row(sheet, first, &delivery.areas, count)?;
    let title = "Areas by the share of their spend that is delivery costs";
    let shown = Shown { sheet: sheet.name, rows: (first, last), column: 1, title, format: COUNT };
    sheet.chart(&chart::columns(&shown), chart::rows(0))
}

/// Name, amount, share and lines.
fn begin(sheet: &mut Sheet<'_>, line: &Line) -> Result<(), XlsxError> {
    let styles = sheet.styles();
    sheet.page.text(0, &line.name.to_string())?;
    sheet.printed(1, Some(&line.pounds), &styles.money)?;
    sheet.printed(2, line.share.as_ref(), &styles.percent)?;
    sheet.page.figure(3, &line.sum.lines, &styles.count)
}

fn total(sheet: &mut Sheet<'_>, first: u32, table: &Table) -> Result<(), XlsxError> {
    sum_row(sheet, first, &table.total, &sheet.styles().money)
}

fn sum_row(
    sheet: &mut Sheet<'_>,
    first: u32,
    total: &Printed,
    style: &Format,
) -> Result<(), XlsxError> {
    let row = sheet.page.row;
    let bold = sheet.styles().count.clone().set_bold();
    sheet.page.sheet.write_string_with_format(row, 0, "Total", &bold)?;
    sheet.sum(1, first, total, style)?;
    sheet.page.end_row()
}

/// What a chart of the table shows; `None` when there is nothing in it.
fn shown<'s>(sheet: &Sheet<'s>, first: u32, table: &Table, title: &'s str) -> Option<Shown<'s>> {
    let lines = u32::try_from(table.lines.len()).ok().filter(|&lines| lines > 0)?;
    let rows = (first, first + lines - 1);
    Some(Shown { sheet: sheet.name, rows, column: 1, title, format: POUNDS })
}
