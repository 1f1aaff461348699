//! The row that names the columns, and whether it is that of a list for what is asked.

use crate::mapping::Mistake;

use super::Column;
use super::list_header::{ListColumn, ListHeader, Sought, about_all};

/// What a filled list is read for. Each needs other columns.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ListFor {
    /// Its answers become decisions: the review list of a run, whole.
    Deciding,
    /// Its answers are held against another's: a review list, or a second coder's list.
    Comparing,
}

/// How the row is found.
pub(super) const SOUGHT: Sought<Column> = Sought {
    by: &[Column::Area, Column::Label, Column::Category],
    list: "a review list",
    remedy: "give the review.xlsx or review.csv that a run has written",
};
/// All that are read.
const READ: [Column; 8] = [
    Column::Area,
    Column::Label,
    Column::Group,
    Column::Category,
    Column::Scope,
    Column::Split,
    Column::Note,
    Column::DecidedBy,
];

impl ListFor {
    /// The columns that must be there: without one that people fill in, what they filled in would
    /// be passed over in silence.
    fn needed(self) -> &'static [Column] {
        match self {
            ListFor::Deciding => &READ,
            ListFor::Comparing => &[Column::Area, Column::Label, Column::Category, Column::Split],
        }
    }
}

impl ListColumn for Column {
    fn named(heading: &str) -> Option<Column> {
        Column::named(heading)
    }

    fn name(self) -> &'static str {
        Column::name(self)
    }
}

/// What is wrong with the row that names the columns.
pub(super) fn mistakes(header: &ListHeader<Column>, name: &str, list_for: ListFor) -> Vec<Mistake> {
    match other_file(header, name, list_for) {
        Some(other) => vec![other],
        None => header.mistakes(name, list_for.needed(), &READ),
    }
}

/// Which other file of a project it is, where that can be told.
fn other_file(header: &ListHeader<Column>, name: &str, list_for: ListFor) -> Option<Mistake> {
    use Column::{Amount, Group, Lines, Scope, Split, Suggestion, Where};
    let has = |wanted: &str| header.has_stranger(wanted);
    let (says, remedy) = if has("method") && has("status") && !header.names(Split) {
        (
            String::from("this is entries.csv, not a review list"),
            "give the review.xlsx or review.csv that stands beside it, filled in",
        )
    } else if has("amount found") && has("check") {
        (
            String::from("this is a list of lines to test, made by `crosscast sample`"),
            "give it to `crosscast sample --evaluate`",
        )
    } else if list_for == ListFor::Deciding
        && [Split, Where].iter().all(|&column| header.names(column))
        && ![Scope, Group, Amount, Lines, Suggestion(0)].iter().any(|&one| header.names(one))
    {
        let says = "this is a second coder's list, made by `crosscast review --second`; its \
            answers are compared and never applied";
        (String::from(says), "give it to `crosscast agree`")
    } else {
        return None;
    };
    Some(about_all(name, says, remedy))
}
