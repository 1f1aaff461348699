//! Characters that hide text from a reader, break a line in two or turn the direction of writing.

use std::borrow::Cow;

/// `text` without controls, for places where nothing is ever run: cells of a workbook that are
/// written as strings.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|letter| match letter {
        _ if !is_control(letter) => Some(letter),
        _ if letter.is_whitespace() => Some(' '),
        _ => None,
    });
    Cow::Owned(kept.collect())
}

/// Whether `letter` is one of them.
pub fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_becomes_a_blank_and_other_controls_go() {
        for (text, wanted) in [
            ("two\nlines", "two lines"),
            ("a\u{0}b", "ab"),
            ("gnp\u{202e}exe", "gnpexe"),
            ("a\u{200f}b\u{61c}c", "abc"),
            ("£ é", "£ é"),
        ] {
            assert_eq!(without_controls(text), wanted);
        }
    }
}
