use proptest::prelude::*;

use super::*;
use crate::mapping::{Area, Category, LabelDecision, Line};
use crate::model::CategoryId;

const ARTS: CategoryId = CategoryId(0);
const SPACES: CategoryId = CategoryId(1);
const NOEL: Option<AreaId> = Some(AreaId(0));
const LEAF: Option<AreaId> = Some(AreaId(1));

fn mappings() -> Mappings {
    let area = |id: &str| Area {
        id: id.into(),
        name: id.into(),
        aliases: Vec::new(),
        providers: Vec::new(),
        region: String::new(),
        local_authority: String::new(),
        allocation: None,
    };
    let category = |id: &str| Category {
        id: id.into(),
        name: id.into(),
        aliases: Vec::new(),
        definition: String::new(),
        source: String::new(),
    };
    let decided = |area, label: &str, answer, line| LabelDecision {
        area,
        label: label.into(),
        answer,
        decided_by: "Ruth".into(),
        decided_on: "2026-01-05".into(),
        note: String::new(),
        line: Line(line),
    };
    let split = Answer::Split(vec![(ARTS, 6_000), (SPACES, 4_000)]);
    Mappings {
        areas: vec![area("noel"), area("leaf")],
        categories: vec![category("arts"), category("spaces")],
        labels: vec![decided(NOEL, "Mural", Answer::One(ARTS), 2), decided(None, "Hub", split, 3)],
        ..Mappings::default()
    }
}

/// The labels of the run.
fn seen() -> SeenLabels {
    let mut seen = SeenLabels::default();
    for (area, label) in [
        (NOEL, "Mural"),
        (NOEL, "Roof"),
        (LEAF, "ROOFS"),
        (LEAF, "Roofing"),
        (LEAF, "Hub"),
        (None, "Roofer"),
        (NOEL, "16-Apr"),
        (NOEL, "arts"),
        (NOEL, "2016"),
        (NOEL, "🎉"),
        (NOEL, "سقف القاعة"),
    ] {
        seen.add(area, label);
    }
    seen.add(NOEL, &"long ".repeat(2_000));
    seen
}

/// `area | label | group | category | scope | split`
fn rows(lines: &[&str]) -> Vec<FilledRow> {
    let row = |(row, line): (u32, &&str)| {
        let mut fields = line.split('|').map(|field| field.trim().to_owned());
        let mut next = || fields.next().unwrap_or_default();
        FilledRow {
            row,
            area: next(),
            label: next(),
            group: next(),
            category: next(),
            scope: next(),
            split: next(),
            ..FilledRow::default()
        }
    };
    (2..).zip(lines).map(row).collect()
}

fn checked(lines: &[&str]) -> Checked {
    check(&rows(lines), &mappings(), &seen(), "Bob")
}

fn said(lines: &[&str]) -> Vec<String> {
    let problems = checked(lines).problems;
    problems.iter().map(|one| format!("{}: {}; {}", one.row, one.says, one.remedy)).collect()
}

#[test]
fn good_answers_are_accepted_and_empty_rows_counted() {
    let checked = checked(&[
        "noel | roof | | Arts",
        "leaf | Roofs | | | whole programme | arts 60; spaces 40",
        "leaf | Roofing",
        "noel | MURALS | | arts",
        "leaf | Hub | | | whole programme | spaces 40 + arts 60",
    ]);
    assert_eq!(checked.problems, []);
    assert_eq!((checked.answered, checked.blank), (4, 1));
    let split = Answer::Split(vec![(ARTS, 6_000), (SPACES, 4_000)]);
    let accepted: Vec<_> = checked
        .accepted
        .iter()
        .map(|one| (one.row, one.area, &*one.label, &one.answer, &*one.decided_by))
        .collect();
    assert_eq!(
        accepted,
        [(2, NOEL, "Roof", &Answer::One(ARTS), "Bob"), (3, None, "ROOFS", &split, "Bob")]
    );
    let standing: Vec<_> = checked.standing.iter().map(|one| (one.row, one.line)).collect();
    assert_eq!(standing, [(5, 2), (6, 3)]);
}

#[test]
fn one_answer_serves_its_group_but_for_rows_with_their_own() {
    let checked = checked(&[
        "noel | Roof | Roof | arts | this group",
        "leaf | Roofs | Roof",
        "leaf | Roofing | Roof | spaces",
        "noel | 🎉 | | arts | this group",
    ]);
    assert_eq!(checked.problems, []);
    let accepted: Vec<_> =
        checked.accepted.iter().map(|one| (one.row, one.area, &*one.label)).collect();
    assert_eq!(
        accepted,
        [(2, NOEL, "Roof"), (2, LEAF, "ROOFS"), (4, LEAF, "Roofing"), (5, NOEL, "🎉")]
    );
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let said = said(&[
        "noel | Roof | | artz | everywhere",
        "nole | Roof | | arts",
        " | Roofer | | arts",
        "noel | Mural | | spaces",
        "noel | Gone | | arts",
        "noel | Roofing | | arts",
        "noel | | | arts",
        "noel | 16-Apr | | arts",
        "noel | Roof | R | arts | this group",
        " | Roofer | R",
        "noel | ROOF | | spaces",
        "noel | Roof | | arts",
        "leaf | Roofs | | arts | whole programme",
        " | Roof | | spaces | whole programme",
        "leaf | Hub | | | whole programme | spaces 60; arts 40",
    ]);
    let expected = [
        "2: there is no category `artz`; did you mean `arts`?",
        "2: `everywhere` in the column scope is not known; write `this area`, `this group` or `whole programme`",
        "3: there is no area `nole`; did you mean `noel`?",
        "4: the area is not known, so that nothing can be decided for it alone; answer that row by itself, with the scope `whole programme`",
        "5: this row says `spaces`, by Bob; labels.csv line 2 says `arts`, by Ruth on 2026-01-05; empty the answer, or change line 2 of labels.csv if the new one is right",
        "6: no line of the last run has this label; answer in the list of the last run, or empty the answer",
        "7: no line of noel in the last run has this label; answer in the list of the last run, or empty the answer",
        "8: the label is empty; take the row as `crosscast run` wrote it, or empty its answer",
        "9: labels.csv cannot keep this label: a spreadsheet would make it a date; empty the answer, and write a rule for the label in rules.csv",
        "10: row 11 of its group: the area is not known, so that nothing can be decided for it alone; answer that row by itself, with the scope `whole programme`",
        "12: row 10 says `arts` for this label, and here it is `spaces`; keep one of the two",
        "15: row 14 says `arts` for this label, and here it is `spaces`; keep one of the two",
        "16: this row says `arts 40; spaces 60`, by Bob; labels.csv line 3 says `arts 60; spaces 40`, by Ruth on 2026-01-05; empty the answer, or change line 3 of labels.csv if the new one is right",
    ];
    assert_eq!(said, expected);
}

#[test]
fn two_answers_for_a_group_contradict_each_other() {
    let said = said(&[
        "noel | Roof | R | arts | this group",
        "leaf | Roofs | R",
        "noel | 🎉 | R",
        "leaf | Roofing | R | spaces | this group",
    ]);
    assert_eq!(
        said,
        [
            "5: row 2 says `arts` for this group, and this row says `spaces` for it; keep one of the two"
        ]
    );
}

#[test]
fn an_area_that_differs_from_the_programme_is_told() {
    let told = |line: &str| {
        let checked = checked(&[line]);
        assert_eq!((checked.problems.len(), checked.accepted.len()), (0, 1));
        let differing = checked.differing.iter();
        differing.map(|one| (one.row, Some(one.area), one.line)).collect::<Vec<_>>()
    };
    assert_eq!(told("leaf | Hub | | arts"), [(2, LEAF, 3)]);
    assert_eq!(told("leaf | Hub | | | | arts 60; spaces 40"), []);
    assert_eq!(told("leaf | Roofing | | arts"), []);
}

#[test]
fn strange_labels_are_decided_like_any_other() {
    let long = "long ".repeat(2_000);
    let lines =
        ["arts", "2016", "🎉", "سقف القاعة", &long].map(|label| format!("noel|{label}||arts"));
    let checked = checked(&lines.each_ref().map(String::as_str));
    assert_eq!(checked.problems, []);
    assert_eq!(checked.accepted.len(), 5);
}

proptest! {
    #[test]
    fn every_answered_row_is_accepted_standing_or_a_problem(
        drawn in prop::collection::vec(
            (
                prop::sample::select(vec!["noel", "leaf", "", "x"]),
                prop::sample::select(vec!["Roof", "Roofing", "Mural", "Hub", "Gone", ""]),
                prop::sample::select(vec!["", "G"]),
                "(|arts|spaces|unclear|artz|\\PC{0,4})",
                prop::sample::select(vec!["", "this group", "whole programme", "?"]),
                "(|arts 60; spaces 40|[a-z0-9;+% ]{0,12})",
            ),
            0..8,
        ),
    ) {
        let rows: Vec<FilledRow> = (2..)
            .zip(drawn)
            .map(|(row, (area, label, group, category, scope, split))| FilledRow {
                row,
                area: area.into(),
                label: label.into(),
                group: group.into(),
                category: category.trim().into(),
                scope: scope.into(),
                split: split.trim().into(),
                ..FilledRow::default()
            })
            .collect();
        let checked = check(&rows, &mappings(), &seen(), "Bob");
        prop_assert_eq!(checked.answered + checked.blank, rows.len());
        // Of rows that say the same, the first is told.
        let mut told: Vec<(Option<AreaId>, &LabelKey)> = Vec::new();
        for one in &checked.accepted {
            prop_assert!(!told.contains(&(one.area, &one.key)), "decided twice");
            told.push((one.area, &one.key));
        }
        for row in rows.iter().filter(|row| is_answered(row)) {
            let is_told = checked.accepted.iter().any(|one| one.row == row.row)
                || checked.standing.iter().any(|one| one.row == row.row)
                || checked.problems.iter().any(|one| one.row == row.row);
            let again = rows.iter().any(|other| {
                other.row < row.row && crate::model::key::label_key(&other.label) == crate::model::key::label_key(&row.label)
            });
            prop_assert!(is_told || again, "{row:?}");
        }
    }
}
