//! The core of a label: what is left of its key without names and idle words, in any order.
//!
//! | label | core |
//! |---|---|
//! | `Mural Project 2016/17` | `mural` |
//! | `Adult social care`, `Social care - adults` | `adult care social` |
//! | `Warsop Carnival`, of Warsop | `carnival` |
//! | `Big projects` | `big project` (nothing else to go by) |
//!
//! Likeness compares cores, so that labels with one core are as like as can be. They are not taken
//! to be the same label: over labelled sets one in ten such pairs had different categories, so that
//! the margin over other categories has to have its say.

use crate::classify::fuzzy::is_light;
use crate::model::key::LabelKey;

/// Words that say that money was spent or that something was done, and not what for. `fund`,
/// `cost` or `club` are not among them: a fund is not a cost, and a club is not a festival.
const IDLE: [&str; 7] =
    ["budget", "expenditure", "initiative", "programme", "project", "scheme", "spend"];

/// The core of a key from which the names have been taken.
pub(super) fn core_of(nameless: &LabelKey) -> LabelKey {
    let words = nameless.sorted();
    // "New project" without "project" would say nothing.
    if words.iter().any(|word| !is_light(word)) {
        LabelKey::of_words(words.into_iter().filter(|word| IDLE.binary_search(word).is_err()))
    } else {
        LabelKey::of_words(words)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::key::label_key;

    #[test]
    fn idle_words_go_where_others_say_what_it_is() {
        for (label, core) in [
            ("Mural project", "mural"),
            ("Small grants scheme", "grant small"),
            ("Social care - adults", "adult care social"),
            ("Projects", "project"),
            ("Big new projects", "big new project"),
            ("Community Fund", "community fund"),
            ("Community costs", "community cost"),
            ("", ""),
        ] {
            assert_eq!(core_of(&label_key(label)).words(), core, "{label}");
        }
        assert!(IDLE.is_sorted() && IDLE.iter().all(|word| label_key(word).words() == *word));
    }

    proptest! {
        #[test]
        fn the_core_of_a_core_is_itself(label in "(project|new|mural|scheme|[a-z]{1,6})( (project|budget|big|[a-z]{1,6})){0,5}") {
            let core = core_of(&label_key(&label));
            prop_assert_eq!(core_of(&core), core);
        }
    }
}
