//! The mapping files: what finance and research staff edit. Loaded, checked, appended to.

use std::path::Path;

use regex::Regex;

use crate::model::{AreaId, Basis, CategoryId, Date, Limits, Money, Period, Role};

/// Everything that people decided, checked and resolved.
#[derive(Debug, Default)]
pub struct Mappings {
    /// What `crosscast.toml` says, or its defaults.
    pub settings: Settings,
    /// `categories.csv`, in its order.
    pub categories: Vec<Category>,
    /// `areas.csv`, in its order.
    pub areas: Vec<Area>,
    /// `labels.csv`, one item a decision; the rows of a split are one decision.
    pub labels: Vec<LabelDecision>,
    /// `rules.csv`.
    pub rules: Vec<Rule>,
    /// `columns.csv`.
    pub columns: Vec<ColumnWord>,
    /// `files.csv`.
    pub files: Vec<FileWord>,
    /// Name and SHA-256 of each file that was read, by name.
    pub hashes: Vec<(String, String)>,
}

/// What `crosscast.toml` can say; each with a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The programme's name, on every output.
    pub programme: String,
    /// ISO 4217 code of the currency.
    pub currency: String,
    /// First month of the financial year, 1 to 12.
    pub financial_year_start: u8,
    /// First day of "Year 1", when all areas share one.
    pub year_one: Option<Date>,
    /// A fuzzy match is accepted at or above this score, in ten-thousandths.
    pub fuzzy_score: u32,
    /// ... and this far above the best rival category, in ten-thousandths.
    pub fuzzy_margin: u32,
    /// How much is read.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            programme: String::from("Programme"),
            currency: String::from("GBP"),
            financial_year_start: 4,
            year_one: None,
            fuzzy_score: 8_800,
            fuzzy_margin: 800,
            limits: Limits::default(),
        }
    }
}

/// One programme-wide category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Stable id, lower-case with hyphens.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What belongs in it.
    pub definition: String,
    /// Where the name comes from.
    pub source: String,
}

/// One area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Stable id, lower-case with hyphens.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Other names, as people write them.
    pub aliases: Vec<String>,
    /// Region, or empty.
    pub region: String,
    /// Local authority, or empty.
    pub local_authority: String,
    /// What the area was given in all, if known.
    pub allocation: Option<Money>,
}

/// A line of a mapping file, for messages and evidence.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(pub u32);

/// What a label was decided to mean.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelDecision {
    /// For one area, or for the whole programme.
    pub area: Option<AreaId>,
    /// The label as written.
    pub label: String,
    /// Its category, its split, or that nobody can know.
    pub answer: Answer,
    /// Who decided; `starter` for the shipped ones.
    pub decided_by: String,
    /// When, as written.
    pub decided_on: String,
    /// Why.
    pub note: String,
    /// Where it stands in `labels.csv` (its first line, for a split).
    pub line: Line,
}

/// A decision about a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One category.
    One(CategoryId),
    /// Several, with shares in ten-thousandths that add up to 10,000.
    Split(Vec<(CategoryId, u32)>),
    /// It cannot be known from this label (`unclear` in the file).
    Unclear,
}

/// A pattern that decides labels.
#[derive(Clone, Debug)]
pub struct Rule {
    /// For one area, or for the whole programme.
    pub area: Option<AreaId>,
    /// What the rule looks at.
    pub field: RuleField,
    /// Matches what the rule is for.
    pub include: Regex,
    /// Matches what it is not for.
    pub exclude: Option<Regex>,
    /// The category; `None` for `unclear`.
    pub category: Option<CategoryId>,
    /// Why.
    pub note: String,
    /// Where it stands in `rules.csv`.
    pub line: Line,
}

/// Which words a rule looks at: `include` may begin with `section:` or `description:`.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum RuleField {
    /// The label.
    #[default]
    Label,
    /// The section the line stands in.
    Section,
    /// The description beside the label.
    Description,
}

/// What a column heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnWord {
    /// The heading, compared without case, punctuation and outer space.
    pub heading: String,
    /// Its role.
    pub role: Role,
    /// Its basis, for amounts.
    pub basis: Option<Basis>,
    /// Where it stands in `columns.csv`.
    pub line: Line,
}

/// A person's word about one file; beats detection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileWord {
    /// The file as `files.csv` names it: path inside the inbox, or its last part; `*` and `?` stand for
    /// any text and any one character.
    pub file: String,
    /// The sheet; empty for all.
    pub sheet: String,
    /// The area.
    pub area: Option<AreaId>,
    /// The period.
    pub period: Option<Period>,
    /// The basis of its spend column.
    pub basis: Option<Basis>,
    /// The row of its (last) header row, as the spreadsheet numbers it.
    pub header_row: Option<u32>,
    /// `ignore` leaves the file or sheet out.
    pub ignore: bool,
    /// Why.
    pub note: String,
    /// Where it stands in `files.csv`.
    pub line: u32,
}

/// One mistake in a mapping file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, inside the mappings folder.
    pub file: String,
    /// Line in the file, from 1; 0 for the file as a whole.
    pub line: u32,
    /// Name of the column; empty for the line as a whole.
    pub column: String,
    /// What is wrong.
    pub says: String,
    /// What would be right.
    pub remedy: String,
}

/// All the mistakes, found in one reading.
#[derive(Debug, thiserror::Error)]
#[error("{} in the mapping files", count(.0.len()))]
pub struct Mistakes(pub Vec<Mistake>);

fn count(mistakes: usize) -> String {
    if mistakes == 1 { String::from("1 mistake") } else { format!("{mistakes} mistakes") }
}

impl Mappings {
    /// Reads and checks the folder `dir` and the settings file, if there is one.
    pub fn load(_dir: &Path, _settings: Option<&Path>) -> Result<Mappings, Mistakes> {
        Ok(Mappings::default())
    }

    /// What people said about `file` (its name inside the inbox) and `sheet`, the most
    /// particular first.
    pub fn words_about<'a>(
        &'a self,
        _file: &'a str,
        _sheet: &'a str,
    ) -> impl Iterator<Item = &'a FileWord> {
        std::iter::empty()
    }
}
