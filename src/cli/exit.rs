//! How the program ends.

use std::process::ExitCode;

/// What the exit code tells a script. From 64 on the codes are those of BSD's `sysexits.h`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All tied out.
    TiedOut = 0,
    /// Done, and something needs a person.
    NeedsPerson = 1,
    /// Done, and some files were refused or totals disagree.
    Disagrees = 2,
    /// Wrong use.
    Usage = 64,
    /// A promise of this program is broken.
    Internal = 70,
    /// Cannot write.
    CannotWrite = 74,
    /// A mapping or a setting is wrong.
    Config = 78,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
