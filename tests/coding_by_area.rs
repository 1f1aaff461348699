//! How often the coder is right about an area from which it has learnt nothing: each area in
//! turn is coded by the shipped rules and by what all other areas decided, where they agree. Reads the labelled set named by
//! `CROSSCAST_LABELLED` (columns `label`, `area`, `suggested_theme`, `confidence`).

#![expect(clippy::unwrap_used, reason = "what cannot be read fails the test, as it should")]

use std::collections::{BTreeMap, BTreeSet};

use crosscast::classify::Coder;
use crosscast::mapping::{Answer, Category, LabelDecision, Line, Mappings};
use crosscast::model::CategoryId;
use crosscast::model::key::{LabelKey, label_key};

struct Labelled {
    label: String,
    area: String,
    category: CategoryId,
    sure: bool,
}

/// Themes that the labelled set calls otherwise than `categories.csv`.
const OTHERWISE: [(&str, &str); 3] = [
    ("Investing in young people", "young-people"),
    ("Families", "families"),
    ("Digital and communications", "digital"),
];

fn read(path: &str, categories: &[Category]) -> Vec<Labelled> {
    let mut labelled = Vec::new();
    for row in csv::Reader::from_path(path).unwrap().deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let theme = row["suggested_theme"].trim_start_matches("[provisional] ");
        if theme.is_empty() || row["confidence"] == "low" {
            continue;
        }
        let id = OTHERWISE.iter().find(|(name, _)| *name == theme).map(|(_, id)| *id);
        let place = categories
            .iter()
            .position(|category| category.name == theme || Some(&*category.id) == id)
            .unwrap_or_else(|| panic!("no category is called {theme}"));
        labelled.push(Labelled {
            label: row["label"].clone(),
            area: row["area"].clone(),
            category: CategoryId(u16::try_from(place).unwrap()),
            sure: row["confidence"] == "high",
        });
    }
    labelled
}

/// The mappings that the other areas' answers make, as far as they agree.
fn learnt(labelled: &[Labelled], shipped: &Mappings, judged: &str) -> Mappings {
    let mut answers: BTreeMap<LabelKey, (String, BTreeSet<CategoryId>)> = BTreeMap::new();
    for row in labelled.iter().filter(|row| row.area != judged) {
        let answer = answers.entry(label_key(&row.label));
        answer.or_insert_with(|| (row.label.clone(), BTreeSet::new())).1.insert(row.category);
    }
    let labels = (2..)
        .zip(answers.into_values())
        .filter(|(_, (_, categories))| categories.len() == 1)
        .map(|(line, (label, categories))| LabelDecision {
            area: None,
            label,
            answer: Answer::One(*categories.first().unwrap()),
            decided_by: String::new(),
            decided_on: String::new(),
            note: String::new(),
            line: Line(line),
        })
        .collect();
    Mappings {
        categories: shipped.categories.clone(),
        rules: shipped.rules.iter().filter(|rule| rule.area.is_none()).cloned().collect(),
        labels,
        ..Mappings::default()
    }
}

#[test]
fn what_is_coded_from_other_areas_is_right() {
    let Ok(path) = std::env::var("CROSSCAST_LABELLED") else {
        println!("skipped: CROSSCAST_LABELLED names no labelled set");
        return;
    };
    let folder = std::env::var("CROSSCAST_MAPPINGS").unwrap_or_else(|_| String::from("mappings"));
    let shipped = Mappings::load(folder.as_ref(), None).unwrap();
    let labelled = read(&path, &shipped.categories);
    let areas: BTreeSet<&str> = labelled.iter().map(|row| row.area.as_str()).collect();
    let (mut asked, mut coded, mut right, mut top) = ([0; 2], [0; 2], [0; 2], [0; 2]);
    for area in areas {
        let mappings = learnt(&labelled, &shipped, area);
        let coder = Coder::new(&mappings);
        for row in labelled.iter().filter(|row| row.area == area) {
            let decision = coder.decide(None, &row.label, "", "");
            let set = usize::from(!row.sure);
            asked[set] += 1;
            let answer = Answer::One(row.category);
            if let Some(given) = &decision.answer {
                coded[set] += 1;
                right[set] += usize::from(*given == answer);
                if *given != answer {
                    println!("wrong: {} ({})", row.label, decision.reason);
                }
            }
            let offered = |rival: &crosscast::classify::Suggestion| rival.category == row.category;
            top[set] += usize::from(
                decision.answer == Some(answer)
                    || coder.suggest(None, &row.label, "", "").iter().any(offered),
            );
        }
    }
    for (set, name) in ["high", "medium"].into_iter().enumerate() {
        println!(
            "{name}: {} labels, {} coded, {} right, {} among the first three",
            asked[set], coded[set], right[set], top[set]
        );
    }
    assert!(asked[0] > 0, "the labelled set is empty");
    assert!(right[0] * 100 >= coded[0] * 97, "{} of {} right", right[0], coded[0]);
}
