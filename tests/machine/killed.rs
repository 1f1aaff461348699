//! SIGKILL at any moment. `CROSSCAST_KILLS=200` kills that often.

use std::fs;
use std::time::{Duration, Instant};

use super::project::{Dice, Files, Project, finished, said, times, wait_until};

/// Kills runs all along their length, and every other one where the folders are exchanged.
#[test]
fn a_run_killed_at_any_moment_leaves_the_old_or_the_new_results() {
    let project = Project::new();
    let began = Instant::now();
    project.run();
    let length = began.elapsed();
    let old = project.out();
    project.toggle();
    project.run();
    let mut results = [project.out(), old];
    assert_ne!(results[0], results[1]);
    let mut dice = Dice(0x5eed_0001);
    let mut seen = [0; 3];
    for kill in 0..times("CROSSCAST_KILLS", 16) {
        // From `results[0]`, which stand there, to `results[1]`.
        project.toggle();
        let mut child = project.crosscast(&["run"]).spawn().unwrap();
        if kill % 2 == 0 {
            std::thread::sleep(length.mul_f64(dice.part() * 1.1));
        } else if wait_until(&mut child, || project.at("out.partial/run.json").exists()) {
            std::thread::sleep(Duration::from_millis(30).mul_f64(dice.part()));
        }
        let ended = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        let there = project.out();
        let new = there == results[1];
        assert!(new || there == results[0], "{kill}: {}", differs(&there, &results));
        let litter = project.litter();
        seen[usize::from(new) + usize::from(ended)] += 1;

        let next = project.run();
        assert_eq!(
            said(&next).contains("an earlier run"),
            !litter.is_empty(),
            "{litter:?} {next:?}"
        );
        assert!(project.out() == results[1], "{kill}: {}", differs(&project.out(), &results));
        assert_eq!(project.litter(), [""; 0]);
        assert!(!project.at("out/.lock").exists());
        assert!(!project.at("out.cache.partial").exists());
        results.swap(0, 1);
    }
    eprintln!("killed before, after the exchange, too late: {seen:?}");
}

/// Kills `apply`, every other time while the new file is in the making.
#[test]
fn an_apply_killed_at_any_moment_leaves_the_old_or_the_new_decisions() {
    let project = Project::new();
    project.run();
    let apply = ["apply", "filled.xlsx", "--by", "Ruth", "--on", "2026-11-21"];
    let undecided = project.mappings();
    let began = Instant::now();
    let done = project.crosscast(&apply).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let length = began.elapsed();
    let decided = project.mappings();
    assert_ne!(decided, undecided);
    let mut dice = Dice(0x5eed_0002);
    let mut seen = [0; 2];
    for kill in 0..times("CROSSCAST_KILLS", 12) {
        fs::write(project.at("mappings/labels.csv"), &undecided["labels.csv"]).unwrap();
        let mut child = project.crosscast(&apply).spawn().unwrap();
        if kill % 2 == 0 {
            std::thread::sleep(length.mul_f64(dice.part() * 1.1));
        } else {
            let new = || project.litter().iter().any(|name| name.starts_with(".crosscast-"));
            wait_until(&mut child, new);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let mut there = project.mappings();
        there.retain(|name, _| !name.starts_with(".crosscast-"));
        let new = there == decided;
        assert!(new || there == undecided, "{kill}");
        let unfinished = !project.litter().is_empty();
        seen[usize::from(new)] += 1;

        // Decisions that are half written do not keep anybody from a run.
        if kill % 4 == 0 {
            project.run();
        }
        let next = finished(project.crosscast(&apply).spawn().unwrap());
        assert_eq!(next.status.code(), Some(0), "{next:?}");
        assert_eq!(
            said(&next).contains("an earlier `apply` was interrupted"),
            unfinished,
            "{next:?}"
        );
        assert!(project.mappings() == decided);
        assert_eq!(project.litter(), [""; 0]);
    }
    eprintln!("killed before, after the decisions were in place: {seen:?}");
}

fn differs(there: &Files, results: &[Files; 2]) -> String {
    if there.is_empty() {
        return String::from("no results");
    }
    let names = |one: &Files| {
        let names = there.keys().chain(one.keys());
        names.filter(|name| there.get(*name) != one.get(*name)).cloned().collect::<Vec<_>>()
    };
    format!("{:?} and {:?}", names(&results[0]), names(&results[1]))
}
