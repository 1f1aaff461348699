//! The control account: what goes into each stage comes out of it or is left out for a reason.
//!
//! Each figure is counted where it arises (cells by the reader, entries by extraction, sums by
//! the totals), so that a line that balances proves that nothing was lost in between.

mod file_account;

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::{Counted, Money};

pub use file_account::{FileAccount, Reading};

/// A stage of the work.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Files found = read + refused + the same bytes again. Its records are files.
    Files,
    /// Non-empty rows = rows by role.
    Rows,
    /// Amounts in the columns of spend = entries + printed totals + left out + rounding.
    Amounts,
    /// Entries = coded + review + unclear + excluded + taken back.
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
    /// What went in.
    pub into: Counted,
    /// What became of it.
    pub parts: Vec<Part>,
    /// What rounding to pence took off (above zero) or added (below).
    pub rounding: Money,
}

/// One thing that became of what went into a stage.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What.
    pub name: &'static str,
    /// Whether it goes on to the next stage, or is left out for a reason.
    pub goes_on: bool,
    /// How much of it.
    pub counted: Counted,
}

impl Part {
    fn on(name: &'static str, counted: Counted) -> Part {
        Part { name, goes_on: true, counted }
    }

    fn left_out(name: &'static str, counted: Counted) -> Part {
        Part { name, goes_on: false, counted }
    }
}

impl ControlLine {
    fn sum(&self, goes_on: bool) -> Counted {
        let parts = self.parts.iter().filter(|part| part.goes_on == goes_on);
        parts.map(|part| part.counted).sum()
    }

    /// What came out.
    pub fn out(&self) -> Counted {
        self.sum(true)
    }

    /// What was left out for a reason.
    pub fn left_out(&self) -> Counted {
        self.sum(false)
    }

    /// Whether what went in came out, was left out or was rounded off, record for record, penny for
    /// penny and by its hash total; and no record was rounded by more than half a penny.
    pub fn balances(&self) -> bool {
        let accounted = self.out() + self.left_out();
        let most = Decimal::new(5, 3).saturating_mul(Decimal::from(self.out().lines));
        accounted.lines == self.into.lines
            && accounted.hash == self.into.hash
            && accounted.amount + self.rounding == self.into.amount
            && self.rounding.abs().exact() <= most
    }
}

/// The control account: the programme's lines first, then those of each file. `found` are the
/// files that the inbox holds; `totals` is what the programme's totals hold, counted by themselves.
pub fn control_account(found: Counted, totals: Counted, files: &[FileAccount]) -> Vec<ControlLine> {
    let nothing = FileAccount::new(Arc::from(""), "", Reading::Read);
    let mut account = Vec::with_capacity((files.len() + 1) * Stage::ALL.len());
    account.extend(nothing.lines().map(|line| ControlLine {
        file: None,
        into: Counted::ZERO,
        parts: line.parts.iter().map(|part| Part { counted: Counted::ZERO, ..*part }).collect(),
        ..line
    }));
    for file in files {
        for (at, line) in file.lines().into_iter().enumerate() {
            let sum = &mut account[at];
            sum.into += line.into;
            for (whole, part) in sum.parts.iter_mut().zip(&line.parts) {
                whole.counted += part.counted;
            }
            sum.rounding += line.rounding;
            account.push(line);
        }
    }
    account[Stage::Files as usize].into = found;
    for part in &mut account[Stage::Totals as usize].parts {
        part.counted = totals;
    }
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
                Shown(line.out()),
                Shown(line.left_out()),
                line.rounding.exact(),
            )?;
        }
        if self.0.len() > SHOWN {
            write!(f, "; and {} lines more", self.0.len() - SHOWN)?;
        }
        f.write_str("; nothing was written, please report this")
    }
}

/// What was counted, for the message, unrounded.
struct Shown(Counted);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted { lines, amount, hash } = self.0;
        write!(f, "{lines} rows and {} pounds (hash {hash})", amount.exact())
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

    fn counted(lines: u64, thousandths: i64) -> Counted {
        let amount = Money::new(Decimal::new(thousandths, 3)).unwrap();
        Counted { lines, amount, hash: lines }
    }

    fn account() -> FileAccount {
        let mut account = FileAccount::new(Arc::from("a.xlsx"), "0000002a", Reading::Read);
        account.rows_opened = Counted { lines: 4, amount: Money::ZERO, hash: 10 };
        let roles = [RowRole::Header, RowRole::Entry, RowRole::Entry, RowRole::LeftOut];
        for (row, role) in (0..).zip(roles) {
            account.count_row(role, row);
        }
        account.amounts_read = counted(4, 30_004);
        account.amounts_totals = counted(1, 15_000);
        account.amounts_left_out = counted(1, 5_000);
        account.rounding = Money::new(Decimal::new(4, 3)).unwrap();
        account.entries = counted(2, 10_000);
        account.coded = counted(1, 5_500);
        account.reversed = Money::from_pence(150);
        account.excluded = counted(1, 3_000);
        account.totals = counted(1, 5_500);
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
        let files = [account(), FileAccount::new(Arc::from("b.pdf"), "00000001", Reading::Refused)];
        let found = Counted::file("0000002a") + Counted::file("00000001");
        let lines = control_account(found, counted(1, 5_500), &files);
        assert_eq!(lines.len(), 15);
        assert_eq!(check(&lines), Ok(()));
        let found = &lines[0];
        assert_eq!((found.into.lines, found.out().lines, found.left_out().lines), (2, 1, 1));
        assert_eq!(found.into.hash, 43);
        assert_eq!(lines[2].into, counted(4, 30_004));
    }

    #[test]
    fn whatever_is_lost_is_told() {
        type Loss = fn(&mut FileAccount);
        let losses: [(&str, Loss); 9] = [
            ("rows of a.xlsx", |account| account.rows_opened.lines += 1),
            // One row in the place of another.
            ("rows of a.xlsx", |account| account.rows_opened.hash += 1),
            ("amounts of a.xlsx", |account| account.amounts_read.amount += Money::from_pence(1)),
            ("amounts of a.xlsx", |account| account.amounts_totals.lines += 1),
            ("coding of a.xlsx", |account| account.excluded = Counted::ZERO),
            ("coding of a.xlsx", |account| account.reversed = Money::ZERO),
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
            let account = control_account(file.found, file.totals, &[file]);
            let error = check(&account).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }

    #[test]
    fn a_file_without_an_account_and_totals_of_no_file_are_told() {
        let two = account().found + Counted::file("01");
        let error = check(&control_account(two, counted(1, 5_500), &[account()])).unwrap_err();
        assert!(error.to_string().contains("files of all files together: in 2 rows"), "{error}");
        let error = check(&control_account(account().found, counted(2, 8_000), &[account()]));
        let error = error.unwrap_err();
        assert!(error.to_string().contains("totals of all files together"), "{error}");
    }
}
