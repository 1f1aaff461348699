//! `control.csv`: the control account, one line for each stage of the programme and of each file.

use crate::model::Counted;
use crate::reconcile::control::{ControlLine, Part};

use super::csv_field::{Reader, Record, header};

/// The columns, in order. A line balances when rows in = rows out + rows left out, hash in = hash
/// out + hash left out, and pounds in = pounds out + pounds left out + rounding. `parts` says what
/// became of them: `coded 240 1200.00; review 3 80.00`, each with its rows and pounds.
pub const COLUMNS: [&str; 14] = [
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
    "hash_in",
    "hash_out",
    "hash_left_out",
    "parts",
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
        let counted = [control.into, control.out(), control.left_out()];
        for counted in counted {
            line.count(counted.lines);
        }
        for counted in counted {
            line.exact(counted.amount);
        }
        line.exact(control.rounding);
        line.word(if control.balances() { "yes" } else { "no" });
        for counted in counted {
            line.count(counted.hash);
        }
        line.text(&parts(control));
        line.end();
    }
    out
}

fn parts(control: &ControlLine) -> String {
    let filled = control.parts.iter().filter(|part| part.counted != Counted::ZERO);
    let told = |part: &Part| {
        let amount = part.counted.amount;
        // Two places, or as many as there are.
        let exact = match amount == amount.pence() {
            true => amount.to_string(),
            false => amount.exact().normalize().to_string(),
        };
        format!("{} {} {exact}", part.name, part.counted.lines)
    };
    filled.map(told).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Money;
    use crate::reconcile::control::{FileAccount, Reading, control_account};
    use rust_decimal::Decimal;
    use std::sync::Arc;

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let documented = "stage, file, rows_in, rows_out, rows_left_out, pounds_in, pounds_out, \
            pounds_left_out, rounding, balances, hash_in, hash_out, hash_left_out, parts";
        assert_eq!(COLUMNS.join(", "), documented);
    }

    #[test]
    fn parts_of_a_penny_are_shown_where_they_are_taken_off() {
        let mut file = FileAccount::new(Arc::from("a.csv"), "00000007", Reading::Read);
        let amount = Money::new(Decimal::new(10_004, 3)).unwrap();
        file.amounts_read = Counted::one(amount, 6);
        file.rounding = Money::new(Decimal::new(4, 3)).unwrap();
        file.entries = Counted::one(Money::from_pence(1_000), 6);
        file.excluded = file.entries;
        let account = control_account(file.found, Counted::ZERO, &[file]);
        let text = String::from_utf8(render(&account)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 11);
        assert_eq!(lines[1], "files,(all files),1,1,0,0.00,0.00,0.00,0.00,yes,7,7,0,read 1 0.00");
        assert_eq!(
            lines[8],
            "amounts,a.csv,1,1,0,10.004,10.00,0.00,0.004,yes,7,7,0,entries 1 10.00"
        );
        assert_eq!(lines[9], "coding,a.csv,1,0,1,10.00,0.00,10.00,0.00,yes,7,0,7,excluded 1 10.00");
    }
}
