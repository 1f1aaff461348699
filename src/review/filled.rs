//! The review list as it comes back: what somebody typed, before anybody asks whether it is right.

/// One row of a review list that came back. Words are as typed, without the space around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledRow {
    /// The row as the spreadsheet program numbers it (a CSV file: its record, from 1).
    pub row: u32,
    /// The area's id; empty when the area is not known.
    pub area: String,
    /// The label as the list has it.
    pub label: String,
    /// The label that stands for its group; empty when it is alone.
    pub group: String,
    /// The category: an id or a name of `categories.csv`, or `unclear`. Empty: no answer, unless
    /// `split` has one.
    pub category: String,
    /// Whom the answer is for: `this area`, `this group` or `whole programme`; empty is `this area`.
    pub scope: String,
    /// Shares in per cent, like `spaces 60; arts 40`, in place of one category.
    pub split: String,
    /// Why.
    pub note: String,
    /// Who; empty when that is said for the whole list.
    pub decided_by: String,
}
