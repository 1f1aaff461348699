//! Words that turn a meaning round: two labels that differ in one of them are never taken to
//! mean the same, however alike they are.

/// The turning words, with the bit that stands for each group.
const WORDS: [(&str, u32); 37] = [
    ("adult", 1 << 10),
    ("child", 1 << 11),
    ("elder", 1 << 8),
    ("elderly", 1 << 8),
    ("ex", 1 << 1),
    ("except", 1 << 3),
    ("excl", 1 << 3),
    ("exclude", 1 << 3),
    ("excluded", 1 << 3),
    ("former", 1 << 1),
    ("gross", 1 << 4),
    ("income", 1 << 6),
    ("junior", 1 << 7),
    ("less", 1 << 3),
    ("net", 1 << 5),
    ("no", 1 << 0),
    ("non", 1 << 0),
    ("not", 1 << 0),
    ("old", 1 << 8),
    ("older", 1 << 8),
    ("over", 1 << 12),
    ("pensioner", 1 << 8),
    ("post", 1 << 9),
    ("pre", 1 << 2),
    ("rebate", 1 << 6),
    ("receipt", 1 << 6),
    ("refund", 1 << 6),
    ("repaid", 1 << 6),
    ("repayment", 1 << 6),
    ("senior", 1 << 8),
    ("un", 1 << 0),
    ("under", 1 << 13),
    ("unpaid", 1 << 14),
    ("without", 1 << 0),
    ("young", 1 << 7),
    ("younger", 1 << 7),
    ("youth", 1 << 7),
];

/// Which turning words stand among `words` (forms of a [`crate::model::key`]), a bit a group.
pub fn turns<'a>(words: impl IntoIterator<Item = &'a str>) -> u32 {
    words
        .into_iter()
        .filter_map(|word| WORDS.binary_search_by_key(&word, |(turning, _)| turning).ok())
        .fold(0, |bits, at| bits | WORDS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::key::label_key;

    #[test]
    fn what_turns_the_meaning_is_seen_and_what_does_not_is_not() {
        let turns = |label: &str| turns(label_key(label).sorted());
        for (one, other, same) in [
            ("Non-domestic rates", "Domestic rates", false),
            ("Ex-offenders", "Offenders", false),
            ("Pre-school", "School", false),
            ("Hall hire excl. VAT", "Hall hire", false),
            ("Excluding VAT", "excl VAT", true),
            ("Hall income", "Hall", false),
            ("Net cost", "Gross cost", false),
            ("Young people", "Older people", false),
            ("Youth club", "Young people's club", true),
            ("Under 5s", "Over 5s", false),
            ("Mural project", "Murals", true),
        ] {
            assert_eq!(turns(one) == turns(other), same, "{one} / {other}");
        }
    }

    #[test]
    fn the_words_can_be_searched_and_are_forms_of_keys() {
        assert!(WORDS.is_sorted_by_key(|(word, _)| word));
        for (word, _) in WORDS {
            assert_eq!(label_key(word).words(), word);
        }
    }
}
