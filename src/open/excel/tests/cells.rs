//! What cells hold.

use super::{codes, opened, rows, told};
use crate::model::{CellAt, Code};
use crate::open::CellFlags;

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
