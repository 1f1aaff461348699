//! Names of areas made comparable.

use unicode_normalization::UnicodeNormalization;

/// One word of a name or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, without marks.
    pub(super) text: String,
    /// Whether it was written in capitals throughout, as initials are.
    pub(super) capitals: bool,
}

/// The words of `text`: `&` is "and", an apostrophe parts nothing, all other signs part words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for c in text.nfkc() {
        match c {
            '\'' | '\u{2019}' | '\u{2018}' | '`' => {}
            '&' => {
                words.push(Word { text: String::from("and"), capitals: false });
                open = false;
            }
            c if c.is_alphanumeric() => {
                if !open {
                    words.push(Word { text: String::new(), capitals: true });
                    open = true;
                }
                if let Some(word) = words.last_mut() {
                    word.capitals &= !c.is_lowercase();
                    word.text.extend(c.to_lowercase());
                }
            }
            _ => open = false,
        }
    }
    for word in &mut words {
        if word.text == "saint" {
            word.text = String::from("st");
        }
    }
    words
}

/// The words that tell areas apart, joined by spaces: without "Big Local", "partnership",
/// "the" and "and".
pub(super) fn key(words: &[Word]) -> String {
    let mut key = String::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1).map(|word| word.text.as_str());
        at += match (word.text.as_str(), next) {
            ("big", Some("local")) => 2,
            ("the" | "and" | "partnership", _) => 1,
            (text, _) => {
                if !key.is_empty() {
                    key.push(' ');
                }
                key.push_str(text);
                1
            }
        };
    }
    key
}

/// The names that brackets hold and leave out: `Leecliffe (Leeming and Aycliffe)` is known by
/// either.
pub(super) fn bracketed(name: &str) -> impl Iterator<Item = String> {
    let parts = name.split_once('(').and_then(|(before, rest)| {
        let (inside, after) = rest.split_once(')')?;
        Some([format!("{before} {after}"), inside.to_owned()])
    });
    parts.into_iter().flatten()
}

/// Words that make another place of the same name: two names that differ in one of these are
/// never alike.
pub(super) fn turning(key: &str) -> impl Iterator<Item = &str> {
    const TURNING: [&str; 14] = [
        "north", "south", "east", "west", "upper", "lower", "inner", "outer", "old", "new",
        "great", "little", "central", "rural",
    ];
    key.split(' ')
        .filter(|word| TURNING.contains(word) || word.bytes().any(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_blind_to_case_signs_and_the_programme_s_own_words() {
        for (text, expected) in [
            ("World's End Estate & Lots Road area", "worlds end estate lots road area"),
            ("WORLD’S END ESTATE AND LOTS ROAD AREA", "worlds end estate lots road area"),
            ("The Heath Big Local Partnership", "heath"),
            ("Saint Oswald's", "st oswalds"),
            ("whitley_bay-Q1", "whitley bay q1"),
            ("Big Local", ""),
            ("Big Worle", "big worle"),
        ] {
            assert_eq!(key(&words(text)), expected, "{text}");
        }
    }

    #[test]
    fn brackets_give_two_more_names() {
        let names: Vec<String> = bracketed("Leecliffe (Leeming and Aycliffe)").collect();
        let keys: Vec<String> = names.iter().map(|name| key(&words(name))).collect();
        assert_eq!(keys, ["leecliffe", "leeming aycliffe"]);
        assert_eq!(bracketed("Whitley").count(), 0);
    }
}
