use std::fs;

use proptest::prelude::*;

use super::*;
use crate::model::CategoryId;

const ARTS: CategoryId = CategoryId(0);
const SPACES: CategoryId = CategoryId(1);

fn folder(labels: Option<&[u8]>) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("categories.csv"), "id,name\narts,Arts\nspaces,Spaces\n").unwrap();
    fs::write(dir.path().join("areas.csv"), "id,name\nwarsop,Warsop\n").unwrap();
    if let Some(labels) = labels {
        fs::write(dir.path().join(LABELS), labels).unwrap();
    }
    dir
}

fn new<'a>(area: &'a str, label: &'a str, answer: &'a Answer) -> NewDecision<'a> {
    NewDecision { area, label, answer, decided_by: "Ruth", decided_on: "2026-11-21", note: "" }
}

/// The file with the decisions, checked and written.
fn appended(labels: Option<&[u8]>, new: &[NewDecision<'_>]) -> Vec<u8> {
    let dir = folder(labels);
    let lock = Lock::of(dir.path()).unwrap();
    let mappings = Mappings::load(dir.path(), None).unwrap();
    let file = LabelsFile::read(dir.path()).unwrap();
    let appended = file.with(new, &mappings.categories).unwrap();
    let mappings = appended.load(dir.path(), None, new).unwrap();
    assert!(mappings.labels.len() >= new.len());
    file.write(&appended, &lock).unwrap();
    fs::read(dir.path().join(LABELS)).unwrap()
}

#[test]
fn new_lines_have_the_form_of_the_old_ones() {
    let (one, split) = (Answer::One(ARTS), Answer::Split(vec![(ARTS, 3_350), (SPACES, 6_650)]));
    for (was, is) in [
        (
            "area,label,category,share,decided_by,decided_on,note\n,Mural,arts,,,,\n",
            "area,label,category,share,decided_by,decided_on,note\n,Mural,arts,,,,\n\
             warsop,\"Hall, big\",arts,,Ruth,2026-11-21,\n,Hub,arts,33.5,Ruth,2026-11-21,\n\
             ,Hub,spaces,66.5,Ruth,2026-11-21,\n",
        ),
        (
            "\u{feff}Category;Label;Decided on;Share;mine;Area;decided_by\r\narts;Mural;;;x\r\n\r\n",
            "\u{feff}Category;Label;Decided on;Share;mine;Area;decided_by\r\narts;Mural;;;x\r\n\r\n\
             arts;\"Hall, big\";2026-11-21;;;warsop;Ruth\r\narts;Hub;2026-11-21;\"33,5\";;;Ruth\r\n\
             spaces;Hub;2026-11-21;\"66,5\";;;Ruth\r\n",
        ),
        (
            "sep=;\n\nlabel;category\nMural;arts;;seen",
            "sep=;\n\nlabel;category;;;area;share;decided_by;decided_on\nMural;arts;;seen\n\
             \"Hall, big\";arts;;;warsop;;Ruth;2026-11-21\nHub;arts;;;;\"33,5\";Ruth;2026-11-21\n\
             Hub;spaces;;;;\"66,5\";Ruth;2026-11-21\n",
        ),
        (
            "\"label\"\t\"category\"",
            "\"label\"\t\"category\"\tarea\tshare\tdecided_by\tdecided_on\n\
             \"Hall, big\"\tarts\twarsop\t\tRuth\t2026-11-21\nHub\tarts\t\t33.5\tRuth\t2026-11-21\n\
             Hub\tspaces\t\t66.5\tRuth\t2026-11-21\n",
        ),
    ] {
        let new = [new("warsop", "Hall, big", &one), new("", "Hub", &split)];
        assert_eq!(String::from_utf8(appended(Some(was.as_bytes()), &new)).unwrap(), is);
    }
}

#[test]
fn a_new_file_has_every_column_and_a_mark() {
    let answer = Answer::Unclear;
    let text = String::from_utf8(appended(None, &[new("", "Café", &answer)])).unwrap();
    let expected = "\u{feff}area,label,category,share,decided_by,decided_on,note\n\
                    ,Café,unclear,,Ruth,2026-11-21,\n";
    assert_eq!(text, expected);
}

#[test]
fn another_encoding_becomes_utf_8() {
    let answer = Answer::One(ARTS);
    let dir = folder(Some(b"label,category\r\nCaf\xE9,arts\r\n"));
    let file = LabelsFile::read(dir.path()).unwrap();
    let categories = Mappings::load(dir.path(), None).unwrap().categories;
    let appended = file.with(&[new("", "Ł", &answer)], &categories).unwrap();
    assert!(appended.recoded);
    let text = String::from_utf8(appended.bytes).unwrap();
    assert!(text.starts_with("\u{feff}label,category,decided_by"), "{text}");
    assert!(text.contains("Café,arts\r\nŁ,arts,Ruth"), "{text}");
    let marked = LabelsFile { path: PathBuf::new(), bytes: Some(b"\xEF\xBB\xBFlabel\xFF".into()) };
    let error = marked.with(&[new("", "x", &answer)], &categories).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
}

#[test]
fn a_label_that_would_run_is_guarded_and_read_back_as_it_was() {
    let answer = Answer::One(ARTS);
    for label in ["=1+1", "+44 20 Hall", "-", "---", "@home", "-5", "'=x"] {
        let text = appended(None, &[new("", label, &answer)]);
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains(&format!(",'{label},arts")), "{text}");
    }
}

#[test]
fn nothing_new_changes_nothing_and_what_is_changed_meanwhile_is_left_alone() {
    let was = b"label,category\nMural,arts";
    let dir = folder(Some(was));
    let (file, lock) = (LabelsFile::read(dir.path()).unwrap(), Lock::of(dir.path()).unwrap());
    let same = file.with(&[], &[]).unwrap();
    assert_eq!(same.bytes, was);
    fs::write(file.path(), "label,category\nMural,spaces").unwrap();
    assert!(file.write(&same, &lock).unwrap_err().to_string().contains("meanwhile"));
    assert!(fs::read(file.path()).unwrap().ends_with(b"spaces"));
}

#[test]
fn what_the_loader_refuses_is_told_before_it_is_written() {
    let (dir, answer) = (folder(None), Answer::One(ARTS));
    let file = LabelsFile::read(dir.path()).unwrap();
    let categories = Mappings::load(dir.path(), None).unwrap().categories;
    for label in ["16-Apr", "#REF!", "\u{202e}"] {
        let new = [new("", label, &answer)];
        let appended = file.with(&new, &categories).unwrap();
        assert!(appended.load(dir.path(), None, &new).is_err(), "{label}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_label_is_read_back_and_what_was_there_stays(
        labels in prop::collection::vec("[a-z]{3,8}[-=+@'\"; ,\t]{0,3}\\PC{0,6}|[-=+@'\",; ]{1,4}[a-z]{3,5}", 1..5),
        mark in any::<bool>(),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
        ending in prop::sample::select(vec!["\n", "\r\n"]),
        ended in any::<bool>(),
    ) {
        let mark = if mark { "\u{feff}" } else { "" };
        let head = ["note", "category", "label", "area", "share", "decided_by", "decided_on"];
        let head = head.join(delimiter);
        let last = if ended { ending } else { "" };
        let was = format!("{mark}{head}{ending}{delimiter}arts{delimiter}Some mural{last}");
        let mut keys: Vec<String> = vec![label_key("Some mural").into_words()];
        let answer = Answer::Split(vec![(ARTS, 5_000), (SPACES, 5_000)]);
        let new: Vec<NewDecision<'_>> = labels
            .iter()
            .filter(|label| {
                let key = label_key(label).into_words();
                let first = !key.is_empty() && !keys.contains(&key);
                keys.push(key);
                first
            })
            .map(|label| new("warsop", label, &answer))
            .collect();
        let is = appended(Some(was.as_bytes()), &new);
        prop_assert!(is.starts_with(was.as_bytes()));
    }
}
