//! The lists of words that the screen knows, each as it stands in the code: parted by blanks.

pub(super) mod given;
pub(super) mod surnames;
pub(super) mod vocabulary;

use rustc_hash::FxHashSet;

/// Words, to be looked up.
pub(super) type Words = FxHashSet<&'static str>;

/// The words of a list.
pub(super) fn words(list: &'static str) -> Words {
    list.split_whitespace().collect()
}
