//! The names of an area, of those who hold its money and of the programme: they stand in labels
//! and say nothing of what was bought.
//!
//! | area | label | without names |
//! |---|---|---|
//! | Noel Park Estate | `Noel Park co-ordinator` | `coordinator` |
//! | Elmton, Creswell and Hodthorpe | `Hodthorpe scarecrow festival` | `scarecrow festival` |
//! | any | `A Big Local night out` | `night out` |
//!
//! Only the line's own area counts: "Heath" is a place in one area and a word in all others. A
//! label that is nothing but names keeps them.

use std::borrow::Cow;

use crate::mapping::{Area, Mappings};
use crate::model::AreaId;
use crate::model::key::{LabelKey, label_key};

/// The names that each area's labels may carry.
#[derive(Debug, Default)]
pub(in crate::classify) struct Names {
    programme: Vec<Name>,
    areas: Vec<Vec<Name>>,
    /// For each area, how the names begin: what cannot be in a label rules it out cheaply.
    beginnings: Vec<Vec<[u8; BEGINNING]>>,
}

/// How many bytes of a word tell that it may be in a label.
const BEGINNING: usize = 3;

/// The words of one name as labels are compared.
type Name = Vec<Box<str>>;

impl Names {
    pub(in crate::classify) fn new(mappings: &Mappings) -> Names {
        Names {
            programme: names([mappings.settings.programme.as_str()].into_iter()),
            areas: mappings.areas.iter().map(|area| names(called(area))).collect(),
            beginnings: mappings.areas.iter().map(beginnings).collect(),
        }
    }

    /// Whether a name of `area` may stand in `label`. May say so of a label that has none, never
    /// the other way round.
    pub(in crate::classify) fn may_touch(&self, area: AreaId, label: &str) -> bool {
        let Some(beginnings) = self.beginnings.get(area.index()) else { return false };
        let mut inside = false;
        let begins_like_a_name = |three: &[u8]| {
            let starts = !inside && three[0].is_ascii_alphanumeric();
            inside = three[0].is_ascii_alphanumeric();
            starts && beginnings.iter().any(|beginning| beginning.eq_ignore_ascii_case(three))
        };
        !label.is_ascii() || label.as_bytes().windows(BEGINNING).any(begins_like_a_name)
    }

    /// `key`, a label of `area`, without names.
    pub(in crate::classify) fn without<'k>(
        &self,
        area: Option<AreaId>,
        key: &'k LabelKey,
    ) -> Cow<'k, LabelKey> {
        let of_area = area.and_then(|area| self.areas.get(area.index())).into_iter().flatten();
        let words: Vec<&str> = key.words().split(' ').collect();
        let mut named = vec![false; words.len()];
        for name in of_area.chain(&self.programme) {
            for at in 0..(words.len() + 1).saturating_sub(name.len()) {
                let here = &words[at..at + name.len()];
                if here.iter().zip(name).all(|(word, part)| *word == &**part) {
                    named[at..at + name.len()].fill(true);
                }
            }
        }
        if named.iter().all(|&named| named) || !named.contains(&true) {
            return Cow::Borrowed(key);
        }
        let left = words.into_iter().zip(named).filter(|(_, named)| !named).map(|(word, _)| word);
        Cow::Owned(LabelKey::of_words(left))
    }
}

/// Everything that an area and its providers are called.
fn called(area: &Area) -> impl Iterator<Item = &str> {
    [&area.name].into_iter().chain(&area.aliases).chain(&area.providers).map(String::as_str)
}

/// The names and their parts, the longest first.
fn names<'a>(called: impl Iterator<Item = &'a str>) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for name in called {
        // "Elmton, Creswell and Hodthorpe" is three places; what stands in brackets is a name too.
        let apart = name.replace(" and ", ",").replace(" with ", ",").replace(" - ", ",");
        for part in apart.split([',', '(', ')', '&']).chain([name]) {
            let key = label_key(part);
            let words: Name = key.words().split(' ').map(Box::from).collect();
            if words.len() > 1 || !is_common(key.words()) {
                found.push(words);
            }
        }
    }
    found.retain(|name| longest(name).len() >= BEGINNING);
    found.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    found.dedup();
    found
}

/// The word that a label must have to carry the name.
fn longest(name: &Name) -> &str {
    name.iter().max_by_key(|word| (!is_common(word), word.len())).map_or("", |word| word)
}

/// Words that are no name by themselves.
const COMMON: [&str; 31] = [
    "area",
    "big",
    "carer",
    "centre",
    "child",
    "church",
    "club",
    "community",
    "council",
    "cvs",
    "east",
    "estate",
    "family",
    "garden",
    "green",
    "hall",
    "hill",
    "local",
    "million",
    "north",
    "parish",
    "park",
    "person",
    "programme",
    "road",
    "south",
    "street",
    "town",
    "village",
    "west",
    "youth",
];

fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// How the words that names cannot do without begin: as they are compared, and as they are written.
fn beginnings(area: &Area) -> Vec<[u8; BEGINNING]> {
    let needed: Vec<String> =
        names(called(area)).iter().map(|name| longest(name).to_owned()).collect();
    let written = called(area)
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| needed.iter().any(|needed| label_key(word).words() == needed));
    let mut found: Vec<[u8; BEGINNING]> = needed
        .iter()
        .map(String::as_str)
        .chain(written)
        .filter_map(|word| word.as_bytes().get(..BEGINNING)?.try_into().ok())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_of(name: &str, aliases: &[&str], providers: &[&str]) -> Names {
        let listed = |names: &[&str]| names.iter().map(|&name| String::from(name)).collect();
        let area = Area {
            name: String::from(name),
            aliases: listed(aliases),
            providers: listed(providers),
            ..Area::default()
        };
        let mut mappings = Mappings { areas: vec![area], ..Mappings::default() };
        mappings.settings.programme = String::from("Big Local");
        Names::new(&mappings)
    }

    fn without(names: &Names, area: Option<AreaId>, label: &str) -> String {
        names.without(area, &label_key(label)).words().to_owned()
    }

    #[test]
    fn names_go_and_the_rest_stays() {
        let noel = names_of("Noel Park Estate", &["Noel Park"], &["HAVCO"]);
        let elmton = names_of("Elmton, Creswell and Hodthorpe", &[], &[]);
        let three = names_of("3 Together", &[], &[]);
        for (names, label, left) in [
            (&noel, "Noel Park Motivator/Co-ordinator", "motivator coordinator"),
            (&noel, "HAVCO Management Fee @ 5%", "management fee"),
            (&noel, "Picnic in the park", "picnic in park"),
            (&noel, "A Big Local night out", "night out"),
            (&noel, "Noel Park", "noel park"),
            (&elmton, "Christmas events in Creswell, Hodthorpe and Elmton", "christmas event in"),
            (&elmton, "after school club in Hodthorpe School", "after school club in school"),
            (&three, "3 Together festival", "festival"),
            (&three, "Working together", "working together"),
        ] {
            assert_eq!(without(names, Some(AreaId(0)), label), left, "{label}");
            let touched = names.may_touch(AreaId(0), label);
            let named = left != label_key(label).words() && !label.contains("Big Local");
            assert!(touched || !named, "{label}");
        }
        assert_eq!(without(&noel, None, "Noel Park fair"), "noel park fair");
        assert!(!noel.may_touch(AreaId(0), "Picnic in the park"));
        assert!(COMMON.is_sorted());
    }
}
