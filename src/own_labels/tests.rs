//! Small areas in their own words.

use proptest::prelude::*;

use super::*;
use crate::mapping::{Answer, Category, LabelDecision, Line, Publication};
use crate::model::key::label_key;
use crate::model::{AreaId, CategoryId, LabelFrom, Money};
use crate::total::{SpendLine, Totals};

const ARTS: CategoryBucket = CategoryBucket::Category(CategoryId(0));
const SPACES: CategoryBucket = CategoryBucket::Category(CategoryId(1));

fn mappings() -> Mappings {
    let category = |id: &str| Category {
        id: id.into(),
        name: id.to_uppercase(),
        aliases: Vec::new(),
        definition: String::new(),
        source: String::new(),
    };
    let decided = |label: &str| LabelDecision {
        area: None,
        label: label.into(),
        answer: Answer::One(CategoryId(0)),
        decided_by: String::new(),
        decided_on: String::new(),
        note: String::new(),
        line: Line(2),
    };
    Mappings {
        categories: vec![category("arts"), category("spaces")],
        labels: vec![decided("Community festival"), decided("Planting"), decided("Painting")],
        ..Mappings::default()
    }
}

/// A line of spend: area, label, pounds, category, section, where its label was taken from.
type Spent<'a> = (Option<u16>, &'a str, i64, CategoryBucket, &'a str, LabelFrom);

fn line(label: &str, pounds: i64) -> Spent<'_> {
    (Some(0), label, pounds, ARTS, "", LabelFrom::Label)
}

fn totals(lines: &[Spent<'_>]) -> Totals {
    let mut totals = Totals::new(4);
    for &(area, label, pounds, category, section, label_from) in lines {
        let amount = Money::from_pence(pounds * 100);
        totals.add(&SpendLine {
            area: area.map(AreaId),
            period: None,
            date: None,
            key: label_key(label).words(),
            label,
            label_from,
            section,
            lines: 1,
            row: 0,
            amount,
            parts: &[(category, amount)],
        });
    }
    totals
}

fn found(lines: &[Spent<'_>], mappings: &Mappings) -> Vec<AreaLabels> {
    let totals = totals(lines);
    let tables = totals.tables(mappings.categories.len()).unwrap();
    own_labels(&tables, mappings, &Screen::new())
}

/// The groups of the first area: name, slug and pounds.
fn groups(lines: &[Spent<'_>], mappings: &Mappings) -> Vec<String> {
    let found = found(lines, mappings);
    found[0]
        .groups
        .iter()
        .map(|one| format!("{} {} {}", one.name, one.slug, one.sum.amount))
        .collect()
}

#[test]
fn near_identical_labels_are_one_under_the_commonest_wording() {
    let same = |one, other| groups(&[line(one, 2), line(one, 2), line(other, 1)], &mappings());
    for (one, other, name) in [
        ("Community festival", "COMMUNITY FESTIVALS", "Community festival community-festival 5.00"),
        ("Comunity festval", "Festval Comunity", "Comunity festval comunity-festval 5.00"),
        ("Community festval", "Community festival", "Community festval community-festval 5.00"),
        ("Youth club 2016", "Youth club 2017", "Youth club 2016 youth-club-2016 5.00"),
        ("Hodthorpe gala", "Hodthorp gala", "Hodthorpe gala hodthorpe-gala 5.00"),
    ] {
        assert_eq!(same(one, other), [name], "{one} / {other}");
    }
    for (one, other) in [
        ("Planting", "Painting"),
        ("Community fund", "Community costs"),
        ("Former club", "Farmer club"),
        ("Phase 1", "Phase 2"),
        ("Marley club", "Barley club"),
        ("Non-festival", "Festival"),
    ] {
        assert_eq!(same(one, other).len(), 2, "{one} / {other}");
    }
    let other_category = (Some(0), "Community festval", 1, SPACES, "", LabelFrom::Label);
    assert_eq!(groups(&[line("Community festival", 2), other_category], &mappings()).len(), 2);
}

#[test]
fn what_is_of_concern_is_shown_in_another_wording_or_as_its_category() {
    let lines = [
        line("Hall hire, ref 88213", 5),
        line("Hall hire, ref 88213", 5),
        line("Hall hire", 1),
        line("Mr Patel's travel", 7),
        line("Bereavement group", -3),
        (Some(0), "Acme Ltd", 4, SPACES, "", LabelFrom::Payee),
    ];
    let found = &found(&lines, &mappings())[0];
    assert_eq!(found.groups.len(), 1);
    assert_eq!((&*found.groups[0].name, &*found.groups[0].slug), ("Hall hire", "hall-hire"));
    assert_eq!(found.labels, 4);
    assert_eq!((found.withheld.labels, found.withheld.sum.amount), (3, Money::from_pence(800)));
    let by_category: Vec<_> = found
        .withheld
        .by_category
        .iter()
        .map(|(one, sum)| (*one, sum.amount.to_string()))
        .collect();
    assert_eq!(by_category, [(ARTS, String::from("4.00")), (SPACES, String::from("4.00"))]);
    let kept: Vec<_> =
        found.kept_back.iter().map(|one| (&*one.label, one.concern, &*one.published_as)).collect();
    let expected = [
        ("Mr Patel's travel", Concern::Name, "ARTS"),
        ("Acme Ltd", Concern::NotOwnWords, "SPACES"),
        ("Bereavement group", Concern::Special, "ARTS"),
    ];
    assert_eq!(kept, expected);
}

#[test]
fn a_misspelling_does_not_publish_what_is_held_back() {
    let lines = [line("Bereavement festivities", 1), line("Bereavment festivities", 5)];
    let said =
        Publication { area: None, label: "Planting trees".into(), public: false, line: Line(2) };
    let more = [line("Planting trees", 1), line("Plantinng trees", 5)];
    let mappings = Mappings { publications: vec![said], ..mappings() };
    for lines in [lines, more] {
        let found = &found(&lines, &mappings)[0];
        assert_eq!((found.groups.len(), found.withheld.labels), (0, 1), "{lines:?}");
    }
}

#[test]
fn a_researchers_word_stands_above_the_screen() {
    let said = |label: &str, public| Publication {
        area: None,
        label: label.into(),
        public,
        line: Line(2),
    };
    let mappings = Mappings {
        publications: vec![
            said("Bereavement group", true),
            said("Acme Ltd", true),
            said("Murals", false),
        ],
        ..mappings()
    };
    let lines = [
        line("Bereavement group", 3),
        (Some(0), "Acme Ltd", 2, ARTS, "", LabelFrom::Payee),
        (Some(0), "Other Ltd", 2, ARTS, "", LabelFrom::Payee),
        line("Mural", 1),
    ];
    let found = &found(&lines, &mappings)[0];
    let names: Vec<_> = found.groups.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["Bereavement group", "Acme Ltd"]);
    let concerns: Vec<_> = found.kept_back.iter().map(|one| one.concern).collect();
    assert_eq!(concerns, [Concern::NotOwnWords, Concern::SaidNo]);
}

#[test]
fn a_name_that_is_held_back_is_held_back_in_every_label_and_heading() {
    let said =
        Publication { area: None, label: "Whitfield prize".into(), public: true, line: Line(2) };
    let mappings = Mappings { publications: vec![said], ..mappings() };
    let lines = [
        line("Sharon Whitfield", 9),
        line("Whitfield", 8),
        line("Lunch club patel", 7),
        line("Mrs Patel", 6),
        line("Whitfield prize", 5),
        line("Lunch club", 4),
        (Some(0), "Hub", 30, ARTS, "Whitfield's events", LabelFrom::Label),
        (Some(0), "Hub", 30, ARTS, "Spaces", LabelFrom::Label),
        (Some(1), "Whitfield", 3, ARTS, "", LabelFrom::Label),
    ];
    let found = found(&lines, &mappings);
    let names = |groups: &[Group]| groups.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&found[0].groups), ["Hub", "Whitfield prize", "Lunch club"]);
    let kept: Vec<_> = found[0].kept_back.iter().map(|one| (&*one.label, one.concern)).collect();
    let labels = ["Sharon Whitfield", "Whitfield", "Lunch club patel", "Mrs Patel"];
    assert_eq!(kept, labels.map(|label| (label, Concern::Name)));
    assert_eq!(names(&found[0].sections), ["Spaces", "Headings withheld", "Under no heading"]);
    assert_eq!(names(&found[1].groups), ["Whitfield"], "another area's");
}

#[test]
fn small_labels_are_gathered_and_a_large_refund_is_not() {
    let words = ["Choir", "Bingo", "Yoga", "Zumba", "Gala", "Fete"];
    let mut lines = vec![line("Hub", 5_000), line("Hub roof returned", -900)];
    lines.extend(words[..2].iter().map(|word| line(word, 10)));
    let some = &found(&lines, &mappings())[0];
    let names: Vec<_> = some.groups.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["Hub", "Hub roof returned"]);
    let other = some.other.as_ref().unwrap();
    assert_eq!((other.labels, other.sum.amount), (2, Money::from_pence(2_000)));
    assert_eq!(found(&lines[..3], &mappings())[0].groups.len(), 3, "one alone is not gathered");

    let many: Vec<String> =
        words.iter().flat_map(|one| words.map(|other| format!("{one} and {other} day"))).collect();
    let lines: Vec<_> = many.iter().map(|label| line(label, 100)).collect();
    let some = &found(&lines, &mappings())[0];
    assert_eq!(some.groups.len(), 12);
    assert_eq!(some.other.as_ref().unwrap().labels, some.labels - 12);
}

#[test]
fn headings_are_told_when_they_hold_half_of_the_money() {
    let under = |section, pounds| (Some(0), "Hub", pounds, ARTS, section, LabelFrom::Label);
    let names = |lines: &[Spent<'_>]| -> Vec<String> {
        let found = found(lines, &mappings());
        found[0].sections.iter().map(|one| format!("{} {}", one.slug, one.sum.amount)).collect()
    };
    let lines = [
        under("Theme 2: None / Q1", 2),
        under("theme 2 - none", 2),
        under("None", 1),
        under("Mrs Patel", 1),
        under("", 6),
    ];
    assert_eq!(names(&lines), ["none-2 1.00", "theme-2-none 4.00", "withheld 1.00", "none 6.00"]);
    assert_eq!(names(&[under("A", 1), under("B", 1), under("", 3)]), [""; 0]);
    assert_eq!(names(&[under("A", 9), under("", 3)]), [""; 0]);
}

fn drawn() -> impl Strategy<Value = Vec<(Option<u16>, String, i64, bool, String, bool)>> {
    let label = "(Mr |Mrs )?(hub|choir|gala|festival|festval|planting|youth|HIV)( (2016|ref 88213|club|Smith|fund))?";
    let section = "(Theme [1-3]|Mr Patel|none| )?( / x)?";
    let one = (
        prop::option::of(0u16..2),
        label,
        -5_000i64..50_000,
        any::<bool>(),
        section,
        prop::bool::weighted(0.1),
    );
    prop::collection::vec(one, 1..80)
}

proptest! {
    #[test]
    fn what_is_shown_gathered_and_withheld_adds_up(drawn in drawn()) {
        let lines: Vec<Spent<'_>> = drawn
            .iter()
            .map(|(area, label, pounds, arts, section, payee)| {
                let from = if *payee { LabelFrom::Payee } else { LabelFrom::Label };
                let category = if *arts { ARTS } else { SPACES };
                (*area, label.as_str(), *pounds, category, section.as_str(), from)
            })
            .collect();
        let screen = Screen::new();
        for area in found(&lines, &mappings()) {
            let other = area.other.clone().unwrap_or_default();
            let groups: Tally = area.groups.iter().map(|group| group.sum).sum();
            prop_assert_eq!(groups + other.sum + area.withheld.sum, area.total);
            prop_assert_eq!(area.groups.len() + other.labels + area.withheld.labels, area.labels);
            prop_assert_eq!(area.kept_back.len(), area.withheld.labels);
            prop_assert!(other.labels != 1);
            for gathered in [&other, &area.withheld] {
                let by_category: Tally = gathered.by_category.iter().map(|&(_, sum)| sum).sum();
                prop_assert_eq!(by_category, gathered.sum);
            }
            if !area.sections.is_empty() {
                prop_assert_eq!(area.sections.iter().map(|one| one.sum).sum::<Tally>(), area.total);
            }
            for shown in [&area.groups, &area.sections] {
                let mut slugs: Vec<_> = shown.iter().map(|group| &group.slug).collect();
                slugs.sort();
                slugs.dedup();
                prop_assert_eq!(slugs.len(), shown.len());
                prop_assert!(shown.iter().all(|group| screen.concern(&group.name).is_none()));
            }
        }
    }
}
