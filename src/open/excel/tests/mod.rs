//! Whole workbooks, made in memory.

mod binary;
mod cells;
mod package;

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::model::CellAt;
use crate::open::{Sheet, Value};

const STYLES: &str = "<styleSheet><fonts><font/><font><b/></font></fonts><cellXfs><xf/>\
    <xf numFmtId='14'/><xf numFmtId='9' fontId='1'/><xf numFmtId='46'/></cellXfs></styleSheet>";
const STRINGS: &str = "<sst><si><t>Rent</t></si><si><t> </t></si><si><t>Tea</t></si></sst>";

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn opened_with(parts: &[(&str, &str)], limits: &Limits) -> Result<Workbook, Refusal> {
    read_xlsx(Package::open(Cursor::new(zipped(parts)), limits)?, limits)
}

/// A workbook of one sheet with this XML inside `<worksheet>`.
fn opened(worksheet: &str) -> Workbook {
    let worksheet = format!("<worksheet>{worksheet}</worksheet>");
    let parts = [
        ("xl/workbook.xml", "<workbook><sheets><sheet name='Q1' r:id='a'/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", worksheet.as_str()),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", STRINGS),
    ];
    opened_with(&parts, &Limits::default()).unwrap()
}

fn rows(rows: &str) -> Workbook {
    opened(&format!("<sheetData>{rows}</sheetData>"))
}

fn told(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.rows().flat_map(|row| row.cells.iter().map(move |cell| (row.row, cell)));
    cells
        .map(|(row, cell)| {
            let value = match cell.value {
                Value::Text(text) => format!("'{}'", sheet.text(text)),
                Value::Error(text) => sheet.text(text).to_string(),
                Value::Number(number) => number.to_string(),
                Value::Date(day) => day.to_string(),
                Value::Other => "other".into(),
                Value::Uncalculated => "uncalculated".into(),
            };
            format!("{} {value}", CellAt::new(row, cell.col.into()))
        })
        .collect()
}

fn codes(book: &Workbook) -> Vec<(Code, String)> {
    book.findings.iter().map(|finding| (finding.code, finding.place())).collect()
}
