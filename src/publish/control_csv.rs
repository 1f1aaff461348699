//! `control.csv`: the control account, one line for each stage of the programme and of each file.

use crate::reconcile::control::ControlLine;

use super::csv_field::{Reader, Record, header};

/// The columns, in order. A line balances when rows in = rows out + rows left out, and pounds
/// in = pounds out + pounds left out + rounding.
pub const COLUMNS: [&str; 10] = [
    "stage",
    "file",
    "rows_in",
    "rows_out",
    "rows_left_out",
    "pounds_in",
    "pounds_out",
    "pounds_left_out",
    "rounding",
    "balances",
];

/// What stands for the file on a line of the programme.
pub const ALL_FILES: &str = "(all files)";

/// The whole file, in the order of `lines`.
pub fn render(lines: &[ControlLine]) -> Vec<u8> {
    let mut out = header(Reader::Program, &COLUMNS);
    for control in lines {
        let mut line = Record::begin(&mut out);
        line.word(control.stage.as_str());
        line.text(control.file.as_deref().unwrap_or(ALL_FILES));
        for tally in [control.into, control.out, control.left_out] {
            line.count(tally.lines);
        }
        for tally in [control.into, control.out, control.left_out] {
            line.exact(tally.amount);
        }
        line.exact(control.rounding);
        line.word(if control.balances() { "yes" } else { "no" });
        line.end();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Money, Tally};
    use crate::reconcile::control::{FileAccount, Reading, control_account};
    use rust_decimal::Decimal;
    use std::sync::Arc;

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let documented = "stage, file, rows_in, rows_out, rows_left_out, pounds_in, pounds_out, \
            pounds_left_out, rounding, balances";
        assert_eq!(COLUMNS.join(", "), documented);
    }

    #[test]
    fn parts_of_a_penny_are_shown_where_they_are_taken_off() {
        let mut file = FileAccount::new(Arc::from("a.csv"), Reading::Read);
        let amount = Money::new(Decimal::new(10_004, 3)).unwrap();
        file.amounts_read = Tally::one(amount);
        file.rounding = Money::new(Decimal::new(4, 3)).unwrap();
        file.entries = Tally::one(Money::from_pence(1_000));
        file.excluded = file.entries;
        let account = control_account(1, Tally::ZERO, &[file]);
        let text = String::from_utf8(render(&account)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 11);
        assert_eq!(lines[1], "files,(all files),1,1,0,0.00,0.00,0.00,0.00,yes");
        assert_eq!(lines[8], "amounts,a.csv,1,1,0,10.004,10.00,0.00,0.004,yes");
        assert_eq!(lines[9], "coding,a.csv,1,0,1,10.00,0.00,10.00,0.00,yes");
    }
}
