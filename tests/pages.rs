//! Every figure that a public page prints is in `summary.json`, under the id that the page gives, and the
//! rounded figures of each table add up to its rounded total.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::Regex;
use rust_decimal::Decimal;
use serde_json::Value;

/// A run over the samples, read.
struct Run {
    _home: tempfile::TempDir,
    out: PathBuf,
    /// Value and lines of each figure.
    figures: BTreeMap<String, (Decimal, Option<u64>)>,
}

impl Run {
    fn of_the_samples() -> Run {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        Command::new(env!("CARGO_BIN_EXE_crosscast"))
            .args(["run", "samples", "--quiet", "--out"])
            .arg(&out)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let summary: Value =
            serde_json::from_slice(&fs::read(out.join("summary.json")).unwrap()).unwrap();
        let figure = |figure: &Value| {
            let text = |key: &str| figure[key].as_str().unwrap().to_owned();
            (text("id"), (text("value").parse().unwrap(), figure["lines"].as_u64()))
        };
        let figures = summary["figures"].as_array().unwrap().iter().map(figure).collect();
        Run { _home: home, out, figures }
    }

    /// The public files with one of these endings, by name.
    fn public(&self, ending: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.out.join("areas"), self.out.join("programme")];
        if ending == "html" {
            found.insert(
                String::from("index.html"),
                fs::read_to_string(self.out.join("index.html")).unwrap(),
            );
        }
        while let Some(folder) = folders.pop() {
            for item in fs::read_dir(&folder).unwrap() {
                let path = item.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|is| is == ending) {
                    let name = path.strip_prefix(&self.out).unwrap().to_str().unwrap().to_owned();
                    found.insert(name, fs::read_to_string(path).unwrap());
                }
            }
        }
        assert!(found.len() > 3, "no {ending} files");
        found
    }

    /// Whether `text` prints the figure `id`: no more than one step of its rounding away.
    fn prints(&self, id: &str, text: &str) -> Result<(), String> {
        let Some(&(value, lines)) = self.figures.get(id) else {
            return Err(format!("there is no figure {id}"));
        };
        let Some((printed, step)) = number(text) else {
            return Err(format!("“{text}” of {id} is no number"));
        };
        let counted = lines.is_some_and(|lines| printed == Decimal::from(lines));
        if (printed - value).abs() < step || (printed == value) || counted {
            return Ok(());
        }
        Err(format!("{id} is {value} and is printed as “{text}”"))
    }
}

/// The number that a text prints, and one step of its last digit.
fn number(text: &str) -> Option<(Decimal, Decimal)> {
    let ones =
        ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    if let Some(at) = ones.iter().position(|word| *word == text.to_lowercase()) {
        return Some((Decimal::from(at as u64), Decimal::new(1, 3)));
    }
    let unit = if text.ends_with(" million") { 1_000_000 } else { 1 };
    let plain: String = text
        .trim_end_matches(" million")
        .trim_end_matches(" per cent")
        .trim_end_matches('%')
        .chars()
        .filter(|letter| !matches!(letter, '£' | ','))
        .collect();
    let value: Decimal = plain.parse().ok()?;
    let unit = Decimal::from(unit);
    Some((value * unit, Decimal::new(1, value.scale()) * unit))
}

fn without(pattern: &str, page: &str) -> String {
    Regex::new(pattern).unwrap().replace_all(page, " ").into_owned()
}

fn data() -> Regex {
    Regex::new(r#"<data value="([^"]*)" data-figure="([^"]*)">([^<]*)</data>"#).unwrap()
}

#[test]
fn every_printed_figure_is_in_the_summary() {
    let run = Run::of_the_samples();
    let mut wrong = Vec::new();
    let mut printed = 0;
    let rest = Regex::new(r"\S*\d\S*").unwrap();
    for (name, page) in run.public("html") {
        for found in data().captures_iter(&page) {
            let (value, id, text) = (&found[1], &found[2], &found[3]);
            printed += 1;
            if let Err(says) = run.prints(id, text) {
                wrong.push(format!("{name}: {says}"));
            }
            let own = run.figures.get(id);
            let is_value = own.is_some_and(|(own, lines)| {
                own.to_string() == value || lines.is_some_and(|lines| lines.to_string() == value)
            });
            if !is_value {
                wrong.push(format!("{name}: {id} is {own:?}, and the page has {value}"));
            }
        }
        // What else is a number is a year, a name, or the whole of something.
        let body = page.split_once("<body").map_or(page.as_str(), |(_, body)| body);
        let bare = without(r"(?s)<data [^>]*>[^<]*</data>|<time[^>]*>[^<]*</time>", body);
        let bare =
            without(r#"(?s)<span class="(?:name )?words">[^<]*</span>|<style>.*?</style>"#, &bare);
        let bare = without(r"<[^>]*>|&#?\w+;", &bare);
        for found in rest.find_iter(&bare).filter(|found| found.as_str() != "100%") {
            wrong.push(format!("{name}: “{}” is under no id", found.as_str()));
        }
    }
    assert!(printed > 1_000, "only {printed} figures");
    wrong.truncate(30);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_table_adds_up_as_it_is_printed() {
    let run = Run::of_the_samples();
    let table = Regex::new(r"(?s)<table.*?</table>").unwrap();
    let row = Regex::new(r"(?s)<tr.*?</tr>").unwrap();
    let cell = Regex::new(r"(?s)<t[dh][^>]*>(.*?)</t[dh]>").unwrap();
    let cells = |row: &str| -> Vec<String> {
        let text = |found: regex::Captures<'_>| without("<[^>]*>", &found[1]).trim().to_owned();
        cell.captures_iter(row).map(text).collect()
    };
    let (mut wrong, mut columns) = (Vec::new(), 0);
    for (name, page) in run.public("html") {
        for found in table.find_iter(&page).filter(|found| found.as_str().contains("<tfoot>")) {
            let (head, rest) = found.as_str().split_once("</thead>").unwrap();
            let (body, foot) = rest.split_once("<tfoot>").unwrap();
            let headings = cells(head.split_once("<thead>").unwrap().1);
            let totals = cells(foot);
            let rows: Vec<Vec<String>> =
                row.find_iter(body).map(|row| cells(row.as_str())).collect();
            for (at, heading) in headings.iter().enumerate() {
                // Shares of one area's spend each make up nothing.
                let adds_up = heading == "Pounds" || heading == "Share" && !totals[at].is_empty();
                if !adds_up {
                    continue;
                }
                let sum: Decimal =
                    rows.iter().filter_map(|row| number(&row[at])).map(|(value, _)| value).sum();
                let (total, _) = number(&totals[at]).unwrap();
                columns += 1;
                if sum != total {
                    wrong.push(format!("{name}: {heading} adds up to {sum}, not {total}\n{body}"));
                }
            }
        }
    }
    assert!(columns > 100, "only {columns} columns");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn other_formats_print_the_same_figures() {
    let run = Run::of_the_samples();
    let pages = run.public("html");
    let figure = Regex::new(r"-?£\d(?:[\d,]*\d)?(?:\.\d+)?(?: million)?|[\d.]*\d%").unwrap();
    let words = Regex::new(r#"<span class="(?:name )?words">[^<]*</span>"#).unwrap();
    let mut wrong = Vec::new();
    for (name, text) in run.public("md").into_iter().chain(run.public("svg")) {
        let folder = Path::new(&name).parent().unwrap();
        let page = &pages[folder.join("page.html").to_str().unwrap()];
        let shown: BTreeSet<&str> =
            data().captures_iter(page).map(|found| found.get(3).unwrap().as_str()).collect();
        // Numbers in labels and names, and the ends of bands.
        let words: Vec<&str> = words.find_iter(page).map(|found| found.as_str()).collect();
        // The style of a picture speaks of sizes in per cent.
        let text = without(r"(?s)<style>.*?</style>|<[^>]*>", &text);
        for found in figure.find_iter(&text).map(|found| found.as_str()) {
            let in_words = || words.iter().any(|words| words.contains(found));
            if found != "100%" && !shown.contains(found) && !in_words() {
                wrong.push(format!("{name}: {found} is not on the page"));
            }
        }
    }
    for (name, text) in run.public("csv") {
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let header = reader.headers().unwrap().clone();
        let place = |column: &str| header.iter().position(|name| name == column);
        let (figure, amount) = (place("figure").unwrap(), place("amount"));
        for record in reader.records() {
            let record = record.unwrap();
            // Where nothing is counted, there is neither a figure nor an amount.
            if record[figure].is_empty() && amount.is_some_and(|at| record[at].is_empty()) {
                continue;
            }
            let own = run.figures.get(&record[figure]);
            if let Some(amount) = amount
                && own.map(|own| own.0.to_string()).as_deref() != Some(&record[amount])
            {
                wrong.push(format!("{name}: {record:?} and {own:?}"));
            }
        }
    }
    wrong.truncate(30);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Public files carry no word of an entry that is not a label, and no name of a return.
#[test]
fn no_public_file_names_a_return_or_says_what_was_described() {
    let run = Run::of_the_samples();
    let mut reader = csv::Reader::from_path(run.out.join("entries.csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let place = |column: &str| header.iter().position(|name| name == column).unwrap();
    let (file, description, label, from) =
        (place("file"), place("description"), place("label"), place("label_from"));
    let (mut labels, mut secrets) = (BTreeSet::new(), BTreeSet::new());
    for record in reader.records() {
        let record = record.unwrap();
        if &record[from] == "label" {
            labels.insert(record[label].to_lowercase());
        } else {
            secrets.insert(record[label].to_owned());
        }
        secrets.insert(record[description].to_owned());
        if !record[file].is_empty() {
            secrets
                .insert(Path::new(&record[file]).file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
    secrets.retain(|secret| {
        let secret = secret.to_lowercase();
        secret.chars().count() > 8 && !labels.iter().any(|label| label.contains(&secret))
    });
    assert!(secrets.len() > 30, "only {} to look for", secrets.len());
    let mut wrong = Vec::new();
    for ending in ["html", "md", "csv", "json", "svg"] {
        for (name, text) in run.public(ending).iter().filter(|(name, _)| *name != "index.html") {
            for secret in secrets.iter().filter(|secret| text.contains(secret.as_str())) {
                wrong.push(format!("{name} says “{secret}”"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
