//! Which of two files is the corrected one, as far as their names tell.

use std::cmp::Ordering;

use crate::model::Date;
use crate::model::date::{DayOrder, leading_date};

/// What a file's name says of its version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    /// The words that are about something else: those of two versions of one return agree.
    stem: String,
    /// Above zero for `corrected` and the like, below for a draft.
    mark: i8,
    /// Whether it calls itself final: that says something only beside its like.
    last: bool,
    /// The number behind `v` or `version`; 1 when there is none.
    number: u32,
    /// The last date in the name that is not the end of a month.
    date: Option<Date>,
}

const CORRECTED: [&str; 14] = [
    "revised",
    "corrected",
    "amended",
    "updated",
    "resubmitted",
    "resubmission",
    "resent",
    "reissue",
    "reissued",
    "replacement",
    "correction",
    "corrections",
    "revision",
    "restated",
];

impl Version {
    /// Reads the path of a file inside the inbox.
    pub(super) fn of(path: &str) -> Version {
        let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_lowercase();
        let mut version = Version { number: 1, ..Version::default() };
        let mut rest = path.as_str();
        let mut counted = false;
        while let Some(first) = rest.chars().next() {
            if !first.is_alphanumeric() {
                rest = &rest[first.len_utf8()..];
                continue;
            }
            if let Some((Ok(date), len)) = leading_date(rest, DayOrder::DayFirst)
                && !rest[len..].starts_with(char::is_alphanumeric)
            {
                // The last day of a month is what a return reports to, not when it was sent.
                if date.tomorrow().is_ok_and(|next| next.month() == date.month()) {
                    version.date = version.date.max(Some(date));
                }
                rest = &rest[len..];
                continue;
            }
            let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let word = &rest[..len];
            rest = &rest[len..];
            counted = version.word(word, counted);
        }
        version
    }

    /// Takes one word; `counted` is whether its number is the version's. Says the same of the next.
    fn word(&mut self, word: &str, counted: bool) -> bool {
        let number = |digits: &str| digits.parse::<u32>().ok();
        let glued = word
            .strip_prefix("version")
            .or_else(|| word.strip_prefix("ver"))
            .or_else(|| word.strip_prefix("rev"))
            .or_else(|| word.strip_prefix('v'));
        match (glued.map(|digits| (digits, number(digits))), number(word)) {
            (Some((_, Some(number))), _) => self.number = number,
            (Some(("", None)), _) => return true,
            (_, Some(number)) if counted => self.number = number,
            _ if CORRECTED.contains(&word) => self.mark = 1,
            _ if word == "draft" => self.mark = -1,
            _ if word == "final" => self.last = true,
            _ if word == "copy" || word == "of" => {}
            _ => {
                if !self.stem.is_empty() {
                    self.stem.push(' ');
                }
                self.stem.push_str(word);
            }
        }
        false
    }

    /// Whether both are the same but for what they say of their version.
    pub(super) fn same_stem(&self, other: &Version) -> bool {
        self.stem == other.stem
    }

    /// Which is the later; `None` when the names do not tell. Names that differ in more than their
    /// version tell only if one says that it corrects.
    pub(super) fn later(&self, other: &Version) -> Option<Ordering> {
        let order = if self.same_stem(other) {
            let rank = |one: &Version| (one.mark, one.last, one.number);
            let by_date = match (self.date, other.date) {
                (Some(date), Some(than)) => date.cmp(&than),
                _ => Ordering::Equal,
            };
            rank(self).cmp(&rank(other)).then(by_date)
        } else {
            (self.mark, self.number).cmp(&(other.mark, other.number))
        };
        (order != Ordering::Equal).then_some(order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_which_is_later_or_they_do_not() {
        use Ordering::{Greater, Less};
        for (one, other, order) in [
            ("a/Q1 return.xlsx", "a/Q1 return v2.xlsx", Some(Less)),
            ("a/Q1 return v10.xlsx", "a/Q1 return v9.ods", Some(Greater)),
            ("a/Q1 return version 2.xlsx", "a/Q1 return.csv", Some(Greater)),
            ("Q1 return (revised).xlsx", "Q1 return.xlsx", Some(Greater)),
            ("Q1 draft.xlsx", "Q1.xlsx", Some(Less)),
            ("Q1 final.xlsx", "Q1.xlsx", Some(Greater)),
            ("Q1 2019-08-12.xlsx", "Q1 2019-09-01.xlsx", Some(Less)),
            ("Q1 12 August 2019.xlsx", "Q1 1 September 2019.xlsx", Some(Less)),
            ("resent in August/Corrected Q1.xlsx", "Fernbrook Q1.xlsx", Some(Greater)),
            ("Fernbrook v2.xlsx", "Q1.xlsx", Some(Greater)),
            ("Final claim.xlsx", "Q4 return.xlsx", None),
            ("Q1.xlsx", "Q1 v1.xlsx", None),
            ("Q1.xlsx", "Copy of Q1.xlsx", None),
            ("Q1 2019-08-12.xlsx", "Petty cash 2019-09-01.xlsx", None),
            ("Return 30.06.2019.xlsx", "Return 30.09.2019.xlsx", None),
            ("Q1.xlsx", "Q1.xlsx", None),
        ] {
            assert_eq!(Version::of(one).later(&Version::of(other)), order, "{one} and {other}");
        }
    }
}
