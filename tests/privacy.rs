//! Labels with personal data and labels that look like them: none of the first may pass the screen, and few of
//! the second may be held back. The later files were written as checks after the first.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use crosscast::privacy::Screen;

/// The files.
const FILES: [&str; 3] = ["labels.csv", "labels_again.csv", "labels_third.csv"];

/// How many harmless labels may be held back in a file of sixty.
const FALSE_ALARMS: usize = 3;

struct Labelled {
    label: String,
    personal: bool,
}

fn labelled(name: &str) -> Vec<Labelled> {
    let path = format!("{}/tests/privacy/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    let labels: Vec<Labelled> = reader
        .records()
        .map(|record| record.unwrap())
        .map(|record| Labelled { label: record[0].to_owned(), personal: &record[1] == "yes" })
        .collect();
    assert_eq!(labels.len(), 60, "{name}");
    labels
}

/// The personal labels that pass as `written`, and the harmless ones that do not.
fn wrong(name: &str, written: impl Fn(&str) -> String) -> (Vec<String>, Vec<String>) {
    let screen = Screen::new();
    let (mut leaked, mut alarms) = (Vec::new(), Vec::new());
    for one in labelled(name) {
        let label = written(&one.label);
        match (one.personal, screen.concern(&label).is_some()) {
            (true, false) => leaked.push(label),
            (false, true) => alarms.push(label),
            _ => {}
        }
    }
    (leaked, alarms)
}

#[test]
fn nothing_personal_passes_and_little_else_is_held_back() {
    for name in FILES {
        let (leaked, alarms) = wrong(name, str::to_owned);
        assert!(leaked.is_empty(), "{name} leaks {leaked:?}");
        assert!(alarms.len() <= FALSE_ALARMS, "{name} holds back {alarms:?}");
    }
}

#[test]
fn neither_case_nor_odd_blanks_and_apostrophes_open_the_screen() {
    let forms: [fn(&str) -> String; 4] = [
        |label| label.to_uppercase(),
        |label| label.to_lowercase(),
        |label| label.replace(' ', "\u{a0}").replace('\'', "\u{2019}"),
        |label| format!("  {}\u{200b} ", label.replace(' ', "\t ")),
    ];
    for name in FILES {
        for form in forms {
            let (leaked, alarms) = wrong(name, form);
            assert!(leaked.is_empty(), "{name} leaks {leaked:?}");
            assert!(alarms.len() <= FALSE_ALARMS, "{name} holds back {alarms:?}");
        }
    }
}

#[test]
fn file_names_are_screened_with_their_separators_as_blanks() {
    let screen = Screen::new();
    for path in [
        "Warsop/Mr_Patel-Q1.xlsx",
        "jane.smith.csv",
        "a/b/J_Smith_wages_2019.xlsx",
        "inv-00123.csv",
    ] {
        assert!(screen.file_concern(path).is_some(), "{path}");
    }
    for path in [
        "noel-park/2014-15/Q1 return.xlsx",
        "Brackenholt spend report Jan-Jun 2022.xlsx",
        "petty-cash.csv",
    ] {
        assert_eq!(screen.file_concern(path), None, "{path}");
    }
}

/// A sheet may be made to cost time: what is looked for takes time in proportion to the label.
#[test]
fn a_label_of_any_length_is_read_once() {
    let screen = Screen::new();
    for piece in ["a ", "1 ", "@a", "Mr ", "W", "0-", "1 A ", "at (at) ", "'s"] {
        let label = piece.repeat(32_000 / piece.len());
        screen.concern(&label);
    }
}
