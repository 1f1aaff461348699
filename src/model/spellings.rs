//! How one thing was written, and how often.

use std::collections::BTreeMap;

/// The spellings that stand for one key, counted. Merging in any order gives the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spellings(BTreeMap<Box<str>, u64>);

impl Spellings {
    /// Counts one more of `written`.
    pub fn add(&mut self, written: &str) {
        self.add_times(written, 1);
    }

    /// Counts so many more of `written`.
    pub fn add_times(&mut self, written: &str, times: u64) {
        match self.0.get_mut(written) {
            Some(count) => *count += times,
            None => {
                self.0.insert(Box::from(written), times);
            }
        }
    }

    /// Counts what `other` counted.
    pub fn merge(&mut self, other: Spellings) {
        for (written, count) in other.0 {
            *self.0.entry(written).or_default() += count;
        }
    }

    /// Each spelling and how often it was seen, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(written, &count)| (&**written, count))
    }

    /// The spelling seen most often; of equals the first in order; empty when there is none.
    pub fn commonest(&self) -> &str {
        let first = self.0.iter().rev().max_by_key(|&(_, &count)| count);
        first.map_or("", |(written, _)| written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_spelling_wins_and_ties_go_to_the_first_in_order() {
        let mut spellings = Spellings::default();
        assert_eq!(spellings.commonest(), "");
        for written in ["Hall hire", "HALL HIRE", "Hall hire", "HALL HIRE", "hall hire"] {
            spellings.add(written);
        }
        assert_eq!(spellings.commonest(), "HALL HIRE");
        let mut more = Spellings::default();
        more.add("Hall hire");
        spellings.merge(more);
        assert_eq!(spellings.commonest(), "Hall hire");
    }
}
