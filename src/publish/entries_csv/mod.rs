//! `entries.csv`: every entry of a run, where it stands, what it was spent on, and why.
//!
//! A split entry is several lines, one below the other, with a number behind the id of all but the
//! first. An entry that is taken back, because a later return says it again, is followed by one of
//! the opposite amount, with `-reversed` behind its id. [`EntryLines`] writes them, [`PublishedEntries`] reads them back, one entry at a time.

mod damaged;
mod read;
mod write;

pub use damaged::Damaged;
pub use read::{PublishedEntries, PublishedEntry, PublishedPart};
pub use write::{CodingFields, EntryLines, Fate, head};

/// What stands behind the id of an entry that takes another back.
const REVERSED: &str = "-reversed";

/// The name of the file in the output folder.
pub const NAME: &str = "entries.csv";

macro_rules! columns {
    ($($column:ident $name:literal)*) => {
        /// The columns, in the order in which they are written.
        #[derive(Copy, Clone, Debug, PartialEq, Eq)]
        pub(super) enum Column { $($column),* }

        /// The names of the columns, in order.
        pub const COLUMNS: [&str; [$($name),*].len()] = [$($name),*];
    };
}

columns! {
    EntryId "entry_id"
    File "file"
    Sheet "sheet"
    Row "row"
    Cell "cell"
    Area "area"
    PeriodStart "period_start"
    PeriodEnd "period_end"
    Date "date"
    Section "section"
    Label "label"
    Description "description"
    Basis "basis"
    Amount "amount"
    Category "category"
    Share "share"
    Method "method"
    Score "score"
    MatchedLabel "matched_label"
    RivalCategory "rival_category"
    RivalScore "rival_score"
    Status "status"
    Reason "reason"
    LabelFrom "label_from"
}

impl Column {
    fn name(self) -> &'static str {
        COLUMNS[self as usize]
    }
}

/// What became of an entry.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has an answer: categories, or that nobody can know.
    Coded,
    /// It waits for a decision.
    Review,
    /// It does not count as spend.
    Excluded,
}

impl Status {
    /// As the file spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Coded => "coded",
            Status::Review => "review",
            Status::Excluded => "excluded",
        }
    }
}
