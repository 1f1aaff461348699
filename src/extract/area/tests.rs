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
    ("Inner East Preston", &[]),
];

fn finder() -> AreaFinder {
    finder_of(AREAS)
}

fn finder_of(areas: &[(&str, &[&str])]) -> AreaFinder {
    let area = |&(name, aliases): &(&str, &[&str])| Area {
        id: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        region: String::new(),
        local_authority: String::new(),
        allocation: None,
        providers: Vec::new(),
    };
    let areas = areas.iter().map(area).collect();
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
        "Inner West Preston",
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

#[test]
fn a_slip_between_two_names_is_neither() {
    let finder = finder_of(&[("Thornberry Hill", &[]), ("Thornbarry Hill", &[])]);
    let both = AreaMatch::Unsure(vec![AreaId(0), AreaId(1)]);
    assert_eq!(finder.find("Thornbirry Hill"), both);
    assert_eq!(finder.find("Thornbarry Hill"), AreaMatch::Known(AreaId(1)));
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
    fn the_glance_rules_out_nothing_alike(pick in 0usize..1000, slip in 0usize..1000, letter in "[a-z]") {
        // One letter changed in a long name always leads back to it.
        let long = |key: &String| key.len() >= 9 && name::turning(key).count() == 0;
        let keys = AREAS.iter().map(|(area, _)| name::key(&name::words(area)));
        let keys: Vec<(usize, String)> = keys.enumerate().filter(|(_, key)| long(key)).collect();
        let (at, key) = &keys[pick % keys.len()];
        let letters: Vec<usize> = key.match_indices(char::is_alphanumeric).map(|(at, _)| at).collect();
        let slip = letters[slip % letters.len()];
        let text = format!("{}{letter}{}", &key[..slip], &key[slip + 1..]);
        // A slip that makes a word such as "and" or "north" is more than a slip.
        prop_assume!(name::turning(&text).count() == 0 && name::key(&name::words(&text)) == text);
        let found = finder().find(&text);
        let area = AreaId(*at as u16);
        let names_it = found == AreaMatch::Known(area) || found == AreaMatch::Likely(area);
        prop_assert!(names_it, "{} {:?}", text, found);
    }
}
