//! What is said of one file as a whole.

use std::fmt;
use std::sync::Arc;

use crate::gather::Format;
use crate::model::{AreaId, Money, Period};

use super::FileProof;

/// The answer that a file gets.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Read, and every printed total agrees.
    Ties,
    /// Read, and a printed total disagrees.
    Differs,
    /// Read, and no total is printed to hold it against.
    NoTotal,
    /// Read, and there is no spend in it.
    NoSpend,
    /// It cannot be read.
    Refused,
    /// Other files say the same, and count.
    Duplicate,
    /// A later version of it counts.
    Superseded,
    /// A person said to leave it out.
    Ignored,
}

impl Verdict {
    /// Every verdict, in the order of the documentation.
    pub const ALL: [Verdict; 8] = [
        Verdict::Ties,
        Verdict::Differs,
        Verdict::NoTotal,
        Verdict::NoSpend,
        Verdict::Refused,
        Verdict::Duplicate,
        Verdict::Superseded,
        Verdict::Ignored,
    ];

    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Ties => "ties",
            Verdict::Differs => "differs",
            Verdict::NoTotal => "no_total",
            Verdict::NoSpend => "no_spend",
            Verdict::Refused => "refused",
            Verdict::Duplicate => "duplicate",
            Verdict::Superseded => "superseded",
            Verdict::Ignored => "ignored",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Whose file it is.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum FileArea {
    /// It cannot be told, or there is no money in it.
    #[default]
    NotKnown,
    /// All its money is one area's.
    One(AreaId),
    /// Its money is that of several areas.
    Several,
}

impl FileArea {
    /// The area of a file whose entries so far have this area and whose next entry is `area`'s.
    pub fn with(self, area: AreaId) -> FileArea {
        match self {
            FileArea::NotKnown => FileArea::One(area),
            FileArea::One(one) if one == area => self,
            _ => FileArea::Several,
        }
    }
}

/// One file of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// Path inside the inbox.
    pub file: Arc<str>,
    /// SHA-256 of its content; empty when it could not be read.
    pub sha256: Arc<str>,
    /// What it is, when that could be told.
    pub format: Option<Format>,
    /// Whose it is.
    pub area: FileArea,
    /// From the first day to the last day that its entries belong to.
    pub period: Option<Period>,
    /// Number of its sheets.
    pub sheets: u64,
    /// Number of its entries that count as spend.
    pub entries: u64,
    /// What they come to.
    pub entries_sum: Money,
    /// What its printed totals of spend come to; `None` when there are none.
    pub printed_total: Option<Money>,
    /// Printed less added up, over the lines that printed totals close.
    pub difference: Option<Money>,
    /// The answer.
    pub verdict: Verdict,
    /// Why, in one plain sentence; empty when the verdict says it all.
    pub reason: String,
    /// How far it is proved.
    pub proof: FileProof,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_area_until_another_comes() {
        let one = FileArea::default().with(AreaId(1)).with(AreaId(1));
        assert_eq!(one, FileArea::One(AreaId(1)));
        assert_eq!(one.with(AreaId(2)).with(AreaId(1)), FileArea::Several);
    }
}
