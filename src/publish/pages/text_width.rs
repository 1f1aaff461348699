//! How much room text takes, near enough to lay out a picture without knowing the font.

/// The room that `text` takes in letters of fourteen units, in units.
pub(super) fn width(text: &str) -> u32 {
    text.chars().map(tenths).sum::<u32>().div_ceil(10)
}

/// `text` in one line of at most `most` units; what does not fit is cut, and an ellipsis says so.
pub(super) fn on_one_line(text: &str, most: u32) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let room = (most * 10).saturating_sub(tenths('…'));
    let mut taken = 0;
    let fits = |letter: &char| {
        taken += tenths(*letter);
        taken <= room
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// `text` in one line, or in two that break between words where that is possible. None for no text.
pub(super) fn in_two_lines(text: &str, most: u32) -> Vec<String> {
    let text = text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    if width(text) <= most {
        return vec![text.to_owned()];
    }
    let blanks = text.char_indices().filter(|(_, letter)| letter.is_whitespace());
    let fits = blanks
        .map(|(at, _)| at)
        .take_while(|&at| text.get(..at).is_some_and(|head| width(head) <= most));
    match fits.last().and_then(|at| text.split_at_checked(at)) {
        Some((first, rest)) => {
            vec![first.trim_end().to_owned(), on_one_line(rest.trim_start(), most)]
        }
        None => vec![on_one_line(text, most)],
    }
}

/// The room of one letter in common fonts without serifs, in tenths of a unit, rather too much than too little.
fn tenths(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '|' | '!' | ':' | ';' | '’' => 42,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '“' | '”' => 56,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' | '…' => 130,
        'A'..='Z' => 100,
        '\u{300}'..='\u{36f}' => 0,
        '\0'..='\u{10ff}' => 84,
        _ => 145,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_broken_between_words_and_then_cut() {
        assert_eq!(in_two_lines("Hall hire", 200), ["Hall hire"]);
        assert_eq!(in_two_lines("Community chest and small grants", 150).len(), 2);
        assert_eq!(in_two_lines("Community chest and small grants", 150)[0], "Community chest");
        let long = in_two_lines(&"word ".repeat(60), 200);
        assert!(long.len() == 2 && long[1].ends_with('…'), "{long:?}");
        let one = in_two_lines(&"x".repeat(300), 200);
        assert!(one.len() == 1 && one[0].ends_with('…'));
        assert!(in_two_lines("  ", 200).is_empty());
        for line in long.iter().chain(&one) {
            assert!(width(line) <= 200);
        }
    }
}
