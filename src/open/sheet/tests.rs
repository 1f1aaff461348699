//! Sheets built and read again.

use super::*;

fn number(value: i64) -> Value {
    Value::Number(Decimal::from(value))
}

#[test]
fn cells_out_of_order_are_put_in_order_and_the_last_of_two_stands() {
    let mut builder = SheetBuilder::new("S");
    builder.push(5, 1, CellFlags::default(), number(3));
    builder.push(0, 0, CellFlags::default(), number(1));
    builder.push(5, 1, CellFlags::default(), number(4));
    let sheet = builder.finish();
    assert_eq!(sheet.row_count(), 2);
    assert_eq!(sheet.row_at(0).row, 0);
    assert_eq!(sheet.row_at(1).cell(1).unwrap().value, number(4));
    assert_eq!(sheet.cell_count(), 2);
}

#[test]
fn hidden_rows_are_marked() {
    let mut builder = SheetBuilder::new("S");
    for row in 0..6 {
        builder.push(row, 0, CellFlags::default(), number(1));
    }
    builder.hide_rows(4..5);
    builder.hide_rows(1..3);
    let hidden: Vec<bool> = builder.finish().rows().map(|row| row.hidden).collect();
    assert_eq!(hidden, [false, true, true, false, true, false]);
}

#[test]
fn white_space_is_no_cell() {
    let mut builder = SheetBuilder::new("S");
    builder.push_text(0, 0, "  ");
    builder.push_text(0, 1, " a ");
    let sheet = builder.finish();
    assert_eq!(sheet.cell_count(), 1);
    assert_eq!(sheet.text_of(&sheet.row_at(0).cells[0]), Some(" a "));
}
