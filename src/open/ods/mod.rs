//! OpenDocument spreadsheets. Read in one streaming pass of our own: it tells what is hidden,
//! and repeated cells cost nothing, however often a file claims to repeat them.

mod formula;
mod paragraphs;
mod styles;
mod table;

use std::io;

use self::styles::TableStyles;
use self::table::TablePass;
use super::Workbook;
use super::package::{Package, damaged};
use super::reading::Reading;
use super::sheet::Visibility;
use super::xml::{Token, Xml};
use crate::gather::Format;
use crate::model::{Code, Finding, Limits, Refusal};

/// Reads a workbook.
pub(super) fn read(mut package: Package<'_>, limits: &Limits) -> Result<Workbook, Refusal> {
    let mut book = Workbook { format: Format::Ods, sheets: Vec::new(), findings: Vec::new() };
    let mut xml = package.xml("content.xml").map_err(|error| damaged(&error.to_string()))?;
    if let Err(error) = fill(&mut xml, limits, &mut book) {
        if book.sheets.is_empty() {
            return Err(damaged(&error.to_string()));
        }
        let says = format!("the file breaks off: {error}");
        let remedy = "Open the file in LibreOffice, save it again, or ask for it again.";
        book.findings.push(Finding::new(Code::SheetUnreadable, says, remedy));
    }
    Ok(book)
}

fn fill(xml: &mut Xml<'_>, limits: &Limits, book: &mut Workbook) -> io::Result<()> {
    let mut styles = TableStyles::default();
    let (mut tables, mut repeated, mut text_so_far) = (0, 0, 0);
    loop {
        let Some(token) = xml.next()? else { return Ok(()) };
        let Token::Start(tag) = token else {
            if let Token::End(name) = token {
                styles.end(name);
            }
            continue;
        };
        if tag.name != b"table" || tag.empty {
            styles.start(&tag);
            continue;
        }
        tables += 1;
        let name = tag.text("name").unwrap_or_default();
        let is_hidden = tag.get("style-name").is_some_and(|style| styles.hides(style));
        if tables > limits.sheets {
            book.findings.push(super::too_many_sheets(tables, limits));
            return Ok(());
        }
        let mut reading = Reading::new(&name, limits).after(text_so_far);
        if is_hidden {
            reading.builder().sheet_mut().visibility = Visibility::Hidden;
        }
        let read = TablePass::new(&styles, &mut reading, &mut repeated).run(xml);
        text_so_far = reading.text_so_far();
        book.sheets.push(reading.finish(&mut book.findings));
        read?;
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;
    use crate::model::CellAt;
    use crate::open::{CellFlags, Hidden, Sheet, Value};

    fn opened(tables: &str) -> Workbook {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("content.xml", SimpleFileOptions::default()).unwrap();
        let styles = "<style:style style:name='ta2' style:family='table'>\
            <style:table-properties table:display='false'/></style:style>\
            <number:percentage-style style:name='N11'><number:number/></number:percentage-style>\
            <style:style style:name='ce1' style:family='table-cell' style:data-style-name='N11'>\
            <style:text-properties fo:font-weight='bold'/></style:style>";
        write!(
            writer,
            "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
             <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
             </office:document-content>"
        )
        .unwrap();
        let (bytes, limits) = (writer.finish().unwrap().into_inner(), Limits::default());
        read(Package::open(Cursor::new(bytes), &limits).unwrap(), &limits).unwrap()
    }

    fn at(sheet: &Sheet, row: u32, col: u16) -> Option<Value> {
        let row = sheet.find_row(row)?;
        sheet.row_at(row).cell(col).map(|cell| cell.value)
    }

    fn text(sheet: &Sheet, row: u32, col: u16) -> String {
        match at(sheet, row, col) {
            Some(Value::Text(text) | Value::Error(text)) => sheet.text(text).to_string(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Date(day)) => day.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn cells_of_each_type_are_read() {
        let book = opened(
            "<table:table table:name='Q1'><table:table-row>\
             <table:table-cell office:value-type='string'><text:p>Rent <text:span>and</text:span>\
             <text:s text:c='2'/>heat</text:p><text:p>two</text:p><office:annotation><text:p>no\
             </text:p></office:annotation></table:table-cell>\
             <table:table-cell office:value-type='currency' office:value='1234.5'><text:p>£1,234.50\
             </text:p></table:table-cell><table:table-cell/>\
             <table:table-cell office:value-type='date' office:date-value='2024-03-31T00:00:00'/>\
             <table:table-cell office:value-type='percentage' office:value='0.5'/>\
             <table:table-cell table:formula='of:=SUM([.A1:.A2])' office:value-type='float' \
             office:value='0.30000000000000004'/>\
             <table:table-cell table:formula='of:=1/0' office:value-type='string' \
             calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>\
             <table:table-cell office:value-type='time' office:time-value='PT1H'/>\
             </table:table-row></table:table>",
        );
        let sheet = &book.sheets[0];
        assert_eq!(sheet.name, "Q1");
        assert_eq!(text(sheet, 0, 0), "Rent and  heat\ntwo");
        assert_eq!(text(sheet, 0, 1), "1234.5");
        assert_eq!(at(sheet, 0, 2), None);
        assert_eq!(text(sheet, 0, 3), "2024-03-31");
        assert!(sheet.row_at(0).cell(4).unwrap().flags.has(CellFlags::PERCENT));
        assert_eq!(text(sheet, 0, 5), "0.3");
        assert_eq!(sheet.formula(CellAt::new(0, 5)), Some("SUM(A1:A2)"));
        assert_eq!(text(sheet, 0, 6), "#DIV/0!");
        assert_eq!(at(sheet, 0, 7), Some(Value::Other));
        assert_eq!(book.findings[0].code, Code::ErrorCell);
    }

    #[test]
    fn repetition_moves_places_and_costs_nothing_when_empty() {
        let book = opened(
            "<table:table table:name='S'><table:table-row table:number-rows-repeated='3'>\
             <table:table-cell table:number-columns-repeated='16384'/></table:table-row>\
             <table:table-row table:number-rows-repeated='2'><table:covered-table-cell/>\
             <table:table-cell table:number-columns-repeated='2' office:value-type='float' \
             office:value='7'/></table:table-row><table:table-row table:number-rows-repeated=\
             '4000000000'><table:table-cell/></table:table-row></table:table>",
        );
        let sheet = &book.sheets[0];
        assert_eq!(sheet.cell_count(), 4);
        assert_eq!(text(sheet, 4, 2), "7");
    }

    #[test]
    fn what_is_hidden_and_merged_is_told() {
        let cell = "<table:table-cell office:value-type='float' office:value='1'/>";
        let book = opened(&format!(
            "<table:table table:name='S' table:style-name='ta2'><table:table-column/>\
             <table:table-column table:visibility='collapse' table:number-columns-repeated='2'/>\
             <table:table-row table:visibility='filter'>{cell}{cell}</table:table-row>\
             <table:table-row><table:table-cell table:number-columns-spanned='2' \
             table:number-rows-spanned='1' table:style-name='ce1' office:value-type='float' \
             office:value='1'/></table:table-row></table:table>"
        ));
        let sheet = &book.sheets[0];
        assert_eq!(sheet.visibility, Visibility::Hidden);
        assert_eq!(sheet.hidden, Hidden::Checked { columns: vec![1] });
        assert!(sheet.row_at(0).hidden && !sheet.row_at(1).hidden);
        assert_eq!(sheet.merged, [(CellAt::new(1, 0), CellAt::new(1, 1))]);
        let flags = sheet.row_at(1).cell(0).unwrap().flags;
        assert!(flags.has(CellFlags::BOLD) && flags.has(CellFlags::PERCENT));
        let codes: Vec<_> = book.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::HiddenSheet, Code::HiddenRows, Code::HiddenColumns]);
    }

    #[test]
    fn cells_that_repeat_others_are_counted_over_all_tables() {
        let table = "<table:table table:name='T'><table:table-row table:number-rows-repeated='900'>\
            <table:table-cell office:value-type='float' office:value='1' \
            table:number-columns-repeated='1000'/></table:table-row></table:table>";
        let book = opened(&table.repeat(3));
        let cells: Vec<usize> = book.sheets.iter().map(Sheet::cell_count).collect();
        assert_eq!(cells, [900_000, 900_000, 0]);
        let codes: Vec<Code> = book.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::LimitReached]);
    }
}
