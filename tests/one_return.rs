//! One return, one time: however a set of returns is split, put in another order, sent again or
//! corrected, the programme comes to the same, and the control account balances.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

mod outcome;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crosscast::mapping::{Area, Mappings};
use outcome::{Written, amount};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;
use rust_xlsxwriter::Workbook;

const AREAS: [&str; 2] = ["Hollow Hill", "Dunn Dale"];
const LABELS: [&str; 8] = [
    "Youth club",
    "Summer fair",
    "Minibus",
    "Allotment",
    "Lunch club",
    "Mural",
    "Play area",
    "Newsletter",
];

/// What one area spent in one quarter: pence by label.
type Quarter = BTreeMap<usize, i64>;

/// How a quarter is sent.
#[derive(Copy, Clone, Debug)]
enum Sent {
    Once,
    /// Again, with the same bytes.
    Twice,
    /// Again, as a workbook.
    AsWorkbookToo,
    /// In two files with half of the lines each.
    InHalves,
    /// First with other amounts, then corrected.
    Corrected,
    /// A draft before it.
    WithDraft,
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").map_or(cases, |cases| cases.parse().unwrap()),
        rng_seed: RngSeed::Fixed(2019),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Amounts as treasurers have them: few are round.
fn quarter() -> impl Strategy<Value = Quarter> {
    let labels = prop::sample::subsequence((0..LABELS.len()).collect::<Vec<_>>(), 4..LABELS.len());
    (labels, vec(1_001i64..900_000, LABELS.len()))
        .prop_map(|(labels, amounts)| labels.into_iter().zip(amounts).collect())
}

fn sent() -> impl Strategy<Value = Sent> {
    prop::sample::select(vec![
        Sent::Once,
        Sent::Twice,
        Sent::AsWorkbookToo,
        Sent::InHalves,
        Sent::Corrected,
        Sent::WithDraft,
    ])
}

fn pounds(pence: i64) -> String {
    format!("{}.{:02}", pence / 100, pence % 100)
}

fn rows(area: &str, period: &str, heading: &str, lines: &[(usize, i64)]) -> Vec<[String; 2]> {
    let mut rows = vec![
        [area.to_owned(), String::new()],
        [period.to_owned(), String::new()],
        [String::from("Budget heading"), heading.to_owned()],
    ];
    rows.extend(lines.iter().map(|&(label, pence)| [LABELS[label].to_owned(), pounds(pence)]));
    let sum = lines.iter().map(|&(_, pence)| pence).sum();
    rows.push([String::from("Total"), pounds(sum)]);
    rows
}

fn write_csv(path: &Path, rows: &[[String; 2]]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut text = String::new();
    for [words, amount] in rows {
        writeln!(text, "{words},{amount}").unwrap();
    }
    std::fs::write(path, text).unwrap();
}

fn write_xlsx(path: &Path, rows: &[[String; 2]]) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, [words, amount]) in (0u32..).zip(rows) {
        sheet.write_string(at, 0, words).unwrap();
        match amount.parse::<f64>() {
            Ok(number) => sheet.write_number(at, 1, number).unwrap(),
            Err(_) => sheet.write_string(at, 1, amount).unwrap(),
        };
    }
    workbook.save(path).unwrap();
}

fn mappings() -> Mappings {
    let area = |name: &str| Area {
        id: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        ..Area::default()
    };
    Mappings { areas: AREAS.iter().map(|name| area(name)).collect(), ..Mappings::default() }
}

/// Sends one quarter of one area into the inbox. `first` puts its files before or behind others.
fn send(inbox: &Path, area: usize, number: usize, quarter: &Quarter, sent: Sent, first: char) {
    let period = format!("Q{number} 2019/20");
    let lines: Vec<(usize, i64)> = quarter.iter().map(|(&label, &pence)| (label, pence)).collect();
    let of = |lines: &[(usize, i64)]| rows(AREAS[area], &period, "Spent", lines);
    let name = |what: &str| inbox.join(format!("{area}/{first} return Q{number} 2019-20{what}"));
    let wrong: Vec<(usize, i64)> =
        lines.iter().map(|&(label, pence)| (label, pence + 90 * (label as i64 % 2))).collect();
    match sent {
        Sent::Once => write_csv(&name(".csv"), &of(&lines)),
        Sent::Twice => {
            write_csv(&name(".csv"), &of(&lines));
            write_csv(&name(" again.csv"), &of(&lines));
        }
        Sent::AsWorkbookToo => {
            write_csv(&name(".csv"), &of(&lines));
            let mut turned = lines.clone();
            turned.reverse();
            write_xlsx(&name(".xlsx"), &of(&turned));
        }
        Sent::InHalves => {
            let (one, other) = lines.split_at(lines.len() / 2);
            write_csv(&name(" part one.csv"), &of(one));
            write_csv(&name(" part two.csv"), &of(other));
        }
        Sent::Corrected => {
            write_csv(&name(".csv"), &of(&wrong));
            write_csv(&name(" v2.csv"), &of(&lines));
        }
        Sent::WithDraft => {
            write_csv(&name(" draft.csv"), &of(&wrong));
            write_csv(&name(".csv"), &of(&lines));
        }
    }
}

fn totals(written: &Written, table: &str) -> BTreeMap<(String, String), Decimal> {
    let mut sums: BTreeMap<(String, String), Decimal> = BTreeMap::new();
    for line in written.table(table) {
        let key = (line["area"].clone(), line.get("period").cloned().unwrap_or_default());
        *sums.entry(key).or_default() += amount(&line, "amount");
    }
    sums
}

fn balances(written: &Written) -> Result<(), TestCaseError> {
    for line in written.table("control.csv") {
        prop_assert_eq!(&line["balances"], "yes", "{:?}", line);
    }
    let entries = written.table("entries.csv");
    let spend: Decimal = entries
        .iter()
        .filter(|entry| entry["status"] != "excluded")
        .map(|entry| amount(entry, "amount"))
        .sum();
    let all: Decimal = totals(written, "totals/areas.csv").values().sum();
    prop_assert_eq!(spend, all);
    Ok(())
}

proptest! {
    #![proptest_config(few(24))]

    #[test]
    fn however_returns_are_sent_the_totals_are_the_same(
        quarters in vec((0..AREAS.len(), quarter(), sent(), prop::char::range('a', 'z')), 1..8),
        with_year in any::<bool>(),
    ) {
        let home = tempfile::tempdir().unwrap();
        let inbox = home.path().join("inbox");
        std::fs::create_dir(&inbox).unwrap();
        let mut next = [1usize; AREAS.len()];
        let mut expected: BTreeMap<(String, String), Decimal> = BTreeMap::new();
        let mut years: [Quarter; AREAS.len()] = Default::default();
        for (area, quarter, sent, first) in &quarters {
            if next[*area] > 4 {
                continue;
            }
            send(&inbox, *area, next[*area], quarter, *sent, *first);
            next[*area] += 1;
            for (&label, &pence) in quarter {
                *years[*area].entry(label).or_default() += pence;
                let id = AREAS[*area].to_lowercase().replace(' ', "-");
                *expected.entry((id, String::new())).or_default() += Decimal::new(pence, 2);
            }
        }
        for (area, year) in years.iter().enumerate().filter(|_| with_year) {
            if next[area] > 4 {
                let lines: Vec<(usize, i64)> = year.iter().map(|(&l, &p)| (l, p)).collect();
                let path = inbox.join(format!("{area}/whole year 2019-20.csv"));
                write_csv(&path, &rows(AREAS[area], "2019/20", "Spent", &lines));
            }
        }
        let written = Written::by_run(&inbox, &mappings(), 2);
        let mut found = totals(&written, "totals/areas.csv");
        found.retain(|_, sum| !sum.is_zero());
        prop_assert_eq!(found, expected, "{:?}", written.table("findings.csv"));
        balances(&written)?;
        let unclear = written.table("findings.csv");
        let unclear: Vec<_> =
            unclear.iter().filter(|finding| finding["code"] == "returns-overlap").collect();
        prop_assert!(unclear.is_empty(), "{:?}", unclear);
    }

    #[test]
    fn returns_from_the_beginning_come_to_the_last_and_each_period_to_what_was_added(
        added in vec(quarter(), 1..4),
        drops in any::<bool>(),
    ) {
        const ENDS: [&str; 3] = ["30 September 2016", "31 March 2017", "30 September 2017"];
        const PERIODS: [&str; 3] = ["not dated", "2016/17", "2017/18"];
        let home = tempfile::tempdir().unwrap();
        let mut so_far: Quarter = BTreeMap::new();
        let mut expected = BTreeMap::new();
        let mut before = 0;
        for (at, quarter) in added.iter().enumerate() {
            for (&label, &pence) in quarter {
                *so_far.entry(label).or_default() += pence;
            }
            if drops && at > 0 && so_far.len() > 4 {
                // A line is renamed on the way: the money is still there.
                let (label, pence) = so_far.pop_first().unwrap();
                *so_far.entry(label + 1).or_default() += pence;
            }
            let lines: Vec<(usize, i64)> = so_far.iter().map(|(&l, &p)| (l, p)).collect();
            let title = format!("Position at {}", ENDS[at]);
            // Later returns stand first in the inbox.
            let path = home.path().join(format!("{} {}.csv", 9 - at, ENDS[at]));
            write_csv(&path, &rows(AREAS[0], &title, "Spent to date", &lines));
            let sum: i64 = so_far.values().sum();
            let key = (String::from("hollow-hill"), String::from(PERIODS[at]));
            expected.insert(key, Decimal::new(sum - before, 2));
            before = sum;
        }
        let written = Written::by_run(home.path(), &mappings(), 2);
        prop_assert_eq!(totals(&written, "totals/periods.csv"), expected);
        balances(&written)?;
    }
}
