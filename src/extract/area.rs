//! Which area some words name.

mod name;

use rustc_hash::FxHashMap;

use self::name::Word;
use crate::mapping::Mappings;
use crate::model::AreaId;

/// What some words say of the area.
#[derive(Clone, Debug, PartialEq)]
pub enum AreaMatch {
    /// They name it.
    Known(AreaId),
    /// They are like its name and clearly less like any other.
    Likely(AreaId),
    /// They fit these areas and do not say which.
    Unsure(Vec<AreaId>),
    /// They name none.
    Unknown,
}

/// Finds areas by name. Built once from the mapping files, then asked for each text.
#[derive(Debug, Default)]
pub struct AreaFinder {
    /// The areas that a whole key names.
    whole: FxHashMap<String, Vec<AreaId>>,
    /// Names by their first word, to be found inside a longer text.
    inside: FxHashMap<String, Vec<Name>>,
    /// For an area whose name stands inside another's: that other area, and the rest of its name.
    longer: FxHashMap<AreaId, Vec<(AreaId, Vec<String>)>>,
    /// Keys by length in characters, to be searched for likeness.
    alike: Vec<Likeness>,
}

/// A name as words.
#[derive(Debug)]
struct Name {
    words: Vec<String>,
    /// Initials such as `CELL`, which stand for an area only in capitals.
    initials: bool,
    area: AreaId,
}

/// A key with what rules most others out at a glance.
#[derive(Debug)]
struct Likeness {
    chars: usize,
    letters: Letters,
    key: String,
    area: AreaId,
}

/// Least likeness of a misspelt name, in hundredths: about one slip in eight letters.
const SCORE: usize = 88;
/// How far the next area must be behind.
const MARGIN: usize = 5;
/// Shorter keys are alike by chance.
const LEAST_CHARS: usize = 6;
/// Longer texts are prose.
const MOST_CHARS: usize = 200;

impl AreaFinder {
    /// Indexes names, ids and aliases, and the parts of names inside and outside brackets where
    /// no other area has that name in full.
    pub fn new(mappings: &Mappings) -> AreaFinder {
        let mut finder = AreaFinder::default();
        for (area, entry) in (0..).map(AreaId).zip(&mappings.areas) {
            let names = [&entry.name, &entry.id].into_iter().chain(&entry.aliases);
            names.for_each(|name| finder.add(name, area));
        }
        let mut derived = AreaFinder::default();
        for (area, entry) in (0..).map(AreaId).zip(&mappings.areas) {
            for name in name::bracketed(&entry.name) {
                if !finder.whole.contains_key(&name::key(&name::words(&name))) {
                    derived.add(&name, area);
                }
            }
        }
        finder.whole.extend(derived.whole);
        for (word, names) in derived.inside {
            finder.inside.entry(word).or_default().extend(names);
        }
        finder.alike.extend(derived.alike);
        finder.note_longer_names();
        finder.alike.sort_by(|a, b| (a.chars, &a.key, a.area).cmp(&(b.chars, &b.key, b.area)));
        finder
    }

    /// The area that `text` names: as a whole, within it, or misspelt.
    pub fn find(&self, text: &str) -> AreaMatch {
        if text.len() > MOST_CHARS {
            return AreaMatch::Unknown;
        }
        let words = name::words(text);
        let key = name::key(&words);
        if let Some(areas) = self.whole.get(&key) {
            return certain(areas.clone());
        }
        match (certain(self.within(&words)), self.alike(&key)) {
            (AreaMatch::Unknown, alike) => alike,
            // A slip in a longer name must not make it the shorter name inside it.
            (AreaMatch::Known(_), alike @ AreaMatch::Likely(_)) => alike,
            (AreaMatch::Unsure(areas), AreaMatch::Likely(area)) if areas.contains(&area) => {
                AreaMatch::Likely(area)
            }
            (within, _) => within,
        }
    }

    fn add(&mut self, name: &str, area: AreaId) {
        let words = name::words(name);
        let key = name::key(&words);
        if key.is_empty() {
            return;
        }
        let chars = key.chars().count();
        let areas = self.whole.entry(key.clone()).or_default();
        if areas.contains(&area) {
            return;
        }
        areas.push(area);
        if chars >= LEAST_CHARS {
            self.alike.push(Likeness { chars, letters: Letters::of(&key), key, area });
        }
        let initials = words.len() == 1 && words[0].capitals;
        if words.len() > 1 || chars > 3 || (initials && chars == 3) {
            let words: Vec<String> = words.into_iter().map(|word| word.text).collect();
            let names = self.inside.entry(words[0].clone()).or_default();
            names.push(Name { words, initials, area });
        }
    }

    fn note_longer_names(&mut self) {
        let mut longer: FxHashMap<AreaId, Vec<(AreaId, Vec<String>)>> = FxHashMap::default();
        for name in self.inside.values().flatten() {
            for at in 0..name.words.len() {
                let nested = self.inside.get(&name.words[at]).into_iter().flatten();
                for inner in nested.filter(|inner| inner.area != name.area) {
                    let end = at + inner.words.len();
                    if name.words.get(at..end) != Some(&inner.words[..]) {
                        continue;
                    }
                    let rest = name.words[..at].iter().chain(&name.words[end..]);
                    let rest: Vec<String> = rest.filter(|word| *word != "and").cloned().collect();
                    if !rest.is_empty() {
                        longer.entry(inner.area).or_default().push((name.area, rest));
                    }
                }
            }
        }
        for others in longer.values_mut() {
            others.sort();
        }
        self.longer = longer;
    }

    /// The areas whose whole name stands in `words`, not as a part of a longer name; with an area
    /// whose longer name is half there as well.
    fn within(&self, words: &[Word]) -> Vec<AreaId> {
        let mut found: Vec<AreaId> = Vec::new();
        let mut reached = 0;
        for at in 0..words.len() {
            let Some(names) = self.inside.get(&words[at].text) else { continue };
            let here = names.iter().filter(|name| name.stands_at(&words[at..]));
            let Some(longest) = here.clone().map(|name| name.words.len()).max() else { continue };
            if at + longest <= reached {
                continue;
            }
            reached = at + longest;
            for name in here.filter(|name| name.words.len() == longest) {
                if !found.contains(&name.area) {
                    found.push(name.area);
                }
            }
        }
        for at in 0..found.len() {
            for (area, rest) in self.longer.get(&found[at]).into_iter().flatten() {
                let there = rest.iter().filter(|own| words.iter().any(|word| word.text == **own));
                if there.count() * 2 >= rest.len() && !found.contains(area) {
                    found.push(*area);
                }
            }
        }
        found
    }

    fn alike(&self, key: &str) -> AreaMatch {
        let chars = key.chars().count();
        if chars < LEAST_CHARS {
            return AreaMatch::Unknown;
        }
        let letters = Letters::of(key);
        let from = self.alike.partition_point(|name| name.chars + most_slips(chars) < chars);
        let mut best: Vec<(usize, AreaId)> = Vec::new();
        for name in &self.alike[from..] {
            let slips = most_slips(chars.max(name.chars));
            if name.chars > chars + slips {
                break;
            }
            // A slip takes one letter away and adds one, at most.
            if letters.apart(&name.letters) > 2 * slips {
                continue;
            }
            let slips = strsim::damerau_levenshtein(key, &name.key);
            let score = 100 - (100 * slips).div_ceil(chars.max(name.chars)).min(100);
            if score < SCORE - MARGIN || !name::turning(key).eq(name::turning(&name.key)) {
                continue;
            }
            match best.iter_mut().find(|(_, area)| *area == name.area) {
                Some(known) => known.0 = known.0.max(score),
                None => best.push((score, name.area)),
            }
        }
        best.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        match best[..] {
            [(first, area), ref rest @ ..] if first >= SCORE => match rest.first() {
                Some(&(second, _)) if first - second < MARGIN => {
                    AreaMatch::Unsure(best.iter().map(|&(_, area)| area).collect())
                }
                _ => AreaMatch::Likely(area),
            },
            _ => AreaMatch::Unknown,
        }
    }
}

impl Name {
    fn stands_at(&self, words: &[Word]) -> bool {
        words.len() >= self.words.len()
            && self.words.iter().zip(words).all(|(own, word)| *own == word.text)
            && (!self.initials || words[0].capitals)
    }
}

fn certain(areas: Vec<AreaId>) -> AreaMatch {
    match areas[..] {
        [] => AreaMatch::Unknown,
        [area] => AreaMatch::Known(area),
        _ => AreaMatch::Unsure(areas),
    }
}

/// Slips that leave a text of `chars` characters near enough to be weighed.
fn most_slips(chars: usize) -> usize {
    chars * (100 - SCORE + MARGIN) / 100
}

/// How often each letter occurs in a key; digits and all other signs count together.
#[derive(Debug)]
struct Letters([u8; 28]);

impl Letters {
    fn of(key: &str) -> Letters {
        let mut counts = [0u8; 28];
        for c in key.chars() {
            let at = match c {
                'a'..='z' => usize::from(c as u8 - b'a'),
                '0'..='9' => 26,
                _ => 27,
            };
            counts[at] = counts[at].saturating_add(1);
        }
        Letters(counts)
    }

    /// How many letters one has that the other has not, both ways.
    fn apart(&self, other: &Letters) -> usize {
        let pairs = self.0.iter().zip(&other.0);
        pairs.map(|(a, b)| u32::from(a.abs_diff(*b))).sum::<u32>() as usize
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mapping::Area;

    const AREAS: &[(&str, &[&str])] = &[
        ("Whitley", &[]),
        ("Whitley Bay", &["WBBL"]),
        ("Littlemoor", &[]),
        ("Clarksfield, Greenacres and Littlemoor", &[]),
        ("Leecliffe (Leeming and Aycliffe)", &[]),
        ("CELL - Lynemouth, Cresswell, Ellington and Linton", &["CELL"]),
        ("Noel Park Estate", &["Noel Park"]),
        ("Heath Big Local", &[]),
        ("Hateley Cross (Hateley Heath and Stone Cross)", &[]),
        ("World's End Estate and Lots Road area", &["WELR"]),
        ("Horsefair, Broadwaters and Greenhill (Big Local DY10)", &[]),
        ("Northfleet North", &[]),
        ("Birchwood", &[]),
        ("Birchfield", &["BBL"]),
        ("Brereton", &["BBL"]),
        ("St Peter's and the Moors", &[]),
    ];

    fn finder() -> AreaFinder {
        let area = |&(name, aliases): &(&str, &[&str])| Area {
            id: name.to_lowercase().replace(' ', "-"),
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            region: String::new(),
            local_authority: String::new(),
            allocation: None,
        };
        let areas = AREAS.iter().map(area).collect();
        AreaFinder::new(&Mappings { areas, ..Mappings::default() })
    }

    fn id(name: &str) -> AreaId {
        AreaId(AREAS.iter().position(|(known, _)| *known == name).unwrap() as u16)
    }

    #[test]
    fn names_are_found_whole_within_and_by_alias() {
        let finder = finder();
        for (text, name) in [
            ("Whitley", "Whitley"),
            ("WHITLEY BAY BIG LOCAL", "Whitley Bay"),
            ("Whitley Bay Big Local Partnership", "Whitley Bay"),
            ("Spend return - Whitley Bay - Q1 2016/17", "Whitley Bay"),
            ("whitley_bay_q1_2016-17", "Whitley Bay"),
            ("WBBL", "Whitley Bay"),
            ("WBBL spend 2016", "Whitley Bay"),
            ("Littlemoor budget", "Littlemoor"),
            ("Clarksfield, Greenacres & Littlemoor", "Clarksfield, Greenacres and Littlemoor"),
            (
                "Return of Clarksfield, Greenacres and Littlemoor, 2016",
                "Clarksfield, Greenacres and Littlemoor",
            ),
            ("Leecliffe", "Leecliffe (Leeming and Aycliffe)"),
            ("Leeming and Aycliffe spend", "Leecliffe (Leeming and Aycliffe)"),
            ("noel-park-estate", "Noel Park Estate"),
            ("Noel Park Getting Started Budget", "Noel Park Estate"),
            ("Heath", "Heath Big Local"),
            ("Hateley Heath and Stone Cross", "Hateley Cross (Hateley Heath and Stone Cross)"),
            ("Worlds End Estate & Lots Road area", "World's End Estate and Lots Road area"),
            ("Big Local DY10", "Horsefair, Broadwaters and Greenhill (Big Local DY10)"),
            ("CELL return", "CELL - Lynemouth, Cresswell, Ellington and Linton"),
            ("St Peters and the Moors", "St Peter's and the Moors"),
        ] {
            assert_eq!(finder.find(text), AreaMatch::Known(id(name)), "{text}");
        }
    }

    #[test]
    fn slips_of_the_pen_are_likely_and_other_places_are_not() {
        let finder = finder();
        for (text, name) in [
            ("Birchwod", "Birchwood"),
            ("Noel Prak Estate", "Noel Park Estate"),
            ("Whitely Bay", "Whitley Bay"),
            ("Northflete North", "Northfleet North"),
        ] {
            assert_eq!(finder.find(text), AreaMatch::Likely(id(name)), "{text}");
        }
        for text in [
            "Northfleet South",
            "Northfleet",
            "Cell phones",
            "Healthy living",
            "Heath and safety",
            "",
            "Spend",
            "Birchtree",
            "BB",
            "Big Local",
            "x".repeat(100_000).as_str(),
        ] {
            assert_eq!(finder.find(text), AreaMatch::Unknown, "{text:.40}");
        }
    }

    #[test]
    fn two_areas_are_never_one() {
        let finder = finder();
        let both = AreaMatch::Unsure(vec![id("Birchfield"), id("Brereton")]);
        assert_eq!(finder.find("BBL"), both);
        let longer = "Clarksfield, Greenacres and Littlemoor";
        let half = AreaMatch::Unsure(vec![id("Littlemoor"), id(longer)]);
        assert_eq!(finder.find("Return 2016 of Clarkfield, Greenacres & Littlemoor"), half);
        assert_eq!(finder.find("Birchfield and Brereton joint return"), both);
    }

    proptest! {
        #[test]
        fn any_text_is_searched_without_harm(text in any::<String>()) {
            finder().find(&text);
        }

        #[test]
        fn a_name_inside_any_numbers_is_found(at in 0..AREAS.len(), before in 1000u16.., after in 1000u16..) {
            let text = format!("{before} {} {after}", AREAS[at].0);
            prop_assert_eq!(finder().find(&text), AreaMatch::Known(AreaId(at as u16)));
        }

        #[test]
        fn the_glance_rules_out_nothing_alike(at in 0..AREAS.len(), slip in 0usize..40, letter in "[a-z]") {
            // One letter changed in a long name is always a likely match.
            let key = name::key(&name::words(AREAS[at].0));
            prop_assume!(key.len() >= 9 && name::turning(&key).count() == 0);
            let slip = slip % key.len();
            prop_assume!(key.as_bytes()[slip] != b' ');
            let text = format!("{}{letter}{}", &key[..slip], &key[slip + 1..]);
            prop_assume!(name::turning(&text).count() == 0);
            let found = finder().find(&text);
            let area = AreaId(at as u16);
            prop_assert!(found == AreaMatch::Known(area) || found == AreaMatch::Likely(area), "{} {:?}", text, found);
        }
    }
}
