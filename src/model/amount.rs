//! The one doorway from the text of a cell to [`Money`].

use super::Money;

/// What the text of a cell says, read as an amount.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// An exact amount.
    Amount(Money),
    /// Explicitly nothing: `-`, `£-`, `–`, `nil`.
    Nil,
    /// An amount that is not known yet: `TBC`, `n/a`, `pending`.
    Pending,
    /// Meant as an amount, and not exactly readable: `1,2,3.4.5`, `£12 or £14`, `c. £500`.
    Unreadable,
    /// Not an amount.
    Words,
}

/// Which sign parts pounds from pence in a column.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum DecimalSign {
    /// `1,234.50`
    #[default]
    Point,
    /// `1.234,50`
    Comma,
}

/// Reads one cell's text.
pub fn read_amount(_text: &str, _sign: DecimalSign) -> Reading {
    Reading::Words
}

/// The decimal sign that the texts of one column agree on; a point when nothing tells.
pub fn decimal_sign<'a>(_texts: impl Iterator<Item = &'a str>) -> DecimalSign {
    DecimalSign::Point
}
