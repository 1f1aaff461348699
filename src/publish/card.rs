//! The tie-out card of one return, as data: what the page and the first sheet of the marked workbook
//! both show. All text in it is on one line and free of controls.

use crate::model::{Basis, Money, Role, RowRole, Severity};
use crate::reconcile::{Outcome, Verdict};

/// A list cut to what a page can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capped<T> {
    /// What is shown.
    pub shown: Vec<T>,
    /// How many more there are.
    pub more: u64,
}

impl<T> Capped<T> {
    /// The first `most` of `all`.
    pub fn new(all: impl IntoIterator<Item = T>, most: usize) -> Capped<T> {
        let mut all = all.into_iter();
        Capped { shown: all.by_ref().take(most).collect(), more: all.count() as u64 }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty() && self.more == 0
    }
}

impl<T> Default for Capped<T> {
    fn default() -> Capped<T> {
        Capped { shown: Vec::new(), more: 0 }
    }
}

/// How good the news is.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// All is well.
    #[default]
    Good,
    /// Somebody should look.
    Warn,
    /// Figures are missing or disagree.
    Bad,
}

impl Mood {
    /// As the style sheet spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Mood::Good => "good",
            Mood::Warn => "warn",
            Mood::Bad => "bad",
        }
    }
}

/// One return: what was read of it, and how far it is proved.
#[derive(Clone, Debug)]
pub struct Card {
    /// The programme.
    pub programme: String,
    /// Path inside the inbox.
    pub file: String,
    /// SHA-256 of its content; empty when it could not be read.
    pub sha256: String,
    /// What it is; empty when that cannot be told.
    pub format: &'static str,
    /// Its area, for people.
    pub area: String,
    /// Its period, for people.
    pub period: String,
    /// The answer that it got.
    pub verdict: Verdict,
    /// How good the news is.
    pub mood: Mood,
    /// The answer in one line.
    pub headline: String,
    /// What the answer rests on, in a sentence or two.
    pub rests_on: Vec<String>,
    /// Why its figures are not final, if they are not.
    pub provisional: Vec<String>,
    /// Number of entries that count as spend.
    pub entries: u64,
    /// What they come to.
    pub entries_sum: Money,
    /// Its sheets.
    pub sheets: Capped<SheetRead>,
    /// Its printed totals, from top to bottom.
    pub printed: Capped<TotalRead>,
    /// Tables of spend for which no total is printed: where, how many lines, how much.
    pub unproven: Capped<(String, u64, Money)>,
    /// What was left out.
    pub left_out: Vec<LeftOutRead>,
    /// Whether something stands in the place of an amount that cannot be read.
    pub unread: bool,
    /// Labels that wait for a decision, biggest money first.
    pub review: Capped<ToDecide>,
    /// How many lines wait, and what they come to.
    pub waiting: (u64, Money),
    /// What was found.
    pub findings: Capped<FindingRead>,
    /// What the partnership should be asked.
    pub asks: Capped<String>,
    /// The marked copy, or why there is none.
    pub marked: MarkedCopy,
}

/// Where the marked copy of a return is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MarkedCopy {
    /// Nothing is to be said of it.
    #[default]
    NotMeant,
    /// Beside the card, under this name.
    Beside(String),
    /// There is none, for this reason.
    None(String),
}

/// One sheet.
#[derive(Clone, Debug)]
pub struct SheetRead {
    /// Its name; `the file` for a text file.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Non-empty rows of each role that there is, in the order of the roles.
    pub rows: Vec<(RowRole, u64)>,
    /// Its tables.
    pub tables: Capped<TableRead>,
}

/// One table.
#[derive(Clone, Debug)]
pub struct TableRead {
    /// Where it is: `rows 3 to 9`.
    pub place: String,
    /// Where its headings are: `row 3`.
    pub header: String,
    /// Its columns.
    pub columns: Capped<ColumnRead>,
}

/// One column.
#[derive(Clone, Debug)]
pub struct ColumnRead {
    /// Its letters.
    pub letters: String,
    /// Its heading.
    pub heading: String,
    /// Its role.
    pub role: Role,
    /// Its basis, for amounts.
    pub basis: Option<Basis>,
    /// Whether its amounts are the spend.
    pub taken: bool,
    /// How many lines have an amount in it, and what they come to.
    pub sum: Option<(u64, Money)>,
    /// Why it was taken, or not.
    pub why: &'static str,
}

/// One printed total.
#[derive(Clone, Debug)]
pub struct TotalRead {
    /// `Q1!D9`
    pub place: String,
    /// [`RowRole::Subtotal`] or [`RowRole::Total`].
    pub role: RowRole,
    /// What is printed.
    pub printed: Money,
    /// What its lines add up to.
    pub sum: Money,
    /// The lines that it closes: `D4:D8`.
    pub lines: String,
    /// How the two stand to each other.
    pub outcome: Outcome,
    /// The causes that fit a difference, a sentence each.
    pub causes: Vec<String>,
}

impl TotalRead {
    /// Printed less added up.
    pub fn difference(&self) -> Money {
        self.printed - self.sum
    }
}

/// What was left out for one reason.
#[derive(Clone, Debug)]
pub struct LeftOutRead {
    /// Why.
    pub reason: String,
    /// How many rows; `None` where single lines of read rows are meant.
    pub rows: u64,
    /// How many amounts.
    pub cells: u64,
    /// What they come to.
    pub amount: Money,
}

/// A label that waits for a decision.
#[derive(Clone, Debug)]
pub struct ToDecide {
    /// As it is written most often.
    pub label: String,
    /// How many lines.
    pub lines: u64,
    /// What they come to.
    pub amount: Money,
    /// Where it stands first: `Q1!D9`.
    pub place: String,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct FindingRead {
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: String,
    /// What is so.
    pub says: String,
    /// What to do.
    pub remedy: String,
}
