//! What a row is.

use std::fmt;

/// The one role that each row of a sheet ends with.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowRole {
    /// Names the sheet or gives a parameter, above a table.
    Title,
    /// Names the columns.
    Header,
    /// Names the lines below it and has no amount.
    Section,
    /// A line of money.
    Entry,
    /// A printed sum of some lines, itself part of a larger sum.
    Subtotal,
    /// A printed sum that nothing on the sheet sums further.
    Total,
    /// Words below or between tables.
    Note,
    /// Carries on the words of the line above.
    Continuation,
    /// No content.
    Blank,
    /// Not read, with a reason.
    LeftOut,
}

impl RowRole {
    /// Every role, in the order of the documentation.
    pub const ALL: [RowRole; 10] = [
        RowRole::Title,
        RowRole::Header,
        RowRole::Section,
        RowRole::Entry,
        RowRole::Subtotal,
        RowRole::Total,
        RowRole::Note,
        RowRole::Continuation,
        RowRole::Blank,
        RowRole::LeftOut,
    ];

    /// The role as the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            RowRole::Title => "title",
            RowRole::Header => "header",
            RowRole::Section => "section",
            RowRole::Entry => "entry",
            RowRole::Subtotal => "subtotal",
            RowRole::Total => "total",
            RowRole::Note => "note",
            RowRole::Continuation => "continuation",
            RowRole::Blank => "blank",
            RowRole::LeftOut => "left_out",
        }
    }
}

impl fmt::Display for RowRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
