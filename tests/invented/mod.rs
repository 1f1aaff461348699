//! Returns that no treasurer wrote: their truth is known, and they can be written in any format.

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

/// A return as it was meant.
#[derive(Clone, Debug)]
pub struct Return {
    /// Rows above the header.
    pub titles: Vec<&'static str>,
    /// Whether a budget stands before the spend.
    pub budget: bool,
    /// Whether each section ends with its own sum.
    pub subtotals: bool,
    /// Whether text shows amounts as `£1,234.50` and `(20.00)` instead of `1234.50` and `-20.00`.
    pub dressed: bool,
    pub sections: Vec<Section>,
    /// Rows below the total.
    pub notes: Vec<&'static str>,
}

/// Lines under a heading of their own.
#[derive(Clone, Debug)]
pub struct Section {
    pub name: &'static str,
    pub lines: Vec<Line>,
}

/// A line and what was spent on it, in pence. What was not spent is left blank beside a budget, and
/// a dash where a blank would leave nothing but words.
#[derive(Clone, Debug)]
pub struct Line {
    pub label: String,
    pub budget: i64,
    pub spent: Option<i64>,
}

/// What stands in a cell.
#[derive(Clone, Debug)]
enum Cell {
    Text(String),
    Pence(i64),
    Blank,
}

const SECTIONS: [&str; 6] = [
    "Children and young people",
    "Community hub",
    "Parks and open space",
    "Health and wellbeing",
    "Getting people into work",
    "Running costs",
];

const TITLES: [&str; 3] =
    ["Hollow Lane Big Local", "Spending return", "Prepared for the partnership board"];

const NOTES: [&str; 2] = ["Signed by the treasurer", "Figures are subject to audit"];

const WHAT: [&str; 12] = [
    "Youth club",
    "Summer fair",
    "Minibus",
    "Allotment",
    "Café",
    "Drop-in",
    "Football",
    "Mural",
    "Newsletter",
    "Sewing group",
    "Lunch club",
    "Play area",
];

const COST: [&str; 8] =
    ["hire", "equipment", "refreshments", "printing", "insurance", "repairs", "worker", "trips"];

/// Any return with one to four sections of two to six lines.
pub fn any_return() -> impl Strategy<Value = Return> {
    (
        proptest::sample::subsequence(TITLES.to_vec(), 0..=TITLES.len()),
        any::<[bool; 3]>(),
        proptest::sample::subsequence(SECTIONS.to_vec(), 1..=4),
        vec(vec(any_line(), 2..=6), 4),
        proptest::sample::subsequence(NOTES.to_vec(), 0..=NOTES.len()),
    )
        .prop_map(|(titles, [budget, subtotals, dressed], names, lines, notes)| Return {
            titles,
            budget,
            subtotals,
            dressed,
            sections: names
                .into_iter()
                .zip(lines)
                .map(|(name, lines)| Section { name, lines })
                .collect(),
            notes,
        })
        .prop_filter("each section spends, and no line is a sum by chance", Return::is_plain)
}

fn any_line() -> impl Strategy<Value = Line> {
    let spent = prop_oneof![
        8 => (101..900_000_i64).prop_map(Some),
        1 => (-90_000..-101_i64).prop_map(Some),
        1 => Just(None),
    ];
    (0..WHAT.len(), 0..COST.len(), 101..900_000_i64, spent).prop_map(
        |(what, cost, budget, spent)| Line {
            label: format!("{} {}", WHAT[what], COST[cost]),
            budget,
            spent,
        },
    )
}

impl Return {
    /// Section, label and pence of each line that says what was spent.
    pub fn entries(&self) -> Vec<(&str, &str, i64)> {
        let lines = self.sections.iter().flat_map(|section| {
            section.lines.iter().map(move |line| (section.name, line.label.as_str(), line.spent))
        });
        lines
            .filter(|(_, _, spent)| spent.is_some() || !self.budget)
            .map(|(section, label, spent)| (section, label, spent.unwrap_or(0)))
            .collect()
    }

    /// The same return with its sections in another order.
    pub fn reversed(&self) -> Return {
        let mut other = self.clone();
        other.sections.reverse();
        other
    }

    /// Whether a reader could not take a line for the sum of the lines above it, or below.
    fn is_plain(&self) -> bool {
        self.sections.iter().all(|section| {
            let lines: Vec<i64> = section.lines.iter().filter_map(|line| line.spent).collect();
            let adds_up_to = |wanted: i64, run: &mut dyn Iterator<Item = &i64>| {
                let mut sum = 0;
                run.map(|line| {
                    sum += line;
                    sum
                })
                .any(|sum| sum == wanted)
            };
            let sum_of_neighbours = |at: usize| {
                adds_up_to(lines[at], &mut lines[..at].iter().rev())
                    || adds_up_to(lines[at], &mut lines[at + 1..].iter())
            };
            lines.len() >= 2
                && lines.iter().sum::<i64>() > 0
                && !(0..lines.len()).any(sum_of_neighbours)
        })
    }

    /// The rows as they are printed. Every row that is not empty counts for the row account.
    fn rows(&self) -> Vec<Vec<Cell>> {
        let text = |words: &str| Cell::Text(words.to_owned());
        let line = |label: Cell, budget: Cell, spent: Cell| {
            if self.budget { vec![label, budget, spent] } else { vec![label, spent] }
        };
        let mut rows: Vec<Vec<Cell>> =
            self.titles.iter().map(|title| line(text(title), Cell::Blank, Cell::Blank)).collect();
        rows.push(line(text("Activity"), text("Budget"), text("Spent")));
        let (mut all_budget, mut all_spent) = (0, 0);
        for section in &self.sections {
            rows.push(line(text(section.name), Cell::Blank, Cell::Blank));
            let (mut budget, mut spent) = (0, 0);
            for one in &section.lines {
                budget += one.budget;
                spent += one.spent.unwrap_or(0);
                let unspent = if self.budget { Cell::Blank } else { text("-") };
                let cell = one.spent.map_or(unspent, Cell::Pence);
                rows.push(line(text(&one.label), Cell::Pence(one.budget), cell));
            }
            if self.subtotals {
                rows.push(line(text("Subtotal"), Cell::Pence(budget), Cell::Pence(spent)));
            }
            all_budget += budget;
            all_spent += spent;
        }
        rows.push(line(text("Total"), Cell::Pence(all_budget), Cell::Pence(all_spent)));
        rows.extend(self.notes.iter().map(|note| line(text(note), Cell::Blank, Cell::Blank)));
        rows
    }

    /// How many rows are printed; none of them is empty.
    pub fn row_count(&self) -> usize {
        self.rows().len()
    }

    /// The return as text.
    pub fn csv(&self) -> String {
        let mut text = String::new();
        for row in self.rows() {
            let cells: Vec<String> = row
                .into_iter()
                .map(|cell| match cell {
                    Cell::Text(words) => words,
                    Cell::Pence(pence) if self.dressed => dressed(pence),
                    Cell::Pence(pence) => pounds(pence),
                    Cell::Blank => String::new(),
                })
                .collect();
            text += &cells.join(",");
            text.push('\n');
        }
        text
    }

    /// Writes the return as a workbook.
    pub fn write_xlsx(&self, path: &Path) {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (at, row) in (0..).zip(self.rows()) {
            for (col, cell) in (0..).zip(row) {
                match cell {
                    Cell::Text(words) => sheet.write_string(at, col, words).unwrap(),
                    Cell::Pence(pence) => {
                        sheet.write_number(at, col, pence as f64 / 100.0).unwrap()
                    }
                    Cell::Blank => sheet,
                };
            }
        }
        workbook.save(path).unwrap();
    }
}

/// `-1234` as `-12.34`.
fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", pence.abs() / 100, pence.abs() % 100)
}

/// `-123456` as `(1,234.56)`, `123456` as `£1,234.56`, between quotes.
fn dressed(pence: i64) -> String {
    let (whole, rest) = (pence.abs() / 100, pence.abs() % 100);
    let grouped = match whole {
        0..1_000 => format!("{whole}"),
        1_000..1_000_000 => format!("{},{:03}", whole / 1_000, whole % 1_000),
        _ => format!("{},{:03},{:03}", whole / 1_000_000, whole / 1_000 % 1_000, whole % 1_000),
    };
    if pence < 0 {
        format!("\"({grouped}.{rest:02})\"")
    } else {
        format!("\"£{grouped}.{rest:02}\"")
    }
}
