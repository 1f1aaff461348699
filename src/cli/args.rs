//! What can be typed. Help texts teach: each command says what it is for and what comes out.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::model::Date;

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
    /// Say why a label is coded as it is.
    Explain(Explain),
    /// Take the answers of a filled review list into the mapping files, and show what they move.
    Apply(Apply),
    /// Begin a new project folder with mapping files to edit.
    Init(Init),
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
for one area, or with the area left empty for the whole programme.")]
pub struct Explain {
    /// The area: its id or any of its names; `-` for the whole programme.
    pub area: String,
    /// The label, as the partnership writes it.
    pub label: String,
    /// The section that the line stands in, for rules that look at it.
    #[arg(long, default_value = "", hide_default_value = true)]
    pub section: String,
    /// The description beside the label, for rules that look at it.
    #[arg(long, default_value = "", hide_default_value = true)]
    pub description: String,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
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
