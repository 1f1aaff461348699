//! One spelling for the same characters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// `text` in compatibility form, without accents, case and invisible characters.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    // Lower case can bring accents of its own, so they are taken off after it.
    for c in text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|&c| !is_accent(c)) {
        match c {
            'ß' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            '’' | '‘' | 'ʼ' | '`' => folded.push('\''),
            dash if is_dash(dash) => folded.push('-'),
            hidden if is_invisible(hidden) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// `text` as a person would type it: runs of space are one space, curly quotation marks and
/// long dashes are the plain ones, invisible characters are gone. What patterns look at.
pub fn readable(text: &str) -> Cow<'_, str> {
    let tidy = text.bytes().all(|byte| (b' '..0x7F).contains(&byte))
        && !text.contains("  ")
        && text.trim().len() == text.len();
    if tidy {
        return Cow::Borrowed(text);
    }
    let mut typed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !typed.is_empty() {
            typed.push(' ');
        }
        typed.extend(word.nfkc().filter(|&c| !is_invisible(c)).map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            '“' | '”' => '"',
            dash if is_dash(dash) => '-',
            c => c,
        }));
    }
    Cow::Owned(typed)
}

/// Combining marks of the Latin, Greek and Cyrillic scripts. Marks of other scripts are vowels,
/// not ornaments, and stay.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Soft hyphens, zero-width characters, direction marks and control characters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
        || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
pub(super) fn is_invisible_or_space(c: char) -> bool {
    is_invisible(c)
        || c.is_whitespace()
        || is_accent(c)
        || c.nfkd().all(|c| is_accent(c) || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_look_the_same_become_the_same() {
        assert_eq!(fold("CAFÉ ‘Straße’ ½ İ"), "cafe 'strasse' 1⁄2 i");
        assert_eq!(fold("co\u{ad}op"), "coop");
        assert_eq!(fold("नमस्ते"), "नमस्ते");
    }

    #[test]
    fn readable_text_is_what_a_person_would_type() {
        assert_eq!(readable(" Children’s\n play – park "), "Children's play - park");
        assert!(matches!(readable("Play park"), Cow::Borrowed(_)));
    }
}
