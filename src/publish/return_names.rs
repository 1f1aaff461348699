//! What the files are called that a run writes about each return.
//!
//! A name is made of the path inside the inbox, in letters, digits and hyphens that every system
//! takes: `folder/Q1 return.xlsx` becomes `folder--q1-return-xlsx`. It never leaves its folder, is
//! no device of an old system, and is no longer than [`LONGEST`]. Where two paths come to one name,
//! or a path is too long, the name ends in a point and the beginning of the path's fingerprint;
//! no other name has a point, so that no two are ever the same. A path that may name a person gives
//! nothing but its fingerprint, so that links to it on public pages tell nothing.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::mapping::Mappings;
use crate::privacy::Screen;
use crate::reconcile::FileArea;

use super::names::area_id;

/// The folder for what is written about returns, inside the output folder.
pub const FOLDER: &str = "returns";

/// The folder for returns of which it is not known whose they are.
const NOT_KNOWN: &str = "area-not-known";
/// The folder for returns with the money of several areas.
const SEVERAL: &str = "several-areas";

/// Letters of a name, its fingerprint and ending not counted.
const LONGEST: usize = 100;

/// What a return is called whose path is not to be shown.
const NEUTRAL: &str = "return";

/// A name for each path, in the same order.
pub fn return_names<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let screen = Screen::new();
    let neutral = |path: &str| {
        let concern = screen.file_concern(path);
        concern.map(|_| format!("{NEUTRAL}.{}", fingerprint(path)))
    };
    let names = safe_names(paths.clone());
    paths.zip(names).map(|(path, name)| neutral(path).unwrap_or(name)).collect()
}

/// A name for each path that every system takes, whatever the paths may tell.
pub(super) fn safe_names<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for path in paths.clone() {
        *taken.entry(slug(path)).or_default() += 1;
    }
    let name = |path: &str| {
        let name = slug(path);
        if taken.get(&name).is_none_or(|&paths| paths == 1) && name.len() <= LONGEST {
            return name;
        }
        let cut = name.get(..name.len().min(LONGEST)).unwrap_or(&name);
        format!("{cut}.{}", fingerprint(path))
    };
    paths.map(name).collect()
}

/// The folder of a return's area, inside the output folder.
pub fn area_folder(area: FileArea, mappings: &Mappings) -> String {
    let area = match area {
        FileArea::NotKnown => String::from(NOT_KNOWN),
        FileArea::Several => String::from(SEVERAL),
        FileArea::One(area) => slug(area_id(mappings, Some(area))),
    };
    format!("{FOLDER}/{}", area.get(..LONGEST).unwrap_or(&area))
}

/// `text` in small letters, digits and hyphens; two hyphens stand for a folder's end.
fn slug(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for part in text.split(['/', '\\']) {
        let begin = name.len();
        // What is left of a letter without its accents, if it is one that every system takes.
        for letter in part.nfkd().filter(|letter| !is_accent(*letter)) {
            if letter.is_ascii_alphanumeric() {
                name.push(letter.to_ascii_lowercase());
            } else if name.len() > begin && !name.ends_with('-') {
                name.push('-');
            }
        }
        while name.len() > begin && name.ends_with('-') {
            name.pop();
        }
        if name.len() > begin {
            name.push_str("--");
        }
    }
    let whole = name.trim_end_matches('-').len();
    name.truncate(whole);
    if name.is_empty() || is_device(&name) {
        name.push_str(if name.is_empty() { "file" } else { "-file" });
    }
    name
}

fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Names that Windows keeps for devices, whatever ending they have.
fn is_device(name: &str) -> bool {
    let numbered = |device: &str| {
        name.strip_prefix(device)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The beginning of the path's SHA-256, in hexadecimal.
fn fingerprint(path: &str) -> String {
    let hash = Sha256::digest(path.as_bytes());
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::mappings;
    use super::*;
    use crate::model::AreaId;
    use proptest::prelude::*;

    fn names(paths: &[&str]) -> Vec<String> {
        return_names(paths.iter().copied())
    }

    #[test]
    fn names_are_those_of_the_paths() {
        for (path, name) in [
            ("folder/Q1 return.xlsx", "folder--q1-return-xlsx"),
            ("Café (final) v2.ods", "cafe-final-v2-ods"),
            ("../../etc/passwd", "etc--passwd"),
            ("a\\b.csv", "a--b-csv"),
            ("NUL", "nul-file"),
            ("com1", "com1-file"),
            ("отчёт", "file"),
            ("=cmd|' /C calc'!A0", "cmd--c-calc-a0"),
        ] {
            assert_eq!(names(&[path]), [name], "{path}");
        }
    }

    #[test]
    fn two_paths_with_one_name_are_told_apart_whatever_their_order() {
        let one = names(&["Q1.xlsx", "q1.xlsx", "Q2.xlsx"]);
        assert!(one[0].starts_with("q1-xlsx.") && one[1].starts_with("q1-xlsx."), "{one:?}");
        assert_ne!(one[0], one[1]);
        assert_eq!(one[2], "q2-xlsx");
        let other = names(&["q1.xlsx", "Q1.xlsx"]);
        assert_eq!((&other[0], &other[1]), (&one[1], &one[0]));
    }

    #[test]
    fn a_path_that_may_name_a_person_tells_nothing() {
        let found = names(&["warsop/Mr Patel Q1.xlsx", "warsop/Q1.xlsx", "inv-00123.pdf"]);
        assert!(found[0].starts_with("return.") && found[2].starts_with("return."), "{found:?}");
        assert_ne!(found[0], found[2]);
        assert_eq!(found[1], "warsop--q1-xlsx");
    }

    #[test]
    fn the_folder_is_the_area() {
        let folder = |area| area_folder(area, &mappings());
        assert_eq!(folder(FileArea::One(AreaId(1))), "returns/leaf-hall");
        assert_eq!(folder(FileArea::NotKnown), "returns/area-not-known");
        assert_eq!(folder(FileArea::Several), "returns/several-areas");
    }

    proptest! {
        #[test]
        fn any_paths_have_safe_and_different_names(
            mut paths in prop::collection::vec("\\PC{0,200}", 1..20),
        ) {
            paths.sort();
            paths.dedup();
            let mut names = return_names(paths.iter().map(String::as_str));
            for name in &names {
                prop_assert!(name.len() <= LONGEST + 17 && !name.is_empty());
                let safe = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b);
                prop_assert!(name.bytes().all(safe) && !name.starts_with(['.', '-']), "{}", name);
                prop_assert!(!is_device(name.split('.').next().unwrap()));
            }
            names.sort();
            names.dedup();
            prop_assert_eq!(names.len(), paths.len());
        }
    }
}
