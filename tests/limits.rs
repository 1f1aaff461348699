//! What is written about the limits is what holds: in the page on security, in the settings of the
//! shipped programme, and in those that a new project begins with.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::fs;
use std::path::Path;

use crosscast::mapping::{Settings, write_starter};
use crosscast::model::Limits;
use crosscast::model::limits::{
    Bound, MAPPING_BYTES, ODS_REPEATED_CELLS, PIECE_BYTES, RULES_TOGETHER_BYTES, XLS_SPANNED_CELLS,
};

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_page_on_security_names_every_limit_as_it_is() {
    let page = text("docs/security.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .filter(|row: &Vec<&str>| row.len() == 5)
        .collect();
    assert_eq!(rows.len(), Limits::BOUNDS.len());
    for (row, bound) in rows.iter().zip(Limits::BOUNDS) {
        let numbers = [bound.default, bound.least, bound.greatest].map(|number| number.to_string());
        assert_eq!(row[0], format!("`{}`", bound.key));
        assert_eq!(row[1..4], numbers, "{}", bound.key);
        assert!(!row[4].is_empty());
    }
    for fixed in [
        MAPPING_BYTES,
        RULES_TOGETHER_BYTES as u64,
        PIECE_BYTES as u64,
        XLS_SPANNED_CELLS,
        ODS_REPEATED_CELLS,
    ] {
        assert!(page.contains(&format!("| {fixed} |")), "{fixed} is not on the page");
    }
}

#[test]
fn the_shipped_settings_say_the_limits_that_are_built_in() {
    let settings = text("crosscast.toml");
    let folder = tempfile::tempdir().unwrap();
    write_starter(folder.path()).unwrap();
    let starter = fs::read_to_string(folder.path().join("crosscast.toml")).unwrap();
    for Bound { key, default, .. } in Limits::BOUNDS {
        let line = format!("{key} = {default}");
        assert!(settings.lines().any(|said| said == line), "crosscast.toml does not say {line}");
        let line = format!("# {line}");
        assert!(starter.lines().any(|said| said == line), "a new project does not say {line}");
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("crosscast.toml");
    assert_eq!(Settings::load(&file).unwrap().limits, Limits::default());
}
