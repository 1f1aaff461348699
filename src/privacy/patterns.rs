//! Patterns, compiled once.

use regex::Regex;

/// Several patterns of which any will do. Matching takes time in proportion to the text, whatever it holds.
#[derive(Debug)]
pub(super) struct AnyOf(Vec<Regex>);

impl AnyOf {
    /// Of these patterns, each on its own line or lines; blanks in them count.
    pub(super) fn new(patterns: &[&str]) -> AnyOf {
        let patterns: Result<Vec<Regex>, regex::Error> =
            patterns.iter().map(|pattern| Regex::new(pattern)).collect();
        #[expect(
            clippy::expect_used,
            reason = "the patterns are in the code; a test makes a screen"
        )]
        AnyOf(patterns.expect("a pattern of the code is right"))
    }

    /// Whether one of them is in `text`.
    pub(super) fn found_in(&self, text: &str) -> bool {
        self.0.iter().any(|pattern| pattern.is_match(text))
    }

    /// The words that one of them takes out of `text`: its first group.
    pub(super) fn groups<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.0
            .iter()
            .flat_map(move |pattern| pattern.captures_iter(text))
            .filter_map(|found| found.get(1))
            .map(|group| group.as_str())
    }
}
