//! The one form in which labels are compared. The label as written is kept by whoever asks.
//!
//! | written | key |
//! |---|---|
//! | `Children & Families` | `child family` |
//! | `CHILDREN AND FAMILIES:` | `child family` |
//! | `Young People’s Café` | `young person cafe` |
//! | `Clean-up work (2016/17) – £1,500` | `cleanup work` |
//! | `HAVCO Management Fee @ 5%` | `havco management fee` |
//! | `The cost of the Hall` | `cost hall` |
//! | `Non-domestic rates` | `non domestic rate` |
//! | `2016/17` | `2016 17` (nothing else to go by) |
//! | `🎉` | `🎉` |
//!
//! In order: compatibility forms, accents, case and invisible characters (`fold`); amounts,
//! percentages, dates, periods and reference codes (`noise`); punctuation; plurals and variant
//! spellings (`word`); and the small words `the`, `a`, `an`, `of`, `for` and `and`. Words that
//! turn a meaning round (`non`, `ex`, `not`) always stay. Making a key of a key changes nothing.

mod fold;
mod noise;
mod word;

pub use fold::readable;

/// A label in the form in which labels are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelKey(String);

impl LabelKey {
    /// The words that likeness looks at; a longer label is compared by its first words.
    pub const WORDS_COMPARED: usize = 32;

    /// A key of some words of a key.
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> LabelKey {
        let mut key = String::new();
        for word in words {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
        }
        LabelKey(key)
    }

    /// The words in their order, parted by single spaces. Empty only for an empty label.
    pub fn words(&self) -> &str {
        &self.0
    }

    /// The same, owned.
    pub fn into_words(self) -> String {
        self.0
    }

    /// The words sorted, each once, at most [`LabelKey::WORDS_COMPARED`] of them.
    pub fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.0.split(' ').take(Self::WORDS_COMPARED).collect();
        words.retain(|word| !word.is_empty());
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// The key of `label`.
pub fn label_key(label: &str) -> LabelKey {
    // Each pass after the first only takes away, so this comes to rest; the bound is for a form
    // that nobody foresaw.
    const PASSES: usize = 16;
    let mut key = pass(label);
    for _ in 0..PASSES {
        let again = pass(&key);
        if again == key {
            break;
        }
        key = again;
    }
    LabelKey(key)
}

/// The key of a name that somebody chose, such as that of a category: case, accents, punctuation
/// and `&` out of the way, and nothing else. `Grants 2019` is not `Grants 2020`.
pub fn name_key(name: &str) -> LabelKey {
    LabelKey(word::plain(&fold::fold(name)))
}

fn pass(label: &str) -> String {
    let folded = fold::fold(label);
    let quiet = noise::without(&folded);
    let key = word::joined(&quiet);
    if !key.is_empty() {
        return key;
    }
    // Nothing but noise: better the noise than nothing.
    let noise = word::plain(&folded);
    if noise.is_empty() { folded.split_whitespace().collect::<Vec<_>>().join(" ") } else { noise }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_become_keys() {
        for (label, key) in [
            ("Children & Families", "child family"),
            ("CHILDREN AND FAMILIES:", "child family"),
            ("Young People’s Café", "young person cafe"),
            ("Young person's project", "young person project"),
            ("Clean-up work (2016/17) – £1,500", "cleanup work"),
            ("HAVCO Management Fee @ 5%", "havco management fee"),
            ("The cost of the Hall", "cost hall"),
            ("ﬁne  ﬁlms\u{200b}", "fine film"),
            ("Arts/crafts", "art craft"),
            ("Mini-bus", "minibus"),
            ("2016/17", "2016 17"),
            ("£500", "500"),
            ("the", "the"),
            ("🎉", "🎉"),
            ("---", "---"),
            ("  ", ""),
            ("", ""),
        ] {
            assert_eq!(label_key(label).words(), key, "{label}");
        }
    }

    #[test]
    fn names_keep_their_numbers_and_plurals() {
        assert_eq!(name_key("Arts & Culture."), name_key("arts and culture"));
        assert_eq!(name_key("Café"), name_key("CAFE"));
        for (one, other) in [("Grants 2019", "Grants 2020"), ("Youth", "Youths"), ("Fund", "Found")]
        {
            assert_ne!(name_key(one), name_key(other), "{one} / {other}");
        }
    }

    #[test]
    fn what_differs_in_meaning_stays_different() {
        for (one, other) in [
            ("Non-domestic rates", "Domestic rates"),
            ("Unallocated", "Allocated"),
            ("Ex-offenders", "Offenders"),
            ("Under 5s", "Over 60s"),
            ("Phase 1", "Phase 2"),
            ("Community fund", "Community costs"),
            ("Income from lettings", "Lettings"),
        ] {
            assert_ne!(label_key(one), label_key(other), "{one} / {other}");
        }
    }

    #[test]
    fn sorted_words_are_the_same_in_any_order() {
        let key = label_key("Social care, adults and social care");
        assert_eq!(key.sorted(), ["adult", "care", "social"]);
        assert_eq!(key.sorted(), label_key("Adult social care").sorted());
        assert_eq!(label_key(&"x y z ".repeat(3_000)).sorted(), ["x", "y", "z"]);
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(label in "\\PC{0,40}") {
            let key = label_key(&label);
            prop_assert_eq!(label_key(key.words()), key);
        }

        #[test]
        fn a_key_of_likely_words_is_its_own_key(
            words in proptest::collection::vec(
                "(the|and|of|clean|up|ups|drop|ins|people|2016|17|q[1-4]|£[0-9]{1,5}|[0-9]{1,6}|may|year|ref|[a-z]{1,3}[0-9]{1,4}|[a-z]{1,7}(s|es|ies|ss)|[-/.&'%@ ])",
                0..8,
            ),
            between in "[ /-]",
        ) {
            let key = label_key(&words.join(&between));
            prop_assert_eq!(label_key(key.words()), key);
        }

        #[test]
        fn only_an_empty_label_has_an_empty_key(label in "\\PC{0,10}") {
            let empty = label.trim().is_empty();
            prop_assert!(!label_key(&label).words().is_empty() || empty || label.chars().all(fold::is_invisible_or_space));
        }
    }
}
