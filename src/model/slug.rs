//! Words as part of an id.

use unicode_normalization::UnicodeNormalization;

/// Letters of a slug, at most.
const LONGEST: usize = 60;

/// `text` in small letters, digits and single hyphens, accents left off: `Dragons' Den` becomes
/// `dragons-den`. Empty when no letter or digit of the Latin alphabet is in it.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.nfkd().filter(|letter| !is_silent(*letter)) {
        if slug.len() >= LONGEST {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Accents and apostrophes part no words.
fn is_silent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter) || matches!(letter, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_part_of_an_id() {
        for (text, expected) in [
            ("Dragons' Den", "dragons-den"),
            ("HAVCO Management Fee @ 5%", "havco-management-fee-5"),
            ("Fête  –  2019", "fete-2019"),
            ("  ../x ", "x"),
            ("отчёт", ""),
            ("", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
        assert!(slug(&"long ".repeat(100)).len() <= LONGEST);
    }
}
