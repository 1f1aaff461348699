//! The words of a programme: labels that somebody decided, and what partnerships write.

use std::collections::HashSet;

use super::dice::Dice;

/// What labels speak of, and the category that such labels are in.
const SUBJECTS: [(&str, &str); 40] = [
    ("Youth club", "young-people"),
    ("Play scheme", "young-people"),
    ("Detached youth project", "young-people"),
    ("Festival", "engagement"),
    ("Fun day", "engagement"),
    ("Newsletter", "engagement"),
    ("Village hall", "spaces"),
    ("Community centre", "spaces"),
    ("Hub", "spaces"),
    ("Small grants", "small-grants"),
    ("Community chest", "small-grants"),
    ("Walking group", "health"),
    ("Mental health drop-in", "health"),
    ("Cookery class", "health"),
    ("Community garden", "environment"),
    ("Allotment", "environment"),
    ("Wildflower meadow", "environment"),
    ("Choir", "arts"),
    ("Mural", "arts"),
    ("Theatre workshop", "arts"),
    ("Market stalls", "enterprise"),
    ("Start-up loans", "enterprise"),
    ("Job club", "employment"),
    ("Forklift course", "employment"),
    ("Lunch club", "older-people"),
    ("Tea dance", "older-people"),
    ("Food bank", "poverty"),
    ("Debt advice", "poverty"),
    ("Football pitch", "sport"),
    ("Boxing gym", "sport"),
    ("Empty homes", "housing"),
    ("Toddler group", "families"),
    ("Parenting course", "families"),
    ("Computer class", "digital"),
    ("Free wifi", "digital"),
    ("CCTV", "safety"),
    ("Street lighting", "safety"),
    ("Minibus", "transport"),
    ("Homework club", "education"),
    ("Partnership office", "delivery"),
];

/// What of it was paid.
const MATTERS: [&str; 25] = [
    "room hire",
    "tutor",
    "printing",
    "refreshments",
    "equipment",
    "coach hire",
    "worker salary",
    "volunteer expenses",
    "insurance",
    "repairs",
    "materials",
    "first aid training",
    "storage",
    "electricity",
    "publicity",
    "signs",
    "deposit",
    "cleaning",
    "licence",
    "software",
    "uniforms",
    "delivery",
    "survey",
    "launch",
    "top-up",
];

/// Labels of a whole programme.
pub struct Labels {
    /// What was decided: a label and the id of its category.
    pub known: Vec<(String, &'static str)>,
    /// What partnerships write: most like a known label but for case and punctuation, some like one, some new.
    pub written: Vec<String>,
}

impl Labels {
    /// `known` decided labels and `distinct` written ones.
    pub fn new(seed: u64, known: usize, distinct: usize) -> Labels {
        let mut dice = Dice::new(seed, usize::MAX - 1);
        let known = different(known, |(label, _): &(String, _)| key(label), || decided(&mut dice));
        let written = different(
            distinct,
            |label: &String| label.to_lowercase(),
            || {
                let (label, _) = &known[dice.below(known.len())];
                vary(label, &mut dice)
            },
        );
        Labels { known, written }
    }
}

/// As many as are wanted, no two of which have the same key.
fn different<T>(wanted: usize, key: impl Fn(&T) -> String, mut make: impl FnMut() -> T) -> Vec<T> {
    let mut seen = HashSet::new();
    let mut all = Vec::with_capacity(wanted);
    while all.len() < wanted {
        let one = make();
        if seen.insert(key(&one)) {
            all.push(one);
        }
    }
    all
}

/// A label and the category that a researcher gave to it.
fn decided(dice: &mut Dice) -> (String, &'static str) {
    let (subject, category) = SUBJECTS[dice.below(SUBJECTS.len())];
    let matter = MATTERS[dice.below(MATTERS.len())];
    let label = match dice.below(4) {
        0 => format!("{subject} {matter}"),
        1 => format!("{} {subject}", place(dice)),
        _ => format!("{} {subject} {matter}", place(dice)),
    };
    (label, category)
}

/// How somebody writes a label: seven in ten times the same but for what keys leave out.
fn vary(known: &str, dice: &mut Dice) -> String {
    match dice.below(20) {
        0..8 => known.to_owned(),
        8..10 => known.to_uppercase(),
        10..12 => known.to_lowercase(),
        12 => format!("{known}."),
        13 => known.replacen(' ', " - ", 1),
        14..16 => {
            let mut letters: Vec<char> = known.chars().collect();
            letters.remove(1 + dice.below(letters.len() - 1));
            letters.into_iter().collect()
        }
        16..18 => format!("{known} {}", dice.one(&["costs", "scheme", "phase two", "extra"])),
        _ => format!("{} {}", place(dice), place(dice)),
    }
}

/// A name that few labels have.
fn place(dice: &mut Dice) -> String {
    const FIRST: [&str; 20] = [
        "Ash", "Brook", "Cree", "Dale", "Elm", "Fern", "Green", "Hart", "Ink", "Ket", "Lind",
        "Mere", "Nor", "Over", "Pen", "Rick", "Stoke", "Thorn", "Wick", "Yar",
    ];
    const LAST: [&str; 16] = [
        "bridge", "combe", "den", "ford", "gate", "ham", "hurst", "ing", "ley", "low", "moor",
        "rick", "stead", "thwaite", "ton", "worth",
    ];
    format!("{}{}", dice.one(&FIRST), dice.one(&LAST))
}

/// The words of a label in order, plurals aside: no two decided labels say the same.
fn key(label: &str) -> String {
    let label = label.to_lowercase();
    let mut words: Vec<&str> =
        label.split([' ', '-']).map(|word| word.trim_end_matches('s')).collect();
    words.sort_unstable();
    words.join(" ")
}
