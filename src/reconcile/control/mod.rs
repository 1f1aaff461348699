//! The control account: what goes into each stage comes out of it or is left out for a reason.
//!
//! Each figure is counted where it arises (cells by the reader, entries by extraction, sums by
//! the totals), so that a line that balances proves that nothing was lost in between.

mod file_account;

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::{Money, Tally};

pub use file_account::{FileAccount, Reading};

/// A stage of the work.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Files found = read + refused, duplicate or ignored. Its rows are files.
    Files,
    /// Non-empty rows = rows with a role + rows left out.
    Rows,
    /// Amounts read = entries + amounts left out + rounding.
    Amounts,
    /// Entries = coded, unclear or in review + excluded.
    Coding,
    /// Spend that was coded, unclear or in review = what the totals hold.
    Totals,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 5] =
        [Stage::Files, Stage::Rows, Stage::Amounts, Stage::Coding, Stage::Totals];

    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Files => "files",
            Stage::Rows => "rows",
            Stage::Amounts => "amounts",
            Stage::Coding => "coding",
            Stage::Totals => "totals",
        }
    }
}

/// One stage of one file, or of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlLine {
    /// Which stage.
    pub stage: Stage,
    /// Which file; `None` for the programme.
    pub file: Option<Arc<str>>,
    /// Rows and pounds that went in.
    pub into: Tally,
    /// Rows and pounds that came out.
    pub out: Tally,
    /// Rows and pounds left out for a reason.
    pub left_out: Tally,
    /// What rounding to pence took off (above zero) or added (below).
    pub rounding: Money,
}

impl ControlLine {
    /// Whether what went in came out, was left out or was rounded off, row for row and penny for
    /// penny; and no row was rounded by more than half a penny.
    pub fn balances(&self) -> bool {
        let accounted = self.out + self.left_out;
        let most = Decimal::new(5, 3).saturating_mul(Decimal::from(self.out.lines));
        accounted.lines == self.into.lines
            && accounted.amount + self.rounding == self.into.amount
            && self.rounding.abs().exact() <= most
    }
}

/// The control account: the programme's lines first, then those of each file. `found` is how many
/// files the inbox holds; `totals` is what the programme's totals hold, counted by themselves.
pub fn control_account(found: u64, totals: Tally, files: &[FileAccount]) -> Vec<ControlLine> {
    let programme = Stage::ALL.map(|stage| ControlLine {
        stage,
        file: None,
        into: Tally::ZERO,
        out: Tally::ZERO,
        left_out: Tally::ZERO,
        rounding: Money::ZERO,
    });
    let mut account = Vec::with_capacity((files.len() + 1) * Stage::ALL.len());
    account.extend(programme);
    for file in files {
        for (at, line) in file.lines().into_iter().enumerate() {
            let sum = &mut account[at];
            sum.into += line.into;
            sum.out += line.out;
            sum.left_out += line.left_out;
            sum.rounding += line.rounding;
            account.push(line);
        }
    }
    account[Stage::Files as usize].into.lines = found;
    account[Stage::Totals as usize].out = totals;
    account
}

/// The lines of a control account that do not balance: a mistake of this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Unbalanced(pub Vec<ControlLine>);

impl fmt::Display for Unbalanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 5;
        f.write_str("internal error: the control account does not balance")?;
        for line in self.0.iter().take(SHOWN) {
            let stage = line.stage.as_str();
            let file = line.file.as_deref().unwrap_or("all files together");
            write!(
                f,
                "; {stage} of {file}: in {}, out {}, left out {}, rounding {}",
                Shown(line.into),
                Shown(line.out),
                Shown(line.left_out),
                line.rounding.exact(),
            )?;
        }
        if self.0.len() > SHOWN {
            write!(f, "; and {} lines more", self.0.len() - SHOWN)?;
        }
        f.write_str("; nothing was written, please report this")
    }
}

/// A tally for the message: `5 rows, 12.34 pounds`, unrounded.
struct Shown(Tally);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows and {} pounds", self.0.lines, self.0.amount.exact())
    }
}

/// Holds every line; the run fails when one does not balance.
pub fn check(account: &[ControlLine]) -> Result<(), Unbalanced> {
    let unbalanced: Vec<ControlLine> =
        account.iter().filter(|line| !line.balances()).cloned().collect();
    if unbalanced.is_empty() { Ok(()) } else { Err(Unbalanced(unbalanced)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RowRole;

    fn tally(lines: u64, thousandths: i64) -> Tally {
        Tally { lines, amount: Money::new(Decimal::new(thousandths, 3)).unwrap() }
    }

    fn account() -> FileAccount {
        let mut account = FileAccount::new(Arc::from("a.xlsx"), Reading::Read);
        account.rows_opened = 4;
        for role in [RowRole::Header, RowRole::Entry, RowRole::Entry, RowRole::LeftOut] {
            account.count_row(role);
        }
        account.amounts_read = tally(3, 10_004);
        account.amounts_left_out = tally(1, 0);
        account.rounding = Money::new(Decimal::new(4, 3)).unwrap();
        account.entries = tally(2, 10_000);
        account.coded = tally(1, 7_000);
        account.excluded = tally(1, 3_000);
        account.totals = tally(1, 7_000);
        account
    }

    #[test]
    fn roles_are_counted_in_the_order_of_the_list() {
        for (at, role) in RowRole::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, at);
        }
        for (at, stage) in Stage::ALL.into_iter().enumerate() {
            assert_eq!(stage as usize, at);
        }
    }

    #[test]
    fn an_account_that_balances_passes_and_its_files_add_up() {
        let files = [account(), FileAccount::new(Arc::from("b.pdf"), Reading::Refused)];
        let lines = control_account(2, tally(1, 7_000), &files);
        assert_eq!(lines.len(), 15);
        assert_eq!(check(&lines), Ok(()));
        let found = &lines[0];
        assert_eq!((found.into.lines, found.out.lines, found.left_out.lines), (2, 1, 1));
        assert_eq!(lines[2].into, tally(3, 10_004));
    }

    #[test]
    fn whatever_is_lost_is_told() {
        type Loss = fn(&mut FileAccount);
        let losses: [(&str, Loss); 7] = [
            ("rows of a.xlsx", |account| account.rows_opened += 1),
            ("amounts of a.xlsx", |account| account.amounts_read.amount += Money::from_pence(1)),
            ("amounts of a.xlsx", |account| account.amounts_read.lines += 1),
            ("coding of a.xlsx", |account| account.excluded = Tally::ZERO),
            ("totals of a.xlsx", |account| account.totals.amount += Money::from_pence(1)),
            // A pound is not rounding, even when the line adds up with it.
            ("amounts of a.xlsx", |account| {
                account.rounding += Money::from_pence(100);
                account.amounts_read.amount += Money::from_pence(100);
            }),
            ("coding of a.xlsx", |account| account.review.lines += 1),
        ];
        for (told, lose) in losses {
            let mut file = account();
            lose(&mut file);
            let error = check(&control_account(1, file.totals, &[file])).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }

    #[test]
    fn a_file_without_an_account_and_totals_of_no_file_are_told() {
        let error = check(&control_account(2, tally(1, 7_000), &[account()])).unwrap_err();
        assert!(error.to_string().contains("files of all files together: in 2 rows"), "{error}");
        let error = check(&control_account(1, tally(2, 8_000), &[account()])).unwrap_err();
        assert!(error.to_string().contains("totals of all files together"), "{error}");
    }
}
