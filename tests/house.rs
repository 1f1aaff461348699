//! The rules of the house that the compiler does not know: which room may import which, how long
//! a file may be, and what is written nowhere. Each test names every place that breaks its rule.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Each room and the rooms whose words it may use, in the order in which the data walks.
const ROOMS: [(&str, &[&str]); 23] = [
    ("model", &[]),
    ("mapping", &["model"]),
    ("gather", &["model"]),
    ("open", &["model", "gather"]),
    ("detect", &["model", "mapping", "open"]),
    ("extract", &["model", "mapping", "open", "detect"]),
    ("classify", &["model", "mapping"]),
    ("reconcile", &["model", "gather", "open", "detect", "extract", "classify"]),
    ("total", &["model", "mapping", "extract", "classify"]),
    ("register", &["model", "mapping", "reconcile", "total"]),
    ("review", &["model", "mapping", "open", "extract", "classify"]),
    ("evaluate", &["model", "mapping", "classify"]),
    ("audit", &["model"]),
    ("compare", &["model", "total"]),
    ("privacy", &["model", "mapping"]),
    ("own_labels", &["model", "mapping", "classify", "total", "privacy"]),
    (
        "figure",
        &["model", "mapping", "reconcile", "total", "register", "compare", "own_labels", "privacy"],
    ),
    (
        "pages",
        &[
            "model",
            "mapping",
            "reconcile",
            "total",
            "register",
            "review",
            "privacy",
            "own_labels",
            "figure",
        ],
    ),
    ("fill", &["model", "mapping", "figure"]),
    ("publish", &BEFORE_PUBLISH),
    ("pipeline", &BEFORE_CLI),
    ("cli", &BEFORE_CLI),
    ("main", &["cli"]),
];

const BEFORE_PUBLISH: [&str; 19] = [
    "model",
    "mapping",
    "gather",
    "open",
    "detect",
    "extract",
    "classify",
    "reconcile",
    "total",
    "register",
    "review",
    "evaluate",
    "audit",
    "compare",
    "privacy",
    "own_labels",
    "figure",
    "pages",
    "fill",
];

const BEFORE_CLI: [&str; 21] = [
    "model",
    "mapping",
    "gather",
    "open",
    "detect",
    "extract",
    "classify",
    "reconcile",
    "total",
    "register",
    "review",
    "evaluate",
    "audit",
    "compare",
    "privacy",
    "own_labels",
    "figure",
    "pages",
    "fill",
    "publish",
    "pipeline",
];

/// What a file that only tests use may import beyond its room's own list.
const ONLY_IN_TESTS: [(&str, &str, &str); 2] = [
    ("src/extract/example.rs", "gather", "a workbook made for a test says which format it is of"),
    ("src/review/filled_list/tests.rs", "gather", "the same"),
];

/// Rooms that touch disk or clock.
const TOUCH_DISK: [&str; 5] = ["gather", "open", "mapping", "publish", "cli"];

/// Other files that name the disk, and why.
const HOLD_FILES: [(&str, &str); 2] = [
    ("src/pipeline/results.rs", "it holds the writers that `publish` opened"),
    ("src/pipeline/unchanged.rs", "it keeps what a run leaves for the next beside the results"),
];

/// Where binary floating point is at home.
const FLOATS: [(&str, &str); 2] = [
    ("src/open/", "spreadsheets store binary floats; here they become decimals"),
    ("src/publish/xlsx_cell.rs", "an xlsx cell can hold no other number"),
];

/// No file is longer.
const LONGEST: usize = 500;

/// Few files are longer, each for a reason that is written down in [`LONG`].
const LONG_FROM: usize = 300;

/// Why these files are one idea in spite of their length (tests included).
const LONG: [(&str, &str); 0] = [];

/// A finding that nothing can raise is a promise that nobody keeps.
#[test]
fn every_code_of_a_finding_can_be_raised() {
    let files = sources("src");
    for code in crosscast::model::Code::ALL {
        let raised = format!("Code::{code:?}");
        let somewhere = files
            .iter()
            .filter(|file| file.name != "src/model/finding.rs")
            .any(|file| file.text.contains(&raised));
        assert!(somewhere, "nothing raises {raised}");
    }
}

#[test]
fn each_room_imports_only_what_it_may() {
    let path = Regex::new(r"\bcrate::(\{[^}]*\}|\w+)").unwrap();
    let name = Regex::new(r"(?:^|[{,])\s*(\w+)").unwrap();
    let supers = Regex::new(r"\b(?:super::)+").unwrap();
    let mut broken = String::new();
    for file in sources("src") {
        let room = room(&file.name);
        // The map of the house and the crate itself.
        if file.name == "src/lib.rs" {
            continue;
        }
        let code = file.without_comments();
        let Some((_, allowed)) = ROOMS.iter().find(|(of, _)| *of == room) else {
            let _ = writeln!(broken, "{}: the room {room} is not in the table", file.name);
            continue;
        };
        let mut broken_by = |at: usize, other: &str| {
            let line = 1 + code[..at].matches('\n').count();
            let name = &file.name;
            let _ = writeln!(broken, "{name}:{line}: {room} imports {other}; it may: {allowed:?}");
        };
        for found in path.captures_iter(&code) {
            let (at, all) = (found.get(0).unwrap().start(), found.get(1).unwrap().as_str());
            for other in name.captures_iter(all).map(|one| one.get(1).unwrap().as_str()) {
                let test = ONLY_IN_TESTS.iter().any(|one| (one.0, one.1) == (&*file.name, other));
                if other != room && !allowed.contains(&other) && !test {
                    broken_by(at, other);
                }
            }
        }
        let tests = code.find("mod tests {").unwrap_or(code.len());
        for chain in supers.find_iter(&code) {
            let inner = usize::from(chain.start() > tests);
            if chain.len() / "super::".len() >= depth(&file.name) + inner {
                broken_by(chain.start(), "out of its room by `super`");
            }
        }
    }
    assert!(broken.is_empty(), "the data goes one way:\n{broken}");
}

#[test]
fn main_knows_only_the_command_line() {
    let main = std::fs::read_to_string(root().join("src/main.rs")).unwrap();
    let uses = Regex::new(r"\bcrosscast::(\w+)").unwrap();
    let names: Vec<&str> =
        uses.captures_iter(&main).map(|found| found.get(1).unwrap().as_str()).collect();
    assert_eq!(names, ["cli"]);
}

#[test]
fn files_are_short() {
    let (mut broken, mut long) = (String::new(), Vec::new());
    for file in sources("src") {
        let lines = file.text.lines().count();
        if lines > LONGEST {
            let _ = writeln!(broken, "{}: {lines} lines; no file has over {LONGEST}", file.name);
        } else if lines > LONG_FROM {
            long.push(file.name.clone());
            if !LONG.iter().any(|(name, _)| *name == file.name) {
                let _ = writeln!(
                    broken,
                    "{}: {lines} lines; split it, or say in LONG why it is one idea",
                    file.name
                );
            }
        }
    }
    for (name, reason) in LONG {
        assert!(!reason.is_empty(), "{name} is long for no reason");
        if !long.iter().any(|long| long == name) {
            let _ = writeln!(broken, "{name}: is not long; strike it from LONG");
        }
    }
    assert!(broken.is_empty(), "one idea a file:\n{broken}");
}

#[test]
fn no_drawer_is_called_util() {
    let drawers: Vec<String> = sources("src")
        .into_iter()
        .chain(sources("tests"))
        .map(|file| file.name)
        .filter(|name| {
            let mut parts = name.split(['/', '_', '.']);
            parts.any(|part| matches!(part, "util" | "utils" | "helper" | "helpers" | "misc"))
        })
        .collect();
    assert!(drawers.is_empty(), "name them after what they hold: {drawers:?}");
}

#[test]
fn nothing_is_left_undone() {
    // In pieces, so that this file does not find itself.
    let words = [
        concat!("todo", "!"),
        concat!("unimplemented", "!"),
        concat!("dbg", "!"),
        concat!("#[", "ignore"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
    ];
    let files = sources("src").into_iter().chain(sources("tests")).chain(sources("benches"));
    let broken: String = files
        .flat_map(|file| {
            file.all()
                .filter(|(_, text)| words.iter().any(|word| text.contains(word)))
                .map(|(line, text)| format!("{}:{line}: {}\n", file.name, text.trim()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(broken.is_empty(), "a stub is not done:\n{broken}");
}

#[test]
fn floats_stay_where_they_are_at_home() {
    let float = Regex::new(r"\b(f32|f64)\b|_f(32|64)\b").unwrap();
    assert_only(&float, &FLOATS.map(|(place, _)| place), "money is never binary floating point");
}

#[test]
fn only_the_outer_rooms_touch_disk_and_clock() {
    let disk = Regex::new(r"\bstd::(fs|net|env|process)\b|\b(SystemTime|Instant|Zoned)\b").unwrap();
    let rooms = TOUCH_DISK.map(|room| format!("src/{room}/"));
    let mut allowed: Vec<&str> = rooms.iter().map(String::as_str).collect();
    allowed.extend(HOLD_FILES.map(|(file, _)| file));
    allowed.push("src/main.rs");
    let tests = only_for_tests();
    allowed.extend(tests.iter().map(String::as_str));
    assert_only(&disk, &allowed, "the middle of the house is pure");
}

#[test]
fn only_the_command_line_knows_its_crates_and_prints() {
    let terminal = Regex::new(r"\b(clap|indicatif|anyhow)::|\be?print(ln)?!").unwrap();
    assert_only(&terminal, &["src/cli/"], "the terminal belongs to cli");
}

/// Fails with every line of code under `src` that matches outside the places named.
fn assert_only(pattern: &Regex, places: &[&str], rule: &str) {
    let broken: String = sources("src")
        .iter()
        .filter(|file| !places.iter().any(|place| file.name.starts_with(place)))
        .flat_map(|file| {
            file.code()
                .filter(|(_, text)| pattern.is_match(text))
                .map(|(line, text)| format!("{}:{line}: {}\n", file.name, text.trim()))
        })
        .collect();
    assert!(broken.is_empty(), "{rule}; allowed in {places:?}:\n{broken}");
}

/// The files that are compiled for tests only: those that `#[cfg(test)] mod name;` brings in.
fn only_for_tests() -> Vec<String> {
    let module = Regex::new(r"#\[cfg\(test\)\]\s+(?:pub(?:\(\w+\))? )?mod (\w+);").unwrap();
    let mut found = Vec::new();
    for file in sources("src") {
        let folder = file.name.strip_suffix("/mod.rs").or(file.name.strip_suffix(".rs")).unwrap();
        found.extend(
            module.captures_iter(&file.text).map(|name| format!("{folder}/{}.rs", &name[1])),
        );
    }
    found
}

/// A Rust file of the repository.
struct Source {
    /// `src/open/sheet.rs`
    name: String,
    text: String,
}

impl Source {
    /// Its lines with their numbers.
    fn all(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// Its text with comments made blank, so that lines keep their numbers.
    fn without_comments(&self) -> String {
        let blank = |text: &str| text.trim_start().starts_with("//");
        let lines = self.text.lines().map(|text| if blank(text) { "" } else { text });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Its lines that are not comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.all().filter(|(_, text)| !text.trim_start().starts_with("//"))
    }
}

/// The Rust files below a folder of the repository, in order.
fn sources(folder: &str) -> Vec<Source> {
    let mut found: Vec<Source> = walkdir::WalkDir::new(root().join(folder))
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| Source {
            name: slashed(path.strip_prefix(root()).unwrap()),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(!found.is_empty(), "{folder} holds no Rust");
    found
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// `open` of `src/open/sheet.rs`, `pipeline` of `src/pipeline.rs`.
fn room(file: &str) -> &str {
    file.strip_prefix("src/").unwrap().split(['/', '.']).next().unwrap()
}

/// How many steps of `super` lead from a file's module to the crate: 1 for `src/open/mod.rs`.
fn depth(file: &str) -> usize {
    let parts = file.strip_prefix("src/").unwrap().split('/').count();
    if file.ends_with("/mod.rs") { parts - 1 } else { parts }
}
