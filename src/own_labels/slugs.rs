//! Wordings as parts of ids.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::slug;

/// What a wording without a letter or digit of the Latin alphabet is called.
const NAMELESS: &str = "label";

/// The slugs that are taken.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    taken: FxHashSet<String>,
    /// For each slug, the last number that was put behind it.
    numbers: FxHashMap<String, u32>,
}

impl Slugs {
    /// With some that mean something else.
    pub(super) fn without(reserved: &[&str]) -> Slugs {
        let taken = reserved.iter().map(|&slug| slug.to_owned()).collect();
        Slugs { taken, numbers: FxHashMap::default() }
    }

    /// The slug of `name`, with a number behind it when another has it.
    pub(super) fn unused(&mut self, name: &str) -> String {
        let mut own = slug(name);
        if own.is_empty() {
            own.push_str(NAMELESS);
        }
        let mut candidate = own.clone();
        while !self.taken.insert(candidate.clone()) {
            let number = self.numbers.entry(own.clone()).or_insert(1);
            *number += 1;
            candidate = format!("{own}-{number}");
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_slug_is_given_twice() {
        let mut slugs = Slugs::without(&["none"]);
        let names = ["Hub", "hub", "Hub 2", "HUB!", "None", "?", "!"];
        let found = names.map(|name| slugs.unused(name));
        assert_eq!(found, ["hub", "hub-2", "hub-2-2", "hub-3", "none-2", "label", "label-2"]);
    }
}
