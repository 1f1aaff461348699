//! What can be wrong with cells, counted, so that a sheet has one finding of a kind and not a
//! thousand.

use crate::model::{CellAt, Code, Finding};

/// What can be wrong with a cell.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It holds an error.
    Error,
    /// It is a formula without a value.
    Uncalculated,
    /// It cannot be read as what it is meant to be.
    Unreadable,
    /// Its text was too long and was cut.
    Cut,
    /// It stands too far to the right and was not read.
    TooFar,
    /// It begins with a quotation mark that is never closed.
    UnclosedQuote,
}

impl Trouble {
    const ALL: [Trouble; 6] = [
        Trouble::Error,
        Trouble::Uncalculated,
        Trouble::Unreadable,
        Trouble::Cut,
        Trouble::TooFar,
        Trouble::UnclosedQuote,
    ];

    fn code(self) -> Code {
        match self {
            Trouble::Error => Code::ErrorCell,
            Trouble::Uncalculated => Code::NeverCalculated,
            Trouble::Unreadable => Code::CellUnreadable,
            Trouble::Cut | Trouble::TooFar => Code::LimitReached,
            Trouble::UnclosedQuote => Code::UnclosedQuote,
        }
    }

    fn says_of_one(self, what: &str) -> String {
        match self {
            Trouble::Error => format!("the cell holds the error {what}"),
            Trouble::Uncalculated => "the formula has never been calculated".into(),
            Trouble::Unreadable => format!("the cell holds {what}"),
            Trouble::Cut => "the text is too long and was cut".into(),
            Trouble::TooFar => "the cell stands too far to the right and was not read".into(),
            Trouble::UnclosedQuote => {
                "a quotation mark is not closed; it was taken for a plain sign".into()
            }
        }
    }

    fn says_of_many(self, cells: u64, first: CellAt, what: &str) -> String {
        match self {
            Trouble::Error => {
                format!("{cells} cells hold errors; the first, in {first}, is {what}")
            }
            Trouble::Uncalculated => {
                format!("{cells} formulas have never been calculated, the first in {first}")
            }
            Trouble::Unreadable => format!(
                "{cells} cells cannot be read as they are meant; the first, in {first}, holds {what}"
            ),
            Trouble::Cut => {
                format!("{cells} texts are too long and were cut, the first in {first}")
            }
            Trouble::TooFar => format!(
                "{cells} cells stand too far to the right and were not read, the first in {first}"
            ),
            Trouble::UnclosedQuote => format!(
                "{cells} quotation marks are not closed, the first in {first}; they were taken for plain signs"
            ),
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Trouble::Error => {
                "Mend the formula in the sheet and send it again; an error counts as no amount."
            }
            Trouble::Uncalculated => {
                "Open the file in Excel or LibreOffice, let it calculate, and save it."
            }
            Trouble::Unreadable => "Look at the cell and put it right.",
            Trouble::Cut => "Shorten the text, or raise `cell_chars` in crosscast.toml.",
            Trouble::TooFar => {
                "Move what is wanted to the left, or raise `columns` in crosscast.toml."
            }
            Trouble::UnclosedQuote => "Close or remove the quotation mark.",
        }
    }
}

/// The troubles of one sheet.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    tallies: [Tally; Trouble::ALL.len()],
}

/// How many cells share a trouble, and the first of them.
#[derive(Debug, Default)]
struct Tally {
    cells: u64,
    first: Option<(CellAt, String)>,
}

impl Troubles {
    /// Counts the cell at `at`; `what` is told of the first cell only.
    pub(super) fn count(&mut self, trouble: Trouble, at: CellAt, what: &str) {
        let tally = &mut self.tallies[trouble as usize];
        tally.cells += 1;
        if tally.first.is_none() {
            tally.first = Some((at, what.to_string()));
        }
    }

    /// One finding a trouble, at the first of its cells.
    pub(super) fn report(self, sheet: &str, findings: &mut Vec<Finding>) {
        for (trouble, tally) in Trouble::ALL.into_iter().zip(self.tallies) {
            let Some((at, what)) = tally.first else { continue };
            let says = match tally.cells {
                1 => trouble.says_of_one(&what),
                cells => trouble.says_of_many(cells, at, &what),
            };
            let finding = Finding::new(trouble.code(), says, trouble.remedy()).at(at);
            findings.push(if sheet.is_empty() { finding } else { finding.on_sheet(sheet) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_cells_make_one_finding_at_the_first() {
        let mut troubles = Troubles::default();
        troubles.count(Trouble::UnclosedQuote, CellAt::new(4, 0), "");
        troubles.count(Trouble::Error, CellAt::new(8, 3), "#REF!");
        troubles.count(Trouble::Error, CellAt::new(9, 3), "#N/A");
        let mut findings = Vec::new();
        troubles.report("Q1", &mut findings);
        let said: Vec<_> = findings.iter().map(|found| (found.code, found.place())).collect();
        assert_eq!(
            said,
            [(Code::ErrorCell, "Q1!D9".into()), (Code::UnclosedQuote, "Q1!A5".into())]
        );
        assert_eq!(findings[0].says, "2 cells hold errors; the first, in D9, is #REF!");
        assert!(findings[1].says.starts_with("a quotation mark"));
    }
}
