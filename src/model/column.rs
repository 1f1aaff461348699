//! What a column is.

use std::fmt;
use std::str::FromStr;

/// What the cells of a column say about a line.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The words that name the line and decide its category.
    Label,
    /// A grouping that stands in a column of its own.
    Section,
    /// More words about the line.
    Description,
    /// Who was paid.
    Payee,
    /// When.
    Date,
    /// How much; see [`Basis`].
    Amount,
    /// Which area the line belongs to.
    Area,
    /// Which period the line belongs to.
    Period,
    /// A number or code that identifies the line.
    Reference,
    /// Words that bear on nothing.
    Note,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 10] = [
        Role::Label,
        Role::Section,
        Role::Description,
        Role::Payee,
        Role::Date,
        Role::Amount,
        Role::Area,
        Role::Period,
        Role::Reference,
        Role::Note,
    ];

    /// The role as the files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Label => "label",
            Role::Section => "section",
            Role::Description => "description",
            Role::Payee => "payee",
            Role::Date => "date",
            Role::Amount => "amount",
            Role::Area => "area",
            Role::Period => "period",
            Role::Reference => "reference",
            Role::Note => "note",
        }
    }
}

/// What an amount measures. Unlike bases are never added together; only
/// [`Basis::Spent`] counts as spend.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Spent in the period of the return.
    Spent,
    /// Spent since the beginning (cumulative).
    ToDate,
    /// Planned, allocated or forecast.
    Budget,
    /// Promised and not yet paid.
    Committed,
    /// Left to spend; also a variance.
    Remaining,
    /// Other people's money.
    Match,
    /// Given in kind.
    InKind,
    /// The VAT part.
    Vat,
    /// Before VAT.
    Net,
    /// With VAT.
    Gross,
    /// Money coming in.
    Income,
    /// A number that is not money, or money that cannot be placed.
    Other,
}

impl Basis {
    /// Every basis.
    pub const ALL: [Basis; 12] = [
        Basis::Spent,
        Basis::ToDate,
        Basis::Budget,
        Basis::Committed,
        Basis::Remaining,
        Basis::Match,
        Basis::InKind,
        Basis::Vat,
        Basis::Net,
        Basis::Gross,
        Basis::Income,
        Basis::Other,
    ];

    /// The basis as the files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Spent => "spent",
            Basis::ToDate => "to_date",
            Basis::Budget => "budget",
            Basis::Committed => "committed",
            Basis::Remaining => "remaining",
            Basis::Match => "match",
            Basis::InKind => "in_kind",
            Basis::Vat => "vat",
            Basis::Net => "net",
            Basis::Gross => "gross",
            Basis::Income => "income",
            Basis::Other => "other",
        }
    }
}

/// The word that no role or basis is spelt as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord(pub String);

impl FromStr for Role {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Role, UnknownWord> {
        let wanted = word.trim().to_ascii_lowercase();
        Role::ALL.into_iter().find(|role| role.as_str() == wanted).ok_or(UnknownWord(wanted))
    }
}

impl FromStr for Basis {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Basis, UnknownWord> {
        let wanted = word.trim().to_ascii_lowercase();
        Basis::ALL.into_iter().find(|basis| basis.as_str() == wanted).ok_or(UnknownWord(wanted))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
