//! Which words of a line became its label.

use std::fmt;
use std::str::FromStr;

/// Where a label was taken from. What an area calls its spend is its own words; a description or a
/// payee that stands in for a missing label may speak of a person, and is never published.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum LabelFrom {
    /// The column that names the spend.
    #[default]
    Label,
    /// The heading of the section.
    Section,
    /// The free text beside it, for want of a label.
    Description,
    /// Whoever was paid, for want of both.
    Payee,
}

impl LabelFrom {
    /// Every place, in order.
    pub const ALL: [LabelFrom; 4] =
        [LabelFrom::Label, LabelFrom::Section, LabelFrom::Description, LabelFrom::Payee];

    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            LabelFrom::Label => "label",
            LabelFrom::Section => "section",
            LabelFrom::Description => "description",
            LabelFrom::Payee => "payee",
        }
    }

    /// Whether they are words for what was bought, and not about single payments.
    pub fn is_own_words(self) -> bool {
        matches!(self, LabelFrom::Label | LabelFrom::Section)
    }
}

impl fmt::Display for LabelFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for LabelFrom {
    type Err = ();

    fn from_str(word: &str) -> Result<LabelFrom, ()> {
        LabelFrom::ALL.into_iter().find(|from| from.as_str() == word).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_spelt_and_read_back_and_only_words_for_spend_are_own() {
        for from in LabelFrom::ALL {
            assert_eq!(from.to_string().parse(), Ok(from));
        }
        assert_eq!("".parse::<LabelFrom>(), Err(()));
        let own = LabelFrom::ALL.map(LabelFrom::is_own_words);
        assert_eq!(own, [true, true, false, false]);
    }
}
