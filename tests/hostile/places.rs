//! Links and folders that lead elsewhere.

use std::fs;
use std::os::unix::fs::symlink;

use super::project::{Project, finished, said};

#[test]
fn links_in_the_inbox_lead_nowhere() {
    let project = Project::new();
    let inbox = project.at("inbox");
    for (name, to) in [
        ("passwd.csv", "/etc/passwd"),
        ("up", ".."),
        ("loop", "."),
        ("self.csv", "self.csv"),
        ("dangling.csv", "nowhere"),
    ] {
        symlink(to, inbox.join(name)).unwrap();
    }
    let deep = inbox.join(["d"; 500].join("/"));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("deep.csv"), "Item,Amount\nRent,5.25\nTotal,5.25\n").unwrap();
    let done = finished(project.crosscast(&["run"]).spawn().unwrap());
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    let files = fs::read_to_string(project.at("out/files.csv")).unwrap();
    for name in ["passwd.csv", "up", "self.csv", "dangling.csv"] {
        let line = files.lines().find(|line| line.starts_with(&format!("{name},"))).unwrap();
        assert!(line.contains("a link that leads out of the folder, or nowhere"), "{line}");
    }
    assert!(!files.contains("\nloop"), "{files}");
    assert!(
        files.lines().any(|line| line.contains("d/deep.csv") && line.contains("ties")),
        "{files}"
    );
}

#[test]
fn results_are_not_written_where_they_would_be_read_or_replace_what_is_not_theirs() {
    let project = Project::new();
    let refused = |words: &[&str], code: i32, says: &str| {
        let before = (project.mappings(), project.litter());
        let done = finished(project.crosscast(words).spawn().unwrap());
        assert_eq!(done.status.code(), Some(code), "{words:?}: {done:?}");
        assert!(said(&done).contains(says), "{words:?}: {done:?}");
        assert_eq!((project.mappings(), project.litter()), before, "{words:?}");
    };
    refused(&["run", "--out", "inbox/out"], 64, "lies in the inbox");
    refused(&["run", "--out", "inbox/new/deep/out"], 64, "lies in the inbox");
    refused(&["run", ".", "--out", "out"], 64, "lies in the inbox");
    refused(&["run", "--out", "inbox"], 74, "was not written by crosscast");
    refused(&["run", "--out", "mappings"], 74, "was not written by crosscast");
    refused(&["run", "--out", "."], 74, "was not written by crosscast");
    refused(&["run", "--out", "filled.xlsx"], 74, "is a file");
    for to in ["nowhere", "out"] {
        symlink(to, project.at("out")).unwrap();
        refused(&["run"], 74, "a link that leads nowhere");
        fs::remove_file(project.at("out")).unwrap();
    }
    project.run();
}

#[test]
fn mapping_files_may_be_links_and_links_in_a_circle_are_told() {
    let project = Project::new();
    fs::rename(project.at("mappings"), project.at("inbox/../real")).unwrap();
    symlink("real", project.at("mappings")).unwrap();
    project.run();
    fs::remove_file(project.at("real/labels.csv")).unwrap();
    symlink("labels.csv", project.at("real/labels.csv")).unwrap();
    let done = finished(project.crosscast(&["run"]).spawn().unwrap());
    assert_eq!(done.status.code(), Some(78), "{done:?}");
    assert!(said(&done).contains("labels.csv"), "{done:?}");
}
