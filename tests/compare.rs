//! Runs over inboxes that change from one to the next: each change is named, with the figures that it moved
//! and by how much; and former runs are kept to compare with.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

const AREAS: &str = "id,name\nleaf-hall,Leaf Hall\nmill-lane,Mill Lane\n";
const CATEGORIES: &str = "id,name\nspaces,Community spaces\nyoung,Young people\narts,Arts\n";
const LABELS: &str = "area,label,category\n,Hall hire,spaces\n,Youth club,young\n,Mural,arts\n";

/// A return of Leaf Hall with these lines and their printed total.
fn leaf(lines: &[(&str, i32)]) -> String {
    let mut text = String::from("Leaf Hall\n\nActivity,Spend 2016-17\n");
    for (label, pounds) in lines {
        text.push_str(&format!("{label},{pounds}.00\n"));
    }
    let sum: i32 = lines.iter().map(|(_, pounds)| pounds).sum();
    text + &format!("Total,{sum}.00\n")
}

struct Project(tempfile::TempDir);

impl Project {
    fn new() -> Project {
        let project = Project(tempfile::tempdir().unwrap());
        project.write("mappings/areas.csv", AREAS);
        project.write("mappings/categories.csv", CATEGORIES);
        project.write("mappings/labels.csv", LABELS);
        let lines = [("Hall hire", 100), ("Youth club", 40), ("Mural", 7)];
        project.write("inbox/Leaf Hall 2016-17.csv", &leaf(&lines));
        project.write(
            "inbox/Mill Lane 2016-17.csv",
            &leaf(&[("Hall hire", 25)]).replace("Leaf Hall", "Mill Lane"),
        );
        project.run();
        project
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn crosscast(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_crosscast"))
            .args(arguments)
            .current_dir(self.path())
            .output()
            .unwrap()
    }

    fn run(&self) {
        let done = self.crosscast(&["run", "--quiet"]);
        assert!(matches!(done.status.code(), Some(0..=2)), "{done:?}");
    }

    /// Compares with the former run: every figure of spend with its reasons.
    fn compared(&self, code: i32) -> (BTreeMap<String, Vec<String>>, serde_json::Value) {
        let done = self.crosscast(&["compare", "--json"]);
        assert_eq!(done.status.code(), Some(code), "{done:?}");
        let told: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let figures = told["figures"].as_array().unwrap().iter().map(|figure| {
            let reasons = figure["reasons"].as_array().unwrap().iter().map(text).collect();
            (format!("{} {}", text(&figure["figure"]), text(&figure["difference"])), reasons)
        });
        (figures.collect(), told)
    }

    fn history(&self) -> usize {
        std::fs::read_dir(self.path().join("out/history")).map_or(0, Iterator::count)
    }
}

fn kinds(told: &serde_json::Value) -> Vec<String> {
    let kind =
        |kind: &serde_json::Value| format!("{} {}", kind["lines"], kind["kind"].as_str().unwrap());
    told["kinds"].as_array().unwrap().iter().map(kind).collect()
}

fn files(told: &serde_json::Value) -> Vec<String> {
    let name = |file: &serde_json::Value| file["file"].as_str().unwrap_or("-").to_owned();
    let file = |file: &serde_json::Value| {
        format!("{} {} {}", file["kind"].as_str().unwrap(), name(&file["old"]), name(&file["new"]))
    };
    told["files"].as_array().unwrap().iter().map(file).collect()
}

#[test]
fn a_cell_that_changed_moves_its_figures_by_the_difference() {
    let project = Project::new();
    // A line above pushes the others down: they are still the same lines.
    let lines = [("Tea", 3), ("Hall hire", 150), ("Youth club", 40), ("Mural", 7)];
    project.write("inbox/Leaf Hall 2016-17.csv", &leaf(&lines));
    project.run();
    let (figures, told) = project.compared(1);
    assert_eq!(kinds(&told), ["1 added", "1 re-valued"]);
    assert_eq!(files(&told), ["changed Leaf Hall 2016-17.csv Leaf Hall 2016-17.csv"]);
    let revalued = "1 line re-valued (Leaf Hall 2016-17.csv!B5, +£50.00)";
    let added = "1 line added (Leaf Hall 2016-17.csv!B4, +£3.00)";
    assert_eq!(figures["area.leaf-hall.category.spaces 50.00"], [revalued]);
    assert_eq!(figures["programme.total 53.00"], [revalued, added]);
    assert_eq!(figures["programme.category.review 3.00"], [added]);
    assert_eq!(figures["count.labels 1"], [""; 0]);
    assert!(!figures.keys().any(|id| id.contains("mill-lane")), "{figures:#?}");
}

#[test]
fn another_decision_moves_pounds_between_categories_and_says_by_which_mapping_file() {
    let project = Project::new();
    project.write("mappings/labels.csv", &LABELS.replace("Mural,arts", "Mural,young"));
    project.run();
    let (figures, told) = project.compared(1);
    assert_eq!(kinds(&told), ["1 re-coded"]);
    assert_eq!(told["mappings_changed"], serde_json::json!(["labels.csv"]));
    let place = "Leaf Hall 2016-17.csv!B6";
    let arts = format!("1 line re-coded to young ({place}, -£7.00)");
    let young = format!("1 line re-coded from arts ({place}, +£7.00)");
    for stem in ["programme", "area.leaf-hall"] {
        assert_eq!(figures[&format!("{stem}.category.arts -7.00")], [&*arts]);
        assert_eq!(figures[&format!("{stem}.category.young 7.00")], [&*young]);
    }
    assert_eq!(figures.len(), 4, "{figures:#?}");
    let reason = told["lines"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("labels.csv line 4"), "{reason}");
}

#[test]
fn files_come_go_and_get_other_names() {
    let project = Project::new();
    project.write(
        "inbox/Mill Lane Q2 2017-18.csv",
        &leaf(&[("Mural", 60)]).replace("2016-17", "2017-18").replace("Leaf Hall", "Mill Lane"),
    );
    project.run();
    let (figures, told) = project.compared(1);
    assert_eq!(files(&told), ["added - Mill Lane Q2 2017-18.csv"]);
    let added = ["1 line added (Mill Lane Q2 2017-18.csv!B4, +£60.00)"];
    assert_eq!(figures["area.mill-lane.total 60.00"], added);
    assert_eq!(figures["programme.period.2017-18 60.00"], added);
    assert_eq!(told["lines"][0]["reason"], "its file was added");

    let inbox = project.path().join("inbox");
    std::fs::remove_file(inbox.join("Mill Lane 2016-17.csv")).unwrap();
    project.run();
    let (figures, told) = project.compared(1);
    assert_eq!(files(&told), ["removed Mill Lane 2016-17.csv -"]);
    let removed = ["1 line removed (Mill Lane 2016-17.csv!B4, -£25.00)"];
    assert_eq!(figures["area.mill-lane.category.spaces -25.00"], removed);
    assert_eq!(figures["count.files -1"], [""; 0]);

    std::fs::rename(inbox.join("Leaf Hall 2016-17.csv"), inbox.join("Leaf Hall 2016-17 final.csv"))
        .unwrap();
    project.run();
    let (figures, told) = project.compared(1);
    assert_eq!(files(&told), ["moved Leaf Hall 2016-17.csv Leaf Hall 2016-17 final.csv"]);
    assert_eq!((figures.len(), kinds(&told)), (0, Vec::new()));
    assert_eq!(told["unchanged_lines"], 4);
    assert_eq!(project.history(), 3);
}

#[test]
fn a_run_that_comes_to_the_same_is_kept_once_and_compares_as_nothing() {
    let project = Project::new();
    let none = project.crosscast(&["compare"]);
    assert_eq!(none.status.code(), Some(64), "{none:?}");
    project.run();
    assert_eq!(project.history(), 0);
    let same = project.crosscast(&["compare", "out", "out"]);
    assert_eq!(same.status.code(), Some(0), "{same:?}");
    assert!(String::from_utf8(same.stdout).unwrap().contains("Nothing changed: 4 lines"));

    let outputs = |project: &Project| {
        let read = |name| std::fs::read(project.path().join("out").join(name)).unwrap();
        ["entries.csv", "summary.json", "files.csv", "control.csv", "totals.xlsx", "review.xlsx"]
            .map(read)
    };
    let before = outputs(&project);
    let first = project.path().join("out/entries.csv");
    let kept = std::fs::read(&first).unwrap();
    project.write("crosscast.toml", "[history]\nkeep = 1\n");
    project.write("mappings/labels.csv", &LABELS.replace("arts", "young"));
    project.run();
    project.write("mappings/labels.csv", LABELS);
    project.run();
    assert_eq!(outputs(&project), before, "other outputs know nothing of the history");
    assert_eq!(project.history(), 1);
    let (figures, _) = project.compared(1);
    assert_eq!(figures["programme.category.arts 7.00"].len(), 1);
    assert_eq!(std::fs::read(&first).unwrap(), kept);
    assert!(!project.path().join("out.kept-1").exists(), "the history is the runs' own");

    project.write("crosscast.toml", "[history]\nkeep = 0\n");
    project.run();
    assert_eq!(project.history(), 0);
}

#[test]
fn a_summary_that_somebody_changed_is_named() {
    let project = Project::new();
    let summary = project.path().join("out/summary.json");
    let text = std::fs::read_to_string(&summary).unwrap();
    std::fs::write(&summary, text.replace("\"172.00\"", "\"999.00\"")).unwrap();
    let done = project.crosscast(&["compare", "out", "out"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let told = String::from_utf8(done.stdout).unwrap();
    assert!(told.contains("programme.total is 999.00 and its lines come to 172.00"), "{told}");
}

#[test]
fn what_is_written_holds_the_whole_comparison_and_overwrites_nothing() {
    let project = Project::new();
    let evil = leaf(&[("Hall hire", 100), ("=HYPERLINK(\"x\")<script>", 9)]);
    project.write("inbox/Leaf Hall 2016-17.csv", &evil);
    project.run();
    let done = project.crosscast(&["compare", "--out", "changes"]);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let again = project.crosscast(&["compare", "--out", "changes"]);
    assert_eq!(again.status.code(), Some(74), "{again:?}");
    let into_a_run = project.crosscast(&["compare", "--out", "out"]);
    assert_eq!(into_a_run.status.code(), Some(74), "{into_a_run:?}");

    let read = |name| std::fs::read_to_string(project.path().join("changes").join(name)).unwrap();
    let page = read("compare.html");
    assert!(page.contains("&#60;script&#62;") && !page.contains("<script"), "{page}");
    let mut lines = csv::Reader::from_reader(
        read("compare.csv").trim_start_matches('\u{feff}').as_bytes().to_vec().leak() as &[u8],
    );
    let records: Vec<_> = lines.records().map(Result::unwrap).collect();
    let differences =
        records.iter().filter_map(|record| record[10].parse::<rust_decimal::Decimal>().ok());
    assert_eq!(differences.sum::<rust_decimal::Decimal>(), rust_decimal::Decimal::new(-3800, 2));
    assert!(records.iter().any(|record| record[5].starts_with("'=HYPERLINK")), "{records:?}");
    assert!(read("figures.csv").contains("programme.total,GBP,172.00,134.00,-38.00,"));
}
