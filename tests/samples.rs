//! The sample inbox, against totals that were worked out before the files were written.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

mod outcome;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io::Cursor;
use std::sync::LazyLock;

use calamine::{Data, Reader};
use crosscast::mapping::Mappings;
use outcome::{Line, Written, amount, ours, table};
use rust_decimal::Decimal;

static SAMPLES: LazyLock<Written> = LazyLock::new(|| run(2));

fn run(threads: usize) -> Written {
    let mappings = Mappings::load(&ours("mappings"), None)
        .unwrap_or_else(|mistakes| panic!("{mistakes}: {:?}", mistakes.0));
    Written::by_run(&ours("samples"), &mappings, threads)
}

#[test]
fn every_reference_total_is_reproduced_to_the_penny() {
    let mut wrong = String::new();
    let reference = table(&ours("tests/samples/reference.csv"));
    let files = SAMPLES.table("files.csv");
    let entries = SAMPLES.table("entries.csv");
    let sums = spend_by_file_and_area(&entries);
    assert_eq!(
        files.iter().map(|file| &file["file"]).collect::<BTreeSet<_>>(),
        reference.iter().map(|truth| &truth["file"]).collect::<BTreeSet<_>>(),
        "the files found are those of the reference"
    );

    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for truth in &reference {
        let (name, area) = (truth["file"].as_str(), truth["area"].as_str());
        let found = sums.get(&(name, area)).copied().unwrap_or_default();
        let lines: usize = truth["lines"].parse().unwrap();
        let expected = (lines, amount(truth, "spend"));
        if found != expected {
            let _ = writeln!(wrong, "{name}, {area}: {found:?} lines and sum, not {expected:?}");
        }
        told.insert((name, area));

        let file = files.iter().find(|file| file["file"] == name).unwrap();
        for column in ["printed_total", "difference"] {
            if file[column] != truth[column] {
                let (said, right) = (&file[column], &truth[column]);
                let _ = writeln!(wrong, "{name}: {column} is {said:?}, not {right:?}");
            }
        }
        let right = match (lines, truth["status"].as_str()) {
            (0, "no_total") => "no_spend",
            (_, status) => status,
        };
        if file["verdict"] != right {
            let _ = writeln!(wrong, "{name}: the verdict is {}, not {right}", file["verdict"]);
        }
    }
    for ((name, area), found) in &sums {
        if !told.contains(&(name, area)) {
            let _ = writeln!(wrong, "{name}: {found:?} lines and sum for the area {area:?}");
        }
    }
    assert!(wrong.is_empty(), "the samples say otherwise:\n{wrong}");
}

/// Lines and pounds by file and area, as the files say. An entry is one cell, however many shares it
/// is split into, and whether or not it is taken back later.
fn spend_by_file_and_area(entries: &[Line]) -> BTreeMap<(&str, &str), (usize, Decimal)> {
    let mut sums: BTreeMap<(&str, &str), (usize, Decimal)> = BTreeMap::new();
    let mut cells = BTreeSet::new();
    for entry in entries.iter().filter(|entry| !is_reversal(entry)) {
        let sum = sums.entry((&entry["file"], &entry["area"])).or_default();
        sum.0 += usize::from(cells.insert((&entry["file"], &entry["sheet"], &entry["cell"])));
        sum.1 += amount(entry, "amount");
    }
    sums
}

#[test]
fn each_entry_stands_on_the_basis_that_counts() {
    let reference = table(&ours("tests/samples/reference.csv"));
    let basis: BTreeMap<&str, &str> =
        reference.iter().map(|truth| (&*truth["file"], &*truth["basis"])).collect();
    for entry in SAMPLES.table("entries.csv") {
        assert_eq!(entry["basis"], basis[&*entry["file"]], "{entry:?}");
    }
}

fn is_reversal(entry: &Line) -> bool {
    entry["entry_id"].contains("-reversed")
}

#[test]
fn a_cumulative_return_is_netted_with_the_next() {
    let earlier = "dunnockby/Report to 30 September 2016.ods";
    let later = "dunnockby/Report to 31 March 2017.ods";
    let entries = SAMPLES.table("entries.csv");
    for entry in entries.iter().filter(|entry| is_reversal(entry)) {
        assert_eq!(entry["file"], earlier, "nothing else is taken back: {entry:?}");
        assert!(entry["reason"].contains(later), "it says why: {entry:?}");
    }
    let reference = table(&ours("tests/samples/reference.csv"));
    let said = |file: &str| {
        let truth = reference.iter().find(|truth| truth["file"] == file).unwrap();
        amount(truth, "spend")
    };
    let periods = SAMPLES.table("totals/periods.csv");
    let spent = |period: &str| {
        let mut lines = periods.iter();
        let line =
            lines.find(|line| line["area"] == "example-dunnockby" && line["period"] == period);
        amount(line.unwrap(), "amount")
    };
    // Nothing says when the first return begins.
    assert_eq!(spent("not dated"), said(earlier));
    assert_eq!(spent("2016/17"), said(later) - said(earlier));
}

#[test]
fn a_total_that_its_lines_do_not_reach_is_reported_with_the_difference() {
    let findings = SAMPLES.table("findings.csv");
    let differs: Vec<&Line> =
        findings.iter().filter(|finding| finding["code"] == "total-differs").collect();
    let places: Vec<(&str, &str, &str)> = differs
        .iter()
        .map(|finding| (&*finding["file"], &*finding["sheet"], &*finding["cell"]))
        .collect();
    assert_eq!(
        places,
        [
            ("fernbrook/Fernbrook Hall works.xlsx", "Hall works", "B9"),
            ("kestrelby/KESTRELBY Q4 2019-20.xls", "Q4", "B10"),
        ]
    );
    for (finding, figures) in
        differs.iter().zip([["73730.00", "71730.00", "2000.00"], ["6482.50", "6428.50", "54.00"]])
    {
        let says = finding["says"].replace(',', "");
        for figure in figures {
            assert!(says.contains(figure), "{figure} is missing: {says}");
        }
        assert_eq!(finding["severity"], "error");
        assert!(!finding["do"].is_empty(), "what to do is missing: {finding:?}");
    }
}

#[test]
fn every_row_that_is_not_empty_is_accounted_for_once() {
    let mut accounted: BTreeMap<String, BTreeSet<(String, u32)>> = BTreeMap::new();
    for row in SAMPLES.table("rows.csv") {
        let place = (row["sheet"].clone(), row["row"].parse().unwrap());
        let again = !accounted.entry(row["file"].clone()).or_default().insert(place);
        assert!(!again, "accounted for twice: {row:?}");
        assert!(!row["role"].is_empty() && row["role"] != "blank", "{row:?}");
        assert!(row["role"] != "left_out" || !row["reason"].is_empty(), "no reason: {row:?}");
    }
    let (mut wrong, mut workbooks) = (String::new(), 0);
    for file in SAMPLES.table("files.csv") {
        let name = &file["file"];
        if matches!(file["verdict"].as_str(), "refused" | "duplicate") {
            assert!(!accounted.contains_key(name), "{name} was not read");
            continue;
        }
        let found = accounted.remove(name).unwrap_or_default();
        assert!(!found.is_empty(), "{name} has no rows");
        let expected = rows_seen_by_calamine(name).unwrap_or_else(|| lines_of_text(name));
        for (sheet, row) in found.symmetric_difference(&expected) {
            let missing = if found.contains(&(sheet.clone(), *row)) { "extra" } else { "lost" };
            let _ = writeln!(wrong, "{name}, {sheet}, row {row}: {missing}");
        }
        workbooks += usize::from(!expected.iter().all(|(sheet, _)| sheet.is_empty()));
    }
    assert!(accounted.is_empty(), "rows of files that are not in files.csv: {accounted:?}");
    assert!(workbooks >= 20, "only {workbooks} workbooks could be counted");
    assert!(wrong.is_empty(), "rows in are not rows accounted for:\n{wrong}");
}

/// Sheet and number of each row in which calamine finds anything; `None` for text files.
fn rows_seen_by_calamine(name: &str) -> Option<BTreeSet<(String, u32)>> {
    let bytes = std::fs::read(ours("samples").join(name)).unwrap();
    let mut workbook = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let mut rows = BTreeSet::new();
    for sheet in workbook.sheet_names() {
        let range = workbook.worksheet_range(&sheet).unwrap();
        let first = range.start().map_or(0, |(row, _)| row);
        for (row, cells) in (first + 1..).zip(range.rows()) {
            let says = |cell: &Data| match cell {
                Data::Empty => false,
                Data::String(text) => !text.trim().is_empty(),
                _ => true,
            };
            if cells.iter().any(says) {
                rows.insert((sheet.clone(), row));
            }
        }
    }
    Some(rows)
}

/// Number of each line that says anything. No sample has a line break inside a field.
fn lines_of_text(name: &str) -> BTreeSet<(String, u32)> {
    let bytes = std::fs::read(ours("samples").join(name)).unwrap();
    let encoding = match std::str::from_utf8(&bytes) {
        Ok(_) => encoding_rs::UTF_8,
        Err(_) => encoding_rs::WINDOWS_1252,
    };
    // A byte order mark is stronger than the guess.
    let (text, _, _) = encoding.decode(&bytes);
    let says = |line: &str| line.contains(|sign: char| !",;\t|\"".contains(sign) && sign != ' ');
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| says(line))
        .map(|(row, _)| (String::new(), row))
        .collect()
}

#[test]
fn the_control_account_balances_line_by_line_and_in_all() {
    let mut files: BTreeMap<String, [Decimal; 6]> = BTreeMap::new();
    let mut programme: BTreeMap<String, [Decimal; 6]> = BTreeMap::new();
    for line in SAMPLES.table("control.csv") {
        assert_eq!(line["balances"], "yes", "{line:?}");
        let figures =
            ["rows_in", "rows_out", "rows_left_out", "pounds_in", "pounds_out", "pounds_left_out"]
                .map(|column| amount(&line, column));
        let [rows_in, rows_out, rows_left, pounds_in, pounds_out, pounds_left] = figures;
        assert_eq!(rows_in, rows_out + rows_left, "{line:?}");
        assert_eq!(pounds_in, pounds_out + pounds_left + amount(&line, "rounding"), "{line:?}");
        let all = line["file"] == "(all files)";
        let account = if all { &mut programme } else { &mut files };
        let sums = account.entry(line["stage"].clone()).or_default();
        for (sum, figure) in sums.iter_mut().zip(figures) {
            *sum += figure;
        }
    }
    assert_eq!(files, programme, "the files' accounts make the programme's");
    let stages: Vec<&str> = ["amounts", "coding", "files", "rows", "totals"].into();
    assert_eq!(programme.keys().collect::<Vec<_>>(), stages);
    assert_eq!(programme["amounts"][4], programme["coding"][3], "what is read is coded");
    assert_eq!(programme["coding"][4], programme["totals"][3], "what is coded is totalled");

    let mut by_status: BTreeMap<String, Decimal> = BTreeMap::new();
    for entry in SAMPLES.table("entries.csv") {
        *by_status.entry(entry["status"].clone()).or_default() += amount(&entry, "amount");
    }
    assert_eq!(by_status.keys().collect::<Vec<_>>(), ["coded", "review"]);
    let in_totals = by_status["coded"] + by_status["review"];
    assert_eq!(in_totals, programme["totals"][4], "the entries make the totals");
    let entries = SAMPLES.table("entries.csv");
    let reversals = entries.iter().filter(|entry| is_reversal(entry));
    let taken_back: Decimal = reversals.map(|entry| amount(entry, "amount")).sum();
    assert_eq!(-taken_back, programme["coding"][5], "the rest is taken back");
    assert_eq!(SAMPLES.table("rows.csv").len(), usize_of(programme["rows"][0]));
}

#[test]
fn all_totals_cross_add_to_the_same_programme_total() {
    let programme = total_by(&SAMPLES.table("totals/programme.csv"), &["category"]);
    let areas = SAMPLES.table("totals/areas.csv");
    let labels = SAMPLES.table("totals/labels.csv");
    let periods = SAMPLES.table("totals/periods.csv");
    let mut by_category = total_by(&areas, &["category"]);
    for (category, sum) in &programme {
        let found = by_category.remove(category).unwrap_or_default();
        assert_eq!(found, *sum, "the areas add up to the programme in {category:?}");
    }
    assert!(by_category.is_empty(), "categories that the programme lacks: {by_category:?}");
    let by_area = total_by(&areas, &["area"]);
    assert_eq!(total_by(&labels, &["area"]), by_area, "an area's own labels make its total");
    assert_eq!(total_by(&periods, &["area"]), by_area, "an area's periods make its total");

    let mut of_entries: BTreeMap<Vec<String>, (Decimal, Decimal)> = BTreeMap::new();
    for entry in SAMPLES.table("entries.csv").iter().filter(|entry| entry["status"] != "excluded") {
        of_entries.entry(vec![entry["area"].clone()]).or_default().0 += amount(entry, "amount");
    }
    let pounds =
        |sums: &BTreeMap<Vec<String>, (Decimal, Decimal)>| -> BTreeMap<Vec<String>, Decimal> {
            sums.iter().map(|(name, sum)| (name.clone(), sum.0)).collect()
        };
    assert_eq!(pounds(&of_entries), pounds(&by_area), "the entries make the areas");

    let summary: serde_json::Value =
        serde_json::from_slice(&SAMPLES.files()["summary.json"]).unwrap();
    let figures = summary["figures"].as_array().unwrap();
    let figure = |id: &str| {
        let found = figures.iter().find(|figure| figure["id"] == id);
        Decimal::from_str_exact(found.unwrap()["value"].as_str().unwrap()).unwrap()
    };
    let total: Decimal = programme.values().map(|sum| sum.0).sum();
    assert_eq!(figure("programme.total"), total, "summary.json says the same");
}

/// Pounds and lines, by the columns named.
fn total_by(lines: &[Line], columns: &[&str]) -> BTreeMap<Vec<String>, (Decimal, Decimal)> {
    let mut sums: BTreeMap<Vec<String>, (Decimal, Decimal)> = BTreeMap::new();
    for line in lines {
        let name = columns.iter().map(|column| line[*column].clone()).collect();
        let sum = sums.entry(name).or_default();
        sum.0 += amount(line, "amount");
        sum.1 += amount(line, "lines");
    }
    sums
}

fn usize_of(count: Decimal) -> usize {
    count.to_string().parse().unwrap()
}

#[test]
fn the_same_bytes_come_out_whatever_the_number_of_threads() {
    let first = comparable(&SAMPLES);
    for threads in [1, 2, 4] {
        let other = comparable(&run(threads));
        assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, bytes) in &first {
            assert!(*bytes == other[name], "{name} is other with {threads} threads");
        }
    }
}

/// The files of a run, `run.json` without its clock.
fn comparable(written: &Written) -> BTreeMap<String, Vec<u8>> {
    let mut files = written.files();
    let text = String::from_utf8(files.remove("run.json").unwrap()).unwrap();
    let (mut clocks, mut lines) = (0, Vec::new());
    for line in text.lines() {
        let clock = line.trim_start().starts_with("\"written_at\"");
        clocks += usize::from(clock);
        lines.push(if clock { "" } else { line });
    }
    assert_eq!(clocks, 1, "run.json has one clock");
    files.insert(String::from("run.json"), lines.join("\n").into_bytes());
    files
}
