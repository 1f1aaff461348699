use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::mapping::LabelsFile;
use crate::pipeline::apply::{Proposal, Proposing, propose};
use crate::publish::entries_csv::COLUMNS;
use crate::review::FilledRow;

const LABELS: &str = "area,label,category\n,Hall hire,spaces\n,Community garden planting,green\n";

fn project(lines: &[(&str, &str, i64)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("mappings/categories.csv", "id,name\narts,Arts\nspaces,Spaces\ngreen,Green\n");
    write("mappings/areas.csv", "id,name\nnoel,Noel\nleaf,Leaf\n");
    write("mappings/labels.csv", LABELS);
    let mut entries = format!("{}\n", COLUMNS.join(","));
    for (at, (area, label, pence)) in lines.iter().enumerate() {
        let amount = Money::from_pence(*pence);
        let status = if *label == "Left out" { "excluded" } else { "review" };
        let _ = writeln!(
            entries,
            "aa-1-A{at},f.csv,,{at},A{at},{area},,,,,{label},,spent,{amount},,,none,0.0000,,,,{status},,label"
        );
    }
    write("out/entries.csv", &entries);
    dir
}

fn proposal(dir: &Path, rows: &[FilledRow]) -> Proposal {
    let folder = dir.join("mappings");
    let run = PublishedRun::at(&dir.join("out")).unwrap();
    propose(&Proposing {
        rows,
        run: &run,
        dir: &folder,
        settings: None,
        labels: &LabelsFile::read(&folder).unwrap(),
        mappings: &Mappings::load(&folder, None).unwrap(),
        by: "Ruth",
        on: "2026-11-21",
    })
    .unwrap()
}

fn row(row: u32, area: &str, label: &str, category: &str, scope: &str) -> FilledRow {
    FilledRow {
        row,
        area: area.into(),
        label: label.into(),
        category: category.into(),
        scope: scope.into(),
        ..FilledRow::default()
    }
}

#[test]
fn each_answer_tells_its_lines_and_what_follows_by_likeness_stands_apart() {
    let dir = project(&[
        ("noel", "Mural painting workshop", 10_000),
        ("leaf", "MURAL PAINTING WORKSHOPS", 5_000),
        ("", "Mural painting workshop", 1),
        ("noel", "Mural paintng workshop", 700),
        ("noel", "Hall hire", 2_000),
        ("leaf", "Hall hire", 300),
        ("leaf", "Sundries", 40),
        ("leaf", "Left out", 9_999),
    ]);
    let rows = [
        row(2, "noel", "Mural painting workshop", "arts", "whole programme"),
        row(3, "leaf", "Hall hire", "green", ""),
        row(4, "leaf", "Left out", "green", ""),
    ];
    let Proposal { checked, moves, .. } = proposal(dir.path(), &rows);
    assert_eq!(checked.problems.len(), 1, "what is left out cannot be decided");
    let told: Vec<_> = moves
        .answers
        .iter()
        .map(|one| {
            let flow = &one.flows[0];
            (
                one.flows.len(),
                flow.from.is_none(),
                flow.sum.lines,
                flow.sum.amount.to_string(),
                flow.areas,
            )
        })
        .collect();
    assert_eq!(told, [(1, true, 3, "150.01".into(), 3), (1, false, 1, "3.00".into(), 1)]);
    let [follower] = moves.followers.as_slice() else { panic!("{:?}", moves.followers) };
    assert_eq!(
        (&*follower.label, &*follower.like, follower.flow.sum.amount),
        ("Mural paintng workshop", "Mural painting workshop", Money::from_pence(700))
    );
    assert_eq!(
        (moves.moved.lines, moves.moved.amount.to_string(), moves.areas),
        (5, "160.01".into(), 3)
    );
    assert_eq!((moves.review.0.lines, moves.review.1.lines), (5, 1));
    let figure =
        |id: &str| moves.figures.iter().find(|one| one.id == id).map(|one| one.by.to_string());
    assert_eq!(figure("programme.category.arts").as_deref(), Some("157.01"));
    assert_eq!(figure("programme.category.review").as_deref(), Some("-157.01"));
    assert_eq!(figure("area.leaf.category.green").as_deref(), Some("3.00"));
    assert_eq!(figure("programme.total"), None);
}

#[test]
fn without_a_new_answer_nothing_moves() {
    let dir = project(&[("noel", "Hall hire", 1), ("noel", "Mural", 2)]);
    let rows =
        [row(2, "", "Hall hire", "spaces", "whole programme"), row(3, "noel", "Mural", "", "")];
    let proposal = proposal(dir.path(), &rows);
    assert_eq!((proposal.moves, proposal.checked.standing.len()), (Moves::default(), 1));
    assert_eq!(proposal.appended.bytes, LABELS.as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_moves_balances_whatever_is_answered(
        lines in prop::collection::vec(
            (
                prop::sample::select(vec!["noel", "leaf", ""]),
                prop::sample::select(vec!["Hall hire", "Halls hire fee", "Mural", "Planting gardens", "Hub"]),
                -10_000i64..10_000,
            ),
            1..12,
        ),
        answers in prop::collection::vec(
            (0usize..12, prop::sample::select(vec!["arts", "spaces", "unclear"]), any::<bool>(), any::<bool>()),
            0..5,
        ),
    ) {
        let dir = project(&lines);
        let rows: Vec<FilledRow> = (2..)
            .zip(&answers)
            .map(|(at, &(line, category, programme, split))| {
                let (area, label, _) = lines[line % lines.len()];
                let scope = if programme { "whole programme" } else { "" };
                let mut row = row(at, area, label, category, scope);
                if split {
                    row.category.clear();
                    row.split = "arts 33.33; green 66.67".into();
                }
                row
            })
            .collect();
        let moves = proposal(dir.path(), &rows).moves;
        let by = |stem: &str| {
            let figures = moves.figures.iter().filter(|one| one.id.starts_with(stem));
            figures.map(|one| one.by).sum::<rust_decimal::Decimal>()
        };
        prop_assert!(by("programme.category.").is_zero());
        prop_assert!(by("area.noel.category.").is_zero());
        prop_assert!(by("area.leaf.category.").is_zero());
        let of_answers = moves.answers.iter().flat_map(|one| &one.flows);
        let all: Tally = of_answers
            .chain(moves.followers.iter().map(|one| &one.flow))
            .filter(|flow| flow.from.as_ref().map(Answer::shares) != flow.to.as_ref().map(Answer::shares))
            .map(|flow| flow.sum)
            .sum();
        prop_assert_eq!(all, moves.moved);
    }
}
