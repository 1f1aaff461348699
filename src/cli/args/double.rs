//! Double coding: `review --second` and `agree`.

use std::path::PathBuf;

use clap::Args;

use super::Mapped;

/// `crosscast review`
#[derive(Debug, Args)]
#[command(after_help = "\
How sure is a coding that one person made? Let a second one code a sample of it without knowing the first answers:

  crosscast review --second Ruth      writes second-Ruth.xlsx: labels and where they stand, nothing else
  crosscast agree second-Ruth.xlsx    when it is filled in: how far both agree, and on what they differ

Every label that the last run coded may be in the sample, each once for an area; what waits for a decision is not. \
Categories are in it in proportion to their labels, and rows in an order that says nothing of them. The same seed \
gives the same sample.

Ends with 0 when the list is written, 64 when there are no results to go by, 74 when it cannot be written (a \
file that is there is never overwritten), 78 when a mapping file is wrong.")]
pub struct Review {
    /// Who codes the labels a second time: a name or initials.
    #[arg(long, value_name = "CODER", required = true)]
    pub second: String,
    /// How many labels; all if there are no more.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    pub sample: u32,
    /// Any number; another one gives another sample.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
    /// The folder with the results of the last run.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// The file to write; second-CODER.xlsx if not given.
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
}

/// `crosscast agree`
#[derive(Debug, Args)]
#[command(after_help = "\
With one list, it is held against what the last run published; with two, against each other. Rows are matched by area \
and label; rows without an answer, and labels that only one side has, are counted and not compared.

Agreement is the share of labels with the same answer, with the range in which it lies 95 times in 100. Kappa takes \
off what chance alone would give: 1 is full agreement, 0 is no more than chance (J. Cohen, A coefficient of agreement \
for nominal scales, 1960). It is undefined where both gave one and the same answer to everything. Each category is held \
against all others. `unclear` is an answer like any other; a split is one of its own, and agrees with the very same split only.

Ends with 0 when they are compared, whatever comes out; 64 when there are no results to go by, or no label in common; \
78 when an answer or a mapping file is wrong: then everything that is wrong is named, and nothing is compared.")]
pub struct Agree {
    /// A filled list, as any spreadsheet program saves it: of `crosscast review`, or a review list.
    pub first: PathBuf,
    /// Another filled list; if not given, the decisions of the last run.
    pub second: Option<PathBuf>,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
    /// The folder with the results of the last run.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// Answer in JSON, for other programs.
    #[arg(long)]
    pub json: bool,
}
