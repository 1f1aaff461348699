//! Agreement held against tables worked out by hand, and what must be so for any lists.

use proptest::prelude::*;

use super::*;
use crate::model::CategoryId;
use crate::model::key::label_key;

const ARTS: Answer = Answer::One(CategoryId(0));
const SPACES: Answer = Answer::One(CategoryId(1));

fn coding(area: Option<u16>, label: &str, answer: Answer) -> Coding {
    Coding { area: area.map(AreaId), key: label_key(label), label: label.to_owned(), answer }
}

/// One label for each pair of answers.
fn lists(pairs: &[(Answer, Answer)]) -> (Vec<Coding>, Vec<Coding>) {
    let codings = pairs.iter().enumerate().map(|(at, (first, second))| {
        let label = format!("label x{at}y");
        (coding(Some(0), &label, first.clone()), coding(Some(0), &label, second.clone()))
    });
    codings.unzip()
}

fn repeated(table: &[(Answer, Answer, usize)]) -> Vec<(Answer, Answer)> {
    let pair = |(first, second, many): &(Answer, Answer, usize)| {
        std::iter::repeat_n((first.clone(), second.clone()), *many)
    };
    table.iter().flat_map(pair).collect()
}

fn told(kappa: Option<Kappa>) -> String {
    kappa.map_or_else(|| String::from("undefined"), |kappa| kappa.rounded().normalize().to_string())
}

#[test]
fn a_table_of_two_by_two_gives_what_was_worked_out_by_hand() {
    let table = [(ARTS, ARTS, 20), (ARTS, SPACES, 5), (SPACES, ARTS, 10), (SPACES, SPACES, 15)];
    let (first, second) = lists(&repeated(&table));
    let found = Agreement::of(&first, &second);
    assert_eq!((found.both, found.agreed), (50, 35));
    assert_eq!((found.only_first, found.only_second), (0, 0));
    assert_eq!(found.share.unwrap().share.to_string(), "70.0 %");
    assert_eq!(told(found.kappa), "0.4");
    let rows: Vec<_> = found
        .answers
        .iter()
        .map(|one| (&one.answer, one.both, one.only_first, one.only_second, told(one.kappa)))
        .collect();
    // With two answers each against the rest is the whole table again.
    let kappa = || String::from("0.4");
    assert_eq!(rows, [(&ARTS, 20, 5, 10, kappa()), (&SPACES, 15, 10, 5, kappa())]);
    assert_eq!(found.disagreements.len(), 15);
}

#[test]
fn three_answers_give_what_was_worked_out_by_hand() {
    // p = 7/10; chance: 5·4 + 3·4 + 2·2 = 36 of 100; kappa = (70 − 36) / (100 − 36) = 0.53125.
    let table = [
        (ARTS, ARTS, 4),
        (ARTS, SPACES, 1),
        (SPACES, SPACES, 2),
        (SPACES, Answer::Unclear, 1),
        (Answer::Unclear, SPACES, 1),
        (Answer::Unclear, Answer::Unclear, 1),
    ];
    let (first, second) = lists(&repeated(&table));
    let found = Agreement::of(&first, &second);
    assert_eq!(told(found.kappa), "0.5313");
    // unclear: p = 8/10, e = (2·2 + 8·8)/100 = 0.68, kappa = 0.12/0.32 = 0.375.
    let unclear = found.answers.iter().find(|one| one.answer == Answer::Unclear).unwrap();
    assert_eq!(told(unclear.kappa), "0.375");
}

#[test]
fn a_split_agrees_with_the_same_split_only() {
    let split =
        |arts: u32| Answer::Split(vec![(CategoryId(0), arts), (CategoryId(1), 10_000 - arts)]);
    let turned = Answer::Split(vec![(CategoryId(1), 6_000), (CategoryId(0), 4_000)]);
    let whole = Answer::Split(vec![(CategoryId(0), 10_000)]);
    let (first, second) = lists(&[
        (split(4_000), turned),
        (split(4_000), split(5_000)),
        (ARTS, split(5_000)),
        (ARTS, whole),
    ]);
    let found = Agreement::of(&first, &second);
    assert_eq!((found.both, found.agreed), (4, 2));
    let counts = |answer: &Answer| {
        let row = found.answers.iter().find(|one| one.answer == *answer).unwrap();
        (row.both, row.only_first, row.only_second)
    };
    assert_eq!(counts(&split(4_000)), (1, 1, 0));
    assert_eq!(counts(&split(5_000)), (0, 0, 2));
    assert_eq!(counts(&ARTS), (1, 1, 0));
}

#[test]
fn labels_are_matched_by_area_and_key() {
    let first = [
        coding(Some(0), "Mural project", ARTS),
        coding(Some(1), "Mural project", SPACES),
        coding(None, "Hall", SPACES),
        coding(Some(0), "Roof", SPACES),
    ];
    let second = [
        coding(None, "HALL:", SPACES),
        coding(Some(0), "Mural projects", SPACES),
        coding(Some(2), "Mural project", ARTS),
    ];
    let found = Agreement::of(&first, &second);
    assert_eq!((found.both, found.only_first, found.only_second, found.agreed), (2, 2, 1, 1));
    let differs = Disagreement {
        area: Some(AreaId(0)),
        label: String::from("Mural project"),
        first: ARTS,
        second: SPACES,
    };
    assert_eq!(found.disagreements, [differs]);
}

#[test]
fn what_cannot_be_said_is_not_said() {
    let (first, second) = lists(&[(ARTS, ARTS), (ARTS, ARTS)]);
    let same = Agreement::of(&first, &second);
    assert_eq!((same.agreed, same.kappa, same.answers[0].kappa), (2, None, None));
    let none = Agreement::of(&first, &[]);
    assert_eq!((none.both, none.share, none.kappa), (0, None, None));
    assert_eq!(none.only_first, 2);
}

#[test]
fn the_largest_categories_come_first() {
    let grants = Answer::One(CategoryId(2));
    let (first, second) =
        lists(&[(grants.clone(), ARTS), (ARTS, SPACES), (SPACES, SPACES), (SPACES, ARTS)]);
    let found = Agreement::of(&first, &second);
    let order: Vec<&Answer> = found.answers.iter().map(|one| &one.answer).collect();
    assert_eq!(order, [&ARTS, &SPACES, &grants]);
    let pairs: Vec<_> = found.disagreements.iter().map(|one| (&one.first, &one.second)).collect();
    assert_eq!(pairs, [(&ARTS, &SPACES), (&SPACES, &ARTS), (&grants, &ARTS)]);
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        (0u16..4).prop_map(|id| Answer::One(CategoryId(id))),
        Just(Answer::Unclear),
        (1u32..3).prop_map(|part| {
            Answer::Split(vec![
                (CategoryId(0), part * 1_000),
                (CategoryId(1), 10_000 - part * 1_000),
            ])
        }),
    ]
}

proptest! {
    #[test]
    fn identical_codings_agree_wholly(answers in prop::collection::vec(any_answer(), 1..40)) {
        let pairs: Vec<_> = answers.iter().map(|one| (one.clone(), one.clone())).collect();
        let (first, second) = lists(&pairs);
        let found = Agreement::of(&first, &second);
        prop_assert_eq!(found.agreed, found.both);
        prop_assert!(found.disagreements.is_empty());
        if found.answers.len() > 1 {
            prop_assert_eq!(told(found.kappa), "1");
            prop_assert!(found.answers.iter().all(|one| told(one.kappa) == "1"));
        } else {
            prop_assert_eq!(found.kappa, None);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter_and_sides_only_swap(
        pairs in prop::collection::vec((any_answer(), any_answer()), 0..30),
        turn in 0usize..30,
    ) {
        let (first, second) = lists(&pairs);
        let found = Agreement::of(&first, &second);
        let mut turned = second.clone();
        turned.rotate_left(turn.min(second.len()));
        let mut back = first.clone();
        back.reverse();
        prop_assert_eq!(&Agreement::of(&back, &turned), &found);
        let swapped = Agreement::of(&second, &first);
        prop_assert_eq!(swapped.kappa, found.kappa);
        prop_assert_eq!(swapped.disagreements.len(), found.disagreements.len());
        prop_assert_eq!(found.agreed + found.disagreements.len() as u64, found.both);
        let given: u64 = found.answers.iter().map(|one| one.both + one.only_first).sum();
        prop_assert_eq!(given, found.both, "each label has one answer of the first");
    }
}
