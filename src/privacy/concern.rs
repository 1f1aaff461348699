//! What a label may give away.

use std::fmt;

/// What a label may give away.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// It is a description or a payee that stands in for a missing label.
    NotOwnWords,
    /// A researcher said that it is not to be published.
    SaidNo,
    /// It is too long for the name of anything.
    FreeText,
    /// Somebody's name.
    Name,
    /// An e-mail address or a name on a social network.
    Contact,
    /// A telephone number.
    Telephone,
    /// A postcode or the address of a house.
    Address,
    /// The number of an account, a card or a person.
    Account,
    /// The reference of a single payment.
    Reference,
    /// What one worker is paid.
    PayOfOne,
    /// Health, belief, origin, orientation, bereavement, crime and the like.
    Special,
}

impl Concern {
    /// Every concern, in order.
    pub const ALL: [Concern; 11] = [
        Concern::NotOwnWords,
        Concern::SaidNo,
        Concern::FreeText,
        Concern::Name,
        Concern::Contact,
        Concern::Telephone,
        Concern::Address,
        Concern::Account,
        Concern::Reference,
        Concern::PayOfOne,
        Concern::Special,
    ];

    /// In words, for whoever decides.
    pub fn as_str(self) -> &'static str {
        match self {
            Concern::NotOwnWords => "a description or payee that stands in for a missing label",
            Concern::SaidNo => "labels.csv says that it is not public",
            Concern::FreeText => "too long for a heading: free text",
            Concern::Name => "may name a person",
            Concern::Contact => "an e-mail address or social network name",
            Concern::Telephone => "a telephone number",
            Concern::Address => "a postcode or the address of a house",
            Concern::Account => "the number of an account, a card or a person",
            Concern::Reference => "the reference of a single payment",
            Concern::PayOfOne => "what one worker is paid",
            Concern::Special => "may tell of somebody's health, belief, origin or private life",
        }
    }
}

impl fmt::Display for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
