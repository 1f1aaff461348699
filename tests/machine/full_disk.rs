//! A disk that is full, and a limit to the length of files. `CROSSCAST_POINTS=50` fills it at that
//! many points.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::project::{Files, Project, said, times};

/// Cannot write.
const CANNOT_WRITE: Option<i32> = Some(74);

#[test]
fn a_limit_to_the_length_of_files_is_told_and_harms_nothing() {
    let project = Project::new();
    project.run();
    let mut old = project.out();
    project.toggle();
    let longest = old.values().map(Vec::len).max().unwrap() as u64 / 512;
    let points = times("CROSSCAST_POINTS", 10) as u64;
    let mut stopped = 0;
    for point in 0..points {
        // Most files are short.
        let blocks = longest * point * point / (points * points);
        let done = project.limited(blocks, &["run", "--anew"]).output().unwrap();
        if done.status.code() == CANNOT_WRITE {
            stopped += 1;
            told(&done, "ulimit -f");
            assert!(project.out() == old, "{blocks} blocks");
        } else {
            assert!(matches!(done.status.code(), Some(0..=2)), "{blocks} blocks: {done:?}");
        }
        assert_eq!(project.litter(), [""; 0], "{blocks} blocks");
        project.run();
        assert!(project.out() != old);
        old = project.out();
        project.toggle();
    }
    assert!(stopped > points / 2, "{stopped}");
    eprintln!("stopped by the limit at {stopped} of {points} points");
}

#[test]
fn decisions_that_do_not_fit_are_not_written() {
    let project = Project::new();
    project.run();
    let mappings = project.mappings();
    let apply = ["apply", "filled.xlsx", "--by", "Ruth", "--on", "2026-11-21"];
    for blocks in 0..=mappings["labels.csv"].len() as u64 / 512 {
        let done = project.limited(blocks, &apply).output().unwrap();
        assert_eq!(done.status.code(), CANNOT_WRITE, "{done:?}");
        assert!(said(&done).contains("cannot be written"), "{done:?}");
        assert!(project.mappings() == mappings, "{blocks} blocks");
    }
    let done = project.crosscast(&apply).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    assert!(project.mappings() != mappings);
}

#[test]
fn a_project_that_does_not_fit_is_not_begun() {
    let project = Project::new();
    let done = project.limited(3, &["init", "new"]).output().unwrap();
    assert_eq!(done.status.code(), CANNOT_WRITE, "{done:?}");
    let done = project.crosscast(&["init", "new"]).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{done:?}");
}

/// Needs the right to mount; says so and is content where it has none.
#[test]
fn a_full_disk_is_told_and_harms_nothing() {
    let mut disk = None;
    let project = Project::on(|at| disk = Disk::mount(at));
    let Some(disk) = disk else {
        eprintln!("no disk can be mounted here: not tested");
        return;
    };
    project.run();
    let mut old = project.out();
    let mappings = project.mappings();
    let written = old.values().map(|bytes| bytes.len() as u64).sum::<u64>() / 1024;
    let points = times("CROSSCAST_POINTS", 10) as u64;
    let mut stopped = 0;
    for point in 0..points {
        project.toggle();
        disk.resize(disk.used() + 8 + written * 3 * point / (points * 2));
        let done = project.crosscast(&["run", "--anew"]).output().unwrap();
        if done.status.code() == CANNOT_WRITE {
            stopped += 1;
            told(&done, "make room on that disk");
            assert!(project.out() == old, "{point}");
        } else {
            assert!(matches!(done.status.code(), Some(0..=2)), "{point}: {done:?}");
        }
        assert_eq!(project.litter(), [""; 0], "{point}");
        assert!(project.mappings() == mappings);
        disk.resize(PLENTY);
        project.run();
        assert!(project.out() != old, "{point}");
        old = project.out();
    }
    assert!(stopped > points / 3, "{stopped}");
    eprintln!("stopped by the disk at {stopped} of {points} points");

    disk.options("ro");
    let done = project.crosscast(&["run", "--anew"]).output().unwrap();
    assert_eq!(done.status.code(), CANNOT_WRITE, "{done:?}");
    told(&done, "another one to --out");
    let apply = ["apply", "filled.xlsx", "--by", "Ruth"];
    let done = project.crosscast(&apply).output().unwrap();
    assert_eq!(done.status.code(), CANNOT_WRITE, "{done:?}");
    assert!(said(&done).contains("mappings"), "{done:?}");
    assert!(project.out() == old && project.mappings() == mappings);
}

/// Lines that are too many for memory wait where the results are written.
#[test]
fn the_folder_for_temporary_files_is_not_needed() {
    let project = Project::new();
    project.put_slow_return();
    let nowhere = project.at("nowhere");
    let done = project.crosscast(&["run", "--anew"]).env("TMPDIR", &nowhere).output().unwrap();
    assert!(matches!(done.status.code(), Some(0..=2)), "{done:?}");
    assert!(lines(&project.out(), "entries.csv") > 60_000);
    assert_eq!(project.litter(), [""; 0]);
}

fn lines(files: &Files, name: &str) -> usize {
    files[name].iter().filter(|byte| **byte == b'\n').count()
}

/// The error names a file and says what to do.
fn told(done: &Output, remedy: &str) {
    let said = said(done);
    assert!(said.contains("cannot write ") && said.contains("/out"), "{said}");
    assert!(said.contains(remedy), "{said}");
}

/// KiB that are enough for everything here.
const PLENTY: u64 = 64 * 1024;

/// A small disk in memory, unmounted in the end.
struct Disk(PathBuf);

impl Disk {
    fn mount(at: &Path) -> Option<Disk> {
        let size = format!("size={PLENTY}k");
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "crosscast-test"])
            .arg(at)
            .output();
        done.is_ok_and(|done| done.status.success()).then(|| Disk(at.to_path_buf()))
    }

    fn options(&self, options: &str) {
        let options = format!("remount,{options}");
        let done = Command::new("mount").args(["-o", &options]).arg(&self.0).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    }

    fn resize(&self, kib: u64) {
        self.options(&format!("size={kib}k"));
    }

    /// KiB in use.
    fn used(&self) -> u64 {
        let done = Command::new("df").args(["-Pk"]).arg(&self.0).output().unwrap();
        let text = String::from_utf8(done.stdout).unwrap();
        text.lines().nth(1).unwrap().split_whitespace().nth(2).unwrap().parse().unwrap()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).output();
    }
}
