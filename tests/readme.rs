//! What the README shows is what the program says: each `console` block is run in a copy of the
//! project, and its lines must come in that order. A line `…` stands for lines left out, and `…` at
//! the end of a line for the rest of it.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "what fails here is a failed test")]

use std::path::Path;
use std::process::Command;

use walkdir::WalkDir;

/// A command of the README and the lines that it is said to print.
struct Shown<'a> {
    command: &'a str,
    lines: Vec<&'a str>,
}

#[test]
fn the_readme_shows_what_the_program_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let project = tempfile::tempdir().unwrap();
    for part in ["samples", "mappings", "crosscast.toml"] {
        copy(&root.join(part), &project.path().join(part));
    }
    let shown = console_blocks(&readme);
    assert!(
        shown.iter().any(|one| one.command == "crosscast run samples"),
        "the main job is shown"
    );
    for one in shown {
        let words = words(one.command);
        assert_eq!(words[0], "crosscast", "{}", one.command);
        let said = Command::new(env!("CARGO_BIN_EXE_crosscast"))
            .args(&words[1..])
            .current_dir(project.path())
            .output()
            .unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        if let Err(missing) = holds(&one.lines, &said) {
            panic!("README.md, `{}`: not said is\n{missing}\n\nsaid is\n{said}", one.command);
        }
    }
}

#[test]
fn what_is_not_said_is_told() {
    let said = "one \ntwo\nthree\nfour\n";
    for good in [&["one", "two", "three", "four"][..], &["one", "…", "fo…"], &["…", "two", "…"]]
    {
        assert_eq!(holds(good, said), Ok(()), "{good:?}");
    }
    for bad in [
        &["two", "…"][..],
        &["one", "three", "…"],
        &["…", "three"],
        &["…", "four", "five"],
        &["x…", "…"],
        &["…", "two", "…", "one"],
    ] {
        assert!(holds(bad, said).is_err(), "{bad:?}");
    }
}

fn console_blocks(readme: &str) -> Vec<Shown<'_>> {
    let mut blocks = Vec::new();
    let mut lines = readme.lines();
    while lines.by_ref().any(|line| line == "```console") {
        let command = lines.next().and_then(|line| line.strip_prefix("$ ")).expect("a command");
        let printed = lines.by_ref().take_while(|line| *line != "```").collect();
        blocks.push(Shown { command, lines: printed });
    }
    blocks
}

/// The words of a command line; double quotes keep words together.
fn words(command: &str) -> Vec<&str> {
    command
        .split('"')
        .enumerate()
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        })
        .collect()
}

/// Whether `said` is `shown` with lines put in for each `…`; else the first stretch that is not there.
fn holds(shown: &[&str], said: &str) -> Result<(), String> {
    let said: Vec<&str> = said.trim_end().lines().map(str::trim_end).collect();
    let stretches: Vec<&[&str]> = shown.split(|line| *line == "…").collect();
    let mut from = 0;
    for (nth, stretch) in stretches.iter().enumerate() {
        let (first, last) = (nth == 0, nth + 1 == stretches.len());
        let rest = &said[from..];
        let starts_here = |at: &usize| {
            let there = rest[*at..].iter().take(stretch.len());
            there.len() == stretch.len()
                && there.zip(*stretch).all(|(said, shown)| same(shown, said))
        };
        let at = match (first, last) {
            (true, _) => Some(0).filter(starts_here),
            (false, true) => rest.len().checked_sub(stretch.len()).filter(starts_here),
            (false, false) => (0..=rest.len()).find(starts_here),
        };
        let Some(at) = at else { return Err(stretch.join("\n")) };
        from += at + stretch.len();
        if last && from < said.len() && !stretch.is_empty() {
            return Err(format!("(the end, after)\n{}", stretch.join("\n")));
        }
    }
    Ok(())
}

/// Whether a line is what is shown, or begins so when the rest is left out.
fn same(shown: &str, said: &str) -> bool {
    shown == said || shown.strip_suffix('…').is_some_and(|begins| said.starts_with(begins))
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.unwrap();
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&place).unwrap();
        } else {
            std::fs::copy(entry.path(), if entry.depth() == 0 { to } else { &place }).unwrap();
        }
    }
}
