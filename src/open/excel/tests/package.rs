//! Where a workbook keeps its sheets, and what is hidden, too much or damaged in it.

use std::io::Cursor;

use proptest::prelude::*;

use super::{STRINGS, STYLES, codes, opened, opened_with, told};
use crate::model::{CellAt, Code, Limits};
use crate::open::package::Package;
use crate::open::{Hidden, Visibility};

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
fn a_text_that_every_sheet_repeats_is_not_held_without_bound() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1_000));
    let cells = "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>";
    let parts = [
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='A'/><sheet name='B'/></sheets></workbook>",
        ),
        ("xl/worksheets/sheet1.xml", cells),
        ("xl/worksheets/sheet2.xml", cells),
        ("xl/sharedStrings.xml", strings.as_str()),
    ];
    let limits = Limits { text_bytes: 1_500, ..Limits::default() };
    let book = opened_with(&parts, &limits).unwrap();
    assert_eq!(codes(&book), [(Code::LimitReached, "B".into())]);
    assert!(book.findings[0].remedy.contains("text_bytes"));
    assert_eq!(book.sheets[0].cell_count() + book.sheets[1].cell_count(), 1);
}

#[test]
fn cells_too_far_to_the_right_are_not_read_and_that_is_said() {
    let cells =
        "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>";
    let parts = [
        ("xl/workbook.xml", "<workbook><sheets><sheet name='A'/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", cells),
    ];
    let limits = Limits { columns: 1, ..Limits::default() };
    let book = opened_with(&parts, &limits).unwrap();
    assert_eq!(told(&book.sheets[0]), ["A1 1"]);
    assert_eq!(codes(&book), [(Code::LimitReached, "A!B1".into())]);
    assert!(book.findings[0].remedy.contains("`columns`"));
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
    assert!(Package::open(Cursor::new(b"PK"), &Limits::default()).is_err());
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
