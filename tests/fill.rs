//! A writer's page about the sample run: filled, and held against the results after a return was taken away.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

struct Project(TempDir);

impl Project {
    /// A copy of the samples with their mapping files and the example page.
    fn new() -> Project {
        let project = Project(tempfile::tempdir().unwrap());
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["samples", "mappings", "crosscast.toml", "docs/example-page.md"] {
            for item in WalkDir::new(root.join(part)) {
                let item = item.unwrap();
                let to = project.path(item.path().strip_prefix(root).unwrap().to_str().unwrap());
                if item.file_type().is_file() {
                    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
                    std::fs::copy(item.path(), to).unwrap();
                }
            }
        }
        project
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn crosscast(&self, arguments: &[&str], code: i32) -> String {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_crosscast"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&stdout).into_owned();
        let complained = String::from_utf8_lossy(&stderr);
        assert_eq!(status.code(), Some(code), "{arguments:?}: {said}{complained}");
        said
    }

    fn run(&self) {
        // The samples hold files that cannot be read and totals that differ.
        self.crosscast(&["run", "samples", "--quiet"], 2);
    }
}

#[test]
fn a_page_about_the_samples_is_filled_and_what_moves_is_named_with_its_reason() {
    let project = Project::new();
    project.run();
    project.crosscast(&["fill", "docs/example-page.md"], 0);
    let page = project.read("filled/example-page.md");
    let summary: Value = serde_json::from_str(&project.read("out/summary.json")).unwrap();
    let run: Value = serde_json::from_str(&project.read("out/run.json")).unwrap();
    let memory: Value =
        serde_json::from_str(&project.read("filled/example-page.md.quotes.json")).unwrap();
    assert_eq!(memory["edition"], run["edition"]);
    let quotes = memory["quotes"].as_array().unwrap();
    assert!(quotes.len() >= 10, "{}", quotes.len());
    let lines: Vec<&str> = page.lines().collect();
    for quote in quotes {
        // Each stands where it is said to stand, and is the figure that it is said to be.
        let line = lines[usize::try_from(quote["line"].as_u64().unwrap()).unwrap() - 1];
        let before = usize::try_from(quote["column"].as_u64().unwrap()).unwrap() - 1;
        let from: String = line.chars().skip(before).collect();
        assert!(from.starts_with(quote["printed"].as_str().unwrap()), "{quote}");
        let mut figures = summary["figures"].as_array().unwrap().iter();
        let figure = figures.find(|figure| figure["id"] == quote["figure"]).unwrap();
        assert_eq!(figure["value"], quote["value"]);
    }
    assert!(!page.replace("{{programme.total}}", "").contains("{{"), "{page}");
    assert_eq!(
        column(&page, 2).split_last().map(|(all, parts)| parts.iter().sum::<i64>() - all),
        Some(0)
    );
    assert!(project.crosscast(&["fill", "--check"], 0).starts_with("Nothing moved"));

    // Somebody corrects a cell of one return.
    let petty_cash = "samples/brackenholt/petty-cash.csv";
    let changed = project.read(petty_cash).replace("Paint,Mural,86.40", "Paint,Mural,1086.40");
    std::fs::write(project.path(petty_cash), changed).unwrap();
    project.run();
    let said = project.crosscast(&["fill", "--check"], 1);
    for expected in [
        "programme.total £",
        "1 line re-valued (brackenholt/petty-cash.csv!D4, +£1,000.00)",
        "quoted figures on 1 page moved",
    ] {
        assert!(said.contains(expected), "`{expected}` is not in\n{said}");
    }
    project.crosscast(&["fill", "docs/example-page.md"], 0);
    assert!(project.crosscast(&["fill", "--check"], 0).starts_with("Nothing moved"));
}

#[test]
fn what_is_damaged_edited_gone_or_of_an_older_template_is_told_page_by_page() {
    let project = Project::new();
    project.run();
    for page in ["a", "b", "c", "d"] {
        std::fs::write(project.path(&format!("{page}.md")), "We spent {{programme.total}}.\n")
            .unwrap();
        project.crosscast(&["fill", &format!("{page}.md")], 0);
    }
    assert!(project.crosscast(&["fill", "--check"], 0).contains("4 figures on 4 pages"));
    // Somebody adds words: nothing that was quoted is lost.
    let page = project.read("filled/a.md");
    std::fs::write(project.path("filled/a.md"), format!("A line more.\n{page}")).unwrap();
    project.crosscast(&["fill", "--check", "a.md"], 0);
    std::fs::write(project.path("filled/a.md"), "We spent a lot.\n").unwrap();
    let said = project.crosscast(&["fill", "--check", "a.md"], 1);
    assert!(said.contains("no longer in it"), "{said}");
    std::fs::remove_file(project.path("filled/b.md")).unwrap();
    let said = project.crosscast(&["fill", "--check", "b.md"], 1);
    assert!(said.contains("the page cannot be read"), "{said}");
    std::fs::write(project.path("c.md"), "They spent {{programme.total}}.\n").unwrap();
    let said = project.crosscast(&["fill", "--check", "c.md"], 1);
    assert!(said.contains("the template c.md changed since: fill it again"), "{said}");
    // A damaged memory does not keep the other pages from being checked.
    std::fs::write(project.path("filled/a.md.quotes.json"), "{").unwrap();
    let said = project.crosscast(&["fill", "--check"], 64);
    assert!(said.contains("the template c.md changed") && said.contains("on 3 pages"), "{said}");
}

/// The pounds in a column of the page's table, the total last.
fn column(page: &str, at: usize) -> Vec<i64> {
    let rows = page.lines().filter(|line| line.starts_with('|') && line.contains('£'));
    let digits = |cell: &str| -> String { cell.chars().filter(char::is_ascii_digit).collect() };
    rows.map(|row| digits(row.split('|').nth(at).unwrap()).parse().unwrap()).collect()
}
