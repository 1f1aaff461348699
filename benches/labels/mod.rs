//! Labels that look like those of a large programme, and mapping files that decide some of them.

use crosscast::mapping::{
    Answer, Category, LabelDecision, Line, Mappings, Rule, RuleField, pattern,
};
use crosscast::model::CategoryId;

/// Words that many labels have.
const COMMON: [&str; 40] = [
    "community",
    "youth",
    "project",
    "grants",
    "small",
    "club",
    "group",
    "festival",
    "event",
    "worker",
    "costs",
    "training",
    "park",
    "play",
    "equipment",
    "hall",
    "centre",
    "summer",
    "support",
    "development",
    "garden",
    "family",
    "children",
    "older",
    "people",
    "health",
    "advice",
    "sports",
    "arts",
    "music",
    "food",
    "bank",
    "hub",
    "office",
    "rent",
    "salary",
    "volunteer",
    "newsletter",
    "website",
    "school",
];

/// Numbers that look drawn at random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    /// Two to six words: some common, some names that few labels have.
    pub fn label(&mut self) -> String {
        let mut words = Vec::new();
        for _ in 0..2 + self.below(5) {
            if self.below(3) > 0 {
                // Squared, so that some words are far more common than others.
                let at = self.below(COMMON.len()) * self.below(COMMON.len()) / COMMON.len();
                words.push(COMMON[at].to_owned());
            } else {
                words.push(self.name());
            }
        }
        words.join(" ")
    }

    fn name(&mut self) -> String {
        const PARTS: [&str; 20] = [
            "ash", "brook", "cree", "dale", "ell", "ford", "green", "ham", "ing", "ket", "ley",
            "mere", "nor", "over", "pen", "rick", "stoke", "thorn", "wick", "worth",
        ];
        let mut name = String::new();
        for _ in 0..2 + self.below(2) {
            name.push_str(PARTS[self.below(PARTS.len())]);
        }
        name
    }
}

/// `known` decided labels, a hundred rules, nineteen categories.
pub fn mappings(known: usize, dice: &mut Dice) -> Mappings {
    let category = |id: usize| CategoryId((id % 19) as u16);
    let categories = (0..19)
        .map(|id| Category {
            id: format!("c{id}"),
            name: String::new(),
            definition: String::new(),
            source: String::new(),
        })
        .collect();
    let labels = (0..known)
        .map(|id| LabelDecision {
            area: None,
            label: dice.label(),
            answer: Answer::One(category(id)),
            decided_by: String::new(),
            decided_on: String::new(),
            note: String::new(),
            line: Line(id as u32 + 2),
        })
        .collect();
    let rules = (0..100)
        .map(|id| Rule {
            area: None,
            field: RuleField::Label,
            include: pattern(&format!(r"\b({}|{}) (costs?|fees?)\b", dice.name(), dice.name()))
                .unwrap_or_else(|reason| panic!("{reason}")),
            exclude: None,
            category: Some(category(id)),
            note: String::new(),
            line: Line(id as u32 + 2),
        })
        .collect();
    Mappings { categories, labels, rules, ..Mappings::default() }
}
