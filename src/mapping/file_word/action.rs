//! What a person wants done with a file.

use super::Row;
use crate::mapping::mistake::Complaints;

/// What a person wants done with a file.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Leave the file or sheet out.
    Ignore,
    /// Count it, whatever else says the same.
    Count,
    /// Count it; the person answers for it.
    SignedOff,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 3] = [Action::Ignore, Action::Count, Action::SignedOff];

    /// Whether the file counts, whatever else says the same.
    pub fn counts(self) -> bool {
        self != Action::Ignore
    }

    /// As the file spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Ignore => "ignore",
            Action::Count => "count",
            Action::SignedOff => "signed_off",
        }
    }

    /// What the row says; `None` when it is not understood, which is complained of.
    pub(super) fn read(row: Row<'_>, complaints: &mut Complaints) -> Option<Option<Action>> {
        let text = row.field("action");
        if text.is_empty() {
            return Some(None);
        }
        let spelt = text.to_ascii_lowercase().replace([' ', '-'], "_");
        let action = Action::ALL.into_iter().find(|action| action.as_str() == spelt);
        if action.is_none() {
            complaints.at(
            row.line,
            "action",
            format!("there is no action `{text}`"),
            "write `ignore` to leave the file or sheet out, `count` to count it whatever else says \
             the same, `signed_off` when you answer for it, or nothing",
        );
        }
        action.map(Some)
    }
}
