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
        // What several names have in brackets, such as `(pilot)`, tells none of them.
        let telling = |words: &[String]| {
            let key = name::key(&name::words(&words.join(" ")));
            derived.whole.get(&key).is_none_or(|areas| areas.len() == 1)
        };
        derived.inside.values_mut().for_each(|names| names.retain(|name| telling(&name.words)));
        derived.alike.retain(|name| derived.whole[&name.key].len() == 1);
        derived.whole.retain(|_, areas| areas.len() == 1);
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
mod tests;
