//! A label as the screen reads it.

use unicode_normalization::UnicodeNormalization;

use crate::model::key::readable;

/// Titles to which a name may be glued.
const GLUED: [&str; 10] = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Rev", "Revd", "Cllr", "Sgt"];

/// What stands between a word and the one before it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing but space, or the beginning.
    Space,
    /// A full stop, as behind an initial or a short title.
    Stop,
    /// A comma.
    Comma,
    /// `&` or `+`.
    And,
    /// Anything else: a dash, a slash, a bracket.
    Break,
}

/// A word: letters, or digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters, without accents, apostrophes and the `s` of a possessive.
    pub(super) text: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it is all capitals, two or more, as `HMRC` is.
    pub(super) shouted: bool,
    /// Whether `'s` or `s'` was at its end.
    pub(super) possessive: bool,
    /// What stands before it.
    pub(super) gap: Gap,
}

impl Word {
    /// Whether it is one letter.
    pub(super) fn is_initial(&self) -> bool {
        self.text.len() == 1 && self.text.bytes().all(|byte| byte.is_ascii_lowercase())
    }
}

/// A label in the forms in which it is looked at.
#[derive(Debug)]
pub(super) struct Text {
    /// With plain spaces, quotation marks and dashes, without accents.
    pub(super) written: String,
    /// The same in small letters.
    pub(super) small: String,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// Whether capitals tell names from other words: it has small letters and capitals.
    pub(super) cased: bool,
    /// What stands behind the last word.
    pub(super) end: Gap,
}

impl Text {
    pub(super) fn of(label: &str) -> Text {
        let written: String = readable(label)
            .nfkd()
            .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
            .map(|letter| if matches!(letter, '`' | '\u{b4}' | '\u{2032}') { '\'' } else { letter })
            .collect();
        let small = written.to_lowercase();
        let cased =
            written.chars().any(char::is_lowercase) && written.chars().any(char::is_uppercase);
        let (words, end) = words(&written);
        Text { written, small, words, cased, end }
    }

    /// Whether a word may be a name by its first letter.
    pub(super) fn may_be_name(&self, word: &Word) -> bool {
        word.capital || !self.cased
    }

    /// What stands behind the word at `at`.
    pub(super) fn gap_after(&self, at: usize) -> Gap {
        self.words.get(at + 1).map_or(self.end, |next| next.gap)
    }

    /// The words from `at` on, as far as nothing but space parts them.
    pub(super) fn phrase(&self, at: usize) -> impl Iterator<Item = &Word> {
        let rest = self.words.get(at..).unwrap_or_default();
        rest.iter()
            .enumerate()
            .take_while(|(step, word)| *step == 0 || word.gap == Gap::Space)
            .map(|(_, word)| word)
    }
}

fn words(written: &str) -> (Vec<Word>, Gap) {
    let mut words: Vec<Word> = Vec::new();
    let mut gap = Gap::Space;
    let mut letters = written.char_indices().peekable();
    while let Some((begin, first)) = letters.next() {
        if !first.is_alphanumeric() {
            gap = wider(gap, first);
            continue;
        }
        let mut end = begin + first.len_utf8();
        while let Some(&(at, letter)) = letters.peek() {
            // `MrsPatel` is two words.
            if letter.is_uppercase() && GLUED.contains(&&written[begin..end]) {
                break;
            }
            let joined = letter == '\'' || letter.is_alphabetic() == first.is_alphabetic();
            if !(letter.is_alphanumeric() || letter == '\'') || !joined {
                break;
            }
            end = at + letter.len_utf8();
            letters.next();
        }
        words.push(word(&written[begin..end], gap));
        gap = Gap::Space;
    }
    (words, gap)
}

fn word(raw: &str, gap: Gap) -> Word {
    let raw = raw.trim_end_matches('\'').to_owned()
        + if raw.ends_with("s'") || raw.ends_with("S'") { "'" } else { "" };
    let small = raw.to_lowercase();
    let owner = small.strip_suffix("'s");
    let possessive = owner.is_some() || small.ends_with('\'');
    let text = owner.unwrap_or(&small).replace('\'', "");
    let capital = raw.chars().next().is_some_and(char::is_uppercase);
    let shouted = raw.chars().nth(1).is_some() && !raw.chars().any(char::is_lowercase);
    Word { text, capital, shouted, possessive, gap }
}

/// The gap so far with one more sign in it.
fn wider(gap: Gap, sign: char) -> Gap {
    match (gap, sign) {
        (gap, sign) if sign.is_whitespace() => gap,
        (Gap::Space, '.') => Gap::Stop,
        (Gap::Space | Gap::Stop, ',') => Gap::Comma,
        (Gap::Space, '&' | '+') => Gap::And,
        (gap, '\'' | '"') => gap,
        _ => Gap::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_case_and_what_stands_before_them() {
        let text = Text::of("J. O’Brien’s  Café – workers' pay");
        let words: Vec<_> = text.words.iter().map(|word| (word.text.as_str(), word.gap)).collect();
        let expected = [
            ("j", Gap::Space),
            ("obrien", Gap::Stop),
            ("cafe", Gap::Space),
            ("workers", Gap::Break),
            ("pay", Gap::Space),
        ];
        assert_eq!(words, expected);
        assert!(text.cased && text.words[1].possessive && text.words[3].possessive);
        assert!(!Text::of("ALL CAPS").cased);
    }
}
