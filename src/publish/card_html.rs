//! The tie-out card of one return as a page.

use std::borrow::Borrow;

use askama::Template;

use crate::figure::grouped;
use crate::model::{Money, RowRole, Severity};
use crate::reconcile::Outcome;

use super::card::{Card, ColumnRead, MarkedCopy, TotalRead};

#[derive(Template)]
#[template(path = "card.html")]
struct Page<'a> {
    card: &'a Card,
}

/// The whole page. Fails only by a mistake of this program.
pub fn render(card: &Card) -> askama::Result<Vec<u8>> {
    Page { card }.render().map(String::into_bytes)
}

impl Page<'_> {
    /// The link to the marked copy, and what is said in its place.
    fn marked(&self) -> (Option<&str>, Option<&str>) {
        match &self.card.marked {
            MarkedCopy::NotMeant => (None, None),
            MarkedCopy::Beside(name) => (Some(name), None),
            MarkedCopy::None(reason) => (None, Some(reason)),
        }
    }

    fn mood_of(&self, severity: &Severity) -> &'static str {
        match severity {
            Severity::Note => "quiet",
            Severity::Warning => "warn",
            Severity::Error => "bad",
        }
    }

    fn mood_of_total(&self, total: &TotalRead) -> &'static str {
        match total.outcome {
            Outcome::Agrees | Outcome::Rounded => "good",
            Outcome::Differs => "bad",
        }
    }

    /// How many questions there are.
    fn asks(&self) -> u64 {
        self.card.asks.shown.len() as u64 + self.card.asks.more
    }

    fn outcome(&self, outcome: &Outcome) -> &'static str {
        in_words(*outcome)
    }

    /// What a column is, in words: `to date`, `budget`, `label`.
    fn what(&self, column: &ColumnRead) -> String {
        match column.basis {
            Some(basis) => basis.as_str().replace('_', " "),
            None => column.role.as_str().to_owned(),
        }
    }

    /// `1 entry row`, `12 rows left out`.
    fn row_words(&self, role: &RowRole, rows: &u64) -> String {
        let (one, many) = match role {
            RowRole::Title => ("title", "titles"),
            RowRole::Header => ("header row", "header rows"),
            RowRole::Section => ("section", "sections"),
            RowRole::Entry => ("line of money", "lines of money"),
            RowRole::Subtotal => ("subtotal", "subtotals"),
            RowRole::Total => ("total", "totals"),
            RowRole::Note => ("note", "notes"),
            RowRole::Continuation => ("row that carries on another", "rows that carry on others"),
            RowRole::Blank => ("row without content", "rows without content"),
            RowRole::LeftOut => ("row left out", "rows left out"),
        };
        counted(*rows, one, many)
    }

    fn counted(&self, count: impl Borrow<u64>, one: &str, many: &str) -> String {
        counted(*count.borrow(), one, many)
    }

    fn number(&self, count: impl Borrow<u64>) -> String {
        grouped(*count.borrow())
    }

    fn pounds(&self, money: impl Borrow<Money>) -> String {
        money.borrow().in_pounds().to_string()
    }
}

/// How a printed total stands to its lines, in words.
pub(super) fn in_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agrees => "agrees",
        Outcome::Rounded => "agrees within rounding",
        Outcome::Differs => "differs",
    }
}

/// `1 line`, `1,234 lines`.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::super::card::{Capped, FindingRead, Mood, ToDecide};
    use super::*;
    use crate::reconcile::Verdict;

    const EVIL: &str = "<script>alert(1)</script>\" onload=\"x";

    fn card() -> Card {
        let evil = || String::from(EVIL);
        Card {
            programme: evil(),
            file: evil(),
            sha256: evil(),
            format: "csv",
            area: evil(),
            period: evil(),
            verdict: Verdict::Differs,
            mood: Mood::Bad,
            headline: evil(),
            rests_on: vec![evil()],
            provisional: vec![evil()],
            entries: 1,
            entries_sum: Money::from_pence(123_456),
            sheets: Capped { shown: Vec::new(), more: 1_234 },
            printed: Capped::default(),
            unproven: Capped::new([(evil(), 1, Money::from_pence(5))], 9),
            unread: false,
            left_out: Vec::new(),
            review: Capped::new(
                [ToDecide { label: evil(), lines: 1, amount: Money::ZERO, place: evil() }],
                9,
            ),
            waiting: (1, Money::ZERO),
            findings: Capped::new(
                [FindingRead {
                    severity: Severity::Error,
                    place: evil(),
                    says: evil(),
                    remedy: evil(),
                }],
                9,
            ),
            asks: Capped::new([evil(), evil(), evil()], 2),
            marked: MarkedCopy::Beside(evil()),
        }
    }

    #[test]
    fn text_from_a_return_is_never_markup() {
        let page = String::from_utf8(render(&card()).unwrap()).unwrap();
        assert!(page.contains("alert(1)"), "the text is shown");
        assert!(!page.contains("<script") && !page.contains("\" onload"), "{page}");
        let outside = ["http:", "https:", "src=", "url("];
        assert!(
            !outside.iter().any(|sign| page.contains(sign)),
            "a page needs nothing from outside"
        );
    }

    #[test]
    fn what_is_cut_is_counted() {
        let page = String::from_utf8(render(&card()).unwrap()).unwrap();
        for says in ["And 1 question more.", "And 1,234 sheets more.", "£1,234.56"] {
            assert!(page.contains(says), "{says}\n{page}");
        }
    }

    #[test]
    fn nothing_to_ask_is_said() {
        let quiet = Card { asks: Capped::default(), marked: MarkedCopy::NotMeant, ..card() };
        let page = String::from_utf8(render(&quiet).unwrap()).unwrap();
        assert!(page.contains("Nothing needs to be asked."));
        assert!(!page.contains(".marked.xlsx"));
    }
}
