//! "Did you mean …?": the known word that somebody probably meant.

use strsim::damerau_levenshtein;

/// The known word nearest to `word`, if one is near enough to have been meant: at most a third
/// of its letters differ, or one of the two begins the other.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// A longer word is no misspelt id, and comparing it would cost its square.
    const LONGEST: usize = 100;
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    known
        .filter_map(|candidate| {
            let letters = candidate.chars().count().max(word.chars().count());
            let apart = damerau_levenshtein(&word, candidate);
            let begins =
                letters > 3 && (candidate.starts_with(&word) || word.starts_with(candidate));
            (apart * 3 <= letters || begins).then_some((apart, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// A remedy in words: the nearest known word, else `otherwise`.
pub fn did_you_mean<'a>(
    word: &str,
    known: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    match nearest(word, known) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_what_was_meant_and_a_stranger_finds_nothing() {
        let known = ["small-grants", "spaces", "young-people"];
        for (word, meant) in [
            ("small-grant", Some("small-grants")),
            ("Small-Grants", Some("small-grants")),
            ("spaecs", Some("spaces")),
            ("young", Some("young-people")),
            ("zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known.into_iter()), meant, "{word}");
        }
    }
}
