//! A run over an inbox in which nothing changed reads nothing, and any change is noticed.

#![allow(clippy::unwrap_used, reason = "a test that cannot start fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs in `project`; says whether the results of the run before were taken as they are.
fn run(project: &Path, more: &[&str]) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscast"));
    let ran = command.arg("run").args(more).current_dir(project).output().unwrap();
    assert!(matches!(ran.status.code(), Some(0 | 1)), "{ran:?}");
    String::from_utf8(ran.stderr).unwrap().contains("nothing changed since")
}

/// A project with one return, after its first run.
fn project() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/kept.in");
    for folder in ["inbox", "mappings"] {
        fs::create_dir(project.path().join(folder)).unwrap();
        for file in fs::read_dir(from.join(folder)).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), project.path().join(folder).join(file.file_name())).unwrap();
        }
    }
    assert!(!run(project.path(), &[]));
    project
}

fn first_return(project: &Path) -> std::path::PathBuf {
    fs::read_dir(project.join("inbox")).unwrap().next().unwrap().unwrap().path()
}

fn append(path: &Path, text: &str) {
    let mut content = fs::read(path).unwrap();
    content.extend_from_slice(text.as_bytes());
    fs::write(path, content).unwrap();
}

#[test]
fn the_same_inbox_is_not_read_again_and_any_change_is_noticed() {
    let changes: [fn(&Path); 7] = [
        |project| append(&first_return(project), "\n"),
        |project| {
            let name = first_return(project);
            fs::rename(&name, name.with_file_name("Warsop again 2016-17.csv")).unwrap();
        },
        |project| fs::write(project.join("inbox/more.csv"), "Item,Amount\nTea,1.00\n").unwrap(),
        |project| append(&project.join("mappings/categories.csv"), "\n"),
        |project| fs::write(project.join("crosscast.toml"), "programme = \"Other\"\n").unwrap(),
        |project| append(&project.join("out/entries.csv"), "\n"),
        |project| fs::remove_file(project.join("out.cache")).unwrap(),
    ];
    for (at, change) in changes.iter().enumerate() {
        let project = project();
        assert!(run(project.path(), &[]), "nothing changed yet");
        assert!(!run(project.path(), &["--anew"]), "asked to read");
        assert!(run(project.path(), &[]));
        change(project.path());
        assert!(!run(project.path(), &[]), "change {at}");
        assert!(run(project.path(), &[]), "after change {at}");
    }
}

#[test]
fn what_stands_there_is_what_a_new_run_would_write() {
    let project = project();
    let written = |name: &str| fs::read(project.path().join("out").join(name)).unwrap();
    let outputs = ["entries.csv", "summary.json", "totals/areas.csv", "entries.parquet"];
    assert!(run(project.path(), &[]));
    let before = outputs.map(written);
    assert!(!run(project.path(), &["--anew"]));
    assert_eq!(before, outputs.map(written));
}
