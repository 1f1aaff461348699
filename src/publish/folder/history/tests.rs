use super::super::super::run_json::tests::run;
use super::super::Finished;
use super::*;

/// A whole run that was written at a second of the first minute, and came to `content`.
fn write_run(out: &Path, second: u8, content: &str, keep: usize) -> Finished {
    let folder = OutFolder::begin(out).unwrap();
    for name in &LIGHT[1..] {
        folder.write(name, content.as_bytes()).unwrap();
    }
    let written = folder.written().unwrap();
    folder.keep_history(keep).unwrap();
    let outputs: Vec<_> = written.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let mut said = run(&outputs);
    said.written_at = format!("2026-01-02T03:04:{second:02}Z");
    folder.write(run_json::NAME, &run_json::render(&said).unwrap()).unwrap();
    folder.finish().unwrap()
}

/// The history of `out`: the second of each entry and what it holds.
fn told(out: &Path) -> Vec<String> {
    entries_in(out)
        .map(|(name, folder)| {
            let files = fs::read_to_string(folder.join(FILES)).unwrap();
            format!("{} {files}", name.strip_prefix("2026-01-02T03-04-").unwrap())
        })
        .collect()
}

#[test]
fn former_runs_are_kept_until_there_are_too_many() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    for (second, content, expected) in [
        (1, "one", &[][..]),
        (2, "two", &["01Z one"]),
        (3, "two", &["01Z one"]),
        (4, "three", &["01Z one", "03Z two"]),
        (4, "four", &["01Z one", "03Z two", "04Z three"]),
        (4, "five", &["03Z two", "04Z three", "04Z-2 four"]),
    ] {
        assert_eq!(write_run(&out, second, content, 3).kept, None, "{content}");
        assert_eq!(told(&out), expected, "{content}");
    }
    assert_eq!(write_run(&out, 9, "six", 1).kept, None);
    assert_eq!(told(&out), ["04Z-3 five"]);
    assert_eq!(write_run(&out, 10, "seven", 0).kept, None);
    assert!(!out.join(HISTORY).exists());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left beside");
}

#[test]
fn a_run_that_does_not_finish_leaves_the_history_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    write_run(&out, 1, "one", 5);
    write_run(&out, 2, "two", 5);
    let folder = OutFolder::begin(&out).unwrap();
    folder.write(FILES, b"half").unwrap();
    folder.keep_history(5).unwrap();
    drop(folder);
    assert_eq!(told(&out), ["01Z one"]);
    write_run(&out, 3, "three", 5);
    assert_eq!(told(&out), ["01Z one", "02Z two"]);
}

#[test]
fn what_somebody_put_or_changed_there_is_kept_and_not_taken_along() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    write_run(&out, 1, "one", 5);
    write_run(&out, 2, "two", 5);
    fs::write(out.join("history/2026-01-02T03-04-01Z/notes.txt"), "mine").unwrap();
    let kept = write_run(&out, 3, "three", 5).kept.unwrap();
    assert!(kept.join("history/2026-01-02T03-04-01Z/notes.txt").exists());
    assert_eq!(told(&out), ["01Z one", "02Z two"]);
    // Copied, not linked: what is done to the folder that was kept does not reach in.
    fs::write(kept.join(FILES), "changed there").unwrap();
    assert_eq!(told(&out), ["01Z one", "02Z two"]);

    fs::write(out.join("history/2026-01-02T03-04-01Z").join(FILES), "longer than it was").unwrap();
    fs::create_dir(out.join("history/mine")).unwrap();
    fs::write(out.join("history/mine/run.json"), "{}").unwrap();
    let kept = write_run(&out, 4, "four", 5).kept.unwrap();
    assert!(kept.join("history/mine/run.json").exists());
    assert_eq!(told(&out), ["02Z two", "03Z three"]);

    // A run that somebody changed is no evidence of what it published.
    fs::write(out.join(FILES), "filled in by hand").unwrap();
    assert!(write_run(&out, 5, "five", 5).kept.is_some());
    assert_eq!(told(&out), ["02Z two", "03Z three"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let home = tempfile::tempdir().unwrap();
    let (out, other) = (home.path().join("out"), home.path().join("other"));
    write_run(&other, 1, "theirs", 5);
    write_run(&out, 2, "two", 5);
    fs::create_dir(out.join(HISTORY)).unwrap();
    let link = out.join("history/2026-01-02T03-04-01Z");
    std::os::unix::fs::symlink(&other, &link).unwrap();
    assert_eq!(told(&out), [""; 0]);
    let kept = write_run(&out, 3, "three", 5).kept.unwrap();
    assert!(fs::symlink_metadata(kept.join("history/2026-01-02T03-04-01Z")).unwrap().is_symlink());
    assert_eq!(told(&out), ["02Z two"]);
    assert_eq!(fs::read_to_string(other.join(FILES)).unwrap(), "theirs");
}
