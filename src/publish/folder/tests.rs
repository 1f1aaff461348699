use super::super::run_json::tests::run;
use super::*;

/// A whole run that writes `content` as `files.csv`.
fn write_run(out: &Path, content: &str) -> Finished {
    let folder = OutFolder::begin(out).unwrap();
    folder.write("files.csv", content.as_bytes()).unwrap();
    folder.write("totals/areas.csv", b"area\n").unwrap();
    let written = folder.written().unwrap();
    let outputs: Vec<_> = written.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(outputs[1], ("totals/areas.csv", 5));
    folder.write(run_json::NAME, &run_json::render(&run(&outputs)).unwrap()).unwrap();
    folder.finish().unwrap()
}

fn files(out: &Path) -> String {
    fs::read_to_string(out.join("files.csv")).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let items = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        items.map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_new_folder_replaces_the_old_and_leaves_no_trace() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("deep/out");
    assert_eq!(write_run(&out, "old").kept, None);
    assert_eq!(write_run(&out, "newer").kept, None);
    assert_eq!(files(&out), "newer");
    assert_eq!(names(&out), ["files.csv", "run.json", "totals"]);
    assert_eq!(names(&home.path().join("deep")), ["out"]);
}

#[test]
fn a_run_that_does_not_finish_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    write_run(&out, "old");
    let folder = OutFolder::begin(&out).unwrap();
    folder.write("files.csv", b"half").unwrap();
    drop(folder);
    assert_eq!(files(&out), "old");
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn a_folder_of_somebody_elses_is_not_replaced() {
    let home = tempfile::tempdir().unwrap();
    for theirs in ["out", "out.partial", "out.previous"] {
        let home = home.path().join(format!("home of {theirs}"));
        let document = home.join(theirs).join("thesis.doc");
        fs::create_dir_all(home.join(theirs)).unwrap();
        fs::write(&document, "years of work").unwrap();
        let error = OutFolder::begin(&home.join("out")).unwrap_err();
        assert!(matches!(error, OutError::NotOurs(_)), "{error}");
        assert!(document.exists());
    }
    let file = home.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(OutFolder::begin(&file), Err(OutError::NotAFolder(_))));
    assert!(matches!(OutFolder::begin(Path::new("/")), Err(OutError::NoName(_))));
    let empty = home.path().join("empty");
    fs::create_dir(&empty).unwrap();
    write_run(&empty, "into an empty folder");
}

#[test]
fn what_somebody_changed_or_added_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    write_run(&out, "first");
    fs::write(out.join("files.csv"), "first, filled in").unwrap();
    let kept = write_run(&out, "second").kept.unwrap();
    assert_eq!(files(&kept), "first, filled in");
    fs::write(out.join("totals/my notes.txt"), "x").unwrap();
    let kept = write_run(&out, "third").kept.unwrap();
    assert!(kept.join("totals/my notes.txt").exists());
    assert_eq!(names(home.path()), ["out", "out.kept-1", "out.kept-2"]);
    assert_eq!(files(&out), "third");
}

/// A run that ended well leaves nothing to be said; each way of dying is told.
#[test]
fn a_run_that_was_killed_is_cleared_away_and_told() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let out = at("out");
    write_run(&out, "old");
    let begin = || {
        let folder = OutFolder::begin(&out).unwrap();
        assert_eq!(folder.written().unwrap(), []);
        folder.interrupted().cloned()
    };
    assert_eq!(begin(), None);
    let half = |name: &str| {
        fs::create_dir(at(name)).unwrap();
        fs::write(at(name).join("files.csv"), "half").unwrap();
    };
    let whole = |name: &str, content: &str| {
        write_run(&at("elsewhere"), content);
        fs::rename(at("elsewhere"), at(name)).unwrap();
    };
    // Killed while it wrote.
    half("out.partial");
    fs::write(at("out.partial/.lock"), "process 7 on box, since 2026-01-02T03:04:05Z").unwrap();
    let found = begin().unwrap();
    assert_eq!(found.left, Left::Unfinished);
    let says = "an earlier run (process 7 on box, since 2026-01-02T03:04:05Z) was interrupted";
    assert!(found.to_string().starts_with(says), "{found}");
    // Killed when all was written, before the folders were exchanged.
    whole("out.partial", "new");
    assert_eq!(begin().unwrap().left, Left::Replaced);
    assert_eq!(files(&out), "old");
    // The same before there were any results.
    fs::remove_dir_all(&out).unwrap();
    whole("out.partial", "new");
    assert_eq!(begin().unwrap().left, Left::NotInPlace);
    assert_eq!(files(&out), "new");
    // Killed between the two names, with and without the results that were to follow.
    fs::rename(&out, at("out.previous")).unwrap();
    assert_eq!(begin().unwrap().left, Left::NotInPlace);
    assert_eq!(files(&out), "new");
    whole("out.partial", "newer");
    fs::rename(&out, at("out.previous")).unwrap();
    assert_eq!(begin().unwrap().left, Left::NotInPlace);
    assert_eq!(files(&out), "newer");
    // Killed after the exchange, before and while the old results were removed.
    whole("out.previous", "old");
    assert_eq!(begin().unwrap().left, Left::Replaced);
    whole("out.previous", "old");
    fs::remove_file(at("out.previous/files.csv")).unwrap();
    assert_eq!(begin().unwrap().left, Left::Replaced);
    fs::create_dir(at("out.previous")).unwrap();
    assert_eq!(begin().unwrap().left, Left::Replaced);
    // The same when somebody had changed them.
    whole("out.partial", "old");
    fs::write(at("out.partial/files.csv"), "filled in").unwrap();
    let found = begin().unwrap();
    assert_eq!(files(found.kept.as_ref().unwrap()), "filled in");
    assert!(found.to_string().contains("out.kept-1"), "{found}");
    assert_eq!(files(&out), "newer");
    assert_eq!(names(home.path()), ["out", "out.kept-1"]);
}

#[cfg(unix)]
#[test]
fn links_under_our_names_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let theirs = at("theirs");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join(".lock"), "x").unwrap();
    fs::write(theirs.join("thesis.doc"), "years of work").unwrap();
    for name in ["out.partial", "out.previous"] {
        symlink(&theirs, at(name)).unwrap();
        assert!(matches!(OutFolder::begin(&at("out")), Err(OutError::NotOurs(_))));
        fs::remove_file(at(name)).unwrap();
    }
    for leads in ["nowhere", "out"] {
        symlink(at(leads), at("out")).unwrap();
        assert!(matches!(OutFolder::begin(&at("out")), Err(OutError::DeadLink(_))));
        fs::remove_file(at("out")).unwrap();
    }
    fs::create_dir(at("out.partial")).unwrap();
    symlink(theirs.join("thesis.doc"), at("out.partial/.lock")).unwrap();
    assert!(matches!(OutFolder::begin(&at("out")), Err(OutError::NotOurs(_))));
    assert_eq!(fs::read(theirs.join("thesis.doc")).unwrap(), b"years of work");
}

#[test]
fn two_runs_do_not_write_one_folder() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    let first = OutFolder::begin(&out).unwrap();
    let busy = OutFolder::begin(&out).unwrap_err();
    assert!(matches!(busy, OutError::Busy(..)));
    let owner = format!("another run (process {} on ", std::process::id());
    assert!(busy.to_string().starts_with(&owner), "{busy}");
    first.write("files.csv", b"x").unwrap();
    first.finish().unwrap();
    assert_eq!(files(&out), "x");
}

#[test]
fn a_place_where_nothing_can_be_written_is_told_at_once() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "x").unwrap();
    let error = OutFolder::begin(&file.join("deep/out")).unwrap_err();
    let OutError::NotAFolder(in_the_way) = &error else { panic!("{error}") };
    assert_eq!(in_the_way, &fs::canonicalize(&file).unwrap());
    assert!(error.to_string().starts_with(&format!("{} is a file", in_the_way.display())));
    assert_eq!(names(home.path()), ["file"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let home = tempfile::tempdir().unwrap();
    let real = home.path().join("real");
    write_run(&real, "old");
    let link = home.path().join("link");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    write_run(&link, "new");
    assert_eq!(files(&real), "new");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}
