//! Any bytes as the files that people edit.

use std::fs;
use std::path::Path;

use crosscast::classify::Coder;
use crosscast::mapping::{
    Answer, LabelsFile, Lock, Mappings, Mistakes, NewDecision, set_thresholds, unkeepable,
};
use crosscast::model::CategoryId;
use crosscast::model::key::label_key;

use super::{folder, pieces};

/// The files in the order of the pieces.
const FILES: [&str; 7] = [
    "labels.csv",
    "rules.csv",
    "areas.csv",
    "columns.csv",
    "files.csv",
    "crosscast.toml",
    "categories.csv",
];

const CATEGORIES: &str =
    "id,name\narts,Arts and culture\nspaces,Community spaces\ndelivery,Delivery\n";
const AREAS: &str = "id,name,other_names,start\nhollow-lane,Hollow Lane,Hollow La.,2013-04-01\nwarsop,Warsop Parish,,\n";
const LABELS: &str = "area,label,category,share,decided_by,decided_on,note\n,Mural,arts,,Ruth,2021-05-01,\nwarsop,Hub,arts,40,,,\nwarsop,Hub,spaces,60,,,\n";
const COLUMNS: &str = "heading,role,basis\nWhat for,label,\nSo far,amount,spent\n";

/// A few sound mapping files.
pub fn usual() -> Mappings {
    let dir = folder("usual");
    for (name, text) in [
        ("categories.csv", CATEGORIES),
        ("areas.csv", AREAS),
        ("labels.csv", LABELS),
        ("columns.csv", COLUMNS),
    ] {
        fs::write(dir.join(name), text).unwrap();
    }
    Mappings::load(&dir, None).unwrap_or_else(|mistakes| panic!("{:?}", mistakes.0))
}

/// Mappings, or mistakes that name their file and line. Loaded twice they are the same, and what is
/// loaded codes labels.
pub fn mappings(bytes: &[u8]) {
    let dir = folder("mappings");
    for (name, content) in FILES.into_iter().zip(pieces::<7>(bytes)) {
        let path = dir.join(name);
        match (name, content) {
            ("categories.csv", []) => fs::write(&path, CATEGORIES).unwrap(),
            ("areas.csv", []) => fs::write(&path, AREAS).unwrap(),
            (_, []) => drop(fs::remove_file(&path)),
            _ => fs::write(&path, content).unwrap(),
        }
    }
    let settings = dir.join("crosscast.toml");
    let given = settings.exists().then_some(settings.as_path());
    let loaded = match Mappings::load(&dir, given) {
        Ok(loaded) => loaded,
        Err(mistakes) => return named(&mistakes),
    };
    let again = Mappings::load(&dir, given).expect("what was loaded once");
    assert_eq!(format!("{loaded:?}"), format!("{again:?}"));
    let coder = Coder::new(&loaded);
    let labels = loaded.labels.iter().map(|label| label.label.as_str());
    for label in labels.take(4).chain(["Mural on the hub wall", "2016/17", ""]) {
        let _ = coder.decide(None, label, "Arts", "");
        let _ = coder.suggest(None, label, "Arts", "");
    }
    if let Some(settings) = given {
        thresholds(&loaded, settings);
    }
}

fn named(mistakes: &Mistakes) {
    assert!(!mistakes.0.is_empty(), "refused for no reason");
    for mistake in &mistakes.0 {
        let named = FILES.contains(&mistake.file.as_str());
        assert!(named && !mistake.says.is_empty(), "{mistake}");
    }
}

/// Thresholds that are written into sound settings are read again, and nothing else changes.
fn thresholds(loaded: &Mappings, path: &Path) {
    use crosscast::mapping::Settings;
    if set_thresholds(path, 8_100, 3_300).is_err() {
        return;
    }
    let again = Settings::load(path).unwrap_or_else(|mistakes| panic!("{:?}", mistakes.0));
    assert_eq!((again.fuzzy_score, again.fuzzy_margin), (8_100, 3_300));
    let settings = &loaded.settings;
    let as_before = Settings {
        fuzzy_score: settings.fuzzy_score,
        fuzzy_margin: settings.fuzzy_margin,
        delivery_line: settings.delivery_line,
        ..again
    };
    assert_eq!(&as_before, settings);
}

/// Decisions that are appended to any `labels.csv` are read back, or refused before anything is written;
/// what was there stays. The first piece is the file, each line of the second a label.
pub fn apply(bytes: &[u8]) {
    let [labels, new] = pieces(bytes);
    let dir = folder("apply");
    fs::write(dir.join("categories.csv"), CATEGORIES).unwrap();
    fs::write(dir.join("areas.csv"), AREAS).unwrap();
    fs::write(dir.join("labels.csv"), labels).unwrap();
    let Ok(before) = Mappings::load(&dir, None) else { return };
    let answers = [
        Answer::One(CategoryId(0)),
        Answer::Unclear,
        Answer::Split(vec![(CategoryId(1), 3_333), (CategoryId(0), 6_667)]),
    ];
    let new = String::from_utf8_lossy(new);
    let mut keys: Vec<_> = before.labels.iter().map(|label| label_key(&label.label)).collect();
    let mut decisions: Vec<NewDecision<'_>> = Vec::new();
    for (at, label) in new.lines().take(8).enumerate() {
        let key = label_key(label);
        if unkeepable(label).is_none() && !keys.contains(&key) {
            keys.push(key);
            decisions.push(NewDecision {
                area: ["", "warsop"][at % 2],
                label,
                answer: &answers[at % 3],
                decided_by: label,
                decided_on: "2026-11-21",
                note: ["", "=1+1"][at % 2],
            });
        }
    }
    let file = LabelsFile::read(&dir).unwrap();
    let Ok(appended) = file.with(&decisions, &before.categories) else { return };
    let promised = match appended.load(&dir, None, &decisions) {
        Ok(promised) => promised,
        Err(mistakes) => return named(&mistakes),
    };
    let lock = Lock::of(&dir).unwrap();
    file.write(&appended, &lock).unwrap();
    let after = Mappings::load(&dir, None).unwrap_or_else(|mistakes| panic!("{:?}", mistakes.0));
    assert_eq!(format!("{after:?}"), format!("{promised:?}"));
    assert_eq!(after.labels.len(), before.labels.len() + decisions.len());
    let answers = |mappings: &Mappings, count| -> Vec<_> {
        let labels = mappings.labels.iter().take(count);
        labels.map(|label| (label.area, label.label.clone(), label.answer.clone())).collect()
    };
    let was = before.labels.len();
    assert_eq!(answers(&after, was), answers(&before, was), "what was there stays");
    for (decision, label) in decisions.iter().zip(&after.labels[was..]) {
        assert_eq!(label_key(&label.label), label_key(decision.label));
        assert_eq!(&label.answer, decision.answer);
    }
}
