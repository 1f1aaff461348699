//! An inbox that looks like a programme's: the same in every run, as large as is asked for.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crosscast::mapping::Mappings;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// Numbers that look drawn at random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// A programme with invented areas: the folder of its returns and its mapping files.
pub struct Programme {
    folder: tempfile::TempDir,
    /// The mapping files, ready for a run.
    pub mappings: Mappings,
    labels: Vec<String>,
}

impl Programme {
    /// An empty inbox of `areas` areas. The labels are those of the mappings that this crate ships.
    pub fn new(areas: usize) -> Programme {
        let folder = tempfile::tempdir().unwrap();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("mappings");
        let mapped = folder.path().join("mappings");
        fs::create_dir_all(folder.path().join("inbox")).unwrap();
        fs::create_dir(&mapped).unwrap();
        for name in ["categories.csv", "columns.csv", "labels.csv", "rules.csv", "areas.csv"] {
            fs::copy(shipped.join(name), mapped.join(name)).unwrap();
        }
        let mut list = fs::OpenOptions::new().append(true).open(mapped.join("areas.csv")).unwrap();
        for area in 0..areas {
            writeln!(list, "bench-{area},{},,,,", area_name(area)).unwrap();
        }
        let mut reader = csv::Reader::from_path(mapped.join("labels.csv")).unwrap();
        let labels = reader.records().map(|record| record.unwrap()[1].to_owned()).collect();
        let mappings = Mappings::load(&mapped, None).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        Programme { folder, mappings, labels }
    }

    /// Where the mapping files are.
    pub fn mapped(&self) -> PathBuf {
        self.folder.path().join("mappings")
    }

    /// Where the returns are.
    pub fn inbox(&self) -> PathBuf {
        self.folder.path().join("inbox")
    }

    /// Where results may be written.
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Adds one return of about `lines` lines for each area and year; every fifth is CSV.
    pub fn returns(&self, areas: usize, years: usize, lines: impl Fn(&mut Dice) -> usize) {
        let mut dice = Dice(1);
        for area in 0..areas {
            let words = self.vocabulary(&mut dice, 200);
            for year in 0..years {
                let lines = lines(&mut dice);
                let rows = rows(&mut dice, &words, area, 2013 + year, lines);
                let stem = self.inbox().join(format!("{} {}", area_name(area), 2013 + year));
                if (area * years + year) % 5 == 4 {
                    let path = stem.with_extension("csv");
                    let mut out = BufWriter::new(fs::File::create(path).unwrap());
                    rows.iter().for_each(|row| row.write_csv(&mut out));
                } else {
                    let mut book = Workbook::new();
                    let sheet = book.add_worksheet();
                    let look = Look::new();
                    (0..).zip(&rows).for_each(|(at, row)| row.write_xlsx(at, sheet, &look));
                    book.save(stem.with_extension("xlsx")).unwrap();
                }
            }
        }
    }

    /// Adds one workbook that is a ledger of `lines` payments.
    pub fn xlsx_ledger(&self, lines: usize) {
        let mut dice = Dice(2);
        let words = self.vocabulary(&mut dice, 3_000);
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let look = Look::new();
        for at in 0..=lines {
            let row = if at == 0 { Row::ledger_header() } else { payment(&mut dice, &words, at) };
            row.write_xlsx(at as u32, sheet, &look);
        }
        book.save(self.inbox().join(format!("{} ledger.xlsx", area_name(0)))).unwrap();
    }

    /// Adds one text file that is a ledger of `lines` payments.
    pub fn csv_ledger(&self, lines: usize) {
        let mut dice = Dice(3);
        let words = self.vocabulary(&mut dice, 3_000);
        let path = self.inbox().join(format!("{} ledger.csv", area_name(1)));
        let mut out = BufWriter::new(fs::File::create(path).unwrap());
        Row::ledger_header().write_csv(&mut out);
        (1..=lines).for_each(|at| payment(&mut dice, &words, at).write_csv(&mut out));
    }

    /// The words of one partnership: it says the same again and again.
    fn vocabulary(&self, dice: &mut Dice, size: usize) -> Vec<String> {
        (0..size).map(|_| self.label(dice)).collect()
    }

    /// A known label, as it stands or as people vary it, or now and then a new one.
    fn label(&self, dice: &mut Dice) -> String {
        let known = &self.labels[dice.below(self.labels.len())];
        match dice.below(10) {
            0 => format!("{known} costs"),
            1 => known.to_uppercase(),
            2 => format!("{known} - {}", dice.one(&["summer", "phase 2", "North", "deposit"])),
            3 => format!("{} {known}", dice.below(40)),
            4 => {
                let mut chars: Vec<char> = known.chars().collect();
                chars.remove(dice.below(chars.len()));
                chars.into_iter().collect()
            }
            _ => known.clone(),
        }
    }
}

fn area_name(area: usize) -> String {
    const FIRST: [&str; 12] =
        ["Ash", "Birch", "Cray", "Dun", "Elm", "Fal", "Gor", "Hazel", "Ivel", "Jay", "Kel", "Lark"];
    const SECOND: [&str; 13] = [
        "bourne", "croft", "dene", "field", "gate", "holt", "mere", "ness", "pool", "stow",
        "thorpe", "wick", "worthy",
    ];
    format!("{}{} Bench", FIRST[area % FIRST.len()], SECOND[area / FIRST.len() % SECOND.len()])
}

fn payment(dice: &mut Dice, words: &[String], at: usize) -> Row {
    let pence = 100 + dice.below(300_000) as i64;
    Row(vec![
        Cell::Day((at % 365) as u32),
        Cell::Words(words[dice.below(words.len())].clone()),
        Cell::Words(format!("Supplier {} & Sons Ltd", dice.below(4_000))),
        Cell::Words(format!("INV-{at:06}")),
        Cell::Pence(pence),
    ])
}

/// Title, parameters, header, sections with their lines and subtotals, and the total.
fn rows(dice: &mut Dice, labels: &[String], area: usize, year: usize, lines: usize) -> Vec<Row> {
    let words = |words: &str| Cell::Words(words.to_owned());
    let mut rows = vec![
        Row(vec![Cell::Words(format!("{} annual return", area_name(area)))]),
        Row(vec![words("Year"), Cell::Words(format!("{year}/{:02}", (year + 1) % 100))]),
        Row(Vec::new()),
        Row(["Activity", "Supplier", "Budget", "Actual spend", "Notes"].map(words).into()),
    ];
    let (mut budget_of_all, mut spent_of_all) = (0, 0);
    let mut left = lines;
    while left > 0 {
        let here = left.min(8 + dice.below(30));
        left -= here;
        let theme = dice.one(&["Young people", "Health", "Environment", "Hub", "Skills"]);
        rows.push(Row(vec![Cell::Words(format!("{theme} {}", rows.len()))]));
        let (mut budget, mut spent) = (0, 0);
        for _ in 0..here {
            let actual = 500 + dice.below(400_000) as i64;
            let planned = (actual / 5_000 + 1) * 5_000;
            (budget, spent) = (budget + planned, spent + actual);
            let note = if dice.below(6) == 0 { "paid in two parts" } else { "" };
            rows.push(Row(vec![
                Cell::Words(labels[dice.below(labels.len())].clone()),
                Cell::Words(format!("Supplier {}", dice.below(900))),
                Cell::Pence(planned),
                Cell::Pence(actual),
                words(note),
            ]));
        }
        rows.push(sum("Subtotal", budget, spent));
        (budget_of_all, spent_of_all) = (budget_of_all + budget, spent_of_all + spent);
    }
    rows.push(sum("Total", budget_of_all, spent_of_all));
    rows
}

fn sum(name: &str, budget: i64, spent: i64) -> Row {
    let name = Cell::Words(name.to_owned());
    Row(vec![name, Cell::Words(String::new()), Cell::Pence(budget), Cell::Pence(spent)])
}

enum Cell {
    Words(String),
    Pence(i64),
    Day(u32),
}

struct Row(Vec<Cell>);

struct Look {
    money: Format,
    day: Format,
}

impl Look {
    fn new() -> Look {
        Look {
            money: Format::new().set_num_format("£#,##0.00"),
            day: Format::new().set_num_format("dd/mm/yyyy"),
        }
    }
}

impl Row {
    fn ledger_header() -> Row {
        Row(["Date", "Activity", "Supplier", "Reference", "Amount"]
            .map(|words| Cell::Words(words.to_owned()))
            .into())
    }

    fn write_xlsx(&self, row: u32, sheet: &mut Worksheet, look: &Look) {
        for (col, cell) in (0..).zip(&self.0) {
            match cell {
                Cell::Words(words) if words.is_empty() => {}
                Cell::Words(words) => {
                    sheet.write(row, col, words).unwrap();
                }
                Cell::Pence(pence) => {
                    sheet.write_with_format(row, col, *pence as f64 / 100.0, &look.money).unwrap();
                }
                Cell::Day(day) => {
                    sheet.write_with_format(row, col, 43_556 + day, &look.day).unwrap();
                }
            }
        }
    }

    fn write_csv(&self, out: &mut impl Write) {
        for (at, cell) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            match cell {
                Cell::Words(words) => write!(out, "{comma}\"{}\"", words.replace('"', "\"\"")),
                Cell::Pence(pence) => write!(out, "{comma}{}.{:02}", pence / 100, pence % 100),
                Cell::Day(day) => {
                    write!(out, "{comma}{:02}/{:02}/2019", 1 + day % 28, 1 + day / 28 % 12)
                }
            }
            .unwrap();
        }
        writeln!(out).unwrap();
    }
}
