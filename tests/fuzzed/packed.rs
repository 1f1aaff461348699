//! Parts packed into the files that hold them, so that a fuzzer is not stopped at the zip archive.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::pieces;

/// An archive with `parts`, not compressed.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook in XML: two sheets, shared texts, styles, the list of sheets, the relations.
pub fn xlsx(bytes: &[u8]) -> Vec<u8> {
    let [first, strings, styles, second, workbook, relations] = pieces(bytes);
    let workbook = or(workbook, WORKBOOK);
    let relations = or(relations, RELATIONS);
    archive(&[
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", first),
        ("xl/worksheets/sheet2.xml", second),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ])
}

const WORKBOOK: &[u8] = br#"<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/><sheet name="Two" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>"#;

const RELATIONS: &[u8] = br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// A workbook in binary records: a sheet, shared texts, styles, the list of sheets.
pub fn xlsb(bytes: &[u8]) -> Vec<u8> {
    let [sheet, strings, styles, workbook] = pieces(bytes);
    let relations: Vec<u8> =
        String::from_utf8_lossy(RELATIONS).replace(".xml\"", ".bin\"").into_bytes();
    archive(&[
        ("xl/workbook.bin", or(workbook, BINARY_WORKBOOK)),
        ("xl/_rels/workbook.bin.rels", &relations),
        ("xl/worksheets/sheet1.bin", sheet),
        ("xl/sharedStrings.bin", strings),
        ("xl/styles.bin", styles),
    ])
}

/// One record that lists one visible sheet, `rId1`, called `One`.
const BINARY_WORKBOOK: &[u8] =
    b"\x9c\x01\x1e\0\0\0\0\x01\0\0\0\x04\0\0\0r\0I\0d\x001\0\x03\0\0\0O\0n\0e\0";

/// An OpenDocument workbook.
pub fn ods(content: &[u8]) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ])
}

/// A Word document.
pub fn docx(document: &[u8]) -> Vec<u8> {
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document)])
}

fn or<'a>(given: &'a [u8], usual: &'a [u8]) -> &'a [u8] {
    if given.is_empty() { usual } else { given }
}
