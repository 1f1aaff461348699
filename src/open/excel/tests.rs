//! Whole workbooks, made in memory.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::model::CellAt;
use crate::open::{CellFlags, Hidden, Sheet, Value, Visibility};

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
    read_xlsx(Cursor::new(zipped(parts)), limits)
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

#[test]
fn each_type_of_cell_is_read() {
    let book = rows(
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>\
         <c r='C1'><v>1253.3599999999999</v></c><c r='D1' s='1'><v>45382</v></c>\
         <c r='E1' s='2'><v>0.5</v></c><c r='F1' s='3'><v>1.5</v></c>\
         <c r='G1' t='b'><v>1</v></c><c r='H1' t='str'><v>a&amp;b_x000D_</v></c>\
         <c r='I1' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c>\
         <c r='J1' t='d'><v>2024-03-31T00:00:00</v></c><c r='K1'><v><![CDATA[7]]></v></c>\
         <c r='L1' t='inlineStr'><is><t><![CDATA[<&>]]></t></is></c><c r='M1'/></row>",
    );
    let sheet = &book.sheets[0];
    assert_eq!(
        told(sheet),
        [
            "A1 'Rent'",
            "C1 1253.36",
            "D1 2024-03-31",
            "E1 0.5",
            "F1 other",
            "G1 other",
            "H1 'a&b\r'",
            "I1 'inline'",
            "J1 2024-03-31",
            "K1 7",
            "L1 '<&>'"
        ]
    );
    let percent = sheet.row_at(0).cell(4).unwrap().flags;
    assert!(percent.has(CellFlags::PERCENT) && percent.has(CellFlags::BOLD));
    assert!(book.findings.is_empty());
}

#[test]
fn places_may_be_missing_prefixed_out_of_order_or_far_away() {
    let book = opened(
        "<x:sheetData><x:row r=\"3\"><x:c r=\"B3\"><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>\
         <x:row><x:c><x:v>3</x:v></x:c></x:row><!-- <c><v>0</v></c> --><x:row r=\"1\"><x:c r=\"A1\">\
         <x:v>4</x:v></x:c></x:row><x:row r=\"1048576\"><x:c r=\"XFD1048576\"><x:v>5</x:v></x:c>\
         </x:row></x:sheetData>",
    );
    assert_eq!(told(&book.sheets[0]), ["A1 4", "B3 1", "C3 2", "A4 3", "XFD1048576 5"]);
}

#[test]
fn formulas_are_kept_and_those_without_a_value_are_told() {
    let book = rows(
        "<row r='1'><c r='A1'><f>SUM(B1:B9)</f><v>5</v></c><c r='B1'><f t='shared' si='0'/><v>6</v></c>\
         <c r='C1'><f>NOW()</f></c><c r='D1'><f>A1&amp;B1</f><v></v></c>\
         <c r='E1' t='str'><f>IF(1,\"\")</f><v></v></c></row>",
    );
    let sheet = &book.sheets[0];
    assert_eq!(told(sheet), ["A1 5", "B1 6", "C1 uncalculated", "D1 uncalculated"]);
    let formula = |col| sheet.formula(CellAt::new(0, col));
    assert_eq!(formula(0), Some("SUM(B1:B9)"));
    assert_eq!(formula(1), Some(""));
    assert_eq!(formula(3), Some("A1&B1"));
    assert!(sheet.row_at(0).cells.iter().all(|cell| cell.flags.has(CellFlags::FORMULA)));
    assert_eq!(codes(&book), [(Code::NeverCalculated, "Q1!C1".into())]);
    assert!(book.findings[0].says.starts_with("2 formulas"));
}

#[test]
fn one_bad_cell_is_a_finding_and_costs_nothing_else() {
    let book = rows(
        "<row r='1'><c r='A1' t='e'><v>#SPILL!</v></c><c r='B1' t='e'><v>#CALC!</v></c>\
         <c r='C1' t='s'><v>99</v></c><c r='D1'><v>12x</v></c><c r='E1' s='1'><v>-5</v></c>\
         <c r='F1'><v>1E+300</v></c><c r='G1'><v>1</v></c></row>",
    );
    assert_eq!(
        told(&book.sheets[0]),
        ["A1 #SPILL!", "B1 #CALC!", "D1 '12x'", "E1 -5", "F1 '1E+300'", "G1 1"]
    );
    let expected = [(Code::ErrorCell, "Q1!A1".into()), (Code::CellUnreadable, "Q1!C1".into())];
    assert_eq!(codes(&book), expected);
    assert!(book.findings[1].says.starts_with("4 cells"), "{}", book.findings[1].says);
}

#[test]
fn what_is_hidden_or_merged_is_told() {
    let book = opened(
        "<cols><col min='2' max='2' hidden='1'/><col min='4' max='16384' hidden='true'/></cols>\
         <sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>1</v></c></row>\
         <row r='2' hidden='1'><c r='A2'><v>2</v></c></row><row r='3' hidden='true'>\
         <c r='A3'><v>3</v></c></row><row r='4' hidden='1'/></sheetData>\
         <mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
    );
    let sheet = &book.sheets[0];
    assert_eq!(sheet.hidden, Hidden::Checked { columns: vec![1] });
    assert_eq!(sheet.rows().map(|row| row.hidden).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(sheet.merged, [(CellAt::new(0, 0), CellAt::new(1, 1))]);
    let says: Vec<_> = book.findings.iter().map(|finding| finding.says.as_str()).collect();
    assert!(says[0].starts_with("rows 2–3 are hidden"), "{says:?}");
    assert!(says[1].starts_with("column B is hidden"), "{says:?}");
}

#[test]
fn sheets_are_found_where_the_package_puts_them() {
    let relation = |id, kind, target| {
        format!("<Relationship Id='{id}' Type='http://x/{kind}' Target='{target}'/>")
    };
    let root = format!(
        "<Relationships>{}</Relationships>",
        relation("r", "officeDocument", "/odd/BOOK.xml")
    );
    let book_relations = format!(
        "<Relationships>{}{}{}{}</Relationships>",
        relation("one", "worksheet", "/data/first.xml"),
        relation("two", "worksheet", "Second.XML"),
        relation("three", "chartsheet", "chart.xml"),
        relation("four", "sharedStrings", "texts.xml"),
    );
    let sheet = |text: u8| {
        format!(
            "<worksheet><sheetData><row><c t='s'><v>{text}</v></c></row></sheetData></worksheet>"
        )
    };
    let parts = [
        ("_rels/.rels", root.as_str()),
        (
            "odd/book.xml",
            "<w:workbook><w:workbookPr date1904='1'/><w:sheets>\
            <w:sheet name='B&amp;B' r:id='two' state='veryHidden'/><w:sheet name='Chart' r:id='three'/>\
            <w:sheet name='First' ns:id='one' state='hidden'/></w:sheets></w:workbook>",
        ),
        ("odd/_rels/BOOK.xml.rels", &book_relations),
        ("data/first.xml", &sheet(0)),
        ("odd/second.xml", &sheet(2)),
        ("odd/texts.xml", STRINGS),
    ];
    let book = opened_with(&parts, &Limits::default()).unwrap();
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["B&B", "First"]);
    assert_eq!(book.sheets[0].visibility, Visibility::VeryHidden);
    assert_eq!(told(&book.sheets[0]), ["A1 'Tea'"]);
    assert_eq!(told(&book.sheets[1]), ["A1 'Rent'"]);
    let expected = [
        (Code::HiddenSheet, "B&B".into()),
        (Code::SheetLeftOut, "Chart".into()),
        (Code::HiddenSheet, "First".into()),
    ];
    assert_eq!(codes(&book), expected);
}

#[test]
fn limits_end_the_reading_with_a_finding() {
    let cells = "<worksheet><sheetData><row><c><v>1</v></c><c t='str'><v>abcdef</v></c><c><v>3</v></c>\
        </row></sheetData></worksheet>";
    let parts = [
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='A'/><sheet name='B'/></sheets></workbook>",
        ),
        ("xl/worksheets/sheet1.xml", cells),
        ("xl/worksheets/sheet2.xml", cells),
    ];
    let limits = Limits { cells: 2, sheets: 1, cell_chars: 3, ..Limits::default() };
    let book = opened_with(&parts, &limits).unwrap();
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(told(&book.sheets[0]), ["A1 1", "B1 'abc'"]);
    assert_eq!(codes(&book).iter().filter(|(code, _)| *code == Code::LimitReached).count(), 3);
    let limits = Limits { unpacked_bytes: 100, ..Limits::default() };
    assert!(opened_with(&parts, &limits).unwrap_err().reason.contains("too large"));
}

#[test]
fn damage_is_told_and_what_came_before_it_is_kept() {
    let book = opened("<sheetData><row><c><v>1</v></c></row><row><c><v");
    assert_eq!(told(&book.sheets[0]), ["A1 1"]);
    assert_eq!(codes(&book), [(Code::SheetUnreadable, "Q1".into())]);
    let no_sheet = [("xl/workbook.xml", "<workbook><sheets><sheet name='A'/></sheets></workbook>")];
    let book = opened_with(&no_sheet, &Limits::default()).unwrap();
    assert_eq!(codes(&book), [(Code::SheetUnreadable, "A".into())]);
    let nothing = [("xl/other.xml", "")];
    assert!(
        opened_with(&nothing, &Limits::default()).unwrap_err().reason.contains("list of sheets")
    );
    assert!(read_xlsx(Cursor::new(b"PK"), &Limits::default()).is_err());
}

/// A record: kind and length in seven bits a byte.
fn record(kind: u32, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    let mut record =
        if kind < 128 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
    record.push(data.len() as u8);
    record.extend(data);
    record
}

fn wide(text: &str) -> Vec<u8> {
    let mut bytes = (text.encode_utf16().count() as u32).to_le_bytes().to_vec();
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

#[test]
fn binary_records_say_the_same_as_xml() {
    let book =
        [record(153, &[&words(&[1])]), record(156, &[&words(&[1, 1]), &wide("rId1"), &wide("Q1")])]
            .concat();
    let styles = [
        record(44, &[&[170, 0], &wide("dd/mm/yyyy")]),
        record(617, &[]),
        record(47, &[&[0; 16]]),
        record(47, &[&[0, 0, 170, 0], &[0; 12]]),
        record(618, &[]),
    ]
    .concat();
    let cell = |kind: u32, col: u32, style: u32, value: &[u8]| {
        record(kind, &[&words(&[col, style]), value])
    };
    let sheet = [
        record(60, &[&words(&[2, 2, 0, 0]), &[1, 0]]),
        record(145, &[]),
        record(0, &[&words(&[4, 0]), &[0, 0, 0, 0x10, 0]]),
        cell(7, 0, 0, &words(&[0])),
        cell(2, 1, 0, &words(&[12_345 << 2 | 3])),
        cell(5, 2, 1, &43_920.0_f64.to_le_bytes()),
        cell(6, 3, 0, &wide("in line")),
        cell(9, 4, 0, &(1253.0_f64 + 0.36).next_down().to_le_bytes()),
        cell(11, 5, 0, &[0x17]),
        cell(4, 6, 0, &[1]),
        cell(7, 7, 0, &words(&[9])),
        cell(5, 8, 0, &[0]),
        record(146, &[]),
        record(176, &[&words(&[0, 1, 0, 2])]),
    ]
    .concat();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("xl/workbook.bin", &book),
        ("xl/styles.bin", &styles),
        ("xl/sharedStrings.bin", &record(19, &[&[0], &wide("Rent")])),
        ("xl/worksheets/sheet1.bin", &sheet),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let book = read_xlsb(Cursor::new(bytes), &Limits::default()).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(
        told(sheet),
        [
            "A5 'Rent'",
            "B5 123.45",
            "C5 2024-03-31",
            "D5 'in line'",
            "E5 1253.36",
            "F5 #REF!",
            "G5 other"
        ]
    );
    assert!(
        sheet.row_at(0).hidden && sheet.row_at(0).cell(4).unwrap().flags.has(CellFlags::FORMULA)
    );
    assert_eq!(sheet.hidden, Hidden::Checked { columns: vec![2] });
    assert_eq!(sheet.merged, [(CellAt::new(0, 0), CellAt::new(1, 2))]);
    let expected = [
        (Code::HiddenSheet, "Q1".to_string()),
        (Code::HiddenRows, "Q1".into()),
        (Code::HiddenColumns, "Q1".into()),
        (Code::ErrorCell, "Q1!F5".into()),
        (Code::CellUnreadable, "Q1!H5".into()),
    ];
    assert_eq!(codes(&book), expected);
}

proptest! {
    /// Called without the net that [`crate::open`] spreads under all readers.
    #[test]
    fn damaged_xml_never_panics(
        damage in prop::collection::vec((0_usize..400, "[<>/\"'&;=!\\[\\]a-z0-9 -]{0,4}"), 1..6),
        cut in 0_usize..400,
    ) {
        let mut xml = String::from(
            "<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData><row r='1' hidden='1'>\
             <c r='A1' s='1' t='s'><f>A&amp;B</f><v>0</v></c><c r='B1' t='inlineStr'><is><r>\
             <t xml:space='preserve'> a </t></r><rPh><t>b</t></rPh></is></c><c t='e'><v>#REF!</v></c>\
             <!-- note --><c><v><![CDATA[1.5]]></v></c></row></sheetData><mergeCells>\
             <mergeCell ref='A1:B2'/></mergeCells></worksheet>",
        );
        for (at, text) in damage {
            let at = at.min(xml.len());
            xml.insert_str(at, &text);
        }
        xml.truncate(xml.len() - cut.min(xml.len()));
        let parts = [
            ("xl/workbook.xml", "<workbook><sheets><sheet name='Q1'/></sheets></workbook>"),
            ("xl/worksheets/sheet1.xml", xml.as_str()),
            ("xl/styles.xml", STYLES),
            ("xl/sharedStrings.xml", xml.as_str()),
        ];
        let book = opened_with(&parts, &Limits::default()).unwrap();
        prop_assert_eq!(book.sheets.len(), 1);
    }
}
