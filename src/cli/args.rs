//! What can be typed. Help texts teach: each command says what it is for and what comes out.

mod calibrate;
mod compare;
mod double;
mod fill;
mod mark;
mod read_apart;
mod sample;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::model::Date;

pub use calibrate::Calibrate;
pub use compare::Compare;
pub use double::{Agree, Review};
pub use fill::Fill;
pub use mark::Mark;
pub use read_apart::ReadApart;
pub use sample::Sample;

/// Reads spend spreadsheets of every shape, proves them against their own printed totals, and
/// puts their labels into programme-wide categories.
#[derive(Debug, Parser)]
#[command(name = "crosscast", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "\
Begin with `crosscast init my-programme`, copy spreadsheets into its inbox/, and say `crosscast run` in it.
To see how one file is read, say `crosscast check FILE`; nothing is written then.

Exit codes: 0 all tied out · 1 done, something needs a person · 2 done, some files refused or totals
disagree · 64 wrong use · 74 cannot write · 78 a mapping or setting is wrong.")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Say only what went wrong.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say more.
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read a folder of spreadsheets, tie it out, code it, and write totals.
    Run(Run),
    /// Show how workbooks are read, without writing anything.
    Check(Check),
    /// Give returns back as workbooks, with what became of each row beside it.
    Mark(Mark),
    /// Say why a label is coded as it is, or which labels make up a category.
    Explain(Explain),
    /// Measure how often the coding is right, on labels whose categories are known.
    Evaluate(Evaluate),
    /// Choose how alike labels must be, so that the coding is as often right as is wanted.
    Calibrate(Calibrate),
    /// Take the answers of a filled review list into the mapping files, and show what they move.
    Apply(Apply),
    /// Write a blind sample of decided labels, for a second person to code.
    Review(Review),
    /// Say how far two people agree who coded the same labels, and on what they differ.
    Agree(Agree),
    /// Draw coded lines to test for audit, and say what their test means for everything.
    Sample(Sample),
    /// Say what changed between two runs: files, lines, and each figure that moved, with its reasons.
    Compare(Compare),
    /// Put figures into pages that you write, and say later which of them moved.
    Fill(Fill),
    /// Begin a new project folder with mapping files to edit.
    Init(Init),
    /// How crosscast calls itself.
    #[command(hide = true)]
    ReadApart(ReadApart),
}

/// Where the mapping files are.
#[derive(Debug, Args)]
pub struct Mapped {
    /// The folder with the mapping files.
    #[arg(long, value_name = "DIR", default_value = "mappings")]
    pub mappings: PathBuf,
}

/// `crosscast run`
#[derive(Debug, Args)]
#[command(after_help = "\
Look into totals.xlsx first, then findings.csv (what to do about each file) and review.xlsx (labels \
that wait for a decision, to be filled in; review.csv is the same for any editor). Also written are \
entries.csv, rows.csv, files.csv, control.csv, totals/, summary.json and run.json. The files of the inbox are only read.\n\n\
`crosscast --help` lists the exit codes.")]
pub struct Run {
    /// The folder with the spreadsheets, and folders in it; if not given, inbox/ if there is one, else samples/.
    pub inbox: Option<PathBuf>,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
    /// The folder to write; it is replaced as a whole, or not at all.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// End with 2 instead of 1 when anything at all needs a person.
    #[arg(long)]
    pub strict: bool,
    /// How many threads; as many as there are processors if not given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Read everything again, even where nothing changed since the results were written.
    #[arg(long)]
    pub anew: bool,
}

/// `crosscast check`
#[derive(Debug, Args)]
#[command(after_help = "\
Tells what each row and each column was taken for, which column is the spend, and which printed totals \
tie out. If a column is taken for the wrong thing, name its heading in mappings/columns.csv; if the header row, the \
area or the period is wrong, say so in mappings/files.csv.\n\n\
Ends with 0 when all is well, 1 when somebody should look, 2 when a file cannot be read or a total differs.")]
pub struct Check {
    /// The files to look at: workbooks or text.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
    /// Answer in JSON, one line a file, for other programs.
    #[arg(long)]
    pub json: bool,
}

/// `crosscast explain`
#[derive(Debug, Args)]
#[command(after_help = "\
For example: crosscast explain - \"Community chest\"\n\n\
An arrow marks the step that decided. To decide otherwise, write a line into mappings/labels.csv: \
for one area, or with the area left empty for the whole programme.\n\n\
The other way round: crosscast explain - --category spaces\n\n\
This lists the labels behind a figure of the last run, biggest money first: how much of the category each is, by which \
line of the mapping files it was coded so, and where it stands first. A category is named by its id or any of its names; \
`unclear` and `review` are what nobody can know, and what waits for a decision.\n\n\
A published figure is followed by its id: crosscast explain --figure programme.total\n\n\
This lists the entries that it is made of, biggest money first, each with its file and cell, the decision that coded it, \
who made that, and whether the file ties out; and adds them up again. Ends with 2 when they do not come to what was published.")]
pub struct Explain {
    /// The area: its id or any of its names; `-` for the whole programme.
    #[arg(required_unless_present = "figure")]
    pub area: Option<String>,
    /// The label, as the partnership writes it.
    #[arg(required_unless_present_any = ["category", "figure"])]
    pub label: Option<String>,
    /// Say instead which labels make up this category in the area.
    #[arg(long, value_name = "ID", conflicts_with_all = ["label", "section", "description"])]
    pub category: Option<String>,
    /// Follow this figure of summary.json to its entries, cells, decisions and their authors.
    #[arg(long, value_name = "ID", conflicts_with_all = ["area", "label", "category", "section", "description"])]
    pub figure: Option<String>,
    /// With --figure: show every entry.
    #[arg(long, requires = "figure")]
    pub all: bool,
    /// With --figure: write every entry into this file, too.
    #[arg(long, value_name = "FILE", requires = "figure")]
    pub csv: Option<PathBuf>,
    /// The section that the line stands in, for rules that look at it.
    #[arg(long, default_value = "", hide_default_value = true)]
    pub section: String,
    /// The description beside the label, for rules that look at it.
    #[arg(long, default_value = "", hide_default_value = true)]
    pub description: String,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
    /// With --category or --figure: the folder with the results of the last run.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
}

/// A labelled set, and what it is held against.
#[derive(Debug, Args)]
pub struct Labelled {
    /// The labelled set: a CSV file with the columns label and category; area, amount, section and
    /// description are optional.
    #[arg(value_name = "LABELLED.csv")]
    pub file: PathBuf,
    /// What a column of the file is called, where not like its field: category=theme. With nothing
    /// behind the sign, area=, the column is not read.
    #[arg(long = "column", value_name = "FIELD=HEADING")]
    pub columns: Vec<String>,
    /// Judge only the lines that have this value in this column: confidence=high. Several values of
    /// one column mean any of them.
    #[arg(long, value_name = "HEADING=VALUE")]
    pub only: Vec<String>,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
    /// Use no mapping files: categories and areas are those of the file itself.
    #[arg(long)]
    pub without_mappings: bool,
}

/// `crosscast evaluate`
#[derive(Debug, Args)]
#[command(after_help = "\
Coverage is the share that is coded without a person, precision the share of that which is right; each by labels, by \
lines and by pounds, with the range in which it lies 95 times in 100. A label that stands in an area several times \
counts once by labels.\n\n\
Without --folds or --by-area the mapping files are judged as they stand. That flatters if they hold the very labels \
of the file. With either, no label is judged by its own answer: mappings/labels.csv and the rules of single areas \
are left out altogether, and what is learnt comes from the other labels of the file. What all other areas agree on \
counts for the programme, if areas that share labels are seen to mean the same by them; with --folds an area's \
other labels count for it, too.\n\n\
With --without-mappings any labelled set of any programme can be judged.")]
pub struct Evaluate {
    /// What is judged.
    #[command(flatten)]
    pub labelled: Labelled,
    /// Deal the labels into K folds, and judge each from the others.
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(2..=1000))]
    pub folds: Option<u32>,
    /// Judge each area from the others.
    #[arg(long, conflicts_with = "folds")]
    pub by_area: bool,
    /// How many of the wrongly coded labels are listed, biggest money first.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub show: usize,
    /// Answer in JSON, for other programs.
    #[arg(long)]
    pub json: bool,
}

/// `crosscast apply`
#[derive(Debug, Args)]
#[command(after_help = "\
Fill in the review list that `crosscast run` wrote: a category (its id or name, or unclear), or a split like \
`spaces 60; arts 40`; and whom it is for: this area, this group (of like labels) or whole programme. Rows \
may be sorted, filtered or left empty. Then:

  crosscast apply out/review.xlsx --dry-run   shows which lines, pounds and published figures move
  crosscast apply out/review.xlsx             adds the answers to mappings/labels.csv
  crosscast run                               brings the results up to date

Each answer is checked first: if anything is wrong with any, or one contradicts a standing decision, nothing is \
written. To apply a list twice changes nothing.

Ends with 0 when all is done, 64 when there are no results to go by, 74 when labels.csv cannot be written, 78 when \
an answer or a mapping file is wrong.")]
pub struct Apply {
    /// The filled review list, as any spreadsheet program saves it.
    pub review: PathBuf,
    /// Show what would move, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Who decided, where a row does not say; your login name if not given.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// When it was decided, like 2026-11-21; today if not given.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
    /// The folder with the results that the list came with.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| String::from("write a day like 2026-11-21"))
}

/// `crosscast init`
#[derive(Debug, Args)]
#[command(after_help = "\
Makes crosscast.toml, an empty inbox/, and mappings/ with six files to edit and a README that \
explains them.")]
pub struct Init {
    /// The folder to make; existing files are never overwritten.
    pub dir: PathBuf,
}
