//! Children that do what they should not. That a real one reads as this process does is held by
//! `tests/apart.rs`.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Instant;

use super::*;

/// What comes of a child that is this shell script.
fn told(folder: &Path, script: &str, limits: &Limits) -> Refusal {
    let program = folder.join("child");
    // Written anew each time: a program that runs cannot be written to.
    let _ = fs::remove_file(&program);
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    read(&program, Path::new("a.xls"), Format::Xls, limits).unwrap_err()
}

#[test]
fn whatever_becomes_of_a_child_is_a_refusal_that_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits { child_seconds: 1, ..Limits::default() };
    for (script, reason, remedy) in [
        ("kill -XCPU $$", "more than 1 seconds", "child_seconds"),
        ("kill -ABRT $$", "more memory than the limit of 2048 MiB", "child_memory_bytes"),
        ("kill -KILL $$", "more memory", "child_memory_bytes"),
        ("kill -SEGV $$", "brings its reader down", "save it again"),
        ("exit 70", "no answer that makes sense", "Run again"),
        ("echo nonsense", "no answer that makes sense", "Run again"),
        ("echo crosscast 0.0.0; cat /dev/zero", "no answer that makes sense", "Run again"),
        // It says nothing, and outlives its time by the clock.
        ("exec sleep 600", "more than 1 seconds", "child_seconds"),
    ] {
        let start = Instant::now();
        let refusal = told(folder.path(), script, &limits);
        assert!(refusal.reason.contains(reason), "{script}: {}", refusal.reason);
        assert!(refusal.remedy.contains(remedy), "{script}: {}", refusal.remedy);
        assert!(start.elapsed() < Duration::from_secs(10), "{script}: {:?}", start.elapsed());
    }
}

#[test]
fn a_child_that_cannot_be_started_is_said() {
    let gone = Path::new("/nowhere/crosscast");
    let refusal = read(gone, Path::new("a.xls"), Format::Xls, &Limits::default()).unwrap_err();
    assert!(refusal.reason.contains("/nowhere/crosscast"), "{}", refusal.reason);
    assert!(!refusal.remedy.is_empty());
}

#[test]
fn only_a_question_of_its_own_is_answered() {
    let nothing: [&str; 0] = [];
    for (format, arguments) in
        [("pdf", &nothing[..]), ("xls", &["cells"]), ("xls", &["zebra=1"]), ("xls", &["cells=-1"])]
    {
        let mut out = Vec::new();
        let error = answer(format, Path::new("a.xls"), arguments, &mut out).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput, "{format} {arguments:?}");
        assert!(out.is_empty());
    }
}
