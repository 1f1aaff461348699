//! Workbooks as LibreOffice saves them: the parts of an OpenDocument spreadsheet (version 1.2) that readers need.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::sheet::{Cell, Sheet, day};

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Writes the sheets to `path`.
pub fn write(path: &Path, sheets: &[Sheet]) {
    let mut package = ZipWriter::new(File::create(path).unwrap());
    let packed = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let stored = packed.compression_method(CompressionMethod::Stored);
    for (name, options, text) in [
        ("mimetype", stored, MIMETYPE.to_owned()),
        ("content.xml", packed, content(sheets)),
        ("META-INF/manifest.xml", packed, manifest()),
    ] {
        package.start_file(name, options).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap();
}

fn manifest() -> String {
    let space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let entry = |path: &str, kind: &str| {
        format!(
            r#"<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>"#
        )
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">{}{}</manifest:manifest>"#,
        entry("/", MIMETYPE),
        entry("content.xml", "text/xml"),
    )
}

fn content(sheets: &[Sheet]) -> String {
    let mut xml = String::from(r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content"#);
    for name in ["office", "table", "text", "style"] {
        write!(xml, r#" xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0""#).unwrap();
    }
    xml.push_str(r#" office:version="1.2"><office:body><office:spreadsheet>"#);
    for sheet in sheets {
        write!(xml, r#"<table:table table:name="{}">"#, sheet.name).unwrap();
        for row in &sheet.rows {
            xml.push_str("<table:table-row>");
            if row.is_empty() {
                xml.push_str("<table:table-cell/>");
            }
            row.iter().for_each(|cell| write_cell(&mut xml, cell));
            xml.push_str("</table:table-row>");
        }
        xml.push_str("</table:table>");
    }
    xml.push_str("</office:spreadsheet></office:body></office:document-content>");
    xml
}

fn write_cell(xml: &mut String, cell: &Cell) {
    match cell {
        Cell::Empty => write!(xml, "<table:table-cell/>"),
        Cell::Words(words) => {
            let words = words.replace('&', "&amp;").replace('<', "&lt;");
            write!(
                xml,
                r#"<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>"#
            )
        }
        Cell::Pence(pence) | Cell::Sum(_, pence) => {
            let (pounds, pence) = (pence / 100, pence % 100);
            write!(
                xml,
                r#"<table:table-cell office:value-type="currency" office:currency="GBP" office:value="{pounds}.{pence:02}"><text:p>£{pounds}.{pence:02}</text:p></table:table-cell>"#
            )
        }
        Cell::Day(serial) => {
            let shown = day(*serial);
            let (d, m, y) = (&shown[..2], &shown[3..5], &shown[6..]);
            write!(
                xml,
                r#"<table:table-cell office:value-type="date" office:date-value="{y}-{m}-{d}"><text:p>{shown}</text:p></table:table-cell>"#
            )
        }
    }
    .unwrap();
}
