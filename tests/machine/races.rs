//! What other people and programs do to the folders while a run is at work.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::project::{Project, finished, said, wait_until};

/// The first file takes a while to read; the others are fingerprinted before and read after.
#[test]
fn a_file_that_changes_while_it_is_read_is_refused() {
    let project = Project::new();
    project.put_slow_return();
    let inbox = project.at("inbox");
    for name in ["grown", "cut", "gone", "replaced", "rewritten", "touched"] {
        let text = format!("Item,Amount\nHall {name},120.50\nTrips,30.00\nTotal,150.50\n");
        fs::write(inbox.join(format!("{name}.csv")), text).unwrap();
    }
    let fingerprint = |name: &str| {
        let done = Command::new("sha256sum").arg(inbox.join(name)).output().unwrap();
        String::from_utf8(done.stdout).unwrap().split_whitespace().next().unwrap().to_owned()
    };
    let before = fingerprint("grown.csv");
    let mut child = project.crosscast(&["run", "--anew", "--threads", "1"]).spawn().unwrap();
    assert!(wait_until(&mut child, || project.at("out.partial/rows.csv").exists()));
    let open = |name: &str| OpenOptions::new().append(true).open(inbox.join(name)).unwrap();
    open("0 slow.csv").write_all(b"01/05/2019,Late,Late,1.00\n").unwrap();
    open("grown.csv").write_all(b"Late,1.00\n").unwrap();
    OpenOptions::new().write(true).open(inbox.join("cut.csv")).unwrap().set_len(20).unwrap();
    fs::remove_file(inbox.join("gone.csv")).unwrap();
    fs::copy(inbox.join("grown.csv"), project.at("new")).unwrap();
    fs::rename(project.at("new"), inbox.join("replaced.csv")).unwrap();
    let text = fs::read_to_string(inbox.join("rewritten.csv")).unwrap().replace('2', "3");
    fs::write(inbox.join("rewritten.csv"), text).unwrap();
    let done = finished(child);
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    let files = fs::read_to_string(project.at("out/files.csv")).unwrap();
    let said_of =
        |name: &str| files.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    for name in ["0 slow", "grown", "cut", "replaced", "rewritten"] {
        let line = said_of(&format!("{name}.csv"));
        assert!(
            line.contains("refused") && line.contains("it changed while it was read"),
            "{line}"
        );
    }
    assert!(said_of("gone.csv").contains("taken away while it was read"), "{files}");
    assert!(!said_of("touched.csv").contains("refused"), "{files}");
    let run = fs::read_to_string(project.at("out/run.json")).unwrap();
    assert!(run.contains(&before) && before != fingerprint("grown.csv"));

    let next = project.run();
    assert!(!said(&next).contains("earlier run"), "{next:?}");
    let files = fs::read_to_string(project.at("out/files.csv")).unwrap();
    assert!(!files.contains("while it was read"), "{files}");
}

#[test]
fn results_that_are_taken_away_while_they_are_written_leave_the_old_ones() {
    let project = Project::new();
    project.run();
    let old = project.out();
    project.put_slow_return();
    let mut child = project.crosscast(&["run", "--anew"]).spawn().unwrap();
    assert!(wait_until(&mut child, || project.at("out.partial/rows.csv").exists()));
    fs::remove_dir_all(project.at("out.partial")).unwrap();
    let done = finished(child);
    assert_eq!(done.status.code(), Some(74), "{done:?}");
    assert!(said(&done).contains("somebody took it away"), "{done:?}");
    assert!(project.out() == old);
    project.run();
    assert!(project.out() != old);
    assert_eq!(project.litter(), [""; 0]);
}

/// The returns are gone before they are read: each is named, and the run is no success.
#[test]
fn an_inbox_that_is_taken_away_is_told_file_by_file() {
    let project = Project::new();
    project.put_slow_return();
    let mut child = project.crosscast(&["run", "--anew", "--threads", "1"]).spawn().unwrap();
    assert!(wait_until(&mut child, || project.at("out.partial/rows.csv").exists()));
    fs::rename(project.at("inbox"), project.at("away")).unwrap();
    let done = finished(child);
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    let files = fs::read_to_string(project.at("out/files.csv")).unwrap();
    assert!(
        files.lines().skip(1).all(|line| line.contains("taken away while it was read")),
        "{files}"
    );
    let done = finished(project.crosscast(&["run", "--anew"]).spawn().unwrap());
    assert!(matches!(done.status.code(), Some(64)), "{done:?}");
}

/// A pipe would keep a reader waiting for ever, a device would never end.
#[test]
fn pipes_and_devices_are_refused_and_nobody_waits() {
    let project = Project::new();
    let pipe = |at: &Path| assert!(Command::new("mkfifo").arg(at).status().unwrap().success());
    pipe(&project.at("inbox/pipe.csv"));
    std::os::unix::fs::symlink("/dev/zero", project.at("inbox/zero.csv")).unwrap();
    let done = finished(project.crosscast(&["run", "--anew"]).spawn().unwrap());
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    let files = fs::read_to_string(project.at("out/files.csv")).unwrap();
    let said_of =
        |name: &str| files.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(said_of("pipe.csv").contains("not an ordinary file"), "{files}");
    assert!(said_of("zero.csv").contains("a link that leads out of the folder"), "{files}");

    for words in [
        &["run", "inbox/pipe.csv"][..],
        &["run", "/dev/zero"],
        &["check", "inbox/pipe.csv"],
        &["check", "/dev/zero"],
        &["apply", "inbox/pipe.csv", "--by", "Ruth"],
        &["apply", "/dev/zero", "--by", "Ruth"],
        &["mark", "inbox/pipe.csv"],
    ] {
        let done = finished(project.crosscast(words).spawn().unwrap());
        let code = done.status.code();
        assert!(matches!(code, Some(1 | 2 | 64 | 74 | 78)), "{words:?}: {done:?}");
        assert!(done.stderr.len() + done.stdout.len() > 20, "{words:?}: {done:?}");
    }
    for name in ["labels.csv", "rules.csv", "categories.csv"] {
        let (file, away) = (project.at("mappings").join(name), project.at("away"));
        fs::rename(&file, &away).unwrap();
        pipe(&file);
        let done = finished(project.crosscast(&["run", "--anew"]).spawn().unwrap());
        assert_eq!(done.status.code(), Some(78), "{done:?}");
        assert!(said(&done).contains(name) && said(&done).contains("no ordinary file"), "{done:?}");
        fs::rename(&away, &file).unwrap();
    }
}

/// Time is only written down, in `run.json` and the names in `history/`.
#[test]
fn a_clock_that_jumps_changes_no_figure() {
    let project = Project::new();
    project.run();
    let out = project.out();
    for seconds in [0, 1, 4_000_000_000] {
        for file in ["inbox/leaf-hall", "inbox/mill-lane", "mappings/labels.csv", "out/run.json"] {
            let when = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            File::open(project.at(file)).unwrap().set_modified(when).unwrap();
        }
        project.run();
        assert!(project.out() == out);
    }
    // Results of a run whose clock was ahead, or wrong altogether.
    for when in ["2099-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "yesterday"] {
        let run = project.at("out/run.json");
        let text = fs::read_to_string(&run).unwrap();
        let at = text.find("\"written_at\"").unwrap();
        let line = text[at..].lines().next().unwrap().to_owned();
        fs::write(&run, text.replace(&line, &format!("\"written_at\": \"{when}\","))).unwrap();
        project.toggle();
        let done = project.run();
        assert_eq!(project.litter(), [""; 0], "{done:?}");
    }
    project.toggle();
    project.run();
    assert!(project.out() == out);
}
