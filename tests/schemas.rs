//! Every JSON that crosscast writes is what its schema in `schemas/` says: the files of a run over the
//! samples, and the answers of commands as the stories have them.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::Validator;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Validator {
    let path = root().join(format!("schemas/{name}.schema.json"));
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{name} is no schema");
    jsonschema::validator_for(&schema).unwrap()
}

/// Holds `text` against the schema `name`.
fn hold(name: &str, what: &str, text: &str) {
    let value: Value =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{what} is no JSON: {error}"));
    let wrong: Vec<String> = schema(name)
        .iter_errors(&value)
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{what} is not what {name}.schema.json says:\n{}", wrong.join("\n"));
}

fn crosscast(dir: &Path, arguments: &[&str]) -> String {
    let ran =
        Command::new(env!("CARGO_BIN_EXE_crosscast")).args(arguments).current_dir(dir).output();
    String::from_utf8(ran.unwrap().stdout).unwrap()
}

/// The schema of a file in the output folder.
fn schema_of(path: &str) -> Option<&'static str> {
    match path {
        "summary.json" => Some("summary"),
        "run.json" => Some("run"),
        "datapackage.json" => Some("datapackage"),
        "programme/totals.json" => Some("programme"),
        _ if path.starts_with("areas/") && path.ends_with("/totals.json") => Some("area"),
        _ => None,
    }
}

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for item in fs::read_dir(dir).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_json_file_of_a_run_is_what_its_schema_says() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    crosscast(root(), &["run", "samples", "--quiet", "--out", out.to_str().unwrap()]);
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    files(&out, &mut all);
    for path in all.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let name = path.strip_prefix(&out).unwrap().to_str().unwrap();
        let schema = schema_of(name).unwrap_or_else(|| panic!("{name} has no schema"));
        hold(schema, name, &fs::read_to_string(path).unwrap());
        seen.insert(schema);
    }
    assert_eq!(seen, BTreeSet::from(["area", "datapackage", "programme", "run", "summary"]));

    let filled = home.path().join("filled");
    let (out, into) = (out.to_str().unwrap(), filled.to_str().unwrap());
    crosscast(root(), &["fill", "docs/example-page.md", "--out", out, "--into", into, "--quiet"]);
    let memory = fs::read_to_string(filled.join("example-page.md.quotes.json")).unwrap();
    hold("quotes", "the memory of a page", &memory);
}

#[test]
fn every_json_answer_in_the_stories_is_what_its_schema_says() {
    let mut seen = BTreeSet::new();
    for command in ["check", "evaluate", "agree", "sample"] {
        let story = root().join(format!("tests/cmd/{command}.md"));
        for line in
            fs::read_to_string(story).unwrap().lines().filter(|line| line.starts_with("{\""))
        {
            hold(command, command, line);
            seen.insert(command);
        }
    }
    assert_eq!(seen.len(), 4);
}

#[test]
fn every_sample_is_told_as_its_schema_says() {
    let mut samples = Vec::new();
    files(&root().join("samples"), &mut samples);
    for sample in &samples {
        let told = crosscast(root(), &["check", "--json", "--quiet", sample.to_str().unwrap()]);
        hold("check", &sample.display().to_string(), &told);
    }
}

fn copied(story: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let from = root().join(format!("tests/cmd/{story}.in"));
    let mut all = Vec::new();
    files(&from, &mut all);
    for path in all {
        let to = home.path().join(path.strip_prefix(&from).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&path, to).unwrap();
    }
    home
}

#[test]
fn a_comparison_and_a_calibration_are_what_their_schemas_say() {
    let home = copied("compare");
    crosscast(home.path(), &["run", "spring", "--quiet"]);
    crosscast(home.path(), &["run", "summer", "--mappings", "later/mappings", "--quiet"]);
    hold("compare", "compare --json", &crosscast(home.path(), &["compare", "--json"]));

    let home = copied("calibrate");
    let common = ["--mappings", "other/mappings", "--without-mappings", "--json"];
    for given in [["coded.csv", "--precision", "0.95"], ["few.csv", "--folds", "2"]] {
        fs::create_dir_all(home.path().join("other/mappings")).unwrap();
        let told = crosscast(home.path(), &[&["calibrate"][..], &given, &common].concat());
        hold("calibrate", "calibrate --json", &told);
        let value: Value = serde_json::from_str(&told).unwrap();
        for part in ["now", "chosen"].iter().filter_map(|part| value.get(part)) {
            if !part.is_null() {
                hold("evaluate", "a part of calibrate --json", &part.to_string());
            }
        }
    }
}
