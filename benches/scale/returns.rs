//! One return as a partnership makes it up: its title, its headings, its sections, its sums.

use super::dice::Dice;
use super::sheet::{Cell, Row, Sheet};

/// What a return is about.
pub struct Return<'a> {
    /// The area that sends it.
    pub area: &'a str,
    /// Its number decides which headings the area uses, year after year.
    pub area_at: usize,
    /// As it is written in the return, such as `2013/14` or `1 April 2013 to 30 June 2013`.
    pub period: &'a str,
    /// The first day of the period, as spreadsheets count days.
    pub first_day: u32,
    /// How many days it has at least.
    pub days: u32,
    /// The area's own words.
    pub words: &'a [&'a str],
    /// How many lines of spending.
    pub lines: usize,
}

/// What areas call label, payee, budget, spent, notes. The last two also give dates and references.
const HEADINGS: [[&str; 5]; 5] = [
    ["Activity", "Supplier", "Budget", "Actual spend", "Notes"],
    ["Project", "Payee", "Budget", "Spent", "Comments"],
    ["Budget heading", "Supplier", "Budget", "Amount spent", "Notes"],
    ["Item", "Paid to", "Budget", "Expenditure", "Notes"],
    ["Cost heading", "Supplier", "Budget", "Actual", "Comments"],
];
const DATED: [usize; 2] = [3, 4];
const SECTIONS: [&str; 8] = [
    "Getting together",
    "Our streets",
    "Young and old",
    "Open doors",
    "Staying well",
    "Earning and learning",
    "Green places",
    "Running it all",
];
const TRADES: [&str; 6] = ["& Sons Ltd", "Supplies", "Hire", "Services", "Print", "Training"];

impl Return<'_> {
    /// Its sheets, and what was spent in all, in pence.
    pub fn sheets(&self, dice: &mut Dice) -> (Vec<Sheet>, i64) {
        let mut rows = self.top();
        let (mut planned, mut spent, mut left) = (0, 0, self.lines);
        let mut sections = 0;
        while left > 0 {
            let lines = left.min(12 + dice.below(40));
            left -= lines;
            let (plan, actual) = self.section(&mut rows, sections, lines, dice);
            (planned, spent) = (planned + plan, spent + actual);
            sections += 1;
        }
        rows.push(self.sum("Total", Cell::Pence(planned), Cell::Pence(spent)));
        let mut sheets = vec![Sheet { name: "Return", rows }];
        if self.area_at.is_multiple_of(3) {
            sheets.push(guidance());
        }
        (sheets, spent)
    }

    fn top(&self) -> Vec<Row> {
        let headings = HEADINGS[self.form()].map(Cell::words);
        vec![
            vec![Cell::Words(format!("{} spending return", self.area))],
            vec![Cell::words("Period"), Cell::words(self.period)],
            Row::new(),
            self.row(headings, Cell::words("Date paid"), Cell::words("Reference")),
        ]
    }

    /// Which of the headings the area uses.
    fn form(&self) -> usize {
        self.area_at % HEADINGS.len()
    }

    /// The five cells that each row has, with date and reference where the area gives them.
    fn row(&self, cells: [Cell; 5], date: Cell, reference: Cell) -> Row {
        let mut row = Row::from(cells);
        if DATED.contains(&self.form()) {
            row.insert(2, reference);
            row.insert(1, date);
        }
        row
    }

    /// A heading, lines, and their sum. What was planned and spent.
    fn section(&self, rows: &mut Vec<Row>, at: usize, lines: usize, dice: &mut Dice) -> (i64, i64) {
        let (name, round) = (SECTIONS[at % SECTIONS.len()], at / SECTIONS.len());
        let name =
            if round == 0 { name.to_owned() } else { format!("{name} (part {})", round + 1) };
        let subtotal = format!("Subtotal {name}");
        rows.push(vec![Cell::Words(name)]);
        let first = rows.len() as u32;
        let (mut planned, mut spent) = (0, 0);
        for line in rows.len()..rows.len() + lines {
            let actual = 500 + dice.below(400_000) as i64;
            let plan = (actual / 5_000 + 1) * 5_000;
            (planned, spent) = (planned + plan, spent + actual);
            let note = if dice.below(6) == 0 { "paid in two parts" } else { "" };
            let cells = [
                Cell::words(dice.one(self.words)),
                Cell::Words(payee(dice)),
                Cell::Pence(plan),
                Cell::Pence(actual),
                Cell::words(note),
            ];
            let date = Cell::Day(self.first_day + line as u32 * 37 % self.days);
            rows.push(self.row(cells, date, Cell::Words(format!("INV-{line:05}"))));
        }
        rows.push(self.sum(&subtotal, Cell::Sum(first, planned), Cell::Sum(first, spent)));
        (planned, spent)
    }

    fn sum(&self, name: &str, planned: Cell, spent: Cell) -> Row {
        let cells = [Cell::words(name), Cell::Empty, planned, spent, Cell::Empty];
        self.row(cells, Cell::Empty, Cell::Empty)
    }
}

fn payee(dice: &mut Dice) -> String {
    format!("Firm {} {}", dice.below(900), dice.one(&TRADES))
}

/// What the programme asks partnerships to do, without a figure.
fn guidance() -> Sheet {
    let says = [
        "How to fill in this return",
        "Write one line for each payment and say in your own words what it was for.",
        "Put nothing into the rows of sums.",
    ];
    Sheet { name: "Guidance", rows: says.map(|says| vec![Cell::words(says)]).into() }
}

/// The lines of a ledger without sums: one payment each.
pub fn payment(at: usize, words: &[String], dice: &mut Dice) -> (Row, i64) {
    let pence = 100 + dice.below(300_000) as i64;
    let row = vec![
        Cell::Day(43_556 + (at % 365) as u32),
        Cell::words(&words[dice.below(words.len())]),
        Cell::Words(payee(dice)),
        Cell::Words(format!("INV-{at:07}")),
        Cell::Pence(pence),
    ];
    (row, pence)
}

/// The headings of a ledger.
pub fn ledger_headings() -> Row {
    ["Date", "Activity", "Supplier", "Reference", "Amount"].map(Cell::words).into()
}
