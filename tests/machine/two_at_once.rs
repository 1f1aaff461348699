//! Two programs that want the same folder.

use std::fs;

use super::project::{Project, finished, said, wait_until};

const APPLY: [&str; 6] = ["apply", "filled.xlsx", "--by", "Ruth", "--on", "2026-11-21"];

#[test]
fn the_second_run_names_the_first() {
    let project = Project::new();
    project.put_slow_return();
    let mut first = project.crosscast(&["run", "--anew"]).spawn().unwrap();
    assert!(wait_until(&mut first, || project.at("out.partial/rows.csv").exists()));
    let second = finished(project.crosscast(&["run", "--anew"]).spawn().unwrap());
    assert_eq!(second.status.code(), Some(74), "{second:?}");
    let owner = format!("another run (process {} on ", first.id());
    assert!(said(&second).contains(&owner) && said(&second).contains(", since 2"), "{second:?}");
    let first = finished(first);
    assert!(matches!(first.status.code(), Some(0..=2)), "{first:?}");
    assert_eq!(project.litter(), [""; 0]);

    let mut killed = project.crosscast(&["run", "--anew"]).spawn().unwrap();
    assert!(wait_until(&mut killed, || project.at("out.partial/rows.csv").exists()));
    let owner = format!("an earlier run (process {} on ", killed.id());
    killed.kill().unwrap();
    killed.wait().unwrap();
    let next = project.run();
    assert!(said(&next).contains(&owner), "{next:?}");
}

/// Many runs at once: each writes the same results or is told that another does.
#[test]
fn runs_that_race_leave_one_whole_result() {
    let project = Project::new();
    project.run();
    let out = project.out();
    for _ in 0..4 {
        let runs: Vec<_> =
            (0..5).map(|_| project.crosscast(&["run", "--anew"]).spawn().unwrap()).collect();
        let codes: Vec<_> = runs.into_iter().map(|run| finished(run).status.code()).collect();
        assert!(codes.iter().any(|code| matches!(code, Some(0..=2))), "{codes:?}");
        assert!(codes.iter().all(|code| matches!(code, Some(0..=2 | 74))), "{codes:?}");
        assert!(project.out() == out, "{codes:?}");
        assert_eq!(project.litter(), [""; 0]);
    }
}

/// A run goes by the mapping files that it has read, and says which these were.
#[test]
fn answers_that_are_applied_during_a_run_wait_for_the_next() {
    let project = Project::new();
    project.put_slow_return();
    project.run();
    let out = project.out();
    let mut run = project.crosscast(&["run", "--anew"]).spawn().unwrap();
    assert!(wait_until(&mut run, || project.at("out.partial/rows.csv").exists()));
    let applied = finished(project.crosscast(&APPLY).spawn().unwrap());
    assert_eq!(applied.status.code(), Some(0), "{applied:?}");
    finished(run);
    assert!(project.out() == out);
    let again = finished(project.crosscast(&APPLY).spawn().unwrap());
    assert!(said(&again).contains("older run (labels.csv changed since)"), "{again:?}");
    project.run();
    assert!(project.out() != out);
}

/// Whoever is told that the answers are written finds them in the file.
#[test]
fn no_answer_of_two_who_apply_at_once_is_lost() {
    let project = Project::new();
    project.run();
    let list = fs::read_to_string(project.at("out/review.csv")).unwrap();
    let undecided = fs::read(project.at("mappings/labels.csv")).unwrap();
    let lists: Vec<String> = answered(&list);
    assert!(lists.len() >= 3, "{list}");
    for _ in 0..3 {
        fs::write(project.at("mappings/labels.csv"), &undecided).unwrap();
        let started: Vec<_> = lists
            .iter()
            .map(|name| {
                let path = format!("{name}.csv");
                fs::write(project.at(&path), name_answered(&list, name)).unwrap();
                let words = ["apply", &path, "--by", name, "--on", "2026-11-21"];
                (name, project.crosscast(&words).spawn().unwrap())
            })
            .collect();
        let mut written = 0;
        let ended: Vec<_> = started.into_iter().map(|(name, one)| (name, finished(one))).collect();
        let labels = fs::read_to_string(project.at("mappings/labels.csv")).unwrap();
        for (name, done) in ended {
            let is_there = labels.lines().any(|line| line.contains(name.as_str()));
            match done.status.code() {
                Some(0) => written += 1,
                code => {
                    assert_eq!(code, Some(74), "{done:?}");
                    assert!(said(&done).contains("another crosscast"), "{done:?}");
                }
            }
            assert_eq!(is_there, done.status.code() == Some(0), "{labels} {done:?}");
        }
        assert!(written > 0);
    }
}

/// One name for each row that waits for an answer.
fn answered(list: &str) -> Vec<String> {
    (1..list.lines().count().min(4)).map(|at| format!("Reviewer{at}")).collect()
}

/// The list with the answer of one of them.
fn name_answered(list: &str, name: &str) -> String {
    let at: usize = name.trim_start_matches("Reviewer").parse().unwrap();
    let mut reader =
        csv::ReaderBuilder::new().from_reader(list.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().unwrap().clone();
    let category = headers.iter().position(|name| name == "category").unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&headers).unwrap();
    for (row, record) in reader.records().enumerate() {
        let record = record.unwrap();
        let fields = record.iter().enumerate();
        let answered = row + 1 == at;
        let field =
            |(col, field)| if answered && col == category { "Community spaces" } else { field };
        writer.write_record(fields.map(field)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}
