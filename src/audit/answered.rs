//! A sample as it came back, when nothing speaks against what is written in it.

use super::{Coded, Judgement, Plan, Tested, wrongly_coded};

/// A list of tested lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledSample {
    /// What was drawn, and how.
    pub plan: Plan,
    /// Its lines, by number.
    pub lines: Vec<Answered>,
}

/// A line, and what was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Its number in the list.
    pub number: u32,
    /// The row that it stands in.
    pub row: u32,
    /// The id of the entry.
    pub entry: String,
    /// What it was coded as.
    pub coded: Coded,
    /// The category that was found, as it was typed.
    pub category_found: String,
    /// What is to be said of it.
    pub note: String,
    /// Who tested it.
    pub tested_by: String,
    /// What it was, and what was found.
    pub tested: Tested,
}

impl FilledSample {
    /// What it says of everything that it was drawn from.
    pub fn judge(&self) -> Judgement {
        let tested: Vec<Tested> = self.lines.iter().map(|line| line.tested.clone()).collect();
        self.plan.judge(&tested)
    }

    /// Whether anything at all was tested.
    pub fn is_begun(&self) -> bool {
        let is_tested =
            |tested: &Tested| tested.amount_found.is_some() || tested.category_found.is_some();
        self.lines.iter().any(|line| is_tested(&line.tested))
    }

    /// The lines in which something was found to be wrong.
    pub fn errors(&self) -> impl Iterator<Item = &Answered> {
        self.lines.iter().filter(|line| line.amount_differs() || line.category_differs())
    }
}

impl Answered {
    /// Whether another amount was found than was read.
    pub fn amount_differs(&self) -> bool {
        self.tested.amount_found.is_some_and(|found| found != self.tested.amount)
    }

    /// Whether another category was found than it was coded as.
    pub fn category_differs(&self) -> bool {
        self.tested.category_found.is_some() && wrongly_coded(&self.tested) > 0
    }
}
